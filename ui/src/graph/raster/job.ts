/**
 * One picture, drawn by the software rasteriser in slices, so that whoever runs it stays awake.
 *
 * Order: ground, dimmed edges, edges, dimmed dots, dots. A job may draw the strongest edges only.
 */
import { type Camera, visibleBounds } from '../camera';
import type { Palette } from '../palette';
import {
  DIMMED,
  OUTLINE_OPACITY,
  SHOWN,
  type Scene,
  largestRadiusPx,
  opacityFactor,
  outlineWidth,
  sizeFactor,
} from '../scene';
import { type Pixels, clear, dot, line, pack } from './pixels';

/** What one picture shows and how large. */
export interface RasterView {
  readonly camera: Camera;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** States of nodes and edges; null = everything shown. */
export interface States {
  readonly node: Uint8Array | null;
  readonly edge: Uint8Array | null;
}

export const DIMMED_EDGE_OPACITY = 0.3;
export const DIMMED_NODE_OPACITY = 0.75;

/** Items between two looks at the clock. */
const EDGES_A_GLANCE = 256;
const NODES_A_GLANCE = 512;

export function pixelSize(view: RasterView): { width: number; height: number } {
  return {
    width: Math.max(Math.round(view.width * view.ratio), 1),
    height: Math.max(Math.round(view.height * view.ratio), 1),
  };
}

type Phase = 'ground' | 'dimmed-edges' | 'edges' | 'dimmed-nodes' | 'nodes' | 'done';
const PHASES: readonly Phase[] = [
  'ground',
  'dimmed-edges',
  'edges',
  'dimmed-nodes',
  'nodes',
  'done',
];

export class RasterJob {
  readonly pixels: Pixels;
  readonly #scene: Scene;
  readonly #states: States;
  readonly #palette: Palette;
  readonly #view: RasterView;
  readonly #firstEdge: number;
  readonly #fill: Uint32Array;
  #phase: Phase = 'ground';
  #at = 0;

  /** `edges` limits the drawing to the strongest; `buffer` is used again when it has the size. */
  constructor(
    scene: Scene,
    states: States,
    palette: Palette,
    view: RasterView,
    edges: number,
    buffer: ArrayBuffer | null = null,
  ) {
    const { width, height } = pixelSize(view);
    const bytes = width * height * 4;
    const room = buffer !== null && buffer.byteLength === bytes ? buffer : new ArrayBuffer(bytes);
    this.pixels = { width, height, data: new Uint32Array(room) };
    this.#scene = scene;
    this.#states = states;
    this.#palette = palette;
    this.#view = view;
    this.#firstEdge = Math.max(scene.data.edgeCount - edges, 0);
    this.#fill = Uint32Array.from(palette.communities, pack);
  }

  /** Works until `deadline` (on the clock `now`); true when the picture is complete. */
  step(deadline: number, now: () => number): boolean {
    while (this.#phase !== 'done') {
      const finished = this.#work(deadline, now);
      if (finished) {
        this.#phase = PHASES[PHASES.indexOf(this.#phase) + 1];
        this.#at = this.#phase === 'edges' || this.#phase === 'dimmed-edges' ? this.#firstEdge : 0;
      }
      if (now() >= deadline) break;
    }
    return this.#phase === 'done';
  }

  #work(deadline: number, now: () => number): boolean {
    switch (this.#phase) {
      case 'ground':
        clear(this.pixels, pack(this.#palette.paper));
        return true;
      case 'dimmed-edges':
        return this.#states.edge === null || this.#edges(DIMMED, deadline, now);
      case 'edges':
        return this.#edges(SHOWN, deadline, now);
      case 'dimmed-nodes':
        return this.#states.node === null || this.#nodes(DIMMED, deadline, now);
      case 'nodes':
        return this.#nodes(SHOWN, deadline, now);
      case 'done':
        return true;
    }
  }

  #edges(wanted: number, deadline: number, now: () => number): boolean {
    const { data, edgeOrder, edgeLevel, edgeColour } = this.#scene;
    const { x, y, source, target } = data;
    const { camera, ratio } = this.#view;
    const state = this.#states.edge;
    const seen = visibleBounds(camera, this.#view, 3);
    const k = camera.scale * ratio;
    const left = this.pixels.width / 2 - camera.x * k;
    const top = this.pixels.height / 2 - camera.y * k;
    const factor = opacityFactor(this.#scene, camera);
    const dimmed = wanted === DIMMED;
    const { levels } = this.#scene;
    const opacity = levels.map((l) => l.opacity * factor * (dimmed ? DIMMED_EDGE_OPACITY : 1));
    const width = levels.map((l) => l.width * ratio);
    let glance = EDGES_A_GLANCE;
    for (let i = this.#at; i < edgeOrder.length; i++) {
      if (--glance === 0) {
        glance = EDGES_A_GLANCE;
        if (now() >= deadline) {
          this.#at = i;
          return false;
        }
      }
      const e = edgeOrder[i];
      if (state !== null && state[e] !== wanted) continue;
      const a = source[e];
      const b = target[e];
      const ax = x[a];
      const bx = x[b];
      if ((ax < seen.minX && bx < seen.minX) || (ax > seen.maxX && bx > seen.maxX)) continue;
      const ay = y[a];
      const by = y[b];
      if ((ay < seen.minY && by < seen.minY) || (ay > seen.maxY && by > seen.maxY)) continue;
      const level = edgeLevel[e];
      line(
        this.pixels,
        ax * k + left,
        ay * k + top,
        bx * k + left,
        by * k + top,
        width[level],
        dimmed ? this.#fill[0] : this.#fill[edgeColour[e]],
        opacity[level],
      );
    }
    return true;
  }

  #nodes(wanted: number, deadline: number, now: () => number): boolean {
    const { data, nodeOrder, nodeColour, radius } = this.#scene;
    const { camera, ratio } = this.#view;
    const state = this.#states.node;
    const reach = Math.max(largestRadiusPx(this.#scene, camera) + 2, 40);
    const seen = visibleBounds(camera, this.#view, reach);
    const k = camera.scale * ratio;
    const left = this.pixels.width / 2 - camera.x * k;
    const top = this.pixels.height / 2 - camera.y * k;
    const size = sizeFactor(this.#scene, camera);
    const ink = pack(this.#palette.ink);
    const dimmed = wanted === DIMMED;
    const pale = pack(this.#palette.line);
    let glance = NODES_A_GLANCE;
    for (let i = this.#at; i < nodeOrder.length; i++) {
      if (--glance === 0) {
        glance = NODES_A_GLANCE;
        if (now() >= deadline) {
          this.#at = i;
          return false;
        }
      }
      const n = nodeOrder[i];
      if (state !== null && state[n] !== wanted) continue;
      const nx = data.x[n];
      const ny = data.y[n];
      if (nx < seen.minX || nx > seen.maxX || ny < seen.minY || ny > seen.maxY) continue;
      const r = radius[n] * size;
      dot(
        this.pixels,
        nx * k + left,
        ny * k + top,
        r * ratio,
        dimmed ? pale : this.#fill[nodeColour[n]],
        dimmed ? DIMMED_NODE_OPACITY : 1,
        dimmed ? 0 : outlineWidth(r) * ratio,
        ink,
        OUTLINE_OPACITY,
      );
    }
    return true;
  }
}
