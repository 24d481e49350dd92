/**
 * An edge on the desk: its head, the pages of its pairs that were read, the pair that is looked at,
 * and what the analyst does with them. A judgement shows at once and is saved at once.
 */
import { backend } from '../../api';
import { toDeskError, wasWanted } from '../../api/errors';
import type { DeskError, EvidenceView, MarkView, PairView } from '../../api/generated/types';
import { findings, openCase, status } from '../../state';
import { askOf } from '../../state/findings.svelte';
import { JUDGEMENTS, markedWords } from './sentences';
import { t } from '../../words';

/** Pairs asked for at a time. Each brings its two raw records. */
export const PAGE = 40;
/** Pages kept; the farthest from the pair that is looked at are forgotten first. */
const MOST_PAGES = 12;

export class EdgeEvidence {
  readonly run: string;
  readonly edge: number;
  head = $state.raw<EvidenceView | null>(null);
  error = $state.raw<DeskError | null>(null);
  position = $state(0);
  #pages = $state.raw<ReadonlyMap<number, readonly PairView[]>>(new Map());
  readonly #asked = new Set<number>();
  /** Answers to questions from before a refresh are old. */
  #generation = 0;
  /** Judgements on their way: an answer from before them would take them off the screen again. */
  #saving = 0;

  /** Key of the pair to begin with, until it has been looked for. */
  #first: string | null;

  constructor(run: string, edge: number, first: string | null = null) {
    this.run = run;
    this.edge = edge;
    this.#first = first;
  }

  get nPairs(): number {
    return this.head?.n_pairs ?? 0;
  }

  get current(): PairView | null {
    return this.pair(this.position);
  }

