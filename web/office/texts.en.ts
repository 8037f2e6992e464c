/** The office's words in English. Fetched only by those who ask for it. */
import { commonEn } from './texts/common.en.ts';
import { overviewEn } from './texts/overview.en.ts';
import { schoolEn } from './texts/school.en.ts';
import type { Texts } from './texts.vi.ts';

export const en: Texts = { ...overviewEn, ...schoolEn, ...commonEn };
