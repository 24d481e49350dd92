import { describe, expect, it } from 'vitest';
import {
  type CommunityMap,
  accountsBetween,
  bubbleRadius,
  buildMapScene,
  mapStates,
  offMap,
  onMap,
  parseMap,
  tightness,
} from './community_map';
import { legendOf } from './legend';
import { DIMMED, HIDDEN, SHOWN, sizeFactor } from './scene';
import type { Selection } from './selection';
import { Stage } from './stage';
import { SvgPainter } from './svg';
import { graphOf } from './testgraph';
import { type Network, WireError } from './wire';

const u32 = (...v: number[]): Uint8Array => new Uint8Array(Uint32Array.from(v).buffer);
const f32 = (...v: number[]): Uint8Array => new Uint8Array(Float32Array.from(v).buffer);
const f64 = (...v: number[]): Uint8Array => new Uint8Array(Float64Array.from(v).buffer);

/** Three communities of 9, 4 and 1 accounts; the last does not pass. */
function bytes(change: { end?: number; place?: number; unit?: number } = {}): ArrayBuffer {
  const parts = [
    new TextEncoder().encode('ZWC1'),
    u32(3, 2, 14, 20, 13, 17),
    f32(change.unit ?? 2),
    u32(2),
    f64(1_000_000, 9_000_000),
    f32(0, 0, 30, 10, change.place ?? 60, -20),
    u32(9, 4, 1),
    u32(9, 4, 0),
    u32(18, 6, 0),
    f32(40, 12, 0),
    u32(0b11, 0b10, 0),
    u32(0, 4_000, 0),
    u32(8_000, 5_000, 0),
    u32(0, 1, 1, change.end ?? 2),
    u32(3, 0),
    f32(7, 0),
  ];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out.buffer;
}

const map = (): CommunityMap => parseMap(bytes());

/** Accounts 0 and 1 in community 1, 2 in community 2. */
function network(): Network {
  const graph = graphOf(
    [
      [0, 0],
      [1, 0],
      [30, 10],
    ],
    [
      [0, 1, 2],
      [1, 2, 7],
    ],
    [1, 1, 2],
  );
  const none = new Uint32Array(2);
  return { ...graph, degree: new Uint32Array(3), objects: none, edgeCommunity: none };
}

describe('bytes of the map', () => {
  it('gives the columns', () => {
    const found = map();
    expect([found.nodeCount, found.edgeCount, found.nodesTotal, found.edgesPassing]).toEqual([
      3, 2, 14, 17,
    ]);
    expect([...found.community]).toEqual([1, 2, 3]);
    expect([found.fromMs, found.toMs]).toEqual([1_000_000, 9_000_000]);
    // Of what does not pass the whole size is kept.
    expect([...found.strength]).toEqual([9, 4, 1]);
  });

  it('refuses what it cannot draw', () => {
    for (const broken of [{ end: 3 }, { place: NaN }, { unit: 0 }, { unit: Infinity }]) {
      expect(() => parseMap(bytes(broken))).toThrow(WireError);
    }
    const whole = bytes();
    for (let length = 0; length < whole.byteLength; length++) {
      expect(() => parseMap(whole.slice(0, length))).toThrow(WireError);
    }
  });
});

