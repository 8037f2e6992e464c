/** Saving a part of the settings, and seeing beforehand what would become of it. */
import { useEffect, useState } from 'preact/hooks';
import type {
  SettingsAnswer,
  SettingsChange,
  SettingsPreview,
} from '../../../functions/settings/settings.ts';
import { send } from '../api.ts';
import { type Doing, useAction } from '../kit/action.ts';
import { SETTINGS } from './words.ts';

const TYPING_PAUSES_MS = 400;

export interface Previewing {
  value?: SettingsPreview;
  failed: boolean;
}

/** The rounds to come and whom the change reaches, asked when the typing pauses; undefined change: nothing to ask. */
export function usePreview(revision: number, change: SettingsChange | undefined): Previewing {
  const [seen, tell] = useState<Previewing & { of: string }>({ failed: false, of: '' });
  const asked = change ? JSON.stringify({ revision, ...change }) : '';
  useEffect(() => {
    if (asked === '') return;
    let gone = false;
    const timer = setTimeout(async () => {
      const outcome = await send<SettingsPreview>('PUT', `${SETTINGS}?dry-run=true`, JSON.parse(asked));
      if (gone) return;
      tell(
        'value' in outcome ? { value: outcome.value, failed: false, of: asked } : { failed: true, of: asked },
      );
    }, TYPING_PAUSES_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return seen.of === asked ? seen : { failed: false };
}

/** Two people at once: the second is told, and keeps what was entered. */
export const isConflict = ({ failure }: Doing<unknown>): boolean => failure?.code === 'changed-meanwhile';

export function useSaving(again: () => void) {
  const doing = useAction<SettingsAnswer>();
  const save = async (revision: number, change: SettingsChange): Promise<SettingsAnswer | undefined> => {
    const answer = await doing.run('PUT', SETTINGS, { revision, ...change });
    if (answer) again();
    return answer;
  };
  return { ...doing, save };
}
