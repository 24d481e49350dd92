/** Two runs side by side, in words. */
import type { MatchedView, OverlapView, SettingView } from '../../api/generated/types';
import { formatCount, formatPercent } from '../../format/number';
import { safeLine } from '../../format/safe';

/** Of what both runs have together, the share that each kind is: for a bar of three parts. */
export function overlapShares({ both, one, other }: OverlapView): [number, number, number] {
  const all = both + one + other;
  return all === 0 ? [0, 0, 0] : [one / all, both / all, other / all];
}

function partWords(part: unknown): string {
  if (typeof part === 'boolean') return part ? 'yes' : 'no';
  return typeof part === 'number' || typeof part === 'string' ? String(part) : JSON.stringify(part);
}

/** A value of a setting as a person reads it: JSON without its marks; `–` where there is none. */
export function valueWords(json: string): string {
  if (json === '') return '–';
  try {
    const value: unknown = JSON.parse(json);
    const words = Array.isArray(value) ? value.map(partWords).join(', ') : partWords(value);
    return safeLine(words, 160) || '–';
  } catch {
    return safeLine(json, 160);
  }
}

/** `3 settings differ`, or that none does. */
export function settingsWords(settings: readonly SettingView[], sameData: boolean): string {
  const data = sameData ? 'the same data' : 'not the same data';
  if (settings.length === 0) return `The same settings, ${data}.`;
  const differ = settings.length === 1 ? '1 setting differs' : `${settings.length} settings differ`;
  return `${differ}; ${data}.`;
}

/** What became of a community. */
export function matchWords(row: MatchedView): string {
  if (row.other === null || row.one === null) {
    const [which, there] = row.other === null ? ['first', 'second'] : ['second', 'first'];
    if (row.mostly_in === null) return `only in the ${which}`;
    return `only in the ${which}; ${formatCount(row.n_mostly_in)} in ${row.mostly_in} of the ${there}`;
  }
  return `${formatCount(row.n_both)} in both, ${formatPercent(row.jaccard)} of either`;
}
