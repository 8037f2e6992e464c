/**
 * A page that stays open over a deployment learns that there is a newer one. Nothing is reloaded by itself: what somebody
 * is typing stays, and the old page goes on working meanwhile (its files are kept for thirty days).
 */
import { useEffect, useState } from 'preact/hooks';
import { useOffice } from './office.tsx';

const ASK_EVERY_MS = 30 * 60_000;
/** The built page's script is named after all that it loads. */
const SCRIPT = /<script[^>]*\ssrc="([^"]+)"/;

async function isThereANewer(): Promise<boolean> {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-cache' });
    const theirs = answer.ok ? SCRIPT.exec(await answer.text())?.[1] : undefined;
    const ours = document.querySelector('script[type=module][src]')?.getAttribute('src');
    return theirs !== undefined && theirs !== ours;
  } catch {
    return false;
  }
}

let tell: () => void = () => {};
/** Asked also when a part of the page cannot be fetched: it may be one of an old version. */
export const lookForNewer = async (): Promise<void> => {
  if (await isThereANewer()) tell();
};

export function Newer() {
  const { texts } = useOffice();
  const [newer, say] = useState(false);
  useEffect(() => {
    tell = () => say(true);
    let asked = Date.now();
    const look = () => {
      if (document.visibilityState !== 'visible' || Date.now() - asked < ASK_EVERY_MS) return;
      asked = Date.now();
      void lookForNewer();
    };
    const timer = setInterval(look, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return (
    newer && (
      <p class="stale" role="status">
        {texts.newer}{' '}
        <button type="button" class="link" onClick={() => location.reload()}>
          {texts.reload}
        </button>
      </p>
    )
  );
}
