/**
 * Where the number of a community stands in the picture: at the middle of its shown members.
 */
import type { GraphData } from './data';
import { SHOWN } from './scene';

export interface CommunityMark {
  readonly community: number;
  readonly x: number;
  readonly y: number;
  readonly shown: number;
}

/** More numbers than this are a wall of numbers. */
const MOST_MARKS = 80;
/** In a network of many communities the pairs go without a number. */
const FEW = 40;
const SMALLEST = 3;

/** Marks of the communities with shown members, largest first, then by number. */
export function communityMarks(data: GraphData, nodeState: Uint8Array | null): CommunityMark[] {
  const sums = new Map<number, { x: number; y: number; shown: number }>();
  for (let i = 0; i < data.nodeCount; i++) {
    const community = data.community[i];
    if (community === 0 || (nodeState !== null && nodeState[i] !== SHOWN)) continue;
    let sum = sums.get(community);
    if (sum === undefined) sums.set(community, (sum = { x: 0, y: 0, shown: 0 }));
    sum.x += data.x[i];
    sum.y += data.y[i];
    sum.shown++;
  }
  const smallest = sums.size > FEW ? SMALLEST : 1;
  const marks: CommunityMark[] = [];
  for (const [community, { x, y, shown }] of sums) {
    if (shown >= smallest) marks.push({ community, x: x / shown, y: y / shown, shown });
  }
  marks.sort((a, b) => b.shown - a.shown || a.community - b.community);
  return marks.slice(0, MOST_MARKS);
}
