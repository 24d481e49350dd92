/** The case in one sentence. */
import type { OverviewView, Span } from '../../api/generated/types';
import { betweenWords, type ZoneOffset } from './time_axis';
import { t } from '../../words';

/** `41 020 posts by 3 404 accounts between 1 Sep and 26 Sep 2021` */
export function headline(
  view: Pick<OverviewView, 'posts' | 'accounts' | 'first_ms' | 'last_ms'>,
  span: Span | null,
  offset: ZoneOffset,
): string {
  // Of a stretch the stretch itself is said: it was looked through, also where nothing happened.
  const first = span ? span.from_ms : view.first_ms;
  const last = span ? span.to_ms - 1 : view.last_ms;
  const when = first === null || last === null ? '' : ` ${betweenWords(first, last, offset)}`;
  if (view.posts === 0) return t.overview.noPostsWhen(when);
  return t.imports.postsBy(view.posts, view.accounts) + when;
}

/** What the posts carry: `57 213 shares of 9 812 different objects, from 2 files`. */
export function underline(view: Pick<OverviewView, 'shares' | 'objects'>, files: number): string {
  return t.overview.underline(view.shares, view.objects, files);
}
