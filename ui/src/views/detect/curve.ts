/** Pairs against the window, both by ratio, as a line in a box of a given size. */
import { placeOf } from './window_scale';

export interface CurvePoint {
  x: number;
  y: number;
  secs: number;
  pairs: number;
}

/** Points of the line; y grows downwards and 0 pairs lie on the floor. */
export function curvePoints(
  windows: readonly number[],
  pairs: readonly number[],
  width: number,
  height: number,
): CurvePoint[] {
  // From the power of ten below the smallest number: a ratio has no zero to start from.
  const floor = Math.floor(Math.log10(1 + Math.min(...pairs)));
  const top = Math.max(Math.log10(1 + Math.max(...pairs)), floor + 1);
  return windows.map((secs, i) => {
    const n = pairs[i] ?? 0;
    return {
      x: placeOf(secs) * width,
      y: height - ((Math.log10(1 + n) - floor) / (top - floor)) * height,
      secs,
      pairs: n,
    };
  });
}

const round = (value: number) => Math.round(value * 10) / 10;

/** `M0 40L12 30…` */
export function curvePath(points: readonly CurvePoint[]): string {
  return points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${round(x)} ${round(y)}`).join('');
}

/** Height of the line at a place between its points. */
export function heightAt(points: readonly CurvePoint[], x: number): number {
  const after = points.findIndex((point) => point.x >= x);
  if (after === -1) return points.at(-1)?.y ?? 0;
  const [a, b] = [points[after - 1], points[after]!];
  if (!a || b.x === a.x) return b.y;
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
}
