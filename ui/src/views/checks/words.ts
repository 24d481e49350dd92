/** What a run is worth, in words and figures. */
import type { RateView, SpreadView, StabilityView } from '../../api/generated/types';
import { formatCount, formatDecimal, formatPercent } from '../../format/number';
import { t } from '../../words';
import { said } from '../../words/said';

/** `8`, or `6 to 9` where the repetitions differ; `–` where there is nothing to say. */
export function spreadWords(spread: SpreadView | null, write: (n: number) => string): string {
  if (spread === null) return '–';
  const [low, high] = [write(spread.low), write(spread.high)];
  return low === high ? write(spread.middle) : t.format.range(low, high);
}

/** One row of the table: what was changed, and what of the run stays. */
export interface StabilityWords {
  change: string;
  edges: string;
  edgesKept: string;
  accountsKept: string;
  alike: string;
  establishedKept: string;
}

export function stabilityWords(row: StabilityView): StabilityWords {
  const times = row.n_repetitions > 1 ? t.checks.times(row.n_repetitions) : '';
  const change = said(row.change);
  return {
    change: `${change.charAt(0).toUpperCase()}${change.slice(1)}${times}`,
    edges: spreadWords(row.n_edges, (n) => formatCount(Math.round(n))),
    edgesKept: spreadWords(row.edges_kept, formatPercent),
    accountsKept: spreadWords(row.accounts_kept, formatPercent),
    alike: spreadWords(row.agreement_in_both, (n) => formatDecimal(n, 2)),
    establishedKept: spreadWords(row.established_kept, formatPercent),
  };
}

/** `18 of 20`, and its interval. */
export function rateWords(rate: RateView): { figure: string; interval: string } {
  return {
    figure: t.components.doneOf(formatCount(rate.found), formatCount(rate.trials)),
    interval: t.format.range(formatPercent(rate.low), formatPercent(rate.high)),
  };
}
