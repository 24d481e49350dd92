/** Which known formats a file of one kind can be read as. */
import type { KnownFormatView } from '../../api/generated/types';

/** A table is no object and an object can be laid out as a table: rows take formats of tables, JSON both. */
export function formatsFor(
  kind: string,
  formats: readonly KnownFormatView[],
): readonly KnownFormatView[] {
  const isJson = kind === 'json' || kind === 'ndjson';
  const fitting = formats.filter((format) => format.kind === 'table' || isJson);
  return fitting.toSorted((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
}
