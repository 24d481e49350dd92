import { describe, expect, it } from 'vitest';
import { legendOf } from './legend';
import type { OverlayModel } from './overlay_model';
import { paintPins, shownPins } from './overlay_pins';
import { LIGHT, parseColour } from './palette';
import { DIMMED, SHOWN, buildScene, placedScene } from './scene';
import { Stage } from './stage';
import { ALL_SHOWN } from './states';
import { SvgPainter } from './svg';
import { graphOf } from './testgraph';
import type { Network } from './wire';

const graph = graphOf(
  [
    [0, 1],
    [1, 2],
    [2, 3],
    [4, 0],
  ],
  [
    [0, 1, 3],
    [1, 2, 1],
    [2, 3, 2],
  ],
);
const network: Network = {
  ...graph,
  degree: new Uint32Array(graph.nodeCount),
  objects: new Uint32Array(graph.edgeCount),
  edgeCommunity: new Uint32Array(graph.edgeCount),
};

function model(more: Partial<OverlayModel> = {}): OverlayModel {
  const scene = buildScene(graph);
  return {
    scene,
    states: ALL_SHOWN,
    camera: { x: 0, y: 0, scale: 10 },
    view: { width: 400, height: 300 },
    palette: LIGHT,
    pinned: [1, 2, 99],
    carried: null,
    bubbles: null,
    ...more,
  } as unknown as OverlayModel;
}

function painted(of: OverlayModel): string {
  const painter = new SvgPainter(() => 0);
  paintPins(painter, of);
  return painter.finish(400, 300, parseColour('#fff') ?? LIGHT.paper, 't', 'd');
}

const at = (svg: string): number => Number(/cx="([\d.-]+)"/.exec(svg)?.[1]);

describe('places', () => {
  it('change without the rest of the scene', () => {
    const before = buildScene(graph);
    const [x, y] = [graph.x.map((v) => v * 3), graph.y.map((v) => v * 3 + 1)];
    const after = placedScene(before, { ...graph, x, y });
    const anew = buildScene({ ...graph, x, y });
    expect(after).toEqual(anew);
    expect(after.edgeOrder).toBe(before.edgeOrder);
  });

  it('are those of the stage, and standing still is no change', () => {
    const stage = new Stage();
    stage.setNetwork(network);
    const scene = stage.scene();
    const rows = stage.adjacency();
    expect(stage.place(network.x.slice(), network.y.slice())).toBe(false);
    expect(stage.scene()).toBe(scene);
    const moved = stage.moved({ nodes: new Set([2]), dx: 5, dy: -1 });
    expect(stage.place(moved!.x, moved!.y)).toBe(true);
    expect(stage.scene()?.data.x[2]).toBe(network.x[2] + 5);
    expect(stage.scene()?.data.x[1]).toBe(network.x[1]);
    // Who is tied to whom does not depend on places, nor does a filter that weighs nothing anew.
    expect(stage.adjacency()).toBe(rows);
    const placed = stage.scene();
    stage.setFilter(null, false);
    expect(stage.scene()).toBe(placed);
  });
});

describe('pins', () => {
  it('stand in shown accounts alone, on the screen as in an exported picture', () => {
    expect(shownPins(model())).toEqual([1, 2]);
    expect(painted(model()).match(/<circle/g)).toHaveLength(2);
    const node = Uint8Array.of(SHOWN, SHOWN, DIMMED, SHOWN);
    const states = { ...ALL_SHOWN, node };
    expect(shownPins(model({ states }))).toEqual([1]);
    expect(painted(model({ states })).match(/<circle/g)).toHaveLength(1);
    expect(shownPins(model({ bubbles: {} as never }))).toEqual([]);
  });

  it('go along with what is carried', () => {
    const there = painted(model({ pinned: [1] }));
    const carried = { nodes: new Set([1]), dx: 1, dy: 0 };
    const moved = painted(model({ pinned: [1], carried }));
    expect(at(moved) - at(there)).toBeCloseTo(10);
  });

  it('are counted in the legend', () => {
    const scene = buildScene(graph);
    const camera = { x: 0, y: 0, scale: 1 };
    expect(legendOf(scene, [], camera).pinned).toBe(0);
    expect(legendOf(scene, [], camera, null, 2).pinned).toBe(2);
  });
});
