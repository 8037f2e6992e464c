/** A school's contact, and what an officer does there by phone. The doing is fetched after the first view; its place is kept. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { may } from '../../functions/access/access.ts';
import type { LastCall } from '../../functions/declarations/follow-up.ts';
import type { Contact } from '../../functions/schools/unit.ts';
import { ContactLinks } from './contact.tsx';
import { useOffice } from './office.tsx';

export interface Called {
  school: { id: string; path: string; name: string; area?: string };
  contact?: Contact;
  lastCall?: LastCall;
}

export interface ToolsProps {
  row: Called;
  /** As it stands now: mended here, perhaps. */
  contact: Contact | undefined;
  round: string;
  /** The outcome alone: where space is short and the list is near. */
  short?: boolean | undefined;
  onContact: (contact: Contact) => void;
  /** Something was noted or mended. */
  onDone?: (() => void) | undefined;
}

let tools: ComponentType<ToolsProps> | undefined;

function useTools(wanted: boolean): ComponentType<ToolsProps> | undefined {
  const [here, show] = useState(() => tools);
  useEffect(() => {
    if (!wanted || here) return;
    import('./calling/tools.tsx').then(
      (module) => {
        tools = module.Tools;
        show(() => tools);
      },
      // Without it the phone numbers still stand there; the next visit asks again.
      () => undefined,
    );
  }, [wanted, here]);
  return here;
}

/** Whether the viewer runs the school: then there is something to do about it. */
export function useRuns({ id, path, area }: Called['school']): boolean {
  const { session } = useOffice();
  const target = { path, schoolId: id, ...(area && { area }) };
  return may({ kind: 'account', ...session.account }, 'follow-up', target);
}

export function Calling(props: {
  row: Called;
  round: string;
  short?: boolean;
  onDone?: (() => void) | undefined;
}) {
  const { row, round, short, onDone } = props;
  const runs = useRuns(row.school);
  const Tools = useTools(runs);
  // What was mended here stands until the server says something else than it did before.
  const was = JSON.stringify(row.contact);
  const [mended, mend] = useState<{ over: string | undefined; contact: Contact }>();
  const contact = mended && mended.over === was ? mended.contact : row.contact;
  return (
    <>
      <ContactLinks school={row.school} contact={contact} />
      {runs && (
        <div class={short ? 'calling short' : 'calling'}>
          {Tools && (
            <Tools
              row={row}
              contact={contact}
              round={round}
              short={short}
              onContact={(now) => mend({ over: was, contact: now })}
              onDone={onDone}
            />
          )}
        </div>
      )}
    </>
  );
}
