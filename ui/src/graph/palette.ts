/**
 * Colours of the picture, read from the design tokens so that window and picture are one family.
 */
import { HUES } from './scene';

export type Rgb = readonly [red: number, green: number, blue: number];

export interface Palette {
  readonly paper: Rgb;
  readonly raised: Rgb;
  readonly line: Rgb;
  readonly ink: Rgb;
  readonly ink2: Rgb;
  readonly ink3: Rgb;
  readonly accent: Rgb;
  /** Index 0 is grey (no hue of its own), 1 to 12 the hues. */
  readonly communities: readonly Rgb[];
}

/** The light scheme of the design, also used for pictures that go to print. */
export const LIGHT: Palette = {
  paper: [0xfb, 0xfa, 0xf7],
  raised: [0xff, 0xff, 0xff],
  line: [0xdc, 0xd8, 0xce],
  ink: [0x1c, 0x1b, 0x18],
  ink2: [0x5a, 0x56, 0x4d],
  ink3: [0x6f, 0x69, 0x5e],
  accent: [0x0b, 0x6e, 0x69],
  communities: [
    [0x99, 0x99, 0x99],
    [0x44, 0x77, 0xaa],
    [0xee, 0x66, 0x77],
    [0x22, 0x88, 0x33],
    [0xcc, 0xbb, 0x44],
    [0x66, 0xcc, 0xee],
    [0xaa, 0x33, 0x77],
    [0xee, 0x77, 0x33],
    [0x00, 0x99, 0x88],
    [0xcc, 0x33, 0x11],
    [0x33, 0xbb, 0xee],
    [0x99, 0x77, 0x00],
    [0x66, 0x99, 0xcc],
  ],
};

/** `#rgb`, `#rrggbb` or `rgb(r g b / a)` as three bytes; null for anything else. */
export function parseColour(text: string): Rgb | null {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim());
  if (hex !== null) {
    const digits = hex[1];
    const full = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits;
    const value = Number.parseInt(full, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  const rgb = /^rgba?\(\s*(\d+)[ ,]+(\d+)[ ,]+(\d+)/i.exec(text.trim());
  if (rgb === null) return null;
  return [Number(rgb[1]) & 255, Number(rgb[2]) & 255, Number(rgb[3]) & 255];
}

/** The palette in force at an element; a token that is missing keeps its light value. */
export function paletteAt(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string, otherwise: Rgb): Rgb =>
    parseColour(style.getPropertyValue(name)) ?? otherwise;
  const communities = [token('--community-other', LIGHT.communities[0])];
  for (let n = 1; n <= HUES; n++) {
    communities.push(token(`--community-${n}`, LIGHT.communities[n]));
  }
  return {
    paper: token('--paper', LIGHT.paper),
    raised: token('--raised', LIGHT.raised),
    line: token('--line', LIGHT.line),
    ink: token('--ink', LIGHT.ink),
    ink2: token('--ink-2', LIGHT.ink2),
    ink3: token('--ink-3', LIGHT.ink3),
    accent: token('--accent', LIGHT.accent),
    communities,
  };
}

export function css([r, g, b]: Rgb, opacity = 1): string {
  return opacity >= 1 ? `rgb(${r}, ${g}, ${b})` : `rgba(${r}, ${g}, ${b}, ${opacity})`;
}

export function hex([r, g, b]: Rgb): string {
  return `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
}
