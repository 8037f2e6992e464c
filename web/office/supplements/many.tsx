/** Accepting many at once: one after the other, with progress; what failed stays chosen. */
import { useState } from 'preact/hooks';
import type {
  DecisionAnswer,
  DecisionBody,
  SupplementRow,
} from '../../../functions/declarations/supplements.ts';
import { tellSignedOut } from '../answers.ts';
import { send } from '../api.ts';
import { useOffice } from '../office.tsx';
import { decisionPath, keyOf, type State } from './decision.ts';
import { useSupplementWords } from './words.ts';

type Now =
  | { state: 'idle' }
  | { state: 'working'; done: number; of: number }
  | { state: 'done'; done: number; failed: number };

export function Many(props: {
  /** Those that wait, as shown. */
  rows: readonly SupplementRow[];
  chosen: ReadonlySet<string>;
  onChoose: (keys: ReadonlySet<string>) => void;
  onState: (row: SupplementRow, state: State) => void;
  onBusy: (busy: boolean) => void;
}) {
  const words = useSupplementWords();
  const { say } = useOffice();
  const [now, tell] = useState<Now>({ state: 'idle' });
  const picked = props.rows.filter((row) => props.chosen.has(keyOf(row)));
  const working = now.state === 'working';
  const accept = async () => {
    if (working || picked.length === 0) return;
    props.onBusy(true);
    const failed: string[] = [];
    for (const [done, row] of picked.entries()) {
      tell({ state: 'working', done, of: picked.length });
      const body: DecisionBody = { revision: row.revision, decision: 'accept' };
      const outcome = await send<DecisionAnswer>('POST', decisionPath(row), body);
      if ('value' in outcome) props.onState(row, outcome.value.state);
      else failed.push(keyOf(row));
      if ('failure' in outcome && outcome.failure.kind === 'signed-out') tellSignedOut();
    }
    props.onChoose(new Set(failed));
    props.onBusy(false);
    tell({ state: 'done', done: picked.length - failed.length, failed: failed.length });
  };
  return (
    <div class="many">
      {props.rows.length > 1 && (
        <label>
          <input
            type="checkbox"
            checked={picked.length === props.rows.length}
            onChange={(event) =>
              props.onChoose(new Set(event.currentTarget.checked ? props.rows.map(keyOf) : []))
            }
          />
          <span>{words.chooseAll(say.number(props.rows.length))}</span>
        </label>
      )}
      {(picked.length > 0 || working) && (
        <button type="button" class="button go" aria-disabled={working} onClick={() => void accept()}>
          {now.state === 'working'
            ? words.progress(say.number(now.done), say.number(now.of))
            : words.acceptMany(say.number(picked.length))}
        </button>
      )}
      <p role="status" class="small">
        {now.state === 'done' &&
          (now.failed === 0
            ? words.manyDone(say.number(now.done))
            : words.manyFailed(say.number(now.done), say.number(now.failed)))}
      </p>
    </div>
  );
}
