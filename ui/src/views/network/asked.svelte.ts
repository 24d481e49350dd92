/** An answer of the engine to one question: awaited, here, or failed; asked again on demand. */
import { untrack } from 'svelte';
import { toDeskError, wasWanted } from '../../api/errors';
import type { DeskError } from '../../api/generated/types';
import { openCase } from '../../state';

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

/** Asks again after every change of the case, for as long as the component that calls it lives. */
export function followChanges(asked: Asked<unknown>): void {
  let first = true;
  $effect(() => {
    void openCase.version;
    if (first) first = false;
    else untrack(() => void asked.again());
  });
}
