/** A screen's words: Vietnamese comes with the screen, English when it is asked for. */
import { useEffect, useState } from 'preact/hooks';
import { useOffice } from '../office.tsx';
import { type KitWords, kitVi } from '../texts/kit.vi.ts';

/** An order that lists can be shown in. */
export type KitOrder = keyof KitWords['orders'];

/** @returns a hook; it says Vietnamese until the English has come. */
export function wordsOf<T>(vi: T, load: () => Promise<T>): () => T {
  let english: T | undefined;
  return function useWords() {
    const { language } = useOffice();
    const [, redraw] = useState(0);
    useEffect(() => {
      if (language !== 'en' || english) return;
      load().then(
        (words) => {
          english = words;
          redraw((n) => n + 1);
        },
        // Vietnamese stays; the next visit asks again.
        () => undefined,
      );
    }, [language]);
    return language === 'en' && english ? english : vi;
  };
}

export const useKitWords = wordsOf<KitWords>(kitVi, () =>
  import('../texts/kit.en.ts').then((module) => module.kitEn),
);
