/** The cards beside and below the units: new cases, unsafe schools, levels, people, needs. */
import type { ComponentChildren } from 'preact';
import { SAFETY_LEVELS } from '../../functions/declarations/criteria.ts';
import { NEEDS } from '../../functions/declarations/fields.ts';
import type { DutyRow, OverviewAnswer } from '../../functions/oversight/overview.ts';
import { Count, SchoolLink, SchoolPlace } from './links.tsx';
import { Go, useOffice } from './office.tsx';
import type { Place } from './place.ts';
import { Mark } from './signs.tsx';

/** The first view names so many schools per card; the rest are one tap away. */
const SHOWN = 5;

export function Card(props: {
  id: string;
  title: ComponentChildren;
  note?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <section class="card" aria-labelledby={props.id}>
      <h2 id={props.id}>
        {props.title} {props.note && <small>{props.note}</small>}
      </h2>
      {props.children}
    </section>
  );
}

/** "2 ca mới · lớp 3A: Học trực tuyến · Tạm dừng đến trường đến hết 03/03" */
function CaseFacts({ row }: { row: DutyRow }) {
  const { texts, say } = useOffice();
  const { declared } = row;
  if (!declared) return null;
  const facts = [
    texts.newCases(say.number(declared.cases.newConfirmed)),
    ...declared.classes.map((one) => texts.classMeasure(one.label, texts.measures[one.measure])),
    ...(declared.operation === 'open' ? [] : [texts.operations[declared.operation]]),
    ...(declared.until ? [texts.until(say.shortDay(declared.until))] : []),
  ];
  return <small>{facts.join(' · ')}</small>;
}

/** "Ca mới" or "lần trước: ● Tốt" per school, and a way to the rest. */
function Lines(props: {
  overview: OverviewAnswer;
  rows: readonly DutyRow[];
  more: string | false;
  to: Partial<Place>;
  line: (row: DutyRow) => ComponentChildren;
}) {
  return (
    <>
      <ul class="plain">
        {props.rows.slice(0, SHOWN).map((row) => (
          <li class="line" key={row.school.id}>
            <SchoolLink school={row.school} />
            <SchoolPlace row={row} overview={props.overview} />
            {props.line(row)}
          </li>
        ))}
      </ul>
      {props.more && (
        <Go afresh class="more" to={props.to}>
          {props.more}
        </Go>
      )}
    </>
  );
}

export function NewCases({ overview }: { overview: OverviewAnswer }) {
  const { texts, say } = useOffice();
  const { newCases, figures } = overview;
  return (
    <Card
      id="cases"
      title={texts.newCasesTitle}
      note={figures.newConfirmed > 0 && texts.cases(say.number(figures.newConfirmed))}
    >
      {newCases.length === 0 ? (
        <p class="empty">{figures.declared === 0 ? texts.nothingYet : texts.noNewCases}</p>
      ) : (
        <Lines
          overview={overview}
          rows={newCases}
          more={newCases.length > SHOWN && texts.seeAllCases}
          to={{ view: 'tinh-hinh', cases: 'new' }}
          line={(row) => <CaseFacts row={row} />}
        />
      )}
    </Card>
  );
}

const Unconfirmed = ({ overview }: { overview: OverviewAnswer }) => {
  const { texts } = useOffice();
  return overview.round.criteria.confirmed ? null : <p class="muted small">{texts.unconfirmed}</p>;
};

export function Unsafe({ overview }: { overview: OverviewAnswer }) {
  const { texts, say } = useOffice();
  const all = overview.figures.safety.unsafe + overview.figures.safety['mandatory-failed'];
  return (
    <Card id="unsafe" title={texts.unsafeTitle} note={all > 0 && texts.schools(say.number(all))}>
      <Unconfirmed overview={overview} />
      {all === 0 ? (
        <p class="empty">{overview.figures.declared === 0 ? texts.nothingYet : texts.noneUnsafe}</p>
      ) : (
        <Lines
          overview={overview}
          rows={overview.unsafe}
          more={all > Math.min(SHOWN, overview.unsafe.length) && texts.seeAll(say.number(all))}
          to={{ view: 'tinh-hinh', safety: 'unsafe,mandatory-failed' }}
          line={(row) =>
            row.declared && (
              <span class="tags">
                <Mark level={row.declared.safety} />
                {row.before?.safety && row.before.safety !== row.declared.safety && (
                  <small>
                    {texts.lastTime} <Mark level={row.before.safety} short />
                  </small>
                )}
              </span>
            )
          }
        />
      )}
    </Card>
  );
}

export function Levels({ overview }: { overview: OverviewAnswer }) {
  const { texts, say } = useOffice();
  const { figures } = overview;
  return (
    <Card id="levels" title={texts.safetyTitle} note={texts.ofDeclared(say.number(figures.declared))}>
      <Unconfirmed overview={overview} />
      <dl class="facts">
        {SAFETY_LEVELS.map((level) => (
          <div key={level}>
            <dt>
              <Mark level={level} />
            </dt>
            <dd>
              <Count
                n={figures.safety[level]}
                to={{ view: 'tinh-hinh', safety: level }}
                none={figures.declared === 0}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

export function People({ overview }: { overview: OverviewAnswer }) {
  const { texts, say } = useOffice();
  const { figures } = overview;
  const none = figures.declared === 0;
  const count = (label: string, n: number) => [label, none ? '–' : say.number(n)] as const;
  const share = (label: string, part: number, whole: number) =>
    [label, `${say.ratio(part, whole)}${whole > 0 ? ` (${say.percent(part, whole)})` : ''}`] as const;
  const rows = [
    share(texts.learnersAbsent, figures.learnersAbsent, figures.learners),
    share(texts.learnersIll, figures.learnersAbsentIll, figures.learners),
    share(texts.staffAbsent, figures.staffAbsent, figures.staff),
    count(texts.caseKinds.activeConfirmed, figures.activeConfirmed),
    count(texts.caseKinds.closeContacts, figures.closeContacts),
    count(texts.caseKinds.secondaryContacts, figures.secondaryContacts),
    count(texts.caseKinds.isolating, figures.isolating),
    count(texts.caseKinds.symptomatic, figures.symptomatic),
  ];
  return (
    <Card id="people" title={texts.peopleTitle} note={texts.ofDeclared(say.number(figures.declared))}>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

export function Needs({ overview }: { overview: OverviewAnswer }) {
  const { texts } = useOffice();
  const asked = NEEDS.filter((need) => (overview.figures.needs[need] ?? 0) > 0);
  return (
    <Card id="needs" title={texts.needsTitle} note={asked.length > 0 && texts.schoolsAsking}>
      {asked.length === 0 ? (
        <p class="empty">{overview.figures.declared === 0 ? texts.nothingYet : texts.noNeeds}</p>
      ) : (
        <dl class="facts">
          {asked.map((need) => (
            <div key={need}>
              <dt>{texts.needs[need]}</dt>
              <dd>
                <Count n={overview.figures.needs[need] ?? 0} to={{ view: 'tinh-hinh', need }} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
