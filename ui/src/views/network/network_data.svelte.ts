/**
 * The network that is looked at: its arrays, its names, and what passes the filter. Loaded once a
 * run; a newer question overtakes an older one.
 */
import { backend } from '../../api';
import { toDeskError, wasWanted } from '../../api/errors';
import type {
  CommunityRow,
  DeskError,
  FilterForm,
  NetworkFilter,
  RunBarcodes,
} from '../../api/generated/types';
import { type CommunityMap, parseMap } from '../../graph/community_map';
import {
  type FilterResult,
  Names,
  type Network,
  type Places,
  WireError,
  parseFilter,
  parseNetwork,
  parsePlaces,
} from '../../graph/wire';
import { NO_FILTER, isNoFilter } from '../../state/filters.svelte';
import { Drawing } from './drawing.svelte';
import { filterParts, type Counts } from './words';
import { layerName } from '../../words/engine';

/** So long is the first picture waited for before the rest is asked all the same. */
const PICTURE_PATIENCE_MS = 1_500;
/** So long a filter must hold before the communities under it are counted. */
const COUNT_AFTER_MS = 120;

export class NetworkData {
  readonly run: string;
  network = $state.raw<Network | null>(null);
  /** Where its accounts stand now, once that is not where they stood at first. */
  places = $state.raw<Places | null>(null);
  readonly drawing: Drawing;
  /** The map under the filter; null before it is here, and in a run without one. */
  map = $state.raw<CommunityMap | null>(null);
  /** The filter that the answers here were given to. */
  filter = $state.raw<NetworkFilter>(NO_FILTER);
  names = $state.raw<Names | null>(null);
  barcodes = $state.raw<RunBarcodes | null>(null);
  /** Layer ids to the names that stand on screen. */
  layerNames = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** null = everything passes. */
  passing = $state.raw<FilterResult | null>(null);
  /** Communities under the filter, whichever of them it chooses. */
  communities = $state.raw<readonly CommunityRow[] | null>(null);
  /** Grows when what passes has changed: tables reload. */
  version = $state(0);
  error = $state.raw<DeskError | null>(null);
  filterError = $state.raw<DeskError | null>(null);
  /** What the filter can choose from. */
  form = $state.raw<FilterForm | null>(null);
  /** Accounts that pass each part of the filter alone, by its key. */
  partCounts = $state.raw<ReadonlyMap<string, number>>(new Map());
  #partsOf = '';
  #asked = 0;
  #busy = false;
  #next: { own: NetworkFilter; seen: NetworkFilter } | null = null;
  /** The analyst's filter. */
  #own: NetworkFilter = NO_FILTER;
  /** Filter of the map that is here, as text. */
  #mapOf = '';
  /** Filter under which the communities are counted, as text. */
  #counting = '';
  #sayPictured: () => void = () => undefined;
  /** Questions that cost the engine a second core wait until the picture has had it. */
  readonly #pictured = new Promise<void>((resolve) => {
    this.#sayPictured = resolve;
    setTimeout(resolve, PICTURE_PATIENCE_MS);
  });

  #sayRead: () => void = () => undefined;
  /** The network is here, or will not come. What passes cannot be told before. */
  readonly #read = new Promise<void>((resolve) => {
    this.#sayRead = resolve;
  });
  readonly #hasMap: boolean;

  constructor(run: string, hasMap: boolean) {
    this.run = run;
    this.#hasMap = hasMap;
    this.drawing = new Drawing(run, {
      place: (bytes) => {
        if (this.network !== null) this.places = parsePlaces(bytes, this.network);
      },
      settled: () => void this.#mapAnew(),
      failed: (thrown) => {
        if (!wasWanted(thrown)) this.error = described(thrown);
      },
      isStill: () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false,
    });
  }

  /** The network stands on the screen. */
  pictured(): void {
    this.#sayPictured();
  }

  /** What is looked at first is asked first: the map, which is small, or the accounts. */
  async load(mapFirst: boolean): Promise<void> {
    this.error = null;
    try {
      await this.drawing.begin();
      if (this.drawing.isSettling) await this.#watchFirst();
      if (mapFirst && !this.drawing.isSettling) {
        this.#takeMap(await backend.mapBytes(this.run, NO_FILTER), NO_FILTER);
        await this.#pictured;
      }
      const bytes = await backend.networkBytes(this.run);
      this.network = parseNetwork(bytes);
      if (this.drawing.isSettling) void this.#follow();
    } catch (thrown) {
      this.error = described(thrown);
      return;
    } finally {
      this.#sayRead();
    }
    // The picture stands without these, and none waits for another.
    await Promise.allSettled([
      backend.nameBytes(this.run).then((bytes) => this.#takeNames(bytes)),
      this.#pictured
        .then(() => backend.barcodes(this.run))
        .then((barcodes) => (this.barcodes = barcodes)),
      backend.filterForm(this.run).then((form) => (this.form = form)),
      backend.methodForm().then((form) => {
        this.layerNames = new Map(form.layers.map((layer) => [layer.id, layer.name]));
      }),
    ]);
  }

  /** Whoever wants no movement waits for a drawing that rests. */
  async #watchFirst(): Promise<void> {
    const still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
    if (still) await this.drawing.follow();
    else this.drawing.isShowing = true;
  }

  async #follow(): Promise<void> {
    try {
      await this.drawing.follow();
    } catch (thrown) {
      this.error = described(thrown);
    }
  }

  /** The communities lie where their accounts do. */
  async #mapAnew(): Promise<void> {
    if (!this.#hasMap || this.network === null) return;
    const filter = this.#own;
    try {
      this.#takeMap(await backend.mapBytes(this.run, filter), filter);
    } catch (thrown) {
      if (!wasWanted(thrown)) this.filterError = described(thrown);
    }
  }

  #takeMap(bytes: ArrayBuffer, filter: NetworkFilter): void {
    this.map = parseMap(bytes);
    this.#mapOf = keyOf(filter);
  }

  #takeNames(bytes: ArrayBuffer): void {
    try {
      const names = new Names(bytes);
      if (names.count === this.network?.nodeCount) this.names = names;
    } catch (thrown) {
      this.filterError = described(thrown);
    }
  }

  layerName(id: string): string {
    return layerName(id, this.layerNames.get(id) ?? id);
  }

  /** Whether what stands on the screen answers the newest question. */
  get isSettled(): boolean {
    return !this.#busy && this.#next === null;
  }

  /** What to call an account: its name, its id, or its number until names are here. */
  label(node: number): string {
    return this.names?.label(node) || `account ${node}`;
  }

  get counts(): Counts | null {
    const { network, map } = this;
    if (network === null) {
      return map === null
        ? null
        : {
            nodes: map.nodesTotal,
            edges: map.edgesTotal,
            nodesPassing: map.nodesPassing,
            edgesPassing: map.edgesPassing,
          };
    }
    return {
      nodes: network.nodeCount,
      edges: network.edgeCount,
      nodesPassing: this.passing?.nodesPassing ?? network.nodeCount,
      edgesPassing: this.passing?.edgesPassing ?? network.edgeCount,
    };
  }

  /**
   * Asks what passes: `own` is the analyst's filter, `seen` the same within what is opened. While an
   * answer is awaited only the newest question waits.
   */
  apply(own: NetworkFilter, seen: NetworkFilter): void {
    this.#own = own;
    this.#next = { own, seen };
    if (!this.#busy) void this.#work();
  }

  /** Counts the communities: slower than the rest, so the picture does not wait for it. */
  async #count(own: NetworkFilter): Promise<void> {
    // All that pass the rest of the filter: those left out must stay there to be chosen.
    const filter = { ...own, communities: [] };
    const key = keyOf(filter);
    if (key === this.#counting) return;
    this.#counting = key;
    await this.#pictured;
    // Of questions that follow each other quickly, as a time that is played, the last is asked.
    await new Promise((resolve) => setTimeout(resolve, COUNT_AFTER_MS));
    if (key !== this.#counting) return;
    try {
      const communities = await backend.communities(this.run, filter);
      if (key !== this.#counting) return;
      this.communities = communities;
      this.version += 1;
    } catch (thrown) {
      if (key === this.#counting) this.#counting = '';
      if (!wasWanted(thrown)) this.filterError = described(thrown);
    }
  }

  /** Asks how many accounts pass each part of a filter by itself. */
  async countParts(filter: NetworkFilter, changes: number): Promise<void> {
    const parts = filterParts(filter, true);
    const key = `${changes} ${keyOf(filter)}`;
    this.#partsOf = key;
    if (parts.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, COUNT_AFTER_MS));
    if (key !== this.#partsOf) return;
    try {
      const filters = parts.map(({ only }) => ({ ...NO_FILTER, ...only }));
      const counts = await backend.filterCounts(this.run, filters);
      if (key !== this.#partsOf) return;
      this.partCounts = new Map(parts.map((part, i) => [part.key, counts[i]?.n_accounts ?? 0]));
    } catch (thrown) {
      if (!wasWanted(thrown)) this.filterError = described(thrown);
    }
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#next !== null) {
      const { own, seen } = this.#next;
      this.#next = null;
      const asked = ++this.#asked;
      void this.#count(own);
      try {
        const [, bytes, map] = await Promise.all([
          this.#read,
          isNoFilter(seen) ? null : backend.filterBytes(this.run, seen),
          // While accounts are on their way there is no map; it comes when they rest.
          this.#hasMap && this.#mapOf !== keyOf(own) && !this.drawing.isSettling
            ? backend.mapBytes(this.run, own)
            : null,
        ]);
        const network = this.network;
        if (asked !== this.#asked || network === null) continue;
        this.passing = bytes === null ? null : parseFilter(bytes, network);
        if (map !== null) this.#takeMap(map, own);
        this.filter = seen;
        this.version += 1;
        this.filterError = null;
      } catch (thrown) {
        if (!wasWanted(thrown)) this.filterError = described(thrown);
      }
    }
    this.#busy = false;
  }
}

const keyOf = (filter: NetworkFilter): string => JSON.stringify(filter);

function described(thrown: unknown): DeskError {
  if (thrown instanceof WireError) {
    return { code: thrown.code, kind: 'internal', message: thrown.message, place: null };
  }
  return toDeskError(thrown);
}
