/** The ladder from similarity to words: what a rung may be called, and nothing beyond it. */
import { t } from '../words';
import { formatPlain } from './number';

/** In a table: `similarity`, `established`. */
export function rungWord(rung: number): string {
  return t.format.rungs[Math.min(rung, t.format.rungs.length) - 1] ?? '';
}

/** In a sentence, beside the word. */
export function rungHint(rung: number): string {
  return rung > 1 ? t.format.establishedHint : t.format.similarityHint;
}

/** A probability that came as decimal text, and may be smaller than any double: `0.012`, `3.2 × 10⁻⁴⁰⁰`. */
export function formatProbability(text: string): string {
  const parts = /^(\d+(?:\.\d+)?)e-(\d+)$/.exec(text);
  if (parts === null) return text === '' ? '–' : formatPlain(Number(Number(text).toPrecision(2)));
  const [, mantissa = '1', exponent = '0'] = parts;
  const power = [...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
  return `${formatPlain(Number(Number(mantissa).toPrecision(2)))} × 10⁻${power}`;
}
