/** What the rules say, beside the fields and in a summary that jumps to them. */
import type { Finding } from '../../../functions/declarations/declaration.ts';
import { PARTS, pictured, schoolInView, state } from '../state.ts';
import { _, inEnglish } from '../words.ts';
import { wrongs } from './rules.ts';
import { texts } from './texts.ts';

/** A finding's sentence: the server's own words where it sent them. */
export function say(finding: Finding & { vi?: string; en?: string }): string {
  if (finding.path === 'cases') return _`Vui lòng đánh dấu “Không có ca mắc…”, hoặc điền số ca.`;
  return (inEnglish() ? finding.en : finding.vi) ?? texts().sentence(finding, schoolInView()?.level);
}

const wrongAt = (path: string): Finding | undefined => wrongs().find((finding) => finding.path === path);

export const wrongMarks = (path: string) =>
  wrongAt(path) && { 'aria-invalid': true as const, 'aria-describedby': `${path}-err` };

export const WrongText = ({ path }: { path: string }) => {
  const finding = wrongAt(path);
  return (
    finding && (
      <p class="err" id={`${path}-err`}>
        {say(finding)}
      </p>
    )
  );
};

/** The field itself, or the nearest thing that holds it. */
function nearest(path: string): HTMLElement | null {
  const keys = path.split('.');
  for (; keys.length > 1 && !document.getElementById(keys.join('.')); keys.pop());
  return document.getElementById(keys.join('.'));
}

async function jump(event: Event, path: string): Promise<void> {
  event.preventDefault();
  // Its part of the form may be still to come.
  while (!document.getElementById(path) && state.parts < PARTS) await pictured();
  const field = nearest(path);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

const isBlankCase = ({ path, code }: Finding): boolean => /^cases\./.test(path) && code === 'required';

/** Blank counts of cases stand in one line, which leads to the first of them. */
const inBrief = (finding: Finding, blanks: number): string =>
  isBlankCase(finding) && blanks > 1
    ? _`Ca mắc và tiếp xúc: còn ${blanks} ô chưa điền, không có thì ghi 0.`
    : say(finding);

export const Summary = () => {
  const all = wrongs();
  const blanks = all.filter(isBlankCase);
  const wrong = all.filter((finding) => !isBlankCase(finding) || finding === blanks[0]);
  if (wrong.length === 0) return null;
  return (
    <div class="card alert" role="alert" id="errors" tabIndex={-1}>
      <h2>{_`Còn ${wrong.length} chỗ cần sửa`}</h2>
      <ul>
        {wrong.map((finding) => (
          <li key={finding.path + finding.code}>
            <a href={`#${finding.path}`} onClick={(event) => jump(event, finding.path)}>
              {inBrief(finding, blanks.length)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};
