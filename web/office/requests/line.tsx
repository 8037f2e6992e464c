/** One request: how many have declared, until when, and calling it off. */
import { useState } from 'preact/hooks';
import type { RequestAnswer, RequestRow } from '../../../functions/rounds/requests.ts';
import { useAction, useSaid } from '../kit/action.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Go, useOffice } from '../office.tsx';
import { useRequestsWords } from './words.ts';

function Cancel(props: { row: RequestRow; onClose: () => void; onCancelled: () => void }) {
  const { say } = useOffice();
  const words = useRequestsWords();
  const said = useSaid();
  const { row } = props;
  const doing = useAction<RequestAnswer>();
  const cancel = async () => {
    if (await doing.run('DELETE', `/api/rounds/${encodeURIComponent(row.id)}`)) props.onCancelled();
  };
  return (
    <Dialog title={words.cancelTitle(row.title)} onClose={props.onClose}>
      <p>{words.cancelText(say.number(row.asked))}</p>
      <p role="alert" class="wrong">
        {doing.failure && said(doing.failure)}
      </p>
      <p class="ways">
        <button type="button" class="button go" aria-disabled={doing.pending} onClick={() => void cancel()}>
          {words.cancel}
        </button>
        <button type="button" class="button" onClick={props.onClose}>
          {words.keep}
        </button>
      </p>
    </Dialog>
  );
}

function Progress({ row }: { row: RequestRow }) {
  const { say } = useOffice();
  const words = useRequestsWords();
  const { progress } = row;
  if (row.state === 'opening') return <p>{words.opening(say.number(row.asked))}</p>;
  if (!progress) return null;
  const share = progress.expected === 0 ? 0 : (progress.declared / progress.expected) * 100;
  return (
    <>
      <p>
        <b>{words.declared(say.ratio(progress.declared, progress.expected))}</b>
      </p>
      <span class="bar thin" aria-hidden="true">
        {share > 0 && <i class="on-time" style={{ width: `${share}%` }} />}
        <i class="owing" style={{ width: `${100 - share}%` }} />
      </span>
    </>
  );
}

/** Where it can be looked at, its title leads there. */
function Title({ row }: { row: RequestRow }) {
  const { unit } = useOffice();
  if (!row.progress) return <b>{row.title}</b>;
  const within = unit.startsWith(`${row.unit.path}.`) ? unit : row.unit.path;
  return (
    <Go afresh to={{ view: '', round: row.id, unit: within, level: '' }}>
      <b>{row.title}</b>
    </Go>
  );
}

export function Line(props: { row: RequestRow; onCancelled: () => void; again: () => void }) {
  const { say } = useOffice();
  const words = useRequestsWords();
  const [asking, ask] = useState(false);
  const { row } = props;
  const stages = row.stages?.map((stage) => words.stageNames[stage]).join(', ');
  return (
    <li class="request-line">
      <div class="what">
        <p>
          <Title row={row} />{' '}
          <span class={row.state === 'open' ? 'tag awaiting' : 'tag'}>{words.states[row.state]}</span>
        </p>
        <p>
          {row.unit.name}
          {stages && ` (${stages})`} · {words.due(say.moment(row.dueAt))}
        </p>
        <Progress row={row} />
        <p class="small muted">
          {row.authority}
          {row.letter && `, ${row.letter}`} · {words.by(row.by, say.moment(row.requestedAt))}
          {row.cancelled && ` · ${words.cancelledBy(row.cancelled.by, say.moment(row.cancelled.at))}`}
        </p>
        <p class="small">{row.reason}</p>
      </div>
      {row.mayCancel && (
        <button
          type="button"
          class="button"
          aria-label={words.cancelNamed(row.title)}
          onClick={() => ask(true)}
        >
          {words.cancel}
        </button>
      )}
      {asking && (
        <Cancel
          row={row}
          onClose={() => {
            ask(false);
            props.again();
          }}
          onCancelled={() => {
            ask(false);
            props.onCancelled();
          }}
        />
      )}
    </li>
  );
}
