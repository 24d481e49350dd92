/** Sources in the order that was asked for, and all of them together. */
import type { ImportView } from '../../api/generated/types';
import type { Sort } from '../../components/pages.svelte';

const KEYS: Record<string, (source: ImportView) => string | number> = {
  name: (source) => source.name,
  format: (source) => source.format,
  size: (source) => source.size_bytes,
  records: (source) => source.rows_read,
  used: (source) => source.rows_usable,
  rejected: (source) => source.rows_rejected,
  // Without a time at the end.
  period: (source) => source.first_ms ?? Number.MAX_SAFE_INTEGER,
  imported: (source) => source.imported_at_utc,
};

/** Names with numbers in them in the order of the numbers: `part 2` before `part 10`. */
const words = new Intl.Collator('en', { numeric: true });

const order = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));

/** The sources by a column, equals as they came; without a column as they came. */
export function sorted(sources: readonly ImportView[], sort: Sort | null): readonly ImportView[] {
  const key = sort ? KEYS[sort.column] : undefined;
  if (!key) return sources;
  const sign = sort?.descending ? -1 : 1;
  return sources.toSorted((a, b) => sign * order(key(a), key(b)));
}

/** What all sources hold together. */
export function totals(sources: readonly ImportView[]) {
  const all = { files: 0, size_bytes: 0, rows_read: 0, rows_rejected: 0 };
  for (const source of sources) {
    all.files += source.n_files;
    all.size_bytes += source.size_bytes;
    all.rows_read += source.rows_read;
    all.rows_rejected += source.rows_rejected;
  }
  return all;
}
