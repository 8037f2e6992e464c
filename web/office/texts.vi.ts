/** The office's words in Vietnamese. The English twin has the same shape; a test holds them together. */
import { commonVi } from './texts/common.vi.ts';
import { overviewVi } from './texts/overview.vi.ts';
import { schoolVi } from './texts/school.vi.ts';

export const vi = { ...overviewVi, ...schoolVi, ...commonVi };

/** What a language gives. */
export type Texts = typeof vi;
