/** What may become a tag, and what is offered while one types. */
import type { TagCount } from '../../api/generated/types';
import { filterOptions, type Option } from '../../components/options';
import { count } from '../../format/number';
import { safeLine } from '../../format/safe';

export const LONGEST_TAG = 60;
const MOST_OFFERED = 8;
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** A tag as it is saved: blanks in a row are slips of the keyboard. */
export const tidyTag = (typed: string): string => typed.trim().replace(/\s+/gu, ' ');

/** Why this cannot be a tag; null when it can, or when there is nothing yet. */
export function tagFault(typed: string, taken: readonly string[]): string | null {
  const tag = tidyTag(typed);
  const length = [...tag].length;
  if (length > LONGEST_TAG) return `${count(length - LONGEST_TAG, 'character')} too many`;
  if (tag.includes(';')) return 'No semicolon: it separates tags in exported files';
  if (tag.startsWith('-')) return 'A tag does not begin with a dash';
  if (HIDDEN.test(tag)) return 'It contains characters that cannot be seen';
  if (taken.some((other) => other.toLowerCase() === tag.toLowerCase()))
    return 'This tag is there already';
  return null;
}

/** Tags in use that fit what is typed, without those that are there. */
export function offeredTags(
  used: readonly TagCount[],
  taken: readonly string[],
  typed: string,
): Option[] {
  const free = used.filter((entry) => !taken.includes(entry.tag));
  const options = free.map((entry) => ({
    value: entry.tag,
    label: safeLine(entry.tag, LONGEST_TAG),
    detail: count(entry.n_things, 'time'),
  }));
  return filterOptions(options, tidyTag(typed)).slice(0, MOST_OFFERED);
}
