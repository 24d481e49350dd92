/**
 * Ticks of a time axis at round instants of the zone that is shown, and dates in words. Written
 * by hand because a chart library would put them in the order of some locale.
 */
import { localOffsetMinutes } from '../../format/time';
import { t } from '../../words';

/** Minutes that the clock shown is ahead of UTC at an instant. */
export type ZoneOffset = (ms: number) => number;

export const zoneOffset = (utc: boolean): ZoneOffset => (utc ? () => 0 : localOffsetMinutes);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const monthName = (month: number) => t.overview.months.split(' ')[month] ?? '';

/** Distance between ticks: a length, or a number of calendar months. */
type Step = { ms: number } | { months: number };

const STEPS: readonly Step[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => ({ ms: n * SECOND })),
  ...[1, 2, 5, 10, 15, 30].map((n) => ({ ms: n * MINUTE })),
  ...[1, 2, 3, 6, 12].map((n) => ({ ms: n * HOUR })),
  ...[1, 2, 4, 7, 14].map((n) => ({ ms: n * DAY })),
  ...[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].map((n) => ({ months: n })),
];

const lengthOf = (step: Step) => ('ms' in step ? step.ms : step.months * 30.44 * DAY);

export interface Tick {
  ms: number;
  /** What changes from tick to tick. */
  label: string;
  /** What stays for a while: the day or the year; empty when the tick before said it. */
  context: string;
}

/** The instant at which the clock of the zone shows `wall` (milliseconds as if it were UTC). */
function instantAt(wall: number, offset: ZoneOffset): number {
  const guess = wall - offset(wall) * MINUTE;
  return wall - offset(guess) * MINUTE;
}

/** Ticks from `fromMs` to `toMs`, at most `most` of them, at round instants of the zone. */
export function timeTicks(fromMs: number, toMs: number, most: number, offset: ZoneOffset): Tick[] {
  if (!(toMs > fromMs) || most < 1) return [];
  const wanted = (toMs - fromMs) / most;
  const step = STEPS.find((candidate) => lengthOf(candidate) >= wanted) ?? STEPS.at(-1)!;
  const walls = 'ms' in step ? evenWalls : monthWalls;
  const ticks: Tick[] = [];
  let contextBefore = '';
  for (const wall of walls(fromMs, toMs, step as never, offset)) {
    const ms = instantAt(wall, offset);
    if (ms < fromMs || ms > toMs || ms === ticks.at(-1)?.ms) continue;
    const { label, context } = tickWords(wall, step);
    ticks.push({ ms, label, context: context === contextBefore ? '' : context });
    contextBefore = context;
  }
  return ticks;
}

function* evenWalls(fromMs: number, toMs: number, step: { ms: number }, offset: ZoneOffset) {
  // Weeks begin on a Monday; day 0 of the epoch was a Thursday.
  const origin = step.ms % (7 * DAY) === 0 ? 4 * DAY : 0;
  const first = fromMs + offset(fromMs) * MINUTE;
  let wall = Math.floor((first - origin) / step.ms) * step.ms + origin;
  const last = toMs + offset(toMs) * MINUTE + step.ms;
  for (; wall <= last; wall += step.ms) yield wall;
}

function* monthWalls(fromMs: number, toMs: number, step: { months: number }, offset: ZoneOffset) {
  const start = new Date(fromMs + offset(fromMs) * MINUTE);
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  month = Math.floor(month / step.months) * step.months;
  const last = toMs + offset(toMs) * MINUTE;
  for (; ; month += step.months) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    if (date.getTime() > last) return;
    yield date.getTime();
  }
}

const pad = (n: number) => String(n).padStart(2, '0');

function tickWords(wall: number, step: Step): { label: string; context: string } {
  const date = new Date(wall);
  const year = String(date.getUTCFullYear());
  const month = monthName(date.getUTCMonth());
  if ('months' in step) {
    return step.months >= 12 ? { label: year, context: '' } : { label: month, context: year };
  }
  const day = `${date.getUTCDate()} ${month}`;
  if (step.ms >= DAY) return { label: day, context: year };
  const minute = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
  const label = step.ms < MINUTE ? `${minute}:${pad(date.getUTCSeconds())}` : minute;
  return { label, context: `${day} ${year}` };
}

/** `1 Sep 2021` */
export function dayWords(ms: number, offset: ZoneOffset): string {
  const date = new Date(ms + offset(ms) * MINUTE);
  return `${date.getUTCDate()} ${monthName(date.getUTCMonth())} ${date.getUTCFullYear()}`;
}

/** `14:05`, or `14:05:09` when seconds matter. */
export function clockWords(ms: number, offset: ZoneOffset, seconds = false): string {
  const date = new Date(ms + offset(ms) * MINUTE);
  const minute = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
  return seconds ? `${minute}:${pad(date.getUTCSeconds())}` : minute;
}

/**
 * A stretch of time in a sentence, both ends included: `between 1 Sep and 26 Sep 2021`,
 * `between 30 Dec 2020 and 2 Jan 2021`, `on 1 Sep 2021 between 08:00 and 09:30`.
 */
export function betweenWords(firstMs: number, lastMs: number, offset: ZoneOffset): string {
  const first = dayWords(firstMs, offset);
  const last = dayWords(lastMs, offset);
  if (first === last) {
    const [from, to] = [clockWords(firstMs, offset), clockWords(lastMs, offset)];
    return from === to ? t.overview.onAt(first, from) : t.overview.onBetween(first, from, to);
  }
  const sameYear = first.slice(-4) === last.slice(-4);
  return t.overview.between(sameYear ? first.slice(0, -5) : first, last);
}

/** `2021-09-12 14:05` of the zone shown, or with seconds, as an instant; null when it is none. */
export function parseWallTime(text: string, offset: ZoneOffset): number | null {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?\s*$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  // 30 February is no day: it must not become 2 March in silence.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return instantAt(date.getTime(), offset);
}
