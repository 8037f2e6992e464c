/** Signs that always come as shape and word, never as colour alone. */
import type { DutyState } from '../../functions/calendar/duty.ts';
import type { SafetyLevel } from '../../functions/declarations/criteria.ts';
import type { Figures } from '../../functions/oversight/tally.ts';
import { useOffice } from './office.tsx';

const SHAPES: Record<SafetyLevel, string> = {
  good: '●',
  fair: '▲',
  unsafe: '■',
  'mandatory-failed': '◆',
  'not-assessed': '–',
};

/** ■ Chưa tốt – không an toàn */
export function Mark({ level, short }: { level: SafetyLevel; short?: boolean }) {
  const { texts } = useOffice();
  return (
    <span class={`mark ${level}`}>
      <span aria-hidden="true">{SHAPES[level]}</span> {short ? texts.safetyShort[level] : texts.safety[level]}
    </span>
  );
}

/** A bar of shares; the words stand beside it. */
function Shares({ parts, whole, thin }: { parts: Record<string, number>; whole: number; thin?: boolean }) {
  return (
    <span class={thin ? 'bar thin' : 'bar'} aria-hidden="true">
      {Object.entries(parts).map(
        ([name, part]) =>
          part > 0 && <i key={name} class={name} style={{ width: `${(part / whole) * 100}%` }} />,
      )}
    </span>
  );
}

/** On time, late, still owing. */
export const Bar = ({ figures, thin = false }: { figures: Figures; thin?: boolean }) => (
  <Shares
    thin={thin}
    whole={figures.expected}
    parts={{ 'on-time': figures.onTime, late: figures.late, owing: figures.expected - figures.declared }}
  />
);

/** The five levels of the declared schools. */
export const SafetyBar = ({ figures }: { figures: Figures }) => (
  <Shares thin whole={figures.declared} parts={figures.safety} />
);

export function StateTag({ state }: { state: DutyState }) {
  const { texts } = useOffice();
  return <span class={`tag ${state}`}>{texts.states[state]}</span>;
}

/** Empty shapes of what is coming, as tall as it, so that nothing jumps. */
export function Waiting({ lines, label }: { lines: number; label: string }) {
  return (
    <div class="waiting" role="status">
      <span class="hidden">{label}</span>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} />
      ))}
    </div>
  );
}
