/** "Tình hình khai báo": every school of a unit in a round, with filters. Loaded when opened. */
import { useState } from 'preact/hooks';
import type { DutiesAnswer } from '../../functions/oversight/overview.ts';
import { answersOf } from './answers.ts';
import { Failure, Stale } from './failure.tsx';
import { Filters } from './filters.tsx';
import { Head } from './head.tsx';
import { Download } from './kit/download.tsx';
import { useOffice } from './office.tsx';
import { overviewPath, useOverview } from './overview.tsx';
import { apiPath, NO_FILTER, type Place } from './place.ts';
import { type Names, Rows } from './rows.tsx';
import { Waiting } from './signs.tsx';

const useDuties = answersOf<DutiesAnswer>();
interface PageProps {
  /** Address without the cursor. */
  path: string;
  cursor: string;
  names: Names;
  /** While it is the only page it is asked again each minute; a longer list is left in peace. */
  refresh: boolean;
  onMore: (cursor: string) => void;
}

function Page({ path, cursor, names, refresh, onMore }: PageProps) {
  const { texts, say } = useOffice();
  const at =
    cursor === '' ? path : `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
  const { value, failure, again } = useDuties(at, refresh);
  if (!value)
    return failure ? (
      <Failure part failure={failure} again={again} />
    ) : (
      <Waiting lines={10} label={texts.loading} />
    );
  const next = value.cursor;
  return (
    <>
      {cursor === '' && (
        <p class="small muted" role="status">
          {texts.found(say.number(value.total))}
        </p>
      )}
      <Stale failure={failure} again={again} since={value.now} />
      {value.rows.length === 0 ? (
        <p class="empty">{texts.noneFound}</p>
      ) : (
        <Rows rows={value.rows} overview={names} labelledBy="schools" />
      )}
      {next !== undefined && (
        <button type="button" class="button more" onClick={() => onMore(next)}>
          {texts.showMore}
        </button>
      )}
    </>
  );
}

/** Pages below each other: "Xem thêm" adds one. */
function Pages({ path, names }: { path: string; names: Names }) {
  const [cursors, more] = useState(['']);
  const known = (cursor: string) => cursors.includes(cursor);
  return (
    <div class="pages">
      {cursors.map((cursor) => (
        <Page
          key={cursor}
          path={path}
          cursor={cursor}
          names={names}
          refresh={cursors.length === 1}
          onMore={(next) => !known(next) && more([...cursors, next])}
        />
      ))}
    </div>
  );
}

const queryOf = (unit: string, place: Place) => ({
  unit,
  level: place.level,
  state: place.state,
  safety: place.safety,
  need: place.need,
  cases: place.cases,
  q: place.q,
  sort: place.sort,
});
const dutiesPath = (round: string, unit: string, place: Place): string =>
  apiPath(`/api/rounds/${encodeURIComponent(round)}/duties`, queryOf(unit, place));

/** The schools of a unit that has no units below it, inside its overview: as many as one page of the list. */
export function SchoolsOfUnit() {
  const { place, unit, texts } = useOffice();
  const { value } = useOverview(overviewPath(place.round, unit, place.level), false);
  if (!value) return null;
  const path = dutiesPath(value.round.id, unit, { ...place, ...NO_FILTER });
  return (
    <section class="card" aria-labelledby="schools">
      <h2 id="schools">
        {texts.bySchool} <small>{texts.attentionFirst}</small>
      </h2>
      <Pages key={path} path={path} names={value} />
    </section>
  );
}

export function List() {
  const { place, unit, texts, say } = useOffice();
  const { value, failure, again } = useOverview(overviewPath(place.round, unit, place.level));
  if (!value)
    return failure ? (
      <Failure failure={failure} again={again} />
    ) : (
      <Waiting lines={12} label={texts.loading} />
    );
  const path = dutiesPath(value.round.id, unit, place);
  const { figures } = value;
  return (
    <>
      <Head
        unit={value.unit}
        trail={value.trail}
        round={value.round}
        title={texts.views['tinh-hinh']}
        tab={`${texts.views['tinh-hinh']} ${value.unit.name}`}
      />
      <section class="card" aria-labelledby="schools">
        <h2 id="schools">
          {texts.bySchool} <small>{texts.declaredOf(say.ratio(figures.declared, figures.expected))}</small>
        </h2>
        <Filters>
          <Download
            path={apiPath('/api/exports/duties', { round: value.round.id, ...queryOf(unit, place) })}
          />
        </Filters>
        <Pages key={path} path={path} names={value} />
      </section>
    </>
  );
}
