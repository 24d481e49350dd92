/** Two runs side by side, in words. */
import type { MatchedView, OverlapView, SettingView } from '../../api/generated/types';
import { formatPercent } from '../../format/number';
import { safeLine } from '../../format/safe';
import { t } from '../../words';

/** Of what both runs have together, the share that each kind is: for a bar of three parts. */
export function overlapShares({ both, one, other }: OverlapView): [number, number, number] {
  const all = both + one + other;
  return all === 0 ? [0, 0, 0] : [one / all, both / all, other / all];
}

function partWords(part: unknown): string {
  if (typeof part === 'boolean') return part ? t.compare.yes : t.compare.no;
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
  const data = sameData ? t.compare.sameData : t.compare.notSameData;
  if (settings.length === 0) return t.compare.sameSettings(data);
  const differ = t.compare.differ(settings.length);
  return `${differ}; ${data}.`;
}

/** What became of a community. */
export function matchWords(row: MatchedView): string {
  if (row.other === null || row.one === null) {
    const only = row.other === null ? t.compare.onlyInFirst : t.compare.onlyInSecond;
    if (row.mostly_in === null) return only;
    const mostly = row.other === null ? t.compare.mostlyInSecond : t.compare.mostlyInFirst;
    return `${only}; ${mostly(row.n_mostly_in, row.mostly_in)}`;
  }
  return t.compare.inBoth(row.n_both, formatPercent(row.jaccard));
}
