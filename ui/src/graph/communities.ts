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
  /** How far its shown members reach from the middle: twice their root mean square distance. */
  readonly reach: number;
}

/** More numbers than this are a wall of numbers. */
const MOST_MARKS = 400;
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
  const squares = new Map<number, number>();
  for (let i = 0; i < data.nodeCount; i++) {
    const sum = sums.get(data.community[i]);
    if (sum === undefined || (nodeState !== null && nodeState[i] !== SHOWN)) continue;
    const dx = data.x[i] - sum.x / sum.shown;
    const dy = data.y[i] - sum.y / sum.shown;
    const before = squares.get(data.community[i]) ?? 0;
    squares.set(data.community[i], before + dx * dx + dy * dy);
  }
  const marks: CommunityMark[] = [];
  for (const [community, { x, y, shown }] of sums) {
    if (shown < smallest) continue;
    const reach = 2 * Math.sqrt((squares.get(community) ?? 0) / shown);
    marks.push({ community, x: x / shown, y: y / shown, shown, reach });
  }
  marks.sort((a, b) => b.shown - a.shown || a.community - b.community);
  return marks.slice(0, MOST_MARKS);
}
