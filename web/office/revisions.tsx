/** Who declared and corrected what, when and how. */
import type { DutyAnswer, RevisionView } from '../../functions/declarations/mine.ts';
import type { Level } from '../../functions/schools/unit.ts';
import { Card } from './cards.tsx';
import { type Difference, differences } from './differences.ts';
import { useOffice } from './office.tsx';
import { Mark } from './signs.tsx';
import type { Texts } from './texts.vi.ts';

/** A value of a declaration in words: lists of numbers, needs, classes, dates, texts. */
function useWording() {
  const { texts, say } = useOffice();
  const named: Record<string, string> = { ...texts.operations, ...texts.needs };
  const one = (value: unknown): string => {
    if (value === undefined || value === '' || value === null) return texts.nothing;
    if (typeof value === 'number') return say.number(value);
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (typeof value === 'string')
      return /^\d{4}-\d\d-\d\d$/.test(value) ? say.day(value) : (named[value] ?? value);
    if (Array.isArray(value)) return value.length === 0 ? texts.nothing : value.map(one).join(', ');
    return typeof value === 'object' && 'label' in value ? String(value.label) : JSON.stringify(value);
  };
  return one;
}

/** `learners.absent` → "Học sinh: Vắng". */
function fieldLabel(path: string, level: Level, texts: Texts): string {
  const [head = '', second = '', third = ''] = path.split('.');
  const people = (group: string): string => (group === 'staff' ? texts.staff : texts.learners(level));
  const counts: Record<string, string> = {
    total: texts.total,
    absent: texts.absent,
    absentIll: texts.absentIll,
  };
  const kinds: Record<string, string> = texts.caseKinds;
  if (head === 'cases') return `${people(second)}: ${kinds[third] ?? third}`;
  if (head === 'learners' || head === 'staff') return `${people(head)}: ${counts[second] ?? second}`;
  const others: Record<string, string> = {
    'operation.state': texts.operation,
    'operation.reason': texts.reason,
    'operation.until': texts.untilTitle,
    classes: texts.classes,
    needs: texts.needsTitle,
    remark: texts.remark,
    'declarer.name': texts.declarer,
    'declarer.position': texts.position,
    'declarer.phone': texts.phone,
  };
  return others[path] ?? texts.answer;
}

/** Criteria read best as which turned: "tiêu chí 9: đạt → không đạt". */
function CriteriaChange({ before, after }: Difference) {
  const { texts } = useOffice();
  const numbers = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const lost = numbers(before).filter((n) => !numbers(after).includes(n));
  const won = numbers(after).filter((n) => !numbers(before).includes(n));
  return (
    <>
      {lost.length > 0 && <li>{texts.criteriaLost(lost.join(', '))}</li>}
      {won.length > 0 && <li>{texts.criteriaWon(won.join(', '))}</li>}
    </>
  );
}

function Changes({
  revision,
  before,
  duty,
}: {
  revision: RevisionView;
  before: RevisionView;
  duty: DutyAnswer;
}) {
  const { texts } = useOffice();
  const word = useWording();
  const found = differences(before.declaration, revision.declaration);
  if (found.length === 0) return <small>{texts.nothingChanged}</small>;
  return (
    <ul class="changes">
      {found.map((one) =>
        one.path === 'criteria.passed' ? (
          <CriteriaChange key={one.path} {...one} />
        ) : (
          <li key={one.path}>
            {fieldLabel(one.path, duty.level, texts)}: <del>{word(one.before)}</del>{' '}
            <span aria-hidden="true">→</span> <ins>{word(one.after)}</ins>
          </li>
        ),
      )}
    </ul>
  );
}

function Revision({
  revision,
  before,
  duty,
}: {
  revision: RevisionView;
  before: RevisionView | undefined;
  duty: DutyAnswer;
}) {
  const { texts, say } = useOffice();
  return (
    <li class="line revision">
      <b>
        {revision.revision === 1 ? texts.firstDeclared : texts.correction(say.number(revision.revision - 1))}
        {revision.supplement && ` · ${texts.afterClosing}`}
      </b>
      <small>
        {say.moment(revision.at)} · {revision.who} · {texts.how[revision.how]}
        {revision.calledAt && ` (${texts.calledAt(say.brief(revision.calledAt))})`}
        {revision.preparedAt && ` · ${texts.preparedAt(say.brief(revision.preparedAt))}`}
      </small>
      <span class="tags">
        <Mark level={revision.safety} short />
      </span>
      {before && <Changes revision={revision} before={before} duty={duty} />}
    </li>
  );
}

/** Newest first, each against the one before it. */
export function Revisions({ duty }: { duty: DutyAnswer }) {
  const { texts, say } = useOffice();
  const ordered = duty.revisions.toSorted((a, b) => b.revision - a.revision);
  return (
    <Card id="revisions" title={texts.revisions} note={texts.times(say.number(ordered.length))}>
      <ol class="plain">
        {ordered.map((revision, i) => (
          <Revision key={revision.revision} revision={revision} before={ordered[i + 1]} duty={duty} />
        ))}
      </ol>
    </Card>
  );
}
