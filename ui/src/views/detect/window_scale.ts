/** The slider of the time window: round lengths from one second to one day, evenly spread by ratio. */

export const SHORTEST_SECS = 1;
export const LONGEST_SECS = 86_400;

/** Lengths that have a button of their own. */
export const WINDOW_STOPS: readonly { secs: number }[] = [
  { secs: 10 },
  { secs: 60 },
  { secs: 300 },
  { secs: 3600 },
];

/** Lengths whose pairs are counted for the curve: the answer holds for every place of the slider. */
export const WINDOW_LADDER: readonly number[] = [1, 5, 10, 30, 60, 300, 900, 3600, 21_600, 86_400];

/** `count` lengths from `first` in even steps. */
const run = (first: number, step: number, count: number) =>
  Array.from({ length: count }, (_, i) => first + i * step);

/** The lengths at which the slider stands, ascending. */
export const WINDOW_STEPS: readonly number[] = [
  ...run(1, 1, 10),
  ...run(15, 5, 10),
  ...run(75, 15, 4),
  ...run(150, 30, 6),
  ...run(360, 60, 5),
  ...run(900, 300, 10),
  ...run(4500, 900, 4),
  ...run(9000, 1800, 8),
  ...run(25_200, 3600, 18),
];

const SPREAD = Math.log(LONGEST_SECS / SHORTEST_SECS);

/** Place of a length on the slider, 0 to 1; lengths beyond it stand at its end. */
export function placeOf(secs: number): number {
  if (!(secs > SHORTEST_SECS)) return 0;
  return Math.min(1, Math.log(secs / SHORTEST_SECS) / SPREAD);
}

/** A suggested length as it is taken: whole seconds, and never shorter than what was suggested. */
export function takenSecs(suggested: number): number {
  return Math.ceil(suggested);
}

/** The round length nearest to a place. */
export function secsAt(place: number): number {
  let best = WINDOW_STEPS[0]!;
  for (const secs of WINDOW_STEPS)
    if (Math.abs(placeOf(secs) - place) < Math.abs(placeOf(best) - place)) best = secs;
  return best;
}

/** The next round length in a direction; the same at the end of the slider. */
export function nextStep(secs: number, direction: 1 | -1): number {
  const next =
    direction > 0
      ? WINDOW_STEPS.find((step) => step > secs)
      : WINDOW_STEPS.findLast((step) => step < secs);
  return next ?? (direction > 0 ? Math.max(secs, LONGEST_SECS) : Math.min(secs, SHORTEST_SECS));
}

/** The next of the stops in a direction, or the end of the slider. */
export function nextStop(secs: number, direction: 1 | -1): number {
  const stops = WINDOW_STOPS.map((stop) => stop.secs);
  return direction > 0
    ? (stops.find((stop) => stop > secs) ?? LONGEST_SECS)
    : (stops.findLast((stop) => stop < secs) ?? SHORTEST_SECS);
}

const UNITS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
  // In Dutch.
  sec: 1,
  seconde: 1,
  seconden: 1,
  minuut: 60,
  minuten: 60,
  u: 3600,
  uur: 3600,
  dag: 86_400,
  dagen: 86_400,
};

/** Seconds of a length as somebody types it: `60`, `60 s`, `1.5 h`, `1 h 30 min`, `250 ms`; null when it is none. */
export function parseLength(text: string): number | null {
  const bare = text.trim().toLowerCase().replaceAll(',', '.').replaceAll('\u00a0', ' ');
  if (/^\d+(\.\d+)?$/.test(bare)) return Number(bare);
  if (!/^(\d+(\.\d+)?\s*[a-z]+\s*)+$/.test(bare)) return null;
  let secs = 0;
  for (const [, figure, unit] of bare.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)) {
    const size = UNITS[unit ?? ''];
    if (size === undefined) return null;
    secs += Number(figure) * size;
  }
  return Math.round(secs * 1000) / 1000;
}
