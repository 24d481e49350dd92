/**
 * What the question on screen would cost: asked a moment after the last change, one question at a
 * time, an answer to an older question never shown as one to the newer.
 */
import { backend, toDeskError, wasWanted } from '../../api';
import type { DeskError, DetectAsk, Estimate, WindowAdviceView } from '../../api/generated/types';
import { WINDOW_LADDER } from './window_scale';

const QUIET_MS = 120;

/** Everything of a question that the count of pairs depends on, but the window. */
function countKey(ask: DetectAsk): string {
  const { layers, platforms, span, cross_platform, keep_loops } = ask;
  const { min_participation, min_hashtags } = ask;
  return JSON.stringify([
    layers,
    platforms,
    span,
    cross_platform,
    keep_loops,
    min_participation,
    min_hashtags,
  ]);
}

export class Cost {
  /** Answer to the question that is on screen, or the last one while a new one is awaited. */
  answer = $state.raw<Estimate | null>(null);
  /** Pairs by layer at the windows of the ladder, and the windows that the data suggests. */
  ladder = $state.raw<WindowAdviceView | null>(null);
  error = $state.raw<DeskError | null>(null);
  /** Whether `answer` does not yet belong to the question on screen. */
  stale = $state(true);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #ladderKey = '';

  /** Asks what this would cost; `version` names the data: it changes when a file comes or goes. */
  ask(ask: DetectAsk, version: string): void {
    this.stale = true;
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    this.#timer = setTimeout(() => void this.#find(ask, version, turn), QUIET_MS);
  }

  /** Nothing is asked any more: the screen is closed or the question is incomplete. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #find(ask: DetectAsk, version: string, turn: number): Promise<void> {
    try {
      const answer = await backend.estimate(ask);
      if (turn !== this.#turn) return;
      this.answer = answer;
      this.error = null;
      this.stale = false;
      const key = `${version} ${countKey(ask)}`;
      if (key === this.#ladderKey) return;
      // Only now: a newer question would cancel the one that the analyst waits for.
      const ladder = await backend.windowAdvice({
        ...ask,
        windows_secs: [...WINDOW_LADDER],
      });
      if (turn !== this.#turn) return;
      this.ladder = ladder;
      this.#ladderKey = key;
    } catch (thrown) {
      if (turn !== this.#turn || wasWanted(thrown)) return;
      this.error = toDeskError(thrown);
      this.stale = false;
    }
  }
}
