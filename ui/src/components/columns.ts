/** What a column of a table is. */

export interface Column<Row> {
  id: string;
  title: string;
  /** Pixels at normal text size. */
  width: number;
  /** Takes the room that is left. */
  grow?: boolean;
  align?: 'start' | 'end';
  sortable?: boolean;
  /** First direction when the head is pressed; figures start with the largest. */
  descendingFirst?: boolean;
  hint?: string;
  /** Cannot be taken away: it says what the row is. */
  always?: boolean;
  /** Not among the usual ones: shown where somebody has chosen it. */
  extra?: boolean;
  text?: (row: Row) => string;
}

/** Those that are shown: the chosen ones, or the usual ones where nobody has chosen. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | null,
): Column<Row>[] {
  return columns.filter(
    ({ id, always, extra }) => always || (chosen === null ? !extra : chosen.includes(id)),
  );
}

/** The choice with one column shown or not; null where that are the usual ones again. */
export function withColumn<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | null,
  id: string,
  shown: boolean,
): string[] | null {
  const was = new Set(shownColumns(columns, chosen).map((column) => column.id));
  if (shown) was.add(id);
  else was.delete(id);
  const now = columns.filter((column) => was.has(column.id)).map((column) => column.id);
  const usual = shownColumns(columns, null).map((column) => column.id);
  return now.join() === usual.join() ? null : now;
}
