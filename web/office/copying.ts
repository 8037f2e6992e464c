/** What a chat group is sent: the generic link and who has not declared, never a personal link. */
import type { DutiesAnswer, DutyRow, OverviewAnswer } from '../../functions/oversight/overview.ts';
import { ask } from './api.ts';
import { shortSchool, unitNameOf } from './links.tsx';
import { apiPath } from './place.ts';
import type { Say } from './say.ts';
import type { Texts } from './texts.vi.ts';

/** Pages fetched before giving up on a list that has no end: 5,000 schools come in fewer. */
const MOST_PAGES = 200;

/** Everyone who still owes, all pages. Undefined when the server could not be asked to the end. */
export async function gatherOwing(
  round: string,
  unit: string,
  level: string,
): Promise<DutyRow[] | undefined> {
  const rows: DutyRow[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { unit, level, state: 'awaiting,silent,missed', cursor };
    const outcome = await ask<DutiesAnswer>(
      apiPath(`/api/rounds/${encodeURIComponent(round)}/duties`, query),
    );
    if ('failure' in outcome) return undefined;
    rows.push(...outcome.value.rows);
    if (outcome.value.cursor === undefined) return rows;
    cursor = outcome.value.cursor;
  }
  return undefined;
}

/** Grouped by the units below, where there are any. */
export function reminderText(
  rows: readonly DutyRow[],
  overview: OverviewAnswer,
  link: string,
  texts: Texts,
  say: Say,
): string {
  const units = Map.groupBy(rows, (row) => unitNameOf(overview, row.school.path));
  const lines = [...units].flatMap(([unit, members]) => {
    const names = members.map((row) => `- ${shortSchool(row.school.name)}`);
    return unit !== '' ? [`${unit} (${say.number(members.length)}):`, ...names] : names;
  });
  return [
    texts.chatHead(say.moment(overview.round.dueAt)),
    texts.chatOwing(say.number(rows.length)),
    ...lines,
    texts.chatLink(link),
  ].join('\n');
}
