/** Sentences of the import screen. */
import type { ImportView, ProbeView, ReasonCount } from '../../api/generated/types';
import { count, formatCount } from '../../format/number';
import type { ImportEntry } from '../../state/imports.svelte';
import { roleLabel } from '../../state/mapping';

/** `48 210 of 48 377 rows usable`. */
export function usable(outcome: ImportView): string {
  return `${formatCount(outcome.rows_usable)} of ${count(outcome.rows_read, 'row')} usable`;
}

/** What the rows become: `48 210 posts by 2 164 accounts, sharing 1 871 objects`. */
export function becomes(outcome: ImportView): string {
  return `${count(outcome.n_posts, 'post')} by ${count(outcome.n_accounts, 'account')}, sharing ${count(outcome.n_objects, 'object')}`;
}

/** What a single odd record is called; the engine's words follow any other number. */
const ONE: Record<string, string> = {
  'damaged-id': 'id that a spreadsheet has rounded',
  'duplicate-row': 'row that repeats an earlier row',
  'repeated-share': 'share that repeats an earlier one',
  'missing-marker': 'value such as NA or None, taken as missing',
  'no-object': 'row without a shared object',
  'content-of-two-accounts': 'row whose post an earlier row gives to another account',
};

/** `37 693 shares that repeat an earlier one`. */
export function flagged({ code, words, count: n }: ReasonCount): string {
  return `${formatCount(n)} ${n === 1 ? (ONE[code] ?? words) : words}`;
}

/** Roles that are missing, in one line. */
export function missingLine(probe: ProbeView): string {
  const names = probe.missing_roles.map((role) =>
    role === 'object' ? 'a shared object' : roleLabel(role).toLowerCase(),
  );
  const last = names.at(-1) ?? '';
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
  return `Not found yet: ${list}. Choose a column for it.`;
}

/** Why a file cannot be imported now; null when it can. */
export function readiness(
  entry: Pick<ImportEntry, 'stage' | 'probe' | 'error' | 'canImport'>,
): string | null {
  if (entry.canImport) return null;
  if (entry.stage === 'looking') return 'The file is still being looked at.';
  if (entry.stage === 'importing') return 'The file is being read.';
  if (entry.stage === 'done') return 'The file is in the case.';
  if (entry.probe?.already_imported) return 'The case holds the same bytes already.';
  if (entry.probe && entry.probe.missing_roles.length > 0) return missingLine(entry.probe);
  return 'The file cannot be read as it is set. The reason stands above the table.';
}

const DELIMITERS: Record<string, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
  ' ': 'Space',
};

export function delimiterName(delimiter: string): string {
  return DELIMITERS[delimiter] ?? delimiter;
}
