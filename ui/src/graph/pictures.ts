/**
 * Exported pictures: the view exactly as seen, drawn again by the same scene, with its legend.
 *
 * PNG in double resolution from the software rasteriser (the same bytes on every machine); SVG as
 * lines and circles. A smear of more edges than an editor can open travels as a bitmap in the SVG.
 */
import { toScreenX, toScreenY, visibleBounds } from './camera';
import { type Caption, type Legend, layOutLegend } from './legend';
import { paintOverlay } from './overlay';
import { type OverlayModel, forExport } from './overlay_model';
import { CanvasPainter, type Painter } from './painter';
import { hex } from './palette';
import { DIMMED_EDGE_OPACITY, DIMMED_NODE_OPACITY, RasterJob } from './raster/job';
import {
  DIMMED,
  OUTLINE_OPACITY,
  SHOWN,
  largestRadiusPx,
  opacityFactor,
  outlineWidth,
  sizeFactor,
} from './scene';
import { SvgPainter, px } from './svg';

const PNG_RATIO = 2;
/** More lines than this make an SVG that no editor opens. */
export const MOST_VECTOR_EDGES = 60_000;
const SLICE_MS = 12;
const clock = (): number => performance.now();

/** Draws accounts and edges into a canvas in slices, so that the window stays awake. */
async function rasterCanvas(
  model: OverlayModel,
  ratio: number,
  height: number,
): Promise<HTMLCanvasElement> {
  const view = { camera: model.camera, ...model.view, ratio };
  const job = new RasterJob(
    model.scene,
    model.states,
    model.palette,
    view,
    model.scene.data.edgeCount,
  );
  while (!job.step(clock() + SLICE_MS, clock)) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const canvas = document.createElement('canvas');
  canvas.width = job.pixels.width;
  canvas.height = Math.round(height * ratio);
  const context = context2d(canvas);
  const bytes = new Uint8ClampedArray(job.pixels.data.buffer as ArrayBuffer);
  context.putImageData(new ImageData(bytes, job.pixels.width, job.pixels.height), 0, 0);
  return canvas;
}

function context2d(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('This window offers no 2-D drawing surface.');
  return context;
}

async function pngBytes(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) {
    throw new Error('The picture is too large for this window. Make the window smaller.');
  }
  return new Uint8Array(await blob.arrayBuffer());
}

export async function pngPicture(
  model: OverlayModel,
  legend: Legend,
  caption: Caption,
  measure: Painter['measure'],
): Promise<Uint8Array> {
  const { view, palette } = model;
  const laidOut = layOutLegend(measure, legend, caption, palette, view.width);
  const canvas = await rasterCanvas(model, PNG_RATIO, view.height + laidOut.height);
  const context = context2d(canvas);
  context.fillStyle = hex(palette.paper);
  context.fillRect(0, view.height * PNG_RATIO, canvas.width, laidOut.height * PNG_RATIO);
  context.scale(PNG_RATIO, PNG_RATIO);
  const painter = new CanvasPainter(context);
  paintOverlay(painter, forExport(model));
  laidOut.paint(painter, view.height);
  return pngBytes(canvas);
}

export async function svgPicture(
  model: OverlayModel,
  legend: Legend,
  caption: Caption,
  title: string,
  measure: Painter['measure'],
): Promise<Uint8Array> {
  const { view, palette } = model;
  // Whoever opens the file may not have the typeface: the next best ones are wider.
  const roomy: Painter['measure'] = (words, size, weight) => measure(words, size, weight) * 1.14;
  const painter = new SvgPainter(roomy);
  const laidOut = layOutLegend(roomy, legend, caption, palette, view.width);
  painter.raw(
    `<clipPath id="view"><rect width="${px(view.width)}" height="${px(view.height)}"/></clipPath>`,
  );
  painter.raw('<g clip-path="url(#view)">');
  const edges = visibleEdges(model);
  if (edges.length > MOST_VECTOR_EDGES) painter.raw(await bitmapOf(model));
  else {
    for (const state of [DIMMED, SHOWN]) painter.raw(edgeMarkup(model, edges, state));
    for (const state of [DIMMED, SHOWN]) painter.raw(nodeMarkup(model, state));
  }
  paintOverlay(painter, forExport(model));
  painter.raw('</g>');
  laidOut.paint(painter, view.height);
  const description = [caption.counts, caption.filter, caption.drawing, caption.origin]
    .filter((words) => words !== '')
    .map((words) => (words.endsWith('.') ? words : `${words}.`))
    .join(' ');
  const text = painter.finish(
    view.width,
    view.height + laidOut.height,
    palette.paper,
    title,
    description,
  );
  return new TextEncoder().encode(text);
}

