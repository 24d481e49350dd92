import { describe, expect, it } from 'vitest';
import { matchWords, overlapShares, settingsWords, valueWords } from './words';

describe('two runs side by side', () => {
  it('share what both have and what each has alone', () => {
    expect(overlapShares({ both: 2, one: 1, other: 1 })).toEqual([0.25, 0.5, 0.25]);
    expect(overlapShares({ both: 0, one: 0, other: 0 })).toEqual([0, 0, 0]);
  });

  it('show settings without the marks of JSON, and hostile ones harmless', () => {
    expect(valueWords('[10,60.5]')).toBe('10, 60.5');
    expect(valueWords('["url","hashtag"]')).toBe('url, hashtag');
    expect(valueWords('true')).toBe('yes');
    expect(valueWords('')).toBe('–');
    expect(valueWords('"a\\u202eb"')).not.toContain('\u202e');
    expect(valueWords('{broken')).toBe('{broken');
  });

  it('say in how many settings they differ', () => {
    expect(settingsWords([], true)).toBe('The same settings, the same data.');
    const one = { id: 'windows_secs', name: 'Window', one: '10', other: '60' };
    expect(settingsWords([one], true)).toBe('1 setting differs; the same data.');
    expect(settingsWords([one, one], false)).toBe('2 settings differ; not the same data.');
  });

  it('say what became of a community', () => {
    const row = {
      one: 1,
      other: 2,
      n_one: 4,
      n_other: 6,
      n_both: 3,
      jaccard: 3 / 7,
      mostly_in: null,
      n_mostly_in: 0,
    };
    expect(matchWords(row)).toMatch(/^3 in both, 43.% of either$/);
    expect(matchWords({ ...row, other: null })).toBe('only in the first');
    expect(matchWords({ ...row, one: null })).toBe('only in the second');
    const split = { ...row, one: null, mostly_in: 4, n_mostly_in: 17 };
    expect(matchWords(split)).toBe('only in the second; 17 in 4 of the first');
  });
});
