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
  text?: (row: Row) => string;
}
