import { describe, expect, it } from 'vitest';
import { comparePassages, comparisonWords, type ComparedText } from './equal_passages';

const equal = (text: ComparedText): string[] =>
  text.stretches.filter((s) => s.equal).map((s) => s.text);
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
