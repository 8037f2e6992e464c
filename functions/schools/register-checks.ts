/** Whether a change that a person asks for makes sense, field by field, with sentences. Rules only. */
import type { CivilDate } from '../calendar/cadence.ts';
import { type FieldProblem, Problem } from '../platform/problem.ts';
import { isEmail } from './import-cells.ts';
import { isId, isRegisterDate, isStanding, LONGEST_NAME, type SchoolWish } from './register.ts';
import {
  type Contact,
  isOpenOn,
  isWithin,
  type Level,
  type Path,
  parentOf,
  type School,
  type Unit,
} from './unit.ts';

/** What a person may do with a school that is there. */
export type SchoolAct =
  | { kind: 'edit'; name: string; level: Level; area: Path; from: CivilDate }
  | { kind: 'move'; unit: Path; area: Path }
  | { kind: 'close'; until: CivilDate }
  | { kind: 'merge'; until: CivilDate; successor: string }
  | { kind: 'reopen' };

const wrong = (path: string, code: string, vi: string, en: string): FieldProblem => ({ path, code, vi, en });

/** @throws Problem fields-broken */
export function orRefuse(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw new Problem('fields-broken', { fields });
}

export function nameProblems(name: string): FieldProblem[] {
  if (name === '') return [wrong('name', 'missing', 'Hãy ghi tên.', 'Give a name.')];
  return name.length > LONGEST_NAME
    ? [wrong('name', 'too-long', `Tên dài quá ${LONGEST_NAME} ký tự.`, `At most ${LONGEST_NAME} characters.`)]
    : [];
}

/** A unit that schools can be given to. */
export function unitProblems(field: string, path: Path, units: readonly Unit[]): FieldProblem[] {
  const unit = units.find((each) => each.path === path);
  if (!unit) return [wrong(field, 'unknown', 'Hãy chọn một đơn vị.', 'Choose a unit.')];
  return isStanding(unit)
    ? []
    : [
        wrong(
          field,
          'closed',
          'Đơn vị này đã ngừng. Hãy chọn đơn vị khác.',
          'This unit is closed. Choose another.',
        ),
      ];
}

const dateProblems = (field: string, date: string): FieldProblem[] =>
  isRegisterDate(date) ? [] : [wrong(field, 'no-date', 'Hãy ghi ngày đúng.', 'Give a valid date.')];

const untilProblems = (from: CivilDate, until: string): FieldProblem[] => {
  const bad = dateProblems('until', until);
  if (bad.length > 0 || until > from) return bad;
  return [
    wrong(
      'until',
      'too-early',
      'Ngày ngừng phải sau ngày bắt đầu hoạt động.',
      'The closing day must come after the first day.',
    ),
  ];
};

function successorProblems(school: School, successor: School | undefined, until: CivilDate): FieldProblem[] {
  if (!successor)
    return [
      wrong(
        'successor',
        'unknown',
        'Hãy chọn trường nhận sáp nhập.',
        'Choose the school it becomes part of.',
      ),
    ];
  if (successor.id === school.id)
    return [
      wrong(
        'successor',
        'itself',
        'Trường không thể sáp nhập vào chính mình.',
        'A school cannot be merged into itself.',
      ),
    ];
  return isOpenOn(successor, until)
    ? []
    : [
        wrong(
          'successor',
          'closed',
          'Trường nhận sáp nhập không hoạt động vào ngày đó.',
          'The school it becomes part of is not open on that day.',
        ),
      ];
}