describe('bubbles', () => {
  it('have areas by accounts, from the smallest size on', () => {
    expect(bubbleRadius(map(), 9)).toBe(6);
    expect(bubbleRadius(map(), 4) ** 2 / bubbleRadius(map(), 9) ** 2).toBeCloseTo(4 / 9);
    expect(bubbleRadius(map(), 1)).toBe(bubbleRadius(map(), 2));
  });

  it('are as tight as their edges fill what could be', () => {
    expect(tightness(map(), 0)).toBe(0.5);
    expect(tightness(map(), 1)).toBe(1);
    expect(tightness(map(), 2)).toBe(0);
  });

  it('grow with the picture, and everything of them is within the bounds', () => {
    const scene = buildMapScene(map());
    expect(sizeFactor(scene, { x: 0, y: 0, scale: 3 })).toBe(3);
    expect(scene.bounds.minX).toBe(-6);
    expect(scene.bounds.maxX).toBeCloseTo(60 + 2 * Math.SQRT2);
  });

  it('step back when nothing of them passes', () => {
    const dimmed = mapStates(map(), false);
    expect([...dimmed.node!]).toEqual([SHOWN, SHOWN, DIMMED]);
    expect([...dimmed.edge!]).toEqual([SHOWN, DIMMED]);
    expect(mapStates(map(), true).node![2]).toBe(HIDDEN);
  });

  it('stand in the legend to scale', () => {
    const found = map();
    const camera = { x: 0, y: 0, scale: 1 };
    const legend = legendOf(buildMapScene(found), [], camera, { map: found, layers: ['a', 'b'] });
    expect(legend.layers).toEqual(['a', 'b']);
    for (const { strength, radius } of legend.sizes) {
      expect(radius).toBeCloseTo(bubbleRadius(found, strength));
    }
  });
});

describe('the one selection on the map', () => {
  it('goes there and back', () => {
    const two = { kind: 'community', community: 2 } as const;
    expect(onMap(two, map(), null)).toEqual({ kind: 'accounts', nodes: [1] });
    expect(offMap({ kind: 'accounts', nodes: [1] }, map())).toEqual(two);
    const tie = { kind: 'tie', a: 1, b: 2 } as const;
    expect(offMap({ kind: 'edge', edge: 0 }, map())).toEqual(tie);
    expect(onMap(tie, map(), null)).toEqual({ kind: 'edge', edge: 0 });
  });

  it('shows accounts and edges by their communities', () => {
    const nodes = (selection: Parameters<typeof onMap>[0]) =>
      onMap(selection, map(), network()) as Extract<Selection, { kind: 'accounts' }>;
    expect(nodes({ kind: 'accounts', nodes: [0, 1] }).nodes).toEqual([0]);
    expect(nodes({ kind: 'edge', edge: 1 }).nodes).toEqual([0, 1]);
    expect(onMap({ kind: 'accounts', nodes: [0] }, map(), null).kind).toBe('nothing');
  });

  it('names the accounts that tie two communities', () => {
    expect(accountsBetween(network(), null, 1, 2)).toEqual([1, 2]);
    const passing = { nodesPassing: 2, edgesPassing: 1, nodeBits: Uint8Array.of(3) };
    const filter = { ...passing, weight: Float32Array.of(2, 0) };
    expect(accountsBetween(network(), filter, 1, 2)).toEqual([]);
  });
});

describe('levels of the picture', () => {
  it('shows the map, all accounts, or one community alone', () => {
    const stage = new Stage();
    stage.setNetwork(network());
    stage.setMap(map(), 2);
    stage.setLevel({ kind: 'map' });
    expect(stage.scene()?.bubbles).toBe(true);
    stage.setLevel({ kind: 'community', community: 1 });
    stage.restate({ kind: 'nothing' });
    expect([...stage.states.node!]).toEqual([SHOWN, SHOWN, HIDDEN]);
    expect([...stage.states.edge!]).toEqual([SHOWN, HIDDEN]);
    expect(stage.bounds()).toEqual({ minX: 0, minY: 0, maxX: 1, maxY: 0 });
    expect(stage.marks.map((mark) => mark.community)).toEqual([1]);
    stage.setLevel({ kind: 'accounts' });
    stage.restate({ kind: 'nothing' });
    expect(stage.states.node).toBeNull();
  });

  it('waits for what is not here yet', () => {
    const stage = new Stage();
    stage.setLevel({ kind: 'map' });
    stage.setNetwork(network());
    expect(stage.scene()).toBeNull();
    expect(stage.bounds()).toBeNull();
  });
});

describe('arcs in an SVG', () => {
  it('go clockwise from the top', () => {
    const painter = new SvgPainter(() => 0);
    painter.arc(10, 10, 5, 0, 0.25, { stroke: [0, 0, 0] });
    const text = painter.finish(20, 20, [255, 255, 255], 't', 'd');
    expect(text).toContain('d="M10 5A5 5 0 0 1 15 10"');
  });
});
