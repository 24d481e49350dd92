/** Which accounts belong together with some: inside a drawn line, around them, tied to them at all. */
import type { Adjacency, GraphData } from './data';
import type { States } from './raster/job';
import { SHOWN } from './scene';

export interface Point {
  readonly x: number;
  readonly y: number;
}

const isShown = (state: Uint8Array | null, at: number): boolean =>
  state === null || state[at] === SHOWN;

/** Shown accounts inside a closed line (even-odd rule), ascending; places in layout units. */
export function inside(data: GraphData, states: States, line: readonly Point[]): number[] {
  if (line.length < 3) return [];
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of line) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  const found: number[] = [];
  for (let node = 0; node < data.nodeCount; node++) {
    const px = data.x[node];
    const py = data.y[node];
    if (px < minX || px > maxX || py < minY || py > maxY) continue;
    if (isShown(states.node, node) && isInside(px, py, line)) found.push(node);
  }
  return found;
}

function isInside(px: number, py: number, line: readonly Point[]): boolean {
  let odd = false;
  for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
    const a = line[i];
    const b = line[j];
    if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

/** The accounts and everybody they share a shown edge with, ascending. */
export function neighbourhood(rows: Adjacency, states: States, nodes: readonly number[]): number[] {
  const found = new Set(nodes);
  for (const node of nodes) {
    for (let i = rows.offset[node]; i < rows.offset[node + 1]; i++) {
      const isOpen = isShown(states.edge, rows.edge[i]) && isShown(states.node, rows.neighbour[i]);
      if (isOpen) found.add(rows.neighbour[i]);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Everybody that shown edges lead to from the accounts, over however many others; ascending. */
export function component(rows: Adjacency, states: States, nodes: readonly number[]): number[] {
  const found = new Set(nodes);
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let i = rows.offset[node]; i < rows.offset[node + 1]; i++) {
      const other = rows.neighbour[i];
      if (found.has(other)) continue;
      if (!isShown(states.edge, rows.edge[i]) || !isShown(states.node, other)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return [...found].sort((a, b) => a - b);
}
