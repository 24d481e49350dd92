/** Rejected rows as text for the clipboard. */
import type { RejectView } from '../../api/generated/types';
import { safeLine } from '../../format/safe';

/** A cell that a spreadsheet takes as text, whatever it starts with. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const line = safeLine(value.replaceAll('\t', ' '), 200);
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

/** Tab-separated, with a head. */
export function asTabbed(rows: readonly RejectView[]): string {
  const head = ['file', 'record', 'line', 'code', 'column', 'value', 'reason'];
  const lines = rows.map((row) =>
    [row.source_name, row.record, row.line, row.code, row.column, row.value, row.reason].map(cell),
  );
  return [head, ...lines].map((line) => line.join('\t')).join('\n');
}
