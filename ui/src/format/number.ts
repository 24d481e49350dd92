/** Numbers as they stand on screen: digits in groups of three, units always written. */
import { locale } from './locale';

/**
 * No-break space: groups digits without letting a number break over two lines. IBM Plex draws it
 * narrow (0.24 em); its own narrow no-break space is a hairline that cannot be seen at 13 px.
 */
export const THIN_SPACE = '\u00a0';
const MINUS = '\u2212';
const NONE = '–';

/** `48210` as `48 210`, with a real minus sign. */
export function formatCount(n: number): string {
  if (!Number.isFinite(n)) return NONE;
  const digits = Math.abs(Math.trunc(n)).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  return n <= -1 ? MINUS + grouped : grouped;
}

/** A number with a fixed count of decimals, its whole part grouped. */
export function formatDecimal(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return NONE;
  const [whole = '0', fraction] = Math.abs(x).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
  const unsigned = fraction === undefined ? grouped : `${grouped}${locale().decimal}${fraction}`;
  const isZero = !/[1-9]/.test(unsigned);
  return x < 0 && !isZero ? MINUS + unsigned : unsigned;
}

/** A number as somebody would type it: ungrouped, with no more decimals than it has. */
export function formatPlain(x: number): string {
  return String(x).replace('.', locale().decimal);
}

/** A measure of any size with about three significant figures: `0.042`, `3.71`, `128`, `48 210`. */
export function formatMeasure(x: number): string {
  if (!Number.isFinite(x)) return NONE;
  const size = Math.abs(x);
  if (size === 0) return '0';
  if (size >= 100) return formatDecimal(x, 0);
  if (size >= 10) return trimZeros(formatDecimal(x, 1));
  if (size >= 1) return trimZeros(formatDecimal(x, 2));
  if (size >= 0.001) return trimZeros(formatDecimal(x, 3));
  const [mantissa = '0', exponent = '0'] = x.toExponential(1).split('e');
  const power = [...String(Math.abs(Number(exponent)))]
    .map((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)])
    .join('');
  return `${formatDecimal(Number(mantissa), 1)} × 10⁻${power}`;
}

function trimZeros(text: string): string {
  return /[.,]/.test(text) ? text.replace(/[.,]?0+$/, '') : text;
}

/** A share of one as a percentage. Never rounds something to 0 % or to 100 %. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return NONE;
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return `< ${formatDecimal(0.1, 1)}${THIN_SPACE}%`;
  if (percent < 100 && percent > 99.9) return `> ${formatDecimal(99.9, 1)}${THIN_SPACE}%`;
  return `${trimZeros(formatDecimal(percent, percent < 10 ? 1 : 0))}${THIN_SPACE}%`;
}

const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A size in decimal units, as disks and file managers state it. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return NONE;
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < BYTE_UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  if (unit === 0 && bytes === 1) return `1${THIN_SPACE}byte`;
  const text = unit === 0 || size >= 100 ? formatCount(Math.round(size)) : formatDecimal(size, 1);
  return `${text}${THIN_SPACE}${BYTE_UNITS[unit]}`;
}

/** `count(1, 'row')` is `1 row`, `count(167, 'row')` is `167 rows`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${formatCount(n)} ${n === 1 ? one : many}`;
}

/** A length of time in seconds, in at most two units: `0.4 s`, `60 s`, `5 min`, `1 h 30 min`, `3 d`. */
export function formatDuration(secs: number): string {
  if (!Number.isFinite(secs)) return NONE;
  const size = Math.abs(secs);
  const sign = secs < 0 ? MINUS : '';
  const unit = (n: number, name: string) => `${formatCount(n)}${THIN_SPACE}${name}`;
  const two = (whole: number, name: string, rest: number, restName: string) =>
    sign + unit(whole, name) + (rest > 0 ? ` ${unit(rest, restName)}` : '');
  if (size < 10) return `${sign}${trimZeros(formatDecimal(size, size < 1 ? 2 : 1))}${THIN_SPACE}s`;
  const seconds = Math.round(size);
  if (seconds < 120) return sign + unit(seconds, 's');
  if (seconds < 7200) {
    if (seconds < 3600 || seconds % 3600 !== 0)
      return two(Math.floor(seconds / 60), 'min', seconds % 60, 's');
    return sign + unit(seconds / 3600, locale().hour);
  }
  if (seconds < 172_800) {
    const minutes = Math.round(seconds / 60);
    return two(Math.floor(minutes / 60), locale().hour, minutes % 60, 'min');
  }
  const hours = Math.round(seconds / 3600);
  return two(Math.floor(hours / 24), locale().day, hours % 24, locale().hour);
}
