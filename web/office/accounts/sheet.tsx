/** Cards to print, three to an A4 page: name, code, QR and three steps. The codes are nowhere else and never again. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ActivationAnswer, ActivationCard } from '../../../functions/access/accounts.ts';
import { ScreenHead } from '../kit/screen.tsx';
import { useOffice } from '../office.tsx';
import { useAccountWords } from './parts.tsx';

/** Of the quiet zone that scanners need. */
const MARGIN = 4;

/** Black modules as one path: a run of them is one rectangle. */
function pathOf({ size, bits }: ActivationCard['qr']): string {
  const bytes = atob(bits);
  const isBlack = (x: number, y: number): boolean => {
    const i = y * size + x;
    return x < size && ((bytes.charCodeAt(i >> 3) >> (7 - (i & 7))) & 1) === 1;
  };
  let path = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!isBlack(x, y)) continue;
      const from = x;
      while (isBlack(x + 1, y)) x++;
      path += `M${from + MARGIN} ${y + MARGIN}h${x - from + 1}v1H${from + MARGIN}z`;
    }
  return path;
}

/** Black on white in the dark too: many scanners read nothing else. */
function Qr({ qr, label }: { qr: ActivationCard['qr']; label: string }) {
  const side = qr.size + 2 * MARGIN;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(qr)} fill="#000" />
    </svg>
  );
}

/** When and where schools declare, as the server says it. */
export type Days = Pick<ActivationAnswer, 'page' | 'weekdays' | 'due'>;

function Card({ card, days }: { card: ActivationCard; days: Days }) {
  const { card: words } = useAccountWords();
  const { say } = useOffice();
  const [scan = '', where = '', type = ''] = words.steps(days.page.replace(/^https?:\/\//, ''));
  const names = days.weekdays.map((day) => words.weekdays[day] ?? '');
  return (
    <article class="activation" aria-label={card.school.name}>
      <div class="key">
        <Qr qr={card.qr} label={words.qr(card.school.name)} />
        <p class="code">
          <small>{words.code}</small>
          <b>{card.code}</b>
        </p>
      </div>
      <div>
        <p class="small muted">{words.head}</p>
        <h2>{card.school.name}</h2>
        <p>{card.school.unit}</p>
        <ol>
          <li>
            {scan} <b>{where}</b>
            {type}
          </li>
          <li>{words.enter}</li>
          <li>{words.declare(names.join(words.and), days.due)}</li>
        </ol>
        <p class="small">
          {words.until(say.moment(card.expiresAt))} {card.school.unit && words.ask(card.school.unit)}
        </p>
      </div>
    </article>
  );
}

export function Sheet(props: {
  cards: readonly ActivationCard[];
  days: Days;
  onDone: () => void;
  children: ComponentChildren;
}) {
  const words = useAccountWords();
  const { say } = useOffice();
  const { cards } = props;
  // Leaving loses the codes for good: the browser asks.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return (
    <div class="sheet">
      <ScreenHead
        title={words.sheet}
        tab={words.sheet}
        units={false}
        actions={
          <>
            <button type="button" class="button go" onClick={() => print()}>
              {words.print}
            </button>
            <button type="button" class="button" onClick={props.onDone}>
              {words.done}
            </button>
          </>
        }
      />
      <p class="sheet-lead">{words.sheetLead(say.number(cards.length))}</p>
      <div class="no-print">{props.children}</div>
      <div class="cards">
        {cards.map((card) => (
          <Card key={card.school.id} card={card} days={props.days} />
        ))}
      </div>
    </div>
  );
}
