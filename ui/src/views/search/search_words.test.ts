import { describe, expect, it } from 'vitest';
import { t } from '../../words';
import { countWords, outcomeWords, stretches, termOf } from './search_words';

const found = (n: number, more = false, asked = true) => ({ asked, count: n, more });

describe('how much was found', () => {
  it('is exact, or says that it is not', () => {
    expect(countWords(found(1204), t.search.posts)).toBe('1\u00a0204 posts');
    expect(countWords(found(1), t.search.accounts)).toBe('1 account');
    expect(countWords(found(10_000, true), t.search.posts)).toBe('more than 10\u00a0000 posts');
  });

  it('leaves out what was not looked for', () => {
    expect(outcomeWords(found(2), found(0, false, false), found(3))).toBe('3 posts, 2 accounts');
    const none = found(0, false, false);
    expect(outcomeWords(none, none, none)).toBe('Nothing was looked for.');
  });
});

describe('marks in a text', () => {
  it('count characters, not their halves', () => {
    expect(stretches('🔥🔥 go', [[1, 2]])).toEqual([
      { text: '🔥', marked: false },
      { text: '🔥', marked: true },
      { text: ' go', marked: false },
    ]);
  });

  it('never reach beyond the text or back into it', () => {
    expect(
      stretches('abc', [
        [0, 2],
        [1, 9],
      ]),
    ).toEqual([
      { text: 'ab', marked: true },
      { text: 'c', marked: true },
    ]);
    expect(stretches('', [[0, 1]])).toEqual([]);
  });
});

it('an object as it is typed cannot end its own quotation', () => {
  expect(termOf('url', 'https://a.org/"x')).toBe('url:"https://a.org/ x"');
});
