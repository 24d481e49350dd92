/**
 * The map of communities: a bubble each, and what runs between them. Reads `ZWC1`, and makes of it
 * what the picture draws, so that a map is drawn, pointed at and exported by the same code.
 */
import type { Bounds, GraphData } from './data';
import { DIMMED, HIDDEN, SHOWN, type Scene, buildScene } from './scene';
import type { Selection } from './selection';
import { NOTHING } from './selection';
import type { States } from './raster/job';
import { Blocks, type FilterResult, type Network, WireError } from './wire';

/** Columns along the communities, number 1 first, and along the ties between two of them. */
export interface CommunityMap extends GraphData {
  readonly nodesTotal: number;
  readonly edgesTotal: number;
  readonly nodesPassing: number;
  readonly edgesPassing: number;
  /** Radius of a bubble is `unit * sqrt(max(accounts, least))`, in layout units. */
  readonly unit: number;
  readonly least: number;
  /** First and last share behind any edge of the run. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly accounts: Uint32Array;
  readonly passing: Uint32Array;
  readonly edgesInside: Uint32Array;
  readonly weightInside: Float32Array;
  /** Layers with pairs inside: bit = place of the layer in the run. */
  readonly layers: Uint32Array;
  /** Seconds after `fromMs` of the first and the last share behind an edge inside. */
  readonly first: Uint32Array;
  readonly last: Uint32Array;
  readonly tieEdges: Uint32Array;
}

export function parseMap(bytes: ArrayBuffer): CommunityMap {
  const blocks = new Blocks(bytes, 'ZWC1');
  const k = blocks.count('the number of communities');
  const t = blocks.count('the number of ties');
  const nodesTotal = blocks.count('the number of accounts');
  const edgesTotal = blocks.count('the number of edges');
  const nodesPassing = blocks.count('the accounts that pass');
  const edgesPassing = blocks.count('the edges that pass');
  const unit = blocks.f32('the unit', 1)[0] ?? 0;
  const least = blocks.count('the smallest size');
  const fromMs = blocks.f64('the first time');
  const toMs = blocks.f64('the last time');
  const centres = blocks.f32('the places', k * 2);
  const accounts = blocks.u32('the accounts', k);
  const passing = blocks.u32('the accounts that pass', k);
  const edgesInside = blocks.u32('the edges inside', k);
  const weightInside = blocks.f32('the weights inside', k);
  const layers = blocks.u32('the layers', k);
  const first = blocks.u32('the first times', k);
  const last = blocks.u32('the last times', k);
  const ends = blocks.u32('the ends of the ties', t * 2);
  const tieEdges = blocks.u32('the edges of the ties', t);
  const weight = blocks.f32('the weights of the ties', t);
  blocks.end();
  if (!(unit > 0 && unit < Infinity)) throw new WireError('the bubbles have no size');
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs)) throw new WireError('there is no time');

  const x = new Float32Array(k);
  const y = new Float32Array(k);
  const strength = new Float32Array(k);
  const community = new Uint32Array(k);
  for (let i = 0; i < k; i++) {
    x[i] = centres[i * 2];
    y[i] = centres[i * 2 + 1];
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) {
      throw new WireError(`community ${i + 1} has no place`);
    }
    // What does not pass keeps its size, paler: one sees what was left out.
    strength[i] = passing[i] > 0 ? passing[i] : accounts[i];
    community[i] = i + 1;
  }
  const source = new Uint32Array(t);
  const target = new Uint32Array(t);
  for (let e = 0; e < t; e++) {
    source[e] = ends[e * 2];
    target[e] = ends[e * 2 + 1];
    if (source[e] >= k || target[e] >= k) {
      throw new WireError(`tie ${e} leads to a community that does not exist`);
    }
    if (!(weight[e] >= 0 && weight[e] < Infinity)) throw new WireError(`tie ${e} has no weight`);
  }
  return {
    nodeCount: k,
    edgeCount: t,
    x,
    y,
    strength,
    community,
    source,
    target,
    weight,
    nodesTotal,
    edgesTotal,
    nodesPassing,
    edgesPassing,
    unit,
    least,
    fromMs,
    toMs,
    accounts,
    passing,
    edgesInside,
    weightInside,
    layers,
    first,
    last,
    tieEdges,
  };
}

