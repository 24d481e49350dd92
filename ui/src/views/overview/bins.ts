/** Posts over time as bins: stacked for the chart, snapped for the brush, summed for sentences. */
import type { OverviewView, PlatformSeries, Span } from '../../api/generated/types';

/** Series that get a colour of their own; the rest become one. */
export const MOST_SERIES = 6;

export interface NamedSeries {
  name: string;
  counts: readonly number[];
}

/** Name on screen of a platform. */
export const platformName = (id: string, known = '') => known || id || 'platform not stated';

/** At most `most` series: the largest by name, the others added up. */
export function chartSeries(
  series: readonly PlatformSeries[],
  names: (id: string) => string,
  most = MOST_SERIES,
): NamedSeries[] {
  const all = series.map(({ platform, counts }) => ({ name: names(platform), counts }));
  if (all.length <= most) return all;
  const rest = all.slice(most - 1);
  const counts = rest[0]!.counts.map((_, bin) =>
    rest.reduce((sum, one) => sum + (one.counts[bin] ?? 0), 0),
  );
  return [...all.slice(0, most - 1), { name: `${rest.length} other platforms`, counts }];
}

/** Running totals from the first series up: the tops of a stack. */
export function stack(series: readonly NamedSeries[]): number[][] {
  const tops: number[][] = [];
  for (const { counts } of series) {
    const below = tops.at(-1);
    tops.push(counts.map((count, bin) => count + (below?.[bin] ?? 0)));
  }
  return tops;
}

/** The bins of an overview as an axis: every edge, the end of the last included. */
export function binEdges(view: Pick<OverviewView, 'bin_from_ms' | 'bin_ms'>): number[] {
  const last = view.bin_from_ms.at(-1);
  return last === undefined ? [] : [...view.bin_from_ms, last + view.bin_ms];
}

/** Number of the edge nearest to an instant. */
export function nearestEdge(edges: readonly number[], ms: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= ms) low = middle;
    else high = middle;
  }
  return Math.abs(edges[high]! - ms) < Math.abs(ms - edges[low]!) ? high : low;
}

/** From one edge to another, at least one bin wide, in the right order. */
export function spanBetween(edges: readonly number[], a: number, b: number): Span | null {
  const last = edges.length - 1;
  if (last < 1) return null;
  const clamp = (edge: number) => Math.min(last, Math.max(0, edge));
  let [from, to] = [clamp(Math.min(a, b)), clamp(Math.max(a, b))];
  if (from === to) {
    if (to < last) to += 1;
    else from -= 1;
  }
  return { from_ms: edges[from]!, to_ms: edges[to]! };
}

/** Whether a span holds all of the axis, so that it says no more than no span at all. */
export function isWhole(edges: readonly number[], span: Span): boolean {
  return edges.length < 2 || (span.from_ms <= edges[0]! && span.to_ms >= edges.at(-1)!);
}

/** Width of a bin in words, for the axis: `posts per day`, `posts per 6 hours`. */
export function perBin(binMs: number): string {
  const units: [number, string][] = [
    [7 * 86_400_000, 'week'],
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
    [1000, 'second'],
  ];
  for (const [size, name] of units) {
    if (binMs >= size && binMs % size === 0) {
      const n = binMs / size;
      return n === 1 ? `per ${name}` : `per ${n} ${name}s`;
    }
  }
  return `per ${binMs} ms`;
}

/** Round upper end of a count axis with its steps: 0, 200, 400, 600. */
export function countTicks(largest: number, most: number): number[] {
  if (largest <= 0) return [0, 1];
  const rough = largest / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  const step = Math.max(1, factor * power);
  const count = Math.ceil(largest / step);
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}
