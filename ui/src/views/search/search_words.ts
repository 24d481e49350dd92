/** Sentences of the search: how much was found, and stretches of text with what was found in them. */
import type { FoundCount } from '../../api/generated/types';
import { count, formatCount } from '../../format/number';

/** "1 204 posts", "more than 10 000 posts", "1 account". */
export function countWords(found: FoundCount, one: string, many = `${one}s`): string {
  return found.more
    ? `more than ${formatCount(found.count)} ${many}`
    : count(found.count, one, many);
}

/** What a screen reader hears when a search has ended. */
export function outcomeWords(accounts: FoundCount, objects: FoundCount, posts: FoundCount): string {
  const parts = [
    posts.asked ? countWords(posts, 'post') : '',
    accounts.asked ? countWords(accounts, 'account') : '',
    objects.asked ? countWords(objects, 'object') : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Nothing was looked for.' : parts.join(', ');
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
