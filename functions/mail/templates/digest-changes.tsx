/** What a digest tells first: what is new since the scheduled round before, or plainly that nothing is. */
import { dayText } from '../../calendar/wording.ts';
import { SAFETY_LEVELS, type SafetyLevel } from '../../declarations/criteria.ts';
import { CASE_KINDS, OPERATIONS } from '../../declarations/declaration.ts';
import { Card, Item } from './card.tsx';
import type { DigestMail } from './digest.tsx';
import { Danger } from './inline.tsx';
import { levelText, UNCONFIRMED } from './levels.ts';
import { Paragraph } from './page.tsx';
import { capital, inSentence, More, SchoolName } from './parts.tsx';

/** The situation is the same to the last count, whoever declared: what allows to say so plainly. */
export function nothingChanged({
  figures,
  previous,
  newCases,
  newlyClosed,
  levelChanges,
}: DigestMail): boolean {
  if (previous === undefined || newCases.length + newlyClosed.length + levelChanges.length > 0) return false;
  const before = previous.figures;
  return (
    figures.newConfirmed === 0 &&
    CASE_KINDS.every((kind) => figures[kind] === before[kind]) &&
    OPERATIONS.every((operation) => figures.operation[operation] === before.operation[operation]) &&
    SAFETY_LEVELS.every((level) => figures.safety[level] === before.safety[level])
  );
}

/** Lines of each list; the page has all. */
const SHOWN = 20;

type Of<K extends 'newCases' | 'levelChanges'> = DigestMail[K][number];
const byCases = (a: Of<'newCases'>, b: Of<'newCases'>): number => b.newConfirmed - a.newConfirmed;

const GRAVEST_FIRST: readonly SafetyLevel[] = ['mandatory-failed', 'unsafe', 'fair', 'good', 'not-assessed'];
const byGravity = (a: Of<'levelChanges'>, b: Of<'levelChanges'>): number =>
  GRAVEST_FIRST.indexOf(a.to) - GRAVEST_FIRST.indexOf(b.to);

function NewCases({ mail: { newCases, unit } }: { mail: DigestMail }) {
  if (newCases.length === 0) return null;
  return (
    <Card title={`Ca mắc mới (${newCases.length} trường)`}>
      {newCases
        .toSorted(byCases)
        .slice(0, SHOWN)
        .map((row) => (
          <Item key={`${row.unit} ${row.name}`}>
            <SchoolName name={row.name} unit={row.unit} within={unit.name} /> –{' '}
            <Danger>{row.newConfirmed} ca mắc mới</Danger>
            {row.classes.length > 0 && (
              <>
                <br />
                Lớp, điểm trường: {row.classes.join(', ')}
              </>
            )}
          </Item>
        ))}
      <More shown={SHOWN} total={newCases.length} />
    </Card>
  );
}

function NewlyClosed({ mail: { newlyClosed, unit, zone } }: { mail: DigestMail }) {
  if (newlyClosed.length === 0) return null;
  return (
    <Card title={`Mới tạm dừng đến trường (${newlyClosed.length} trường)`}>
      {newlyClosed.slice(0, SHOWN).map((row) => (
        <Item key={`${row.unit} ${row.name}`}>
          <SchoolName name={row.name} unit={row.unit} within={unit.name} />
          {row.until !== undefined && ` – đến hết ${dayText(row.until, zone)}`}
        </Item>
      ))}
      <More shown={SHOWN} total={newlyClosed.length} />
    </Card>
  );
}

function LevelChanges({ mail: { levelChanges, unit, criteriaConfirmed } }: { mail: DigestMail }) {
  if (levelChanges.length === 0) return null;
  const mark = criteriaConfirmed ? '' : ` ${UNCONFIRMED}`;
  return (
    <Card title={`Đổi mức độ an toàn: ${levelChanges.length} trường${mark}`}>
      {levelChanges
        .toSorted(byGravity)
        .slice(0, SHOWN)
        .map((row) => (
          <Item key={`${row.unit} ${row.name}`}>
            <SchoolName name={row.name} unit={row.unit} within={unit.name} />
            <br />
            Từ {levelText(row.from)} sang {levelText(row.to)}
          </Item>
        ))}
      <More shown={SHOWN} total={levelChanges.length} />
    </Card>
  );
}

/** What to say where no list follows. */
function changeText(mail: DigestMail): string {
  const { previous, figures, newCases, newlyClosed, levelChanges } = mail;
  if (figures.newConfirmed + newCases.length + newlyClosed.length + levelChanges.length > 0) return '';
  const none = 'không có ca mắc mới, không trường nào mới tạm dừng, không trường nào đổi mức độ an toàn.';
  // Totals of the round before are not kept for an area; what its schools declared then is.
  if (previous === undefined) return capital(none);
  const since = `so với ${inSentence(previous.title)}`;
  const start = nothingChanged(mail) ? `Không có thay đổi ${since}` : capital(since);
  return `${start}: ${none}`;
}

export function Changes({ mail }: { mail: DigestMail }) {
  const words = changeText(mail);
  return (
    <>
      {words !== '' && <Paragraph>{words}</Paragraph>}
      <NewCases mail={mail} />
      <NewlyClosed mail={mail} />
      <LevelChanges mail={mail} />
    </>
  );
}
