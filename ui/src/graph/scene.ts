/**
 * What the picture consists of, whoever draws it: sizes, colours, steps of weight, drawing order.
 *
 * The GPU, the software rasteriser, PNG and SVG all draw from this one description, so what is
 * exported is what is on screen. Steps of weight and sizes are those of the report's figure.
 */
import { allBounds, type Bounds, type GraphData } from './data';
import { type SizeBy, sizesOf } from './sizing';
import type { Camera } from './camera';
import { NodeGrid } from './node_grid';

/** How the edges of one step of weight are drawn; width in CSS pixels. */
export interface EdgeLook {
  readonly opacity: number;
  readonly width: number;
}

/** Edges are drawn in this many steps of weight. */
const LEVELS: readonly EdgeLook[] = [
  { opacity: 0.13, width: 0.7 },
  { opacity: 0.2, width: 0.8 },
  { opacity: 0.3, width: 1 },
  { opacity: 0.42, width: 1.2 },
  { opacity: 0.56, width: 1.6 },
  { opacity: 0.75, width: 2.2 },
];

/** Between bubbles there are few lines: they may be wide. */
export const MAP_LEVELS: readonly EdgeLook[] = [
  { opacity: 0.3, width: 1 },
  { opacity: 0.36, width: 1.6 },
  { opacity: 0.44, width: 2.6 },
  { opacity: 0.52, width: 4 },
  { opacity: 0.6, width: 6 },
  { opacity: 0.7, width: 9 },
];

/** Communities with a hue of their own; higher numbers and "none" are grey (colour 0). */
export const HUES = 12;
const SMALLEST_RADIUS = 1.8;
const LARGEST_RADIUS = 9;
/** Where all are alike. */
const EQUAL_RADIUS = 4.5;
export const OUTLINE_OPACITY = 0.6;
/** Distance to the nearest account, in CSS pixels, at which dots have their nominal size. */
const NOMINAL_DISTANCE = 9;
/** Mean distance of accounts, in CSS pixels, at which edges are drawn as strong as they may be. */
const CLEAR_SPACING = 9;

/** State of a node or an edge. */
export const SHOWN = 0;
export const DIMMED = 1;
export const HIDDEN = 2;

export interface Scene {
  readonly data: GraphData;
  readonly bounds: Bounds;
  /** Bubbles of a map instead of dots: their radius is in layout units and grows with the picture. */
  readonly bubbles: boolean;
  /** Looks of the steps of weight. */
  readonly levels: readonly EdgeLook[];
  /** Nominal radius in CSS pixels. */
  readonly radius: Float32Array;
  /** 0 = grey, 1..12 = the community's hue. */
  readonly nodeColour: Uint8Array;
  /** Largest first, so that small dots lie on top of large ones; where all are alike, strongest first. */
  readonly nodeOrder: Uint32Array;
  /** Weakest first, so that strong edges lie on top and the last k are the k strongest. */
  readonly edgeOrder: Uint32Array;
  readonly edgeLevel: Uint8Array;
  readonly edgeColour: Uint8Array;
  /** Highest number of a community. */
  readonly communityCount: number;
  /** What the size of a dot says, and the largest such figure. */
  readonly sizeBy: SizeBy;
  readonly largestSize: number;
  readonly smallestWeight: number;
  readonly largestWeight: number;
  /** Distance of accounts in layout units if they were spread evenly. */
  readonly spacing: number;
  /** From an account to the nearest other one, in layout units: a quarter of them lie closer. */
  readonly nearest: number;
}

/** The scene without what only the page needs, to be sent to another thread. */
export function drawnPart(scene: Scene): Scene {
  const { nodeCount, edgeCount, x, y, source, target } = scene.data;
  const none = new Float32Array(0);
  const data = { nodeCount, edgeCount, x, y, source, target };
  return {
    ...scene,
    data: { ...data, strength: none, weight: none, community: new Uint32Array(0) },
  };
}

export function colourOf(community: number): number {
  return community >= 1 && community <= HUES ? community : 0;
}

/** Nominal radius in CSS pixels of an account of this strength, or whatever its size says. */
export function radiusOf(size: number, largestSize: number): number {
  const share = largestSize > 0 ? Math.max(size, 0) / largestSize : 0;
  return SMALLEST_RADIUS + Math.sqrt(share) * (LARGEST_RADIUS - SMALLEST_RADIUS);
}

/** Weights at which the steps 1 to 5 begin: equal parts of the logarithm of the heaviest. */
function levelThresholds(heaviest: number): number[] {
  const whole = Math.log1p(Math.max(heaviest, 1e-9));
  // A hair less, so that a weight on the border belongs to the higher step whatever the rounding.
  return LEVELS.slice(1).map((_, i) => Math.expm1(((i + 1) / LEVELS.length) * whole) - 1e-9);
}

/** Step of an edge's weight, 0 to 5. */
export function levelOf(weight: number, heaviest: number): number {
  return levelThresholds(heaviest).filter((step) => weight >= step).length;
}

/** What a map of bubbles has of its own. */
export interface BubbleSizes {
  /** Radius of each in layout units. */
  readonly radius: Float32Array;
  /** What all of them cover. */
  readonly bounds: Bounds;
}

