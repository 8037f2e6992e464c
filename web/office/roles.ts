/** Narrow screens lay tables out as cards, and with `display: block` browsers forget that they are tables: said again here. */
export const ROLE = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  rowHeader: { role: 'rowheader' },
  columnHeader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;
