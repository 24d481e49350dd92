/** What a run asks, costs and gives, in sentences. */
import type { DetectAsk, Estimate, LayerForm, RunView } from '../../api/generated/types';
import { formatCount, formatDuration, formatPlain, THIN_SPACE } from '../../format/number';
import { t } from '../../words';

/** `link`, `link or hashtag`, `link, hashtag or text`. */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return t.detect.or(words.slice(0, -1).join(', '), words.at(-1) ?? '');
}

/** `links`, `links and words`, `links, words and mentions`. */
export function andList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return t.imports.and(words.slice(0, -1).join(', '), words.at(-1) ?? '');
}

/** The noun of the question. A long list would hide the question, so it is summed up. */
export function objectWords(layers: readonly LayerForm[], chosen: readonly string[]): string {
  const nouns = layers.filter((layer) => chosen.includes(layer.id)).map((layer) => layer.object);
  if (nouns.length === 0) return t.detect.object;
  if (nouns.length <= 4) return orList(nouns);
  return nouns.length === layers.length
    ? t.detect.anyKinds(nouns.length)
    : t.detect.ofKinds(nouns.length, layers.length);
}

/** How often, in a question. The limit is on different objects: ten posts of one link count once. */
export function timesWords(minWeight: number): string {
  return minWeight === 1 ? t.detect.atLeastOne : t.detect.differentOnes(minWeight);
}

/** A length of time as an estimate: never more exact than it is. */
export function aboutWords(secs: number): string {
  if (!Number.isFinite(secs)) return t.detect.timeUnknown;
  if (secs < 1) return t.detect.underSecond(`1${THIN_SPACE}s`);
  const rounded =
    secs < 10
      ? Math.round(secs)
      : secs < 120
        ? Math.round(secs / 5) * 5
        : Math.round(secs / 60) * 60;
  return t.detect.about(formatDuration(rounded));
}

/** What stands on the button beside its verb. */
export function costWords(
  estimate: Pick<Estimate, 'n_pairs' | 'seconds'>,
  hasMade = false,
): string {
  if (hasMade) return t.detect.pairsAndFound(estimate.n_pairs);
  return `${t.components.pairs(estimate.n_pairs)} · ${aboutWords(estimate.seconds)}`;
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
  const none = t.detect.nonePasses;
  if (!best) {
    const widest = run.windows_secs.length > 0 ? Math.max(...run.windows_secs) : fewest;
    return {
      sentence: `${none} ${t.detect.noLower(formatDuration(widest))}`,
      offers: [],
    };
  }
  return {
    sentence: `${none} ${t.detect.lowerTo(best.n_edges, best.min_weight)}`,
    offers: run.lower.map((limit) => limit.min_weight),
  };
}

/** Where a run stands: `Comparing pairs · 12 000 of 57 213`. */
export function progressWords(stage: string, done: number, total: number): string {
  const words = stage.charAt(0).toUpperCase() + stage.slice(1);
  if (total <= 0) return done > 0 ? `${words} · ${formatCount(done)}` : words;
  return `${words} · ${t.components.doneOf(formatCount(Math.min(done, total)), formatCount(total))}`;
}

/** Window of an ask in words, the widest first: `60 s`, `1 h, also 60 s and 10 s`. */
export function windowWords(windows: readonly number[]): string {
  const [widest, ...narrower] = [...windows].sort((a, b) => b - a);
  if (widest === undefined) return '–';
  if (narrower.length === 0) return formatDuration(widest);
  const also = narrower.map(formatDuration);
  return t.detect.alsoWindows(formatDuration(widest), andList(also));
}

/** Settings beyond the plain questions that differ from the default, for the table of runs. */
export function unusual(ask: DetectAsk): string[] {
  const words: string[] = [];
  if (ask.fuse) words.push(t.detect.layersFused);
  if (ask.min_participation !== null && ask.min_participation !== 2)
    words.push(t.detect.participation(ask.min_participation));
  if (ask.layers.includes('hashtag_sequence') && ask.min_hashtags !== null)
    words.push(t.detect.hashtagsInARow(ask.min_hashtags));
  if (ask.weight_quantile !== null)
    words.push(t.detect.weightQuantile(formatPlain(ask.weight_quantile)));
  if (ask.keep_loops) words.push(t.detect.loopsKept);
  if (ask.coortweet_edge_quantile !== null)
    words.push(t.detect.coortweet(formatPlain(ask.coortweet_edge_quantile)));
  if (ask.cross_platform === false) words.push(t.detect.platformsApart);
  if (ask.max_q !== null && ask.max_q !== 0.01) words.push(t.detect.qBelow(formatPlain(ask.max_q)));
  if (ask.correction === 'benjamini-yekutieli') words.push('Benjamini–Yekutieli');
  if (ask.min_group !== null && ask.min_group !== 4) words.push(t.detect.groupsOf(ask.min_group));
  if (ask.reaction_secs !== null && ask.reaction_secs !== 60)
    words.push(t.detect.reactionsOver(formatDuration(ask.reaction_secs)));
  if (ask.backbone === 'disparity')
    words.push(t.detect.disparityAt(formatPlain(ask.backbone_alpha ?? 0.05)));
  else if (ask.backbone !== null) words.push(t.detect.validatedNetwork);
  return words;
}
