/**
 * Which accounts and edges are shown, dimmed or left out: the filter, the chosen community and the
 * one that was opened, taken together.
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
  within: number | null = null,
): States {
  if (filter === null && community === null && within === null) return ALL_SHOWN;
  const out = hide ? HIDDEN : DIMMED;
  const node = new Uint8Array(data.nodeCount);
  for (let i = 0; i < data.nodeCount; i++) {
    if (within !== null && data.community[i] !== within) node[i] = HIDDEN;
    else if (filter !== null && !passes(filter, i)) node[i] = out;
    else if (community !== null && data.community[i] !== community) node[i] = DIMMED;
    else node[i] = SHOWN;
  }
  const edge = new Uint8Array(data.edgeCount);
  for (let e = 0; e < data.edgeCount; e++) {
    const ends = Math.max(node[data.source[e]], node[data.target[e]]);
    edge[e] = filter !== null && !(filter.weight[e] > 0) ? Math.max(out, ends) : ends;
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
