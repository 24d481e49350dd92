/**
 * What lies over accounts and edges: selection, hover, numbers of communities, names.
 *
 * Painted anew for every frame on a canvas, and once into an exported picture.
 */
import { type Camera, type Viewport, toScreenX, toScreenY } from './camera';
import type { CommunityMark } from './communities';
import type { Adjacency } from './data';
import { type Box, type Candidate, Occupancy, labelBudget, placeLabels } from './labels';
import type { Painter } from './painter';
import type { Palette } from './palette';
import type { States } from './raster/job';
import {
  DIMMED,
  HUES,
  LEVELS,
  OUTLINE_OPACITY,
  SHOWN,
  type Scene,
  outlineWidth,
  sizeFactor,
} from './scene';
import { NOTHING, type Selection } from './selection';

export interface OverlayModel {
  readonly scene: Scene;
  readonly adjacency: Adjacency;
  readonly states: States;
  readonly camera: Camera;
  readonly view: Viewport;
  readonly palette: Palette;
  /** 1 = the zoom at which everything fits. */
  readonly zoom: number;
  readonly selection: Selection;
  readonly hover: Selection;
  readonly marks: readonly CommunityMark[];
  /** Safe to paint and short. */
  readonly label: (node: number) => string;
  readonly labels: boolean;
}

