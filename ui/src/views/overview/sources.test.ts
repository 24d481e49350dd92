import { describe, expect, it } from 'vitest';
import type { ImportView } from '../../api/generated/types';
import { sorted, totals } from './sources';

const source = (name: string, rows_rejected: number, first_ms: number | null) =>
  ({ name, rows_rejected, rows_read: 10, size_bytes: 100, n_files: 1, first_ms }) as ImportView;

describe('sources', () => {
  const all = [source('part 10', 3, null), source('part 2', 0, 7), source('part 1', 3, 5)];
  const names = (column: string, descending: boolean) =>
    sorted(all, { column, descending }).map((one) => one.name);

  it('are put in order, equals as they came', () => {
    expect(sorted(all, null)).toBe(all);
    expect(names('name', false)).toEqual(['part 1', 'part 2', 'part 10']);
    expect(names('rejected', true)).toEqual(['part 10', 'part 1', 'part 2']);
    expect(names('period', false)).toEqual(['part 1', 'part 2', 'part 10']);
  });

  it('are added up', () => {
    expect(totals(all)).toEqual({ files: 3, size_bytes: 300, rows_read: 30, rows_rejected: 6 });
  });
});
