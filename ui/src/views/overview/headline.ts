/** The case in one sentence. */
import type { OverviewView, Span } from '../../api/generated/types';
import { count } from '../../format/number';
import { betweenWords, type ZoneOffset } from './time_axis';

/** `57 213 shares by 3 404 accounts between 1 Sep and 26 Sep 2021` */
export function headline(
  view: Pick<OverviewView, 'shares' | 'accounts' | 'first_ms' | 'last_ms'>,
  span: Span | null,
  offset: ZoneOffset,
): string {
  // Of a stretch the stretch itself is said: it was looked through, also where nothing happened.
  const first = span ? span.from_ms : view.first_ms;
  const last = span ? span.to_ms - 1 : view.last_ms;
  const when = first === null || last === null ? '' : ` ${betweenWords(first, last, offset)}`;
  if (view.shares === 0) return `No shares${when}`;
  return `${count(view.shares, 'share')} by ${count(view.accounts, 'account')}${when}`;
}

/** What a case holds beside its shares: `41 020 posts, 9 812 different objects, from 2 files`. */
export function underline(view: Pick<OverviewView, 'posts' | 'objects'>, files: number): string {
  return `${count(view.posts, 'post')}, ${count(view.objects, 'different object')}, from ${count(files, 'file')}`;
}
