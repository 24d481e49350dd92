/** Instants as they stand on screen: always with their zone, never in a locale's own order. */
import { t } from '../words';

const pad = (n: number, width = 2) => String(n).padStart(width, '0');

/** How much of an instant is written. */
export type Precision = 'day' | 'minute' | 'second' | 'millisecond';

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
}

function partsAt(ms: number, offsetMinutes: number): Parts {
  const shifted = new Date(ms + offsetMinutes * 60_000);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    ms: shifted.getUTCMilliseconds(),
  };
}

/** Minutes that this computer's clock is ahead of UTC at that instant. */
export function localOffsetMinutes(ms: number): number {
  return -new Date(ms).getTimezoneOffset();
}

/** `UTC`, `+02:00`, `−03:30`. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return '+00:00';
  const sign = minutes < 0 ? '\u2212' : '+';
  const size = Math.abs(minutes);
  return `${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Whether an instant can be shown: a number in the years 0 to 9999. */
export function isInstant(ms: number | null | undefined): ms is number {
  return (
    typeof ms === 'number' &&
    Number.isFinite(ms) &&
    ms >= -62_167_219_200_000 &&
    ms < 253_402_300_800_000
  );
}

/** An instant without its zone: `2021-08-20 08:30:02`. */
export function formatInstantBare(
  ms: number,
  utc: boolean,
  precision: Precision = 'second',
  offsetMinutes = utc ? 0 : localOffsetMinutes(ms),
): string {
  if (!isInstant(ms)) return '–';
  const p = partsAt(ms, offsetMinutes);
  const day = `${pad(p.year, 4)}-${pad(p.month)}-${pad(p.day)}`;
  if (precision === 'day') return day;
  const minute = `${day} ${pad(p.hour)}:${pad(p.minute)}`;
  if (precision === 'minute') return minute;
  const second = `${minute}:${pad(p.second)}`;
  return precision === 'second' ? second : `${second}.${pad(p.ms, 3)}`;
}

/** The zone that goes with an instant. */
export function formatZone(ms: number, utc: boolean): string {
  return utc ? 'UTC' : formatOffset(localOffsetMinutes(ms));
}

/** An instant with its zone: `2021-08-20 08:30:02 UTC` or `2021-08-20 10:30:02 +02:00`. */
export function formatInstant(
  ms: number,
  utc: boolean,
  precision: Precision = 'second',
  offsetMinutes?: number,
): string {
  if (!isInstant(ms)) return '–';
  const offset = offsetMinutes ?? (utc ? 0 : localOffsetMinutes(ms));
  const bare = formatInstantBare(ms, utc, precision, offset);
  return `${bare} ${utc ? 'UTC' : formatOffset(offset)}`;
}

/** First and last of a span, without saying the same day twice; one of them when they are the same. */
export function spanEnds(fromMs: number, toMs: number, utc: boolean): [string, string?] {
  if (!isInstant(fromMs) || !isInstant(toMs)) return ['–'];
  const last = Math.max(fromMs, toMs - 1);
  const firstDay = formatInstantBare(fromMs, utc, 'day');
  const lastDay = formatInstantBare(last, utc, 'day');
  if (firstDay !== lastDay) return [firstDay, lastDay];
  const from = formatInstantBare(fromMs, utc, 'minute').slice(11);
  const to = formatInstantBare(last, utc, 'minute').slice(11);
  return from === to ? [`${firstDay} ${from}`] : [`${firstDay} ${from}`, to];
}

/** From and to in words. `toMs` is exclusive, as in every span of the engine. */
export function formatSpan(fromMs: number, toMs: number, utc: boolean): string {
  const [first, last] = spanEnds(fromMs, toMs, utc);
  return last === undefined ? first : t.format.span(first, last);
}

/** Milliseconds of an RFC 3339 instant such as the engine writes; null when it is none. */
export function parseInstant(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
