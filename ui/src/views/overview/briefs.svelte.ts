/** Posts in brief by their ids, asked for once: for lists in which an id alone says nothing. */
import { SvelteMap } from 'svelte/reactivity';
import type { PostBrief } from '../../api/generated/types';

/** Beyond these the oldest go: nobody looks at so many. */
const MOST = 2_000;

export class Briefs {
  #version = '';
  /** Null = the case does not hold it. */
  readonly #known = new SvelteMap<string, PostBrief | null>();
  readonly #asked = new Set<string>();

  of(id: string): PostBrief | null {
    return this.#known.get(id) ?? null;
  }

  isKnown(id: string): boolean {
    return this.#known.has(id);
  }

  /** Asks for those that are not known; `version` names the data that they are of. */
  async want(
    version: string,
    ids: readonly string[],
    ask: (ids: string[]) => Promise<PostBrief[]>,
  ): Promise<void> {
    if (version !== this.#version) {
      this.#version = version;
      this.#known.clear();
      this.#asked.clear();
    }
    const wanted = ids.filter((id) => !this.#asked.has(id));
    if (wanted.length === 0) return;
    for (const id of wanted) this.#asked.add(id);
    try {
      const found = new Map((await ask(wanted)).map((post) => [post.content_id, post]));
      if (version !== this.#version) return;
      for (const id of wanted) this.#known.set(id, found.get(id) ?? null);
    } catch (thrown) {
      for (const id of wanted) this.#asked.delete(id);
      throw thrown;
    }
    for (const id of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(id);
      this.#asked.delete(id);
    }
  }
}

export const briefs = new Briefs();
