/**
 * Draws with WebGL2: one instanced call for all edges, one for all dots, from static buffers.
 *
 * A context says nothing about its speed (a software rasteriser calls itself a GPU), so the first
 * frames are timed on a sample, and every later one by its effect on the next: when moving frames
 * come late, fewer edges are drawn until the picture rests.
 */
import type { Camera, Viewport } from '../camera';
import type { Palette, Rgb } from '../palette';
import { DIMMED_EDGE_OPACITY, DIMMED_NODE_OPACITY, type States } from '../raster/job';
import type { Renderer, RendererEvents } from '../renderer';
import { DIMMED, OUTLINE_OPACITY, SHOWN, type Scene, opacityFactor, sizeFactor } from '../scene';
import { type Layer, edgeLayer, nodeLayer } from './buffers';
import { EDGE_FRAGMENT, EDGE_VERTEX, NODE_FRAGMENT, NODE_VERTEX } from './shaders';
import { Program } from './program';

/** A moving frame may take this long before edges are left out of it. */
const FRAME_MS = 20;
const FEWEST_EDGES = 5_000;
/** Most edges, and most accounts, that are timed. */
export const LARGEST_SAMPLE = 40_000;
/** A sample that takes this long has told enough. */
const SAMPLE_MS = 8;
/** Frames this late in a row, with few edges, are no panning. */
const HOPELESS_MS = 80;
const MOST_LATE = 6;

/** Milliseconds for an empty picture, an edge and an account. */
export interface GpuSpeed {
  readonly groundMs: number;
  readonly edgeMs: number;
  readonly nodeMs: number;
}

export class GpuRenderer implements Renderer {
  readonly kind = 'gpu';
  readonly canvas: HTMLCanvasElement;
  readonly #gl: WebGL2RenderingContext;
  readonly #events: RendererEvents;
  readonly #edges: Program;
  readonly #nodes: Program;
  #scene: Scene | null = null;
  #edgeLayer: Layer | null = null;
  #nodeLayer: Layer | null = null;
  #dimming = false;
  #palette: Palette | null = null;
  #size: Viewport = { width: 1, height: 1 };
  #ratio = 1;
  #movingEdges = Infinity;
  #lastMove = 0;
  #late = 0;
  #lost = false;

