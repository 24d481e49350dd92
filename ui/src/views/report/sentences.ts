/** Words of the report screen: confidence and its definitions, results of an export. */
import type { ExportKind, FindingView, WrittenView } from '../../api/generated/types';
import { count, formatBytes } from '../../format/number';
import { safeLine } from '../../format/safe';

export type Confidence = '' | 'high' | 'moderate' | 'low';

export interface ConfidenceLevel {
  readonly value: Confidence;
  readonly label: string;
  /** What a reader may take it to mean. */
  readonly definition: string;
}

export const CONFIDENCE: readonly ConfidenceLevel[] = [
  { value: '', label: 'Not stated', definition: 'The report says nothing on how sure you are.' },
  {
    value: 'high',
    label: 'High',
    definition:
      'Independent observations, a sound collection, and no ordinary explanation that fits.',
  },
  {
    value: 'moderate',
    label: 'Moderate',
    definition: 'Credible evidence; an ordinary explanation is unlikely, but remains possible.',
  },
  {
    value: 'low',
    label: 'Low',
    definition:
      'Few or dependent observations, or gaps in the collection: an indicator, and no more.',
  },
];

export function confidenceOf(word: string): ConfidenceLevel {
  return CONFIDENCE.find((level) => level.value === word) ?? CONFIDENCE[0];
}

/** What a finding speaks of, in a few words. */
export function aboutWords(finding: FindingView): string {
  if (finding.edge !== null) {
    const [a = '', b = ''] = finding.accounts.map((id) => safeLine(id, 28));
    return `${a} and ${b} · ${count(finding.pair_keys.length, 'pair')} of posts`;
  }
  if (finding.community !== null) return `Community ${finding.community}`;
  return 'The whole run';
}

/** "report.html · 668 kB". */
export function writtenWords(written: WrittenView): string {
  return `${safeLine(written.place, 200)} · ${formatBytes(written.size_bytes)}`;
}

export function leakWords(n: number): string {
  return `${count(n, 'account id')} still ${n === 1 ? 'stands' : 'stand'} in the report as a word`;
}

/** What kinds of export are for, where the engine's words leave it open. */
export interface ExportGroup {
  readonly title: string;
  readonly kinds: readonly ExportKind[];
}

/** Exports by what one does with them: read, open in a graph program, open in a spreadsheet. */
export function exportGroups(kinds: readonly ExportKind[]): ExportGroup[] {
  const others = kinds.filter((kind) => kind.id !== 'report');
  const graphs = others.filter((kind) => ['gexf', 'graphml'].includes(kind.ending));
  const tables = others.filter((kind) => !graphs.includes(kind));
  return [
    { title: 'For graph programs', kinds: graphs },
    { title: 'Tables', kinds: tables },
  ].filter((group) => group.kinds.length > 0);
}

export const ZOOMS = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2] as const;

/** The next size of the paper up or down from one that may lie between two. */
export function nextZoom(zoom: number, step: 1 | -1): number {
  const eps = 0.005;
  const larger = ZOOMS.find((size) => size > zoom + eps);
  const smaller = ZOOMS.findLast((size) => size < zoom - eps);
  return (step > 0 ? larger : smaller) ?? zoom;
}

/** The size at which the paper fills the room beside it, up to the size of the text in the window. */
export function fitZoom(roomPx: number, paperPx: number, largest = 1): number {
  return Math.max(0.4, Math.min(largest, Math.floor((roomPx / paperPx) * 100) / 100));
}

/** Index at which a dragged finding would stand, from the middles of the others. */
export function dropIndex(middles: readonly number[], from: number, pointer: number): number {
  let index = 0;
  middles.forEach((middle, i) => {
    if (i !== from && pointer > middle) index += 1;
  });
  return index;
}
