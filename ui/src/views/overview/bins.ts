/** Posts over time as bins: stacked for the chart, snapped for the brush, summed for sentences. */
import type { OverviewView, PostSeries, Span } from '../../api/generated/types';
import { t } from '../../words';

/** Series that get a colour of their own; the rest become one. */
export const MOST_SERIES = 6;

export interface NamedSeries {
  name: string;
  counts: readonly number[];
  /** Name of the token of its colour. */
  token: string;
}

/** What the posts of a bin are told apart by. */
export type SeriesBy = 'platform' | 'kind';

const OTHER = '--community-other';
/** A kind keeps its colour, whichever kinds there are. */
const KIND_TOKENS: Record<string, string> = {
  post: '--community-1',
  repost: '--community-2',
  reply: '--community-3',
  quote: '--community-4',
};

/** Name on screen of a platform. */
export const platformName = (id: string, known = '') => known || id || t.frame.platformNotStated;

/** The series as they are stacked: of platforms or of kinds, in the order in which they come. */
export function chartSeries(
  series: readonly PostSeries[],
  by: SeriesBy,
  names: (id: string) => string,
  most = MOST_SERIES,
): NamedSeries[] {
  const sums = new Map<string, number[]>();
  const ids = by === 'kind' ? [...Object.keys(KIND_TOKENS), ''] : [];
  for (const one of series) if (!ids.includes(one[by])) ids.push(one[by]);
  for (const id of ids) {
    const of = series.filter((one) => one[by] === id);
    if (of.length > 0) sums.set(id, total(of.map((one) => one.counts)));
  }
  const all = [...sums].map(([id, counts], i) => ({
    name: names(id),
    counts,
    token: by === 'kind' ? (KIND_TOKENS[id] ?? OTHER) : `--community-${i + 1}`,
  }));
  if (all.length <= most) return all;
  const rest = all.slice(most - 1);
  return [
    ...all.slice(0, most - 1),
    {
      name: t.overview.otherPlatforms(rest.length),
      counts: total(rest.map((one) => one.counts)),
      token: OTHER,
    },
  ];
}

/** Bin by bin, all of them together. */
function total(all: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = all;
  const sum = [...first];
  for (const counts of others) counts.forEach((n, bin) => (sum[bin] = (sum[bin] ?? 0) + n));
  return sum;
}

/** Running totals from the first series up: the tops of a stack. */
export function stack(series: readonly Pick<NamedSeries, 'counts'>[]): number[][] {
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
  const { per } = t.overview;
  const units = [
    [7 * 86_400_000, per.week],
    [86_400_000, per.day],
    [3_600_000, per.hour],
    [60_000, per.minute],
    [1000, per.second],
  ] as const;
  for (const [size, words] of units)
    if (binMs >= size && binMs % size === 0) return words(binMs / size);
  return per.millisecond(binMs);
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
