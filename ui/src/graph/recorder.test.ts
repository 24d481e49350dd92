import { describe, expect, it } from 'vitest';
import { communityMarks } from './communities';
import { adjacencyOf } from './data';
import { legendOf } from './legend';
import type { OverlayModel } from './overlay_model';
import { LIGHT, type Palette } from './palette';
import { edgeMarkup, nodeMarkup, visibleEdges } from './pictures';
import { recordPicture } from './recorder';
import { SHOWN, buildScene } from './scene';
import { ALL_SHOWN, statesOf } from './states';
import { graphOf } from './testgraph';

/** Three accounts, the first two of community 1; the last lies outside of the frame. */
const data = graphOf(
  [
    [0, 0],
    [4, 0],
    [900, 0],
  ],
  [
    [0, 1, 2],
    [1, 2, 7],
  ],
  [1, 1, 2],
);
const camera = { x: 2, y: 0, scale: 20 };
const NAMES = ['ann', 'bob', 'cem'];

function model(more: Partial<OverlayModel> = {}): OverlayModel {
  return {
    scene: buildScene(data),
    adjacency: () => adjacencyOf(data),
    states: ALL_SHOWN,
    camera,
    view: { width: 200, height: 100 },
    palette: LIGHT,
    zoom: 1,
    selection: { kind: 'nothing' },
    hover: { kind: 'accounts', nodes: [1] },
    marks: communityMarks(data, null),
    pinned: [],
    carried: null,
    bubbles: null,
    label: (node) => NAMES[node] ?? '',
    labels: true,
    reserved: [{ left: 0, top: 0, width: 200, height: 100 }],
    ...more,
  };
}

const recorded = (of: OverlayModel) =>
  recordPicture(of, legendOf(of.scene, of.marks, camera), (words) => words.length * 6);

/** Rows of so many numbers. */
function rows(numbers: readonly number[], length: number): number[][] {
  const found: number[][] = [];
  for (let at = 0; at < numbers.length; at += length) found.push(numbers.slice(at, at + length));
  return found;
}

/** Circles in the accent: what is selected. */
const ringed = (of: OverlayModel): number =>
  rows(recorded(of).shapes, 11).filter(([kind, ...row]) => kind === 1 && row[5] === 19).length;

const numbersIn = (markup: string, pattern: RegExp): number[][] =>
  [...markup.matchAll(pattern)].map((match) => match.slice(1).map(Number));

describe('a picture that is taken down', () => {
  it('has the dots and lines of the exported one, at the same places', () => {
    const of = model();
    const kept = recorded(of);
    const circles = numbersIn(nodeMarkup(of, SHOWN), /cx="([^"]+)" cy="([^"]+)" r="([^"]+)"/g);
    expect(rows(kept.dots, 6).map((row) => row.slice(1, 4).map((n) => n / 10))).toEqual(
      circles.map((circle) => circle.map((n) => Math.round(n * 10) / 10)),
    );
    const lines = numbersIn(
      edgeMarkup(of, visibleEdges(of), SHOWN),
      /M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)/g,
    );
    expect(rows(kept.lines, 8).map((row) => row.slice(1, 5).map((n) => n / 10))).toEqual(
      lines.map((line) => line.map((n) => Math.round(n * 10) / 10)),
    );
    // The account outside is not there, the edge that leads to it is.
    expect([kept.dots_in_view, kept.lines_in_view]).toEqual([2, 2]);
    expect([kept.width, kept.height]).toEqual([200, 100]);
  });

  it('names accounts by their numbers', () => {
    const kept = recorded(model({ selection: { kind: 'accounts', nodes: [0] } }));
    const names = rows(kept.shapes, 11).filter(([kind]) => kind === 5);
    expect(names.map((row) => row[8]).toSorted()).toEqual([0, 1]);
    expect(JSON.stringify(kept)).not.toMatch(/ann|bob/);
    // A shorter name stays at its dot: right of it by its beginning, left of it by its end.
    const dots = rows(kept.dots, 6);
    for (const [, x, , , , , anchor, , node] of names) {
      const dot = dots.find((row) => row[0] === node);
      const away = x - (dot?.[1] ?? 0);
      const beside = (dot?.[3] ?? 0) + 30;
      expect(Math.abs(away - [beside, 0, -beside][anchor])).toBeLessThanOrEqual(1);
    }
    const nameless = recorded(model({ labels: false }));
    expect(rows(nameless.shapes, 11).some(([kind]) => kind === 5)).toBe(false);
  });

  it('has what is selected, and neither pointer nor tools', () => {
    expect(ringed(model())).toBe(0);
    expect(ringed(model({ selection: { kind: 'edge', edge: 0 } }))).toBe(2);
  });

  it('is the same in every colour scheme', () => {
    const dark: Palette = {
      ...LIGHT,
      paper: [22, 22, 20],
      ink: [237, 234, 227],
      communities: LIGHT.communities.map(([r, g, b]) => [b, g, r] as const),
    };
    expect(recorded(model({ palette: dark }))).toEqual(recorded(model()));
  });

  it('says what has stepped back', () => {
    const states = statesOf(data, null, false, 2);
    expect(rows(recorded(model({ states })).dots, 6).map((row) => row[5])).toEqual([1, 1]);
  });

  it('consists of whole numbers in whole rows', () => {
    const kept = recorded(model({ selection: { kind: 'accounts', nodes: [0, 1] }, pinned: [1] }));
    expect(kept.shapes.length % 11).toBe(0);
    for (const list of [kept.dots, kept.lines, kept.steps, kept.shapes]) {
      expect(list.every(Number.isInteger)).toBe(true);
      expect(list.every((n) => !Object.is(n, -0))).toBe(true);
    }
  });
});
