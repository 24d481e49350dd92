/** What may become a tag, and what is offered while one types. */
import type { TagCount } from '../../api/generated/types';
import { filterOptions, type Option } from '../../components/options';
import { safeLine } from '../../format/safe';
import { t } from '../../words';

export const LONGEST_TAG = 60;
const MOST_OFFERED = 8;
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** A tag as it is saved: blanks in a row are slips of the keyboard. */
export const tidyTag = (typed: string): string => typed.trim().replace(/\s+/gu, ' ');

/** Why this cannot be a tag; null when it can, or when there is nothing yet. */
export function tagFault(typed: string, taken: readonly string[]): string | null {
  const tag = tidyTag(typed);
  const length = [...tag].length;
  if (length > LONGEST_TAG) return t.remarks.tooMany(length - LONGEST_TAG);
  if (tag.includes(';')) return t.remarks.noSemicolon;
  if (tag.startsWith('-')) return t.remarks.noDash;
  if (HIDDEN.test(tag)) return t.remarks.notSeen;
  if (taken.some((other) => other.toLowerCase() === tag.toLowerCase()))
    return t.remarks.thereAlready;
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
    detail: t.remarks.times(entry.n_things),
  }));
  return filterOptions(options, tidyTag(typed)).slice(0, MOST_OFFERED);
}
