/** What an alert says, in a line or two. */
import type { AlertRow } from '../../../functions/alerts/alerts.ts';
import { shortUnit } from '../links.tsx';
import { useOffice } from '../office.tsx';
import { Mark } from '../signs.tsx';
import { useAlertWords } from './mark.tsx';

/** "2 ca mắc mới, lần báo trước 1", or from which level to which. */
export function Change({ alert }: { alert: AlertRow }) {
  const words = useAlertWords();
  const { say } = useOffice();
  const { kind, before, now } = alert;
  const counts = [say.number(before.newConfirmed), say.number(now.newConfirmed)] as const;
  if (kind === 'correction') return <b>{words.corrected(...counts)}</b>;
  if (kind === 'cases')
    return (
      <b class="warn">{before.newConfirmed === 0 ? words.newCases(counts[1]) : words.casesRose(...counts)}</b>
    );
  return (
    <span>
      {before.safety && (
        <>
          {words.levelFrom} <Mark level={before.safety} /> {words.levelTo}{' '}
        </>
      )}
      {now.safety && <Mark level={now.safety} />}
    </span>
  );
}

/** "Phú Quốc · Tiểu học · nhận 08:00, thứ Sáu 26/02" */
export function Where({ alert }: { alert: AlertRow }) {
  const words = useAlertWords();
  const { say, texts } = useOffice();
  const { unitName, areaName, level } = alert.school;
  const parts = [
    shortUnit(unitName),
    ...(areaName === unitName || areaName === '' ? [] : [words.ground(shortUnit(areaName))]),
    texts.levels[level],
    words.received(say.brief(alert.at)),
  ];
  return <small>{parts.filter((part) => part !== '').join(' · ')}</small>;
}
