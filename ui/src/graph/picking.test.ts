import { describe, expect, it } from 'vitest';
import { adjacencyOf, allBounds, boundsOf } from './data';
import { pickEdge, squareToSegment } from './edge_pick';
import { NodeGrid } from './node_grid';
import { graphOf, scattered } from './testgraph';

const always = (): boolean => true;
/** Account 0 is large, the others small. */
const radius = (node: number): number => (node === 0 ? 10 : 2);

describe('grid of accounts', () => {
  it('finds what a full search finds', () => {
    const data = scattered(500);
    const grid = new NodeGrid(data, allBounds(data));
    for (const [px, py] of [
      [10, 10],
      [50.2, 49.9],
      [100.9, 0],
      [-3, 40],
      [0, 99.6],
    ]) {
      const found = grid.pick(px, py, 4, 0, () => 0, always);
      let best = -1;
      let nearest = 4;
      for (let i = 0; i < data.nodeCount; i++) {
        const d = Math.hypot(data.x[i] - px, data.y[i] - py);
        if (d < nearest) [best, nearest] = [i, d];
      }
      expect(found).toBe(best);
    }
  });

  it('counts every account of a rectangle once', () => {
    const data = scattered(300);
    const grid = new NodeGrid(data, allBounds(data));
    const seen: number[] = [];
    const area = { minX: 20, minY: 30, maxX: 60, maxY: 80 };
    grid.within(area, (node) => seen.push(node));
    const expected = [...data.x.keys()].filter(
      (i) => data.x[i] >= 20 && data.x[i] <= 60 && data.y[i] >= 30 && data.y[i] <= 80,
    );
    expect(seen.toSorted((a, b) => a - b)).toEqual(expected);
  });

  it('prefers the small dot that lies on a large one, and skips what is not visible', () => {
    const data = graphOf(
      [
        [0, 0],
        [3, 0],
      ],
      [],
    );
    const grid = new NodeGrid(data, allBounds(data));
    expect(grid.pick(3.5, 0, 0, 10, radius, always)).toBe(1);
    expect(grid.pick(-4, 0, 0, 10, radius, always)).toBe(0);
    expect(grid.pick(3.5, 0, 0, 10, radius, (node) => node !== 1)).toBe(0);
    expect(grid.pick(40, 0, 1, 10, radius, always)).toBe(-1);
  });

  it('lives with accounts that all lie on one point, and with none', () => {
    const one = graphOf(
      Array.from({ length: 50 }, () => [5, 5] as const),
      [],
    );
    expect(new NodeGrid(one, allBounds(one)).pick(5, 5, 1, 1, () => 1, always)).toBe(0);
    const none = graphOf([], []);
    expect(new NodeGrid(none, allBounds(none)).pick(0, 0, 9, 9, () => 1, always)).toBe(-1);
  });
});

describe('nearest edge', () => {
  const data = graphOf(
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ],
    [
      [0, 1, 2],
      [1, 2, 2],
      [0, 2, 2],
    ],
  );

  it('takes the nearest within reach', () => {
    expect(pickEdge(data, 5, 0.4, 1, null)).toBe(0);
    expect(pickEdge(data, 9.8, 6, 1, null)).toBe(1);
    expect(pickEdge(data, 4, 4.2, 1, null)).toBe(2);
    expect(pickEdge(data, 0, 10, 1, null)).toBe(-1);
  });

  it('passes over what is dimmed', () => {
    expect(pickEdge(data, 5, 0.4, 1, Uint8Array.of(1, 0, 0))).toBe(-1);
  });

  it('measures to the end of a segment, not to its line', () => {
    expect(squareToSegment(13, 4, 0, 0, 10, 0)).toBe(25);
    expect(squareToSegment(3, 4, 0, 0, 0, 0)).toBe(25);
  });
});

describe('neighbours and bounds', () => {
  it('lists every edge at both ends, a loop once', () => {
    const data = graphOf(
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
      [
        [0, 1, 2],
        [1, 1, 3],
        [1, 2, 4],
      ],
    );
    const { offset, neighbour, edge } = adjacencyOf(data);
    expect([...offset]).toEqual([0, 1, 4, 5]);
    expect([...neighbour]).toEqual([1, 0, 1, 2, 1]);
    expect([...edge]).toEqual([0, 0, 1, 2, 2]);
  });

  it('knows when nothing is there', () => {
    const data = scattered(3);
    expect(boundsOf(data, () => false)).toBeNull();
    const none = allBounds(graphOf([], []));
    expect(none.maxX).toBeGreaterThan(none.minX);
  });
});
