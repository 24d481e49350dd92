/** Arithmetic of sliders and number fields: linear and logarithmic scales, steps, reading of input. */

export interface Scale {
  min: number;
  max: number;
  log: boolean;
  /** Smallest difference; on a logarithmic scale values are rounded to two figures instead. */
  step: number;
}

export function clampTo(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

/** Position of a value, 0 to 1. */
export function positionOf(value: number, { min, max, log }: Scale): number {
  if (max <= min) return 0;
  const position = log
    ? Math.log(Math.max(value, min) / min) / Math.log(max / min)
    : (value - min) / (max - min);
  return clampTo(position, 0, 1);
}

/** Value at a position, rounded to what a person would choose. */
export function valueAt(position: number, scale: Scale): number {
  const { min, max, log } = scale;
  if (position <= 0) return min;
  if (position >= 1) return max;
  const raw = log ? min * (max / min) ** position : min + position * (max - min);
  return roundTo(raw, scale);
}

/** Rounds to the step, or on a logarithmic scale to two figures, and into the range. */
export function roundTo(value: number, { min, max, log, step }: Scale): number {
  if (value <= min) return min;
  if (value >= max) return max;
  let rounded: number;
  if (log) {
    const size = 10 ** (Math.floor(Math.log10(Math.max(value, Number.MIN_VALUE))) - 1);
    const unit = Math.max(size, step);
    rounded = Math.round(value / unit) * unit;
  } else {
    rounded = min + Math.round((value - min) / step) * step;
  }
  return clampTo(Number(rounded.toPrecision(12)), min, max);
}

/** The next value up or down; on a logarithmic scale a twentieth of the way, and always a change. */
export function stepped(value: number, steps: number, scale: Scale): number {
  if (!scale.log) return roundTo(value + steps * scale.step, scale);
  const next = valueAt(clampTo(positionOf(value, scale) + steps / 40, 0, 1), scale);
  if (next !== value) return next;
  return roundTo(value + Math.sign(steps) * scale.step, scale);
}

/** A number as people type it: `48 210`, `0,5`, `−3`. Null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text
    .replace(/[\s\u202f\u00a0\u2009]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}
