/**
 * Runs rasteriser jobs slice by slice, newest wish first. Lives in a worker; where none can be
 * started it lives in the page, with short slices.
 */
import type { Palette } from '../palette';
import type { Scene } from '../scene';
import { RasterJob, type RasterView, type States } from './job';

export type ToHost =
  | { readonly kind: 'scene'; readonly scene: Scene }
  | { readonly kind: 'states'; readonly states: States }
  | { readonly kind: 'palette'; readonly palette: Palette }
  | {
      readonly kind: 'draw';
      readonly id: number;
      readonly view: RasterView;
      /** Edges of the first, quick picture; all of them follow when `complete`. */
      readonly quickEdges: number;
      readonly complete: boolean;
      /** A buffer given back, to be used again. */
      readonly buffer: ArrayBuffer | null;
    };

export interface FromHost {
  readonly id: number;
  readonly view: RasterView;
  readonly pixels: ArrayBuffer;
  readonly width: number;
  readonly height: number;
  readonly complete: boolean;
  /** Edges drawn and milliseconds of work, for the size of the next quick picture. */
  readonly edges: number;
  readonly workMs: number;
}

export interface HostPorts {
  readonly post: (message: FromHost) => void;
  readonly now: () => number;
  /** Calls back after waiting messages had their turn. */
  readonly later: (work: () => void) => void;
  readonly sliceMs: number;
}

type Draw = Extract<ToHost, { kind: 'draw' }>;

export class RasterHost {
  readonly #ports: HostPorts;
  #scene: Scene | null = null;
  #states: States = { node: null, edge: null };
  #palette: Palette | null = null;
  #draw: Draw | null = null;
  #job: RasterJob | null = null;
  #quick = false;
  #workMs = 0;
  #waiting = false;

  constructor(ports: HostPorts) {
    this.#ports = ports;
  }

  receive(message: ToHost): void {
    switch (message.kind) {
      case 'scene':
        this.#scene = message.scene;
        this.#states = { node: null, edge: null };
        this.#job = null;
        break;
      case 'states':
        this.#states = message.states;
        this.#job = null;
        break;
      case 'palette':
        this.#palette = message.palette;
        this.#job = null;
        break;
      case 'draw':
        this.#begin(message);
        break;
    }
  }

  #edgeCount(): number {
    return this.#scene?.data.edgeCount ?? 0;
  }

  #begin(draw: Draw): void {
    this.#draw = draw;
    // With few edges the quick picture is the whole picture.
    this.#quick = !draw.complete || this.#edgeCount() > draw.quickEdges;
    this.#start(this.#quick ? draw.quickEdges : this.#edgeCount(), draw.buffer);
    this.#schedule();
  }

  #start(edges: number, buffer: ArrayBuffer | null): void {
    if (this.#scene === null || this.#palette === null || this.#draw === null) return;
    this.#workMs = 0;
    this.#job = new RasterJob(
      this.#scene,
      this.#states,
      this.#palette,
      this.#draw.view,
      edges,
      buffer,
    );
  }

  #schedule(): void {
    if (this.#waiting || this.#job === null) return;
    this.#waiting = true;
    this.#ports.later(() => {
      this.#waiting = false;
      this.#slice();
    });
  }

  #slice(): void {
    const job = this.#job;
    const draw = this.#draw;
    if (job === null || draw === null) return;
    const began = this.#ports.now();
    const done = job.step(began + this.#ports.sliceMs, this.#ports.now);
    this.#workMs += this.#ports.now() - began;
    if (!done) {
      this.#schedule();
      return;
    }
    const edges = this.#quick ? Math.min(draw.quickEdges, this.#edgeCount()) : this.#edgeCount();
    const complete = edges === this.#edgeCount();
    this.#job = null;
    this.#ports.post({
      id: draw.id,
      view: draw.view,
      pixels: job.pixels.data.buffer as ArrayBuffer,
      width: job.pixels.width,
      height: job.pixels.height,
      complete,
      edges,
      workMs: this.#workMs,
    });
    if (!complete && draw.complete) {
      this.#quick = false;
      this.#start(this.#edgeCount(), null);
      this.#schedule();
    }
  }
}
