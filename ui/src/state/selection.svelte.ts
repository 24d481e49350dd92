/**
 * The one selection: graph, tables, timeline and inspector show and change the same thing. Accounts,
 * edges and communities are named by their numbers within the run that is looked at.
 */

export type Selected =
  | { kind: 'nothing' }
  | { kind: 'accounts'; nodes: readonly number[] }
  /** `pair`: key of the pair of posts at which the edge is opened; absent = the first. */
  | { kind: 'edge'; edge: number; pair?: string }
  | { kind: 'community'; community: number };

const NOTHING: Selected = { kind: 'nothing' };

class Selection {
  #run = $state<string | null>(null);
  #selected = $state.raw<Selected>(NOTHING);

  /** Run that is looked at; null before the first one. */
  get run(): string | null {
    return this.#run;
  }

  /** Looks at another run. Its numbers are its own, so the selection does not survive. */
  set run(run: string | null) {
    if (run === this.#run) return;
    this.#run = run;
    this.#selected = NOTHING;
  }

  get selected(): Selected {
    return this.#selected;
  }

  /** The accounts that are selected, as accounts. */
  get nodes(): readonly number[] {
    return this.#selected.kind === 'accounts' ? this.#selected.nodes : [];
  }

  get edge(): number | null {
    return this.#selected.kind === 'edge' ? this.#selected.edge : null;
  }

  /** The pair of posts at which the edge that is selected is opened. */
  get pair(): string | null {
    return this.#selected.kind === 'edge' ? (this.#selected.pair ?? null) : null;
  }

  get community(): number | null {
    return this.#selected.kind === 'community' ? this.#selected.community : null;
  }

  get isEmpty(): boolean {
    return this.#selected.kind === 'nothing';
  }

  selectAccounts(nodes: readonly number[]): void {
    this.#selected = nodes.length > 0 ? { kind: 'accounts', nodes } : NOTHING;
  }

  selectEdge(edge: number, pair?: string): void {
    this.#selected = pair === undefined ? { kind: 'edge', edge } : { kind: 'edge', edge, pair };
  }

  selectCommunity(community: number): void {
    this.#selected = { kind: 'community', community };
  }

  clear(): void {
    this.#selected = NOTHING;
  }
}

export const selection = new Selection();
