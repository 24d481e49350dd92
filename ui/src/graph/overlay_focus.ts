/** What is chosen or pointed at, brought to the front: its accounts, edges and neighbours. */
import { type OverlayModel, radiusPx, screenX, screenY } from './overlay_model';
import type { Painter } from './painter';
import { OUTLINE_OPACITY, SHOWN, outlineWidth } from './scene';
import type { Selection } from './selection';

/** An account with more neighbours than this shows its strongest edges only. */
const MOST_EDGES = 2_000;
/** More accounts than this are shown without their edges. */
const MOST_WITH_EDGES = 200;

/** What a selection or the pointer brings to the front. */
export interface Focus {
  /** Ringed and always named: the selected accounts, or both ends of the edge. */
  readonly chosen: readonly number[];
  /** Their neighbours, over the strongest edge first. */
  readonly around: readonly number[];
  readonly edges: readonly number[];
  /** Whether it is the edge that is meant. */
  readonly edge: boolean;
}

const NO_FOCUS: Focus = { chosen: [], around: [], edges: [], edge: false };

export function focusOf(model: OverlayModel, selection: Selection): Focus {
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
  // Of a crowd only its members are brought to the front.
  if (chosen.length > MOST_WITH_EDGES) return { chosen, around, edges, edge: false };
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
  const { offset, neighbour, edge } = model.adjacency();
  const { weight } = model.scene.data;
  const found: { node: number; edge: number }[] = [];
  for (let i = offset[node]; i < offset[node + 1]; i++) {
    if (model.states.edge !== null && model.states.edge[edge[i]] !== SHOWN) continue;
    if (neighbour[i] !== node) found.push({ node: neighbour[i], edge: edge[i] });
  }
  found.sort((a, b) => weight[b.edge] - weight[a.edge] || a.edge - b.edge);
  return found.slice(0, MOST_EDGES);
}

export function paintFocus(
  painter: Painter,
  model: OverlayModel,
  focus: Focus,
  ring: number,
): void {
  const { scene, palette } = model;
  // Strongest last, on top.
  for (const e of focus.edges.toReversed()) {
    const a = scene.data.source[e];
    const b = scene.data.target[e];
    const level = scene.levels[scene.edgeLevel[e]];
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
