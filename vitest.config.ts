import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Whole days and whole programs take the longest. */
const LONG =
  /test\/(simulation|infra\/(local\/start|deployed|operate)|platform\/(contract|capacity)|access\/session|rounds\/|routes|web\/office-)/;

/** The longest first, so that all workers end together: on a clean clone nothing is known of durations. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/quiet.ts'],
    // Patience, not expectations: on a busy machine a whole morning of 596 mails or a page's next moment takes its time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    // One more than the two cores it is promised for: a quarter of its time a test waits for a store, a page or a clock.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
