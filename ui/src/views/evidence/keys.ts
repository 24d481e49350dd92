/** Keys of the evidence screen: one list for the handler, the hints and the list under `?`. */

export type EvidenceAction =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'convincing'
  | 'unclear'
  | 'innocent'
  | 'none'
  | 'note'
  | 'report'
  | 'whole-edge'
  | 'raw'
  | 'copy'
  | 'previous-edge'
  | 'next-edge'
  | 'undo'
  | 'all-edges';

export interface EvidenceKey {
  readonly keys: readonly string[];
  readonly action: EvidenceAction;
  readonly words: string;
}

export const EVIDENCE_KEYS: readonly EvidenceKey[] = [
  { keys: ['J', 'ArrowDown'], action: 'next', words: 'Next pair' },
  { keys: ['K', 'ArrowUp'], action: 'previous', words: 'Previous pair' },
  { keys: ['Home'], action: 'first', words: 'First pair' },
  { keys: ['End'], action: 'last', words: 'Last pair' },
  { keys: ['1'], action: 'convincing', words: 'Convincing' },
  { keys: ['2'], action: 'unclear', words: 'Unclear' },
  { keys: ['3'], action: 'innocent', words: 'Innocent' },
  { keys: ['0'], action: 'none', words: 'Take the judgement back' },
  { keys: ['E'], action: 'whole-edge', words: 'Judge the whole edge: then 1, 2, 3 or 0' },
  { keys: ['N'], action: 'note', words: 'Write a note' },
  { keys: ['S'], action: 'report', words: 'Add the pair to the report' },
  { keys: ['R'], action: 'raw', words: 'Raw records' },
  { keys: ['C'], action: 'copy', words: 'Copy both posts as citations' },
  { keys: ['['], action: 'previous-edge', words: 'Previous edge' },
  { keys: [']'], action: 'next-edge', words: 'Next edge' },
  { keys: ['U'], action: 'undo', words: 'Undo' },
  { keys: ['Escape'], action: 'all-edges', words: 'All edges' },
];

const BY_KEY = new Map(
  EVIDENCE_KEYS.flatMap((entry) =>
    entry.keys.map((key) => [key.toLowerCase(), entry.action] as const),
  ),
);

/** What a key press is made of. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Whether the key belongs to a field that is being written in. */
  readonly inField: boolean;
  /** Whether the key moves within the control that has the focus (a tab, a radio, a menu). */
  readonly inWidget: boolean;
}

/** The action of a key press; none while someone writes, and none with a modifier. */
export function actionOf(press: KeyPress): EvidenceAction | null {
  if (press.inField || press.altKey || press.ctrlKey || press.metaKey) return null;
  // `[` and `]` need AltGr on many keyboards: browsers then report ctrl and alt together.
  const action = BY_KEY.get(press.key.toLowerCase()) ?? null;
  const moves = press.key.length > 1 && press.key !== 'Escape';
  return moves && press.inWidget ? null : action;
}

/** `[` and `]` behind AltGr: ctrl and alt are both down, and the key is a sign. */
export function edgeActionWithAltGr(key: string, altGr: boolean): EvidenceAction | null {
  if (!altGr) return null;
  if (key === '[') return 'previous-edge';
  return key === ']' ? 'next-edge' : null;
}
