/** "Đã tiếp nhận" as a rule: whatever people do in whatever order, the first stands and only its maker takes it back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideMark, type Mark, UNDO_FOR } from '../../functions/mail/marking.ts';
import { after, MINUTE } from '../../functions/platform/clock.ts';

const START = '2021-02-26T01:00:00.000Z';
const step = fc.record({
  email: fc.constantFrom('a', 'b', 'c'),
  taken: fc.boolean(),
  note: fc.option(fc.constantFrom('một', 'hai'), { nil: undefined }),
  wait: fc.integer({ min: 0, max: 40 }),
});

it('a mark changes hands only through being taken back by its maker in time', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let standing: Mark | undefined;
      let now = START;
      for (const { email, taken, note, wait } of steps) {
        now = after(now, wait * MINUTE);
        const before: Mark | undefined = standing;
        const who = { by: email, email, role: 'responder' as const, at: now };
        const decision = decideMark(before, { taken, ...(note && { note }) }, who);
        if (decision.kind !== 'set') continue;
        expect(decision.entry).toMatchObject({ email, at: now });
        if (before) expect(before.email).toBe(email);
        if (before && !decision.mark) expect(now <= after(before.at, UNDO_FOR)).toBe(true);
        if (before && decision.mark) expect(decision.mark.at).toBe(before.at);
        standing = decision.mark;
      }
    }),
  );
});
