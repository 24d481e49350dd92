/**
 * Draws with the rasteriser in a worker and moves the last bitmap meanwhile.
 *
 * A pan costs the page one CSS transform. While it lasts the worker draws sketches of the strongest
 * edges for the newest camera; at rest it draws everything. Where no worker starts, the same jobs
 * run here in slices of a few milliseconds.
 */
import { type Camera, type Viewport, bitmapPlacement, sameCamera } from '../camera';
import type { Palette } from '../palette';
import type { Renderer, RendererEvents } from '../renderer';
import { type Scene, drawnPart } from '../scene';
import { type FromHost, RasterHost, type ToHost } from './host';
import type { RasterView, States } from './job';
import { takeWorker } from './ready_worker';

/** A sketch should take about this long. */
const SKETCH_MS = 45;
const FEWEST_EDGES = 2_000;
const FIRST_EDGES = 20_000;
const PAGE_SLICE_MS = 7;
/** Between two sketches of one movement: two cores have more to do than to sketch. */
const SKETCH_PAUSE_MS = 70;
/** A worker that has not answered its first picture by then is taken for dead. */
const WORKER_PATIENCE_MS = 4_000;

export class SoftwareRenderer implements Renderer {
  readonly kind = 'software';
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #events: RendererEvents;
  #worker: Worker | null = null;
  #host: RasterHost | null = null;
  #deadline: ReturnType<typeof setTimeout> | null = null;
  #scene: Scene | null = null;
  #states: States = { node: null, edge: null };
  #palette: Palette | null = null;
  #size: Viewport = { width: 1, height: 1 };
  #ratio = 1;
  /** What the bitmap on screen shows. */
  #drawn: RasterView | null = null;
  #wanted: Camera | null = null;
  #moving = false;
  #asked: { id: number; view: RasterView; complete: boolean } | null = null;
  #nextId = 1;
  #busy = false;
  #stale = true;
  #quickEdges = FIRST_EDGES;
  #shownAt = 0;
  #later: ReturnType<typeof setTimeout> | null = null;
  #spare: ArrayBuffer | null = null;

  constructor(events: RendererEvents) {
    this.#events = events;
    this.canvas = document.createElement('canvas');
    // Kept in main memory: a canvas on a software GPU is copied there and back for every picture.
    const context = this.canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error('This window offers no 2-D drawing surface.');
    this.#context = context;
    this.#startWorker();
  }

  #startWorker(): void {
    try {
      const worker = takeWorker();
      worker.addEventListener('message', (event: MessageEvent<FromHost>) => this.#show(event.data));
      worker.addEventListener('error', () => this.#moveIntoPage());
      this.#worker = worker;
    } catch {
      this.#moveIntoPage();
    }
  }

  /** The worker does not work here: the same jobs in the page. */
  #moveIntoPage(): void {
    if (this.#host !== null) return;
    this.#worker?.terminate();
    this.#worker = null;
    const channel = new MessageChannel();
    const queue: (() => void)[] = [];
    channel.port1.addEventListener('message', () => queue.shift()?.());
    channel.port1.start();
    this.#host = new RasterHost({
      post: (message) => this.#show(message),
      now: () => performance.now(),
      later: (work) => {
        queue.push(work);
        channel.port2.postMessage(null);
      },
      sliceMs: PAGE_SLICE_MS,
    });
    if (this.#palette !== null) this.#send({ kind: 'palette', palette: this.#palette });
    if (this.#scene !== null) this.#send({ kind: 'scene', scene: this.#scene });
    this.#send({ kind: 'states', states: this.#states });
    this.#asked = null;
    this.#busy = false;
    this.#stale = true;
    this.#pump();
  }

  #send(message: ToHost): void {
    if (this.#host !== null) this.#host.receive(message);
    else if (message.kind === 'draw' && message.buffer !== null) {
      this.#worker?.postMessage(message, [message.buffer]);
    } else if (message.kind === 'scene') {
      this.#worker?.postMessage({ ...message, scene: drawnPart(message.scene) });
    } else this.#worker?.postMessage(message);
  }

  setScene(scene: Scene): void {
    this.#scene = scene;
    this.#states = { node: null, edge: null };
    this.#quickEdges = FIRST_EDGES;
    this.#drawn = null;
    this.#send({ kind: 'scene', scene });
    this.#outdate();
  }

  setStates(states: States): void {
    this.#states = states;
    this.#send({ kind: 'states', states });
    this.#outdate();
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#send({ kind: 'palette', palette });
    this.#outdate();
  }

  setSize(view: Viewport, ratio: number): void {
    this.#size = view;
    this.#ratio = ratio;
    this.#outdate();
  }

  #outdate(): void {
    this.#stale = true;
    // The host drops its job when something changes, so nothing more is to be expected of it.
    this.#busy = false;
    this.#asked = null;
  }

