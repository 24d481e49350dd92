/**
 * What a bubble of the map says beside its size: how tight the community is (the full part), in which
 * layers it acts (the marks inside its rim), and when (the bar below its number).
 */
import { toScreenX, toScreenY } from './camera';
import type { CommunityMap } from './community_map';
import { tightness } from './community_map';
import type { OverlayModel } from './overlay_model';
import { radiusPx } from './overlay_model';
import type { Painter } from './painter';
import type { Palette } from './palette';
import { SHOWN } from './scene';

/** Smaller bubbles, in CSS pixels, carry nothing but their colour, no marks of layers, no bar. */
const SMALLEST = 5;
const SMALLEST_WITH_LAYERS = 12;
const SMALLEST_WITH_BAR = 17;
/** In a crowd of bubbles the large ones speak. */
const MOST = 500;
/** How pale the part is that no edges fill. */
const PALE = 0.62;

/** Share of its run's layers that a map can show. */
const MOST_LAYERS = 32;

export interface BubbleWords {
  readonly map: CommunityMap;
  /** Layers of the run, in its order. */
  readonly layers: number;
}

/** Paints the inside of all bubbles, or of some. */
export function paintBubbles(
  painter: Painter,
  model: OverlayModel,
  { map, layers }: BubbleWords,
  only: readonly number[] | null,
): void {
  const { scene, states, camera, view, palette } = model;
  const places = only ?? scene.nodeOrder;
  let left = MOST;
  for (const place of places) {
    const r = radiusPx(model, place);
    if (r < SMALLEST || left === 0) {
      if (only === null) break;
      continue;
    }
    if (states.node !== null && states.node[place] !== SHOWN) continue;
    const x = toScreenX(camera, view, map.x[place]);
    const y = toScreenY(camera, view, map.y[place]);
    if (x < -r || y < -r || x > view.width + r || y > view.height + r) continue;
    left--;
    paintTightness(painter, palette, x, y, r, tightness(map, place));
    if (layers > 1 && r >= SMALLEST_WITH_LAYERS) {
      paintLayers(painter, palette, x, y, r, map.layers[place], layers);
    }
    if (r >= SMALLEST_WITH_BAR && map.edgesInside[place] > 0) {
      const whole = Math.max((map.toMs - map.fromMs) / 1000, 1);
      paintBar(painter, palette, x, y, r, map.first[place] / whole, map.last[place] / whole);
    }
  }
}

/** Pales the bubble down to a core whose share of the area is the tightness. */
export function paintTightness(
  painter: Painter,
  palette: Palette,
  x: number,
  y: number,
  r: number,
  tight: number,
): void {
  const rim = r - 0.5;
  const core = rim * Math.sqrt(tight);
  if (rim - core < 0.4) return;
  painter.circle(x, y, (rim + core) / 2, {
    stroke: palette.paper,
    strokeOpacity: PALE,
    strokeWidth: rim - core,
  });
}

/** A mark for each layer that has pairs, clockwise from the top in the order of the run. */
export function paintLayers(
  painter: Painter,
  palette: Palette,
  x: number,
  y: number,
  r: number,
  present: number,
  layers: number,
): void {
  const many = Math.min(layers, MOST_LAYERS);
  const gap = Math.min(0.02, 0.2 / many);
  for (let layer = 0; layer < many; layer++) {
    if ((present & (1 << layer)) === 0) continue;
    painter.arc(x, y, r - 3, layer / many + gap, (layer + 1) / many - gap, {
      stroke: palette.ink,
      strokeOpacity: 0.72,
      strokeWidth: 2,
    });
  }
}

/** From the first to the last pair, on the time of the run. */
export function paintBar(
  painter: Painter,
  palette: Palette,
  x: number,
  y: number,
  r: number,
  from: number,
  to: number,
): void {
  const width = Math.min(r * 1.1, 90);
  const left = x - width / 2;
  const top = y + Math.max(r * 0.5, 11);
  painter.rect(left - 2, top - 1.5, width + 4, 6, 3, { fill: palette.raised, fillOpacity: 0.88 });
  const [start, end] = [clamped(from), clamped(to)];
  const long = Math.max((end - start) * width, 2.5);
  const at = Math.min(left + start * width, left + width - long);
  painter.rect(at, top, long, 3, 0, { fill: palette.ink });
}

function clamped(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
