/**
 * The figures of the case, and of the stretch of time that is looked at: the newest question wins,
 * and what was known stays on screen until the answer is there. They outlive the screen, so that
 * coming back to it shows them at once.
 */
import { backend, toDeskError, wasWanted } from '../api';
import type { DeskError, OverviewView, Span } from '../api/generated/types';

const QUIET_MS = 150;

export class Figures {
  /** Of the whole case: the time axis and the quality of the data. */
  whole = $state.raw<OverviewView | null>(null);
  /** Of the stretch that is looked at; the same as `whole` when there is none. */
  part = $state.raw<OverviewView | null>(null);
  error = $state.raw<DeskError | null>(null);
  /** Whether `part` does not yet belong to the stretch on screen. */
  stale = $state(true);

  #turn = 0;
  /** Names the data that `whole` is of. */
  #version = '';
  /** Stretch that `part` is of. */
  #key = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    // The first answer is awaited by an empty screen; a stretch may still be moving.
    const wait = this.whole === null ? 0 : QUIET_MS;
    this.#timer = setTimeout(() => void this.#find(span, version, key, turn), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #find(span: Span | null, version: string, key: string, turn: number): Promise<void> {
    try {
      const whole = this.whole ?? (await backend.overview(null));
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
      if (turn !== this.#turn || wasWanted(thrown)) return;
      this.error = toDeskError(thrown);
      this.stale = false;
    }
  }

  /** Name on screen of a platform, once the figures are known. */
  platformName(id: string): string {
    const known = this.whole?.by_platform.find((one) => one.id === id)?.name;
    return known || id || 'platform not stated';
  }
}

export const figures = new Figures();
