/**
 * The shortest way from one list of words to another: which words stay, which stand in one list only.
 *
 * Method: the greedy algorithm of E. W. Myers, "An O(ND) difference algorithm and its variations",
 * Algorithmica 1, 1986, 251-266, doi:10.1007/BF01840446. Time grows with the words times the
 * differences, memory with the square of the differences; both are bounded, because texts that were
 * made to be slow are not worth a frozen window.
 */

/** Words that stay, as 1, by their place in each list. */
export interface WordDiff {
  readonly stay: Uint8Array;
  readonly stayOfOther: Uint8Array;
}

/** Words that may stand in one of the two lists only. */
export const MOST_DIFFERENCES = 800;

/** Compares two lists of numbered words; null when they differ in more than `most` words. */
export function diffWords(
  one: Int32Array,
  other: Int32Array,
  most = MOST_DIFFERENCES,
): WordDiff | null {
  const stay = new Uint8Array(one.length);
  const stayOfOther = new Uint8Array(other.length);
  // What both begin and end with needs no search, and mostly that is nearly everything.
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  stay.fill(1, 0, start).fill(1, one.length - end);
  stayOfOther.fill(1, 0, start).fill(1, other.length - end);

  const a = one.subarray(start, one.length - end);
  const b = other.subarray(start, other.length - end);
  const frontiers = search(a, b, most);
  if (frontiers === null) return null;
  walkBack(frontiers, a.length, b.length, (x, y) => {
    stay[start + x] = 1;
    stayOfOther[start + y] = 1;
  });
  return { stay, stayOfOther };
}

/**
 * How far along `a` each diagonal gets with 0, 1, 2… differences; the last entry reaches both ends.
 * Entry d holds the diagonals -d, -d + 2, …, d, in this order.
 */
function search(a: Int32Array, b: Int32Array, most: number): Int32Array[] | null {
  const frontiers: Int32Array[] = [];
  for (let d = 0; d <= Math.min(most, a.length + b.length); d += 1) {
    const before = frontiers[d - 1];
    const frontier = new Int32Array(d + 1);
    for (let i = 0; i <= d; i += 1) {
      const diagonal = 2 * i - d;
      let x = before === undefined ? 0 : begin(before, i, d);
      let y = x - diagonal;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      frontier[i] = x;
      if (x >= a.length && y >= b.length) return [...frontiers, frontier];
    }
    frontiers.push(frontier);
  }
  return null;
}

/** Whether diagonal `i` of `d` differences is entered from the one above it: a word of `b` alone. */
const isFromAbove = (before: Int32Array, i: number, d: number): boolean =>
  i === 0 || (i !== d && before[i - 1] < before[i]);

const begin = (before: Int32Array, i: number, d: number): number =>
  isFromAbove(before, i, d) ? before[i] : before[i - 1] + 1;

/** Calls `same` for every pair of places that stay, from the end to the beginning. */
function walkBack(
  frontiers: readonly Int32Array[],
  lengthA: number,
  lengthB: number,
  same: (x: number, y: number) => void,
): void {
  let x = lengthA;
  let y = lengthB;
  for (let d = frontiers.length - 1; d >= 0; d -= 1) {
    const before = d > 0 ? frontiers[d - 1] : undefined;
    const i = (x - y + d) / 2;
    const entered = before === undefined ? 0 : begin(before, i, d);
    while (x > entered) {
      x -= 1;
      y -= 1;
      same(x, y);
    }
    if (before === undefined) return;
    if (isFromAbove(before, i, d)) y -= 1;
    else x -= 1;
  }
}
