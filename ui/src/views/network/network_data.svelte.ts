/**
 * The network that is looked at: its arrays, its names, and what passes the filter. Loaded once a
 * run; a newer question overtakes an older one.
 */
import { backend } from '../../api';
import { toDeskError, wasWanted } from '../../api/errors';
import type {
  CommunityRow,
  DeskError,
  NetworkFilter,
  RunBarcodes,
} from '../../api/generated/types';
import {
  type FilterResult,
  Names,
  type Network,
  WireError,
  parseFilter,
  parseNetwork,
} from '../../graph/wire';
import type { Counts } from './words';

/** So long is the first picture waited for before the rest is asked all the same. */
const PICTURE_PATIENCE_MS = 1_500;

export class NetworkData {
  readonly run: string;
  network = $state.raw<Network | null>(null);
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
  #asked = 0;
  #busy = false;
  #next: { filter: NetworkFilter; isEmpty: boolean } | null = null;
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

  constructor(run: string) {
    this.run = run;
  }

  /** The network stands on the screen. */
  pictured(): void {
    this.#sayPictured();
  }

  async load(): Promise<void> {
    this.error = null;
    try {
      const bytes = await backend.networkBytes(this.run);
      this.network = parseNetwork(bytes);
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
      backend.methodForm().then((form) => {
        this.layerNames = new Map(form.layers.map((layer) => [layer.id, layer.name]));
      }),
    ]);
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
    return this.layerNames.get(id) ?? id;
  }

  /** What to call an account: its name, its id, or its number until names are here. */
  label(node: number): string {
    return this.names?.label(node) || `account ${node}`;
  }

  get counts(): Counts | null {
    const network = this.network;
    if (network === null) return null;
    return {
      nodes: network.nodeCount,
      edges: network.edgeCount,
      nodesPassing: this.passing?.nodesPassing ?? network.nodeCount,
      edgesPassing: this.passing?.edgesPassing ?? network.edgeCount,
    };
  }

  /** Asks what passes. While an answer is awaited only the newest question waits. */
  apply(filter: NetworkFilter, isEmpty: boolean): void {
    this.#next = { filter, isEmpty };
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#next !== null) {
      const { filter, isEmpty } = this.#next;
      this.#next = null;
      const asked = ++this.#asked;
      try {
        const [, bytes, communities] = await Promise.all([
          this.#read,
          isEmpty ? null : backend.filterBytes(this.run, filter),
          // All that pass the rest of the filter: those left out must stay there to be chosen.
          this.#pictured.then(() => backend.communities(this.run, { ...filter, communities: [] })),
        ]);
        const network = this.network;
        if (asked !== this.#asked || network === null) continue;
        this.passing = bytes === null ? null : parseFilter(bytes, network);
        this.communities = communities;
        this.version += 1;
        this.filterError = null;
      } catch (thrown) {
        if (!wasWanted(thrown)) this.filterError = described(thrown);
      }
    }
    this.#busy = false;
  }
}

function described(thrown: unknown): DeskError {
  if (thrown instanceof WireError) {
    return { code: thrown.code, kind: 'internal', message: thrown.message, place: null };
  }
  return toDeskError(thrown);
}
