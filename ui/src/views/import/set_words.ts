/** Words of the screen of a set of files. */
import type { IntakeGroup } from '../../api/generated/types';
import { formatCount } from '../../format/number';
import { safeLine } from '../../format/safe';
import type { ImportSet } from '../../state/import_set.svelte';
import { roleLabel } from '../../state/mapping';

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
    return { words: 'left out', hint: 'You left these files out.', tone: 'plain' };
  const missing = set.missingOf(group);
  if (missing.length > 0) {
    const names = missing.map((role) => (role === 'object' ? 'shared object' : roleLabel(role)));
    return {
      words: missing.length === 1 ? 'role missing' : 'roles missing',
      hint: `No column was found for: ${names.join(', ').toLowerCase()}.`,
      tone: 'warn',
    };
  }
  if (set.isDecided(group))
    return { words: 'as you decided', hint: 'What you decided goes for all of them.', tone: 'ok' };
  if (group.remembered)
    return {
      words: 'as last time',
      hint: 'Read as the last files with these columns.',
      tone: 'accent',
    };
  if (group.known) return { words: 'recognised', hint: 'By its content.', tone: 'ok' };
  return { words: 'guessed', hint: 'Look inside and check the roles.', tone: 'plain' };
}

/** The first columns of a group, as one line. */
export function listedColumns(group: IntakeGroup): string {
  const shown = group.columns.slice(0, 8).map((name) => safeLine(name, 40));
  const more = group.n_columns - shown.length;
  if (shown.length === 0) return '';
  return more > 0 ? `${shown.join(', ')} and ${formatCount(more)} more` : shown.join(', ');
}
