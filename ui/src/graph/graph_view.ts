/**
 * The picture: two canvases on top of each other (accounts and edges below, names and selection
 * above), a camera, and the rule when to draw what. Nothing moves unless the analyst asks.
 */
import { safeLine } from '../format/safe';
import { type Camera, type Viewport, wheelFactor } from './camera';
import { CameraControl } from './camera_control';
import { type CommunityMark, communityMarks } from './communities';
import { type Adjacency, type Bounds, adjacencyOf, boundsOf } from './data';
import { DrawingDesk } from './drawing_desk';
import { connectInput } from './input';
import type { Box } from './labels';
import { legendOf } from './legend';
import { paintOverlay } from './overlay';
import type { MarkBox } from './overlay_marks';
import type { OverlayModel } from './overlay_model';
import { CanvasPainter, type Painter } from './painter';
import { type Palette, paletteAt } from './palette';
import { pngPicture, svgPicture } from './pictures';
import { Pointing, accountsOf, nextAccount } from './pointing';
import type { States } from './raster/job';
import { type Scene, buildScene } from './scene';
import { NOTHING, type Selection, oneAccount, sameSelection } from './selection';
import { ALL_SHOWN, reweighs, reweighted, statesOf } from './states';
import type { GraphView, GraphViewEvents, GraphicsChoice, Picture } from './view';
import type { FilterResult, Names, Network } from './wire';

