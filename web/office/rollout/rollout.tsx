/** How far the unit has begun against the deadline, which units are behind, and whom to call. */
import './rollout.css';
import type { RolloutFigures } from '../../../functions/oversight/rollout.ts';
import type { RolloutAnswer } from '../../../functions/oversight/rollout-answer.ts';
import { Failure, Stale } from '../failure.tsx';
import { ScreenHead } from '../kit/screen.tsx';
import { shortUnit } from '../links.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { ROLE } from '../roles.ts';
import { Waiting } from '../signs.tsx';
import { useRollout } from './answer.ts';
import { Missing } from './missing.tsx';
import { useWords } from './words.ts';

type Unit = RolloutAnswer['units'][number];
const DAY_MS = 24 * 60 * 60 * 1000;

function Share({ part, of }: { part: number; of: number }) {
  return (
    <span class="bar thin" aria-hidden="true">
      <i class="on-time" style={{ flexGrow: part }} />
      <i style={{ flexGrow: of - part }} />
    </span>
  );
}

/** "Trước ngày 25/02/2021", and how long that is from now. */
function Deadline({ value: { deadline, now, figures } }: { value: RolloutAnswer }) {
  const { say } = useOffice();
  const words = useWords();
  if (!deadline) return null;
  const left = Date.parse(deadline.at) - Date.parse(now);
  const days = say.number(Math.ceil(Math.abs(left) / DAY_MS));
  const open = figures.done < figures.schools;
  return (
    <p>
      {words.before(say.day(deadline.by))}
      {open && ' '}
      {open && <b class={left > 0 ? '' : 'warn'}>{left > 0 ? words.daysLeft(days) : words.daysPast(days)}</b>}
      {left <= 0 && figures.schools > 0 && ` ${words.inTime(say.ratio(figures.inTime, figures.schools))}`}
    </p>
  );
}

function Steps({ value }: { value: RolloutAnswer }) {
  const { say } = useOffice();
  const words = useWords();
  const { figures, doneSince } = value;
  return (
    <section class="card" aria-labelledby="rollout-steps">
      <h2 id="rollout-steps">
        {doneSince
          ? words.complete(say.number(figures.schools), say.day(doneSince))
          : words.head(say.number(figures.done), say.number(figures.schools))}
      </h2>
      <Deadline value={value} />
      <dl class="steps">
        {(['accounts', 'activated', 'declared'] as const).map((step) => (
          <div key={step}>
            <dt>{words.steps[step]}</dt>
            <dd>
              <b>{say.ratio(figures[step], figures.schools)}</b>
              {figures.schools > 0 && ` (${say.percent(figures[step], figures.schools)})`}
              <Share part={figures[step]} of={figures.schools} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function UnitRow({ rank, unit }: { rank: number; unit: Unit }) {
  const { say } = useOffice();
  const words = useWords();
  const { figures } = unit;
  const cell = (step: keyof RolloutFigures, label: string) => (
    <td class="n" {...ROLE.cell} data-label={label}>
      {say.ratio(figures[step], figures.schools)}
    </td>
  );
  return (
    <tr {...ROLE.row}>
      <th class="name" {...ROLE.rowHeader} scope="row">
        {figures.schools > 0 && <span class="muted">{rank}. </span>}
        <Go to={{ unit: unit.path, q: '', kind: '' }} class="name">
          {shortUnit(unit.name)}
        </Go>
      </th>
      <td class="share" {...ROLE.cell} data-label={words.done}>
        <Share part={figures.done} of={figures.schools} />
        <span>{say.ratio(figures.done, figures.schools)}</span>
      </td>
      {cell('accounts', words.steps.accounts)}
      {cell('activated', words.steps.activated)}
      {cell('declared', words.steps.declared)}
    </tr>
  );
}

/** Units that are equally far share a rank. */
const rankOf = (unit: Unit, units: readonly Unit[]): number => {
  const part = ({ figures }: Unit) => figures.done / figures.schools;
  return 1 + units.findIndex((each) => part(each) === part(unit));
};

function Units({ units }: Pick<RolloutAnswer, 'units'>) {
  const words = useWords();
  if (units.length === 0) return null;
  return (
    <section class="card" aria-labelledby="rollout-units">
      <h2 id="rollout-units">{words.units}</h2>
      <table class="lines rollout" {...ROLE.table} aria-labelledby="rollout-units">
        <thead {...ROLE.group}>
          <tr {...ROLE.row}>
            {[words.unit, words.done].map((title) => (
              <th key={title} {...ROLE.columnHeader} scope="col">
                {title}
              </th>
            ))}
            {(['accounts', 'activated', 'declared'] as const).map((step) => (
              <th key={step} class="n" {...ROLE.columnHeader} scope="col">
                {words.steps[step]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLE.group}>
          {units.map((unit) => (
            <UnitRow key={unit.path} rank={rankOf(unit, units)} unit={unit} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Rollout() {
  const { unit, texts } = useOffice();
  const title = texts.views['tien-do'];
  const { value, failure, again } = useRollout(apiPath('/api/rollout', { unit }));
  return (
    <>
      <ScreenHead title={title} tab={title} />
      {value ? (
        <>
          <Stale failure={failure} again={again} since={value.now} />
          <Steps value={value} />
          <Units units={value.units} />
          {value.doneSince === undefined && <Missing />}
        </>
      ) : failure ? (
        <Failure part failure={failure} again={again} />
      ) : (
        <Waiting lines={12} label={texts.loading} />
      )}
    </>
  );
}
