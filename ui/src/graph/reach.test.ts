import { describe, expect, it } from 'vitest';
import { adjacencyOf } from './data';
import { component, inside, neighbourhood } from './reach';
import { DIMMED, HIDDEN, SHOWN } from './scene';
import { ALL_SHOWN } from './states';
import { graphOf, scattered } from './testgraph';

const SQUARE = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

/** 0 – 1 – 2 – 3 in a row, 4 – 5 apart. */
const chain = graphOf(
  [
    [1, 1],
    [2, 2],
    [3, 3],
    [14, 4],
    [5, 5],
    [6, 6],
  ],
  [
    [0, 1, 1],
    [1, 2, 1],
    [2, 3, 1],
    [4, 5, 1],
  ],
);

describe('a drawn line', () => {
  it('takes what lies inside and is shown', () => {
    expect(inside(chain, ALL_SHOWN, SQUARE)).toEqual([0, 1, 2, 4, 5]);
    const node = Uint8Array.of(SHOWN, DIMMED, HIDDEN, SHOWN, SHOWN, SHOWN);
    expect(inside(chain, { node, edge: null }, SQUARE)).toEqual([0, 4, 5]);
  });

  it('takes nothing from a line without an inside', () => {
    expect(inside(chain, ALL_SHOWN, SQUARE.slice(0, 2))).toEqual([]);
  });

  it('agrees with a circle, however it is drawn', () => {
    const data = scattered(2_000);
    const ring = Array.from({ length: 720 }, (_, i) => {
      const turn = (i / 720) * 2 * Math.PI;
      return { x: 50 + 30 * Math.cos(turn), y: 50 + 30 * Math.sin(turn) };
    });
    const wanted: number[] = [];
    for (let i = 0; i < data.nodeCount; i++) {
      const far = Math.hypot(data.x[i] - 50, data.y[i] - 50);
      // Between the ring and its corners neither answer is wrong.
      if (far < 29.99) wanted.push(i);
    }
    for (const line of [ring, ring.toReversed(), [...ring.slice(300), ...ring.slice(0, 300)]]) {
      const found = inside(data, ALL_SHOWN, line);
      const near = found.filter((i) => Math.hypot(data.x[i] - 50, data.y[i] - 50) < 29.99);
      expect(near).toEqual(wanted);
      expect(found.length - near.length).toBeLessThan(5);
    }
  });

  it('leaves out what a line encloses twice', () => {
    // An hourglass of two triangles over a square in the middle that both cover.
    const twice = [...SQUARE, ...SQUARE];
    expect(inside(chain, ALL_SHOWN, twice)).toEqual([]);
  });
});

describe('what belongs to accounts', () => {
  const rows = adjacencyOf(chain);

  it('is who shares an edge, or whoever can be reached', () => {
    expect(neighbourhood(rows, ALL_SHOWN, [1])).toEqual([0, 1, 2]);
    expect(component(rows, ALL_SHOWN, [1])).toEqual([0, 1, 2, 3]);
    expect(component(rows, ALL_SHOWN, [0, 5])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('goes over shown edges only', () => {
    const edge = Uint8Array.of(SHOWN, DIMMED, SHOWN, SHOWN);
    expect(neighbourhood(rows, { node: null, edge }, [1])).toEqual([0, 1]);
    expect(component(rows, { node: null, edge }, [3])).toEqual([2, 3]);
  });
});
