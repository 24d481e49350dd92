/** The order of the edges: the table beside the network and the way from edge to edge share it. */
import type { EdgeRow, TableAsk } from '../api/generated/types';
import { filters } from './filters.svelte';

/** Fields of a row, and what chance says of it. */
export type EdgeColumn = keyof EdgeRow | 'expected' | 'q' | 'rung';

class EdgeOrder {
  #column = $state<EdgeColumn>('weight');
  #descending = $state(true);

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

  /** The question for a page of edges in this order, under the filter of the window. */
  ask(run: string, offset: number, limit: number): TableAsk {
    return {
      run,
      table: 'edges',
      filter: filters.current,
      sort: this.#column,
      descending: this.#descending,
      offset,
      limit,
    };
  }
}

export const edgeOrder = new EdgeOrder();
