/**
 * Arithmetic of a table that draws only what is in sight: which rows, at what offset, which pages of
 * them to ask for. Browsers cannot scroll over arbitrarily tall elements, so beyond a certain height
 * the scroll position is scaled onto the rows.
 */

/** Taller than this and engines place rows a pixel off: they compute with floats of 32 bits. */
export const TALLEST_PX = 4_000_000;

export interface Geometry {
  total: number;
  rowPx: number;
  viewportPx: number;
}

/** Height of the element that is scrolled. */
export function scrollHeight({ total, rowPx }: Geometry): number {
  return Math.min(total * rowPx, TALLEST_PX);
}

/** Scroll positions that exist, and pixels of rows behind them. */
function reach(g: Geometry): { scrollable: number; rows: number } {
  return {
    scrollable: Math.max(scrollHeight(g) - g.viewportPx, 0),
    rows: Math.max(g.total * g.rowPx - g.viewportPx, 0),
  };
}

/** Pixels of rows above the upper edge of the window at a scroll position. */
export function rowsAbove(g: Geometry, scrollTop: number): number {
  const { scrollable, rows } = reach(g);
  const top = Math.min(Math.max(scrollTop, 0), scrollable);
  return scrollable === 0 ? 0 : scrollable === rows ? top : (top / scrollable) * rows;
}

export interface Visible {
  /** First row drawn. */
  first: number;
  /** One past the last row drawn. */
  end: number;
  /** Where the first drawn row stands in the scrolled element. */
  offsetPx: number;
}

/** Rows to draw at a scroll position, with a few more on both sides. */
export function visibleRows(g: Geometry, scrollTop: number, extra: number): Visible {
  const above = rowsAbove(g, scrollTop);
  const top = Math.min(Math.max(scrollTop, 0), reach(g).scrollable);
  const first = Math.max(Math.floor(above / g.rowPx) - extra, 0);
  const end = Math.min(Math.ceil((above + g.viewportPx) / g.rowPx) + extra, g.total);
  return { first, end: Math.max(end, first), offsetPx: top - above + first * g.rowPx };
}

/** Scroll position that brings a row into sight, moving as little as possible. */
export function scrollToRow(g: Geometry, scrollTop: number, row: number): number {
  const above = rowsAbove(g, scrollTop);
  const top = row * g.rowPx;
  let wanted = above;
  if (top < above) wanted = top;
  else if (top + g.rowPx > above + g.viewportPx) wanted = top + g.rowPx - g.viewportPx;
  else return scrollTop;
  const { scrollable, rows } = reach(g);
  return rows === 0 ? 0 : scrollable === rows ? wanted : (wanted / rows) * scrollable;
}

/** Numbers of the pages that hold these rows. */
export function pagesOf(first: number, end: number, pageRows: number): number[] {
  if (end <= first) return [];
  const from = Math.floor(first / pageRows);
  const to = Math.floor((end - 1) / pageRows);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** The row that a key leads to; null when it is no key of movement. */
export function rowForKey(
  key: string,
  row: number,
  total: number,
  pageRows: number,
): number | null {
  if (total === 0) return null;
  const moves: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + pageRows,
    PageUp: row - pageRows,
    Home: 0,
    End: total - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), total - 1);
}
