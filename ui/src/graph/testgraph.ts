/** Small networks for tests. */
import type { GraphData } from './data';

/** Accounts at given places; edges as [a, b, weight]. Communities default to 1. */
export function graphOf(
  places: readonly (readonly [number, number])[],
  edges: readonly (readonly [number, number, number])[],
  communities: readonly number[] = [],
): GraphData {
  const strength = new Float32Array(places.length);
  for (const [a, b, w] of edges) {
    strength[a] += w;
    strength[b] += w;
  }
  return {
    nodeCount: places.length,
    edgeCount: edges.length,
    x: Float32Array.from(places, (p) => p[0]),
    y: Float32Array.from(places, (p) => p[1]),
    strength,
    community: Uint32Array.from(places, (_, i) => communities[i] ?? 1),
    source: Uint32Array.from(edges, (e) => e[0]),
    target: Uint32Array.from(edges, (e) => e[1]),
    weight: Float32Array.from(edges, (e) => e[2]),
  };
}

/** A scattering of n accounts without edges, always the same. */
export function scattered(n: number): GraphData {
  const places = Array.from(
    { length: n },
    (_, i) => [((i * 7919) % 1009) / 10, ((i * 104_729) % 997) / 10] as const,
  );
  return graphOf(places, []);
}
