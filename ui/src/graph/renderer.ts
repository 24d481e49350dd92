/**
 * What the picture needs from whoever draws accounts and edges: the GPU or the software rasteriser.
 */
import type { Camera, Viewport } from './camera';
import type { Palette } from './palette';
import type { States } from './raster/job';
import type { Scene } from './scene';

export type RendererKind = 'gpu' | 'software';

export interface Renderer {
  readonly kind: RendererKind;
  /** Takes part in the page below the overlay. */
  readonly canvas: HTMLCanvasElement;
  setScene(scene: Scene): void;
  setStates(states: States): void;
  setPalette(palette: Palette): void;
  setSize(view: Viewport, ratio: number): void;
  /** Shows the picture from this camera; `moving` = the analyst is panning, detail may follow. */
  draw(camera: Camera, moving: boolean): void;
  dispose(): void;
}

/** Why the graphics processor does not draw: it gave up, or it is too slow. */
export type Fallback = 'lost' | 'slow';

/** What the picture is told about the drawing. */
export interface RendererEvents {
  /** A picture is complete (all edges) or still a sketch; `firstPicture` once per scene. */
  onPicture(complete: boolean): void;
  /** The renderer cannot go on: take the other one. */
  onFailure(reason: Fallback): void;
  /** Moving the picture is hopelessly slow: take the other one, unless this one was asked for. */
  onTooSlow(reason: Fallback): void;
}
