/**
 * What the picture shows: the map of communities, or accounts, all of them or those of one community.
 * Holds both, and turns one view of a selection into the other.
 */
import { type CommunityMark, communityMarks } from './communities';
import {
  type CommunityMap,
  bubbleRadius,
  buildMapScene,
  mapStates,
  offMap,
  onMap,
} from './community_map';
import { type Adjacency, type Bounds, adjacencyOf, boundsOf } from './data';
import type { Carried } from './hand';
import type { BubbleWords } from './overlay_bubbles';
import type { States } from './raster/job';
import { accountsOf } from './pointing';
import { SHOWN, type Scene, buildScene, placedScene } from './scene';
import { type Point, component, inside, neighbourhood } from './reach';
import type { Selection } from './selection';
import type { SizeBy } from './sizing';
import { ALL_SHOWN, reweighs, reweighted, statesOf } from './states';
import { type FilterResult, type Network, passes } from './wire';

/** How near one looks. */
export type Level =
  | { readonly kind: 'map' }
  | { readonly kind: 'accounts' }
  | { readonly kind: 'community'; readonly community: number };

export const ALL_ACCOUNTS: Level = { kind: 'accounts' };

export function sameLevel(a: Level, b: Level): boolean {
  if (a.kind === 'community') return b.kind === 'community' && a.community === b.community;
  return a.kind === b.kind;
}

/** A name for a level, to remember something of it. */
export function levelKey(level: Level): string {
  return level.kind === 'community' ? `community ${level.community}` : level.kind;
}

export class Stage {
  #network: Network | null = null;
  #map: CommunityMap | null = null;
  #layers = 0;
  #level: Level = ALL_ACCOUNTS;
  #filter: FilterResult | null = null;
  #hide = false;
  #sizeBy: SizeBy = 'strength';
  /** Made when they are first looked at. */
  #accountScene: Scene | null = null;
  #mapScene: Scene | null = null;
  #networkRows: Adjacency | null = null;
  #adjacency: { readonly of: Scene; readonly rows: Adjacency } | null = null;
  states: States = ALL_SHOWN;
  marks: readonly CommunityMark[] = [];

  get level(): Level {
    return this.#level;
  }

  get isMap(): boolean {
    return this.#level.kind === 'map';
  }

  get map(): CommunityMap | null {
    return this.#map;
  }

  setNetwork(network: Network): void {
    this.#network = network;
    this.#filter = null;
    this.#accountScene = null;
    this.#networkRows = null;
  }

  /** The same accounts in other places; false when they stand there already. */
  place(x: Float32Array, y: Float32Array): boolean {
    const before = this.#network;
    if (before === null || (sameNumbers(before.x, x) && sameNumbers(before.y, y))) return false;
    const network = { ...before, x, y };
    this.#network = network;
    const scene = this.#accountScene;
    if (scene === null) return true;
    // What a filter weighs anew has its places beside its weights.
    const data = scene.data === before ? network : { ...scene.data, x, y };
    this.#accountScene = placedScene(scene, data);
    if (this.#adjacency?.of === scene) {
      this.#adjacency = { of: this.#accountScene, rows: this.#adjacency.rows };
    }
    return true;
  }

  /** Places of all accounts with some of them moved; null without accounts. */
  moved({ nodes, dx, dy }: Carried): { x: Float32Array; y: Float32Array } | null {
    const network = this.#network;
    if (network === null) return null;
    const [x, y] = [network.x.slice(), network.y.slice()];
    for (const node of nodes) {
      x[node] += dx;
      y[node] += dy;
    }
    return { x, y };
  }

  setMap(map: CommunityMap, layers: number): void {
    this.#map = map;
    this.#layers = layers;
    this.#mapScene = null;
  }

  setLevel(level: Level): void {
    this.#level = level;
  }

