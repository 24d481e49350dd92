/**
 * The edges of a run in the order of the table, page by page: the list to choose from, and the way
 * from one edge to the next.
 */
import { backend } from '../../api';
import { toDeskError, wasWanted } from '../../api/errors';
import type { DeskError, EdgeRow } from '../../api/generated/types';
import { edgeOrder, filters } from '../../state';

export const EDGE_PAGE = 100;
/** An edge that was chosen elsewhere is looked for among so many of the first. */
const FARTHEST = 10_000;
const LARGEST_PAGE = 500;

export class EdgeList {
  readonly run: string;
  total = $state(0);
  matching = $state(0);
  /** Whether any page was read. */
  known = $state(false);
  error = $state.raw<DeskError | null>(null);
  position = $state(0);
  #pages = $state.raw<ReadonlyMap<number, readonly EdgeRow[]>>(new Map());
  readonly #asked = new Set<number>();
  #generation = 0;
  #order = '';

  constructor(run: string) {
    this.run = run;
  }

  row(index: number): EdgeRow | null {
    return this.#pages.get(Math.floor(index / EDGE_PAGE))?.[index % EDGE_PAGE] ?? null;
  }

  want(from: number, to: number): void {
    const last = Math.floor(Math.max(from, to, 0) / EDGE_PAGE);
    for (let page = Math.floor(Math.max(0, from) / EDGE_PAGE); page <= last; page += 1)
      if (!this.#pages.has(page) && (!this.known || page * EDGE_PAGE < this.matching))
        void this.#load(page);
  }

  async #load(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const generation = this.#generation;
    try {
      const answer = await backend.edgePage(edgeOrder.ask(this.run, page * EDGE_PAGE, EDGE_PAGE));
      if (generation !== this.#generation) return;
      this.total = answer.total;
      this.matching = answer.matching;
      this.known = true;
      this.error = null;
      this.#pages = new Map([...this.#pages, [page, answer.rows]]);
      this.position = Math.max(0, Math.min(this.position, answer.matching - 1));
    } catch (thrown) {
      if (generation === this.#generation && !wasWanted(thrown)) this.error = toDeskError(thrown);
    } finally {
      if (generation === this.#generation) this.#asked.delete(page);
    }
  }

  /** Order, filter or judgements have changed: pages are asked again, what is in sight first. */
  refresh(): void {
    const order = JSON.stringify([edgeOrder.column, edgeOrder.descending, filters.current]);
    const isOther = order !== this.#order;
    this.#order = order;
    this.#generation += 1;
    this.#asked.clear();
    const here = Math.floor((isOther ? 0 : this.position) / EDGE_PAGE);
    if (isOther) {
      this.position = 0;
      this.known = false;
      this.#pages = new Map();
    } else {
      this.#pages = new Map([...this.#pages].filter(([page]) => Math.abs(page - here) <= 1));
    }
    const pages = this.#pages.size > 0 ? [...this.#pages.keys()] : [here];
    for (const page of pages) void this.#load(page);
  }

  go(position: number): void {
    this.position = Math.max(0, Math.min(position, this.matching - 1));
    this.want(this.position - 20, this.position + 40);
  }

  /** The edge that many steps from this one in the order of the table; null where the table ends. */
  async neighbour(edge: number, step: 1 | -1): Promise<number | null> {
    const here = this.row(this.position)?.edge === edge ? this.position : await this.#find(edge);
    const goal = here === null ? 0 : here + step;
    if (goal < 0 || (this.known && goal >= this.matching)) return null;
    if (this.row(goal) === null) await this.#load(Math.floor(goal / EDGE_PAGE));
    const row = this.row(goal);
    if (row) this.go(goal);
    return row?.edge ?? null;
  }

  async #find(edge: number): Promise<number | null> {
    for (let offset = 0; offset < FARTHEST; offset += LARGEST_PAGE) {
      const page = await backend.edgePage(edgeOrder.ask(this.run, offset, LARGEST_PAGE));
      const at = page.rows.findIndex((row) => row.edge === edge);
      if (at >= 0) return offset + at;
      if (offset + LARGEST_PAGE >= page.matching) break;
    }
    return null;
  }
}

let kept: EdgeList | null = null;

/** The list of a run; kept, so that coming back finds the same place. */
export function edgeListOf(run: string): EdgeList {
  if (kept?.run !== run) kept = new EdgeList(run);
  return kept;
}
