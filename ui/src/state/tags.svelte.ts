/** Tags that the case uses already, most used first: what a new tag is chosen from. */
import { backend } from '../api';
import type { TagCount } from '../api/generated/types';

class Tags {
  used = $state.raw<readonly TagCount[]>([]);
  #question = 0;

  /** Asks for them; an answer that a newer question has overtaken is dropped. */
  async load(): Promise<void> {
    const question = ++this.#question;
    try {
      const used = await backend.tagsInUse();
      if (question === this.#question) this.used = used;
    } catch {
      // Nothing is offered then; a tag can be typed all the same.
      if (question === this.#question) this.used = [];
    }
  }
}

export const tags = new Tags();
