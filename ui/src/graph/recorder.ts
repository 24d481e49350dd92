/**
 * Takes down what a picture consists of, in rows of whole numbers, so that a report can draw it again
 * whatever becomes of the drawing. It holds numbers of accounts and communities, and no word: what an
 * account is called is decided where it is printed.
 */
import type { PictureScene } from '../api/generated/types';
import { toScreenX, toScreenY, visibleBounds } from './camera';
import type { Legend } from './legend';
import { paintOverlay } from './overlay';
import { type OverlayModel, forExport } from './overlay_model';
import type { Painter, ShapeStyle, TextStyle } from './painter';
import { LIGHT, type Rgb } from './palette';
import { visibleEdges } from './pictures';
import { DIMMED, SHOWN, largestRadiusPx, opacityFactor, sizeFactor } from './scene';

/** More than these a report does not draw; the strongest are kept. */
export const MOST_DOTS = 12_000;
export const MOST_LINES = 8_000;
const MOST_SHAPES = 16_000;
/** Numbers of a shape. */
const SHAPE = 11;
const NO_INK = -1;

/** The colours by what they are for; a picture is taken down in the light scheme. */
const INKS: ReadonlyMap<Rgb, number> = new Map<Rgb, number>([
  ...LIGHT.communities.map((hue, number) => [hue, number] as const),
  [LIGHT.paper, 13],
  [LIGHT.raised, 14],
  [LIGHT.line, 15],
  [LIGHT.ink, 16],
  [LIGHT.ink2, 17],
  [LIGHT.ink3, 18],
  [LIGHT.accent, 19],
]);

const inkOf = (colour: Rgb | undefined): number =>
  colour === undefined ? NO_INK : (INKS.get(colour) ?? 16);
/** Tenths of a pixel, ten-thousandths of a turn, thousandths of an opacity, hundredths of a width. */
const tenths = (value: number): number => Math.round(value * 10) || 0;
const turns = (value: number): number => Math.round(value * 10_000) || 0;
const thousandths = (value: number | undefined): number => Math.round((value ?? 1) * 1000);
const hundredths = (value: number | undefined): number => Math.round((value ?? 1) * 100);

class Recorder implements Painter {
  readonly shapes: number[] = [];
  readonly #measure: Painter['measure'];

  constructor(measure: Painter['measure']) {
    this.#measure = measure;
  }

  #add(...numbers: number[]): void {
    if (this.shapes.length >= MOST_SHAPES * SHAPE) return;
    for (let i = 0; i < SHAPE; i++) this.shapes.push(numbers[i] ?? 0);
  }

  line(ax: number, ay: number, bx: number, by: number, style: ShapeStyle): void {
    this.#add(0, tenths(ax), tenths(ay), tenths(bx), tenths(by), ...rim(style));
  }

  circle(x: number, y: number, r: number, style: ShapeStyle): void {
    this.#add(1, tenths(x), tenths(y), tenths(Math.max(r, 0)), ...inside(style), ...rim(style));
  }

  arc(x: number, y: number, r: number, from: number, to: number, style: ShapeStyle): void {
    this.#add(
      2,
      tenths(x),
      tenths(y),
      tenths(Math.max(r, 0)),
      turns(from),
      turns(to),
      ...rim(style),
    );
  }

  rect(x: number, y: number, w: number, h: number, radius: number, style: ShapeStyle): void {
    const place = [tenths(x), tenths(y), tenths(w), tenths(h), tenths(radius)];
    this.#add(3, ...place, ...inside(style), ...rim(style));
  }

  text(x: number, y: number, words: string, style: TextStyle): void {
    // Words are names, or numbers of communities; nothing else is written on a picture.
    const number = style.account?.node ?? (/^\d+$/.test(words) ? Number(words) : null);
    if (number === null) return;
    const held = style.account?.held ?? { x, anchor: style.anchor ?? 'start' };
    const anchor = { start: 0, middle: 1, end: 2 }[held.anchor];
    this.#add(
      style.account === undefined ? 4 : 5,
      tenths(held.x),
      tenths(y),
      tenths(style.size),
      style.weight,
      inkOf(style.colour),
      anchor,
      inkOf(style.halo),
      number,
    );
  }

  measure(words: string, size: number, weight: number): number {
    return this.#measure(words, size, weight);
  }
}

