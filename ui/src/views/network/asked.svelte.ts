/** An answer of the engine to one question: awaited, here, or failed; asked again on demand. */
import { toDeskError, wasWanted } from '../../api/errors';
import type { DeskError } from '../../api/generated/types';

export class Asked<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<DeskError | null>(null);
  readonly #ask: () => Promise<T>;
  #round = 0;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
    void this.again();
  }

  async again(): Promise<void> {
    const round = ++this.#round;
    try {
      const value = await this.#ask();
      if (round !== this.#round) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (round === this.#round && !wasWanted(thrown)) this.error = toDeskError(thrown);
    }
  }
}
