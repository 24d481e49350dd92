/** The posts of one account or one object, page after page. */
import { toDeskError, wasWanted } from '../../api';
import type { DeskError, FindAsk, FoundCount, FoundPostView } from '../../api/generated/types';
import { askFor, find } from './searching.svelte';

const PAGE = 50;

export class PostList {
  posts = $state.raw<readonly FoundPostView[]>([]);
  count = $state.raw<FoundCount | null>(null);
  error = $state.raw<DeskError | null>(null);
  waiting = $state(true);
  readonly #of: Partial<FindAsk>;

  constructor(of: Partial<FindAsk>) {
    this.#of = of;
    void this.more();
  }

  get isMore(): boolean {
    return this.count !== null && (this.count.more || this.posts.length < this.count.count);
  }

  async more(): Promise<void> {
    this.waiting = true;
    this.error = null;
    try {
      const ask = askFor('', { ...this.#of, skip_posts: this.posts.length, limit: PAGE });
      const found = await find(ask, () => undefined);
      this.posts = [...this.posts, ...found.posts];
      this.count = found.n_posts;
    } catch (thrown) {
      if (!wasWanted(thrown)) this.error = toDeskError(thrown);
    } finally {
      this.waiting = false;
    }
  }
}
