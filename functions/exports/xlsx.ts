/**
 * XLSX: typed numbers and dates, a bold heading that stays in sight, a filter over all columns.
 * Written with write-excel-file: one small dependency, 70 kB bundled (the usual choice, exceljs, brings 1 MB), still kept.
 */
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import writeExcelFile, { type Cell as ExcelCell, type Feature } from 'write-excel-file/node';
import { getCellAddress, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility';
import { type Cell, type Column, cellOf, type Sheet } from './sheet.ts';

/** Excel's own bounds of a cell's text and of a sheet's name. */
const LONGEST_TEXT = 32_767;
const LONGEST_NAME = 31;
/** A character outside the first 65,536 is two; half of one is no XML. Neither are control characters. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const plain = (text: string): string => text.slice(0, LONGEST_TEXT).replace(NOT_XML, '');
const nameOf = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, LONGEST_NAME)
    .trim();

/** A spreadsheet's date has no zone: the one whose wall clock in UTC reads as `wall` does. */
const dateOf = (wall: string): Date => new Date(wall.length === 10 ? wall : `${wall.replace(' ', 'T')}Z`);

function excelCell(cell: Cell | undefined): ExcelCell {
  if (!cell) return null;
  switch (cell.is) {
    case 'text':
      // Typed as text: whatever it begins with, no spreadsheet runs it.
      return { type: String, value: plain(cell.text) };
    case 'number':
      return {
        type: Number,
        value: cell.number,
        format: Number.isInteger(cell.number) ? '#,##0' : '#,##0.0',
      };
    default:
      return {
        type: Date,
        value: dateOf(cell.wall),
        format: cell.is === 'date' ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm',
      };
  }
}

const widthOf = <R>({ width, title, type }: Column<R>): number =>
  width ?? Math.max(type === 'instant' ? 17 : 10, Math.min(title.length + 4, 40));

const SHEET = 'xl/worksheets/sheet{id}.xml';
/** A worksheet's elements in the order ECMA-376 demands, those that may stand in ours. */
const ORDER =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter mergeCells pageMargins pageSetup';

/** The library has no filter of its own; its features may add elements where the format's order wants them. */
const filterOver = (columns: number, rows: number): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      [SHEET]: {
        transform: (xml: string) =>
          insertElementMarkupAccordingToOrderOfSiblings(
            xml,
            `<autoFilter ref="A1:${getCellAddress(rows, columns - 1)}"/>`,
            ORDER.split(' '),
            'worksheet',
          ),
      },
    },
  },
});

/** The whole file. @param zone IANA zone of the province, whose clock its moments show */
export function xlsxOf<R>({ name, columns, rows }: Sheet<R>, zone: string): Promise<Buffer> {
  const titles = columns.map(
    ({ title }): ExcelCell => ({
      type: String,
      value: plain(title),
      fontWeight: 'bold',
      wrap: true,
      alignVertical: 'center',
      backgroundColor: '#e2f1ef',
    }),
  );
  const lines = rows.map((row) => columns.map((column) => excelCell(cellOf(column, row, zone))));
  return writeExcelFile(
    [titles, ...lines],
    {
      sheet: nameOf(name),
      columns: columns.map((column) => ({ width: widthOf(column) })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    { features: [filterOver(columns.length, rows.length)] },
  ).toBuffer();
}
