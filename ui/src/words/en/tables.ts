/** Words of what tables have in common: their columns, and copying them. */
import { count, formatCount } from '../../format/number';

export const tables = {
  columns: 'Columns of the table',
  chooseColumns: 'Choose the columns of the table',
  usualColumns: 'The usual columns',

  copyAsCsv: 'Copy as CSV',
  copyTable: 'Copy the table as CSV',
  copySelected: 'Copy what is selected as CSV',
  allRows: (rows: number) => (rows === 1 ? 'The only row' : `All ${formatCount(rows)} rows`),
  firstRows: (rows: number, all: number) =>
    `The first ${formatCount(rows)} of ${formatCount(all)} rows`,
  selectedRows: (rows: number) => (rows === 0 ? 'Selected rows' : count(rows, 'selected row')),
  copied: (rows: number) => `${count(rows, 'row')} copied as CSV.`,
  copiedFirst: (rows: number, all: number) =>
    `${formatCount(rows)} of ${formatCount(all)} rows copied as CSV. Whole tables are exported on the report screen.`,
  noneCopied: 'None of the rows selected is in the table: nothing was copied.',

  layersHint: 'Layers that have pairs',
  pairsJudged: 'Pairs judged',
};
