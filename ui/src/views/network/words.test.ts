import { describe, expect, it } from 'vitest';
import type { RunView } from '../../api/generated/types';
import { NO_FILTER } from '../../state/filters.svelte';
import { levelOfHour, shiftedHours } from './rhythm';
import { chanceSentence, countWords, emptyQuestion, filterParts, filterSentence } from './words';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('what is counted', () => {
  it('always says how much of how much', () => {
    const words = countWords({
      nodes: 9310,
      nodesPassing: 1204,
      edges: 12000,
      edgesPassing: 3410,
    });
    expect(plain(words)).toBe('1 204 of 9 310 accounts · 3 410 of 12 000 edges');
  });
});

describe('the filter in words', () => {
  const filter = {
    ...NO_FILTER,
    min_weight: 1200,
    window_secs: 10,
    layers: ['url', 'hashtag'],
    communities: [3, 14],
    span: { from_ms: Date.UTC(2021, 7, 1), to_ms: Date.UTC(2021, 7, 3) },
    text: 'a\u202eb',
  };

  it('says each part and how to take it away', () => {
    const parts = filterParts(filter, true);
    expect(parts.map((part) => plain(part.words))).toEqual([
      'weight at least 1 200',
      'within 10 s',
      'layer url',
      'layer hashtag',
      'community 3',
      'community 14',
      '2021-08-01 to 2021-08-02',
      expect.stringContaining('account contains'),
    ]);
    expect(parts[2].without).toEqual({ layers: ['hashtag'] });
    expect(parts[5].without).toEqual({ communities: [3] });
    expect(parts[7].words).not.toContain('\u202e');
  });

  it('says so when nothing is filtered out', () => {
    expect(filterParts(NO_FILTER, true)).toEqual([]);
    expect(filterSentence(NO_FILTER, true)).toBe('The whole run, nothing filtered out');
    expect(plain(filterSentence({ ...NO_FILTER, min_weight: 5 }, true))).toBe(
      'Filter: weight at least 5',
    );
  });

  it('names cores, components and platforms, each with itself alone', () => {
    const filter = {
      ...NO_FILTER,
      min_weight: 2,
      min_core: 3,
      min_component: 500,
      platforms: ['', 'plein'],
    };
    const parts = filterParts(filter, true);
    expect(parts.map((part) => part.words)).toEqual([
      'weight at least 2',
      'core at least 3',
      'components of at least 500',
      'platform not stated',
      'plein',
    ]);
    expect(parts[3]?.without).toEqual({ platforms: ['plein'] });
    expect(parts[3]?.only).toEqual({ platforms: [''] });
    // What every part takes away together is everything, and each alone is a part.
    const without = Object.assign({}, ...parts.map(({ only }) => only)) as object;
    for (const key of Object.keys(without)) {
      const rest = filterParts({ ...filter, [key]: NO_FILTER[key as 'platforms'] }, true);
      expect(rest.length).toBeLessThan(parts.length);
    }
  });
});

const ofForty = (part: Partial<RunView>) => ({ n_edges: 40, ...part }) as RunView;

describe('what chance says', () => {
  const judged = {
    n_pairs_admissible: 1000,
    n_edges_beyond_activity: 9,
    n_edges_beyond_both: 8,
    n_edges_established: 7,
    n_groups: 1,
    n_accounts_established: 5,
    n_communities_established: 1,
  };
  it('goes no further than the rung', () => {
    const said = chanceSentence(ofForty({ judged })) ?? '';
    expect(plain(said)).toContain('5 accounts in 1 group with 7 of 40 edges');
    expect(said).toContain('does not say who');
  });

  it('does not call a missing proof innocence', () => {
    const none = chanceSentence(ofForty({ judged: { ...judged, n_groups: 0 } })) ?? '';
    expect(none).toContain('no proof that nobody coordinates');
  });

  it('says nothing where nobody asked', () => {
    expect(chanceSentence(ofForty({ judged: null }))).toBeNull();
  });

  it('stands in the filter', () => {
    const parts = filterParts({ ...NO_FILTER, min_rung: 2, max_q: 1e-6 }, true);
    expect(parts.map((part) => part.words)).toEqual([
      'statistically established',
      'q at most 1.0 × 10⁻⁶',
    ]);
    expect(parts.map((part) => part.without)).toEqual([{ min_rung: null }, { max_q: null }]);
  });
});

describe('an empty network', () => {
  it('asks for the nearest lower limit that gives something', () => {
    const run = {
      lower: [
        { min_weight: 4, n_edges: 0 },
        { min_weight: 2, n_edges: 214 },
      ],
    } as unknown as RunView;
    expect(emptyQuestion(run)).toEqual({
      sentence: 'No pair passes these limits. 214 pairs share at least 2: lower the limit?',
      minWeight: 2,
    });
    expect(emptyQuestion({ lower: [] } as unknown as RunView)).toBeNull();
  });
});

describe('rhythm of the week', () => {
  it('runs over from Sunday to Monday', () => {
    const hours = Array.from({ length: 168 }, (_, h) => (h === 167 ? 5 : 0));
    expect(shiftedHours(hours, 2)[1]).toBe(5);
    expect(shiftedHours(hours, 0)).toEqual(hours);
    expect(shiftedHours(hours, -167)[0]).toBe(5);
  });

  it('shows one share beside many', () => {
    expect(levelOfHour(0, 900)).toBe(0);
    expect(levelOfHour(1, 900)).toBe(1);
    expect(levelOfHour(900, 900)).toBe(4);
  });
});
