/** Every school of a unit without units below: its report lists them all, not a page of them. */
import { useEffect, useState } from 'preact/hooks';
import type { ResultsAnswer, SchoolResult } from '../../../functions/oversight/over-time.ts';
import { ask, type Failure } from '../api.ts';
import { apiPath } from '../place.ts';

/** A unit has hundreds of schools, not thousands. */
const MOST_PAGES = 100;

async function rest(query: Record<string, string>, first: ResultsAnswer): Promise<SchoolResult[] | Failure> {
  const rows = [...first.rows];
  let { cursor } = first;
  for (let page = 0; cursor !== undefined && page < MOST_PAGES; page++) {
    const outcome = await ask<ResultsAnswer>(apiPath('/api/results', { ...query, cursor }));
    if ('failure' in outcome) return outcome.failure;
    rows.push(...outcome.value.rows);
    cursor = outcome.value.cursor;
  }
  return rows;
}

/** Of a unit with units below none: its report lists those. */
export function useEverySchool(query: Record<string, string>, first: ResultsAnswer | undefined) {
  const [found, tell] = useState<{ rows?: SchoolResult[]; failure?: Failure }>({});
  const [tries, again] = useState(0);
  useEffect(() => {
    if (!first) return;
    if (first.units.length > 0) return tell({ rows: [] });
    tell({});
    let gone = false;
    void rest(query, first).then((rows) => {
      if (!gone) tell(Array.isArray(rows) ? { rows } : { failure: rows });
    });
    return () => {
      gone = true;
    };
  }, [first, tries]);
  return { ...found, again: () => again((n) => n + 1) };
}
