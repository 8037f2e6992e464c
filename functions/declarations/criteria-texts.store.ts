/** The wording of criteria that an administrator entered over a set's own: written once, never changed, found by its id. */
import type { Table } from '../platform/table.ts';
import type { CriteriaSet } from './criteria.ts';
import { criteriaOf } from './criteria-sets.ts';

/** By criterion number. */
export type CriteriaTexts = Readonly<Record<string, string>>;

/** What was entered by the department is the official wording. */
const withTexts = (set: CriteriaSet, texts: CriteriaTexts): CriteriaSet => ({
  ...set,
  items: set.items.map((item) => {
    const text = texts[item.n];
    return text === undefined ? item : { ...item, text, certainty: 'confirmed' };
  }),
});

export const criteriaTextsStore = (table: Table) => {
  const keyOf = (set: string, id: string) => ({ pk: 'SETTINGS', sk: `TEXTS#${set}#${id}` });
  /** They never change: a function reads each once in its life. */
  const known = new Map<string, CriteriaTexts>();
  const read = async (set: string, id: string): Promise<CriteriaTexts> => {
    const key = `${set}#${id}`;
    const texts = known.get(key) ?? (await table.get<{ texts: CriteriaTexts }>(keyOf(set, id)))?.texts;
    if (texts) known.set(key, texts);
    return texts ?? {};
  };
  return {
    read,
    keep: (set: string, id: string, texts: CriteriaTexts) => table.putNew({ ...keyOf(set, id), set, texts }),
    /** The set a round was opened with, in the wording of then. */
    async setOf(round: {
      criteria: { set: string; version?: number; texts?: string };
    }): Promise<CriteriaSet> {
      const { set, texts } = round.criteria;
      const own = criteriaOf(round);
      return texts === undefined ? own : withTexts(own, await read(set, texts));
    },
  };
};
