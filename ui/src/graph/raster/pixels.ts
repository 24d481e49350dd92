/**
 * Software drawing of lines and dots into 32-bit pixels, anti-aliased by exact coverage.
 *
 * The same bytes on every machine and engine. Pixels are 0xAABBGGRR as in ImageData on the
 * little-endian machines that browsers run on; the ground is opaque, so nothing is premultiplied.
 */
import type { Rgb } from '../palette';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint32Array;
}

export function pack([r, g, b]: Rgb): number {
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

export function clear(pixels: Pixels, colour: number): void {
  pixels.data.fill(colour);
}

/** Mixes `colour` into pixel `at`; `alpha` 0 to 256. Red and blue go in one multiplication. */
function blend(data: Uint32Array, at: number, colour: number, alpha: number): void {
  const under = data[at];
  const rest = 256 - alpha;
  const redBlue =
    ((Math.imul(under & 0xff00ff, rest) + Math.imul(colour & 0xff00ff, alpha) + 0x800080) >>> 8) &
    0xff00ff;
  const green =
    ((Math.imul(under & 0xff00, rest) + Math.imul(colour & 0xff00, alpha) + 0x8000) >>> 8) & 0xff00;
  data[at] = (0xff000000 | redBlue | green) >>> 0;
}

/**
 * A line of `width` pixels. Walks along the longer axis; in each column (or row) every pixel gets
 * the share of it that the line covers.
 */
export function line(
  pixels: Pixels,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  width: number,
  colour: number,
  opacity: number,
): void {
  const steep = Math.abs(by - ay) > Math.abs(bx - ax);
  const limit = steep ? pixels.height : pixels.width;
  const across = steep ? pixels.width : pixels.height;
  // u runs along the longer axis, v across it.
  let u0 = steep ? ay : ax;
  let v0 = steep ? ax : ay;
  let u1 = steep ? by : bx;
  let v1 = steep ? bx : by;
  if (u0 > u1) {
    [u0, u1] = [u1, u0];
    [v0, v1] = [v1, v0];
  }
  const length = u1 - u0;
  const slope = length > 1e-9 ? (v1 - v0) / length : 0;
  const half = (width / 2) * Math.sqrt(1 + slope * slope);
  let first = Math.max(Math.floor(u0 + 0.5), 0);
  let last = Math.min(Math.ceil(u1 - 0.5) - 1, limit - 1);
  if (last < first) {
    // Shorter than a pixel: still a mark at its place.
    first = last = Math.floor((u0 + u1) / 2);
    if (first < 0 || first >= limit) return;
  }
  // Skip the part that lies outside across the line, so that long edges cost what is seen of them.
  if (slope !== 0) {
    const enter = u0 + ((slope > 0 ? -half - 1 : across + half + 1) - v0) / slope;
    const leave = u0 + ((slope > 0 ? across + half + 1 : -half - 1) - v0) / slope;
    first = Math.max(first, Math.floor(enter));
    last = Math.min(last, Math.ceil(leave));
  } else if (v0 < -half - 1 || v0 > across + half + 1) return;

  const data = pixels.data;
  const row = pixels.width;
  const alpha = opacity * 256;
  let v = v0 + (first + 0.5 - u0) * slope;
  for (let u = first; u <= last; u++, v += slope) {
    const low = v - half;
    const high = v + half;
    let p = Math.floor(low);
    if (p < 0) p = 0;
    for (; p < high && p < across; p++) {
      const covered = (high < p + 1 ? high : p + 1) - (low > p ? low : p);
      const a = (covered * alpha + 0.5) | 0;
      if (a > 0) blend(data, steep ? u * row + p : p * row + u, colour, a > 256 ? 256 : a);
    }
  }
}

/** A dot of radius `r` with an outline of `outline` pixels centred on its rim. */
export function dot(
  pixels: Pixels,
  cx: number,
  cy: number,
  r: number,
  fill: number,
  fillOpacity: number,
  outline: number,
  stroke: number,
  strokeOpacity: number,
): void {
  const outer = r + outline / 2;
  const inner = r - outline / 2;
  const x0 = Math.max(Math.floor(cx - outer - 0.5), 0);
  const x1 = Math.min(Math.ceil(cx + outer + 0.5), pixels.width) - 1;
  const y0 = Math.max(Math.floor(cy - outer - 0.5), 0);
  const y1 = Math.min(Math.ceil(cy + outer + 0.5), pixels.height) - 1;
  const data = pixels.data;
  for (let y = y0; y <= y1; y++) {
    const dy = y + 0.5 - cy;
    for (let x = x0; x <= x1; x++) {
      const dx = x + 0.5 - cx;
      const d = Math.sqrt(dx * dx + dy * dy);
      const whole = outer + 0.5 - d;
      if (whole <= 0) continue;
      const at = y * pixels.width + x;
      const body = clamp01(r + 0.5 - d);
      if (body > 0) blend(data, at, fill, (body * fillOpacity * 256 + 0.5) | 0);
      if (outline > 0) {
        const ring = clamp01(whole) - clamp01(inner + 0.5 - d);
        if (ring > 0) blend(data, at, stroke, (ring * strokeOpacity * 256 + 0.5) | 0);
      }
    }
  }
}

function clamp01(v: number): number {
  return v < 0 ? 0 : v > 1 ? 1 : v;
}
