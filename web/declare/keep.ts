// First bundle of /khai-bao/: every byte counts.
/** What this browser keeps: drafts under round + school, the school, the language. Storage may be full or forbidden. */

/** `works`: false once the browser refused to keep something; the page then says so. */
export const storage = { works: true };

export function kept<T>(key: string): T | undefined {
  try {
    // What we wrote ourselves under this key.
    return JSON.parse(localStorage[key] ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps `value`; `undefined` forgets it. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage[key] = JSON.stringify(value);
    storage.works = true;
  } catch {
    storage.works = false;
  }
}

/** True when a declaration that was pressed "Gửi" may still wait in this browser, whichever school's. */
export const unsent = (): boolean => {
  try {
    return /sending\\":\[\{/.test(JSON.stringify(localStorage));
  } catch {
    return false;
  }
};
