import { wordsOf } from '../kit/words.ts';
import { type MailsWords, mailsVi } from '../texts/mails.vi.ts';

export const useWords = wordsOf<MailsWords>(mailsVi, () =>
  import('../texts/mails.en.ts').then((module) => module.mailsEn),
);
