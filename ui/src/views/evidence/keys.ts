/** Keys of the evidence screen: one list for the commands, the hints and the sheet under `?`. */
import type { Command } from '../../state/commands.svelte';
import { t } from '../../words';

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
}

export const EVIDENCE_KEYS: readonly EvidenceKey[] = [
  { action: 'next', keys: 'j' },
  { action: 'previous', keys: 'k' },
  { action: 'next-unjudged', keys: 'Shift+j' },
  { action: 'convincing', keys: '1' },
  { action: 'unclear', keys: '2' },
  { action: 'innocent', keys: '3' },
  { action: 'none', keys: '0' },
  { action: 'whole-edge', keys: 'e' },
  { action: 'note', keys: 'n' },
  { action: 'note-edge', keys: 'Shift+n' },
  { action: 'tag', keys: 't' },
  { action: 'tag-edge', keys: 'Shift+t' },
  { action: 'report', keys: 's' },
  { action: 'report-edge', keys: 'Shift+s' },
  { action: 'raw', keys: 'r' },
  { action: 'cite', keys: 'c' },
  // On some systems AltGr, which these signs need on many keyboards, arrives as Ctrl and Alt.
  { action: 'previous-edge', keys: '[', alsoKeys: ['Ctrl+Alt+['] },
  { action: 'next-edge', keys: ']', alsoKeys: ['Ctrl+Alt+]'] },
  { action: 'next-unseen', keys: 'g' },
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
    title: t.evidence.keys[entry.action],
    section: t.evidence.evidence,
    keys: entry.keys,
    alsoKeys: [...(entry.alsoKeys ?? [])],
    run: () => run(entry.action),
    enabled: () => enabled(entry.action),
  }));
}
