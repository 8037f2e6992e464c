/** Doing something on the server: under way, done, or why not. What was entered stays with the form. */
import { useRef, useState } from 'preact/hooks';
import { tellSignedOut } from '../answers.ts';
import { type Failure, type Outcome, send } from '../api.ts';
import { useOffice } from '../office.tsx';

export interface Doing<T> {
  pending: boolean;
  failure?: Failure;
  /** Resolves to the answer, or undefined when it failed or is under way already: two taps are one. */
  run: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<T | undefined>;
  forget: () => void;
}

export function useAction<T>(): Doing<T> {
  const [state, tell] = useState<{ pending: boolean; failure?: Failure }>({ pending: false });
  const busy = useRef(false);
  const run: Doing<T>['run'] = async (method, path, body) => {
    if (busy.current) return undefined;
    busy.current = true;
    tell({ pending: true });
    const outcome: Outcome<T> = await send<T>(method, path, body);
    busy.current = false;
    if ('value' in outcome) {
      tell({ pending: false });
      return outcome.value;
    }
    tell({ pending: false, failure: outcome.failure });
    if (outcome.failure.kind === 'signed-out') tellSignedOut();
    return undefined;
  };
  return { ...state, run, forget: () => tell({ pending: false }) };
}

/** The failure in the page's language; the catalogue's sentence is the more exact one. */
export function useSaid(): (failure: Failure) => string {
  const { texts, language } = useOffice();
  return (failure) => {
    const words = texts.failures[failure.kind === 'signed-out' ? 'refused' : failure.kind];
    return (language === 'en' ? failure.en : failure.vi) ?? words.text;
  };
}

/** The server's sentence for each field, by the field's path. */
export function useFieldErrors(): (failure: Failure | undefined) => Record<string, string> {
  const { language, texts } = useOffice();
  return (failure) =>
    Object.fromEntries(
      (failure?.fields ?? []).map((field) => [
        field.path ?? '',
        (language === 'en' ? field.en : field.vi) ?? texts.failures.refused.title,
      ]),
    );
}
