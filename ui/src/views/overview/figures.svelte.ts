/**
 * The figures of the case, and of the stretch of time that is looked at: the newest question wins,
 * and what was known stays on screen until the answer is there.
 */
import { backend, toDeskError, wasWanted } from '../../api';
import type { DeskError, OverviewView, Span } from '../../api/generated/types';

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
  #version = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks for the figures; `version` names the data: it changes when a file comes or goes. */
  ask(span: Span | null, version: string): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    this.stale = true;
    // The first answer is awaited by an empty screen; a stretch may still be moving.
    const wait = this.whole === null ? 0 : QUIET_MS;
    this.#timer = setTimeout(() => void this.#find(span, version, turn), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #find(span: Span | null, version: string, turn: number): Promise<void> {
    try {
      const known = this.#version === version ? this.whole : null;
      const whole = known ?? (await backend.overview(null));
      if (turn !== this.#turn) return;
      if (!known) {
        this.whole = whole;
        this.#version = version;
      }
      const part = span ? await backend.overview(span) : whole;
      if (turn !== this.#turn) return;
      this.part = part;
      this.error = null;
      this.stale = false;
    } catch (thrown) {
      if (turn !== this.#turn || wasWanted(thrown)) return;
      this.error = toDeskError(thrown);
      this.stale = false;
    }
  }
}
