/** A pin in every account that somebody put where it stands: needle and head above the dot. */
import { type OverlayModel, radiusPx, screenX, screenY } from './overlay_model';
import type { Painter } from './painter';
import type { Palette } from './palette';
import { SHOWN } from './scene';

const NEEDLE = 6;
const HEAD = 2.6;

export function paintPins(painter: Painter, model: OverlayModel): void {
  const { view } = model;
  for (const node of shownPins(model)) {
    const [x, y] = [screenX(model, node), screenY(model, node)];
    if (x < -9 || y < -9 || x > view.width + 9 || y > view.height + 20) continue;
    paintPin(painter, model.palette, x, y - radiusPx(model, node));
  }
}

/** Pinned accounts that the picture has; on a map nobody stands for himself. */
export function shownPins({ bubbles, pinned, scene, states }: OverlayModel): readonly number[] {
  if (bubbles !== null) return [];
  return pinned.filter(
    (node) => node < scene.data.nodeCount && (states.node === null || states.node[node] === SHOWN),
  );
}

/** A pin whose point is at (x, y). */
export function paintPin(painter: Painter, palette: Palette, x: number, y: number): void {
  painter.line(x, y, x, y - NEEDLE, { stroke: palette.ink, strokeWidth: 1.2 });
  painter.circle(x, y - NEEDLE - 2, HEAD, {
    fill: palette.ink,
    stroke: palette.paper,
    strokeWidth: 0.8,
  });
}
