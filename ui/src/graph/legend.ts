/**
 * What the signs of the picture mean, as data: the window shows it, the export paints it.
 */
import { formatCount } from '../format/number';
import type { Camera } from './camera';
import type { CommunityMark } from './communities';
import type { Painter } from './painter';
import type { Palette } from './palette';
import { HUES, LEVELS, OUTLINE_OPACITY, type Scene, levelOf, radiusOf, sizeFactor } from './scene';

export interface Legend {
  /** Communities with a hue that are shown, by number, and their shown members. */
  readonly communities: readonly { readonly number: number; readonly shown: number }[];
  /** Shown communities without a hue of their own. */
  readonly others: number;
  readonly sizes: readonly { readonly strength: number; readonly radius: number }[];
  readonly weights: readonly {
    readonly weight: number;
    readonly opacity: number;
    readonly width: number;
  }[];
}

export function legendOf(scene: Scene, marks: readonly CommunityMark[], camera: Camera): Legend {
  const hued = marks.filter((mark) => mark.community <= HUES);
  const factor = sizeFactor(scene, camera);
  const { largestStrength, smallestWeight, largestWeight } = scene;
  const sizes = distinct([largestStrength / 9, largestStrength / 3, largestStrength].map(nice));
  const middle = Math.round(Math.sqrt(smallestWeight * largestWeight));
  const weights = largestWeight > 0 ? distinct([smallestWeight, middle, largestWeight]) : [];
  return {
    communities: hued
      .map((mark) => ({ number: mark.community, shown: mark.shown }))
      .sort((a, b) => a.number - b.number),
    others: marks.length - hued.length,
    sizes: sizes
      .filter((strength) => strength > 0)
      .map((strength) => ({ strength, radius: radiusOf(strength, largestStrength) * factor })),
    weights: weights.map((weight) => ({ weight, ...LEVELS[levelOf(weight, largestWeight)] })),
  };
}

/** A round number near the value: 1, 2 or 5 times a power of ten below 1 000, otherwise whole. */
function nice(value: number): number {
  return value >= 10 ? Number(value.toPrecision(2)) : Math.round(value);
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Height of the legend in an exported picture, CSS pixels. */
export const LEGEND_HEIGHT = 104;
const TEXT = 12;

/** What stands under an exported picture, beside the legend. */
export interface Caption {
  /** "1 204 of 9 310 accounts · 3 410 of 12 000 edges". */
  readonly counts: string;
  /** What is left out and why, in words. */
  readonly filter: string;
  /** Run, case, time, version: where the picture comes from. */
  readonly origin: string;
}

/** Paints legend and caption into the strip that begins at `top`. */
export function paintLegend(
  painter: Painter,
  legend: Legend,
  caption: Caption,
  palette: Palette,
  width: number,
  top: number,
): void {
  const ink = { size: TEXT, weight: 400, colour: palette.ink2 } as const;
  const hint = { ...ink, colour: palette.ink3 } as const;
  painter.line(0, top + 0.5, width, top + 0.5, { stroke: palette.line, strokeWidth: 1 });

  let x = 16;
  const y = top + 22;
  const say = (words: string, style: typeof ink | typeof hint): void => {
    painter.text(x, y, words, style);
    x += painter.measure(words, TEXT, 400);
  };
  say('Community', hint);
  x += 12;
  for (const { number } of legend.communities) {
    painter.circle(x + 5, y - 4, 5, {
      fill: palette.communities[number],
      stroke: palette.ink,
      strokeOpacity: OUTLINE_OPACITY,
      strokeWidth: 1,
    });
    x += 14;
    say(String(number), ink);
    x += 12;
  }
  if (legend.others > 0) {
    painter.circle(x + 5, y - 4, 5, {
      fill: palette.communities[0],
      stroke: palette.ink,
      strokeOpacity: OUTLINE_OPACITY,
      strokeWidth: 1,
    });
    x += 14;
    say('higher numbers', ink);
  }

  x = 16;
  paintScales(painter, legend, palette, top + 46);
  painter.text(16, top + 72, caption.counts, { size: TEXT, weight: 600, colour: palette.ink });
  const after = 16 + painter.measure(caption.counts, TEXT, 600) + 14;
  painter.text(after, top + 72, caption.filter, ink);
  painter.text(16, top + 92, caption.origin, hint);
}

function paintScales(painter: Painter, legend: Legend, palette: Palette, y: number): void {
  const ink = { size: TEXT, weight: 400, colour: palette.ink2 } as const;
  const hint = { ...ink, colour: palette.ink3 } as const;
  let x = 16;
  painter.text(x, y, 'Strength', hint);
  x += painter.measure('Strength', TEXT, 400) + 12;
  for (const { strength, radius } of legend.sizes) {
    painter.circle(x + radius, y - 4, radius, {
      stroke: palette.ink,
      strokeOpacity: OUTLINE_OPACITY,
      strokeWidth: 1,
    });
    x += radius * 2 + 5;
    painter.text(x, y, formatCount(strength), ink);
    x += painter.measure(formatCount(strength), TEXT, 400) + 14;
  }
  x += 10;
  painter.text(x, y, 'Edge weight', hint);
  x += painter.measure('Edge weight', TEXT, 400) + 12;
  for (const { weight, opacity, width } of legend.weights) {
    painter.line(x, y - 4, x + 22, y - 4, {
      stroke: palette.ink,
      strokeOpacity: opacity,
      strokeWidth: width,
    });
    x += 27;
    painter.text(x, y, formatCount(weight), ink);
    x += painter.measure(formatCount(weight), TEXT, 400) + 14;
  }
}
