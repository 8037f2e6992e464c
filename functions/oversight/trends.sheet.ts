/** Trends as a sheet: one line per round, then how many schools of each unit below declared in it. */
import type { Column, Sheet } from '../exports/sheet.ts';
import type { TrendFigures, TrendRound, TrendsAnswer } from './over-time.ts';

interface Line {
  round: TrendRound;
  /** Its place among the rounds, and so among each unit's cells. */
  at: number;
}
const number = (title: string, value: Column<Line>['value']): Column<Line> => ({
  title,
  width: 13,
  type: 'number',
  value,
});
const figure = (title: string, key: keyof TrendFigures): Column<Line> =>
  number(title, ({ round }) => round.figures[key]);

const lastCode = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export const trendsSheet = ({ unit, rounds, units, casesKnown }: TrendsAnswer): Sheet<Line> => ({
  name: 'Xu hướng',
  file: `xu-huong-${lastCode(unit.path)}-${rounds.at(-1)?.id ?? 'trong'}`,
  title: `Xu hướng - ${unit.name} - ${rounds.length} kỳ`,
  columns: [
    { title: 'Kỳ khai báo', width: 14, type: 'date', value: ({ round }) => round.id },
    { title: 'Số liệu', width: 16, type: 'text', value: ({ round }) => AS[round.as] },
    figure('Phải khai báo', 'expected'),
    figure('Đúng hạn', 'onTime'),
    figure('Trễ hạn', 'late'),
    figure('Bổ sung sau khi đóng kỳ', 'supplemented'),
    ...(casesKnown
      ? [figure('Ca mắc mới', 'newConfirmed'), figure('Ca mắc đang điều trị', 'activeConfirmed')]
      : []),
    ...units.flatMap(({ name, cells }) => [
      number(`${name}: đã khai báo`, ({ at }) => cells[at]?.declared),
      number(`${name}: phải khai báo`, ({ at }) => cells[at]?.expected),
    ]),
  ],
  rows: rounds.map((round, at) => ({ round, at })),
});
const AS = { closed: 'Khi đóng kỳ', due: 'Lúc hết hạn' } as const;
