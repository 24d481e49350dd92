import { describe, expect, it } from 'vitest';
import {
  binEdges,
  chartSeries,
  countTicks,
  isWhole,
  nearestEdge,
  perBin,
  platformName,
  spanBetween,
  stack,
} from './bins';

const edges = [0, 10, 20, 30, 40];

describe('series', () => {
  it('are stacked from the largest up', () => {
    const series = [
      { name: 'a', counts: [1, 2] },
      { name: 'b', counts: [10, 0] },
    ];
    expect(stack(series)).toEqual([
      [1, 2],
      [11, 2],
    ]);
  });

  it('are of platforms, or of kinds in a fixed order and colour', () => {
    const series = [
      { platform: 'x', kind: 'repost', counts: [1, 2] },
      { platform: 'x', kind: '', counts: [0, 1] },
      { platform: 'telegram', kind: 'post', counts: [5, 0] },
      { platform: 'telegram', kind: 'repost', counts: [1, 1] },
    ];
    const platforms = chartSeries(series, 'platform', (id) => id);
    expect(platforms).toEqual([
      { name: 'x', counts: [1, 3], token: '--community-1' },
      { name: 'telegram', counts: [6, 1], token: '--community-2' },
    ]);
    const kinds = chartSeries(series, 'kind', (id) => id || 'not stated');
    expect(kinds).toEqual([
      { name: 'post', counts: [5, 0], token: '--community-1' },
      { name: 'repost', counts: [2, 3], token: '--community-2' },
      { name: 'not stated', counts: [0, 1], token: '--community-other' },
    ]);
    expect(series[0]!.counts).toEqual([1, 2]);
  });

  it('beyond the colours there are become one, and nothing is lost', () => {
    const many = Array.from({ length: 9 }, (_, i) => ({
      platform: `p${i}`,
      kind: '',
      counts: [i, 1],
    }));
    const shown = chartSeries(many, 'platform', (id) => id, 4);
    expect(shown.map((one) => one.name)).toEqual(['p0', 'p1', 'p2', '6 other platforms']);
    expect(stack(shown).at(-1)).toEqual([36, 9]);
  });

  it('have a name even when the source names no platform', () => {
    expect(platformName('')).toBe('platform not stated');
    expect(platformName('x', 'X')).toBe('X');
  });
});

describe('the brush', () => {
  it('snaps to the nearest edge', () => {
    expect(nearestEdge(edges, 14)).toBe(1);
    expect(nearestEdge(edges, 16)).toBe(2);
    expect(nearestEdge(edges, -100)).toBe(0);
    expect(nearestEdge(edges, 999)).toBe(4);
  });

  it('is at least one bin wide, whichever way it was drawn', () => {
    expect(spanBetween(edges, 3, 1)).toEqual({ from_ms: 10, to_ms: 30 });
    expect(spanBetween(edges, 2, 2)).toEqual({ from_ms: 20, to_ms: 30 });
    expect(spanBetween(edges, 4, 4)).toEqual({ from_ms: 30, to_ms: 40 });
    expect(spanBetween([], 0, 1)).toBeNull();
  });

  it('over everything is no limit', () => {
    expect(isWhole(edges, { from_ms: 0, to_ms: 40 })).toBe(true);
    expect(isWhole(edges, { from_ms: 0, to_ms: 30 })).toBe(false);
  });

  it('knows the end of the last bin', () => {
    expect(binEdges({ bin_from_ms: [0, 10], bin_ms: 10 })).toEqual([0, 10, 20]);
    expect(binEdges({ bin_from_ms: [], bin_ms: 10 })).toEqual([]);
  });
});

describe('the axis', () => {
  it('says how wide a bin is', () => {
    expect(perBin(86_400_000)).toBe('per day');
    expect(perBin(6 * 3_600_000)).toBe('per 6 hours');
    expect(perBin(90_000)).toBe('per 90 seconds');
  });

  it('counts in round steps of whole posts', () => {
    expect(countTicks(1234, 4)).toEqual([0, 500, 1000, 1500]);
    expect(countTicks(3, 4)).toEqual([0, 1, 2, 3]);
    expect(countTicks(0, 4)).toEqual([0, 1]);
  });
});
