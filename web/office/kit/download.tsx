/** "Tải về": the list as it is filtered, as CSV or for Excel. */
import './kit.css';
import { useState } from 'preact/hooks';
import { tellSignedOut } from '../answers.ts';
import { askFile, type Failure } from '../api.ts';
import { Disclosure } from '../office.tsx';
import { useSaid } from './action.ts';
import { useKitWords } from './words.ts';

function save({ name, blob }: { name: string; blob: Blob }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

type State =
  | { state: 'idle' | 'working' }
  | { state: 'done'; file: string }
  | { state: 'failed'; why: Failure };

/** @param path below /api, with the list's query; `format` is added */
export function Download({ path }: { path: string }) {
  const words = useKitWords();
  const said = useSaid();
  const [now, tell] = useState<State>({ state: 'idle' });
  const get = async (format: 'csv' | 'xlsx') => {
    tell({ state: 'working' });
    const outcome = await askFile(`${path}${path.includes('?') ? '&' : '?'}format=${format}`);
    if ('failure' in outcome) {
      tell({ state: 'failed', why: outcome.failure });
      if (outcome.failure.kind === 'signed-out') tellSignedOut();
      return;
    }
    save(outcome.value);
    tell({ state: 'done', file: outcome.value.name });
  };
  return (
    <Disclosure className="download" name={words.download} label={words.download}>
      {(['xlsx', 'csv'] as const).map((format) => (
        <button
          key={format}
          type="button"
          class="button"
          aria-disabled={now.state === 'working'}
          onClick={() => now.state !== 'working' && void get(format)}
        >
          {words[format]}
        </button>
      ))}
      <p role="status" class="small">
        {now.state === 'working' && words.downloading}
        {now.state === 'done' && words.downloaded(now.file)}
        {now.state === 'failed' && said(now.why)}
      </p>
    </Disclosure>
  );
}