export function buildScene(
  data: GraphData,
  bubbles: BubbleSizes | null = null,
  sizeBy: SizeBy = 'strength',
): Scene {
  const { nodeCount, edgeCount, strength, community, source, target, weight } = data;
  const bounds = bubbles?.bounds ?? allBounds(data);
  const sizes = sizesOf(data, sizeBy);
  const largestSize = largest(sizes);
  const largestWeight = largest(weight);
  // Edges that do not pass a filter of other weights have none.
  let smallestWeight = largestWeight;
  for (let e = 0; e < edgeCount; e++) {
    if (weight[e] > 0 && weight[e] < smallestWeight) smallestWeight = weight[e];
  }

  const radius = bubbles?.radius ?? new Float32Array(nodeCount);
  const nodeColour = new Uint8Array(nodeCount);
  let communityCount = 0;
  for (let i = 0; i < nodeCount; i++) {
    if (community[i] > communityCount) communityCount = community[i];
    if (bubbles === null) {
      radius[i] = sizeBy === 'equal' ? EQUAL_RADIUS : radiusOf(sizes[i], largestSize);
    }
    nodeColour[i] = colourOf(community[i]);
  }
  const steps = levelThresholds(largestWeight);
  const edgeLevel = new Uint8Array(edgeCount);
  const edgeColour = new Uint8Array(edgeCount);
  for (let e = 0; e < edgeCount; e++) {
    const a = community[source[e]];
    let level = 0;
    while (level < steps.length && weight[e] >= steps[level]) level++;
    edgeLevel[e] = level;
    edgeColour[e] = a === community[target[e]] ? colourOf(a) : 0;
  }
  const spacing = spacingOf(data, bounds);
  return {
    data,
    bounds,
    bubbles: bubbles !== null,
    levels: bubbles === null ? LEVELS : MAP_LEVELS,
    radius,
    nodeColour,
    nodeOrder: ascendingOrder(
      sizeBy === 'equal' ? strength : sizes,
      sizeBy === 'equal' ? largest(strength) : largestSize,
    ).reverse(),
    edgeOrder: ascendingOrder(weight, largestWeight),
    edgeLevel,
    edgeColour,
    communityCount,
    sizeBy,
    largestSize,
    smallestWeight,
    largestWeight,
    spacing,
    nearest: bubbles === null ? nearestDistance(data, bounds, spacing) : spacing,
  };
}

/** The same accounts and edges in other places. */
export function placedScene(scene: Scene, data: GraphData): Scene {
  const bounds = allBounds(data);
  const spacing = spacingOf(data, bounds);
  return { ...scene, data, bounds, spacing, nearest: nearestDistance(data, bounds, spacing) };
}

function spacingOf(data: GraphData, bounds: Bounds): number {
  const area = (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY);
  return Math.sqrt(Math.max(area, 1e-12) / Math.max(data.nodeCount, 1));
}

/** Factor on the nominal radius at this zoom: dots grow slower than the distances between them. */
export function sizeFactor(scene: Scene, camera: Camera): number {
  if (scene.bubbles) return camera.scale;
  const distance = (scene.nearest * camera.scale) / NOMINAL_DISTANCE;
  return Math.min(Math.max(distance ** 0.7, 0.45), 1.5);
}

/** Factor on the opacity of edges: a crowd of edges must not become one smear. */
export function opacityFactor(scene: Scene, camera: Camera): number {
  if (scene.bubbles) return 1;
  const perNode = Math.max(scene.data.edgeCount / Math.max(scene.data.nodeCount, 1), 1);
  const spacing = (scene.spacing * camera.scale) / CLEAR_SPACING;
  return Math.min(Math.max(spacing / Math.cbrt(perNode / 3), 0.24), 1);
}

/** Radius of the largest dot in CSS pixels: so far beyond the picture's edge it may still reach in. */
export function largestRadiusPx(scene: Scene, camera: Camera): number {
  const [largest] = scene.nodeOrder;
  return largest === undefined ? 0 : scene.radius[largest] * sizeFactor(scene, camera);
}

/** Width of a dot's outline in CSS pixels: 1, less on dots that it would swallow. */
export function outlineWidth(radiusPx: number): number {
  return Math.min(1, radiusPx * 0.4);
}

/** Accounts that are asked for their nearest neighbour. */
const SAMPLE = 800;

function nearestDistance(data: GraphData, bounds: Bounds, spacing: number): number {
  const { nodeCount, x, y } = data;
  if (nodeCount < 2) return spacing;
  const grid = new NodeGrid(data, bounds);
  const step = Math.max(Math.floor(nodeCount / SAMPLE), 1);
  const distances: number[] = [];
  for (let i = 0; i < nodeCount; i += step) {
    let best = Infinity;
    for (let reach = spacing / 4; best > reach && reach < spacing * 64; reach *= 2) {
      const area = {
        minX: x[i] - reach,
        minY: y[i] - reach,
        maxX: x[i] + reach,
        maxY: y[i] + reach,
      };
      grid.within(area, (j) => {
        if (j !== i) best = Math.min(best, Math.hypot(x[j] - x[i], y[j] - y[i]));
      });
    }
    if (best < Infinity) distances.push(best);
  }
  if (distances.length === 0) return spacing;
  distances.sort((a, b) => a - b);
  return Math.max(distances[distances.length >> 2], spacing / 50);
}

function largest(values: Float32Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (v > most && v < Infinity) most = v;
  }
  return most;
}

const STEPS = 1 << 16;

/** Indices by value, ascending, equal values by index: counting sort on 65 536 steps of the root. */
export function ascendingOrder(values: Float32Array, most: number): Uint32Array {
  const n = values.length;
  const key = new Uint16Array(n);
  const scale = most > 0 ? 1 / most : 0;
  const count = new Uint32Array(STEPS + 1);
  for (let i = 0; i < n; i++) {
    const share = Math.min(values[i] * scale, 1);
    const k = share > 0 ? Math.floor(Math.sqrt(share) * (STEPS - 1)) : 0;
    key[i] = k;
    count[k + 1]++;
  }
  for (let k = 0; k < STEPS; k++) count[k + 1] += count[k];
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[count[key[i]]++] = i;
  return order;
}
