import { describe, expect, it } from 'vitest';
import {
  type Camera,
  bitmapPlacement,
  clampScale,
  fit,
  pan,
  revealing,
  toLayoutX,
  toLayoutY,
  toScreenX,
  toScreenY,
  wheelFactor,
  zoomAt,
} from './camera';

const view = { width: 800, height: 600 };
const camera: Camera = { x: 12, y: -7, scale: 2.5 };

/** Bounds of a single point. */
const at = (x: number, y: number) => ({ minX: x, minY: y, maxX: x, maxY: y });

describe('camera', () => {
  it('goes to the screen and back', () => {
    expect(toLayoutX(camera, view, toScreenX(camera, view, 3.25))).toBeCloseTo(3.25, 10);
    expect(toLayoutY(camera, view, toScreenY(camera, view, -9))).toBeCloseTo(-9, 10);
    expect(toScreenX(camera, view, camera.x)).toBe(400);
    expect(toScreenY(camera, view, camera.y + 10)).toBe(325);
  });

  it('fits everything with a margin and keeps its shape', () => {
    const bounds = { minX: -10, minY: 0, maxX: 30, maxY: 10 };
    const fitted = fit(bounds, view, 40);
    expect(toScreenX(fitted, view, -10)).toBeCloseTo(40, 6);
    expect(toScreenX(fitted, view, 30)).toBeCloseTo(760, 6);
    expect(toScreenY(fitted, view, 5)).toBeCloseTo(300, 6);
  });

  it('fits a single point and a view smaller than its margins', () => {
    const point = { minX: 4, minY: 4, maxX: 4, maxY: 4 };
    expect(fit(point, view)).toEqual({ x: 4, y: 4, scale: 1 });
    const tiny = fit({ minX: 0, minY: 0, maxX: 1, maxY: 1 }, { width: 20, height: 20 });
    expect(tiny.scale).toBeGreaterThan(0);
  });

  it('keeps the point under the pointer when it zooms', () => {
    const zoomed = zoomAt(camera, view, 130, 77, 3, 1);
    expect(toLayoutX(zoomed, view, 130)).toBeCloseTo(toLayoutX(camera, view, 130), 9);
    expect(toLayoutY(zoomed, view, 77)).toBeCloseTo(toLayoutY(camera, view, 77), 9);
    expect(zoomed.scale).toBe(7.5);
  });

  it('does not lose itself in zooming', () => {
    expect(clampScale(1e9, 1)).toBe(4000);
    expect(clampScale(1e-9, 1)).toBe(0.2);
    expect(clampScale(Number.NaN, 3)).toBe(3);
  });

  it('lets the picture follow the pointer', () => {
    const moved = pan(camera, 25, -5);
    expect(toScreenX(moved, view, 3) - toScreenX(camera, view, 3)).toBeCloseTo(25, 9);
    expect(toScreenY(moved, view, 3) - toScreenY(camera, view, 3)).toBeCloseTo(-5, 9);
  });

  it('bounds one turn of a wheel, whatever its unit', () => {
    expect(wheelFactor(-3, 1)).toBeGreaterThan(1);
    expect(wheelFactor(1e6, 0)).toBe(wheelFactor(240, 0));
    expect(wheelFactor(100, 0) * wheelFactor(-100, 0)).toBeCloseTo(1, 12);
  });

  it('moves no more than needed to reveal', () => {
    expect(revealing(camera, view, at(20, -10), 50)).toEqual(camera);
    const right = revealing(camera, view, at(500, -7), 50);
    expect(toScreenX(right, view, 500)).toBeCloseTo(750, 6);
    expect(right.y).toBe(camera.y);
    const wide = revealing(camera, view, { minX: 0, minY: 0, maxX: 9000, maxY: 1 }, 50);
    expect(toScreenX(wide, view, 9000)).toBeCloseTo(750, 6);
  });

  it('puts an old bitmap where the new camera sees it', () => {
    const to = zoomAt(pan(camera, 40, 10), view, 200, 100, 1.5, 1);
    const { scale, dx, dy } = bitmapPlacement(camera, to, view);
    // A layout point drawn in the old bitmap at s must now appear at s * scale + d.
    expect(toScreenX(camera, view, 5) * scale + dx).toBeCloseTo(toScreenX(to, view, 5), 8);
    expect(toScreenY(camera, view, 5) * scale + dy).toBeCloseTo(toScreenY(to, view, 5), 8);
  });
});
