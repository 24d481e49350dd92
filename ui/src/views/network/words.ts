/** Sentences of the network screen: what is counted, what the filter leaves out. */
import type { NetworkFilter, RunView } from '../../api/generated/types';
import { formatDuration, formatMeasure, formatPercent } from '../../format/number';
import { safeLine, truncateMiddle } from '../../format/safe';
import { formatSpan } from '../../format/time';
import { type CommunityMap, tightness } from '../../graph/community_map';
import type { Selection } from '../../graph/selection';
import { stateWords } from '../evidence/review_words';
import type { FilterResult, Network } from '../../graph/wire';
import { t } from '../../words';

export interface Counts {
  readonly nodes: number;
  readonly nodesPassing: number;
  readonly edges: number;
  readonly edgesPassing: number;
}

/** "1 204 of 9 310 accounts · 3 410 of 12 000 edges". */
export function countWords(counts: Counts): string {
  return t.network.countWords(counts.nodesPassing, counts.nodes, counts.edgesPassing, counts.edges);
}

/** One part of a filter: what it says, and what takes it away. */
export interface FilterPart {
  readonly key: string;
  readonly words: string;
  /** Community whose colour goes with it. */
  readonly community?: number;
  readonly without: Partial<NetworkFilter>;
  /** The part alone, to say how much passes it. */
  readonly only: Partial<NetworkFilter>;
}

/** Name of a platform, which a file need not state. */
export const platformWords = (platform: string): string =>
  platform === '' ? t.frame.platformNotStated : safeLine(platform, 24);

export function filterParts(
  filter: NetworkFilter,
  utc: boolean,
  layerName: (id: string) => string = String,
): FilterPart[] {
  const parts: FilterPart[] = [];
  const add = (
    key: string,
    words: string,
    without: Partial<NetworkFilter>,
    only: Partial<NetworkFilter>,
    community?: number,
  ) => parts.push({ key, words, without, only, ...(community === undefined ? {} : { community }) });
  const { min_weight, min_objects, window_secs, min_rung, max_q, span, text } = filter;
  const { min_core, min_component } = filter;
  if (min_weight !== null) {
    const words = t.network.parts.weight(min_weight);
    add('weight', words, { min_weight: null }, { min_weight });
  }
  if (min_objects !== null) {
    const words = t.network.parts.objects(min_objects);
    add('objects', words, { min_objects: null }, { min_objects });
  }
  if (window_secs !== null) {
    const words = t.network.parts.within(formatDuration(window_secs));
    add('window', words, { window_secs: null }, { window_secs });
  }
  for (const layer of filter.layers) {
    const without = { layers: filter.layers.filter((other) => other !== layer) };
    const words = t.network.parts.layer(safeLine(layerName(layer), 24));
    add(`layer-${layer}`, words, without, { layers: [layer] });
  }
  for (const community of filter.communities) {
    add(
      `community-${community}`,
      t.network.parts.community(community),
      { communities: filter.communities.filter((other) => other !== community) },
      { communities: [community] },
      community,
    );
  }
  if (min_core !== null) {
    const words = t.network.parts.core(min_core);
    add('core', words, { min_core: null }, { min_core });
  }
  if (min_component !== null) {
    const words = t.network.parts.component(min_component);
    add('component', words, { min_component: null }, { min_component });
  }
  if (filter.backbone) {
    add('backbone', t.network.parts.backbone, { backbone: false }, { backbone: true });
  }
  for (const platform of filter.platforms) {
    const without = { platforms: filter.platforms.filter((other) => other !== platform) };
    add(`platform-${platform}`, platformWords(platform), without, { platforms: [platform] });
  }
  if (filter.object !== null) {
    const { object } = filter;
    const words = t.network.parts.shares(truncateMiddle(safeLine(object.object_id, 400), 40));
    add('object', words, { object: null }, { object });
  }
  for (const tag of filter.tags) {
    const without = { tags: filter.tags.filter((other) => other !== tag) };
    add(`tag-${tag}`, t.network.parts.tag(safeLine(tag, 24)), without, { tags: [tag] });
  }
  if (filter.review !== null) {
    const words = t.network.parts.review(stateWords(filter.review));
    add('review', words, { review: null }, { review: filter.review });
  }
  if (min_rung !== null) {
    add('rung', t.network.parts.established, { min_rung: null }, { min_rung });
  }
  if (max_q !== null) {
    add('q', t.network.parts.q(formatMeasure(max_q)), { max_q: null }, { max_q });
  }
  if (span !== null) {
    add('span', formatSpan(span.from_ms, span.to_ms, utc), { span: null }, { span });
  }
  if (text !== null && text !== '') {
    add('text', t.network.parts.text(safeLine(text, 24)), { text: null }, { text });
  }
  return parts;
}

