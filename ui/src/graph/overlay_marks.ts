/** Numbers of communities: on a large one, beside a small one, never where another would be meant. */
import { type Viewport, toScreenX, toScreenY } from './camera';
import type { Box, Occupancy } from './labels';
import type { OverlayModel } from './overlay_model';
import type { Painter } from './painter';
import { HUES, colourOf } from './scene';

/** Where the number of a community was painted. */
export interface MarkBox {
  readonly community: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MARK_TEXT = 12;
const MARK_HEIGHT = 18;
/** A community smaller than this on screen has its number beside it instead of on it. */
const SMALL_REACH = 30;
/** One without a hue of its own has no number before it is this large on screen. */
const NUMBERED_REACH = 17;
/** One with a hue has its number on itself from this size, when there is no room beside it. */
const COVERED_REACH = 11;

/** `taken` holds names and numbers, `dots` the accounts. */
export function paintMarks(
  painter: Painter,
  model: OverlayModel,
  taken: Occupancy,
  dots: Occupancy,
): MarkBox[] {
  const { camera, view, palette, selection } = model;
  const boxes: MarkBox[] = [];
  for (const mark of model.marks) {
    const chosen = selection.kind === 'community' && selection.community === mark.community;
    const hued = mark.community <= HUES;
    if (!chosen && !hued && mark.reach * camera.scale < NUMBERED_REACH) continue;
    const words = String(mark.community);
    const width = Math.max(painter.measure(words, MARK_TEXT, 600) + 10, MARK_HEIGHT);
    const reach = mark.reach * camera.scale;
    const x = toScreenX(camera, view, mark.x);
    const y = toScreenY(camera, view, mark.y);
    const box = placeOf(x, y, width, reach, hued || chosen, view, taken, dots);
    if (box === undefined) continue;
    taken.take(box);
    painter.rect(box.left, box.top, width, MARK_HEIGHT, MARK_HEIGHT / 2, {
      fill: chosen ? palette.accent : palette.raised,
      fillOpacity: chosen ? 1 : 0.88,
      stroke: chosen ? palette.accent : palette.communities[colourOf(mark.community)],
      strokeWidth: hued ? 1.6 : 1,
    });
    painter.text(box.left + width / 2, box.top + MARK_HEIGHT / 2 + 4.3, words, {
      size: MARK_TEXT,
      weight: 600,
      colour: chosen ? palette.paper : palette.ink,
      anchor: 'middle',
    });
    boxes.push({ community: mark.community, ...box });
  }
  return boxes;
}

function placeOf(
  x: number,
  y: number,
  width: number,
  reach: number,
  wanted: boolean,
  view: Viewport,
  taken: Occupancy,
  dots: Occupancy,
): Box | undefined {
  const at = (cx: number, cy: number): Box => ({
    left: cx - width / 2,
    top: cy - MARK_HEIGHT / 2,
    width,
    height: MARK_HEIGHT,
  });
  const on = at(x, y);
  const isFree = (box: Box): boolean => isInside(box, view) && taken.free(box);
  if (reach >= SMALL_REACH) return isFree(on) ? on : undefined;
  const up = reach + MARK_HEIGHT / 2 + 1;
  const side = reach + width / 2 + 1;
  const beside = [at(x, y - up), at(x, y + up), at(x + side, y), at(x - side, y)];
  // Beside means on empty paper: on another community it would name that one.
  const place = beside.find((box) => isFree(box) && dots.free(box));
  if (place !== undefined) return place;
  return wanted && reach >= COVERED_REACH && isFree(on) ? on : undefined;
}

function isInside(box: Box, view: Viewport): boolean {
  return (
    box.left >= 1 &&
    box.top >= 1 &&
    box.left + box.width <= view.width - 1 &&
    box.top + box.height <= view.height - 1
  );
}
