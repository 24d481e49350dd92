/** Hours of the week as a grid: moved to another zone, and in steps of darkness. */

const HOURS = 168;
export const LEVELS = 4;

/** Hours as a clock shows them that is `by` hours ahead; Sunday runs over into Monday. */
export function shiftedHours(hours: readonly number[], by: number): number[] {
  return Array.from({ length: HOURS }, (_, h) => hours[(((h - by) % HOURS) + HOURS) % HOURS] ?? 0);
}

/** 0 = nothing, then 1 to 4: a square root, so that one busy hour does not hide the rest. */
export function levelOfHour(n: number, most: number): number {
  if (n <= 0 || most <= 0) return 0;
  return Math.min(Math.max(Math.ceil(Math.sqrt(n / most) * LEVELS), 1), LEVELS);
}
