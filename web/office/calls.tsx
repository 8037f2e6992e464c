/** Whom to call: who still owes, silent running first, with a text to paste into a chat group. */
import { useState } from 'preact/hooks';
import type { DutyRow, OverviewAnswer } from '../../functions/oversight/overview.ts';
import { Calling } from './calling.tsx';
import { gatherOwing, reminderText } from './copying.ts';
import { owing } from './hero.tsx';
import { SchoolLink, SchoolPlace } from './links.tsx';
import { NudgePlace } from './nudge.tsx';
import { Go, useOffice } from './office.tsx';
import { OWING } from './units.tsx';

export { ContactLinks } from './contact.tsx';

/** "3 kỳ liên tiếp", "không gửi được thư" */
export function CallTags({ row }: { row: DutyRow }) {
  const { texts, say } = useOffice();
  // This round counts once it is past due; before that, only the missed ones do.
  const running = row.silentBefore + (row.state === 'awaiting' ? 0 : 1);
  return (
    <>
      {running > 1 && <span class="tag worse">{texts.running(say.number(running))}</span>}
      {row.silentBefore === 1 && row.state === 'awaiting' && <span class="tag">{texts.missedLast}</span>}
      {row.unreachable && <span class="tag">{texts.unreachable}</span>}
    </>
  );
}

function CallLine({ row, overview }: { row: DutyRow; overview: OverviewAnswer }) {
  return (
    <li class="line call">
      <SchoolLink school={row.school} />
      <span class="tags">
        <SchoolPlace row={row} overview={overview} />
        <CallTags row={row} />
      </span>
      <Calling row={row} round={overview.round.id} short />
    </li>
  );
}

type Copying =
  | { state: 'idle' | 'working' | 'failed' }
  | { state: 'copied'; schools: number }
  | { state: 'by-hand'; text: string };

/** The text is gathered from the whole list, not only from what the card shows. */
function CopyReminder({ overview }: { overview: OverviewAnswer }) {
  const { texts, say, place } = useOffice();
  const [copying, tell] = useState<Copying>({ state: 'idle' });
  const copy = async () => {
    tell({ state: 'working' });
    const rows = await gatherOwing(overview.round.id, overview.unit.path, place.level);
    if (rows === undefined) return tell({ state: 'failed' });
    const text = reminderText(rows, overview, new URL('/khai-bao/', location.href).href, texts, say);
    try {
      await navigator.clipboard.writeText(text);
      tell({ state: 'copied', schools: rows.length });
    } catch {
      tell({ state: 'by-hand', text });
    }
  };
  return (
    <div class="copy">
      <button type="button" class="button" onClick={copy} aria-disabled={copying.state === 'working'}>
        {copying.state === 'working' ? texts.gathering : texts.copyReminder}
      </button>
      <p role="status">
        {copying.state === 'copied' && texts.copied(say.number(copying.schools))}
        {copying.state === 'failed' && texts.copyFailed}
        {copying.state === 'by-hand' && texts.copyByHand}
      </p>
      {copying.state === 'by-hand' && (
        <textarea
          readOnly
          rows={8}
          aria-label={texts.copyReminder}
          onFocus={(event) => event.currentTarget.select()}
        >
          {copying.text}
        </textarea>
      )}
    </div>
  );
}

/** The first view names the most urgent; all of them are one tap away. */
const SHOWN = 6;

export function CallList({ overview }: { overview: OverviewAnswer }) {
  const { texts, say, place } = useOffice();
  const all = owing(overview.figures);
  const closed = overview.round.closedAt !== undefined;
  return (
    <section class="card" aria-labelledby="calls">
      <h2 id="calls">
        {closed ? texts.didNotDeclare : texts.toCall}{' '}
        {all > 0 && <small>{texts.schools(say.number(all))}</small>}
      </h2>
      {all === 0 ? (
        <p class="empty">{overview.figures.expected === 0 ? texts.nobodyExpected : texts.allDeclared}</p>
      ) : (
        <>
          {/* A nudge goes to schools of every level: beside the figures of one it would say another number. */}
          {!closed && !place.level && (
            <NudgePlace round={overview.round.id} unit={overview.unit.path} owing={all} now={overview.now} />
          )}
          {!closed && <CopyReminder overview={overview} />}
          <ul class="plain">
            {overview.toCall.slice(0, SHOWN).map((row) => (
              <CallLine key={row.school.id} row={row} overview={overview} />
            ))}
          </ul>
          {all > SHOWN && (
            <Go afresh class="more" to={{ view: 'tinh-hinh', state: OWING }}>
              {texts.seeAll(say.number(all))}
            </Go>
          )}
        </>
      )}
    </section>
  );
}
