/** What lies under a point of the picture, and which accounts a selection speaks of. */
import { type Camera, type Viewport, toLayoutX, toLayoutY } from './camera';
import type { Adjacency } from './data';
import { pickEdge } from './edge_pick';
import { NodeGrid } from './node_grid';
import type { MarkBox } from './overlay_marks';
import type { States } from './raster/job';
import { HIDDEN, SHOWN, type Scene, sizeFactor } from './scene';
import { NOTHING, type Selection, oneAccount } from './selection';

/** A pointer this near counts as on it, CSS pixels. */
const NODE_REACH = 4;
const EDGE_REACH = 5;

export class Pointing {
  readonly #scene: Scene;
  readonly #grid: NodeGrid;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#grid = new NodeGrid(scene.data, scene.bounds);
  }

  /** Numbers of communities lie on top, then accounts, then edges. */
  at(
    x: number,
    y: number,
    camera: Camera,
    view: Viewport,
    states: States,
    marks: readonly MarkBox[],
  ): Selection {
    const mark = marks.find(
      (b) => x >= b.left && y >= b.top && x <= b.left + b.width && y <= b.top + b.height,
    );
    if (mark !== undefined) return { kind: 'community', community: mark.community };
    const scene = this.#scene;
    const lx = toLayoutX(camera, view, x);
    const ly = toLayoutY(camera, view, y);
    const unit = 1 / camera.scale;
    const factor = sizeFactor(scene, camera) * unit;
    const node = this.#grid.pick(
      lx,
      ly,
      NODE_REACH * unit,
      scene.nodeOrder.length > 0 ? scene.radius[scene.nodeOrder[0]] * factor : 0,
      (n) => scene.radius[n] * factor,
      (n) => states.node === null || states.node[n] < HIDDEN,
    );
    if (node >= 0) return oneAccount(node);
    const edge = pickEdge(scene.data, lx, ly, EDGE_REACH * unit, states.edge);
    return edge >= 0 ? { kind: 'edge', edge } : NOTHING;
  }
}

export function isShown(states: States, node: number): boolean {
  return states.node === null || states.node[node] === SHOWN;
}

/** The accounts of a selection; of chosen accounts their shown neighbours too. */
export function accountsOf(
  selection: Selection,
  scene: Scene,
  adjacency: () => Adjacency,
  states: States,
): (node: number) => boolean {
  const { data } = scene;
  if (selection.kind === 'community') {
    return (node) => data.community[node] === selection.community;
  }
  if (selection.kind === 'edge') {
    const a = data.source[selection.edge];
    const b = data.target[selection.edge];
    return (node) => node === a || node === b;
  }
  if (selection.kind === 'accounts') {
    const nodes = new Set(selection.nodes);
    const { offset, neighbour } = adjacency();
    for (const node of selection.nodes) {
      for (let i = offset[node]; i < offset[node + 1]; i++) {
        if (isShown(states, neighbour[i])) nodes.add(neighbour[i]);
      }
    }
    return (node) => nodes.has(node);
  }
  return (node) => isShown(states, node);
}

/** The next shown account by strength in one direction, -1 at the end. */
export function nextAccount(
  scene: Scene,
  states: States,
  selection: Selection,
  direction: 1 | -1,
): number {
  const order = scene.nodeOrder;
  const current = selection.kind === 'accounts' ? selection.nodes[0] : -1;
  const at = current >= 0 ? order.indexOf(current) : direction > 0 ? -1 : order.length;
  for (let i = at + direction; i >= 0 && i < order.length; i += direction) {
    if (isShown(states, order[i])) return order[i];
  }
  return -1;
}
