/**
 * The figures of the case, and of the stretch of time that is looked at: the newest question wins,
 * and what was known stays on screen until the answer is there. They outlive the screen, so that
 * coming back to it shows them at once.
 */
import { backend, toDeskError, wasWanted } from '../api';
import type { DeskError, OverviewView, Span } from '../api/generated/types';
import { jobs, type Job } from './jobs.svelte';
import { t } from '../words';

const QUIET_MS = 150;

export class Figures {
  /** Of the whole case: the time axis and the quality of the data. */
  whole = $state.raw<OverviewView | null>(null);
  /** Of the stretch that is looked at; the same as `whole` when there is none. */
  part = $state.raw<OverviewView | null>(null);
  error = $state.raw<DeskError | null>(null);
  /** Whether `part` does not yet belong to the stretch on screen. */
  stale = $state(true);
  /** How far the loading of the case is; null when nothing is being loaded. */
  loading = $state.raw<Job | null>(null);

  #turn = 0;
  /** Names the data that `whole` is of. */
  #version = '';
  /** Stretch that `part` is of. */
  #key = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The case is loaded once, also when the screen is left and opened again meanwhile. */
  #load: { version: string; whole: Promise<OverviewView> } | null = null;

  /** Asks for the figures; `version` names the data: it changes when a file comes or goes. */
  ask(span: Span | null, version: string): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    if (version !== this.#version) {
      this.whole = null;
      this.part = null;
      this.error = null;
      this.#key = '';
    }
    const key = JSON.stringify([version, span]);
    if (key === this.#key) {
      this.stale = false;
      return;
    }
    this.stale = true;
    if (this.whole === null) this.error = null;
    // The first answer is awaited by an empty screen; a stretch may still be moving.
    const wait = this.whole === null ? 0 : QUIET_MS;
    this.#timer = setTimeout(() => void this.#find(span, version, key, turn), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  /** Ends the loading of the case. */
  async cancel(): Promise<void> {
    if (this.loading) await jobs.cancel(this.loading.job);
  }

  async #find(span: Span | null, version: string, key: string, turn: number): Promise<void> {
    try {
      const whole = this.whole ?? (await this.#loaded(version));
      if (turn !== this.#turn) return;
      this.whole = whole;
      this.#version = version;
      const part = span ? await backend.overview(span) : whole;
      if (turn !== this.#turn) return;
      this.part = part;
      this.#key = key;
      this.error = null;
      this.stale = false;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      // Who has cancelled the loading looks at an empty screen, and may want to go on after all.
      if (wasWanted(thrown) && this.whole !== null) return;
      this.error = toDeskError(thrown);
      this.stale = false;
    }
  }

  #loaded(version: string): Promise<OverviewView> {
    if (this.#load?.version === version) return this.#load.whole;
    const load = {
      version,
      whole: jobs.run<OverviewView>(
        () => backend.startOverview(),
        (job) => {
          if (this.#load === load) this.loading = job.state === 'running' ? job : null;
        },
      ),
    };
    this.#load = load;
    const over = () => {
      if (this.#load !== load) return;
      this.#load = null;
      this.loading = null;
    };
    load.whole.then(over, over);
    return load.whole;
  }

  /** Name on screen of a platform, once the figures are known. */
  platformName(id: string): string {
    const known = this.whole?.by_platform.find((one) => one.id === id)?.name;
    return known || id || t.frame.platformNotStated;
  }
}

export const figures = new Figures();
