import { describe, expect, it } from 'vitest';
import { headline, underline } from './headline';
import { zoneOffset } from './time_axis';

const utc = zoneOffset(true);
const at = (text: string) => Date.parse(`${text}Z`);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const view = {
  posts: 57_213,
  accounts: 3404,
  first_ms: at('2021-09-01T00:00:11'),
  last_ms: at('2021-09-26T23:59:02'),
};

describe('the headline', () => {
  it('says how many, by how many, and when', () => {
    expect(plain(headline(view, null, utc))).toBe(
      '57 213 posts by 3 404 accounts between 1 Sep and 26 Sep 2021',
    );
  });

  it('says the stretch that was looked through, its end not included', () => {
    const span = { from_ms: at('2021-09-03T00:00:00'), to_ms: at('2021-09-05T00:00:00') };
    expect(plain(headline(view, span, utc))).toBe(
      '57 213 posts by 3 404 accounts between 3 Sep and 4 Sep 2021',
    );
    expect(headline({ ...view, posts: 0, accounts: 0 }, span, utc)).toBe(
      'No posts between 3 Sep and 4 Sep 2021',
    );
  });

  it('speaks of one as of one, and of no time not at all', () => {
    const one = { posts: 1, accounts: 1, first_ms: null, last_ms: null };
    expect(headline(one, null, utc)).toBe('1 post by 1 account');
    expect(underline({ shares: 1, objects: 2 }, 1)).toBe(
      '1 share of 2 different objects, from 1 file',
    );
  });
});
