/**
 * The picture of a network as the rest of the window sees it.
 */
import type { PictureScene } from '../api/generated/types';
import type { Camera, Viewport } from './camera';
import type { Place } from './hand';
import type { CommunityMap } from './community_map';
import type { Box } from './labels';
import type { Legend } from './legend';
import type { Fallback, RendererKind } from './renderer';
import type { Selection } from './selection';
import type { SizeBy } from './sizing';
import type { Level } from './stage';
import type { FilterResult, Names, Network } from './wire';

export type GraphicsChoice = 'auto' | 'gpu' | 'software';

/** What the picture tells the window. */
export interface GraphViewEvents {
  /** The analyst chose something in the picture. */
  onSelect(selection: Selection): void;
  /** Double click or Enter on it. */
  onOpen(selection: Selection): void;
  onHover(selection: Selection): void;
  /** Zoom, filter or network changed: the legend may have too. */
  onLegend(legend: Legend): void;
  onStatus(status: GraphStatus): void;
  /** The analyst put accounts there. */
  onPlace(places: readonly Place[]): void;
  /** Whether arrow keys move accounts now. */
  onHand(held: boolean): void;
}

export interface GraphStatus {
  readonly renderer: RendererKind;
  /** False while only a sketch of the strongest edges is shown. */
  readonly complete: boolean;
  /** From `show` to the first picture of this network. */
  readonly firstPictureMs: number;
  /** What went wrong with the graphics processor; empty when nothing did. */
  readonly note: Fallback | '';
}

/** What an export needs to draw the same picture again. */
export interface Picture {
  readonly format: 'png' | 'svg';
  readonly title: string;
  readonly counts: string;
  readonly filter: string;
  readonly drawing: string;
  readonly origin: string;
}

export interface GraphView {
  show(network: Network, names: Names | null): void;
  /**
   * The same accounts in other places. The picture keeps all of them in view when `follow`, as long as
   * the analyst has not moved it himself.
   */
  place(x: Float32Array, y: Float32Array, follow: boolean): void;
  /** Accounts with places of their own; `mayMove` = the analyst may give them some. */
  setPinned(nodes: readonly number[], mayMove: boolean): void;
  /** From now on arrow keys move the selected accounts, until they are put down. */
  takeInHand(): void;
  putDown(): void;
  /** The map of the communities, with the names of the run's layers; a new one under another filter. */
  setMap(map: CommunityMap, layers: readonly string[]): void;
  /** Map, all accounts, or those of one community; waits for what is not here yet. */
  setLevel(level: Level): void;
  /** null = everything. What does not pass is dimmed, or left out when `hide`. */
  setFilter(filter: FilterResult | null, hide: boolean): void;
  /** What the size of an account says; bubbles of a map always say how many accounts. */
  setSizeBy(by: SizeBy): void;
  setSelection(selection: Selection): void;
  setNames(names: Names | null): void;
  /** Parts of the picture that lie under tools of the window. */
  setReserved(boxes: readonly Box[]): void;
  setLabels(shown: boolean): void;
  /** Whether a drag draws a line around accounts; with Shift it always does. */
  setLasso(on: boolean): void;
  /** Selects the accounts of what is selected, their neighbours too, or all they are tied to. */
  widen(how: 'accounts' | 'neighbours' | 'component'): void;
  setGraphics(choice: GraphicsChoice): void;
  /** The colour scheme changed. */
  refreshColours(): void;
  fit(): void;
  zoomBy(factor: number): void;
  panBy(dx: number, dy: number): void;
  zoomToSelection(): void;
  /** Moves just so far that the selection is seen. */
  reveal(): void;
  /** Selects the next shown account by strength. */
  step(direction: 1 | -1): void;
  camera(): { readonly camera: Camera; readonly view: Viewport };
  setCamera(camera: Camera): void;
  /** The view exactly as seen, with its legend. */
  picture(picture: Picture): Promise<Uint8Array>;
  /** The same as numbers, to be kept; null while there is nothing to draw. */
  record(): PictureScene | null;
  dispose(): void;
}
