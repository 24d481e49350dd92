import { describe, expect, it } from 'vitest';
import { curvePath, curvePoints, heightAt } from './curve';
import { WINDOW_LADDER } from './window_scale';

describe('the curve of pairs', () => {
  const points = curvePoints([1, 86_400], [0, 99], 100, 40);

  it('runs from the floor to the ceiling', () => {
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [0, 40],
      [100, 0],
    ]);
    expect(curvePath(points)).toBe('M0 40L100 0');
  });

  it('never falls when wider windows have no fewer pairs', () => {
    const pairs = WINDOW_LADDER.map((_, i) => i * i * 100);
    const ys = curvePoints(WINDOW_LADDER, pairs, 200, 50).map((point) => point.y);
    expect([...ys].sort((a, b) => b - a)).toEqual(ys);
  });

  it('is read between its points', () => {
    expect(heightAt(points, 50)).toBe(20);
    expect(heightAt(points, 0)).toBe(40);
    expect(heightAt(points, 500)).toBe(0);
    expect(heightAt([], 5)).toBe(0);
  });

  it('lies on the floor when there are no pairs', () => {
    expect(curvePoints([1, 10], [0, 0], 10, 10).every((point) => point.y === 10)).toBe(true);
  });
});
