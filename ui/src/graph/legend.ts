/**
 * What the signs of the picture mean, as data: the window shows it, the export paints it.
 */
import { formatCount } from '../format/number';
import type { Camera } from './camera';
import type { CommunityMark } from './communities';
import { type CommunityMap, bubbleRadius } from './community_map';
import { paintPin } from './overlay_pins';
import { paintBar, paintLayers, paintTightness } from './overlay_bubbles';
import type { Painter, TextStyle } from './painter';
import type { Palette } from './palette';
import { HUES, OUTLINE_OPACITY, type Scene, levelOf, radiusOf, sizeFactor } from './scene';
import type { SizeBy } from './sizing';
import { t } from '../words';

export interface Legend {
  /** The run's communities that have a hue, by number, and how many of their members are shown. */
  readonly communities: readonly { readonly number: number; readonly shown: number }[];
  /** Whether the run has communities without a hue of their own. */
  readonly more: boolean;
  /** How many of those are shown. */
  readonly others: number;
  /** What the size of an account says; on a map it says nothing of this. */
  readonly sizeBy: SizeBy;
  readonly sizes: readonly { readonly strength: number; readonly radius: number }[];
  readonly weights: readonly {
    readonly weight: number;
    readonly opacity: number;
    readonly width: number;
  }[];
  /** Accounts shown that somebody put where they stand. */
  readonly pinned: number;
  /** Layers that the marks inside a rim stand for, clockwise from the top; null on no map. */
  readonly layers: readonly string[] | null;
}

/** What the size of a dot or bubble says. */
export const sizeName = (legend: Legend): string =>
  legend.layers === null ? t.graph.sizes[legend.sizeBy] : t.graph.accounts;

/** What the width of an edge says. */
export const weightName = (legend: Legend): string =>
  legend.layers === null ? t.graph.edgeWeight : t.graph.between;

/** The sample bubble that explains tightness, layers and time. */
export const SAMPLE_TIGHTNESS = 0.35;

/** What a map adds to the legend. */
export interface MapOfLegend {
  readonly map: CommunityMap;
  readonly layers: readonly string[];
}

export function legendOf(
  scene: Scene,
  marks: readonly CommunityMark[],
  camera: Camera,
  map: MapOfLegend | null = null,
  pinned = 0,
): Legend {
  const factor = sizeFactor(scene, camera);
  const { sizeBy, smallestWeight, largestWeight } = scene;
  const middle = Math.round(Math.sqrt(smallestWeight * largestWeight));
  const weights = largestWeight > 0 ? distinct([smallestWeight, middle, largestWeight]) : [];
  const shown = new Map(marks.map((mark) => [mark.community, mark.shown]));
  return {
    communities: Array.from({ length: Math.min(scene.communityCount, HUES) }, (_, i) => ({
      number: i + 1,
      shown: shown.get(i + 1) ?? 0,
    })),
    more: scene.communityCount > HUES,
    others: marks.filter((mark) => mark.community > HUES).length,
    sizeBy,
    sizes: map === null ? dotSizes(scene, factor) : bubbleSizes(map.map, camera),
    weights: weights.map((weight) => ({ weight, ...scene.levels[levelOf(weight, largestWeight)] })),
    pinned,
    layers: map === null ? null : map.layers,
  };
}

function dotSizes({ sizeBy, largestSize: largest }: Scene, factor: number): Legend['sizes'] {
  if (sizeBy === 'equal') return [];
  return distinct([largest / 9, largest / 3, largest].map(nice))
    .filter((strength) => strength > 0)
    .map((strength) => ({ strength, radius: radiusOf(strength, largest) * factor }));
}

/** Bubbles can be larger than a legend: those that have room in it, to scale. */
function bubbleSizes(map: CommunityMap, camera: Camera): Legend['sizes'] {
  const unit = map.unit * camera.scale;
  return distinct([4, 8, 13].map((radius) => nice((radius / unit) ** 2)))
    .filter((accounts) => accounts >= Math.max(map.least, 1))
    .map((strength) => ({ strength, radius: bubbleRadius(map, strength) * camera.scale }))
    .filter(({ radius }) => radius <= 15);
}

