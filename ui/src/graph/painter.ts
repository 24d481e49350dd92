/**
 * The few things the picture is made of, beside accounts and edges. A canvas and an SVG writer
 * implement it, so screen and export are drawn by the same code.
 */
import type { Held } from './labels';
import type { Rgb } from './palette';
import { css } from './palette';

export interface TextStyle {
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  readonly colour: Rgb;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Colour of a rim that keeps the text legible on lines. */
  readonly halo?: Rgb;
  /** The account that the words name, and where another name of it would stand. */
  readonly account?: { readonly node: number; readonly held: Held };
}

export interface ShapeStyle {
  readonly fill?: Rgb;
  readonly fillOpacity?: number;
  readonly stroke?: Rgb;
  readonly strokeOpacity?: number;
  readonly strokeWidth?: number;
}

export interface Painter {
  line(ax: number, ay: number, bx: number, by: number, style: ShapeStyle): void;
  circle(x: number, y: number, r: number, style: ShapeStyle): void;
  /** A part of a circle's rim, clockwise; in turns, 0 = twelve o'clock, less than a whole turn. */
  arc(x: number, y: number, r: number, from: number, to: number, style: ShapeStyle): void;
  rect(x: number, y: number, w: number, h: number, radius: number, style: ShapeStyle): void;
  text(x: number, y: number, words: string, style: TextStyle): void;
  /** Width of the words in CSS pixels. */
  measure(words: string, size: number, weight: number): number;
}

export const FAMILY = "'IBM Plex Sans', system-ui, sans-serif";
const HALO_WIDTH = 3;
const MOST_WIDTHS = 4_000;

export class CanvasPainter implements Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  line(ax: number, ay: number, bx: number, by: number, style: ShapeStyle): void {
    const c = this.#context;
    c.beginPath();
    c.moveTo(ax, ay);
    c.lineTo(bx, by);
    this.#finish(style);
  }

  circle(x: number, y: number, r: number, style: ShapeStyle): void {
    const c = this.#context;
    c.beginPath();
    c.arc(x, y, Math.max(r, 0), 0, Math.PI * 2);
    this.#finish(style);
  }

  arc(x: number, y: number, r: number, from: number, to: number, style: ShapeStyle): void {
    const c = this.#context;
    c.beginPath();
    c.arc(x, y, Math.max(r, 0), (from - 0.25) * 2 * Math.PI, (to - 0.25) * 2 * Math.PI);
    this.#finish({ ...style, fill: undefined });
  }

  rect(x: number, y: number, w: number, h: number, radius: number, style: ShapeStyle): void {
    const c = this.#context;
    c.beginPath();
    if (radius > 0) c.roundRect(x, y, w, h, radius);
    else c.rect(x, y, w, h);
    this.#finish(style);
  }

  #finish(style: ShapeStyle): void {
    const c = this.#context;
    if (style.fill !== undefined) {
      c.fillStyle = css(style.fill, style.fillOpacity ?? 1);
      c.fill();
    }
    if (style.stroke !== undefined) {
      c.lineWidth = style.strokeWidth ?? 1;
      c.strokeStyle = css(style.stroke, style.strokeOpacity ?? 1);
      c.stroke();
    }
  }

  text(x: number, y: number, words: string, style: TextStyle): void {
    const c = this.#context;
    c.font = `${style.weight} ${style.size}px ${FAMILY}`;
    c.textAlign = style.anchor === 'middle' ? 'center' : style.anchor === 'end' ? 'right' : 'left';
    c.textBaseline = 'alphabetic';
    if (style.halo !== undefined) {
      c.lineJoin = 'round';
      c.lineWidth = HALO_WIDTH;
      c.strokeStyle = css(style.halo, 0.85);
      c.strokeText(words, x, y);
    }
    c.fillStyle = css(style.colour);
    c.fillText(words, x, y);
  }

  measure(words: string, size: number, weight: number): number {
    const key = `${size} ${weight} ${words}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      if (this.#widths.size >= MOST_WIDTHS) this.#widths.clear();
      this.#context.font = `${weight} ${size}px ${FAMILY}`;
      width = this.#context.measureText(words).width;
      this.#widths.set(key, width);
    }
    return width;
  }
}
