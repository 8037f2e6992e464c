/** Nudging a unit's schools, for whoever runs it. Fetched after the first view; its place is kept. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useRuns } from './calling.tsx';

export interface NudgeProps {
  round: string;
  unit: string;
  /** Schools that owe, as the page knows: when it changes, so may what a nudge would do. */
  owing: number;
  /** The server's clock, as of the page's figures. */
  now: string;
}

export function NudgePlace(props: NudgeProps) {
  const runs = useRuns({ id: '', path: props.unit, name: '' });
  const [Nudge, show] = useState<ComponentType<NudgeProps>>();
  useEffect(() => {
    if (!runs) return;
    import('./nudging/nudge.tsx').then(
      (module) => show(() => module.Nudge),
      // Without it the phone numbers and the text to copy still stand there.
      () => undefined,
    );
  }, [runs]);
  return runs ? <div class="copy nudge">{Nudge && <Nudge key={props.unit} {...props} />}</div> : null;
}
