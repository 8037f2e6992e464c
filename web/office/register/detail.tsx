/** One school of the register: what is known of it, what was changed, and for the administrator what can be done. */
import { useState } from 'preact/hooks';
import type { SchoolAnswer } from '../../../functions/schools/register-answers.ts';
import { answersOf } from '../answers.ts';
import { ContactLinks } from '../calls.tsx';
import { Failure } from '../failure.tsx';
import { Dialog } from '../kit/dialog.tsx';
import type { Done } from '../kit/notice.tsx';
import { later } from '../later.tsx';
import { Go, useOffice } from '../office.tsx';
import { HERE, NO_FILTER } from '../place.ts';
import { Waiting } from '../signs.tsx';
import { dateText, useRegisterWords, useUnits } from './data.ts';
import { ChangesTold } from './history.tsx';
import { Standing } from './list.tsx';

const useSchool = answersOf<SchoolAnswer>();
const Act = later(() => import('./act.tsx').then((module) => module.Act));

export type SchoolRecord = SchoolAnswer['school'];
export const ACTS = ['edit', 'move', 'close', 'merge', 'reopen'] as const;
export type ActName = (typeof ACTS)[number];

function Facts({ school }: { school: SchoolRecord }) {
  const { texts, say } = useOffice();
  const words = useRegisterWords();
  const facts: [string, preact.ComponentChildren][] = [
    [words.code, school.id],
    [
      words.state,
      <Standing
        key="state"
        school={{ ...school, ...(school.successorName && { successor: school.successorName }) }}
      />,
    ],
    [words.level, texts.levelsLong[school.level]],
    [words.unit, school.unit.name],
    [words.area, school.area.name],
    [words.from, dateText(school.from)],
    [words.accounts, school.accounts > 0 ? say.number(school.accounts) : words.noAccount],
  ];
  return (
    <dl class="register-facts">
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** What fits the state it is in: an ended school is only opened again. */
const actsFor = ({ until }: SchoolRecord): ActName[] =>
  until === undefined ? ['edit', 'move', 'close', 'merge'] : ['edit', 'reopen'];

function Record(props: { school: SchoolRecord; edits: boolean; act: (name: ActName) => void }) {
  const words = useRegisterWords();
  const { school, edits } = props;
  const units = useUnits();
  const names = new Map((units.value?.units ?? []).map(({ path, name }) => [path, name]));
  return (
    <>
      {edits && (
        <div class="acts">
          {actsFor(school).map((name) => (
            <button key={name} type="button" class="button slim" onClick={() => props.act(name)}>
              {words[name]}
            </button>
          ))}
        </div>
      )}
      <Facts school={school} />
      <ContactLinks school={school} contact={school.contact} />
      <p>
        <Go to={{ ...HERE, view: 'truong', school: school.id, ...NO_FILTER }}>{words.toDeclarations}</Go>
      </p>
      <h3>{words.history}</h3>
      <ChangesTold changes={school.changes} names={names} />
    </>
  );
}

export function SchoolDetail({ edits, changed }: { edits: boolean; changed: (what: Done) => void }) {
  const { place, go, texts } = useOffice();
  const { value, failure, again } = useSchool(`/api/schools/${encodeURIComponent(place.id)}`);
  const [acting, act] = useState<ActName | undefined>();
  const close = () => go({ ...place, id: '' }, 'replace');
  const school = value?.school;
  if (school && acting)
    return (
      <Act
        school={school}
        name={acting}
        onClose={() => {
          act(undefined);
          again();
        }}
        changed={(what) => {
          close();
          changed(what);
        }}
      />
    );
  return (
    <Dialog title={school?.name ?? texts.loading} onClose={close}>
      {school && <Record school={school} edits={edits} act={act} />}
      {!school &&
        (failure ? (
          <Failure part failure={failure} again={again} />
        ) : (
          <Waiting lines={8} label={texts.loading} />
        ))}
    </Dialog>
  );
}
