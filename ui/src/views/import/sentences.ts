/** Sentences of the import screen. */
import type { ColumnView, ImportView, JobView, ProbeView } from '../../api/generated/types';
import { count, formatCount } from '../../format/number';
import type { ImportSet } from '../../state/import_set.svelte';
import type { ImportEntry } from '../../state/imports.svelte';
import { roleLabel } from '../../state/mapping';

/** `48 210 of 48 377 rows usable`. */
export function usable(outcome: ImportView): string {
  return `${formatCount(outcome.rows_usable)} of ${count(outcome.rows_read, 'row')} usable`;
}

/** What the rows become: `48 210 posts by 2 164 accounts, sharing 1 871 objects`. */
export function becomes(outcome: ImportView): string {
  // How many objects are different in several files together, no receipt says.
  if (outcome.n_files > 1)
    return `${count(outcome.n_posts, 'post')} by ${count(outcome.n_accounts, 'account')}`;
  return `${count(outcome.n_posts, 'post')} by ${count(outcome.n_accounts, 'account')}, sharing ${count(outcome.n_objects, 'object')}`;
}

/** Why a column has its role, in words. */
export function reasonOf(column: ColumnView, decided: boolean, probe: ProbeView): string {
  if (!decided) return column.why;
  return probe.remembered_at_utc ? 'As in the last file with the same columns.' : 'You chose this.';
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

/** What a job counts beside its bytes: `File 12 of 2 839 · 1 204 300 rows`. */
export function counted(job: Pick<JobView, 'rows' | 'file' | 'n_files'>): string {
  const parts: string[] = [];
  if (job.n_files > 1) parts.push(`File ${formatCount(job.file)} of ${formatCount(job.n_files)}`);
  if (job.rows > 0) parts.push(count(job.rows, 'row'));
  return parts.join(' · ');
}

/** Errors of reading that have a next step of their own. */
export function nextStep(code: string): 'choose-member' | 'split' | null {
  if (code === 'choose-member') return 'choose-member';
  return code === 'reader-out-of-memory' || code === 'reader-out-of-time' ? 'split' : null;
}

/** Why a set of files cannot be imported now; null when it can. */
export function setReadiness(
  set: Pick<ImportSet, 'stage' | 'canImport' | 'unclear' | 'intake'>,
): string | null {
  if (set.stage === 'looking') return 'The files are still being looked through.';
  if (set.stage === 'importing') return 'The files are being read.';
  if (set.stage === 'done') return 'The files are in the case.';
  if (set.canImport) return null;
  if (set.unclear.length > 0) return 'Say first which columns mean what, or leave those files out.';
  if (set.intake && set.intake.n_already > 0 && set.intake.groups.length === 0)
    return 'The case holds all of these files already.';
  return 'None of the files is chosen, or none can be read.';
}

const UNITS: Record<string, string> = { min: 'minute', hour: 'hour', day: 'day' };

/** What coarse times mean for windows; empty when they are exact to the second. */
export function resolutionLine(unit: string): string {
  const name = UNITS[unit];
  return name ? `exact to the ${name} only` : '';
}
