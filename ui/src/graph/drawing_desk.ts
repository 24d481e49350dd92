/** Which renderer draws, from the first picture to the moment another takes over. */
import {
  type Setting,
  bestKind,
  firstRenderer,
  isUntimed,
  rememberFailure,
  timedGpu,
} from './choose_renderer';
import type { States } from './raster/job';
import type { Fallback, Renderer, RendererEvents } from './renderer';
import type { GraphStatus, GraphicsChoice } from './view';

/**
 * The GPU is timed when nobody has touched the window for so long: making a context can take a
 * quarter of a second, which a hand on the picture would feel.
 */
const TIME_GPU_AFTER_MS = 1_500;
const TOUCHES = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

export interface DrawingDeskPorts {
  /** What is to be drawn now; null while nothing can be. */
  setting(): Setting | null;
  states(): States;
  isMoving(): boolean;
  onStatus(status: GraphStatus): void;
  /** Another renderer took over: draw. */
  redraw(): void;
}

export class DrawingDesk {
  readonly #host: HTMLElement;
  readonly #ports: DrawingDeskPorts;
  #choice: GraphicsChoice;
  #renderer: Renderer | null = null;
  #began = 0;
  #firstPictureMs = 0;
  #note: Fallback | '' = '';
  #timing = false;
  #touched = 0;
  #waiting: ReturnType<typeof setTimeout> | null = null;
  #disposed = false;
  readonly #events: RendererEvents = {
    onPicture: (complete) => this.#pictured(complete),
    onFailure: (reason) => this.#fallBack(reason),
    onTooSlow: (reason) => {
      if (this.#choice === 'auto') this.#fallBack(reason);
    },
  };

  constructor(host: HTMLElement, choice: GraphicsChoice, ports: DrawingDeskPorts) {
    this.#host = host;
    this.#choice = choice;
    this.#ports = ports;
    for (const kind of TOUCHES) addEventListener(kind, this.#onTouch, { passive: true });
  }

  readonly #onTouch = (): void => {
    this.#touched = performance.now();
  };

  get renderer(): Renderer | null {
    return this.#renderer;
  }

  /** Another network: the clock for its first picture starts. */
  begin(): void {
    this.#began = performance.now();
    this.#firstPictureMs = 0;
  }

  start(): void {
    const setting = this.#ports.setting();
    if (setting !== null) this.#use(firstRenderer(this.#choice, setting, this.#events));
  }

  /** Another level of the same network: the renderer stays unless another is better at it. */
  change(): void {
    const setting = this.#ports.setting();
    const renderer = this.#renderer;
    if (setting === null) return;
    if (renderer === null || renderer.kind !== bestKind(this.#choice, setting.scene)) this.start();
    else renderer.setScene(setting.scene);
  }

  choose(choice: GraphicsChoice): void {
    // After a failure the software stays, whatever was wished, until the window is opened anew.
    if (choice === this.#choice || this.#note !== '') return;
    this.#choice = choice;
    this.start();
    this.#ports.redraw();
  }

  #use(renderer: Renderer): void {
    this.#renderer?.dispose();
    this.#renderer = renderer;
    renderer.setStates(this.#ports.states());
    this.#host.prepend(renderer.canvas);
  }

  #pictured(complete: boolean): void {
    if (this.#firstPictureMs === 0) this.#firstPictureMs = performance.now() - this.#began;
    this.#ports.onStatus({
      renderer: this.#renderer?.kind ?? 'software',
      complete,
      firstPictureMs: this.#firstPictureMs,
      note: this.#note,
    });
    // A few large bubbles say nothing about the speed of many small dots.
    const timeable = this.#ports.setting()?.scene.bubbles === false;
    if (complete && timeable && isUntimed()) this.#timeGpuLater();
  }

  #timeGpuLater(): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = null;
      const quietMs = performance.now() - this.#touched;
      if (quietMs < TIME_GPU_AFTER_MS || this.#ports.isMoving()) this.#timeGpuLater();
      else void this.#timeGpu();
    }, TIME_GPU_AFTER_MS);
  }

  /** While the first network is looked at: is the GPU worth taking? */
  async #timeGpu(): Promise<void> {
    if (this.#timing || this.#disposed || this.#choice !== 'auto' || !isUntimed()) return;
    this.#timing = true;
    const now = (): Setting | null => (this.#disposed ? null : this.#ports.setting());
    const gpu = await timedGpu(now, this.#events);
    this.#timing = false;
    const setting = now();
    if (gpu === null) return;
    if (setting === null || this.#choice !== 'auto') {
      gpu.dispose();
      return;
    }
    gpu.setPalette(setting.palette);
    gpu.setSize(setting.view, setting.ratio);
    this.#use(gpu);
    // In the same turn, so that no empty canvas is ever seen.
    gpu.draw(setting.camera, this.#ports.isMoving());
  }

  #fallBack(reason: Fallback): void {
    rememberFailure();
    if (this.#renderer?.kind !== 'gpu') return;
    this.#note = reason;
    this.#choice = 'software';
    this.start();
    this.#ports.redraw();
  }

  dispose(): void {
    this.#disposed = true;
    for (const kind of TOUCHES) removeEventListener(kind, this.#onTouch);
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    this.#waiting = null;
    this.#renderer?.dispose();
    this.#renderer = null;
  }
}
