import { describe, expect, it } from 'vitest';
import type { ColumnView } from '../api/generated/types';
import {
  isDecided,
  missingBecause,
  NOTHING_DECIDED,
  roleLabel,
  titleFrom,
  withProperty,
  withRole,
} from './mapping';

const columns: ColumnView[] = [
  { name: 'user', role: 'account', confidence: 0.9, why: '' },
  { name: 'author', role: 'account_name', confidence: 0.6, why: '' },
  { name: 'link', role: 'object:url', confidence: 0.9, why: '' },
  { name: 'link2', role: 'ignore', confidence: 0.2, why: '' },
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

describe('what else is decided', () => {
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
