/**
 * The picture: two canvases on top of each other (accounts and edges below, names and selection
 * above), a camera, and the rule when to draw what. Nothing moves unless the analyst asks.
 */
import { safeLine } from '../format/safe';
import {
  type Camera,
  type Viewport,
  clampScale,
  fit,
  pan,
  revealing,
  sameCamera,
  wheelFactor,
  zoomAt,
} from './camera';
import { chooseRenderer, rememberFailure } from './choose_renderer';
import { type CommunityMark, communityMarks } from './communities';
import { type Adjacency, type Bounds, adjacencyOf, boundsOf } from './data';
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
import type { Renderer } from './renderer';
import { type Scene, buildScene } from './scene';
import { NOTHING, type Selection, oneAccount, sameSelection } from './selection';
import { ALL_SHOWN, reweighs, reweighted, statesOf } from './states';
import type { GraphView, GraphViewEvents, GraphicsChoice, Picture } from './view';
import type { FilterResult, Names, Network } from './wire';

/** So long after the last movement the picture rests and gets its detail. */
const REST_MS = 140;
/** Room left around the whole network, CSS pixels. */
const FIT_MARGIN = 24;
/** Room left around what is revealed, CSS pixels. */
const REVEAL_MARGIN = 60;
const LABEL_LENGTH = 28;
const MOST_LABELS = 4_000;

export class CanvasGraphView implements GraphView {
  readonly #host: HTMLElement;
  readonly #events: GraphViewEvents;
  readonly #overlay: HTMLCanvasElement;
  readonly #painter: CanvasPainter;
  readonly #context: CanvasRenderingContext2D;
  readonly #disconnect: (() => void)[] = [];
  #renderer: Renderer | null = null;
  #choice: GraphicsChoice;
  #network: Network | null = null;
  #names: Names | null = null;
  #labelCache = new Map<number, string>();
  #scene: Scene | null = null;
  #adjacency: Adjacency | null = null;
  #pointing: Pointing | null = null;
  #states: States = ALL_SHOWN;
  #filter: FilterResult | null = null;
  #hide = false;
  #marks: readonly CommunityMark[] = [];
  #markBoxes: readonly MarkBox[] = [];
  #palette: Palette;
  #view: Viewport = { width: 0, height: 0 };
  #ratio = 1;
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #fitScale = 1;
  /** Whether the analyst has moved the camera: a resize refits the picture only when not. */
  #touched = false;
  #selection: Selection = NOTHING;
  #hover: Selection = NOTHING;
  #pointer: { x: number; y: number } | null = null;
  #labels = true;
  #reserved: readonly Box[] = [];
  #frame = 0;
  #baseDirty = false;
  #rest: ReturnType<typeof setTimeout> | null = null;
  #moving = false;
  #began = 0;
  #firstPictureMs = 0;
  #note = '';

  constructor(host: HTMLElement, choice: GraphicsChoice, events: GraphViewEvents) {
    this.#host = host;
    this.#choice = choice;
    this.#events = events;
    this.#palette = paletteAt(host);
    this.#overlay = document.createElement('canvas');
    this.#overlay.className = 'graph-overlay';
    const context = this.#overlay.getContext('2d');
    if (context === null) throw new Error('This window offers no 2-D drawing surface.');
    this.#context = context;
    this.#painter = new CanvasPainter(context);
    host.append(this.#overlay);
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(host);
    this.#disconnect.push(
      () => observer.disconnect(),
      connectInput(
        host,
        {
          panBy: (dx, dy) => this.panBy(dx, dy),
          zoomAt: (x, y, factor) => this.#zoomAt(x, y, factor),
          pointAt: (x, y) => this.#pointAt({ x, y }),
          leave: () => this.#pointAt(null),
          select: (x, y, add) => this.#select(x, y, add),
          open: (x, y) => this.#open(x, y),
        },
        wheelFactor,
      ),
    );
    this.#watchRatio();
    this.#resize();
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

  show(network: Network, names: Names | null): void {
    this.#began = performance.now();
    this.#firstPictureMs = 0;
    this.#network = network;
    this.#names = names;
    this.#labelCache.clear();
    this.#adjacency = adjacencyOf(network);
    this.#filter = null;
    this.#selection = NOTHING;
    this.#hover = NOTHING;
    this.#states = ALL_SHOWN;
    this.#useScene(buildScene(network));
    this.#touched = false;
    this.#refit();
    this.#startRenderer();
    this.#restate();
  }

  #useScene(scene: Scene): void {
    this.#scene = scene;
    this.#pointing = new Pointing(scene);
  }

