/** The camera as the analyst moves it: bounds of zoom, room for tools, what "fit" means here. */
import {
  type Camera,
  type Viewport,
  clampScale,
  fit,
  pan,
  revealing,
  sameCamera,
  zoomAt,
} from './camera';
import type { Bounds } from './data';
import type { Box } from './labels';

/** Room left around the whole network, around a selection, around what is revealed; CSS pixels. */
const FIT_MARGIN = 24;
const SELECTION_MARGIN = 60;
const REVEAL_MARGIN = 60;
/** One account alone must not fill the window: closest zoom to a selection. */
const CLOSEST = 10;

export class CameraControl {
  readonly #moved: (zoomed: boolean) => void;
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #view: Viewport = { width: 0, height: 0 };
  #whole: Bounds | null = null;
  #fitScale = 1;
  /** A resize fits the picture anew only as long as the analyst has not moved it. */
  #touched = false;
  #reserved: readonly Box[] = [];

  /** `moved` hears of every change that the analyst made. */
  constructor(moved: (zoomed: boolean) => void) {
    this.#moved = moved;
  }

  get camera(): Camera {
    return this.#camera;
  }

  get view(): Viewport {
    return this.#view;
  }

  get reserved(): readonly Box[] {
    return this.#reserved;
  }

  /** Whether the analyst has moved it since the last fit. */
  get isTouched(): boolean {
    return this.#touched;
  }

  /** 1 = the whole network fits. */
  get zoom(): number {
    return this.#camera.scale / this.#fitScale;
  }

  /** Another network is shown: everything of it is seen. */
  begin(whole: Bounds): void {
    this.#whole = whole;
    this.#touched = false;
    this.#refit();
  }

  /** The network takes up another room; it is kept in view when `follow`. */
  rebound(whole: Bounds, follow: boolean): void {
    this.#whole = whole;
    if (follow) this.#refit();
  }

  resize(view: Viewport): void {
    this.#view = view;
    this.#refit();
  }

  reserve(boxes: readonly Box[]): void {
    this.#reserved = boxes;
    this.#refit();
  }

  #refit(): void {
    if (this.#whole === null || this.#view.width === 0) return;
    const fitted = this.#fitted(this.#whole, FIT_MARGIN);
    this.#fitScale = fitted.scale;
    if (!this.#touched) this.#camera = fitted;
  }

  /** The camera that shows the bounds below the tools at the top of the picture. */
  #fitted(bounds: Bounds, margin: number): Camera {
    const { width, height } = this.#view;
    const above = this.#reserved.filter((box) => box.top < height / 2);
    const tools = Math.max(0, ...above.map((box) => box.top + box.height));
    const top = Math.min(tools, height / 2);
    const camera = fit(bounds, { width, height: height - top }, margin);
    return { ...camera, y: camera.y - top / 2 / camera.scale };
  }

  set(camera: Camera): void {
    if (sameCamera(camera, this.#camera)) return;
    const zoomed = camera.scale !== this.#camera.scale;
    this.#camera = camera;
    this.#touched = true;
    this.#moved(zoomed);
  }

  fit(): void {
    if (this.#whole === null) return;
    this.set(this.#fitted(this.#whole, FIT_MARGIN));
    this.#touched = false;
  }

  panBy(dx: number, dy: number): void {
    this.set(pan(this.#camera, dx, dy));
  }

  zoomBy(factor: number): void {
    this.zoomAt(this.#view.width / 2, this.#view.height / 2, factor);
  }

  zoomAt(x: number, y: number, factor: number): void {
    this.set(zoomAt(this.#camera, this.#view, x, y, factor, this.#fitScale));
  }

  zoomTo(bounds: Bounds): void {
    const { x, y, scale } = this.#fitted(bounds, SELECTION_MARGIN);
    const bounded = clampScale(Math.min(scale, this.#fitScale * CLOSEST), this.#fitScale);
    this.set({ x, y, scale: bounded });
  }

  /** Moves just so far that the bounds are seen; not at all when they are. */
  reveal(bounds: Bounds): void {
    this.set(revealing(this.#camera, this.#view, bounds, REVEAL_MARGIN));
  }
}