  /** What the size of an account says; false when it says that already. */
  setSizeBy(by: SizeBy): boolean {
    if (by === this.#sizeBy) return false;
    this.#sizeBy = by;
    const scene = this.#accountScene;
    if (scene === null) return true;
    this.#accountScene = buildScene(scene.data, null, by);
    if (this.#adjacency?.of === scene) {
      this.#adjacency = { of: this.#accountScene, rows: this.#adjacency.rows };
    }
    return true;
  }

  setFilter(filter: FilterResult | null, hide: boolean): void {
    const network = this.#network;
    this.#hide = hide;
    if (network === null) return;
    this.#filter = filter;
    const other = filter !== null && reweighs(network, filter);
    const data = other ? reweighted(network, filter) : network;
    if (this.#accountScene !== null && this.#accountScene.data !== data) {
      this.#accountScene = buildScene(data, null, this.#sizeBy);
    }
  }

  /** What is drawn at this level; null until it is here. */
  scene(): Scene | null {
    if (this.isMap) {
      if (this.#map !== null) this.#mapScene ??= buildMapScene(this.#map);
      return this.#mapScene;
    }
    if (this.#accountScene === null && this.#network !== null) {
      const filter = this.#filter;
      const other = filter !== null && reweighs(this.#network, filter);
      const data = other ? reweighted(this.#network, filter) : this.#network;
      this.#accountScene = buildScene(data, null, this.#sizeBy);
    }
    return this.#accountScene;
  }

  /** What "everything" is at this level. */
  bounds(): Bounds | null {
    const scene = this.scene();
    if (scene === null || this.#level.kind !== 'community') return scene?.bounds ?? null;
    const { community } = this.#level;
    return boundsOf(scene.data, (node) => scene.data.community[node] === community) ?? scene.bounds;
  }

  /** Works out anew what is shown and dimmed. */
  restate(selection: Selection): void {
    const scene = this.scene();
    if (scene === null) return;
    const map = this.#map;
    if (this.isMap && map !== null) {
      this.states = mapStates(map, this.#hide);
      this.marks = bubbleMarks(map, this.states);
      return;
    }
    const within = this.#level.kind === 'community' ? this.#level.community : null;
    const chosen = selection.kind === 'community' ? selection.community : null;
    const filtered = statesOf(scene.data, this.#filter, this.#hide, null, within);
    this.states =
      chosen === null ? filtered : statesOf(scene.data, this.#filter, this.#hide, chosen, within);
    this.marks = communityMarks(scene.data, filtered.node);
  }

  bubbles(): BubbleWords | null {
    return this.isMap && this.#map !== null ? { map: this.#map, layers: this.#layers } : null;
  }

  adjacency(): Adjacency {
    const scene = this.scene();
    if (scene === null) throw new Error('There is no network yet.');
    if (this.#adjacency?.of !== scene) {
      this.#adjacency = { of: scene, rows: adjacencyOf(scene.data) };
    }
    return this.#adjacency.rows;
  }

  /** A selection as the picture of this level knows it. */
  inPicture(selection: Selection): Selection {
    return this.isMap && this.#map !== null
      ? onMap(selection, this.#map, this.#network)
      : selection;
  }

  /** What was pointed at in this picture, as a selection. */
  outOfPicture(found: Selection): Selection {
    return this.isMap && this.#map !== null ? offMap(found, this.#map) : found;
  }

  /** Accounts inside a closed line; on the map, those of the bubbles whose middle lies inside. */
  accountsInside(line: readonly Point[]): number[] {
    const scene = this.scene();
    if (scene === null) return [];
    const places = inside(scene.data, this.states, line);
    if (!this.isMap) return places;
    return this.#members(new Set(places.map((place) => place + 1)));
  }

  /** The accounts of a selection and those around them. */
  widened(selection: Selection, how: 'accounts' | 'neighbours' | 'component'): number[] {
    const network = this.#network;
    if (network === null) return [];
    const nodes =
      selection.kind === 'accounts'
        ? selection.nodes
        : selection.kind === 'community'
          ? this.#members(new Set([selection.community]))
          : selection.kind === 'edge'
            ? [network.source[selection.edge], network.target[selection.edge]]
            : [];
    if (how === 'accounts') return [...nodes];
    this.#networkRows ??= adjacencyOf(network);
    // The map dims communities, not accounts: there the filter alone decides.
    const states = this.isMap ? statesOf(network, this.#filter, this.#hide, null) : this.states;
    return (how === 'neighbours' ? neighbourhood : component)(this.#networkRows, states, nodes);
  }

  /** Passing accounts of some communities. */
  #members(communities: ReadonlySet<number>): number[] {
    const network = this.#network;
    if (network === null) return [];
    const filter = this.#filter;
    const found: number[] = [];
    for (let node = 0; node < network.nodeCount; node++) {
      const isIn = communities.has(network.community[node]);
      if (isIn && (filter === null || passes(filter, node))) found.push(node);
    }
    return found;
  }

  /** What a selection takes up, with the shown neighbours of chosen accounts when `around`. */
  boundsOf(selection: Selection, around: boolean): Bounds | null {
    const scene = this.scene();
    if (scene === null) return null;
    const found = this.inPicture(selection);
    const alone = found.kind === 'accounts' && (this.isMap || !around);
    const chosen = alone ? new Set(found.nodes) : null;
    const wanted =
      chosen === null
        ? accountsOf(found, scene, () => this.adjacency(), this.states)
        : (node: number): boolean => chosen.has(node);
    return boundsOf(scene.data, wanted, scene.bubbles ? (node) => scene.radius[node] : null);
  }
}

function sameNumbers(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** Every bubble has its number, the large ones first. */
function bubbleMarks(map: CommunityMap, states: States): CommunityMark[] {
  const marks: CommunityMark[] = [];
  for (let i = 0; i < map.nodeCount; i++) {
    if (states.node !== null && states.node[i] !== SHOWN) continue;
    const [x, y] = [map.x[i], map.y[i]];
    const reach = bubbleRadius(map, map.strength[i]);
    marks.push({ community: i + 1, x, y, shown: map.passing[i], reach });
  }
  return marks.sort((a, b) => b.shown - a.shown || a.community - b.community);
}
