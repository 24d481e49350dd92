import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../state/filters.svelte';
import { filterAt, firstLevel, hasMap, levelOf, partOf } from './levels';

const run = { run_id: 'r1', n_accounts: 2_000, n_communities: 40 };

describe('levels of the network', () => {
  it('opens a large run on its map and a small one on its accounts', () => {
    expect(firstLevel(run)).toEqual({ kind: 'map' });
    expect(firstLevel({ ...run, n_accounts: 58 })).toEqual({ kind: 'accounts' });
    expect(firstLevel({ ...run, n_communities: 3 })).toEqual({ kind: 'map' });
    expect(firstLevel({ ...run, n_communities: 2 })).toEqual({ kind: 'accounts' });
    expect(firstLevel({ ...run, n_accounts: 129, n_communities: 4 }).kind).toBe('accounts');
    expect(firstLevel({ ...run, n_accounts: 129, n_communities: 9 }).kind).toBe('map');
    expect(hasMap({ ...run, n_communities: 1 })).toBe(false);
    expect(hasMap({ ...run, n_communities: 2 })).toBe(true);
  });

  it('reads back what it writes', () => {
    for (const level of [
      { kind: 'map' },
      { kind: 'accounts' },
      { kind: 'community', community: 40 },
    ] as const) {
      expect(levelOf(partOf(run, level), run)).toEqual(level);
    }
  });

  it('takes nothing over from another run, nor a community that is not there', () => {
    const other = { ...run, run_id: 'r2' };
    const part = partOf(run, { kind: 'community', community: 7 });
    expect(levelOf(part, other)).toEqual({ kind: 'map' });
    for (const broken of ['', 'r1/community/41', 'r1/community/0', 'r1/community/x', 'r1/else']) {
      expect(levelOf(broken, run)).toEqual({ kind: 'map' });
    }
    expect(levelOf('r1/map', { ...run, n_communities: 1 })).toEqual({ kind: 'accounts' });
  });

  it('counts what is seen', () => {
    const filter = { ...NO_FILTER, min_weight: 3, communities: [1, 2] };
    expect(filterAt({ kind: 'map' }, filter)).toBe(filter);
    expect(filterAt({ kind: 'community', community: 9 }, filter)).toEqual({
      ...filter,
      communities: [9],
    });
  });
});
