/** The printable report with its annex: A4, as Vietnamese offices write them. What is printed is what is seen. */
import { useState } from 'preact/hooks';
import type { ResultsAnswer, SchoolResult, SilentAnswer } from '../../../functions/oversight/over-time.ts';
import type { Result } from '../../../functions/oversight/results.ts';
import { nameInSentence } from '../../../functions/schools/unit-names.ts';
import { type Answer, answersOf } from '../answers.ts';
import { Failure } from '../failure.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { Waiting } from '../signs.tsx';
import { reportVi as t } from './letter.ts';
import { FIELDS, type Letter, letterOf } from './letterhead.ts';
import { civilDateIn } from './ranges.ts';
import { useEverySchool } from './whole.ts';
import { useResultsWords } from './words.ts';

const useSilent = answersOf<SilentAnswer>();
function Fields({ letter, change }: { letter: Letter; change: (letter: Letter) => void }) {
  return (
    <section class="card letter-fields" lang="vi" aria-label={t.fields.title}>
      <h2>{t.fields.title}</h2>
      <div class="filters">
        {FIELDS.map((key) => (
          <label key={key} class="choice">
            <span>{t.fields[key]}</span>
            <input
              value={letter[key]}
              onInput={(event) => change({ ...letter, [key]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
    </section>
  );
}

function Cells({ result }: { result: Result }) {
  const { say } = useOffice();
  const { expected, onTime, late, missed, supplemented } = result;
  return (
    <>
      <td class="n">{say.number(expected)}</td>
      <td class="n">{say.number(onTime)}</td>
      <td class="n">{say.percent(onTime, expected)}</td>
      <td class="n">{say.number(late)}</td>
      <td class="n">{say.number(missed)}</td>
      <td class="n">{say.number(supplemented)}</td>
    </>
  );
}

const Heads = ({ of }: { of: readonly string[] }) => (
  <thead>
    <tr>
      {of.map((each) => (
        <th key={each} scope="col">
          {each}
        </th>
      ))}
    </tr>
  </thead>
);

interface Told {
  value: ResultsAnswer;
  silent: SilentAnswer;
  /** Of a unit without units below. */
  schools: readonly SchoolResult[];
}

function Body({ value, silent, schools }: Told) {
  const { say } = useOffice();
  const { scheduled, requested } = value.figures;
  const rounds = value.rounds.filter(({ kind }) => kind === 'scheduled').length;
  const n = say.number;
  const lines = [
    ...value.units.map((unit) => ({ key: unit.path, name: unit.name, result: unit.scheduled })),
    ...schools.map(({ school, scheduled: result }) => ({ key: school.id, name: school.name, result })),
  ];
  return (
    <>
      <p>{t.summary(nameInSentence(value.unit.name), n(rounds), n(scheduled.expected))}</p>
      <p>
        {t.outcome(
          n(scheduled.onTime),
          n(scheduled.late),
          n(scheduled.missed),
          n(scheduled.supplemented),
          n(scheduled.excused),
        )}{' '}
        {requested.expected > 0 && t.requested(n(requested.onTime + requested.late), n(requested.missed))}
      </p>
      <p>
        {t.fair} {silent.total > 0 ? t.silent(n(silent.total)) : t.nobodySilent}
      </p>
      <table>
        <Heads of={value.units.length > 0 ? t.columns : t.schoolColumns} />
        <tbody>
          {lines.map(({ key, name, result }, i) => (
            <tr key={key}>
              <td class="n">{i + 1}</td>
              <th scope="row">{name}</th>
              <Cells result={result} />
            </tr>
          ))}
          <tr class="sum">
            <td />
            <th scope="row">{t.sum}</th>
            <Cells result={scheduled} />
          </tr>
        </tbody>
      </table>
    </>
  );
}

function Annex({ silent, letter, day }: { silent: SilentAnswer; letter: Letter; day: string }) {
  const { say } = useOffice();
  return (
    <section class="annex">
      <h2>{t.annex}</h2>
      <p class="middle strong">{t.annexName}</p>
      <p class="middle slanted">{t.annexOf(letter.number, letter.office, day)}</p>
      <table>
        <Heads of={t.annexColumns} />
        <tbody>
          {silent.rows.map(({ school, missedIn }, i) => (
            <tr key={school.id}>
              <td class="n">{i + 1}</td>
              <th scope="row">{school.name}</th>
              <td>{school.unitName}</td>
              <td class="n">{say.number(missedIn.length)}</td>
              <td>
                {missedIn
                  .map(({ round, excused }) => t.mark(t.slashed(round), round.length > 10, excused ?? false))
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Paper({ letter, ...told }: Told & { letter: Letter }) {
  const { value, silent } = told;
  const { session } = useOffice();
  const day = t.day(civilDateIn(value.now, session.province.zone));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, it scrolls within itself, by keyboard too
    <article class="report" lang="vi" aria-label={t.name} tabIndex={0}>
      <div class="letterhead">
        <div>
          <p>{letter.parent}</p>
          <p class="strong ruled">{letter.office}</p>
          <p>{t.number(letter.number, letter.office)}</p>
        </div>
        <div>
          <p class="strong">{t.nation}</p>
          <p class="strong ruled">{t.motto}</p>
          <p class="slanted">{t.placeAndDate(letter.place, day)}</p>
        </div>
      </div>
      <h2>{t.name}</h2>
      <p class="middle strong">{t.about}</p>
      <p class="middle slanted">{t.dates(t.slashed(value.from), t.slashed(value.to))}</p>
      <Body {...told} />
      <div class="letterhead signing">
        <div class="receivers">
          <p class="strong slanted">{t.receivers}</p>
          <p>{t.file}</p>
        </div>
        <div>
          <p class="strong">{letter.position}</p>
          <p class="strong signature">{letter.signer}</p>
        </div>
      </div>
      {silent.total > 0 && <Annex silent={silent} letter={letter} day={day} />}
    </article>
  );
}

export function Report(props: { results: Answer<ResultsAnswer>; query: Record<string, string> }) {
  const { session } = useOffice();
  const words = useResultsWords();
  const { value, failure, again } = props.results;
  const silent = useSilent(apiPath('/api/results/silent', { ...props.query, sort: '' }), false);
  const schools = useEverySchool(props.query, value);
  const [changed, change] = useState<Letter>();
  const letter = changed ?? (value && letterOf(value.unit, session.province));
  const failed = failure ?? silent.failure ?? schools.failure;
  return (
    <>
      <ScreenHead
        title={words.report}
        tab={words.report}
        actions={
          <>
            <Go to={{ tab: '' }} class="button">
              {words.back}
            </Go>
            <button type="button" class="button go" onClick={() => print()}>
              {words.print}
            </button>
          </>
        }
      />
      {value && silent.value && schools.rows && letter ? (
        <>
          <Fields letter={letter} change={change} />
          <Paper value={value} silent={silent.value} schools={schools.rows} letter={letter} />
        </>
      ) : failed ? (
        <Failure
          part
          failure={failed}
          again={() => {
            again();
            silent.again();
            schools.again();
          }}
        />
      ) : (
        <Waiting lines={12} label={words.report} />
      )}
    </>
  );
}
