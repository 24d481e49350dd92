/** The ladder from similarity to words: what a rung may be called, and nothing beyond it. */

/** In a table: `alike`, `established`. */
export function rungWord(rung: number): string {
  return rung > 1 ? 'established' : 'alike';
}

/** In a sentence, beside the word. */
export function rungHint(rung: number): string {
  return rung > 1
    ? 'Rung 2: coordination is statistically established. Neither activity nor a common cause explains it. That does not say who is behind it, or why.'
    : 'Rung 1: similarity. Activity or a common cause may explain it, or there is too little to tell.';
}

/** A probability that came as decimal text, and may be smaller than any double: `0.012`, `3.2 × 10⁻⁴⁰⁰`. */
export function formatProbability(text: string): string {
  const parts = /^(\d+(?:\.\d+)?)e-(\d+)$/.exec(text);
  if (parts === null) return text === '' ? '–' : String(Number(Number(text).toPrecision(2)));
  const [, mantissa = '1', exponent = '0'] = parts;
  const power = [...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
  return `${Number(Number(mantissa).toPrecision(2))} × 10⁻${power}`;
}