/** Radius in layout units of the bubble of so many accounts. */
export function bubbleRadius(map: CommunityMap, accounts: number): number {
  return map.unit * Math.sqrt(Math.max(accounts, map.least));
}

/** Edges inside as a share of all that could be, 0 to 1. */
export function tightness(map: CommunityMap, place: number): number {
  const n = map.passing[place];
  const possible = (n * (n - 1)) / 2;
  return possible > 0 ? Math.min(map.edgesInside[place] / possible, 1) : 0;
}

export function buildMapScene(map: CommunityMap): Scene {
  const radius = Float32Array.from(map.strength, (accounts) => bubbleRadius(map, accounts));
  return buildScene(map, { radius, bounds: mapBounds(map) });
}

/** What the bubbles cover at their whole size: the same under every filter. */
function mapBounds(map: CommunityMap): Bounds {
  if (map.nodeCount === 0) return { minX: -1, minY: -1, maxX: 1, maxY: 1 };
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < map.nodeCount; i++) {
    const r = bubbleRadius(map, map.accounts[i]);
    minX = Math.min(minX, map.x[i] - r);
    minY = Math.min(minY, map.y[i] - r);
    maxX = Math.max(maxX, map.x[i] + r);
    maxY = Math.max(maxY, map.y[i] + r);
  }
  return { minX, minY, maxX, maxY };
}

/** Bubbles and ties of which nothing passes are dimmed or left out. */
export function mapStates(map: CommunityMap, hide: boolean): States {
  const out = hide ? HIDDEN : DIMMED;
  const node = Uint8Array.from(map.passing, (passing) => (passing > 0 ? SHOWN : out));
  const edge = Uint8Array.from(map.weight, (weight) => (weight > 0 ? SHOWN : out));
  const whole = node.every((state) => state === SHOWN) && edge.every((state) => state === SHOWN);
  return whole ? { node: null, edge: null } : { node, edge };
}

/** What is selected, as places of the map: accounts and edges by the communities they lie in. */
export function onMap(selection: Selection, map: CommunityMap, network: Network | null): Selection {
  const places = new Set<number>();
  const add = (community: number | undefined): void => {
    if (community !== undefined && community >= 1 && community <= map.nodeCount) {
      places.add(community - 1);
    }
  };
  if (selection.kind === 'community') add(selection.community);
  else if (selection.kind === 'accounts') {
    for (const node of selection.nodes) add(network?.community[node]);
  } else if (selection.kind === 'edge' && network !== null) {
    add(network.community[network.source[selection.edge] ?? -1]);
    add(network.community[network.target[selection.edge] ?? -1]);
  } else if (selection.kind === 'tie') {
    const tie = map.source.findIndex(
      (source, e) => source === selection.a - 1 && map.target[e] === selection.b - 1,
    );
    return tie >= 0 ? { kind: 'edge', edge: tie } : NOTHING;
  }
  return places.size > 0 ? { kind: 'accounts', nodes: [...places] } : NOTHING;
}

/** What was pointed at on the map, as what it stands for. */
export function offMap(found: Selection, map: CommunityMap): Selection {
  if (found.kind === 'accounts') return { kind: 'community', community: found.nodes[0] + 1 };
  if (found.kind === 'edge') {
    return { kind: 'tie', a: map.source[found.edge] + 1, b: map.target[found.edge] + 1 };
  }
  return found;
}

/** Accounts with a passing edge from one community to the other, ascending. */
export function accountsBetween(
  network: Network,
  passing: FilterResult | null,
  a: number,
  b: number,
): number[] {
  const { community, source, target } = network;
  const found = new Set<number>();
  for (let e = 0; e < network.edgeCount; e++) {
    if (passing !== null && !(passing.weight[e] > 0)) continue;
    const [from, to] = [community[source[e]], community[target[e]]];
    if ((from === a && to === b) || (from === b && to === a)) {
      found.add(source[e]);
      found.add(target[e]);
    }
  }
  return [...found].sort((one, other) => one - other);
}
