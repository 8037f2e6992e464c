/** One alert: what is known for tracing, whom it was told to, who took it, whom to call. */
import { useState } from 'preact/hooks';
import type { AlertAnswer, AlertRow } from '../../../functions/alerts/alerts.ts';
import type { AffectedClass } from '../../../functions/declarations/declaration.ts';
import { answersOf } from '../answers.ts';
import { Card } from '../cards.tsx';
import { ContactLinks } from '../contact.tsx';
import { Failure, Stale } from '../failure.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { shortSchool } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { ROLE } from '../roles.ts';
import { Waiting } from '../signs.tsx';
import { Change, Where } from './facts.tsx';
import { MarkOf, useAlertWords } from './mark.tsx';

const useAlert = answersOf<AlertAnswer>();

function Row({ row }: { row: AffectedClass }) {
  const words = useAlertWords();
  const { say, texts } = useOffice();
  const { columns } = words;
  return (
    <tr {...ROLE.row}>
      <th {...ROLE.rowHeader} scope="row" class="name">
        {row.label}
      </th>
      <td {...ROLE.cell} data-label={columns.confirmed} class="n">
        {say.number(row.confirmed)}
      </td>
      <td {...ROLE.cell} data-label={columns.contacts} class="n">
        {say.number(row.contacts)}
      </td>
      <td {...ROLE.cell} data-label={columns.lastDay}>
        {row.lastDay ? say.shortDay(row.lastDay) : '–'}
      </td>
      <td {...ROLE.cell} data-label={columns.measure}>
        {texts.measures[row.measure]}
      </td>
      <td {...ROLE.cell} data-label={columns.reportedAt}>
        {row.reportedAt ? say.brief(row.reportedAt) : words.notReported}
      </td>
    </tr>
  );
}

function Tracing({ answer }: { answer: AlertAnswer }) {
  const words = useAlertWords();
  const { say } = useOffice();
  const { alert, newer } = answer;
  const classes = newer?.classes ?? alert.classes;
  const keys = ['label', 'confirmed', 'contacts', 'lastDay', 'measure', 'reportedAt'] as const;
  return (
    <Card
      id="tracing"
      title={words.tracing}
      note={words.tracingNote(say.number(newer?.revision ?? alert.revision))}
    >
      {newer && (
        <p class="stale">
          {words.tracingNewer(say.number(newer.revision), say.brief(newer.at))}{' '}
          {newer.newConfirmed !== alert.now.newConfirmed && words.nowDeclared(say.number(newer.newConfirmed))}
        </p>
      )}
      {classes.length === 0 ? (
        <p class="empty">{words.noClasses}</p>
      ) : (
        <table class="lines" {...ROLE.table} aria-labelledby="tracing">
          <thead {...ROLE.group}>
            <tr {...ROLE.row}>
              {keys.map((key) => (
                <th
                  key={key}
                  {...ROLE.columnHeader}
                  scope="col"
                  class={key === 'confirmed' || key === 'contacts' ? 'n' : ''}
                >
                  {words.columns[key]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...ROLE.group}>
            {classes.map((row, i) => (
              <Row key={i} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Told({ told }: Pick<AlertAnswer, 'told'>) {
  const words = useAlertWords();
  const { say } = useOffice();
  return (
    <Card id="told" title={words.told}>
      {told.length === 0 ? (
        <p class="empty">{words.notYetTold}</p>
      ) : (
        <ul class="plain told">
          {told.map(({ unit, name, at, people }) => (
            <li key={unit}>
              <b>{name}</b>
              <span>{people.length === 0 ? words.nobodyToTell : people.join(', ')}</span>
              {people.length > 0 && <small>{words.toldAt(say.brief(at))}</small>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function History({ marks }: Pick<AlertAnswer, 'marks'>) {
  const words = useAlertWords();
  const { say } = useOffice();
  if (marks.length < 2) return null;
  return (
    <Card id="marks" title={words.history}>
      <ul class="plain told">
        {marks.map(({ what, by, at, note }, i) => (
          <li key={i}>
            <span>
              {by} {words.entries[what]}, {say.brief(at)}
            </span>
            {note && <small>{note}</small>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function AlertDetail({ id }: { id: string }) {
  const words = useAlertWords();
  const { texts } = useOffice();
  const { value, failure, again } = useAlert(`/api/alerts/${encodeURIComponent(id)}`);
  const [done, keep] = useState<AlertRow>();
  if (!value)
    return failure ? (
      <Failure failure={failure} again={again} />
    ) : (
      <Waiting lines={10} label={texts.loading} />
    );
  const alert = done ?? value.alert;
  const refresh = () => {
    keep(undefined);
    again();
  };
  const name = shortSchool(alert.school.name);
  return (
    <>
      <ScreenHead
        title={name}
        tab={`${words.title}: ${name}`}
        units={false}
        actions={
          <Go to={{ id: '' }} class="button">
            {words.back}
          </Go>
        }
      />
      <Stale failure={failure} again={again} since={value.now} />
      <div class="columns">
        <div class="wide">
          <section class="card" aria-label={words.kinds[alert.kind]}>
            <div class={alert.mark ? 'alert-line taken' : 'alert-line'}>
              <div class="what">
                <Change alert={alert} />
                <Where alert={alert} />
                <small>
                  {words.operation}: {texts.operations[alert.operation]}
                </small>
              </div>
              <MarkOf
                alert={alert}
                onDone={(next) => {
                  keep(next);
                  again();
                }}
                again={refresh}
              />
            </div>
          </section>
          <Tracing answer={value} />
        </div>
        <div class="narrow">
          {value.contact && (
            <Card id="contact" title={words.contact}>
              <ContactLinks school={alert.school} contact={value.contact} />
            </Card>
          )}
          <p>
            <Go
              to={{ view: 'truong', school: alert.school.id, round: alert.round, id: '', state: '', q: '' }}
              class="button wide"
            >
              {words.toSchool}
            </Go>
          </p>
          <Told told={value.told} />
          <History marks={value.marks} />
        </div>
      </div>
    </>
  );
}
