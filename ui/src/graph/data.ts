/**
 * The network as the picture needs it: flat arrays, no object per account or edge.
 *
 * Positions are in the layout's own unit, y grows downwards, as in the report's figure.
 */
export interface GraphData {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Sum of the weights of an account's edges. */
  readonly strength: Float32Array;
  /** Number of the community, from 1; 0 = none. */
  readonly community: Uint32Array;
  /** Ends of an edge as node indices, source < target. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float32Array;
}

/** A rectangle in layout units. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Neighbours in compressed rows: those of node n are at `offset[n]..offset[n + 1]`. */
export interface Adjacency {
  readonly offset: Uint32Array;
  readonly neighbour: Uint32Array;
  readonly edge: Uint32Array;
}

const EMPTY: Bounds = { minX: -1, minY: -1, maxX: 1, maxY: 1 };

/** Bounds of the nodes that `keep` lets through, with `reach` around each; null when there are none. */
export function boundsOf(
  data: GraphData,
  keep: ((node: number) => boolean) | null = null,
  reach: ((node: number) => number) | null = null,
): Bounds | null {
  const { x, y, nodeCount } = data;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < nodeCount; i++) {
    if (keep !== null && !keep(i)) continue;
    const px = x[i];
    const py = y[i];
    const r = reach === null ? 0 : reach(i);
    if (px - r < minX) minX = px - r;
    if (px + r > maxX) maxX = px + r;
    if (py - r < minY) minY = py - r;
    if (py + r > maxY) maxY = py + r;
  }
  return minX <= maxX && minY <= maxY ? { minX, minY, maxX, maxY } : null;
}

/** Bounds of everything, never null and never without area. */
export function allBounds(data: GraphData): Bounds {
  const b = boundsOf(data);
  if (b === null) return EMPTY;
  const pad = Math.max(b.maxX - b.minX, b.maxY - b.minY) > 0 ? 0 : 1;
  return { minX: b.minX - pad, minY: b.minY - pad, maxX: b.maxX + pad, maxY: b.maxY + pad };
}

/** Rows of neighbours in order of the edge's index; a loop appears once. */
export function adjacencyOf(data: GraphData): Adjacency {
  const { nodeCount, edgeCount, source, target } = data;
  const offset = new Uint32Array(nodeCount + 1);
  for (let e = 0; e < edgeCount; e++) {
    offset[source[e] + 1]++;
    if (source[e] !== target[e]) offset[target[e] + 1]++;
  }
  for (let i = 0; i < nodeCount; i++) offset[i + 1] += offset[i];
  const next = offset.slice(0, nodeCount);
  const neighbour = new Uint32Array(offset[nodeCount]);
  const edge = new Uint32Array(offset[nodeCount]);
  for (let e = 0; e < edgeCount; e++) {
    const a = source[e];
    const b = target[e];
    let at = next[a]++;
    neighbour[at] = b;
    edge[at] = e;
    if (a === b) continue;
    at = next[b]++;
    neighbour[at] = a;
    edge[at] = e;
  }
  return { offset, neighbour, edge };
}
