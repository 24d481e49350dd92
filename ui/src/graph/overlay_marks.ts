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

/** From which reach a number stands on its community, is shown at all, may cover what it names. */
interface MarkRules {
  readonly small: number;
  readonly numbered: number;
  readonly covered: number;
}

const ON_ACCOUNTS: MarkRules = {
  small: SMALL_REACH,
  numbered: NUMBERED_REACH,
  covered: COVERED_REACH,
};
/** A bubble is one thing: its number covers nothing else. */
const ON_BUBBLES: MarkRules = { small: 10, numbered: 0, covered: Infinity };

/** A bubble smaller than this has its number without a plate. */
const PILL_REACH = 15;
const BARE_TEXT = 11;
const BARE_HEIGHT = 12;

/** `taken` holds names and numbers, `dots` the accounts. */
export function paintMarks(
  painter: Painter,
  model: OverlayModel,
  taken: Occupancy,
  dots: Occupancy,
): MarkBox[] {
  const { camera, view, palette } = model;
  const boxes: MarkBox[] = [];
  const rules = model.bubbles === null ? ON_ACCOUNTS : ON_BUBBLES;
  const selected = chosenCommunity(model);
  for (const mark of model.marks) {
    const chosen = selected === mark.community;
    const hued = mark.community <= HUES;
    if (!chosen && !hued && mark.reach * camera.scale < rules.numbered) continue;
    const words = String(mark.community);
    const reach = mark.reach * camera.scale;
    const x = toScreenX(camera, view, mark.x);
    const y = toScreenY(camera, view, mark.y);
    if (model.bubbles !== null && reach < PILL_REACH) {
      const box = paintBareNumber(painter, model, words, x, y, reach, chosen, taken);
      if (box !== null) boxes.push({ community: mark.community, ...box });
      continue;
    }
    const width = Math.max(painter.measure(words, MARK_TEXT, 600) + 10, MARK_HEIGHT);
    const box = placeOf(rules, x, y, width, reach, hued || chosen, view, taken, dots);
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

/** The number alone, on its bubble, where it covers no other number. */
function paintBareNumber(
  painter: Painter,
  { palette, view }: OverlayModel,
  words: string,
  x: number,
  y: number,
  reach: number,
  chosen: boolean,
  taken: Occupancy,
): Box | null {
  const width = painter.measure(words, BARE_TEXT, 600);
  const box = { left: x - width / 2, top: y - BARE_HEIGHT / 2, width, height: BARE_HEIGHT };
  // Bubbles do not touch, so what hardly leaves its own covers no other's.
  const own = width <= reach * 2.5;
  if (!isInside(box, view) || (!own && !taken.free(box))) return null;
  taken.take(box);
  painter.text(x, y + 4, words, {
    size: BARE_TEXT,
    weight: 600,
    colour: chosen ? palette.accent : palette.ink,
    anchor: 'middle',
    halo: palette.raised,
  });
  return box;
}

/** Number of the chosen community, 0 when none is; on the map places stand for communities. */
function chosenCommunity({ selection, bubbles }: OverlayModel): number {
  if (selection.kind === 'community') return selection.community;
  const one = bubbles !== null && selection.kind === 'accounts' && selection.nodes.length === 1;
  return one ? (selection.nodes[0] ?? -1) + 1 : 0;
}

function placeOf(
  rules: MarkRules,
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
  if (reach >= rules.small) return isFree(on) ? on : undefined;
  const up = reach + MARK_HEIGHT / 2 + 1;
  const side = reach + width / 2 + 1;
  const beside = [at(x, y - up), at(x, y + up), at(x + side, y), at(x - side, y)];
  // Beside means on empty paper: on another community it would name that one.
  const place = beside.find((box) => isFree(box) && dots.free(box));
  if (place !== undefined) return place;
  return wanted && reach >= rules.covered && isFree(on) ? on : undefined;
}

function isInside(box: Box, view: Viewport): boolean {
  return (
    box.left >= 1 &&
    box.top >= 1 &&
    box.left + box.width <= view.width - 1 &&
    box.top + box.height <= view.height - 1
  );
}
