/** What a run asks, costs and gives, in sentences. */
import type { DetectAsk, Estimate, LayerForm, RunView } from '../../api/generated/types';
import { count, formatCount, formatDuration, THIN_SPACE } from '../../format/number';

/** `link`, `link or hashtag`, `link, hashtag or text`. */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** `links`, `links and words`, `links, words and mentions`. */
export function andList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The noun of the question. A long list would hide the question, so it is summed up. */
export function objectWords(layers: readonly LayerForm[], chosen: readonly string[]): string {
  const nouns = layers.filter((layer) => chosen.includes(layer.id)).map((layer) => layer.object);
  if (nouns.length === 0) return 'object';
  if (nouns.length <= 4) return orList(nouns);
  return nouns.length === layers.length
    ? `object of any of ${nouns.length} kinds`
    : `object of ${nouns.length} of ${layers.length} kinds`;
}

/** How often, in a question. The limit is on different objects: ten posts of one link count once. */
export function timesWords(minWeight: number): string {
  return minWeight === 1 ? 'at least one' : `at least ${formatCount(minWeight)} different ones`;
}

/** A length of time as an estimate: never more exact than it is. */
export function aboutWords(secs: number): string {
  if (!Number.isFinite(secs)) return 'time unknown';
  if (secs < 1) return `under 1${THIN_SPACE}s`;
  const rounded =
    secs < 10
      ? Math.round(secs)
      : secs < 120
        ? Math.round(secs / 5) * 5
        : Math.round(secs / 60) * 60;
  return `about ${formatDuration(rounded)}`;
}

/** What stands on the button beside its verb. */
export function costWords(
  estimate: Pick<Estimate, 'n_pairs' | 'seconds'>,
  hasMade = false,
): string {
  if (hasMade) return `${count(estimate.n_pairs, 'pair')} and those that the run finds`;
  return `${count(estimate.n_pairs, 'pair')} · ${aboutWords(estimate.seconds)}`;
}

/** Pairs of a layer at the widest window, and what they are of the largest. */
export interface LayerBar {
  layer: string;
  pairs: number;
  /** Of the largest layer, 0 to 1. */
  share: number;
}

/** One bar a layer, in an order that does not change while the slider moves. */
export function layerBars(
  estimate: Pick<Estimate, 'by_layer'>,
  order: readonly string[],
): LayerBar[] {
  const bars = estimate.by_layer.map(({ layer, pairs }) => ({ layer, pairs: pairs.at(-1) ?? 0 }));
  const largest = Math.max(1, ...bars.map((bar) => bar.pairs));
  return bars
    .map((bar) => ({ ...bar, share: bar.pairs / largest }))
    .sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer));
}

/** Pairs of all layers at each window of an answer. */
export function pairsByWindow(estimate: Pick<Estimate, 'by_layer'>, windows: number): number[] {
  return Array.from({ length: windows }, (_, i) =>
    estimate.by_layer.reduce((sum, { pairs }) => sum + (pairs[i] ?? 0), 0),
  );
}

/** What a run that found nothing says, and the limits at which it would have found something. */
export function nothingFound(run: RunView): { sentence: string; offers: number[] } {
  const best = run.lower[0];
  const fewest = Math.min(...run.windows_secs);
  const none = 'No pair of accounts passes these limits.';
  if (!best) {
    const widest = run.windows_secs.length > 0 ? Math.max(...run.windows_secs) : fewest;
    return {
      sentence: `${none} No lower limit would help within ${formatDuration(widest)}: try a wider window, more kinds of objects, or a longer stretch of time.`,
      offers: [],
    };
  }
  const share = best.min_weight === 1 ? 'object' : 'objects';
  const who = best.n_edges === 1 ? 'One pair shares' : `${formatCount(best.n_edges)} share`;
  return {
    sentence: `${none} ${who} at least ${formatCount(best.min_weight)} ${share}: lower the limit?`,
    offers: run.lower.map((limit) => limit.min_weight),
  };
}

/** Where a run stands: `Comparing pairs · 12 000 of 57 213`. */
export function progressWords(stage: string, done: number, total: number): string {
  const words = stage.charAt(0).toUpperCase() + stage.slice(1);
  if (total <= 0) return done > 0 ? `${words} · ${formatCount(done)}` : words;
  return `${words} · ${formatCount(Math.min(done, total))} of ${formatCount(total)}`;
}

/** Window of an ask in words, the widest first: `60 s`, `1 h, also 60 s and 10 s`. */
export function windowWords(windows: readonly number[]): string {
  const [widest, ...narrower] = [...windows].sort((a, b) => b - a);
  if (widest === undefined) return '–';
  if (narrower.length === 0) return formatDuration(widest);
  const also = narrower.map(formatDuration);
  const list = also.length > 1 ? `${also.slice(0, -1).join(', ')} and ${also.at(-1)}` : also[0];
  return `${formatDuration(widest)}, also ${list}`;
}

/** Settings beyond the plain questions that differ from the default, for the table of runs. */
export function unusual(ask: DetectAsk): string[] {
  const words: string[] = [];
  if (ask.fuse) words.push('layers fused');
  if (ask.min_participation !== null && ask.min_participation !== 2)
    words.push(`participation ${formatCount(ask.min_participation)}`);
  if (ask.weight_quantile !== null) words.push(`weight quantile ${ask.weight_quantile}`);
  if (ask.keep_loops) words.push('loops kept');
  if (ask.coortweet_edge_quantile !== null)
    words.push(`CooRTweet, quantile ${ask.coortweet_edge_quantile}`);
  if (ask.cross_platform === false) words.push('platforms apart');
  if (ask.max_q !== null && ask.max_q !== 0.01) words.push(`q below ${ask.max_q}`);
  if (ask.correction === 'benjamini-yekutieli') words.push('Benjamini–Yekutieli');
  if (ask.min_group !== null && ask.min_group !== 4)
    words.push(`groups of ${formatCount(ask.min_group)}`);
  if (ask.reaction_secs !== null && ask.reaction_secs !== 60)
    words.push(`reactions over ${formatDuration(ask.reaction_secs)}`);
  return words;
}
