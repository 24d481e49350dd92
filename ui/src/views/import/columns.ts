/** Which of the columns of a file are meant by a few words. */
import type { ColumnView } from '../../api/generated/types';
import { roleLabel } from '../../state/mapping';

export type ColumnKind = 'all' | 'used' | 'doubtful' | 'unused';

function isOf(column: ColumnView, kind: ColumnKind): boolean {
  const used = column.role !== 'ignore';
  if (kind === 'used') return used;
  if (kind === 'unused') return !used;
  if (kind === 'doubtful') return used && column.confidence < 0.8;
  return true;
}

/** Every word must occur in the name, the first value or the role; case does not matter. */
export function columnsLike(
  columns: readonly ColumnView[],
  words: string,
  kind: ColumnKind,
): ColumnView[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return columns.filter((column) => {
    if (!isOf(column, kind)) return false;
    const text = `${column.name}\n${column.sample}\n${roleLabel(column.role)}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