  pair(index: number): PairView | null {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** Asks for the pages that these pairs are on, unless they are here. */
  want(from: number, to: number): void {
    const last = Math.floor(Math.max(from, to) / PAGE);
    for (let page = Math.floor(Math.max(0, from) / PAGE); page <= last; page += 1)
      if (!this.#pages.has(page) && (this.head === null || page * PAGE < this.nPairs))
        void this.#load(page);
  }

  async #load(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const generation = this.#generation;
    try {
      const view = await backend.evidence(this.run, this.edge, page * PAGE, PAGE);
      if (generation !== this.#generation) return;
      if (this.#saving > 0 && this.#pages.has(page)) return;
      this.head = view;
      this.error = null;
      this.#keep(page, view.pairs);
      if (this.position >= view.n_pairs) this.position = Math.max(0, view.n_pairs - 1);
    } catch (thrown) {
      if (generation === this.#generation && !wasWanted(thrown)) this.error = toDeskError(thrown);
    } finally {
      if (generation === this.#generation) this.#asked.delete(page);
    }
  }

  #keep(page: number, pairs: readonly PairView[]): void {
    const here = Math.floor(this.position / PAGE);
    const pages = [...this.#pages, [page, pairs] as const]
      .sort(([a], [b]) => Math.abs(a - here) - Math.abs(b - here))
      .slice(0, MOST_PAGES);
    this.#pages = new Map(pages);
  }

  /** The case has changed: what is shown is asked again; until the answer it stays as it is. */
  async refresh(): Promise<void> {
    this.#generation += 1;
    this.#asked.clear();
    if (this.#first !== null) await this.#begin(this.#first);
    const here = Math.floor(this.position / PAGE);
    const near = new Map([...this.#pages].filter(([page]) => Math.abs(page - here) <= 1));
    this.#pages = near;
    const pages = near.size > 0 ? [...near.keys()] : [here];
    await Promise.all(pages.map((page) => this.#load(page)));
  }

  /** Begins at a pair. A pair that is not there any more is no reason to show nothing. */
  async #begin(pairKey: string): Promise<void> {
    const generation = this.#generation;
    const place = await backend.pairPlace(this.run, this.edge, pairKey).catch(() => null);
    if (generation !== this.#generation) return;
    this.#first = null;
    if (place !== null) this.position = place;
  }

  go(position: number): void {
    if (this.nPairs === 0) return;
    this.position = Math.max(0, Math.min(position, this.nPairs - 1));
    this.want(this.position - 4, this.position + 8);
  }

  /** The next pair that nobody has judged, from here on and then from the beginning. */
  async goToUnjudged(): Promise<void> {
    const n = this.nPairs;
    for (let step = 1; step <= n; step += 1) {
      const index = (this.position + step) % n;
      if (this.pair(index) === null) await this.#load(Math.floor(index / PAGE));
      const pair = this.pair(index);
      if (pair === null) return;
      if (pair.mark !== 'none') continue;
      this.go(index);
      return;
    }
    status.say(t.evidence.everyJudged);
  }

  async judge(mark: MarkView, whole: boolean): Promise<void> {
    const pair = this.current;
    if (!whole && pair === null) return;
    const pairKey = whole || pair === null ? null : pair.pair_key;
    if (pairKey === null) this.#showEdgeMark(mark);
    else this.#showPairMark(pairKey, mark);
    const ask = { run: this.run, edge: this.edge, pair_key: pairKey, mark };
    this.#saving += 1;
    const change = await openCase.change(() => backend.mark(ask), true);
    this.#saving -= 1;
    if (change) status.done(markedWords(mark, whole), undoAction());
    else await this.refresh();
  }

  #showEdgeMark(mark: MarkView): void {
    if (this.head) this.head = { ...this.head, mark };
  }

  #showPairMark(pairKey: string, mark: MarkView): void {
    const head = this.head;
    if (!head) return;
    const marked: [number, number, number] = [...head.marked];
    this.#pages = new Map(
      [...this.#pages].map(([page, pairs]) => [
        page,
        pairs.map((pair) => {
          if (pair.pair_key !== pairKey) return pair;
          JUDGEMENTS.forEach((judgement, i) => {
            if (judgement === pair.mark) marked[i] -= 1;
            if (judgement === mark) marked[i] += 1;
          });
          return { ...pair, mark };
        }),
      ]),
    );
    this.head = { ...head, marked };
  }

  /** Puts the pair into the report, or takes it out again. The finding of the edge is made when it has none. */
  async toggleInReport(): Promise<void> {
    const pair = this.current;
    if (pair === null || this.head === null) return;
    await this.#changeFinding(pair.pair_key, !pair.in_report);
  }

  /** Puts the edge into the report with the pairs marked convincing, or the first three. */
  async addEdgeToReport(): Promise<void> {
    if (this.head?.finding) {
      status.say(t.evidence.inAlready);
      return;
    }
    await this.#add([]);
  }

  async #changeFinding(pairKey: string, into: boolean): Promise<void> {
    const finding = await this.#finding();
    if (finding === undefined) return;
    if (finding === null) {
      if (into) await this.#add([pairKey]);
      return;
    }
    const others = finding.pair_keys.filter((key) => key !== pairKey);
    if (!into && others.length === 0) {
      const change = await openCase.change(() => backend.removeFinding(finding.id), true);
      if (change) status.done(t.evidence.findingRemoved, undoAction());
      return;
    }
    const ask = askOf(finding, { pair_keys: into ? [...others, pairKey] : others });
    const change = await openCase.change(() => backend.editFinding(finding.id, ask), true);
    if (change) status.done(into ? t.evidence.pairAdded : t.evidence.pairOut, undoAction());
  }

  /** The finding of this edge as it stands now; null when there is none, undefined when asking failed. */
  async #finding() {
    const id = this.head?.finding ?? null;
    if (id === null) return null;
    await findings.load();
    if (findings.error) {
      status.fail(findings.error);
      return undefined;
    }
    return findings.list?.find((detail) => detail.finding.id === id)?.finding ?? null;
  }

  async #add(pairKeys: string[]): Promise<void> {
    const ask = {
      title: '',
      text: '',
      confidence: '',
      run: this.run,
      edge: this.edge,
      community: null,
      pair_keys: pairKeys,
      picture: null,
      keep_picture: false,
    };
    const change = await openCase.change(() => backend.addFinding(ask), true);
    if (change)
      status.done(pairKeys.length > 0 ? t.evidence.pairAdded : t.evidence.edgeAdded, undoAction());
  }
}

const undoAction = () => ({ label: t.frame.undo, run: () => void openCase.undo() });
