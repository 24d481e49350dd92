/** What is typed into the search, what was found, and how far the index is. */
import { backend, isDeskError, toDeskError, wasWanted } from '../../api';
import type { DeskError, FindAsk, FoundPostView, FoundView } from '../../api/generated/types';
import { jobs, openCase, type Job } from '../../state';
import { t } from '../../words';
import { said } from '../../words/said';

export type Group = 'accounts' | 'objects' | 'posts';

/** Time without a key after which the question is asked. */
const PAUSE_MS = 120;
/** Rows of each kind at first, and with each "more". */
export const FIRST: Record<Group, number> = { accounts: 5, objects: 5, posts: 30 };
const PAGE = 50;
const NO_SUCH_QUESTION = 'search-unclear';

export function askFor(text: string, part: Partial<FindAsk> = {}): FindAsk {
  return {
    text,
    run: null,
    only_in_run: false,
    by_account: null,
    of_object: null,
    skip_accounts: 0,
    skip_objects: 0,
    skip_posts: 0,
    limit: FIRST.posts,
    ...part,
  };
}

/** Finds, and makes the index before where there is none; `progress` hears how far that is. */
export async function find(ask: FindAsk, progress: (job: Job | null) => void): Promise<FoundView> {
  const found = await backend.find(ask);
  if (found.ready) return found;
  try {
    await jobs.run<null>(() => backend.startSearchIndex(), progress);
  } finally {
    progress(null);
  }
  return backend.find(ask);
}

class Searching {
  text = $state('');
  onlyInRun = $state(false);
  found = $state.raw<FoundView | null>(null);
  /** Rows shown of each kind. */
  shown = $state.raw<Record<Group, number>>(FIRST);
  waiting = $state(false);
  job = $state.raw<Job | null>(null);
  error = $state.raw<DeskError | null>(null);
  /** What is wrong with what was typed. */
  unclear = $state('');

  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #case = '';

  /** Whether an index is being made. */
  get indexing(): boolean {
    return this.job !== null;
  }

  /** Another case starts with an empty field; the same one with what was there, asked anew. */
  opened(): void {
    const now = openCase.view?.case_id ?? '';
    if (now === this.#case) {
      void this.ask();
      return;
    }
    this.#case = now;
    this.text = '';
    this.onlyInRun = false;
    this.#clear();
  }

  /** The question changed: asks when nothing more is typed. What is found until then is of another question. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.waiting = true;
    this.#timer = setTimeout(() => void this.ask(), PAUSE_MS);
  }

  /** Asks now. A newer question makes an older answer void. */
  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    const number = ++this.#asked;
    const isOld = () => number !== this.#asked;
    const text = this.text.trim();
    if (text === '') {
      this.#clear();
      return;
    }
    this.waiting = true;
    try {
      const found = await find(this.#ask(text), (job) => {
        if (!isOld()) this.job = job;
      });
      if (isOld()) return;
      this.found = found;
      this.shown = FIRST;
      this.error = null;
      this.unclear = '';
    } catch (thrown) {
      if (isOld()) return;
      this.#failed(thrown);
    } finally {
      if (!isOld()) {
        this.waiting = false;
        this.job = null;
      }
    }
  }

  /** More rows of one kind. */
  async more(group: Group): Promise<void> {
    const found = this.found;
    if (!found) return;
    const shown = this.shown[group];
    const there = found[group].length;
    if (there > shown) {
      this.shown = { ...this.shown, [group]: shown === FIRST[group] ? there : shown + PAGE };
      return;
    }
    const number = this.#asked;
    try {
      const next = await backend.find({
        ...this.#ask(this.text.trim()),
        [`skip_${group}`]: there,
        limit: PAGE,
      });
      if (number !== this.#asked || !this.found) return;
      this.found = { ...this.found, [group]: [...this.found[group], ...next[group]] };
      this.shown = { ...this.shown, [group]: there + PAGE };
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  #ask(text: string): FindAsk {
    const run = openCase.run?.run_id ?? null;
    return askFor(text, { run, only_in_run: this.onlyInRun && run !== null });
  }

  #failed(thrown: unknown): void {
    if (isDeskError(thrown) && thrown.code === NO_SUCH_QUESTION) {
      this.unclear = said(thrown.message);
      this.error = null;
    } else if (!wasWanted(thrown)) {
      this.error = toDeskError(thrown);
    } else {
      this.unclear = t.search.notFinished;
    }
  }

  #clear(): void {
    this.#asked += 1;
    this.found = null;
    this.waiting = false;
    this.job = null;
    this.error = null;
    this.unclear = '';
  }
}

export const searching = new Searching();

/** Where a post stands, as a key. */
export const keyOfPost = (post: FoundPostView) =>
  `${post.source_sha256} ${post.record} ${post.platform} ${post.content_id}`;
