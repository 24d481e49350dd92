import { describe, expect, it } from 'vitest';
import {
  pagesOf,
  rowForKey,
  scrollHeight,
  scrollToRow,
  TALLEST_PX,
  visibleRows,
  type Geometry,
} from './rows';

const small: Geometry = { total: 1000, rowPx: 28, viewportPx: 280 };
const huge: Geometry = { total: 10_000_000, rowPx: 28, viewportPx: 280 };

describe('rows in sight', () => {
  it('are those of the viewport and a few more', () => {
    expect(visibleRows(small, 0, 5)).toEqual({ first: 0, end: 15, offsetPx: 0 });
    expect(visibleRows(small, 2800, 5)).toEqual({ first: 95, end: 115, offsetPx: 95 * 28 });
  });

  it('end with the last row, even when the table is taller than an element can be', () => {
    for (const g of [small, huge]) {
      const bottom = scrollHeight(g) - g.viewportPx;
      const seen = visibleRows(g, bottom, 0);
      expect(seen.end).toBe(g.total);
      expect(seen.offsetPx + (seen.end - seen.first) * g.rowPx).toBeCloseTo(scrollHeight(g), 3);
    }
    expect(scrollHeight(huge)).toBe(TALLEST_PX);
  });

  it('are none in an empty table, and all in a short one', () => {
    expect(visibleRows({ ...small, total: 0 }, 500, 5)).toMatchObject({ first: 0, end: 0 });
    expect(visibleRows({ ...small, total: 3 }, 500, 5)).toEqual({ first: 0, end: 3, offsetPx: 0 });
  });
});

describe('moving', () => {
  it('brings a row into sight and no further', () => {
    expect(scrollToRow(small, 0, 3)).toBe(0);
    expect(scrollToRow(small, 0, 10)).toBe(28);
    expect(scrollToRow(small, 2800, 50)).toBe(1400);
  });

  it('reaches any row of a huge table', () => {
    for (const row of [0, 1, 4_999_999, 9_999_999]) {
      const top = scrollToRow(huge, 0, row);
      const seen = visibleRows(huge, top, 0);
      expect(seen.first).toBeLessThanOrEqual(row);
      expect(seen.end).toBeGreaterThan(row);
    }
  });

  it('by keys stays inside', () => {
    expect(rowForKey('ArrowUp', 0, 10, 5)).toBe(0);
    expect(rowForKey('PageDown', 7, 10, 5)).toBe(9);
    expect(rowForKey('End', 0, 10, 5)).toBe(9);
    expect(rowForKey('x', 0, 10, 5)).toBeNull();
    expect(rowForKey('Home', 0, 0, 5)).toBeNull();
  });
});

describe('pages', () => {
  it('are those that hold the rows', () => {
    expect(pagesOf(95, 115, 100)).toEqual([0, 1]);
    expect(pagesOf(100, 200, 100)).toEqual([1]);
    expect(pagesOf(0, 0, 100)).toEqual([]);
  });
});
