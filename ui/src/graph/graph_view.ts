/**
 * The picture: two canvases on top of each other (accounts and edges below, names and selection
 * above), a camera, and the rule when to draw what. Nothing moves unless the analyst asks.
 */
import type { PictureScene } from '../api/generated/types';
import { safeLine } from '../format/safe';
import { type Camera, type Viewport, wheelFactor } from './camera';
import { CameraControl } from './camera_control';
import { Choosing } from './choosing';
import type { CommunityMap } from './community_map';
import { DrawingDesk } from './drawing_desk';
import { connectInput } from './input';
import type { Box } from './labels';
import { type Legend, legendOf } from './legend';
import { paintLasso, paintOverlay } from './overlay';
import { shownPins } from './overlay_pins';
import type { MarkBox } from './overlay_marks';
import { Moving } from './moving';
import type { OverlayModel } from './overlay_model';
import { CanvasPainter, type Painter } from './painter';
import { type Palette, paletteAt } from './palette';
import { pngPicture, svgPicture } from './pictures';
import { Pointing, nextAccount } from './pointing';
import { recordPicture } from './recorder';
import { NOTHING, type Selection, oneAccount, sameSelection } from './selection';
import type { SizeBy } from './sizing';
import { type Level, Stage, levelKey, sameLevel } from './stage';
import type { GraphView, GraphViewEvents, GraphicsChoice, Picture } from './view';
import type { FilterResult, Names, Network } from './wire';

/** So long after the last movement the picture rests and gets its detail. */
const REST_MS = 140;
const LABEL_LENGTH = 28;
const MOST_LABELS = 4_000;
const MOST_RATIO = 3;
/** How far an arrow key goes: the picture, and what is in the hand; CSS pixels. */
const ARROW_PANS = 60;
const ARROW_CARRIES = 8;

export class CanvasGraphView implements GraphView {
  readonly #host: HTMLElement;
  readonly #events: GraphViewEvents;
  readonly #overlay: HTMLCanvasElement;
  readonly #painter: CanvasPainter;
  readonly #context: CanvasRenderingContext2D;
  readonly #disconnect: (() => void)[] = [];
  readonly #camera: CameraControl;
  readonly #desk: DrawingDesk;
  readonly #labelCache = new Map<number, string>();
  readonly #stage = new Stage();
  /** Where the analyst left a level that he moved about in. */
  readonly #cameras = new Map<string, Camera>();
  #names: Names | null = null;
  #layers: readonly string[] = [];
  /** Made when it is first needed, which is after the picture. */
  #pointing: Pointing | null = null;
  #markBoxes: readonly MarkBox[] = [];
  #palette: Palette;
  #ratio = 1;
  #selection: Selection = NOTHING;
  #hover: Selection = NOTHING;
  #pointer: { x: number; y: number } | null = null;
  #labels = true;
  #isLasso = false;
  readonly #choosing: Choosing;
  readonly #hand: Moving;
  #frame = 0;
  #baseDirty = false;
  #moving = false;
  #rest: ReturnType<typeof setTimeout> | null = null;

