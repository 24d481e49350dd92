/** Pages of a long list, fetched as they come into sight, kept as long as nothing changes. */
import { SvelteMap } from 'svelte/reactivity';
import { pagesOf } from './rows';

export interface Sort {
  column: string;
  descending: boolean;
}

export interface Page<Row> {
  rows: readonly Row[];
  /** Rows in the whole list. */
  total: number;
}

export type FetchPage<Row> = (
  offset: number,
  limit: number,
  sort: Sort | null,
) => Promise<Page<Row>>;

const PAGE_ROWS = 100;
const MOST_PAGES = 60;

export class Pages<Row> {
  total = $state<number | null>(null);
  error = $state.raw<unknown>(null);
  #pages = new SvelteMap<number, readonly Row[]>();
  #asked = new Set<number>();
  /** Replies to an earlier question are not taken. */
  #epoch = 0;

  /** Forgets everything; the number of rows stays until it is known anew, so that nothing jumps. */
  reset(): void {
    this.#epoch += 1;
    this.#asked.clear();
    this.#pages.clear();
    this.error = null;
  }

  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Asks for the pages that hold these rows, once each. */
  need(first: number, end: number, fetch: FetchPage<Row>, sort: Sort | null): void {
    const wanted = this.total === null ? [0] : pagesOf(first, end, PAGE_ROWS);
    for (const page of wanted)
      if (!this.#asked.has(page)) void this.#load(page, fetch, sort, this.#epoch);
  }

  async #load(
    page: number,
    fetch: FetchPage<Row>,
    sort: Sort | null,
    epoch: number,
  ): Promise<void> {
    this.#asked.add(page);
    try {
      const reply = await fetch(page * PAGE_ROWS, PAGE_ROWS, sort);
      if (epoch !== this.#epoch) return;
      this.total = reply.total;
      this.#pages.set(page, reply.rows);
      this.#forgetOldest(page);
    } catch (thrown) {
      if (epoch !== this.#epoch) return;
      this.error = thrown;
    }
  }

  #forgetOldest(keep: number): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= MOST_PAGES) return;
      if (page === keep) continue;
      this.#pages.delete(page);
      this.#asked.delete(page);
    }
  }
}
