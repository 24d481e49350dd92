/** Which part of the network is looked at. Picture, tables, counts and exports share it. */
import type { NetworkFilter } from '../api/generated/types';

export const NO_FILTER: NetworkFilter = {
  min_weight: null,
  min_objects: null,
  window_secs: null,
  layers: [],
  communities: [],
  span: null,
  text: null,
  min_rung: null,
  max_q: null,
  tags: [],
  review: null,
  min_core: null,
  min_component: null,
  platforms: [],
  object: null,
  backbone: false,
};

/** Whether everything passes. */
export function isNoFilter(f: NetworkFilter): boolean {
  return (
    f.min_weight === null &&
    f.min_objects === null &&
    f.window_secs === null &&
    f.layers.length === 0 &&
    f.communities.length === 0 &&
    f.span === null &&
    !f.text &&
    f.min_rung === null &&
    f.max_q === null &&
    f.tags.length === 0 &&
    f.review === null &&
    f.min_core === null &&
    f.min_component === null &&
    f.platforms.length === 0 &&
    f.object === null &&
    !f.backbone
  );
}

class Filters {
  #filter = $state.raw<NetworkFilter>(NO_FILTER);

  get current(): NetworkFilter {
    return this.#filter;
  }

  get isEmpty(): boolean {
    return isNoFilter(this.#filter);
  }

  /** Whether it asks for what the analyst says, which changes while the run does not. */
  get followsReview(): boolean {
    return this.#filter.tags.length > 0 || this.#filter.review !== null;
  }

  /** Changes a part and keeps the rest. */
  set(part: Partial<NetworkFilter>): void {
    this.#filter = { ...this.#filter, ...part };
  }

  clear(): void {
    this.#filter = NO_FILTER;
  }
}

export const filters = new Filters();
