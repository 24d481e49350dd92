/**
 * Where a stretch of time goes when it is played: one bin further, or, for whoever wants no movement,
 * one whole stretch further. Pure arithmetic on the edges of the bins.
 */
import type { Span } from '../../api/generated/types';

/** A stretch that nobody drew: this share of all bins. */
const DEFAULT_SHARE = 16;

/** Speeds, as factors. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
/** How long a stretch stays at speed 1; without movement longer, as there is more to see at once. */
const STAY_MS = 350;
const STAY_STILL_MS = 1_600;

export function stayMs(speed: number, still: boolean): number {
  return (still ? STAY_STILL_MS : STAY_MS) / speed;
}

/** The first bin of a stretch and how many it covers. */
function binsOf(edges: readonly number[], span: Span | null): { at: number; width: number } {
  const bins = edges.length - 1;
  if (span === null) return { at: 0, width: Math.max(Math.round(bins / DEFAULT_SHARE), 1) };
  const from = Math.max(
    edges.findLastIndex((edge) => edge <= span.from_ms),
    0,
  );
  const to = edges.findIndex((edge) => edge >= span.to_ms);
  return { at: from, width: Math.max((to < 0 ? bins : to) - from, 1) };
}

function spanAt(edges: readonly number[], at: number, width: number): Span {
  const from = Math.min(Math.max(at, 0), edges.length - 2);
  const to = Math.min(from + width, edges.length - 1);
  return { from_ms: edges[from] ?? 0, to_ms: edges[to] ?? 0 };
}

/** Where playing begins: where the stretch is, or at the very start when there is nothing ahead. */
export function begun(edges: readonly number[], span: Span | null): Span {
  const { at, width } = binsOf(edges, span);
  return span === null || at + width >= edges.length - 1
    ? spanAt(edges, 0, width)
    : spanAt(edges, at, width);
}

/**
 * The stretch some bins later, or earlier when `by` is negative, as long as before; null when it
 * stands at that end already.
 */
export function moved(edges: readonly number[], span: Span | null, by: number): Span | null {
  const bins = edges.length - 1;
  if (bins < 1) return null;
  if (span === null) return begun(edges, null);
  const { at, width } = binsOf(edges, span);
  const wanted = Math.min(Math.max(at + by, 0), Math.max(bins - width, 0));
  return wanted === at ? null : spanAt(edges, wanted, width);
}

/** The next stretch of a playing: a bin further, or without movement right after this one. */
export function next(edges: readonly number[], span: Span | null, still: boolean): Span | null {
  return moved(edges, span, still ? binsOf(edges, span).width : 1);
}
