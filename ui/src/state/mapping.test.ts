import { describe, expect, it } from 'vitest';
import type { ColumnView } from '../api/generated/types';
import {
  decidesAnything,
  isDecided,
  missingBecause,
  NOTHING_DECIDED,
  roleLabel,
  ROLES,
  separatorLabel,
  titleFrom,
  typeFault,
  withLayout,
  withList,
  withProperty,
  withRole,
} from './mapping';

const columns: ColumnView[] = [
  { name: 'user', role: 'account', confidence: 0.9, why: '', list: null, sample: '' },
  { name: 'author', role: 'account_name', confidence: 0.6, why: '', list: null, sample: '' },
  { name: 'link', role: 'object:url', confidence: 0.9, why: '', list: null, sample: '' },
  { name: 'link2', role: 'ignore', confidence: 0.2, why: '', list: null, sample: '' },
];

describe('roles', () => {
  it('that one column can have are taken from the other', () => {
    const ask = withRole(NOTHING_DECIDED, columns, 'author', 'account');
    expect(ask.roles).toEqual([
      { column: 'user', role: 'ignore' },
      { column: 'author', role: 'account' },
    ]);
    expect(isDecided(ask, 'user')).toBe(true);
    expect(isDecided(ask, 'link')).toBe(false);
  });

  it('of objects may stand in several columns', () => {
    const ask = withRole(NOTHING_DECIDED, columns, 'link2', 'object:url');
    expect(ask.roles).toEqual([{ column: 'link2', role: 'object:url' }]);
  });

  it('are decided once a column, the last time counts', () => {
    const first = withRole(NOTHING_DECIDED, columns, 'link2', 'object:url');
    const second = withRole(first, columns, 'link2', 'ignore');
    expect(second.roles).toEqual([{ column: 'link2', role: 'ignore' }]);
  });

  it('have names, and reasons when they are missing', () => {
    expect(roleLabel('object:url')).toBe('Link');
    expect(roleLabel('object:sticker')).toBe('sticker');
    expect(missingBecause('time')).toContain('when');
  });
});

describe('the roles on offer', () => {
  it('are all of the engine, once each', () => {
    const words =
      'account content time platform text account_name ignore kind is_repost repost_of_account reply_to_account quote_of_account lang client post_url likes reposts replies quotes views reactions handle account_created bio location followers following posts_count verified default_profile avatar observed_at';
    const offered = ROLES.filter((role) => !role.includes(':'));
    expect(offered.toSorted()).toEqual(words.split(' ').toSorted());
    expect(new Set(ROLES.map(roleLabel)).size).toBe(ROLES.length);
  });

  it('let parts of a post id stand in several columns', () => {
    const parts: ColumnView[] = [
      { name: 'group', role: 'content', confidence: 1, why: '', list: null, sample: '' },
      { name: 'number', role: 'ignore', confidence: 1, why: '', list: null, sample: '' },
    ];
    expect(withRole(NOTHING_DECIDED, parts, 'number', 'content').roles).toHaveLength(1);
  });
});

describe('several values in a cell', () => {
  it('are decided by column, and forgotten with an object', () => {
    const ask = withList(withList(NOTHING_DECIDED, 'link', ','), 'link', 'brackets');
    expect(ask.lists).toEqual([{ column: 'link', list: 'brackets' }]);
    expect(withRole(ask, columns, 'link', 'text').lists).toEqual([]);
    expect(withRole(ask, columns, 'link', 'object:domain').lists).toHaveLength(1);
  });

  it('have words', () => {
    expect(separatorLabel(null)).toBe('one value');
    expect(separatorLabel('blank')).toBe('several, between blanks');
    expect(separatorLabel('~')).toBe('several, between ~');
  });
});

describe('what else is decided', () => {
  it('is forgotten where another format is chosen', () => {
    const ask = withLayout(withRole(NOTHING_DECIDED, columns, 'link', 'ignore'), 'none');
    expect(ask.roles).toEqual([]);
    expect(ask.layout).toBe('none');
    expect(decidesAnything(ask)).toBe(true);
    expect(decidesAnything({ ...NOTHING_DECIDED, format: '' })).toBe(false);
  });

  it('may be a kind of object with a plain name', () => {
    expect(typeFault('sticker_pack')).toBe('');
    expect(typeFault('Sticker')).not.toBe('');
    expect(typeFault('a'.repeat(41))).not.toBe('');
  });

  it('is guessed again when it is emptied', () => {
    const ask = withProperty(NOTHING_DECIDED, 'time_zone', 'Europe/Berlin');
    expect(ask.time_zone).toBe('Europe/Berlin');
    expect(withProperty(ask, 'time_zone', '').time_zone).toBeNull();
  });

  it('a case takes its title from the file', () => {
    expect(titleFrom('german_elections_2021.csv.gz')).toBe('German elections 2021');
    expect(titleFrom('.csv')).toBe('Untitled case');
    expect(titleFrom('posts.v2.ndjson')).toBe('Posts.v2');
  });
});