/** A round number near the value: 1, 2 or 5 times a power of ten below 1 000, otherwise whole. */
function nice(value: number): number {
  return value >= 10 ? Number(value.toPrecision(2)) : Math.round(value);
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** What stands under an exported picture, beside the legend. */
export interface Caption {
  /** "1 204 of 9 310 accounts · 3 410 of 12 000 edges". */
  readonly counts: string;
  /** What is left out and why, in words. */
  readonly filter: string;
  /** How it is drawn where that is not as the run came; empty otherwise. */
  readonly drawing: string;
  /** Run, case, time, version: where the picture comes from. */
  readonly origin: string;
}

const TEXT = 12;
const LINE = 22;
const MARGIN = 16;
const GAP = 14;

/** Words in lines no wider than `width`; a word that is wider has a line of its own. */
export function wrapped(words: string, width: number, measure: (text: string) => number): string[] {
  const rows: string[] = [];
  for (const word of words.split(' ')) {
    const longer = rows.length === 0 ? word : `${rows.at(-1)} ${word}`;
    if (rows.length > 0 && measure(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}

/** A legend that knows its height before it is painted. */
export interface LaidOutLegend {
  readonly height: number;
  paint(painter: Painter, top: number): void;
}

type Sign = (
  size: number,
  words: string,
  draw: (painter: Painter, left: number, middle: number) => void,
) => void;

/** What the inside of a bubble says. */
function layOutMapSigns(
  layers: readonly string[],
  sign: Sign,
  newLine: () => void,
  palette: Palette,
): void {
  newLine();
  const rim = { stroke: palette.ink, strokeOpacity: OUTLINE_OPACITY, strokeWidth: 1 } as const;
  sign(18, t.graph.tightness, (painter, left, middle) => {
    painter.circle(left + 9, middle, 9, { ...rim, fill: palette.communities[0] });
    paintTightness(painter, palette, left + 9, middle, 9, SAMPLE_TIGHTNESS);
  });
  sign(24, t.graph.time, (painter, left, middle) =>
    // The bar hangs below the middle of a bubble of this size.
    paintBar(painter, palette, left + 12, middle - 13, 22, 0.2, 0.7),
  );
  if (layers.length < 2) return;
  layers.forEach((name, layer) =>
    sign(18, layer === 0 ? `${t.graph.layers} ${name}` : name, (painter, left, middle) => {
      painter.circle(left + 9, middle, 9, rim);
      paintLayers(painter, palette, left + 9, middle, 9, 1 << layer, layers.length);
    }),
  );
}

/** Lets signs and words flow into lines of the picture's width, the caption below them. */
export function layOutLegend(
  measure: Painter['measure'],
  legend: Legend,
  caption: Caption,
  palette: Palette,
  width: number,
): LaidOutLegend {
  const marks: ((painter: Painter, top: number) => void)[] = [];
  const ink = { size: TEXT, weight: 400, colour: palette.ink2 } as const;
  const hint = { ...ink, colour: palette.ink3 } as const;
  let x = MARGIN;
  let y = LINE;
  const newLine = (): void => {
    x = MARGIN;
    y += LINE;
  };
  /** Reserves room for a sign and its words, on the next line if need be; gives its left end. */
  const reserve = (room: number): number => {
    if (x + room > width - MARGIN && x > MARGIN) newLine();
    const left = x;
    x += room;
    return left;
  };
  const say = (words: string, style: TextStyle, after = GAP): void => {
    const left = reserve(measure(words, style.size, style.weight) + after);
    const line = y;
    marks.push((painter, top) => painter.text(left, top + line, words, style));
  };
  const sign = (
    size: number,
    words: string,
    draw: (painter: Painter, left: number, middle: number) => void,
  ): void => {
    const left = reserve(size + 5 + measure(words, TEXT, 400) + GAP);
    const line = y;
    marks.push((painter, top) => {
      draw(painter, left, top + line - 4);
      painter.text(left + size + 5, top + line, words, ink);
    });
  };
  const outline = {
    stroke: palette.ink,
    strokeOpacity: OUTLINE_OPACITY,
    strokeWidth: 1,
  } as const;

  say(t.graph.community, hint);
  const shown = legend.communities.filter((community) => community.shown > 0);
  for (const { number } of shown) {
    sign(10, String(number), (painter, left, middle) =>
      painter.circle(left + 5, middle, 5, { ...outline, fill: palette.communities[number] }),
    );
  }
  if (legend.others > 0) {
    sign(10, t.graph.others, (painter, left, middle) =>
      painter.circle(left + 5, middle, 5, { ...outline, fill: palette.communities[0] }),
    );
  }
  newLine();
  y += 2;
  if (legend.sizes.length > 0) say(sizeName(legend), hint);
  for (const { strength, radius } of legend.sizes) {
    sign(radius * 2, formatCount(strength), (painter, left, middle) =>
      painter.circle(left + radius, middle, radius, outline),
    );
  }
  if (legend.weights.length > 0) say(weightName(legend), hint);
  for (const { weight, opacity, width: strokeWidth } of legend.weights) {
    sign(22, formatCount(weight), (painter, left, middle) =>
      painter.line(left, middle, left + 22, middle, {
        stroke: palette.ink,
        strokeOpacity: opacity,
        strokeWidth,
      }),
    );
  }
  if (legend.pinned > 0) {
    sign(8, t.drawing.putByHand(legend.pinned), (painter, left, middle) =>
      paintPin(painter, palette, left + 4, middle + 6),
    );
  }
  if (legend.layers !== null) layOutMapSigns(legend.layers, sign, newLine, palette);
  y += 4;
  for (const [words, style] of [
    [caption.counts, { ...ink, weight: 600, colour: palette.ink }],
    [caption.filter, ink],
    [caption.drawing, ink],
    [caption.origin, hint],
  ] as const) {
    if (words === '') continue;
    for (const row of wrapped(words, width - 2 * MARGIN, (text) =>
      measure(text, TEXT, style.weight),
    )) {
      newLine();
      say(row, style);
    }
  }
  return {
    height: y + 14,
    paint(painter, top) {
      painter.line(0, top + 0.5, width, top + 0.5, { stroke: palette.line, strokeWidth: 1 });
      for (const mark of marks) mark(painter, top);
    },
  };
}
