/** What the parts of "Văn bản" share: words, and how far a letter has come. */
import type { DirectiveRow } from '../../../functions/directives/directives.ts';
import { wordsOf } from '../kit/words.ts';
import { useOffice } from '../office.tsx';
import { directivesVi } from '../texts/directives.vi.ts';

export const useDirectiveWords = wordsOf(directivesVi, () =>
  import('../texts/directives.en.ts').then((module) => module.directivesEn),
);

type Figures = Pick<DirectiveRow, 'acknowledged' | 'expected'>;

/** A bar, and n/N in words. */
export function Progress({ of: { acknowledged, expected } }: { of: Figures }) {
  const words = useDirectiveWords();
  const { say } = useOffice();
  if (expected === 0) return <p class="muted">{words.nobody}</p>;
  return (
    <div class="progress-of">
      <span class="bar thin" aria-hidden="true">
        <i class="on-time" style={{ width: `${(acknowledged / expected) * 100}%` }} />
      </span>
      <span>
        {words.acknowledged(say.ratio(acknowledged, expected), say.percent(acknowledged, expected))}
      </span>
    </div>
  );
}

/** "quá hạn", "đã thu hồi" */
export function Tags({ letter, today }: { letter: DirectiveRow; today: string }) {
  const words = useDirectiveWords();
  if (letter.withdrawnAt) return <span class="tag">{words.withdrawn}</span>;
  return letter.deadline < today && letter.acknowledged < letter.expected ? (
    <span class="tag worse">{words.overdue}</span>
  ) : null;
}
