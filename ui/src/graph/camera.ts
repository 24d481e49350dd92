/**
 * Camera of the picture: which part of the layout is seen and how large. Pure arithmetic.
 */
import type { Bounds } from './data';

/** Centre in layout units and CSS pixels per layout unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Size of the picture in CSS pixels. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** One step of the keyboard or of a button. */
export const ZOOM_STEP = 1.35;
/** How far beyond "fit" one may go, outwards and inwards. */
const ZOOM_OUT_LIMIT = 0.2;
const ZOOM_IN_LIMIT = 4000;

export function toScreenX(camera: Camera, view: Viewport, x: number): number {
  return (x - camera.x) * camera.scale + view.width / 2;
}

export function toScreenY(camera: Camera, view: Viewport, y: number): number {
  return (y - camera.y) * camera.scale + view.height / 2;
}

export function toLayoutX(camera: Camera, view: Viewport, sx: number): number {
  return (sx - view.width / 2) / camera.scale + camera.x;
}

export function toLayoutY(camera: Camera, view: Viewport, sy: number): number {
  return (sy - view.height / 2) / camera.scale + camera.y;
}

/** What is seen, with a border of `margin` CSS pixels. */
export function visibleBounds(camera: Camera, view: Viewport, margin = 0): Bounds {
  return {
    minX: toLayoutX(camera, view, -margin),
    minY: toLayoutY(camera, view, -margin),
    maxX: toLayoutX(camera, view, view.width + margin),
    maxY: toLayoutY(camera, view, view.height + margin),
  };
}

/** The camera that shows `bounds` whole with `margin` CSS pixels around it. */
export function fit(bounds: Bounds, view: Viewport, margin = 40): Camera {
  const w = bounds.maxX - bounds.minX;
  const h = bounds.maxY - bounds.minY;
  const free = (size: number): number => Math.max(size - 2 * margin, size / 4, 1);
  const scaleX = w > 0 ? free(view.width) / w : Infinity;
  const scaleY = h > 0 ? free(view.height) / h : Infinity;
  const scale = Math.min(scaleX, scaleY);
  return {
    x: (bounds.minX + bounds.maxX) / 2,
    y: (bounds.minY + bounds.maxY) / 2,
    scale: Number.isFinite(scale) && scale > 0 ? scale : 1,
  };
}

/** Moves the picture by CSS pixels: what lies under the pointer follows it. */
export function pan(camera: Camera, dx: number, dy: number): Camera {
  return { x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale, scale: camera.scale };
}

/** Zooms by `factor`; the point under (sx, sy) stays where it is. `fitScale` bounds both ways. */
export function zoomAt(
  camera: Camera,
  view: Viewport,
  sx: number,
  sy: number,
  factor: number,
  fitScale: number,
): Camera {
  const scale = clampScale(camera.scale * factor, fitScale);
  const lx = toLayoutX(camera, view, sx);
  const ly = toLayoutY(camera, view, sy);
  return {
    x: lx - (sx - view.width / 2) / scale,
    y: ly - (sy - view.height / 2) / scale,
    scale,
  };
}

export function clampScale(scale: number, fitScale: number): number {
  const low = fitScale * ZOOM_OUT_LIMIT;
  const high = fitScale * ZOOM_IN_LIMIT;
  return Number.isFinite(scale) ? Math.min(Math.max(scale, low), high) : fitScale;
}

/** Factor of a wheel step: `deltaY` in pixels, lines (mode 1) or pages (mode 2). */
export function wheelFactor(deltaY: number, deltaMode: number): number {
  const px = deltaY * (deltaMode === 1 ? 16 : deltaMode === 2 ? 400 : 1);
  return Math.exp(-Math.min(Math.max(px, -240), 240) * 0.0018);
}

/** The place a bitmap drawn for `from` takes when it is seen with `to` (CSS matrix a, e, f). */
export function bitmapPlacement(
  from: Camera,
  to: Camera,
  view: Viewport,
): { scale: number; dx: number; dy: number } {
  const scale = to.scale / from.scale;
  // Top left corner of the bitmap lies at this layout point.
  const lx = toLayoutX(from, view, 0);
  const ly = toLayoutY(from, view, 0);
  return { scale, dx: toScreenX(to, view, lx), dy: toScreenY(to, view, ly) };
}

/** The camera that has to move least to see `bounds` with a margin; zooms out only when it must. */
export function revealing(camera: Camera, view: Viewport, bounds: Bounds, margin: number): Camera {
  const seen = visibleBounds(camera, view, -margin);
  const isWide = bounds.maxX - bounds.minX > seen.maxX - seen.minX;
  const isHigh = bounds.maxY - bounds.minY > seen.maxY - seen.minY;
  if (isWide || isHigh) return fit(bounds, view, margin);
  return {
    x: camera.x + shift(bounds.minX, bounds.maxX, seen.minX, seen.maxX),
    y: camera.y + shift(bounds.minY, bounds.maxY, seen.minY, seen.maxY),
    scale: camera.scale,
  };
}

/** How far low..high has to go to lie within from..to. */
function shift(low: number, high: number, from: number, to: number): number {
  return low < from ? low - from : high > to ? high - to : 0;
}

export function sameCamera(a: Camera, b: Camera): boolean {
  return a.x === b.x && a.y === b.y && a.scale === b.scale;
}
