/** How far the run is reviewed, in all and by community; asked again after every change. */
import { backend } from '../api';
import { wasWanted } from '../api/errors';
import type { ReviewCount, ReviewView } from '../api/generated/types';
import { status } from './status.svelte';

class Review {
  #view = $state.raw<{ run: string; view: ReviewView } | null>(null);
  #question = 0;

  /** Asks how it stands; an answer that a newer question has overtaken is dropped. */
  async load(run: string): Promise<void> {
    const question = ++this.#question;
    try {
      const view = await backend.review(run);
      if (question === this.#question) this.#view = { run, view };
    } catch {
      // What cannot be counted is not shown; the screen says itself why it cannot be read.
      if (question === this.#question) this.#view = null;
    }
  }

  /** The posts of an edge were looked at. */
  async see(run: string, edge: number): Promise<void> {
    try {
      if (await backend.seeEdge(run, edge)) await this.load(run);
    } catch (thrown) {
      if (!wasWanted(thrown)) status.fail(thrown);
    }
  }

  /** All edges of a run; null until asked. */
  whole(run: string): ReviewCount | null {
    return this.#view?.run === run ? this.#view.view.whole : null;
  }

  /** The edges inside of a community, of which there are so many; null until asked. */
  community(run: string, community: number, edges: number): ReviewCount | null {
    if (this.#view?.run !== run) return null;
    const known = this.#view.view.communities.find((count) => count.community === community);
    return known ?? { community, edges, seen: 0, convincing: 0, unclear: 0, innocent: 0 };
  }
}

export const review = new Review();
