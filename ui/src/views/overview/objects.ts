/** How an object of a type is best shown in a list. */

/** A line cut at its end, an address, words to read, or the post that it is. */
export type ObjectLook = 'line' | 'address' | 'words' | 'post';

const POSTS = new Set(['post', 'reply_target', 'quote_target']);
const ADDRESSES = new Set(['url', 'link', 'image', 'sound', 'media']);
const WORDS = new Set(['text', 'text_near', 'hashtag_sequence']);

export function lookOf(type: string): ObjectLook {
  if (POSTS.has(type)) return 'post';
  if (ADDRESSES.has(type)) return 'address';
  return WORDS.has(type) ? 'words' : 'line';
}