/** So long after the last movement the picture rests and gets its detail. */
const REST_MS = 140;
const LABEL_LENGTH = 28;
const MOST_LABELS = 4_000;
const MOST_RATIO = 3;

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
  #network: Network | null = null;
  #names: Names | null = null;
  #scene: Scene | null = null;
  /** Made when they are first needed, which is after the picture. */
  #adjacency: Adjacency | null = null;
  #pointing: Pointing | null = null;
  #states: States = ALL_SHOWN;
  #filter: FilterResult | null = null;
  #hide = false;
  #marks: readonly CommunityMark[] = [];
  #markBoxes: readonly MarkBox[] = [];
  #palette: Palette;
  #ratio = 1;
  #selection: Selection = NOTHING;
  #hover: Selection = NOTHING;
  #pointer: { x: number; y: number } | null = null;
  #labels = true;
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
      states: () => this.#states,
      isMoving: () => this.#moving,
      onStatus: (status) => events.onStatus(status),
      redraw: () => this.#redraw(false),
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
        select: (x, y, add) => this.#select(x, y, add),
        open: (x, y) => this.#open(x, y),
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
    this.#desk.begin();
    this.#network = network;
    this.setNames(names);
    this.#adjacency = null;
    this.#filter = null;
    this.#selection = NOTHING;
    this.#hover = NOTHING;
    this.#states = ALL_SHOWN;
    this.#useScene(buildScene(network));
    if (this.#scene !== null) this.#camera.begin(this.#scene.bounds);
    this.#desk.start();
    this.#restate();
  }

  #useScene(scene: Scene): void {
    this.#scene = scene;
    this.#pointing = null;
  }

  setFilter(filter: FilterResult | null, hide: boolean): void {
    const network = this.#network;
    if (network === null) return;
    this.#filter = filter;
    this.#hide = hide;
    const other = filter !== null && reweighs(network, filter);
    const data = other ? reweighted(network, filter) : network;
    if (data !== this.#scene?.data) {
      const scene = buildScene(data);
      this.#useScene(scene);
      this.#desk.renderer?.setScene(scene);
    }
    this.#restate();
  }

  /** Works out anew what is shown and dimmed. */
  #restate(): void {
    const scene = this.#scene;
    if (scene === null) return;
    const community = this.#selection.kind === 'community' ? this.#selection.community : null;
    const filtered = statesOf(scene.data, this.#filter, this.#hide, null);
    this.#states =
      community === null ? filtered : statesOf(scene.data, this.#filter, this.#hide, community);
    this.#marks = communityMarks(scene.data, filtered.node);
    this.#desk.renderer?.setStates(this.#states);
    this.#tellLegend();
    this.#redraw(false);
  }

  setSelection(selection: Selection): void {
    if (sameSelection(selection, this.#selection)) return;
    const restate = selection.kind === 'community' || this.#selection.kind === 'community';
    this.#selection = selection;
    if (restate) this.#restate();
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
    const bounds = this.#boundsOf(this.#selection);
    if (bounds !== null) this.#camera.zoomTo(bounds);
  }

  reveal(): void {
    const selection = this.#selection;
    if (selection.kind === 'nothing' || this.#scene === null) return;
    const chosen = selection.kind === 'accounts' ? new Set(selection.nodes) : null;
    const bounds =
      chosen === null
        ? this.#boundsOf(selection)
        : boundsOf(this.#scene.data, (node) => chosen.has(node));
    if (bounds !== null) this.#camera.reveal(bounds);
  }

  #boundsOf(selection: Selection): Bounds | null {
    const scene = this.#scene;
    if (scene === null) return null;
    const wanted = accountsOf(selection, scene, () => this.#neighbours(), this.#states);
    return boundsOf(scene.data, wanted);
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
    if (this.#scene === null || view.width === 0) return null;
    return { scene: this.#scene, palette: this.#palette, camera, view, ratio: this.#ratio };
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
  }

  #neighbours(): Adjacency {
    this.#adjacency ??= this.#network === null ? null : adjacencyOf(this.#network);
    if (this.#adjacency === null) throw new Error('There is no network yet.');
    return this.#adjacency;
  }

  #model(): OverlayModel | null {
    if (this.#scene === null) return null;
    return {
      scene: this.#scene,
      adjacency: () => this.#neighbours(),
      states: this.#states,
      camera: this.#camera.camera,
      view: this.#camera.view,
      palette: this.#palette,
      zoom: this.#camera.zoom,
      selection: this.#selection,
      hover: this.#hover,
      marks: this.#marks,
      label: (node) => this.#label(node),
      labels: this.#labels,
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

  #tellLegend(): void {
    if (this.#scene === null) return;
    this.#events.onLegend(legendOf(this.#scene, this.#marks, this.#camera.camera));
  }

  // Pointing and choosing

  #at(x: number, y: number): Selection {
    if (this.#scene === null) return NOTHING;
    this.#pointing ??= new Pointing(this.#scene);
    const { camera, view } = this.#camera;
    return this.#pointing.at(x, y, camera, view, this.#states, this.#markBoxes);
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

  #select(x: number, y: number, add: boolean): void {
    const found = this.#at(x, y);
    if (add && found.kind === 'accounts' && this.#selection.kind === 'accounts') {
      const [node] = found.nodes;
      const kept = this.#selection.nodes.filter((n) => n !== node);
      const nodes = kept.length < this.#selection.nodes.length ? kept : [...kept, node];
      this.#choose(nodes.length > 0 ? { kind: 'accounts', nodes } : NOTHING);
    } else this.#choose(found);
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
    if (this.#scene === null) return;
    const node = nextAccount(this.#scene, this.#states, this.#selection, direction);
    if (node < 0) return;
    this.#choose(oneAccount(node));
    this.reveal();
  }

  async picture(picture: Picture): Promise<Uint8Array> {
    const model = this.#model();
    if (model === null) throw new Error('There is no network to draw.');
    const legend = legendOf(model.scene, this.#marks, model.camera);
    const measure: Painter['measure'] = (words, size, weight) =>
      this.#painter.measure(words, size, weight);
    return picture.format === 'png'
      ? pngPicture(model, legend, picture, measure)
      : svgPicture(model, legend, picture, picture.title, measure);
  }

  dispose(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    if (this.#rest !== null) clearTimeout(this.#rest);
    for (const stop of this.#disconnect) stop();
    this.#desk.dispose();
    this.#overlay.remove();
  }
}
