/** One import: what its file would do, how far it is, what became of it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ImportAnswer, PlannedRow } from '../../../functions/schools/register-answers.ts';
import { answersOf } from '../answers.ts';
import { Failure } from '../failure.tsx';
import { useAction, useSaid } from '../kit/action.ts';
import { Download } from '../kit/download.tsx';
import { useKitWords } from '../kit/words.ts';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { ROLE } from '../roles.ts';
import { Waiting } from '../signs.tsx';
import { useRegisterWords, useUnits } from './data.ts';
import { FieldsTold } from './history.tsx';
import { FilePicker } from './imports.tsx';

const useImport = answersOf<ImportAnswer>();
const POLL_MS = 1500;
/** Planned rows before somebody asks for more. */
const AT_FIRST = 20;

type Report = ImportAnswer['import'];

function Counts({ counts }: Pick<Report, 'counts'>) {
  const { say } = useOffice();
  const words = useRegisterWords();
  return (
    <dl class="import-counts">
      {(['added', 'changed', 'unchanged', 'rejected', 'accounts'] as const).map((key) => (
        <div key={key} class={key === 'rejected' && counts.rejected > 0 ? 'bad' : ''}>
          <dt>{words.counts[key]}</dt>
          <dd>{say.number(counts[key])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Table(props: { label: string; heads: readonly string[]; children: ComponentChildren }) {
  return (
    <table class="lines rows-told" {...ROLE.table} aria-label={props.label}>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {props.heads.map((head) => (
            <th key={head} {...ROLE.columnHeader} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>{props.children}</tbody>
    </table>
  );
}

function Problems({ report }: { report: Report }) {
  const { say, language } = useOffice();
  const words = useRegisterWords();
  const { problems, id } = report;
  if (problems.length === 0) return null;
  const { problemColumns: heads } = words;
  return (
    <section class="card stack-gap" aria-labelledby="problems">
      <div>
        <h2 id="problems">{words.problemsTitle}</h2>
        <p class="muted small">{words.problemsLead}</p>
      </div>
      <Download path={apiPath('/api/exports/import-problems', { import: id })} />
      <Table label={words.problemsTitle} heads={[heads.row, heads.column, heads.value, heads.why]}>
        {problems.map((problem) => (
          <tr key={`${problem.row} ${problem.column} ${problem.code}`} {...ROLE.row}>
            <th {...ROLE.rowHeader} scope="row">
              {heads.row} {problem.row}
            </th>
            <td {...ROLE.cell} data-label={heads.column}>
              {problem.column}
            </td>
            <td {...ROLE.cell} data-label={heads.value}>
              {problem.value || words.empty}
            </td>
            <td {...ROLE.cell} data-label={heads.why}>
              {language === 'en' ? problem.en : problem.vi}
            </td>
          </tr>
        ))}
      </Table>
      {problems.length < report.counts.rejected && (
        <p class="muted small">{words.problemsMore(say.number(problems.length))}</p>
      )}
    </section>
  );
}

function PlannedCell({ row, names }: { row: PlannedRow; names: ReadonlyMap<string, string> }) {
  const words = useRegisterWords();
  return (
    <>
      {row.what === 'add' && <b>{words.willAdd}</b>}
      {row.fields.length > 0 && <FieldsTold fields={row.fields} names={names} />}
      {row.accounts.length > 0 && <small>{words.willInvite(row.accounts.join(', '))}</small>}
    </>
  );
}

function Planned({ report }: { report: Report }) {
  const { say } = useOffice();
  const words = useRegisterWords();
  const units = useUnits();
  const { rows, counts } = report;
  const kit = useKitWords();
  const [all, showAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, AT_FIRST);
  const names = new Map((units.value?.units ?? []).map(({ path, name }) => [path, name]));
  const { plannedColumns: heads } = words;
  return (
    <section class="card stack-gap" aria-labelledby="planned">
      <h2 id="planned">{words.plannedTitle}</h2>
      <Table label={words.plannedTitle} heads={[heads.row, heads.school, heads.what]}>
        {shown.map((row) => (
          <tr key={row.row} {...ROLE.row}>
            <th {...ROLE.rowHeader} scope="row">
              {heads.row} {row.row}
            </th>
            <td {...ROLE.cell} data-label={heads.school}>
              {row.name}
              <small>{row.id}</small>
            </td>
            <td {...ROLE.cell} data-label={heads.what}>
              <PlannedCell row={row} names={names} />
            </td>
          </tr>
        ))}
      </Table>
      {shown.length < rows.length && (
        <button type="button" class="button more" onClick={() => showAll(true)}>
          {kit.showMore}
        </button>
      )}
      {shown.length === rows.length && rows.length < counts.added + counts.changed && (
        <p class="muted small">{words.plannedMore(say.number(rows.length))}</p>
      )}
    </section>
  );
}

function Apply({ report, again }: { report: Report; again: () => void }) {
  const { say } = useOffice();
  const words = useRegisterWords();
  const said = useSaid();
  const action = useAction<ImportAnswer>();
  const rows = report.counts.added + report.counts.changed;
  const apply = async () => {
    if (await action.run('PUT', `/api/schools/imports/${report.id}`, { apply: true })) again();
  };
  if (report.state === 'expired') return <p>{words.expired}</p>;
  if (rows === 0) return <p>{words.nothing}</p>;
  if (report.busy) return <p>{words.busy}</p>;
  return (
    <>
      <button type="button" class="button go" aria-disabled={action.pending} onClick={() => void apply()}>
        {words.apply(say.number(rows))}
      </button>
      {action.failure && (
        <p class="summary" role="alert">
          {said(action.failure)}
        </p>
      )}
    </>
  );
}

function Progress({ progress }: Pick<Report, 'progress'>) {
  const { say } = useOffice();
  const words = useRegisterWords();
  const { done, of } = progress ?? { done: 0, of: 1 };
  const text = done === 0 ? words.waitsTurn : words.applying(say.ratio(done, of));
  return (
    <>
      <progress aria-label={words.importStates.applying} value={done} max={of} />
      <p>{text}</p>
    </>
  );
}

function Outcome({ report }: { report: Report }) {
  const { say } = useOffice();
  const words = useRegisterWords();
  const { outcomes } = report;
  if (!outcomes) return null;
  const { added, changed, unchanged, failed, accounts } = outcomes;
  return (
    <>
      <p>
        <b>{words.outcome(say.number(added), say.number(changed), say.number(unchanged))}</b>
      </p>
      {failed > 0 && <p class="warn">{words.outcomeFailed(say.number(failed))}</p>}
      {accounts > 0 && <p>{words.outcomeAccounts(say.number(accounts))}</p>}
    </>
  );
}

/** Asked again and again while it is at work; the answer is kept by the address, so a reload goes on. */
function useWatched(id: string) {
  const answer = useImport(`/api/schools/imports/${encodeURIComponent(id)}`);
  const working = answer.value?.import.state === 'applying' || answer.value?.import.busy === true;
  const { again } = answer;
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(again, POLL_MS);
    return () => clearInterval(timer);
  }, [working, again]);
  return answer;
}

export function ImportReport({ id }: { id: string }) {
  const { texts, say } = useOffice();
  const words = useRegisterWords();
  const { value, failure, again } = useWatched(id);
  if (!value)
    return failure ? (
      <Failure failure={failure} again={again} />
    ) : (
      <Waiting lines={10} label={texts.loading} />
    );
  const report = value.import;
  const open = report.state === 'checked' || report.state === 'expired';
  return (
    <>
      <section class="card stack-gap" aria-labelledby="import">
        <div>
          <h2 id="import">{report.file || words.file}</h2>
          <p class="muted small">
            {words.importStates[report.state]} · {words.ofRows(say.number(report.counts.total))} ·{' '}
            {say.moment(report.at)} · {report.by}
          </p>
        </div>
        {report.state !== 'done' && <Counts counts={report.counts} />}
        {report.ignored.length > 0 && <p class="muted small">{words.ignored(report.ignored.join(', '))}</p>}
        <div role="status" class="stack-gap">
          {report.state === 'applying' && (
            <Progress {...(report.progress && { progress: report.progress })} />
          )}
          {report.state === 'done' && <Outcome report={report} />}
        </div>
        <div class="ways">
          {open && <Apply report={report} again={again} />}
          {open && <FilePicker label={words.chooseAgain} />}
          {!open && (
            <Go to={{ id: '' }} class="button">
              {words.backToImports}
            </Go>
          )}
        </div>
      </section>
      <Problems report={report} />
      {report.state !== 'done' && <Planned report={report} />}
    </>
  );
}
