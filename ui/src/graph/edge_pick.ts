/**
 * The edge nearest to the pointer. One pass over flat arrays: half a million edges take a few
 * milliseconds, so no index is kept in memory.
 */
import type { GraphData } from './data';

/** Index of the nearest visible edge within `reach` layout units, -1 when there is none. */
export function pickEdge(
  data: GraphData,
  px: number,
  py: number,
  reach: number,
  edgeState: Uint8Array | null,
): number {
  const { x, y, source, target, edgeCount } = data;
  let best = -1;
  let bestSquare = reach * reach;
  const left = px - reach;
  const right = px + reach;
  const top = py - reach;
  const bottom = py + reach;
  for (let e = 0; e < edgeCount; e++) {
    if (edgeState !== null && edgeState[e] !== 0) continue;
    const a = source[e];
    const b = target[e];
    const ax = x[a];
    const bx = x[b];
    if ((ax < left && bx < left) || (ax > right && bx > right)) continue;
    const ay = y[a];
    const by = y[b];
    if ((ay < top && by < top) || (ay > bottom && by > bottom)) continue;
    const square = squareToSegment(px, py, ax, ay, bx, by);
    // Of two edges at the same distance the later one wins: it is as good as any and always the same.
    if (square <= bestSquare) {
      bestSquare = square;
      best = e;
    }
  }
  return best;
}

/** Squared distance from a point to a segment. */
export function squareToSegment(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(Math.max(((px - ax) * dx + (py - ay) * dy) / length, 0), 1) : 0;
  const ex = ax + t * dx - px;
  const ey = ay + t * dy - py;
  return ex * ex + ey * ey;
}