  constructor(host: HTMLElement, choice: GraphicsChoice, events: GraphViewEvents) {
    this.#host = host;
    this.#events = events;
    this.#palette = paletteAt(host);
    this.#camera = new CameraControl((zoomed) => {
      if (zoomed) this.#tellLegend();
      this.#redraw(true);
    });
    this.#desk = new DrawingDesk(host, choice, {
      setting: () => this.#setting(),
      states: () => this.#stage.states,
      isMoving: () => this.#moving,
      onStatus: (status) => events.onStatus(status),
      redraw: () => this.#redraw(false),
    });
    this.#choosing = new Choosing(this.#stage, {
      at: (x, y) => this.#at(x, y),
      selection: () => this.#selection,
      choose: (selection) => this.#choose(selection),
      camera: () => this.camera(),
      redraw: () => this.#schedule(),
    });
    this.#hand = new Moving(this.#stage, {
      at: (x, y) => this.#at(x, y),
      selection: () => this.#selection,
      scale: () => this.#camera.camera.scale,
      redraw: () => this.#schedule(),
      place: (x, y) => this.place(x, y, false),
      onPlace: (places) => events.onPlace(places),
      onHand: (held) => events.onHand(held),
    });
    this.#overlay = document.createElement('canvas');
    // Kept in main memory: under WebKitGTK without a GPU a pan answers input four times sooner.
    const context = this.#overlay.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('This window offers no 2-D drawing surface.');
    this.#context = context;
    this.#painter = new CanvasPainter(context);
    host.append(this.#overlay);
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(host);
    this.#disconnect.push(() => observer.disconnect(), this.#connect());
    this.#watchRatio();
    this.#resize();
  }

  #connect(): () => void {
    return connectInput(
      this.#host,
      {
        panBy: (dx, dy) => this.#camera.panBy(dx, dy),
        zoomAt: (x, y, factor) => this.#camera.zoomAt(x, y, factor),
        pointAt: (x, y) => this.#pointAt({ x, y }),
        leave: () => this.#pointAt(null),
        select: (x, y, add) => this.#choosing.select(x, y, add),
        open: (x, y) => this.#open(x, y),
        isLasso: () => this.#isLasso,
        lassoTo: (x, y) => this.#choosing.lineTo(x, y),
        lassoEnd: (kept, add) => this.#choosing.closeLine(kept, add),
        carryFrom: (x, y) => this.#hand.takeFrom(x, y),
        carryBy: (dx, dy) => this.#hand.by(dx, dy),
        carryEnd: (kept) => this.#hand.end(kept),
        arrow: (right, down, times) => this.#arrow(right, down, times),
      },
      wheelFactor,
    );
  }

  /** The window may move to a screen of another density, or be zoomed. */
  #watchRatio(): void {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = (): void => {
      this.#resize();
      this.#watchRatio();
    };
    query.addEventListener('change', changed, { once: true });
    this.#disconnect.push(() => query.removeEventListener('change', changed));
  }

  // What is shown

  show(network: Network, names: Names | null): void {
    this.#stage.setNetwork(network);
    this.setNames(names);
    this.#hover = NOTHING;
    if (!this.#stage.isMap) this.#begin();
    else this.#restate();
  }

  place(x: Float32Array, y: Float32Array, follow: boolean): void {
    if (!this.#stage.place(x, y) || this.#stage.isMap) return;
    const [scene, bounds] = [this.#stage.scene(), this.#stage.bounds()];
    if (scene === null || bounds === null) return;
    this.#pointing = null;
    this.#desk.renderer?.setScene(scene);
    this.#camera.rebound(bounds, follow);
    this.#restate();
  }

  setPinned(nodes: readonly number[], mayMove: boolean): void {
    this.#hand.setPinned(nodes, mayMove);
    this.#tellLegend();
    this.#schedule();
  }

  setMap(map: CommunityMap, layers: readonly string[]): void {
    const isFirst = this.#stage.map === null;
    this.#stage.setMap(map, layers.length);
    this.#layers = layers;
    if (!this.#stage.isMap) return;
    if (isFirst) this.#begin();
    else {
      const scene = this.#stage.scene();
      if (scene !== null) this.#desk.renderer?.setScene(scene);
      this.#pointing = null;
      this.#restate();
    }
  }

  setLevel(level: Level): void {
    const before = this.#stage.level;
    if (sameLevel(level, before)) return;
    this.#hand.end(true);
    if (this.#camera.isTouched) this.#cameras.set(levelKey(before), this.#camera.camera);
    else this.#cameras.delete(levelKey(before));
    this.#stage.setLevel(level);
    this.#hover = NOTHING;
    this.#begin();
    const left = this.#cameras.get(levelKey(level));
    if (left !== undefined) this.#camera.set(left);
  }

  /** Another picture: everything of it is seen, drawn by whoever draws it best. */
  #begin(): void {
    this.#pointing = null;
    const [scene, bounds] = [this.#stage.scene(), this.#stage.bounds()];
    if (scene === null || bounds === null) return;
    this.#desk.begin();
    this.#camera.begin(bounds);
    this.#stage.restate(this.#selection);
    this.#desk.change();
    this.#restate();
  }

  setFilter(filter: FilterResult | null, hide: boolean): void {
    const before = this.#stage.isMap ? null : this.#stage.scene();
    this.#stage.setFilter(filter, hide);
    const scene = this.#stage.isMap ? null : this.#stage.scene();
    if (scene !== before && scene !== null) {
      this.#pointing = null;
      this.#desk.renderer?.setScene(scene);
    }
    this.#restate();
  }

  setSizeBy(by: SizeBy): void {
    if (!this.#stage.setSizeBy(by) || this.#stage.isMap) return;
    const scene = this.#stage.scene();
    if (scene === null) return;
    this.#pointing = null;
    this.#desk.renderer?.setScene(scene);
    this.#restate();
  }

  /** Works out anew what is shown and dimmed. */
  #restate(): void {
    if (this.#stage.scene() === null) return;
    this.#stage.restate(this.#selection);
    this.#desk.renderer?.setStates(this.#stage.states);
    this.#tellLegend();
    this.#redraw(false);
  }

  setSelection(selection: Selection): void {
    if (sameSelection(selection, this.#selection)) return;
    this.#hand.end(true);
    const dims = selection.kind === 'community' || this.#selection.kind === 'community';
    this.#selection = selection;
    if (dims && !this.#stage.isMap) this.#restate();
    else this.#schedule();
  }

  setNames(names: Names | null): void {
    this.#names = names;
    this.#labelCache.clear();
    this.#schedule();
  }

  setLabels(shown: boolean): void {
    this.#labels = shown;
    this.#schedule();
  }

  setReserved(boxes: readonly Box[]): void {
    this.#camera.reserve(boxes);
    this.#tellLegend();
    this.#redraw(false);
  }

  setGraphics(choice: GraphicsChoice): void {
    this.#desk.choose(choice);
  }

  refreshColours(): void {
    this.#palette = paletteAt(this.#host);
    this.#desk.renderer?.setPalette(this.#palette);
    this.#redraw(false);
  }

  // Camera

  #resize(): void {
    const width = this.#host.clientWidth;
    const height = this.#host.clientHeight;
    const ratio = Math.min(Math.max(devicePixelRatio || 1, 1), MOST_RATIO);
    const before = this.#camera.view;
    if (width === 0 || height === 0) return;
    if (width === before.width && height === before.height && ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#overlay.width = Math.round(width * ratio);
    this.#overlay.height = Math.round(height * ratio);
    this.#overlay.style.width = `${width}px`;
    this.#overlay.style.height = `${height}px`;
    this.#camera.resize({ width, height });
    this.#tellLegend();
    if (this.#desk.renderer === null) this.#desk.start();
    else this.#desk.renderer.setSize(this.#camera.view, ratio);
    this.#redraw(false);
  }

  fit(): void {
    this.#camera.fit();
  }

  panBy(dx: number, dy: number): void {
    this.#camera.panBy(dx, dy);
  }

  zoomBy(factor: number): void {
    this.#camera.zoomBy(factor);
  }

  zoomToSelection(): void {
    const bounds = this.#stage.boundsOf(this.#selection, true);
    if (bounds !== null) this.#camera.zoomTo(bounds);
  }

  reveal(): void {
    if (this.#selection.kind === 'nothing') return;
    const bounds = this.#stage.boundsOf(this.#selection, false);
    if (bounds !== null) this.#camera.reveal(bounds);
  }

  camera(): { readonly camera: Camera; readonly view: Viewport } {
    return { camera: this.#camera.camera, view: this.#camera.view };
  }

  setCamera(camera: Camera): void {
    this.#camera.set(camera);
  }

  // Drawing

  #setting() {
    const { camera, view } = this.#camera;
    const scene = this.#stage.scene();
    if (scene === null || view.width === 0) return null;
    return { scene, palette: this.#palette, camera, view, ratio: this.#ratio };
  }

  #redraw(moving: boolean): void {
    this.#moving = moving;
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#rest = moving
      ? setTimeout(() => {
          this.#rest = null;
          this.#redraw(false);
        }, REST_MS)
      : null;
    this.#baseDirty = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    this.#frame = 0;
    if (this.#pointer !== null && !this.#moving) {
      this.#setHover(this.#at(this.#pointer.x, this.#pointer.y));
    }
    const { camera, view } = this.#camera;
    if (this.#baseDirty) {
      this.#baseDirty = false;
      this.#desk.renderer?.draw(camera, this.#moving);
    }
    const model = this.#model();
    const c = this.#context;
    c.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    c.clearRect(0, 0, view.width, view.height);
    this.#markBoxes = model === null ? [] : paintOverlay(this.#painter, model);
    paintLasso(c, this.#choosing.line, this.#palette);
  }

  #model(): OverlayModel | null {
    const scene = this.#stage.scene();
    if (scene === null) return null;
    return {
      scene,
      adjacency: () => this.#stage.adjacency(),
      states: this.#stage.states,
      camera: this.#camera.camera,
      view: this.#camera.view,
      palette: this.#palette,
      zoom: this.#camera.zoom,
      selection: this.#stage.inPicture(this.#selection),
      hover: this.#stage.inPicture(this.#hover),
      marks: this.#stage.marks,
      pinned: this.#hand.pinned,
      carried: this.#hand.carried,
      bubbles: this.#stage.bubbles(),
      label: (node) => this.#label(node),
      labels: this.#labels && !this.#stage.isMap,
      reserved: this.#camera.reserved,
    };
  }

  #label(node: number): string {
    let label = this.#labelCache.get(node);
    if (label === undefined) {
      if (this.#labelCache.size >= MOST_LABELS) this.#labelCache.clear();
      label = safeLine(this.#names?.label(node) ?? '', LABEL_LENGTH);
      this.#labelCache.set(node, label);
    }
    return label;
  }

  #legend(): Legend | null {
    const scene = this.#stage.scene();
    if (scene === null) return null;
    const { map, isMap, marks } = this.#stage;
    const words = isMap && map !== null ? { map, layers: this.#layers } : null;
    const model = this.#model();
    const pinned = model === null ? 0 : shownPins(model).length;
    return legendOf(scene, marks, this.#camera.camera, words, pinned);
  }

  #tellLegend(): void {
    const legend = this.#legend();
    if (legend !== null) this.#events.onLegend(legend);
  }

  // Places of one's own

  /** An arrow key moves what is in the hand, or else the picture. */
  #arrow(right: number, down: number, times: number): void {
    const { isByKeys } = this.#hand;
    const step = (isByKeys ? ARROW_CARRIES : ARROW_PANS) * times;
    if (isByKeys) this.#hand.by(right * step, down * step);
    else this.#camera.panBy(-right * step, -down * step);
  }

  takeInHand(): void {
    this.#hand.takeByKeys();
    if (this.#hand.isByKeys) this.#host.focus({ preventScroll: true });
  }

  putDown(): void {
    this.#hand.end(true);
  }

  // Pointing and choosing

  #at(x: number, y: number): Selection {
    const scene = this.#stage.scene();
    if (scene === null) return NOTHING;
    this.#pointing ??= new Pointing(scene);
    const { camera, view } = this.#camera;
    const found = this.#pointing.at(x, y, camera, view, this.#stage.states, this.#markBoxes);
    return this.#stage.outOfPicture(found);
  }

  #pointAt(pointer: { x: number; y: number } | null): void {
    this.#pointer = pointer;
    if (pointer === null) this.#setHover(NOTHING);
    else this.#schedule();
  }

  #setHover(hover: Selection): void {
    if (sameSelection(hover, this.#hover)) return;
    this.#hover = hover;
    this.#host.classList.toggle('pointing', hover.kind !== 'nothing');
    this.#events.onHover(hover);
    this.#schedule();
  }

  setLasso(on: boolean): void {
    this.#isLasso = on;
    this.#host.classList.toggle('lasso', on);
  }

  widen(how: 'accounts' | 'neighbours' | 'component'): void {
    this.#choosing.widen(how);
  }

  #choose(selection: Selection): void {
    this.setSelection(selection);
    this.#events.onSelect(selection);
  }

  #open(x: number, y: number): void {
    const found = this.#at(x, y);
    if (found.kind === 'nothing') return;
    this.#choose(found);
    this.#events.onOpen(found);
  }

  step(direction: 1 | -1): void {
    const scene = this.#stage.scene();
    if (scene === null) return;
    const here = this.#stage.inPicture(this.#selection);
    const place = nextAccount(scene, this.#stage.states, here, direction);
    if (place < 0) return;
    this.#choose(this.#stage.outOfPicture(oneAccount(place)));
    this.reveal();
  }

  async picture(picture: Picture): Promise<Uint8Array> {
    const [model, legend] = [this.#model(), this.#legend()];
    if (model === null || legend === null) throw new Error('There is no network to draw.');
    const measure: Painter['measure'] = (words, size, weight) =>
      this.#painter.measure(words, size, weight);
    return picture.format === 'png'
      ? pngPicture(model, legend, picture, measure)
      : svgPicture(model, legend, picture, picture.title, measure);
  }

  record(): PictureScene | null {
    const [model, legend] = [this.#model(), this.#legend()];
    if (model === null || legend === null) return null;
    return recordPicture(model, legend, (words, size, weight) =>
      this.#painter.measure(words, size, weight),
    );
  }

  dispose(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    if (this.#rest !== null) clearTimeout(this.#rest);
    for (const stop of this.#disconnect) stop();
    this.#hand.end(true);
    this.#desk.dispose();
    this.#overlay.remove();
  }
}
