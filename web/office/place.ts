/** Where a person is in the office, as the address says it: a view can be bookmarked, sent and gone back to. */

/** The views, by what the address calls them; the empty one is the overview. Their modules: views.tsx. */
export const VIEWS = [
  'tinh-hinh', // every school of a round
  'truong', // one school in a round
  'dot-xuat', // request a declaration
  'bo-sung', // supplements
  'canh-bao', // alerts
  'ban-tin', // bulletin
  'van-ban', // directives
  'tien-do', // roll-out
  'ket-qua', // results over time
  'xu-huong', // trends
  'danh-ba', // the register
  'tai-khoan', // accounts
  'thu', // the mail log
  'thiet-lap', // settings
  'cua-toi', // one's own switches
] as const;
export type ViewName = '' | (typeof VIEWS)[number];

/** Empty text means "not said": the latest round, the person's own unit, every level. */
export interface Place {
  view: ViewName;
  round: string;
  unit: string;
  level: string;
  /** Register code, in the view `truong`. */
  school: string;
  /** Filters of the list; several states or safety levels are joined by commas, as the API takes them. */
  state: string;
  safety: string;
  need: string;
  cases: string;
  q: string;
  /** `-` before a key turns the order round. */
  sort: string;
  /** Which part of a view with several, and which of its things is open. */
  tab: string;
  id: string;
  /** Of mails, or why: what a list that mixes kinds is narrowed down to. */
  kind: string;
  /** Civil dates, both inclusive. */
  from: string;
  to: string;
  /** How many rounds back, in the view `xu-huong`. */
  rounds: string;
}

/** Query names are Vietnamese because people read, send and dictate these addresses. */
const NAMES = {
  view: 'xem',
  round: 'ky',
  unit: 'don-vi',
  level: 'cap',
  school: 'truong',
  state: 'tinh-trang',
  safety: 'muc-do',
  need: 'nhu-cau',
  cases: 'ca',
  q: 'tim',
  sort: 'xep',
  tab: 'muc',
  id: 'ma',
  kind: 'loai',
  from: 'tu',
  to: 'den',
  rounds: 'so-ky',
} as const satisfies Record<keyof Place, string>;

const BASE = '/quan-ly/';

/** A filter never outlives the view it was chosen in; round, unit and level do. */
export const NO_FILTER = {
  state: '',
  safety: '',
  need: '',
  cases: '',
  q: '',
  sort: '',
  tab: '',
  id: '',
  kind: '',
  from: '',
  to: '',
  rounds: '',
};
export const HERE: Place = { view: '', round: '', unit: '', level: '', school: '', ...NO_FILTER };

const viewOf = (text: string): ViewName => VIEWS.find((view) => view === text) ?? '';

/** @param search `location.search`; unknown names are ignored. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const said = (name: keyof Place): string => query.get(NAMES[name]) ?? '';
  return {
    view: said('school') === '' && said('view') === 'truong' ? '' : viewOf(said('view')),
    round: said('round'),
    unit: said('unit'),
    level: said('level'),
    school: said('school'),
    state: said('state'),
    safety: said('safety'),
    need: said('need'),
    cases: said('cases'),
    q: said('q'),
    sort: said('sort'),
    tab: said('tab'),
    id: said('id'),
    kind: said('kind'),
    from: said('from'),
    to: said('to'),
    rounds: said('rounds'),
  };
}

const KEYS = [
  'round',
  'unit',
  'level',
  'view',
  'school',
  'state',
  'safety',
  'need',
  'cases',
  'q',
  'sort',
  'tab',
  'id',
  'kind',
  'from',
  'to',
  'rounds',
] as const;

/** The address of a place: only what differs from the plain overview, in one order, so equal places have equal addresses. */
export function hrefOf(place: Place): string {
  const query = KEYS.filter((key) => place[key] !== '').map(
    (key) => `${NAMES[key]}=${encodeURIComponent(place[key]).replaceAll('%2C', ',')}`,
  );
  return query.length === 0 ? BASE : `${BASE}?${query.join('&')}`;
}

/** A path below /api with the parts of the query that are said. */
export function apiPath(path: string, query: Record<string, string>): string {
  const said = Object.entries(query).filter(([, value]) => value !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}

/** `sort` after a click on the heading `key`: first as that column is read best, then turned round. */
export const sortedBy = (sort: string, key: string, first: '' | '-' = ''): string =>
  sort === `${first}${key}` ? `${first === '' ? '-' : ''}${key}` : `${first}${key}`;
