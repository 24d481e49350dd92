/**
 * Writes SVG text: escaped, rounded, the same bytes for the same picture.
 */
import { FAMILY, type Painter, type ShapeStyle, type TextStyle } from './painter';
import { type Rgb, hex } from './palette';

/** Text that can stand between tags or in a quoted attribute; characters XML forbids become visible. */
export function escapeXml(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '&') out += '&amp;';
    else if (character === '<') out += '&lt;';
    else if (character === '>') out += '&gt;';
    else if (character === '"') out += '&quot;';
    else if (character === "'") out += '&#39;';
    else if (forbidden(code)) out += `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    else out += character;
  }
  return out;
}

function forbidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  return (
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfffe ||
    code === 0xffff
  );
}

/** A coordinate with two decimals and no needless zeros. */
export function px(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) || !Number.isFinite(rounded) ? '0' : String(rounded);
}

export class SvgPainter implements Painter {
  readonly #parts: string[] = [];
  readonly #measure: (words: string, size: number, weight: number) => number;

  /** `measure` comes from the screen: a text file has no typeface to ask. */
  constructor(measure: (words: string, size: number, weight: number) => number) {
    this.#measure = measure;
  }

  /** Appends markup of this module's own making. */
  raw(markup: string): void {
    if (markup !== '') this.#parts.push(markup);
  }

  line(ax: number, ay: number, bx: number, by: number, style: ShapeStyle): void {
    this.#parts.push(
      `<path d="M${px(ax)} ${px(ay)}L${px(bx)} ${px(by)}"${shape({ ...style, fill: undefined })}/>`,
    );
  }

  circle(x: number, y: number, r: number, style: ShapeStyle): void {
    this.#parts.push(`<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}"${shape(style)}/>`);
  }

  arc(x: number, y: number, r: number, from: number, to: number, style: ShapeStyle): void {
    const at = (turn: number): string =>
      `${px(x + r * Math.sin(turn * 2 * Math.PI))} ${px(y - r * Math.cos(turn * 2 * Math.PI))}`;
    const long = to - from > 0.5 ? 1 : 0;
    this.#parts.push(
      `<path d="M${at(from)}A${px(r)} ${px(r)} 0 ${long} 1 ${at(to)}"${shape({ ...style, fill: undefined })}/>`,
    );
  }

  rect(x: number, y: number, w: number, h: number, radius: number, style: ShapeStyle): void {
    const round = radius > 0 ? ` rx="${px(radius)}"` : '';
    this.#parts.push(
      `<rect x="${px(x)}" y="${px(y)}" width="${px(w)}" height="${px(h)}"${round}${shape(style)}/>`,
    );
  }

  text(x: number, y: number, words: string, style: TextStyle): void {
    const anchor = style.anchor === undefined || style.anchor === 'start' ? '' : style.anchor;
    const halo =
      style.halo === undefined
        ? ''
        : ` stroke="${hex(style.halo)}" stroke-opacity="0.85" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
    this.#parts.push(
      `<text x="${px(x)}" y="${px(y)}" font-size="${px(style.size)}" font-weight="${style.weight}"` +
        ` fill="${hex(style.colour)}"${anchor === '' ? '' : ` text-anchor="${anchor}"`}${halo}` +
        ` direction="ltr" unicode-bidi="isolate">${escapeXml(words)}</text>`,
    );
  }

  measure(words: string, size: number, weight: number): number {
    return this.#measure(words, size, weight);
  }

  /** The whole file. */
  finish(width: number, height: number, ground: Rgb, title: string, description: string): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}"` +
      ` viewBox="0 0 ${px(width)} ${px(height)}" role="img" font-family="${escapeXml(FAMILY)}">\n` +
      `<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>\n` +
      `<rect width="${px(width)}" height="${px(height)}" fill="${hex(ground)}"/>\n` +
      `${this.#parts.join('\n')}\n</svg>\n`
    );
  }
}

function shape(style: ShapeStyle): string {
  const opacity = (name: string, value: number | undefined): string =>
    value === undefined || value >= 1 ? '' : ` ${name}-opacity="${px(value)}"`;
  const fill =
    style.fill === undefined
      ? ' fill="none"'
      : ` fill="${hex(style.fill)}"${opacity('fill', style.fillOpacity)}`;
  const stroke =
    style.stroke === undefined
      ? ''
      : ` stroke="${hex(style.stroke)}"${opacity('stroke', style.strokeOpacity)}` +
        ` stroke-width="${px(style.strokeWidth ?? 1)}"`;
  return fill + stroke;
}
