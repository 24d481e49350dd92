/**
 * How the network of a run is drawn: settling while one watches, stopped, settled; its seed, and the
 * accounts that have places of their own. The engine draws; here it is asked how far it is.
 */
import { backend } from '../../api';
import type { DrawingView } from '../../api/generated/types';
import type { Place } from '../../graph/hand';
import { openCase } from '../../state';

/** Shortest and longest time between two questions on the way. */
const SOONEST_MS = 350;
const LATEST_MS = 3_000;
/** The window takes at most this share of the time for pictures on the way. */
const SHARE = 4;
/** Seeds that are offered. */
const SEEDS = 1_000;

export interface DrawingPorts {
  /** Where the accounts stand now. */
  place(bytes: ArrayBuffer): void;
  /** Nothing moves any more, after it did. */
  settled(): void;
  failed(thrown: unknown): void;
  /** Whether the analyst wants no movement: then only the last picture is asked for. */
  isStill(): boolean;
}

export class Drawing {
  readonly run: string;
  readonly #ports: DrawingPorts;
  view = $state.raw<DrawingView | null>(null);
  /** Whether a picture on the way is being shown. */
  isShowing = $state(false);
  #following: Promise<void> | null = null;
  #isOver = false;
  /** Questions asked: an answer that a newer one has overtaken says nothing. */
  #asked = 0;

  constructor(run: string, ports: DrawingPorts) {
    this.run = run;
    this.#ports = ports;
  }

  get isSettling(): boolean {
    return this.view?.state === 'settling';
  }

  readonly pinned: readonly number[] = $derived(
    this.view === null ? [] : this.view.pinned.map(({ node }) => node),
  );

  /** Asks for the first time; the engine begins to draw what has no drawing yet. */
  async begin(): Promise<void> {
    this.view = await backend.drawing(this.run);
  }

  /** Asks and shows how it goes until nothing moves any more. */
  follow(): Promise<void> {
    this.#following ??= this.#watch().finally(() => (this.#following = null));
    return this.#following;
  }

  /** The screen is left. */
  end(): void {
    this.#isOver = true;
  }

  /** The case has changed: was it drawn otherwise? */
  async refresh(): Promise<void> {
    const before = this.view;
    if (before === null || this.#following !== null) return;
    const question = ++this.#asked;
    try {
      const view = await backend.drawing(this.run);
      if (question !== this.#asked) return;
      if (JSON.stringify(view) === JSON.stringify(before)) return;
      this.view = view;
      if (view.state === 'settling') await this.follow();
      else {
        await this.#place();
        this.#ports.settled();
      }
    } catch (thrown) {
      this.#ports.failed(thrown);
    }
  }

  async stop(): Promise<void> {
    await backend.stopDrawing(this.run);
    await this.follow();
  }

  /** Draws anew around what is pinned; `null` = with the same seed. */
  async settle(seed: number | null): Promise<void> {
    await openCase.change(() => backend.settle(this.run, seed), true);
    await this.refresh();
  }

  /** A seed that is not the one of now. */
  anotherSeed(): number {
    const now = this.view?.seed ?? 0;
    const drawn = 1 + Math.floor(Math.random() * SEEDS);
    return drawn === now ? drawn + 1 : drawn;
  }

  pin(places: readonly Place[]): Promise<unknown> {
    return openCase.change(() => backend.pin(this.run, places), true);
  }

  release(nodes: readonly number[]): Promise<unknown> {
    const pinned = new Set(this.pinned);
    const held = nodes.filter((node) => pinned.has(node));
    if (held.length === 0) return Promise.resolve();
    return openCase.change(() => backend.release(this.run, held), true);
  }

  async #place(): Promise<void> {
    const bytes = await backend.positionBytes(this.run);
    if (!this.#isOver) this.#ports.place(bytes);
  }

  async #watch(): Promise<void> {
    let pause = SOONEST_MS;
    while (this.isSettling && !this.#isOver) {
      const due = performance.now() + pause;
      await new Promise((resolve) => setTimeout(resolve, pause));
      // A window that is late is busy drawing: it gets more time.
      const late = performance.now() - due;
      const began = performance.now();
      const question = ++this.#asked;
      const view = await backend.drawing(this.run);
      if (question !== this.#asked) continue;
      const isLast = view.state !== 'settling';
      if (isLast || !this.#ports.isStill()) {
        await this.#place();
        this.isShowing = !isLast;
      }
      this.view = view;
      const took = performance.now() - began + Math.max(late, 0);
      pause = Math.min(Math.max(took * SHARE, SOONEST_MS), LATEST_MS);
    }
    this.isShowing = false;
    if (!this.#isOver) this.#ports.settled();
  }
}
