/**
 * A uniform grid over the positions of the accounts: what lies near the pointer, in microseconds.
 *
 * Counting sort into cells, three flat arrays, no object per account.
 */
import type { Bounds, GraphData } from './data';

/** Accounts a cell holds on average. */
const PER_CELL = 2;
const MOST_CELLS_A_SIDE = 1024;

export class NodeGrid {
  readonly #data: GraphData;
  readonly #originX: number;
  readonly #originY: number;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Members of cell c are at start[c]..start[c + 1]. */
  readonly #start: Uint32Array;
  readonly #member: Uint32Array;

  constructor(data: GraphData, bounds: Bounds) {
    this.#data = data;
    this.#originX = bounds.minX;
    this.#originY = bounds.minY;
    const w = Math.max(bounds.maxX - bounds.minX, 1e-6);
    const h = Math.max(bounds.maxY - bounds.minY, 1e-6);
    const wanted = Math.max(data.nodeCount / PER_CELL, 1);
    const smallest = Math.max(w, h) / MOST_CELLS_A_SIDE;
    this.#cell = Math.max(Math.sqrt((w * h) / wanted), smallest);
    this.#columns = Math.floor(w / this.#cell) + 1;
    this.#rows = Math.floor(h / this.#cell) + 1;

    const n = data.nodeCount;
    const start = new Uint32Array(this.#columns * this.#rows + 1);
    for (let i = 0; i < n; i++) start[this.#cellOf(data.x[i], data.y[i]) + 1]++;
    for (let c = 0; c + 1 < start.length; c++) start[c + 1] += start[c];
    const next = start.slice();
    const member = new Uint32Array(n);
    for (let i = 0; i < n; i++) member[next[this.#cellOf(data.x[i], data.y[i])]++] = i;
    this.#start = start;
    this.#member = member;
  }

  #column(x: number): number {
    const c = Math.floor((x - this.#originX) / this.#cell);
    return Math.min(Math.max(c, 0), this.#columns - 1);
  }

  #row(y: number): number {
    const r = Math.floor((y - this.#originY) / this.#cell);
    return Math.min(Math.max(r, 0), this.#rows - 1);
  }

  #cellOf(x: number, y: number): number {
    return this.#row(y) * this.#columns + this.#column(x);
  }

  /** Calls `visit` for every account inside the rectangle. */
  within(bounds: Bounds, visit: (node: number) => void): void {
    const { x, y } = this.#data;
    const c1 = this.#column(bounds.maxX);
    const r1 = this.#row(bounds.maxY);
    for (let r = this.#row(bounds.minY); r <= r1; r++) {
      for (let c = this.#column(bounds.minX); c <= c1; c++) {
        const cell = r * this.#columns + c;
        for (let i = this.#start[cell]; i < this.#start[cell + 1]; i++) {
          const node = this.#member[i];
          const px = x[node];
          const py = y[node];
          if (px < bounds.minX || px > bounds.maxX || py < bounds.minY || py > bounds.maxY)
            continue;
          visit(node);
        }
      }
    }
  }

  /**
   * The account under a point, -1 when none is within `reach` layout units of its rim.
   * `radius` gives each disc's radius in layout units. Inside several discs the smallest wins:
   * small ones are drawn on top.
   */
  pick(
    px: number,
    py: number,
    reach: number,
    largestRadius: number,
    radius: (node: number) => number,
    visible: (node: number) => boolean,
  ): number {
    const around = largestRadius + reach;
    let best = -1;
    let bestScore = Infinity;
    const area = { minX: px - around, minY: py - around, maxX: px + around, maxY: py + around };
    this.within(area, (node) => {
      if (!visible(node)) return;
      const r = radius(node);
      const d = Math.hypot(this.#data.x[node] - px, this.#data.y[node] - py);
      if (d > r + reach) return;
      const score = d <= r ? r - 1e12 : d - r;
      if (score < bestScore || (score === bestScore && node < best)) {
        best = node;
        bestScore = score;
      }
    });
    return best;
  }
}
