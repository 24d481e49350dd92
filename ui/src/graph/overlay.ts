/**
 * What lies over accounts and edges: selection, pointer, numbers of communities, names.
 *
 * Painted anew for every frame on a canvas, and once into an exported picture.
 */
import { Occupancy } from './labels';
import { paintBubbles } from './overlay_bubbles';
import { focusOf, paintFocus } from './overlay_focus';
import { type MarkBox, paintMarks } from './overlay_marks';
import type { OverlayModel } from './overlay_model';
import { paintPins } from './overlay_pins';
import { dotsOf, paintChosenNames, paintNames } from './overlay_names';
import type { Painter } from './painter';
import { type Palette, css } from './palette';
import type { Point } from './reach';

/** Over this much paper the rest of the picture steps back behind the selection. */
const VEIL = 0.66;

/** The line that is being drawn around accounts; on the screen only. */
export function paintLasso(
  context: CanvasRenderingContext2D,
  line: readonly Point[],
  palette: Palette,
): void {
  if (line.length < 2) return;
  context.beginPath();
  for (const { x, y } of line) context.lineTo(x, y);
  context.closePath();
  context.fillStyle = css(palette.accent, 0.1);
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = css(palette.accent);
  context.stroke();
}

export function paintOverlay(painter: Painter, model: OverlayModel): MarkBox[] {
  const { view, palette, selection, hover } = model;
  const focus = focusOf(model, selection);
  const { bubbles } = model;
  if (bubbles !== null) paintBubbles(painter, model, bubbles, null);
  if (focus.chosen.length > 0) {
    painter.rect(0, 0, view.width, view.height, 0, {
      fill: palette.paper,
      fillOpacity: VEIL,
    });
    paintFocus(painter, model, focus, 2);
  }
  const pointed = focusOf(model, hover);
  paintFocus(painter, model, pointed, 1.5);
  if (bubbles !== null) {
    // They were covered by the veil, or drawn anew as plain dots.
    const brought = [...focus.around, ...focus.chosen, ...pointed.around, ...pointed.chosen];
    paintBubbles(painter, model, bubbles, [...new Set(brought)]);
  }

  paintPins(painter, model);
  const taken = new Occupancy(view.width, view.height);
  for (const box of model.reserved) taken.take(box);
  const dots = dotsOf(model, null);
  const named = model.labels
    ? paintChosenNames(painter, model, taken, focus, pointed)
    : new Set<number>();
  // Numbers stand where they stand without a selection: they must not jump.
  const boxes = paintMarks(painter, model, taken, dots);
  if (model.labels) {
    // Behind a selection the rest is pale: names may lie over it.
    const around = focus.chosen.length > 0 ? dotsOf(model, focus) : dots;
    paintNames(painter, model, taken, around, focus, named);
  }
  return boxes;
}
