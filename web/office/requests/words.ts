/** The words of requested declarations, and the answer their list lives on. */
import type { RequestsAnswer } from '../../../functions/rounds/requests.ts';
import { answersOf } from '../answers.ts';
import { wordsOf } from '../kit/words.ts';
import { type RequestsWords, requestsVi } from '../texts/requests.vi.ts';

export const useRequestsWords = wordsOf<RequestsWords>(requestsVi, () =>
  import('../texts/requests.en.ts').then((module) => module.requestsEn),
);

export const useRequests = answersOf<RequestsAnswer>();
