/** Arithmetic of the barcode: which bins become which ticks, at whole pixels. */

/** Steps of darkness. More than a few cannot be told apart on a tick of one pixel. */
export const LEVELS = 4;

/** A tick: its left edge and width in whole pixels, and how dark it is, from 1 to `LEVELS`. */
export interface Tick {
  x: number;
  width: number;
  level: number;
  count: number;
}

/**
 * Ticks of a strip. Bins that fall on the same pixel are added up, so that nothing is lost on a
 * narrow strip; darkness follows the square root of the count, so that a single event is still seen
 * beside a burst.
 */
export function ticks(bins: readonly number[], widthPx: number): Tick[] {
  const width = Math.max(Math.floor(widthPx), 0);
  if (width === 0 || bins.length === 0) return [];
  const columns = Math.min(bins.length, width);
  const counts = Array.from({ length: columns }, () => 0);
  bins.forEach((n, bin) => {
    const column = Math.floor((bin * columns) / bins.length);
    counts[column] = (counts[column] ?? 0) + n;
  });
  const most = Math.max(...counts);
  if (most <= 0) return [];
  // Wide strips leave paper between ticks; narrow ones are packed.
  const tickWidth = Math.max(1, Math.min(3, Math.floor((width / columns) * 0.6)));
  return counts.flatMap((count, column) => {
    if (count <= 0) return [];
    const level = Math.max(1, Math.ceil(Math.sqrt(count / most) * LEVELS));
    return [{ x: Math.floor((column * width) / columns), width: tickWidth, level, count }];
  });
}

/** The bin under a pixel. */
export function binAt(x: number, widthPx: number, bins: number): number {
  return Math.min(
    Math.max(Math.floor((x / Math.max(widthPx, 1)) * bins), 0),
    Math.max(bins - 1, 0),
  );
}
