/** What the size of a dot says: the analyst chooses. */
import type { GraphData } from './data';

/**
 * `strength`: sum of the weights of an account's edges; `neighbours`: accounts that it shares an edge
 * with, by the weights that are shown; `equal`: nothing, all are alike.
 */
export type SizeBy = 'strength' | 'neighbours' | 'equal';

export const SIZES: readonly SizeBy[] = ['strength', 'neighbours', 'equal'];

/** The figure that decides how large each account is. */
export function sizesOf(data: GraphData, by: SizeBy): Float32Array {
  if (by === 'strength') return data.strength;
  const { nodeCount, edgeCount, source, target, weight } = data;
  const sizes = new Float32Array(nodeCount);
  if (by === 'equal') return sizes.fill(1);
  for (let e = 0; e < edgeCount; e++) {
    // An edge that a filter weighs at nothing joins nobody.
    if (!(weight[e] > 0) || source[e] === target[e]) continue;
    sizes[source[e]]++;
    sizes[target[e]]++;
  }
  return sizes;
}