/** @param successor the school that a merger names, if there is one */
export function actProblems(
  school: School,
  act: SchoolAct,
  units: readonly Unit[],
  successor?: School,
): FieldProblem[] {
  switch (act.kind) {
    case 'edit':
      return [
        ...nameProblems(act.name),
        ...(act.area === school.area ? [] : unitProblems('area', act.area, units)),
        ...dateProblems('from', act.from),
        ...(school.until !== undefined && act.from >= school.until
          ? [
              wrong(
                'from',
                'too-late',
                'Ngày bắt đầu phải trước ngày ngừng.',
                'The first day must come before the closing day.',
              ),
            ]
          : []),
      ];
    case 'move':
      return [
        ...(act.unit === parentOf(school.path)
          ? [
              wrong(
                'unit',
                'same',
                'Trường đang thuộc đơn vị này.',
                'The school belongs to this unit already.',
              ),
            ]
          : unitProblems('unit', act.unit, units)),
        ...(act.area === school.area ? [] : unitProblems('area', act.area, units)),
      ];
    case 'close':
      return untilProblems(school.from, act.until);
    case 'merge':
      return [...untilProblems(school.from, act.until), ...successorProblems(school, successor, act.until)];
    case 'reopen':
      return [];
  }
}

/** What an act asks of the school. */
export function wishOfAct(act: SchoolAct): SchoolWish {
  switch (act.kind) {
    case 'close':
      return { until: act.until, successor: null };
    case 'merge':
      return { until: act.until, successor: act.successor };
    case 'reopen':
      return { until: null, successor: null };
    default: {
      const { kind: _, ...wish } = act;
      return wish;
    }
  }
}

export function contactProblems(contact: Contact): FieldProblem[] {
  const digits = contact.phone.replace(/\D/g, '').length;
  return [
    ...(contact.name === ''
      ? [wrong('contact.name', 'missing', 'Hãy ghi tên người liên hệ.', 'Give the contact’s name.')]
      : []),
    ...(contact.phone !== '' && (digits < 7 || digits > 13)
      ? [wrong('contact.phone', 'no-phone', 'Số điện thoại chưa đúng.', 'The phone number is not valid.')]
      : []),
    ...(contact.email !== undefined && !isEmail(contact.email)
      ? [
          wrong(
            'contact.email',
            'no-email',
            'Địa chỉ thư điện tử chưa đúng.',
            'The e-mail address is not valid.',
          ),
        ]
      : []),
  ];
}

export interface SchoolDraft {
  id: string;
  name: string;
  level: Level;
  unit: Path;
  area: Path;
  from: CivilDate;
  contact?: Contact;
}

export function draftProblems(draft: SchoolDraft, units: readonly Unit[]): FieldProblem[] {
  return [
    ...(isId(draft.id)
      ? []
      : [
          wrong(
            'id',
            'form',
            'Mã trường chỉ gồm chữ không dấu, chữ số, dấu - và _, tối đa 40 ký tự.',
            'A school code has only letters without diacritics, digits, - and _, at most 40.',
          ),
        ]),
    ...nameProblems(draft.name),
    ...unitProblems('unit', draft.unit, units),
    ...unitProblems('area', draft.area, units),
    ...dateProblems('from', draft.from),
    ...(draft.contact ? contactProblems(draft.contact) : []),
  ];
}

/** What closing a unit needs: none below it open, and a place for what it leaves behind. */
export function closingProblems(
  unit: Unit,
  to: Path | undefined,
  units: readonly Unit[],
  left: number,
): FieldProblem[] {
  const below = units.filter((each) => parentOf(each.path) === unit.path && isStanding(each));
  if (below.length > 0)
    return [
      wrong(
        'unit',
        'units-below',
        `Hãy ngừng các đơn vị cấp dưới trước: ${below.map(({ name }) => name).join(', ')}.`,
        `Close the units below it first: ${below.map(({ name }) => name).join(', ')}.`,
      ),
    ];
  if (to === undefined)
    return left === 0
      ? []
      : [
          wrong(
            'to',
            'missing',
            `Còn ${left} trường thuộc hoặc đóng trên địa bàn đơn vị này: hãy chọn đơn vị tiếp nhận.`,
            `${left} schools belong to this unit or stand on its ground: choose where they go.`,
          ),
        ];
  return isWithin(to, unit.path)
    ? [wrong('to', 'itself', 'Hãy chọn đơn vị khác.', 'Choose another unit.')]
    : unitProblems('to', to, units);
}
