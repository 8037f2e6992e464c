/** What has just been done, said to eye and ear, with the way back where there is one. */
import './kit.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useKitWords } from './words.ts';

export interface Done {
  text: ComponentChildren;
  /** Resolves when it is taken back. */
  undo?: () => Promise<unknown>;
}

/** Stands where the eye is; keeps its place in the page from the start so that screen readers hear what comes. */
export function Notice({ done, onGone }: { done: Done | undefined; onGone?: () => void }) {
  const words = useKitWords();
  const [undoing, tell] = useState(false);
  return (
    <div role="status" class={done ? 'notice' : 'hidden'}>
      {done && (
        <>
          <span>{done.text}</span>
          {done.undo && (
            <button
              type="button"
              class="button slim"
              aria-disabled={undoing}
              onClick={async () => {
                if (undoing) return;
                tell(true);
                await done.undo?.();
                tell(false);
                onGone?.();
              }}
            >
              {undoing ? words.undoing : words.undo}
            </button>
          )}
        </>
      )}
    </div>
  );
}
