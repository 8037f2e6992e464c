/** Dương Đông 1 on Friday 26/02/2021, 13:18, after its declaration of Monday 22/02. */
import { readFileSync } from 'node:fs';
import type { CriteriaSet } from '../../functions/declarations/criteria.ts';
import type { Declaration } from '../../functions/declarations/declaration.ts';
import { zeroCases } from '../../functions/declarations/draft.ts';
import type { MineAnswer, MyDuty, ProblemBody } from '../../functions/declarations/mine.ts';
import { PROBLEMS, type ProblemCode, problemBody } from '../../functions/platform/problem.ts';

export const NOW = '2021-02-26T06:18:00.000Z';
export const TOKEN = 'token-of-duong-dong-1';
export const criteria: CriteriaSet = JSON.parse(
  readFileSync(new URL('../../functions/declarations/criteria/moet-1467.json', import.meta.url), 'utf8'),
);

export const monday: Declaration = {
  operation: { state: 'open' },
  learners: { total: 412, absent: 7, absentIll: 2 },
  staff: { total: 31, absent: 1, absentIll: 1 },
  cases: zeroCases(),
  classes: [],
  criteria: { set: 'moet-1467', version: 1, passed: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15] },
  needs: ['masks'],
  remark: '',
  declarer: { name: 'Trần Thị Mai', position: 'Phó hiệu trưởng', phone: '0912 345 678' },
  confirmed: [],
};

const ROUND = {
  id: '2021-02-26',
  kind: 'scheduled' as const,
  title: 'Thứ Sáu 26/02/2021',
  opensAt: '2021-02-25T23:00:00.000Z',
  dueAt: '2021-02-26T09:30:00.000Z',
  closesAt: '2021-02-28T23:00:00.000Z',
  criteria: { set: 'moet-1467', version: 1, confirmed: false },
  questions: [],
};

export const friday = (patch: Partial<MyDuty> = {}): MyDuty => ({
  school: '91-001',
  round: ROUND,
  state: 'awaiting',
  why: { code: 'open', dueAt: ROUND.dueAt },
  revision: 0,
  last: { round: '2021-02-22', declaration: monday },
  ...patch,
});

/** A round the department asked for on the same day, with a question of its own. */
export const requested = (patch: Partial<MyDuty> = {}): MyDuty => ({
  ...friday(),
  round: {
    ...ROUND,
    id: '2021-02-26-x1',
    kind: 'requested',
    title: 'Khai báo đột xuất: khu cách ly',
    request: {
      unit: 'kien-giang.phu-quoc',
      unitName: 'Thành phố Phú Quốc',
      reason: 'Chuẩn bị khu cách ly tập trung',
      authority: 'UBND thành phố Phú Quốc',
      letter: '102/UBND-VX',
    },
    questions: [{ id: 'rooms', kind: 'number', text: 'Số phòng học có thể dùng làm khu cách ly' }],
  },
  ...patch,
});

export const school = {
  id: '91-001',
  path: 'kien-giang.phu-quoc.th-duong-dong-1',
  name: 'Trường Tiểu học Dương Đông 1',
  level: 'primary' as const,
  unit: 'Thành phố Phú Quốc',
};

export const answer = (patch: Partial<MineAnswer> = {}): MineAnswer => ({
  now: NOW,
  today: '2021-02-26',
  province: { name: 'Kiên Giang', offset: '+07:00' },
  by: 'link',
  synthetic: false,
  schools: [school],
  duties: [friday()],
  next: { id: '2021-03-01', opensAt: '2021-02-28T23:00:00.000Z', dueAt: '2021-03-01T09:30:00.000Z' },
  criteria: [criteria],
  directives: [],
  ...patch,
});

/** A problem as the API words it. */
export function problem(
  code: ProblemCode,
  details: Partial<ProblemBody> = {},
): { status: number; body: unknown } {
  return { status: PROBLEMS[code][0], body: problemBody(code, details) };
}
