/**
 * The order of the edges, which the table beside the network and the way from edge to edge share; and
 * the community within which that way stays.
 */
import type { EdgeRow, NetworkFilter, TableAsk } from '../api/generated/types';
import { filters } from './filters.svelte';

/** Fields of a row, and what chance says of it. */
export type EdgeColumn = keyof EdgeRow | 'expected' | 'q' | 'rung';

class EdgeOrder {
  #column = $state<EdgeColumn>('weight');
  #descending = $state(true);
  /** Community that is reviewed, and its run. */
  #within = $state.raw<{ run: string; community: number } | null>(null);

  get column(): EdgeColumn {
    return this.#column;
  }

  get descending(): boolean {
    return this.#descending;
  }

  set(column: EdgeColumn, descending: boolean): void {
    this.#column = column;
    this.#descending = descending;
  }

  /** The same column again turns the order round. */
  sortBy(column: EdgeColumn, descendingFirst = true): void {
    if (column === this.#column) this.#descending = !this.#descending;
    else this.set(column, descendingFirst);
  }

  /** Community whose edges alone are gone through; null = all. */
  within(run: string): number | null {
    return this.#within?.run === run ? this.#within.community : null;
  }

  /** From here on only edges inside of this community; null = all again. */
  stayWithin(run: string, community: number | null): void {
    if (community === this.within(run)) return;
    this.#within = community === null ? null : { run, community };
  }

  /** The filter of the window, within the community that is reviewed. */
  filter(run: string): NetworkFilter {
    const community = this.within(run);
    return community === null ? filters.current : { ...filters.current, communities: [community] };
  }

  /** The question for a page of edges in this order, under that filter. */
  ask(run: string, offset: number, limit: number): TableAsk {
    return {
      run,
      table: 'edges',
      filter: this.filter(run),
      sort: this.#column,
      descending: this.#descending,
      offset,
      limit,
    };
  }
}

export const edgeOrder = new EdgeOrder();