const inside = (style: ShapeStyle): [number, number] => [
  inkOf(style.fill),
  thousandths(style.fillOpacity),
];

const rim = (style: ShapeStyle): [number, number, number] => [
  inkOf(style.stroke),
  thousandths(style.strokeOpacity),
  hundredths(style.strokeWidth),
];

/** The picture as it would be exported, without the words below it. */
export function recordPicture(
  seen: OverlayModel,
  legend: Legend,
  measure: Painter['measure'],
): PictureScene {
  const model: OverlayModel = { ...forExport(seen), palette: LIGHT };
  const recorder = new Recorder(measure);
  paintOverlay(recorder, model);
  const { scene, camera, view } = model;
  const edges = visibleEdges(model);
  const dots = dotsOf(model);
  const factor = opacityFactor(scene, camera);
  return {
    width: Math.round(view.width),
    height: Math.round(view.height),
    dots: dots.rows,
    lines: linesOf(model, edges),
    steps: scene.levels.flatMap(({ opacity, width }) => [
      thousandths(opacity * factor),
      hundredths(width),
    ]),
    shapes: recorder.shapes,
    communities: legend.communities.filter(({ shown }) => shown > 0).map(({ number }) => number),
    others: legend.others > 0,
    size_by: legend.sizeBy,
    sizes: legend.sizes.map(({ strength, radius }) => [Math.round(strength), tenths(radius)]),
    weights: legend.weights.map(({ weight, opacity, width }) => [
      Math.round(weight),
      thousandths(opacity),
      hundredths(width),
    ]),
    pinned: legend.pinned,
    dots_in_view: dots.inView,
    lines_in_view: edges.length,
  };
}

/** Accounts or bubbles within the frame, strongest first. */
function dotsOf(model: OverlayModel): { rows: number[]; inView: number } {
  const { scene, states, camera, view } = model;
  const { x, y } = scene.data;
  const seen = visibleBounds(camera, view, Math.max(largestRadiusPx(scene, camera) + 2, 40));
  const factor = sizeFactor(scene, camera);
  const rows: number[] = [];
  let inView = 0;
  for (const n of scene.nodeOrder) {
    const state = states.node === null ? SHOWN : states.node[n];
    if (state > DIMMED) continue;
    if (x[n] < seen.minX || x[n] > seen.maxX || y[n] < seen.minY || y[n] > seen.maxY) continue;
    inView += 1;
    if (inView > MOST_DOTS) continue;
    const [sx, sy] = [toScreenX(camera, view, x[n]), toScreenY(camera, view, y[n])];
    const radius = scene.radius[n] * factor;
    rows.push(n, tenths(sx), tenths(sy), tenths(radius), scene.nodeColour[n], state);
  }
  return { rows, inView };
}

/** Edges by their look, as the exported picture has them; of many the strongest. */
function linesOf(model: OverlayModel, edges: readonly number[]): number[] {
  const { scene, states, camera, view } = model;
  const { x, y, source, target } = scene.data;
  const look = (e: number): number => scene.edgeLevel[e] * 100 + scene.edgeColour[e];
  const rows: number[] = [];
  for (const e of edges.slice(-MOST_LINES).toSorted((a, b) => look(a) - look(b))) {
    rows.push(e);
    for (const end of [source[e], target[e]]) {
      rows.push(tenths(toScreenX(camera, view, x[end])), tenths(toScreenY(camera, view, y[end])));
    }
    rows.push(scene.edgeLevel[e], scene.edgeColour[e], states.edge === null ? 0 : states.edge[e]);
  }
  return rows;
}
