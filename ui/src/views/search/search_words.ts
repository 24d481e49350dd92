/** Sentences of the search: how much was found, and stretches of text with what was found in them. */
import type { FoundCount } from '../../api/generated/types';
import { t } from '../../words';

/** "1 204 posts", "more than 10 000 posts", "1 account". */
export function countWords(found: FoundCount, say: (n: number) => string): string {
  return found.more ? t.search.moreThan(say(found.count)) : say(found.count);
}

/** What a screen reader hears when a search has ended. */
export function outcomeWords(accounts: FoundCount, objects: FoundCount, posts: FoundCount): string {
  const parts = [
    posts.asked ? countWords(posts, t.search.posts) : '',
    accounts.asked ? countWords(accounts, t.search.accounts) : '',
    objects.asked ? countWords(objects, t.search.objects) : '',
  ].filter(Boolean);
  return parts.length === 0 ? t.search.nothingLooked : parts.join(', ');
}

/** A stretch of text, marked or not. */
export interface Stretch {
  text: string;
  marked: boolean;
}

/** A text in stretches; `marks` count code points: from, to (exclusive), in order. */
export function stretches(text: string, marks: readonly (readonly [number, number])[]): Stretch[] {
  const points = [...text];
  const found: Stretch[] = [];
  let at = 0;
  const add = (to: number, marked: boolean) => {
    const end = Math.min(Math.max(to, at), points.length);
    if (end > at) found.push({ text: points.slice(at, end).join(''), marked });
    at = Math.max(at, end);
  };
  for (const [from, to] of marks) {
    add(from, false);
    add(to, true);
  }
  add(points.length, false);
  return found;
}

/** `link:"https://example.com/a"`: what is typed to look for posts that share exactly such objects. */
export function termOf(objectType: string, objectId: string): string {
  return `${objectType}:"${objectId.replaceAll('"', ' ')}"`;
}
