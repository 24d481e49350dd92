/** Names of accounts: first of what is chosen or pointed at, then of the strong, where there is room. */
import { type Candidate, Occupancy, type PlacedLabel, labelBudget, placeLabels } from './labels';
import type { Focus } from './overlay_focus';
import { type OverlayModel, radiusPx, screenX, screenY } from './overlay_model';
import type { Painter } from './painter';
import { DIMMED } from './scene';

const TEXT = 11;
/** Dots larger than this keep names off themselves; so many of the strongest are looked at. */
const SMALLEST_DOT = 2.1;
const MOST_DOTS = 2_500;
/** Names that are shown whatever lies below them. */
const MOST_CHOSEN = 60;

/** Where the accounts lie, all or those in focus: names and numbers may not hide those they do not speak of. */
export function dotsOf(model: OverlayModel, focus: Focus | null): Occupancy {
  const { scene, states, view } = model;
  const nodes = focus === null ? scene.nodeOrder : [...focus.chosen, ...focus.around];
  const occupancy = new Occupancy(view.width, view.height);
  let left = MOST_DOTS;
  for (const node of nodes) {
    const r = radiusPx(model, node);
    // Strongest first: from here on all are small.
    if (r < SMALLEST_DOT || left === 0) break;
    if (states.node !== null && states.node[node] >= DIMMED) continue;
    const x = screenX(model, node);
    const y = screenY(model, node);
    if (x < -r || y < -r || x > view.width + r || y > view.height + r) continue;
    left--;
    const half = r * 0.7;
    occupancy.take({ left: x - half, top: y - half, width: half * 2, height: half * 2 });
  }
  return occupancy;
}

/** Names what is chosen or pointed at, over dots if need be; takes their places. */
export function paintChosenNames(
  painter: Painter,
  model: OverlayModel,
  taken: Occupancy,
  focus: Focus,
  pointed: Focus,
): Set<number> {
  const chosen = [...pointed.chosen, ...focus.chosen].slice(0, MOST_CHOSEN);
  const placed = place(painter, model, chosen, true, new Set(), taken, taken, MOST_CHOSEN);
  paint(painter, model, placed, true);
  return new Set(chosen);
}

/** Names the strong ones, or with a selection its neighbours; over nothing. */
export function paintNames(
  painter: Painter,
  model: OverlayModel,
  taken: Occupancy,
  dots: Occupancy,
  focus: Focus,
  named: ReadonlySet<number>,
): void {
  const budget = labelBudget(model.view.width, model.view.height, model.zoom);
  const only = focus.chosen.length > 0;
  const placed = place(painter, model, focus.around, only, named, taken, dots, budget);
  paint(painter, model, placed, false);
}

function place(
  painter: Painter,
  model: OverlayModel,
  first: readonly number[],
  only: boolean,
  named: ReadonlySet<number>,
  taken: Occupancy,
  dots: Occupancy,
  most: number,
): PlacedLabel[] {
  const { view } = model;
  return placeLabels(
    candidates(model, first, only, named),
    { free: (box) => taken.free(box) && dots.free(box), take: (box) => taken.take(box) },
    view.width,
    view.height,
    most,
    (text) => painter.measure(text, TEXT, 600),
  );
}

function paint(
  painter: Painter,
  { palette }: OverlayModel,
  placed: readonly PlacedLabel[],
  chosen: boolean,
): void {
  for (const { node, text, x, y, held } of placed) {
    painter.text(x, y, text, {
      size: TEXT,
      weight: chosen ? 600 : 400,
      colour: chosen ? palette.ink : palette.ink2,
      halo: palette.paper,
      account: { node, held },
    });
  }
}

/** Those under the pointer, then the selection and its neighbours, otherwise the strong ones. */
function* candidates(
  model: OverlayModel,
  first: readonly number[],
  only: boolean,
  named: ReadonlySet<number>,
): Generator<Candidate> {
  const { scene, states, view } = model;
  const seen = new Set(named);
  const candidate = (node: number): Candidate | null => {
    const x = screenX(model, node);
    const y = screenY(model, node);
    if (x < 0 || y < 0 || x > view.width || y > view.height) return null;
    if (seen.has(node)) return null;
    return { node, x, y, radius: radiusPx(model, node), text: model.label(node) };
  };
  for (const node of first) {
    const found = candidate(node);
    if (found !== null) yield found;
    seen.add(node);
  }
  if (only) return;
  for (let i = 0; i < scene.nodeOrder.length; i++) {
    const node = scene.nodeOrder[i];
    if (states.node !== null && states.node[node] >= DIMMED) continue;
    const found = candidate(node);
    if (found !== null) yield found;
  }
}
