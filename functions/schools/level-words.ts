/** What people call a school's level in their spreadsheets: the stages' names in any mixture, long or short, in both languages. */
import { folded } from './folded.ts';
import { isLevel, LEVELS, type Level, STAGES, type Stage } from './unit.ts';

const STAGE_WORDS: Record<Stage, RegExp> = {
  preschool: /\b(mam non|mau giao|nha tre|mn|mg|preschool|kindergarten|nursery)\b/,
  primary: /\b(tieu hoc|th|cap 1|primary)\b/,
  'lower-secondary': /\b(trung hoc co so|thcs|cap 2|lower( secondary)?|junior high)\b/,
  'upper-secondary': /\b(trung hoc pho thong|thpt|cap 3|upper( secondary)?|senior high|high school)\b/,
  continuing: /\b(giao duc thuong xuyen|gdtx|continuing)\b/,
};
/** Names that mean several stages with one word. */
const OLD_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(pho thong co so|ptcs)\b/g, 'th thcs'],
  [/\bprimary to upper secondary\b/g, 'th thcs thpt'],
  [/\bcap 2 3\b/g, 'thcs thpt'],
  [/\bcap 1 2 3\b/g, 'th thcs thpt'],
  [/\bcap 1 2\b/g, 'th thcs'],
];

const spelled = (text: string): string =>
  OLD_NAMES.reduce(
    (said, [name, means]) => said.replace(name, means),
    folded(text)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );

const sameStages = (level: Level, stages: readonly Stage[]): boolean =>
  LEVELS[level].length === stages.length && LEVELS[level].every((stage, i) => stage === stages[i]);

/** Undefined when the words name no level of the register. */
export function levelFrom(text: string): Level | undefined {
  const code = text.trim().toLowerCase();
  if (isLevel(code)) return code;
  const said = spelled(text);
  const stages = STAGES.filter((stage) => STAGE_WORDS[stage].test(said));
  // "GDNN-GDTX" also teaches what others do; in the register it is one level.
  if (stages.includes('continuing')) return 'continuing';
  return Object.keys(LEVELS).find((level): level is Level => isLevel(level) && sameStages(level, stages));
}
