/** What the overlay is painted from, and where an account stands in it. */
import { type Camera, type Viewport, toScreenX, toScreenY } from './camera';
import type { CommunityMark } from './communities';
import type { BubbleWords } from './overlay_bubbles';
import type { Adjacency } from './data';
import type { Carried } from './hand';
import type { Box } from './labels';
import type { Palette } from './palette';
import type { States } from './raster/job';
import { type Scene, sizeFactor } from './scene';
import { NOTHING, type Selection } from './selection';

export interface OverlayModel {
  readonly scene: Scene;
  readonly adjacency: () => Adjacency;
  readonly states: States;
  readonly camera: Camera;
  readonly view: Viewport;
  readonly palette: Palette;
  /** 1 = the zoom at which everything fits. */
  readonly zoom: number;
  readonly selection: Selection;
  readonly hover: Selection;
  readonly marks: readonly CommunityMark[];
  /** Accounts with places of their own. */
  readonly pinned: readonly number[];
  /** Accounts that are being moved, and by how much. */
  readonly carried: Carried | null;
  /** What the bubbles of a map say; null where dots are accounts. */
  readonly bubbles: BubbleWords | null;
  /** Safe to paint and short. */
  readonly label: (node: number) => string;
  readonly labels: boolean;
  /** Parts of the picture under tools of the window: no name or number goes there. */
  readonly reserved: readonly Box[];
}

export function radiusPx(model: OverlayModel, node: number): number {
  return model.scene.radius[node] * sizeFactor(model.scene, model.camera);
}

export function screenX(model: OverlayModel, node: number): number {
  const by = model.carried?.nodes.has(node) === true ? model.carried.dx : 0;
  return toScreenX(model.camera, model.view, model.scene.data.x[node] + by);
}

export function screenY(model: OverlayModel, node: number): number {
  const by = model.carried?.nodes.has(node) === true ? model.carried.dy : 0;
  return toScreenY(model.camera, model.view, model.scene.data.y[node] + by);
}

/** The picture as it is exported has neither pointer nor tools over it. */
export function forExport(model: OverlayModel): OverlayModel {
  return { ...model, hover: NOTHING, reserved: [] };
}
