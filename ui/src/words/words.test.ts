/** The languages say the same things: no word left in English by oversight, no placeholder lost. */
import { afterEach, describe, expect, it } from 'vitest';
import { CATALOGUES, t } from './index';
import { firstSpoken, language } from './language.svelte';

/** Words that are Dutch as well, because Dutch has taken them over or has had them all along. */
const ALSO_DUTCH = new Set(
  'account accounts combining filters grapheme joiner handle handles hashtag hashtags id import lasso later likes link links object ms offline open per platform platforms record records repost reposts run runs software start tab'.split(
    ' ',
  ),
);

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

type Entry = string | ((...given: never[]) => string);

/** Every entry of a catalogue by its path: `start.dropHere`. */
function entries(tree: object, path = ''): [string, Entry][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? entries(value, `${path}${key}.`)
      : [[`${path}${key}`, value as Entry] as [string, Entry]],
  );
}

const english = entries(CATALOGUES.en);
const dutch = new Map(entries(CATALOGUES.nl));

/** Calls with numbers that tell one from many, and with marks that must come back. */
function samples(entry: Entry): { said: string; given: unknown[] }[] {
  if (typeof entry === 'string') return [{ said: entry, given: [] }];
  const kinds: readonly (readonly unknown[])[] = [
    [1, 1, 1, 1, 1, 1],
    [7301, 7302, 7303, 7304, 7305, 7306],
    ['⟦a⟧', '⟦b⟧', '⟦c⟧', '⟦d⟧', '⟦e⟧', '⟦f⟧'],
  ];
  return kinds.map((given) => ({ said: entry(...(given as never[])), given: [...given] }));
}

const marksOf = (text: string) => new Set(text.match(/⟦.⟧|7\u00a030\d/g));

describe('every entry', () => {
  it('is in both languages', () => {
    expect([...dutch.keys()]).toEqual(english.map(([key]) => key));
  });

  it.each(english)('%s', (key, entry) => {
    const other = dutch.get(key);
    expect(typeof other).toBe(typeof entry);
    if (other === undefined) return;
    const [ours, theirs] = [samples(entry), samples(other)];
    ours.forEach(({ said }, at) => {
      const translated = theirs[at]?.said ?? '';
      expect(translated.trim() === '').toBe(said.trim() === '');
      // What is given comes back, in whatever order the language wants it.
      expect(marksOf(translated)).toEqual(marksOf(said));
      expect(translated).not.toMatch(/undefined|NaN|\[object/);
      expect(said).not.toMatch(/undefined|NaN|\[object/);
    });
    const differs = ours.some(({ said }, at) => said !== theirs[at]?.said);
    const words = ours.flatMap(({ said }) => wordsOf(said));
    if (!words.every((word) => ALSO_DUTCH.has(word)))
      expect(differs, `${key} is the same in Dutch`).toBe(true);
  });

  it('calls nobody names', () => {
    for (const [, entry] of [...english, ...dutch])
      for (const { said } of samples(entry))
        expect(said).not.toMatch(/\b(bots?|trolls?|trollen)\b/i);
  });
});

describe('the language', () => {
  afterEach(() => language.choose('auto'));

  it('changes all words at once', () => {
    expect(t.start.dropHere).toBe(CATALOGUES.en.start.dropHere);
    language.choose('nl');
    expect(t.start.dropHere).toBe(CATALOGUES.nl.start.dropHere);
  });

  it('is the first of the system that the window is written in', () => {
    expect(firstSpoken(['fr-BE', 'nl-BE', 'en'])).toBe('nl');
    expect(firstSpoken(['en-GB', 'nl'])).toBe('en');
    expect(firstSpoken(['fr'])).toBe('en');
    expect(firstSpoken([])).toBe('en');
  });
});
