/** Words of the trends, in English. */
import { one } from './plural.ts';
import type { TrendsWords } from './trends.vi.ts';

export const trendsEn: TrendsWords = {
  rounds: 'Latest rounds',
  last: (count) => one(count, 'round', 'rounds'),
  about: (count, first, last) =>
    `${one(count, 'scheduled round', 'scheduled rounds')} past due, from ${first} to ${last}.`,
  byArea: 'Counted by where schools stand now.',
  casesUnknown: 'Cases are added up by managing unit only, so there are none here.',
  none: 'No scheduled round is past due yet, so there is nothing to compare.',
  declared: 'Schools that declared',
  newest: (day) => `round of ${day}`,
  cases: { newConfirmed: 'New cases', activeConfirmed: 'Active cases' },
  scale: 'A whole column is 100% of the schools that had to declare.',
  highest: (n) => `Highest column: ${n}.`,
  noneYet: 'No cases.',
  picture: (first, last) =>
    `Column chart round by round, from ${first} to ${last}; its figures are in the table “Figures by round”.`,
  parts: { onTime: 'On time', late: 'Late', rest: 'Not declared in the round' },
  table: 'Figures by round',
  round: 'Round',
  supplemented: 'Supplemented after close',
  asDue: 'when due, still open',
  units: 'Units below, lowest share first',
  unit: 'Unit',
  all: 'Declarations, all rounds',
  latest: 'Latest round',
  strip: (count) => `Declared, latest ${one(count, 'round', 'rounds')}`,
};
