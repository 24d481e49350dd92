/** Keys of the evidence screen: one list for the commands, the hints and the sheet under `?`. */
import type { Command } from '../../state/commands.svelte';

export type EvidenceAction =
  | 'next'
  | 'previous'
  | 'convincing'
  | 'unclear'
  | 'innocent'
  | 'none'
  | 'note'
  | 'note-edge'
  | 'tag'
  | 'tag-edge'
  | 'report'
  | 'report-edge'
  | 'whole-edge'
  | 'raw'
  | 'cite'
  | 'next-unjudged'
  | 'previous-edge'
  | 'next-edge'
  | 'next-unseen';

export interface EvidenceKey {
  readonly action: EvidenceAction;
  readonly keys: string;
  readonly alsoKeys?: readonly string[];
  readonly title: string;
}

export const EVIDENCE_KEYS: readonly EvidenceKey[] = [
  { action: 'next', keys: 'j', title: 'Next pair' },
  { action: 'previous', keys: 'k', title: 'Previous pair' },
  { action: 'next-unjudged', keys: 'Shift+j', title: 'Next pair that is not judged' },
  { action: 'convincing', keys: '1', title: 'Mark as convincing' },
  { action: 'unclear', keys: '2', title: 'Mark as unclear' },
  { action: 'innocent', keys: '3', title: 'Mark as innocent' },
  { action: 'none', keys: '0', title: 'Take the judgement back' },
  { action: 'whole-edge', keys: 'e', title: 'Judge the whole edge: E, then 1, 2, 3 or 0' },
  { action: 'note', keys: 'n', title: 'Write a note on the pair' },
  { action: 'note-edge', keys: 'Shift+n', title: 'Write a note on the edge' },
  { action: 'tag', keys: 't', title: 'Tag the pair' },
  { action: 'tag-edge', keys: 'Shift+t', title: 'Tag the edge' },
  { action: 'report', keys: 's', title: 'Add the pair to the report, or take it out' },
  { action: 'report-edge', keys: 'Shift+s', title: 'Add the edge to the report' },
  { action: 'raw', keys: 'r', title: 'Show or hide the raw records' },
  { action: 'cite', keys: 'c', title: 'Copy both posts as citations' },
  // On some systems AltGr, which these signs need on many keyboards, arrives as Ctrl and Alt.
  { action: 'previous-edge', keys: '[', alsoKeys: ['Ctrl+Alt+['], title: 'Previous edge' },
  { action: 'next-edge', keys: ']', alsoKeys: ['Ctrl+Alt+]'], title: 'Next edge' },
  { action: 'next-unseen', keys: 'g', title: 'Go to the next edge that nobody has seen' },
];

/** The keys of an action, as the hint beside its button shows them. */
export function keysOf(action: EvidenceAction): string {
  return EVIDENCE_KEYS.find((entry) => entry.action === action)?.keys ?? '';
}

/** The commands of the screen. */
export function evidenceCommands(
  run: (action: EvidenceAction) => void,
  enabled: (action: EvidenceAction) => boolean,
): Command[] {
  return EVIDENCE_KEYS.map((entry) => ({
    id: `evidence-${entry.action}`,
    title: entry.title,
    section: 'Evidence',
    keys: entry.keys,
    alsoKeys: [...(entry.alsoKeys ?? [])],
    run: () => run(entry.action),
    enabled: () => enabled(entry.action),
  }));
}