/** The filter as one sentence without a full stop, for the caption of a picture. */
export function filterSentence(
  filter: NetworkFilter,
  utc: boolean,
  layerName: (id: string) => string = String,
): string {
  const parts = filterParts(filter, utc, layerName);
  if (parts.length === 0) return t.network.wholeRun;
  return `Filter: ${parts.map((part) => part.words).join(', ')}`;
}

/** What the run was, in one line: layers, window, limit. */
export function runSentence(run: RunView, layerName: (id: string) => string): string {
  const window = run.windows_secs.at(-1);
  const layers = run.layers.map((layer) => safeLine(layerName(layer), 32)).join(', ');
  const least = run.ask.min_weight;
  return [
    layers,
    window === undefined ? '' : t.network.parts.within(formatDuration(window)),
    least === null ? '' : t.network.parts.objects(least),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What chance says of a run, in a sentence; null when nobody asked it. */
export function chanceSentence(run: RunView): string | null {
  const judged = run.judged;
  if (judged === null) return null;
  if (judged.n_groups === 0) return t.network.noneEstablished;
  return t.network.established(
    judged.n_accounts_established,
    judged.n_groups,
    judged.n_edges_established,
    run.n_edges,
  );
}

/** The question of the empty network: what a lower limit would give. */
export function emptyQuestion(run: RunView): { sentence: string; minWeight: number } | null {
  const lower = run.lower.find((limit) => limit.n_edges > 0);
  if (lower === undefined) return null;
  return {
    sentence: t.network.lowerLimitAsk(lower.n_edges, lower.min_weight),
    minWeight: lower.min_weight,
  };
}

/** How dense a community is, in a word beside its figure. */
export function tightnessWords(density: number): string {
  if (density >= 0.9) return t.network.nearlyAll;
  if (density >= 0.5) return t.network.tight;
  if (density >= 0.1) return t.network.loose;
  return t.network.veryLoose;
}

/** One line on a bubble of the map, or on what runs between two of them. */
export function mapHoverWords(hover: Selection, map: CommunityMap, utc: boolean): string {
  if (hover.kind === 'community') {
    const place = hover.community - 1;
    const parts = [
      t.components.community(hover.community),
      map.passing[place] === map.accounts[place]
        ? t.network.accounts(map.accounts[place] ?? 0)
        : t.network.someAccounts(map.passing[place] ?? 0, map.accounts[place] ?? 0),
      t.network.inside(map.edgesInside[place] ?? 0),
    ];
    if ((map.edgesInside[place] ?? 0) > 0) {
      const at = (secs: number | undefined): number => map.fromMs + (secs ?? 0) * 1000;
      parts.push(
        t.network.percentTight(formatPercent(tightness(map, place))),
        formatSpan(at(map.first[place]), at(map.last[place]) + 1, utc),
      );
    }
    return parts.join(' · ');
  }
  if (hover.kind !== 'tie') return '';
  const tie = map.source.findIndex(
    (source, e) => source === hover.a - 1 && map.target[e] === hover.b - 1,
  );
  return (
    `${t.network.betweenTwo(hover.a, hover.b)} · ` +
    `${t.evidence.edges(map.tieEdges[tie] ?? 0)} · ${t.network.pairs(map.weight[tie] ?? 0)}`
  );
}

/** One line on what lies under the pointer. */
export function hoverWords(
  hover: Selection,
  network: Network,
  label: (node: number) => string,
  passing: FilterResult | null,
): string {
  if (hover.kind === 'accounts') {
    const [node] = hover.nodes;
    return (
      `${safeLine(label(node), 60)} · ${t.network.parts.community(network.community[node])} · ` +
      t.network.neighboursStrength(network.degree[node], network.strength[node])
    );
  }
  if (hover.kind === 'edge') {
    const { edge } = hover;
    const weight = passing === null ? network.weight[edge] : passing.weight[edge];
    return (
      `${safeLine(label(network.source[edge]), 40)} – ${safeLine(label(network.target[edge]), 40)} · ` +
      `${t.network.pairs(weight)} · ${t.network.objects(network.objects[edge])}`
    );
  }
  return hover.kind === 'community' ? t.components.community(hover.community) : '';
}
