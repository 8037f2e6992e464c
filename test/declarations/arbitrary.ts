/** Arbitrary declarations that every rule accepts, for property tests here and elsewhere. */
import fc from 'fast-check';
import {
  type AffectedClass,
  type CaseCounts,
  type CheckContext,
  check,
  type Declaration,
  type Headcount,
  MEASURES,
  NEEDS,
  newConfirmed,
} from '../../functions/declarations/declaration.ts';

const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const text = fc.oneof(
  fc.constantFrom('khử khuẩn', 'mưa bão', 'theo văn bản của huyện', 'thiếu nước rửa tay', 'đã báo trạm y tế'),
  fc.stringMatching(/^[a-zàáâăđêôơư][a-zàáâăđêôơư ,.]{0,30}$/),
);

/** A part of `total`, from nothing to all of it: most often nothing. */
const share = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.double({ min: 0, max: 1, noNaN: true }));
const partOf = (total: number, part: number): number => Math.floor(total * part);

const heads: fc.Arbitrary<Headcount> = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), share, share)
  .map(([total, absent, ill]) => ({
    total,
    absent: partOf(total, absent),
    absentIll: partOf(partOf(total, absent), ill),
  }));

const shares = fc.record({
  newConfirmed: share,
  activeConfirmed: share,
  closeContacts: share,
  secondaryContacts: share,
  isolating: share,
  symptomatic: share,
});
const countsIn = ({ total }: Headcount, part: CaseCounts): CaseCounts => ({
  newConfirmed: partOf(total, part.newConfirmed),
  activeConfirmed: partOf(total, part.activeConfirmed),
  closeContacts: partOf(total, part.closeContacts),
  secondaryContacts: partOf(total, part.secondaryContacts),
  isolating: partOf(total, part.isolating),
  symptomatic: partOf(total, part.symptomatic),
});

const labels = fc.constantFrom('3A', '3A1', 'Lá 2', 'Chồi 1', '12C3', 'điểm trường Bãi Bổn', 'lớp ghép 1-2');

const classesOf = (today: string): fc.Arbitrary<AffectedClass[]> =>
  fc.array(
    fc.record(
      {
        label: labels,
        confirmed: fc.integer({ min: 0, max: 5 }),
        contacts: fc.integer({ min: 0, max: 40 }),
        lastDay: fc.integer({ min: -20, max: 0 }).map((days) => daysAfter(today, days)),
        measure: fc.constantFrom(...MEASURES),
        reportedAt: fc.constantFrom(`${today}T08:00+07:00`, `${daysAfter(today, -1)}T01:30:00.000Z`),
      },
      { requiredKeys: ['label', 'confirmed', 'contacts', 'measure'] },
    ),
    { maxLength: 6 },
  );

/** No more in the classes than the school has. */
function within(classes: AffectedClass[], cases: Declaration['cases']): AffectedClass[] {
  const both = (kind: keyof CaseCounts) => cases.learners[kind] + cases.staff[kind];
  let confirmed = newConfirmed({ cases }) + both('activeConfirmed');
  let contacts = both('closeContacts') + both('secondaryContacts');
  return classes.map((each) => {
    const kept = {
      ...each,
      confirmed: Math.min(each.confirmed, confirmed),
      contacts: Math.min(each.contacts, contacts),
    };
    confirmed -= kept.confirmed;
    contacts -= kept.contacts;
    return kept;
  });
}

const operationOf = (today: string): fc.Arbitrary<Declaration['operation']> =>
  fc.oneof(
    fc.record({ state: fc.constantFrom('open', 'partly', 'remote') }),
    fc.record(
      {
        state: fc.constant('closed'),
        reason: text,
        until: fc.integer({ min: 0, max: 14 }).map((days) => daysAfter(today, days)),
      },
      { requiredKeys: ['state', 'reason'] },
    ),
  );

const declarer = fc.record({
  name: fc.constantFrom('Trần Thị Mai', 'Danh Út', 'Nguyễn Văn Hoà'),
  position: fc.constantFrom('Hiệu trưởng', 'Phó hiệu trưởng', 'Nhân viên y tế'),
  phone: fc.constantFrom('0912 345 678', '0297.386.2012', '+84 912-345-678', '912345678'),
});

const answersTo = (context: CheckContext) =>
  fc.record(
    Object.fromEntries(
      (context.questions ?? []).map(({ id, kind }) => [
        id,
        { number: fc.integer({ min: 0, max: 1_000_000_000 }), 'yes-no': fc.boolean(), text }[kind],
      ]),
    ),
  );

/** Declarations that `check` accepts in this context: what soft rules ask about is confirmed. */
export function arbitraryDeclaration(context: CheckContext): fc.Arbitrary<Declaration> {
  const { criteria, today } = context;
  return fc
    .record({
      operation: operationOf(today),
      learners: heads,
      staff: heads,
      shares: fc.record({ learners: shares, staff: shares }),
      classes: classesOf(today),
      passed: fc.subarray(criteria.items.map(({ n }) => n)),
      needs: fc.subarray([...NEEDS]),
      remark: text,
      declarer,
      answers: answersTo(context),
    })
    .map(({ shares, passed, answers, ...rest }) => {
      const cases = {
        learners: countsIn(rest.learners, shares.learners),
        staff: countsIn(rest.staff, shares.staff),
      };
      const declaration: Declaration = {
        ...rest,
        cases,
        classes: within(rest.classes, cases),
        criteria: { set: criteria.id, version: criteria.version, passed },
        ...(context.questions && { answers }),
        confirmed: [],
      };
      const asked = check(declaration, context).filter(({ soft }) => soft);
      return { ...declaration, confirmed: [...new Set(asked.map(({ code }) => code))] };
    });
}
