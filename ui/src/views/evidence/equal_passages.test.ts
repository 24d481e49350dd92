import { describe, expect, it } from 'vitest';
import { comparePassages, comparisonWords, onlyWords, type ComparedText } from './equal_passages';

const equal = (text: ComparedText): string[] =>
  text.stretches.filter((s) => s.equal).map((s) => s.text);
const only = (text: ComparedText): string[] =>
  text.stretches.filter((s) => s.only).map((s) => s.text);
const whole = (text: ComparedText): string => text.stretches.map((s) => s.text).join('');

describe('equal passages', () => {
  it('marks what stands in both texts, wherever it stands', () => {
    const c = comparePassages(
      'Look at this: the bridge will be closed on Monday. Share it.',
      'Unbelievable. On Tuesday as well? The bridge will be closed on Monday. Thanks, mayor.',
    );
    expect(equal(c.older)).toEqual(['bridge will be closed on Monday.']);
    expect(equal(c.newer)).toEqual(['bridge will be closed on Monday.']);
    expect(c.identical).toBe(false);
  });

  it('loses no character of either text', () => {
    const a = '  One two\n\nthree four é̂̂ 👩‍🔬 \u202e five six seven ';
    const b = 'zero one two three four five six seven';
    const c = comparePassages(a, b);
    expect(whole(c.older)).toBe(a);
    expect(whole(c.newer)).toBe(b);
  });

  it('does not mark two words that happen to stand together', () => {
    const c = comparePassages('in the morning', 'in the evening');
    expect(equal(c.older)).toEqual([]);
    expect(comparisonWords(c)).toEqual({
      marked: false,
      words: 'No passage of 3 words or more is the same.',
    });
  });

  it('calls a short text equal when all of it is equal, white space aside', () => {
    const c = comparePassages('Vote  now!', 'Vote now!');
    expect(c.identical).toBe(true);
    expect(equal(c.newer)).toEqual(['Vote now!']);
    expect(comparisonWords(c)).toEqual({
      marked: true,
      words: 'both texts are the same, word for word.',
    });
  });

  it('takes case and signs seriously', () => {
    expect(comparePassages('Vote for us', 'vote for us').identical).toBe(false);
    expect(comparePassages('Vote!', 'Vote.').identical).toBe(false);
  });

  it('holds a link alone for a passage', () => {
    const c = comparePassages('see https://a.example/x?y=1 now', 'https://a.example/x?y=1');
    expect(equal(c.older)).toEqual(['https://a.example/x?y=1']);
  });

  it('marks passages of scripts without blanks', () => {
    const c = comparePassages('今日は市長選挙の日です', '明日は市長選挙が始まる');
    expect(equal(c.older)).toEqual(['日は市長選挙']);
  });

  it('marks a passage that is used twice, twice', () => {
    const c = comparePassages('one two three', 'one two three and again one two three');
    expect(equal(c.newer)).toEqual(['one two three', 'one two three']);
  });

  it('has nothing to say of empty texts', () => {
    const c = comparePassages('', 'a b c d');
    expect(equal(c.newer)).toEqual([]);
    expect(c.identical).toBe(false);
    expect(comparePassages(' ', '').identical).toBe(false);
  });

  it('counts words', () => {
    const c = comparePassages('one two three four', 'one two three five');
    expect(c.older).toMatchObject({ words: 4, equalWords: 3 });
    expect(comparisonWords(c)).toEqual({
      marked: true,
      words: '3 of 4 words of the older text, 3 of 4 of the newer.',
    });
  });

  it('marks the words that differ where two texts are nearly the same', () => {
    const c = comparePassages(
      'The bridge in Gent will be closed on Monday, says the mayor.',
      'The old bridge in Gent will be closed on Tuesday, says the mayor. Share!',
    );
    expect(c.differences).toBe('shown');
    expect(only(c.older)).toEqual(['Monday']);
    expect(only(c.newer)).toEqual(['old', 'Tuesday', 'Share!']);
    expect(c.newer).toMatchObject({ words: 14, equalWords: 11, onlyWords: 3 });
    expect(whole(c.newer)).toContain('The old bridge');
    expect(onlyWords(c.older, 'older')).toBe('1 word only in the older text');
  });

  it('marks a word that is gone in the text that has it', () => {
    const c = comparePassages('We do not want war', 'We do want war');
    expect(only(c.older)).toEqual(['not']);
    expect(only(c.newer)).toEqual([]);
    expect(equal(c.newer)).toEqual(['We do want war']);
  });

  it('marks signs and hidden characters that alone tell two texts apart', () => {
    const c = comparePassages('Vote now for us!', 'Vote now\u202e for us?');
    expect(c.differences).toBe('shown');
    expect(only(c.older)).toEqual(['!']);
    expect(only(c.newer)).toEqual(['\u202e', '?']);
    expect(onlyWords(c.newer, 'newer')).toBe('signs only in the newer');
  });

  it('compares texts that only share a passage by passages', () => {
    const c = comparePassages(
      'the bridge will be closed and nobody knows for how long or why',
      'people say that the bridge will be closed because of repairs today',
    );
    expect(c.differences).toBe('none');
    expect(only(c.older)).toEqual([]);
  });

  it('says when nearly equal texts differ in too many places', () => {
    const words = Array.from({ length: 9000 }, (_, i) => `w${i}`);
    const other = words.map((word, i) => (i % 10 === 0 ? `${word}x` : word));
    const c = comparePassages(words.join(' '), other.join(' '));
    expect(c.differences).toBe('too-many');
    expect(comparisonWords(c).words).toContain('too many places');
  });

  it('is quick whatever the texts contain', () => {
    const pathological = [
      'a '.repeat(5000),
      'a a b '.repeat(1700),
      '市'.repeat(10_000),
      'x'.repeat(10_000),
      '\u0301'.repeat(10_000),
      Array.from({ length: 2000 }, (_, i) => `w${i % 37}`).join(' '),
      'https://'.repeat(1250),
      "a'".repeat(5000),
    ];
    for (const a of pathological)
      for (const b of pathological) {
        const started = performance.now();
        const c = comparePassages(a, b);
        expect(performance.now() - started).toBeLessThan(400);
        expect(whole(c.older)).toBe(a);
      }
  });

  it('says when a text is too long to be compared to its end', () => {
    const c = comparePassages('a '.repeat(20_000), 'b c d');
    expect(c.cut).toBe(true);
    expect(whole(c.older)).toBe('a '.repeat(20_000));
  });
});
