/** Words of the report screen: confidence and its definitions, results of an export. */
import type { ExportKind, FindingView, WrittenView } from '../../api/generated/types';
import { formatBytes } from '../../format/number';
import { safeLine } from '../../format/safe';
import { t } from '../../words';

export type Confidence = '' | 'high' | 'moderate' | 'low';

export interface ConfidenceLevel {
  readonly value: Confidence;
  readonly label: string;
  /** What a reader may take it to mean. */
  readonly definition: string;
}

export const confidenceLevels = (): ConfidenceLevel[] => [
  { value: '', label: t.report.notStated, definition: t.report.notStatedHint },
  {
    value: 'high',
    label: t.report.high,
    definition: t.report.highHint,
  },
  {
    value: 'moderate',
    label: t.report.moderate,
    definition: t.report.moderateHint,
  },
  {
    value: 'low',
    label: t.report.low,
    definition: t.report.lowHint,
  },
];

export function confidenceOf(word: string): ConfidenceLevel {
  const [none, ...levels] = confidenceLevels();
  return levels.find((level) => level.value === word) ?? none!;
}

/** What a finding speaks of, in a few words. */
export function aboutWords(finding: FindingView): string {
  if (finding.edge !== null) {
    const [a = '', b = ''] = finding.accounts.map((id) => safeLine(id, 28));
    return t.report.aboutEdge(a, b, finding.pair_keys.length);
  }
  if (finding.community !== null) return t.components.community(finding.community);
  return t.report.wholeRun;
}

/** "report.html · 668 kB". */
export function writtenWords(written: WrittenView): string {
  return `${safeLine(written.place, 200)} · ${formatBytes(written.size_bytes)}`;
}

export function leakWords(n: number): string {
  return t.report.leaks(n);
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
    { title: t.report.forGraphs, kinds: graphs },
    { title: t.report.tables, kinds: tables },
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
