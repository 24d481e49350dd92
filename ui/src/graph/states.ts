/**
 * Which accounts and edges are shown, dimmed or left out: the filter and the chosen community
 * taken together.
 */
import type { GraphData } from './data';
import type { States } from './raster/job';
import { DIMMED, HIDDEN, SHOWN } from './scene';
import { type FilterResult, passes } from './wire';

/** Everything shown is said with nulls, which draws faster than arrays of zeros. */
export const ALL_SHOWN: States = { node: null, edge: null };

export function statesOf(
  data: GraphData,
  filter: FilterResult | null,
  hide: boolean,
  community: number | null,
): States {
  if (filter === null && community === null) return ALL_SHOWN;
  const out = hide ? HIDDEN : DIMMED;
  const node = new Uint8Array(data.nodeCount);
  for (let i = 0; i < data.nodeCount; i++) {
    if (filter !== null && !passes(filter, i)) node[i] = out;
    else if (community !== null && data.community[i] !== community) node[i] = DIMMED;
    else node[i] = SHOWN;
  }
  const edge = new Uint8Array(data.edgeCount);
  for (let e = 0; e < data.edgeCount; e++) {
    if (filter !== null && !(filter.weight[e] > 0)) edge[e] = out;
    else edge[e] = Math.max(node[data.source[e]], node[data.target[e]]);
  }
  return { node, edge };
}

/** Whether the filter weighs some edge differently from the whole run (a narrower window, a layer). */
export function reweighs(data: GraphData, filter: FilterResult): boolean {
  for (let e = 0; e < data.edgeCount; e++) {
    if (filter.weight[e] > 0 && filter.weight[e] !== data.weight[e]) return true;
  }
  return false;
}

/** The same network with the weights of the filter. */
export function reweighted(data: GraphData, filter: FilterResult): GraphData {
  return { ...data, weight: filter.weight };
}