  #startRenderer(): void {
    const scene = this.#scene;
    if (scene === null || this.#view.width === 0) return;
    this.#renderer?.dispose();
    this.#renderer = chooseRenderer(
      this.#choice,
      scene,
      this.#palette,
      this.#camera,
      this.#view,
      this.#ratio,
      {
        onPicture: (complete) => this.#pictured(complete),
        onFailure: (reason) => this.#fallBack(reason),
      },
    );
    this.#renderer.canvas.classList.add('graph-canvas');
    this.#renderer.setStates(this.#states);
    this.#host.prepend(this.#renderer.canvas);
  }

  #fallBack(reason: string): void {
    if (this.#scene !== null) rememberFailure(this.#scene);
    this.#note = reason;
    this.#choice = 'software';
    this.#startRenderer();
    this.#redraw(false);
  }

  #pictured(complete: boolean): void {
    if (this.#firstPictureMs === 0) this.#firstPictureMs = performance.now() - this.#began;
    this.#events.onStatus({
      renderer: this.#renderer?.kind ?? 'software',
      complete,
      firstPictureMs: this.#firstPictureMs,
      note: this.#note,
    });
  }

  setGraphics(choice: GraphicsChoice): void {
    if (choice === this.#choice || this.#note !== '') return;
    this.#choice = choice;
    this.#note = '';
    this.#startRenderer();
    this.#redraw(false);
  }

  setFilter(filter: FilterResult | null, hide: boolean): void {
    const network = this.#network;
    if (network === null) return;
    const before = this.#scene?.data;
    this.#filter = filter;
    this.#hide = hide;
    const data =
      filter !== null && reweighs(network, filter) ? reweighted(network, filter) : network;
    if (data !== before) {
      this.#useScene(buildScene(data));
      if (this.#scene !== null) this.#renderer?.setScene(this.#scene);
    }
    this.#restate();
  }

  /** Works out anew what is shown and dimmed. */
  #restate(): void {
    const scene = this.#scene;
    if (scene === null) return;
    const community = this.#selection.kind === 'community' ? this.#selection.community : null;
    this.#states = statesOf(scene.data, this.#filter, this.#hide, community);
    const filtered =
      community === null ? this.#states : statesOf(scene.data, this.#filter, this.#hide, null);
    this.#marks = communityMarks(scene.data, filtered.node);
    this.#renderer?.setStates(this.#states);
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
    this.#reserved = boxes;
    this.#refit();
    this.#redraw(false);
  }

  refreshColours(): void {
    this.#palette = paletteAt(this.#host);
    this.#renderer?.setPalette(this.#palette);
    this.#redraw(false);
  }

  // Camera

  #resize(): void {
    const width = this.#host.clientWidth;
    const height = this.#host.clientHeight;
    const ratio = Math.min(Math.max(devicePixelRatio || 1, 1), 3);
    if (width === 0 || height === 0) return;
    if (width === this.#view.width && height === this.#view.height && ratio === this.#ratio) return;
    this.#view = { width, height };
    this.#ratio = ratio;
    this.#overlay.width = Math.round(width * ratio);
    this.#overlay.height = Math.round(height * ratio);
    this.#overlay.style.width = `${width}px`;
    this.#overlay.style.height = `${height}px`;
    this.#refit();
    if (this.#renderer === null) this.#startRenderer();
    else this.#renderer.setSize(this.#view, ratio);
    this.#redraw(false);
  }

  #refit(): void {
    if (this.#scene === null || this.#view.width === 0) return;
    const whole = this.#fitted(this.#scene.bounds, FIT_MARGIN);
    this.#fitScale = whole.scale;
    if (!this.#touched) this.#camera = whole;
    this.#tellLegend();
  }

  #move(camera: Camera): void {
    if (sameCamera(camera, this.#camera)) return;
    const zoomed = camera.scale !== this.#camera.scale;
    this.#camera = camera;
    this.#touched = true;
    if (zoomed) this.#tellLegend();
    this.#redraw(true);
  }

  /** The camera that shows the bounds below the tools at the top of the picture. */
  #fitted(bounds: Bounds, margin: number): Camera {
    const top = Math.max(0, ...this.#reserved.map((box) => box.top + box.height));
    const { width, height } = this.#view;
    const camera = fit(bounds, { width, height: Math.max(height - top, height / 2) }, margin);
    return { ...camera, y: camera.y - Math.min(top, height / 2) / 2 / camera.scale };
  }

  fit(): void {
    if (this.#scene === null) return;
    this.#move(this.#fitted(this.#scene.bounds, FIT_MARGIN));
    this.#touched = false;
  }

  panBy(dx: number, dy: number): void {
    this.#move(pan(this.#camera, dx, dy));
  }

  zoomBy(factor: number): void {
    this.#zoomAt(this.#view.width / 2, this.#view.height / 2, factor);
  }

  #zoomAt(x: number, y: number, factor: number): void {
    this.#move(zoomAt(this.#camera, this.#view, x, y, factor, this.#fitScale));
  }

  #boundsOf(selection: Selection): Bounds | null {
    if (this.#scene === null || this.#adjacency === null) return null;
    return boundsOf(
      this.#scene.data,
      accountsOf(selection, this.#scene, this.#adjacency, this.#states),
    );
  }

  /** Shows the selection with its neighbours; without a selection everything that passes. */
  zoomToSelection(): void {
    const bounds = this.#boundsOf(this.#selection);
    if (bounds === null) return;
    const { x, y, scale } = this.#fitted(bounds, 60);
    // One account alone must not fill the window.
    this.#move({ x, y, scale: clampScale(Math.min(scale, this.#fitScale * 40), this.#fitScale) });
  }

  /** Moves the picture just so far that the selection is seen; not at all when it is. */
  reveal(): void {
    const selection = this.#selection;
    if (selection.kind === 'nothing' || this.#scene === null) return;
    const { data } = this.#scene;
    const chosen = selection.kind === 'accounts' ? new Set(selection.nodes) : null;
    const bounds =
      chosen === null ? this.#boundsOf(selection) : boundsOf(data, (node) => chosen.has(node));
    if (bounds !== null) this.#move(revealing(this.#camera, this.#view, bounds, REVEAL_MARGIN));
  }

  camera(): { readonly camera: Camera; readonly view: Viewport } {
    return { camera: this.#camera, view: this.#view };
  }

  setCamera(camera: Camera): void {
    this.#move(camera);
  }

  // Drawing

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
    if (this.#pointer !== null && !this.#moving) this.#updateHover();
    if (this.#baseDirty) {
      this.#baseDirty = false;
      this.#renderer?.draw(this.#camera, this.#moving);
    }
    const model = this.#model();
    const c = this.#context;
    c.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    c.clearRect(0, 0, this.#view.width, this.#view.height);
    this.#markBoxes = model === null ? [] : paintOverlay(this.#painter, model);
  }

  #model(): OverlayModel | null {
    if (this.#scene === null || this.#adjacency === null) return null;
    return {
      scene: this.#scene,
      adjacency: this.#adjacency,
      states: this.#states,
      camera: this.#camera,
      view: this.#view,
      palette: this.#palette,
      zoom: this.#camera.scale / this.#fitScale,
      selection: this.#selection,
      hover: this.#hover,
      marks: this.#marks,
      label: (node) => this.#label(node),
      labels: this.#labels,
      reserved: this.#reserved,
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
    this.#events.onLegend(legendOf(this.#scene, this.#marks, this.#camera));
  }

  // Pointing and choosing

  #at(x: number, y: number): Selection {
    if (this.#pointing === null) return NOTHING;
    return this.#pointing.at(x, y, this.#camera, this.#view, this.#states, this.#markBoxes);
  }

  #pointAt(pointer: { x: number; y: number } | null): void {
    this.#pointer = pointer;
    if (pointer === null) this.#setHover(NOTHING);
    else this.#schedule();
  }

  #updateHover(): void {
    if (this.#pointer !== null) this.#setHover(this.#at(this.#pointer.x, this.#pointer.y));
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

  /** To the next shown account by strength. */
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
    const legend = legendOf(model.scene, this.#marks, this.#camera);
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
    this.#renderer?.dispose();
    this.#renderer = null;
    this.#overlay.remove();
  }
}