  draw(camera: Camera, moving: boolean): void {
    this.#wanted = camera;
    this.#moving = moving;
    this.#place();
    this.#pump();
  }

  /** Puts the last bitmap where the camera now sees it. */
  #place(): void {
    const drawn = this.#drawn;
    if (drawn === null || this.#wanted === null) return;
    const { scale, dx, dy } = bitmapPlacement(drawn.camera, this.#wanted, drawn);
    // The bitmap may have been drawn for another size of the window: its centre stays the centre.
    const shiftX = (this.#size.width - drawn.width) / 2;
    const shiftY = (this.#size.height - drawn.height) / 2;
    const still = scale === 1 && dx + shiftX === 0 && dy + shiftY === 0;
    this.canvas.style.transform = still
      ? 'none'
      : `matrix(${scale}, 0, 0, ${scale}, ${dx + shiftX}, ${dy + shiftY})`;
  }

  #pump(): void {
    if (this.#wanted === null || this.#scene === null || this.#palette === null) return;
    const complete = !this.#moving;
    const asked = this.#asked;
    const same =
      asked !== null &&
      !this.#stale &&
      sameCamera(asked.view.camera, this.#wanted) &&
      asked.view.width === this.#size.width &&
      asked.view.height === this.#size.height &&
      asked.view.ratio === this.#ratio;
    if (same && (asked.complete || !complete)) return;
    // A sketch in work is let finish: otherwise a steady pan would never show a new one.
    if (this.#busy && asked !== null && !asked.complete && !this.#stale) return;
    const pause = this.#shownAt + SKETCH_PAUSE_MS - performance.now();
    if (!complete && !this.#stale && pause > 0) {
      this.#later ??= setTimeout(() => {
        this.#later = null;
        this.#pump();
      }, pause);
      return;
    }
    const view = { camera: this.#wanted, ...this.#size, ratio: this.#ratio };
    const id = this.#nextId++;
    this.#asked = { id, view, complete };
    this.#busy = true;
    this.#stale = false;
    const buffer = this.#spare;
    this.#spare = null;
    this.#send({ kind: 'draw', id, view, quickEdges: this.#quickEdges, complete, buffer });
    if (this.#worker !== null && this.#deadline === null && this.#drawn === null) {
      this.#deadline = setTimeout(() => this.#moveIntoPage(), WORKER_PATIENCE_MS);
    }
  }

  #show(picture: FromHost): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#deadline = null;
    const asked = this.#asked;
    if (asked === null || picture.id !== asked.id) {
      this.#spare = picture.pixels;
      return;
    }
    if (!picture.complete) this.#learn(picture);
    const { width, height } = picture;
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${picture.view.width}px`;
      this.canvas.style.height = `${picture.view.height}px`;
    }
    const bytes = new Uint8ClampedArray(picture.pixels);
    this.#context.putImageData(new ImageData(bytes, width, height), 0, 0);
    this.#drawn = picture.view;
    this.#shownAt = performance.now();
    this.#spare = picture.pixels;
    if (picture.complete || !asked.complete) this.#busy = false;
    this.#place();
    this.#events.onPicture(picture.complete);
    this.#pump();
  }

  /** Fits the number of edges in a sketch to the speed of this machine. */
  #learn(picture: FromHost): void {
    const edges = (picture.edges * SKETCH_MS) / Math.max(picture.workMs, 1);
    const next = (this.#quickEdges + edges) / 2;
    this.#quickEdges = Math.round(Math.max(next, FEWEST_EDGES));
  }

  dispose(): void {
    if (this.#later !== null) clearTimeout(this.#later);
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#worker?.terminate();
    this.#worker = null;
    this.#host = null;
    this.#asked = null;
    this.#scene = null;
    this.canvas.remove();
  }
}
