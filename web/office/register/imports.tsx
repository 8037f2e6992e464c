/** Importing a file: chosen, checked, looked at, applied. The import stands in the address: a reload finds it again. */
import { useState } from 'preact/hooks';
import type { ImportAnswer, ImportLine, ImportsAnswer } from '../../../functions/schools/register-answers.ts';
import { answersOf, tellSignedOut } from '../answers.ts';
import { ask, type Failure as FailureValue } from '../api.ts';
import { useFieldErrors, useSaid } from '../kit/action.ts';
import { Download } from '../kit/download.tsx';
import { Go, useOffice } from '../office.tsx';
import { apiPath } from '../place.ts';
import { useRegisterWords } from './data.ts';
import { ImportReport } from './import-report.tsx';

const useImports = answersOf<ImportsAnswer>();
const MOST_BYTES = 4 * 1024 * 1024;

type Sending = { state: 'idle' } | { state: 'sending'; name: string } | { state: 'failed'; why: string };

/** Sends the bytes as they are: only the server can tell their encoding. */
function useUpload() {
  const { place, go } = useOffice();
  const words = useRegisterWords();
  const said = useSaid();
  const fields = useFieldErrors();
  const [sending, tell] = useState<Sending>({ state: 'idle' });
  const failed = (failure: FailureValue) => {
    if (failure.kind === 'signed-out') tellSignedOut();
    tell({ state: 'failed', why: fields(failure).file ?? said(failure) });
  };
  const upload = async (file: File) => {
    if (file.size > MOST_BYTES) return tell({ state: 'failed', why: words.tooLarge });
    tell({ state: 'sending', name: file.name });
    const query = { 'dry-run': 'true', name: file.name.slice(0, 120) };
    const outcome = await ask<ImportAnswer>(apiPath('/api/schools/imports', query), {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
      body: file,
    });
    if ('failure' in outcome) return failed(outcome.failure);
    tell({ state: 'idle' });
    go({ ...place, id: outcome.value.import.id });
  };
  return { sending, upload };
}

/** @param first whether it is what the person came for */
export function FilePicker({ label, first }: { label: string; first?: boolean }) {
  const words = useRegisterWords();
  const { sending, upload } = useUpload();
  return (
    <>
      <label class={first ? 'button go pick-file' : 'button pick-file'}>
        {label}
        <input
          type="file"
          accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // The same file, mended, may be chosen again.
            event.currentTarget.value = '';
            if (file && sending.state !== 'sending') void upload(file);
          }}
        />
      </label>
      <p role="status">{sending.state === 'sending' && words.checking(sending.name)}</p>
      {sending.state === 'failed' && (
        <p class="summary" role="alert">
          {sending.why}
        </p>
      )}
    </>
  );
}

function Line({ line }: { line: ImportLine }) {
  const { say } = useOffice();
  const words = useRegisterWords();
  return (
    <li>
      <p>
        <Go to={{ id: line.id }}>{line.file || words.file}</Go>{' '}
        <span class="muted small">
          {words.importStates[line.state]} · {say.moment(line.at)} · {line.by}
        </span>
      </p>
    </li>
  );
}

function Start() {
  const words = useRegisterWords();
  const { value } = useImports('/api/schools/imports');
  return (
    <section class="card stack-gap">
      <p>{words.importLead}</p>
      <p class="muted">{words.importColumns}</p>
      <div class="ways">
        <FilePicker first label={words.chooseFile} />
      </div>
      <div>
        <p class="muted small">{words.template}</p>
        <Download path="/api/exports/register-template" />
      </div>
      {value && value.imports.length > 0 && (
        <>
          <h2>{words.imports}</h2>
          <ul class="told">
            {value.imports.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function Imports() {
  const { place } = useOffice();
  return place.id === '' ? <Start /> : <ImportReport key={place.id} id={place.id} />;
}