async function bitmapOf(model: OverlayModel): Promise<string> {
  const { view } = model;
  const canvas = await rasterCanvas(model, PNG_RATIO, view.height);
  const bytes = await pngBytes(canvas);
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return (
    `<image width="${px(view.width)}" height="${px(view.height)}"` +
    ` href="data:image/png;base64,${btoa(binary)}"/>`
  );
}

/** Edges that are drawn and reach into the view, in drawing order. */
export function visibleEdges({ scene, states, camera, view }: OverlayModel): number[] {
  const { x, y, source, target } = scene.data;
  const seen = visibleBounds(camera, view, 3);
  const found: number[] = [];
  for (let i = 0; i < scene.edgeOrder.length; i++) {
    const e = scene.edgeOrder[i];
    if (states.edge !== null && states.edge[e] > DIMMED) continue;
    const a = source[e];
    const b = target[e];
    if (Math.max(x[a], x[b]) < seen.minX || Math.min(x[a], x[b]) > seen.maxX) continue;
    if (Math.max(y[a], y[b]) < seen.minY || Math.min(y[a], y[b]) > seen.maxY) continue;
    found.push(e);
  }
  return found;
}

export function edgeMarkup(model: OverlayModel, edges: readonly number[], state: number): string {
  const { scene, states, camera, view, palette } = model;
  const { x, y, source, target } = scene.data;
  const factor = opacityFactor(scene, camera) * (state === DIMMED ? DIMMED_EDGE_OPACITY : 1);
  const groups: string[] = [];
  let look = -1;
  // Edges of one look stand together, so that it is written once.
  const lookOf = (e: number): number => scene.edgeLevel[e] * 100 + scene.edgeColour[e];
  for (const e of edges.toSorted((a, b) => lookOf(a) - lookOf(b))) {
    if ((states.edge === null ? SHOWN : states.edge[e]) !== state) continue;
    const colour = state === DIMMED ? 0 : scene.edgeColour[e];
    const level = scene.edgeLevel[e];
    if (look !== level * 100 + colour) {
      if (look >= 0) groups.push('</g>');
      look = level * 100 + colour;
      const { opacity, width } = scene.levels[level];
      groups.push(
        `<g fill="none" stroke="${hex(palette.communities[colour])}"` +
          ` stroke-opacity="${(opacity * factor).toFixed(3)}" stroke-width="${px(width)}">`,
      );
    }
    const a = source[e];
    const b = target[e];
    groups.push(
      `<path d="M${px(toScreenX(camera, view, x[a]))} ${px(toScreenY(camera, view, y[a]))}` +
        `L${px(toScreenX(camera, view, x[b]))} ${px(toScreenY(camera, view, y[b]))}"/>`,
    );
  }
  if (look >= 0) groups.push('</g>');
  return groups.join('');
}

export function nodeMarkup(model: OverlayModel, state: number): string {
  const { scene, states, camera, view, palette } = model;
  const { x, y } = scene.data;
  const seen = visibleBounds(camera, view, Math.max(largestRadiusPx(scene, camera) + 2, 40));
  const factor = sizeFactor(scene, camera);
  const dimmed = state === DIMMED;
  const parts: string[] = [
    dimmed
      ? `<g fill="${hex(palette.line)}" fill-opacity="${DIMMED_NODE_OPACITY}">`
      : `<g stroke="${hex(palette.ink)}" stroke-opacity="${OUTLINE_OPACITY}">`,
  ];
  for (let i = 0; i < scene.nodeOrder.length; i++) {
    const n = scene.nodeOrder[i];
    if ((states.node === null ? SHOWN : states.node[n]) !== state) continue;
    if (x[n] < seen.minX || x[n] > seen.maxX || y[n] < seen.minY || y[n] > seen.maxY) continue;
    const r = scene.radius[n] * factor;
    const at =
      `cx="${px(toScreenX(camera, view, x[n]))}" cy="${px(toScreenY(camera, view, y[n]))}"` +
      ` r="${px(r)}"`;
    parts.push(
      dimmed
        ? `<circle ${at}/>`
        : `<circle ${at} fill="${hex(palette.communities[scene.nodeColour[n]])}"` +
            ` stroke-width="${px(outlineWidth(r))}"/>`,
    );
  }
  parts.push('</g>');
  return parts.join('');
}