  /** null when the window offers no WebGL2. */
  static create(events: RendererEvents): GpuRenderer | null {
    const canvas = document.createElement('canvas');
    const gl = canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      stencil: false,
      preserveDrawingBuffer: false,
      powerPreference: 'high-performance',
    });
    if (gl === null) return null;
    try {
      return new GpuRenderer(canvas, gl, events);
    } catch {
      return null;
    }
  }

  private constructor(
    canvas: HTMLCanvasElement,
    gl: WebGL2RenderingContext,
    events: RendererEvents,
  ) {
    this.canvas = canvas;
    this.#gl = gl;
    this.#events = events;
    this.#edges = new Program(gl, EDGE_VERTEX, EDGE_FRAGMENT);
    this.#nodes = new Program(gl, NODE_VERTEX, NODE_FRAGMENT);
    canvas.addEventListener('webglcontextlost', this.#onLost);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  readonly #onLost = (event: Event): void => {
    event.preventDefault();
    if (this.#lost) return;
    this.#lost = true;
    this.#events.onFailure('lost');
  };

  setScene(scene: Scene): void {
    this.#edgeLayer?.dispose();
    this.#nodeLayer?.dispose();
    this.#scene = scene;
    this.#edgeLayer = edgeLayer(this.#gl, scene);
    this.#nodeLayer = nodeLayer(this.#gl, scene);
    this.#dimming = false;
    this.#movingEdges = Infinity;
  }

  setStates(states: States): void {
    const scene = this.#scene;
    if (scene === null) return;
    this.#edgeLayer?.setStates(states.edge, scene.edgeOrder);
    this.#nodeLayer?.setStates(states.node, scene.nodeOrder);
    this.#dimming = states.node !== null || states.edge !== null;
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
  }

  setSize(view: Viewport, ratio: number): void {
    this.#size = view;
    this.#ratio = ratio;
    const width = Math.max(Math.round(view.width * ratio), 1);
    const height = Math.max(Math.round(view.height * ratio), 1);
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    this.canvas.style.width = `${view.width}px`;
    this.canvas.style.height = `${view.height}px`;
  }

  draw(camera: Camera, moving: boolean): void {
    const scene = this.#scene;
    if (scene === null || this.#lost) return;
    const all = scene.data.edgeCount;
    if (moving) this.#adapt(all);
    else this.#lastMove = 0;
    const edges = moving ? Math.min(all, this.#movingEdges) : all;
    this.#paint(camera, edges, scene.data.nodeCount);
    this.#events.onPicture(edges >= all);
  }

  /** Late frames mean fewer edges in the next, early ones more; hopelessly late ones the other renderer. */
  #adapt(all: number): void {
    const now = performance.now();
    const gap = this.#lastMove > 0 ? now - this.#lastMove : 0;
    this.#lastMove = now;
    if (gap <= 0) return;
    const drawn = Math.min(this.#movingEdges, all);
    if (gap > FRAME_MS * 1.6) {
      this.#movingEdges = Math.max(drawn * Math.max(FRAME_MS / gap, 0.2), FEWEST_EDGES);
    } else if (gap < FRAME_MS && drawn < all) this.#movingEdges = drawn * 1.15;
    this.#late = gap > HOPELESS_MS && drawn <= FEWEST_EDGES ? this.#late + 1 : 0;
    if (this.#late < MOST_LATE) return;
    this.#late = 0;
    this.#events.onTooSlow('slow');
  }

  /** Times samples that are really waited for; between them others have their turn. */
  async time(camera: Camera, turn: () => Promise<void>): Promise<GpuSpeed> {
    const scene = this.#scene;
    if (scene === null) return { groundMs: Infinity, edgeMs: 0, nodeMs: 0 };
    const { edgeCount, nodeCount } = scene.data;
    const wait = new Uint8Array(4);
    const timed = (edges: number, nodes: number): number => {
      const began = performance.now();
      this.#paint(camera, edges, nodes);
      this.#gl.readPixels(0, 0, 1, 1, this.#gl.RGBA, this.#gl.UNSIGNED_BYTE, wait);
      return performance.now() - began;
    };
    // The first picture pays for compiling.
    timed(8, 8);
    await turn();
    const groundMs = Math.min(timed(0, 0), timed(0, 0));
    let speed: GpuSpeed = { groundMs, edgeMs: 0, nodeMs: 0 };
    // A small sample first: a slow rasteriser must not hold up the window to be found out.
    for (const sample of [400, 4_000, LARGEST_SAMPLE]) {
      await turn();
      const edges = Math.min(edgeCount, sample);
      const nodes = Math.min(nodeCount, sample);
      const forEdges = Math.max(timed(edges, 0) - groundMs, 0);
      const forNodes = Math.max(timed(0, nodes) - groundMs, 0);
      speed = {
        groundMs,
        edgeMs: edges > 0 ? forEdges / edges : 0,
        nodeMs: nodes > 0 ? forNodes / nodes : 0,
      };
      if (forEdges + forNodes > SAMPLE_MS) break;
    }
    return speed;
  }

  /** The `edgeCount` strongest edges and the `nodeCount` strongest accounts. */
  #paint(camera: Camera, edgeCount: number, nodeCount: number): void {
    const { canvas } = this;
    const gl = this.#gl;
    const scene = this.#scene;
    const palette = this.#palette;
    if (scene === null || palette === null) return;
    gl.viewport(0, 0, canvas.width, canvas.height);
    const [r, g, b] = unit(palette.paper);
    gl.clearColor(r, g, b, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const colours = new Float32Array(palette.communities.flatMap(unit));
    const passes = this.#dimming ? [DIMMED, SHOWN] : [SHOWN];

    const edges = this.#edges;
    edges.use(camera, this.#size, this.#ratio, canvas);
    edges.vec3Array('u_colours', colours);
    edges.vec2Array(
      'u_levels',
      new Float32Array(scene.levels.flatMap((l) => [l.opacity, l.width])),
    );
    for (const state of passes) {
      const dimmed = state === DIMMED;
      edges.int('u_state', state);
      edges.int('u_grey', dimmed ? 1 : 0);
      const factor = opacityFactor(scene, camera);
      edges.float('u_opacity', factor * (dimmed ? DIMMED_EDGE_OPACITY : 1));
      this.#edgeLayer?.drawLast(Math.floor(edgeCount));
    }

    const nodes = this.#nodes;
    nodes.use(camera, this.#size, this.#ratio, canvas);
    nodes.vec3Array('u_colours', colours);
    nodes.vec3('u_pale', unit(palette.line));
    nodes.vec3('u_ink', unit(palette.ink));
    nodes.float('u_factor', sizeFactor(scene, camera));
    nodes.float('u_outline_opacity', OUTLINE_OPACITY);
    for (const state of passes) {
      nodes.int('u_state', state);
      nodes.float('u_fill_opacity', state === DIMMED ? DIMMED_NODE_OPACITY : 1);
      this.#nodeLayer?.drawFirst(nodeCount);
    }
  }

  dispose(): void {
    this.canvas.removeEventListener('webglcontextlost', this.#onLost);
    this.#lost = true;
    this.#edgeLayer?.dispose();
    this.#nodeLayer?.dispose();
    this.#scene = null;
    // Without this a window that opens many networks runs out of contexts.
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
    this.canvas.remove();
  }
}

function unit([r, g, b]: Rgb): [number, number, number] {
  return [r / 255, g / 255, b / 255];
}
