/** `npm run province -- new an-giang`: asks for what is needed and writes the file. Never over one that stands. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, Refusal } from '../local/refusal.ts';
import { checkProvince, type Mistake } from './check.ts';
import { membersOf } from './fields.ts';
import { FOLDER } from './files.ts';
import { layOut } from './layout.ts';
import { type Draft, defaults, isAsked, QUESTIONS, type Question } from './questions.ts';
import { noneOf, type Sentence } from './sentences.ts';

export interface Dialogue {
  /** What was answered beforehand, by flag. */
  given: Readonly<Record<string, string | undefined>>;
  /** Takes the default for whatever was not answered beforehand. */
  yes: boolean;
  /** Shows a question. */
  ask: (text: string) => void;
  /** The next line typed; undefined when there are no more. */
  line: () => Promise<string | undefined>;
  folder?: string;
}

const inOrder = (draft: Draft): Draft =>
  Object.fromEntries(
    membersOf([]).flatMap((name) => (draft[name] === undefined ? [] : [[name, draft[name]] as const])),
  );

const mistakesIn = (draft: Draft): readonly Mistake[] => {
  const checked = checkProvince(layOut(inOrder(draft)), String(draft.id));
  return 'mistakes' in checked ? checked.mistakes : [];
};

const isAbout = (place: string, member: string): boolean =>
  place === member || place.startsWith(`${member}.`) || place.startsWith(`${member}[`);

interface Answered {
  draft: Draft;
  wrong: readonly Sentence[];
}

function answer(draft: Draft, { member, choices, read }: Question, said: string): Answered {
  if (choices && !choices.includes(said)) return { draft, wrong: [noneOf(said, choices)] };
  const next = { ...draft, [member]: read(said, draft) };
  return { draft: next, wrong: mistakesIn(next).filter(({ place }) => isAbout(place, member)) };
}

const told = (wrong: readonly Sentence[]): string =>
  wrong.map(({ vi, en }) => `  ✗ ${vi}\n    ${en}`).join('\n');

/** One question until its answer stands. @throws Refusal for a wrong flag, or when nobody is there to answer */
async function settle(draft: Draft, question: Question, dialogue: Dialogue): Promise<Draft> {
  const { flag, vi, en } = question;
  const usual = question.byDefault(draft);
  const given = dialogue.given[flag] ?? (dialogue.yes ? usual : undefined);
  if (given !== undefined) {
    const { draft: next, wrong } = answer(draft, question, given);
    if (wrong.length > 0) throw new Refusal(`--${flag} ${given}\n${told(wrong)}`);
    return next;
  }
  for (;;) {
    dialogue.ask(`${vi}\n  (${en}) [${usual}]: `);
    const line = await dialogue.line();
    if (line === undefined)
      throw new Refusal(
        `Không còn dòng nào để trả lời “${vi}”: thêm --${flag}, hoặc --yes để nhận giá trị trong ngoặc.\nThe input ended before this was answered: add --${flag}, or --yes for what stands in brackets.`,
      );
    const { draft: next, wrong } = answer(draft, question, line.trim() || usual);
    if (wrong.length === 0) return next;
    dialogue.ask(`${told(wrong)}\n`);
  }
}

const standing = (id: string): Refusal =>
  new Refusal(
    `Đã có infra/provinces/${id}.json; tệp được giữ nguyên. Hãy sửa trong tệp đó.\nThis file stands already and was left as it is: edit it.`,
  );

/** Somebody may have written it while the questions were answered: then theirs stays. */
function write(file: string, text: string, id: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? standing(id) : error;
  }
}

/** @returns what to do next. @throws Refusal when the file stands already, or an answer cannot be had */
export async function newProvince(id: string, dialogue: Dialogue): Promise<string> {
  const file = join(dialogue.folder ?? FOLDER, `${id}.json`);
  const unusable = mistakesIn(defaults(id)).filter(({ place }) => place === 'id');
  if (unusable.length > 0) throw new Refusal(told(unusable));
  if (existsSync(file)) throw standing(id);
  let draft = defaults(id);
  for (const question of QUESTIONS)
    if (isAsked(question, draft)) draft = await settle(draft, question, dialogue);
  const left = mistakesIn(draft);
  if (left.length > 0) throw new Refusal(told(left));
  write(file, layOut(inOrder(draft)), id);
  return nextSteps(id);
}

const nextSteps = (id: string): string => `Đã ghi infra/provinces/${id}.json (written).

Tiếp theo (next):
  1. Thêm ngày nghỉ và văn bản căn cứ vào tệp; ngày nghỉ cũng nhập được ở trang Thiết lập.
     Add holidays and letters to the file; holidays can also be entered in the settings page.
  2. npm run province -- check ${id}
  3. npm start -- --province ${id}
     Diễn tập trên máy này, với danh sách trường của tỉnh nhập ở “Trường học → Nhập từ tệp”.
     Rehearse on this machine; import the province's register under "Trường học → Nhập từ tệp".
  4. README.md, “Deploy it”.`;
