/** Links of a post, as text to be copied first; the system's browser opens one after a question. */
import type { LinkAsk, PairView, PostView } from '../../api/generated/types';

/** The pair of posts in which an address stands. */
export type AddressOf = Omit<LinkAsk, 'link'>;

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'\p{Cc}]+/giu;
const MOST_LINKS = 12;
const LONGEST_SCANNED = 20_000;

/** A closing sign at the end of a link belongs to the sentence, not to the link. */
function trimEnd(link: string): string {
  let end = link.length;
  while (end > 0) {
    const sign = link[end - 1];
    const isSentence = '.,;:!?…»”’'.includes(sign);
    const opens = sign === ')' ? '(' : sign === ']' ? '[' : sign === '}' ? '{' : '';
    const isUnopened = opens !== '' && !link.slice(0, end - 1).includes(opens);
    if (!isSentence && !isUnopened) break;
    end -= 1;
  }
  return link.slice(0, end);
}

/** Links in a text, each once, in order. */
export function linksIn(text: string): string[] {
  const found = text.slice(0, LONGEST_SCANNED).match(LINK) ?? [];
  return [...new Set(found.map(trimEnd))].filter((link) => link.length > 8).slice(0, MOST_LINKS);
}

/** Links of a post, from its text and from its fields, without the shared object, which stands above. */
export function linksOf(post: PostView, pair: Pick<PairView, 'object_id'>): string[] {
  const all = [
    ...linksIn(post.text ?? ''),
    ...post.fields.flatMap((field) => linksIn(field.value)),
  ];
  return [...new Set(all)].filter((link) => link !== pair.object_id).slice(0, MOST_LINKS);
}

export const isLink = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/iu.test(text);
