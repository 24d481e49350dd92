/** Sentences of the import screen. */
import type { ColumnView, ImportView, JobView, ProbeView } from '../../api/generated/types';
import type { ImportSet } from '../../state/import_set.svelte';
import type { ImportEntry } from '../../state/imports.svelte';
import { roleLabel } from '../../state/mapping';
import { t } from '../../words';
import { said } from '../../words/said';

/** `48 210 of 48 377 rows usable`. */
export function usable(outcome: ImportView): string {
  return t.imports.usableOf(outcome.rows_usable, outcome.rows_read);
}

/** What the rows become: `48 210 posts by 2 164 accounts, sharing 1 871 objects`. */
export function becomes(outcome: ImportView): string {
  // How many objects are different in several files together, no receipt says.
  if (outcome.n_files > 1) return t.imports.postsBy(outcome.n_posts, outcome.n_accounts);
  return t.imports.postsSharing(outcome.n_posts, outcome.n_accounts, outcome.n_objects);
}

/** Why a column has its role, in words. */
export function reasonOf(column: ColumnView, decided: boolean, probe: ProbeView): string {
  if (!decided) return said(column.why);
  return probe.remembered_at_utc ? t.imports.asInLastFile : t.imports.youChose;
}

/** Roles that are missing, in one line. */
export function missingLine(probe: ProbeView): string {
  const names = probe.missing_roles.map((role) =>
    role === 'object' ? t.imports.aSharedObject : roleLabel(role).toLowerCase(),
  );
  const last = names.at(-1) ?? '';
  const list = names.length > 1 ? t.imports.and(names.slice(0, -1).join(', '), last) : last;
  return t.imports.notFoundYet(list);
}

/** Why a file cannot be imported now; null when it can. */
export function readiness(
  entry: Pick<ImportEntry, 'stage' | 'probe' | 'error' | 'canImport'>,
): string | null {
  if (entry.canImport) return null;
  if (entry.stage === 'looking') return t.imports.stillLooking;
  if (entry.stage === 'importing') return t.imports.beingRead;
  if (entry.stage === 'done') return t.imports.fileInCase;
  if (entry.probe?.already_imported) return t.imports.sameBytesAlready;
  if (entry.probe && entry.probe.missing_roles.length > 0) return missingLine(entry.probe);
  return t.imports.notAsSet;
}

const delimiters = (): Record<string, string> => ({
  ',': t.imports.comma,
  ';': t.imports.semicolon,
  '\t': t.imports.tab,
  '|': t.imports.verticalBar,
  ' ': t.imports.space,
});

export function delimiterName(delimiter: string): string {
  return delimiters()[delimiter] ?? delimiter;
}

/** What a job counts beside its bytes: `File 12 of 2 839 · 1 204 300 rows`. */
export function counted(job: Pick<JobView, 'rows' | 'file' | 'n_files'>): string {
  const parts: string[] = [];
  if (job.n_files > 1) parts.push(t.imports.fileOf(job.file, job.n_files));
  if (job.rows > 0) parts.push(t.imports.rows(job.rows));
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
  if (set.stage === 'looking') return t.imports.filesStillLooking;
  if (set.stage === 'importing') return t.imports.filesBeingRead;
  if (set.stage === 'done') return t.imports.filesInCase;
  if (set.canImport) return null;
  if (set.unclear.length > 0) return t.imports.sayFirst;
  if (set.intake && set.intake.n_already > 0 && set.intake.groups.length === 0)
    return t.imports.allAlready;
  return t.imports.noneChosen;
}

const EXACT: Record<string, 'exactToMinute' | 'exactToHour' | 'exactToDay'> = {
  min: 'exactToMinute',
  hour: 'exactToHour',
  day: 'exactToDay',
};

/** What coarse times mean for windows; empty when they are exact to the second. */
export function resolutionLine(unit: string): string {
  const exact = EXACT[unit];
  return exact ? t.imports[exact] : '';
}