/** Where the number of a community was painted. */
export interface MarkBox {
  readonly community: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Over this much paper the rest of the picture steps back behind the selection. */
const VEIL = 0.66;
/** An account with more neighbours than this shows its strongest edges only. */
const MOST_EDGES = 2_000;
const TEXT = 11;
const MARK_TEXT = 12;
const MARK_HEIGHT = 18;
/** A community smaller than this on screen has its number above it instead of on it. */
const SMALL_REACH = 30;
/** One without a hue of its own has no number before it is this large on screen. */
const NUMBERED_REACH = 17;
/** Dots larger than this keep names off themselves; so many of the strongest are looked at. */
const LARGE_DOT = 1.7;
const MOST_LARGE_DOTS = 2_500;

export function paintOverlay(painter: Painter, model: OverlayModel): MarkBox[] {
  const { view, palette, selection, hover } = model;
  const focus = focusOf(model, selection);
  if (focus.chosen.length > 0) {
    painter.rect(0, 0, view.width, view.height, 0, {
      fill: palette.paper,
      fillOpacity: VEIL,
    });
    paintFocus(painter, model, focus, 2);
  }
  const pointed = focusOf(model, hover);
  paintFocus(painter, model, pointed, 1.5);

  const occupancy = new Occupancy(view.width, view.height);
  const boxes = paintMarks(painter, model, occupancy);
  if (model.labels) keepNamesOffDots(model, occupancy, focus);
  if (model.labels) paintLabels(painter, model, occupancy, focus, pointed);
  return boxes;
}

/** What a selection or the pointer brings to the front. */
interface Focus {
  /** Ringed and always named: the selected accounts, or both ends of the edge. */
  readonly chosen: readonly number[];
  /** Their neighbours, over the strongest edge first. */
  readonly around: readonly number[];
  readonly edges: readonly number[];
  /** Whether it is the edge that is meant. */
  readonly edge: boolean;
}

const NO_FOCUS: Focus = { chosen: [], around: [], edges: [], edge: false };

function focusOf(model: OverlayModel, selection: Selection): Focus {
  const { data } = model.scene;
  if (selection.kind === 'edge' && selection.edge < data.edgeCount) {
    const { edge } = selection;
    return {
      chosen: [data.source[edge], data.target[edge]],
      around: [],
      edges: [edge],
      edge: true,
    };
  }
  if (selection.kind !== 'accounts') return NO_FOCUS;
  const chosen = selection.nodes.filter((node) => node < data.nodeCount);
  const around: number[] = [];
  const edges: number[] = [];
  for (const node of chosen) {
    for (const found of neighbours(model, node)) {
      around.push(found.node);
      edges.push(found.edge);
    }
  }
  return { chosen, around, edges, edge: false };
}

/** Neighbours over shown edges, strongest edge first. */
function neighbours(model: OverlayModel, node: number): { node: number; edge: number }[] {
  const { offset, neighbour, edge } = model.adjacency;
  const { weight } = model.scene.data;
  const found: { node: number; edge: number }[] = [];
  for (let i = offset[node]; i < offset[node + 1]; i++) {
    if (model.states.edge !== null && model.states.edge[edge[i]] !== SHOWN) continue;
    if (neighbour[i] !== node) found.push({ node: neighbour[i], edge: edge[i] });
  }
  found.sort((a, b) => weight[b.edge] - weight[a.edge] || a.edge - b.edge);
  return found.slice(0, MOST_EDGES);
}

function paintFocus(painter: Painter, model: OverlayModel, focus: Focus, ring: number): void {
  const { scene, palette } = model;
  // Strongest last, on top.
  for (const e of focus.edges.toReversed()) {
    const a = scene.data.source[e];
    const b = scene.data.target[e];
    const level = LEVELS[scene.edgeLevel[e]];
    painter.line(screenX(model, a), screenY(model, a), screenX(model, b), screenY(model, b), {
      stroke: focus.edge ? palette.accent : palette.communities[scene.edgeColour[e]],
      strokeOpacity: focus.edge ? 1 : Math.min(level.opacity + 0.25, 1),
      strokeWidth: focus.edge ? Math.max(level.width, 2) : level.width + 0.3,
    });
  }
  for (const node of focus.around.toReversed()) paintDot(painter, model, node);
  for (const node of focus.chosen) {
    paintDot(painter, model, node);
    const r = radiusPx(model, node) + 2 + ring / 2;
    painter.circle(screenX(model, node), screenY(model, node), r, {
      stroke: palette.accent,
      strokeWidth: ring,
    });
  }
}

function paintDot(painter: Painter, model: OverlayModel, node: number): void {
  const { scene, palette } = model;
  const r = radiusPx(model, node);
  painter.circle(screenX(model, node), screenY(model, node), r, {
    fill: palette.communities[scene.nodeColour[node]],
    stroke: palette.ink,
    strokeOpacity: OUTLINE_OPACITY,
    strokeWidth: outlineWidth(r),
  });
}

function paintMarks(painter: Painter, model: OverlayModel, occupancy: Occupancy): MarkBox[] {
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
    const box = markPlaces(x, y, width, reach).find(
      (place) => isInside(place, view) && occupancy.free(place),
    );
    if (box === undefined) continue;
    occupancy.take(box);
    painter.rect(box.left, box.top, width, MARK_HEIGHT, MARK_HEIGHT / 2, {
      fill: chosen ? palette.accent : palette.raised,
      fillOpacity: chosen ? 1 : 0.88,
      stroke: chosen ? palette.accent : palette.ink,
      strokeOpacity: chosen ? 1 : 0.35,
      strokeWidth: 1,
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

/** On a large community, otherwise beside it; the first place that is free is taken. */
function markPlaces(x: number, y: number, width: number, reach: number): Box[] {
  const away = reach + MARK_HEIGHT / 2 + 2;
  const at = (cx: number, cy: number): Box => ({
    left: cx - width / 2,
    top: cy - MARK_HEIGHT / 2,
    width,
    height: MARK_HEIGHT,
  });
  const aside = away + width / 2 - MARK_HEIGHT / 2;
  const beside = [at(x, y - away), at(x, y + away), at(x + aside, y), at(x - aside, y)];
  return reach < SMALL_REACH ? [...beside, at(x, y)] : [at(x, y), ...beside];
}

function isInside(box: Box, view: Viewport): boolean {
  return (
    box.left >= 1 &&
    box.top >= 1 &&
    box.left + box.width <= view.width - 1 &&
    box.top + box.height <= view.height - 1
  );
}

/** Names may not hide the accounts they do not speak of. */
function keepNamesOffDots(model: OverlayModel, occupancy: Occupancy, focus: Focus): void {
  const { scene, states, view } = model;
  const nodes = focus.chosen.length > 0 ? [...focus.chosen, ...focus.around] : scene.nodeOrder;
  let left = MOST_LARGE_DOTS;
  for (const node of nodes) {
    const r = radiusPx(model, node);
    // Strongest first: from here on all are small.
    if (r < LARGE_DOT || left === 0) break;
    if (states.node !== null && states.node[node] >= DIMMED) continue;
    const x = screenX(model, node);
    const y = screenY(model, node);
    if (x < -r || y < -r || x > view.width + r || y > view.height + r) continue;
    left--;
    const half = r * 0.7;
    occupancy.take({ left: x - half, top: y - half, width: half * 2, height: half * 2 });
  }
}

function paintLabels(
  painter: Painter,
  model: OverlayModel,
  occupancy: Occupancy,
  focus: Focus,
  pointed: Focus,
): void {
  const { view, palette } = model;
  const budget = labelBudget(view.width, view.height, model.zoom);
  const strong = new Set([...pointed.chosen, ...focus.chosen]);
  const first = [...pointed.chosen, ...focus.chosen, ...focus.around];
  const placed = placeLabels(
    candidates(model, first, focus.chosen.length > 0),
    occupancy,
    view.width,
    view.height,
    Math.max(budget, Math.min(strong.size, 100)),
    (text) => painter.measure(text, TEXT, 500),
  );
  for (const { node, text, x, y } of placed) {
    const chosen = strong.has(node);
    painter.text(x, y, text, {
      size: TEXT,
      weight: chosen ? 600 : 400,
      colour: chosen ? palette.ink : palette.ink2,
      halo: palette.paper,
    });
  }
}

/** Those under the pointer, then the selection and its neighbours, otherwise the strong ones. */
function* candidates(
  model: OverlayModel,
  first: readonly number[],
  only: boolean,
): Generator<Candidate> {
  const { scene, states, view } = model;
  const seen = new Set<number>();
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

function radiusPx(model: OverlayModel, node: number): number {
  return model.scene.radius[node] * sizeFactor(model.scene, model.camera);
}

function screenX(model: OverlayModel, node: number): number {
  return toScreenX(model.camera, model.view, model.scene.data.x[node]);
}

function screenY(model: OverlayModel, node: number): number {
  return toScreenY(model.camera, model.view, model.scene.data.y[node]);
}

/** The picture as it is exported has no pointer over it. */
export function withoutHover(model: OverlayModel): OverlayModel {
  return { ...model, hover: NOTHING };
}
