/** Words of what tables have in common, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { tables as english } from '../en/tables';

export const tables: typeof english = {
  columns: 'Kolommen van de tabel',
  chooseColumns: 'De kolommen van de tabel kiezen',
  usualColumns: 'De gewone kolommen',

  copyAsCsv: 'Kopiëren als CSV',
  copyTable: 'De tabel kopiëren als CSV',
  copySelected: 'De selectie kopiëren als CSV',
  allRows: (rows) => (rows === 1 ? 'De enige rij' : `Alle ${formatCount(rows)} rijen`),
  firstRows: (rows, all) => `De eerste ${formatCount(rows)} van ${formatCount(all)} rijen`,
  selectedRows: (rows) =>
    rows === 0 ? 'Geselecteerde rijen' : count(rows, 'geselecteerde rij', 'geselecteerde rijen'),
  copied: (rows) => `${count(rows, 'rij', 'rijen')} gekopieerd als CSV.`,
  copiedFirst: (rows, all) =>
    `${formatCount(rows)} van ${formatCount(all)} rijen gekopieerd als CSV. Hele tabellen exporteer je op het scherm Rapport.`,
  noneCopied: 'Geen van de geselecteerde rijen staat in de tabel: er is niets gekopieerd.',

  layersHint: 'Lagen die paren hebben',
  pairsJudged: 'Paren beoordeeld',
};
