/** The range of a parameter, in words. */
import type { ParameterForm } from '../api/generated/types';
import { t } from '../words';
import { formatCount, formatMeasure } from './number';

/** How a value of a parameter is written: whole numbers without decimals. */
export const writerOf = ({ kind }: Pick<ParameterForm, 'kind'>): ((n: number) => string) =>
  kind === 'whole' ? formatCount : formatMeasure;

/** `0 to 1 000 000 shares`, for the hint below a field. */
export function rangeWords(
  { min, max, unit }: Pick<ParameterForm, 'min' | 'max' | 'unit'>,
  write: (n: number) => string,
): string {
  const of = unit ? ` ${unit}` : '';
  if (min !== null && max !== null && max < Number.MAX_SAFE_INTEGER)
    return t.format.range(write(min), `${write(max)}${of}`);
  if (min !== null) return t.format.orMore(write(min), of);
  return unit;
}
