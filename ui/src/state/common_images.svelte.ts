/** Images that everybody posts, which take no part in the layer of nearly equal images: the list of the case. */
import { backend } from '../api';
import type { CommonImagesView, CommonImageView } from '../api/generated/types';
import { openCase } from './case.svelte';

/** A hash as the engine keeps it; null when the words are none. */
export function hashOf(words: string): string | null {
  const hash = words.trim().toLowerCase().replace(/^0x/, '');
  return /^([0-9a-f]{16}|[0-9a-f]{64})$/.test(hash) ? hash : null;
}

const hashes = (list: readonly CommonImageView[]) => list.map((image) => image.hash).sort();

/** Whether two lists leave out the same images, whatever they say of them. */
export function isSameList(
  one: readonly CommonImageView[],
  other: readonly CommonImageView[],
): boolean {
  return hashes(one).join() === hashes(other).join();
}

const NOTHING: CommonImagesView = { own: [], always: [] };

class CommonImages {
  #view = $state.raw<CommonImagesView>(NOTHING);
  #asked = '';

  /** What the analyst has put on the list. */
  get own(): readonly CommonImageView[] {
    return this.#view.own;
  }

  /** What is on every list. */
  get always(): readonly CommonImageView[] {
    return this.#view.always;
  }

  /** Asks the engine when the case has changed since. */
  async load(): Promise<void> {
    const now = `${openCase.view?.case_id ?? ''} ${openCase.version}`;
    if (now === this.#asked || !openCase.view) return;
    this.#asked = now;
    try {
      const view = await backend.commonImages();
      if (now === this.#asked) this.#view = view;
    } catch {
      // The list stays as it was; what needs it says so when it is changed.
      if (now === this.#asked) this.#asked = '';
    }
  }

  has(hash: string): boolean {
    return [...this.own, ...this.always].some((image) => image.hash === hash);
  }

  /** Replaces the list; a step of the history, said in the status line. */
  async set(images: readonly CommonImageView[]): Promise<boolean> {
    const change = await openCase.change(() => backend.setCommonImages([...images]));
    await this.load();
    return change !== null;
  }

  add(hash: string, reason: string): Promise<boolean> {
    return this.set([...this.own, { hash, reason }]);
  }

  remove(hash: string): Promise<boolean> {
    return this.set(this.own.filter((image) => image.hash !== hash));
  }
}

export const commonImages = new CommonImages();
