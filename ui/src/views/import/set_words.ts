/** Words of the screen of a set of files. */
import type { IntakeGroup } from '../../api/generated/types';
import { safeLine } from '../../format/safe';
import type { ImportSet } from '../../state/import_set.svelte';
import { roleLabel } from '../../state/mapping';
import { t } from '../../words';

export interface GroupState {
  words: string;
  hint: string;
  tone: 'plain' | 'accent' | 'ok' | 'warn';
}

/** Where a group stands: left out, unclear, decided, remembered, recognised. */
export function groupState(
  set: Pick<ImportSet, 'skipped' | 'missingOf' | 'isDecided'>,
  group: IntakeGroup,
): GroupState {
  if (set.skipped.includes(group.group))
    return { words: t.imports.groupLeftOut, hint: t.imports.youLeftOut, tone: 'plain' };
  const missing = set.missingOf(group);
  if (missing.length > 0) {
    const names = missing.map((role) =>
      role === 'object' ? t.imports.sharedObjectLower : roleLabel(role),
    );
    return {
      words: missing.length === 1 ? t.imports.roleMissing : t.imports.rolesMissing,
      hint: t.imports.noColumnFor(names.join(', ').toLowerCase()),
      tone: 'warn',
    };
  }
  if (set.isDecided(group))
    return { words: t.imports.asYouDecided, hint: t.imports.decidedForAll, tone: 'ok' };
  if (group.remembered)
    return {
      words: t.imports.asLastTime,
      hint: t.imports.asLastFiles,
      tone: 'accent',
    };
  if (group.known)
    return { words: t.imports.groupRecognised, hint: t.imports.byContent, tone: 'ok' };
  return { words: t.imports.guessed, hint: t.imports.checkRoles, tone: 'plain' };
}

/** The first columns of a group, as one line. */
export function listedColumns(group: IntakeGroup): string {
  const shown = group.columns.slice(0, 8).map((name) => safeLine(name, 40));
  const more = group.n_columns - shown.length;
  if (shown.length === 0) return '';
  return more > 0 ? t.imports.andMore(shown.join(', '), more) : shown.join(', ');
}
