import { describe, expect, it } from 'vitest';
import { binAt, LEVELS, ticks } from './barcode';

describe('barcode', () => {
  it('draws a tick for every bin that is not empty, inside the strip', () => {
    const drawn = ticks([0, 1, 0, 9, 4], 100);
    expect(drawn.map((tick) => tick.x)).toEqual([20, 60, 80]);
    for (const tick of drawn) expect(tick.x + tick.width).toBeLessThanOrEqual(100);
  });

  it('is darkest where most happened, and never invisible', () => {
    expect(ticks([1, 10_000], 10).map((tick) => tick.level)).toEqual([1, LEVELS]);
  });

  it('loses nothing when there are more bins than pixels', () => {
    const bins = Array.from({ length: 240 }, (_, i) => i % 3);
    const drawn = ticks(bins, 50);
    expect(drawn.reduce((sum, tick) => sum + tick.count, 0)).toBe(240);
    expect(Math.max(...drawn.map((tick) => tick.x + tick.width))).toBeLessThanOrEqual(50);
  });

  it('is empty when nothing happened', () => {
    expect(ticks([], 100)).toEqual([]);
    expect(ticks([0, 0], 100)).toEqual([]);
    expect(ticks([1], 0)).toEqual([]);
  });

  it('finds the bin under the pointer', () => {
    expect(binAt(0, 480, 240)).toBe(0);
    expect(binAt(479, 480, 240)).toBe(239);
    expect(binAt(9999, 480, 240)).toBe(239);
  });
});
