/** The way from edge to edge in the order of the table, and where in it one stands. */
import { backend } from '../../api';
import type { EdgeRow } from '../../api/generated/types';
import { edgeOrder, NO_FILTER } from '../../state';

/** An edge that was chosen elsewhere is looked for among so many of the first. */
const FARTHEST = 10_000;
const LARGEST_PAGE = 500;

export class EdgeWalk {
  readonly run: string;
  /** Row of the table; -1 = not known yet. */
  position = $state(-1);

  constructor(run: string) {
    this.run = run;
  }

  /** The edge that one step further; null where the table ends. */
  async step(edge: number, by: 1 | -1): Promise<number | null> {
    const here = await this.#find(edge);
    // An edge beyond what is searched, or hidden by the filter: the walk begins at the strongest.
    const goal = here === null ? 0 : here + by;
    if (goal < 0) return null;
    const row = await this.#row(goal);
    if (row) this.position = goal;
    return row?.edge ?? null;
  }

  async #row(index: number): Promise<EdgeRow | null> {
    const page = await backend.edgePage(edgeOrder.ask(this.run, index, 1));
    return page.rows[0] ?? null;
  }

  async #find(edge: number): Promise<number | null> {
    if (this.position >= 0 && (await this.#row(this.position))?.edge === edge) return this.position;
    for (let offset = 0; offset < FARTHEST; offset += LARGEST_PAGE) {
      const page = await backend.edgePage(edgeOrder.ask(this.run, offset, LARGEST_PAGE));
      const at = page.rows.findIndex((row) => row.edge === edge);
      if (at >= 0) return offset + at;
      if (offset + LARGEST_PAGE >= page.matching) return null;
    }
    return null;
  }
}

let kept: EdgeWalk | null = null;

/** The walk of a run; kept, so that coming back finds the same place. */
export function edgeWalkOf(run: string): EdgeWalk {
  if (kept?.run !== run) kept = new EdgeWalk(run);
  return kept;
}

/** How many edges a community has, whatever the filter; 0 until it is known. */
export class EdgesInside {
  count = $state(0);

  /** Follows what is reviewed, for as long as the component that calls it lives. */
  constructor(reviewed: () => { run: string; community: number | null }) {
    $effect(() => {
      const { run, community } = reviewed();
      this.count = 0;
      if (community === null) return undefined;
      let isAsked = true;
      const filter = { ...NO_FILTER, communities: [community] };
      backend
        .edgePage({ ...edgeOrder.ask(run, 0, 0), filter })
        .then((page) => {
          if (isAsked) this.count = page.matching;
        })
        // The list itself says what cannot be read.
        .catch(() => undefined);
      return () => {
        isAsked = false;
      };
    });
  }
}
