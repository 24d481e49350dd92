/** Roles of columns, and what a change of one means for the others. */
import type { ColumnRole, ColumnView, ProbeAsk } from '../api/generated/types';

export const NOTHING_DECIDED: ProbeAsk = {
  format: null,
  roles: [],
  delimiter: null,
  encoding: null,
  time_zone: null,
  time_format: null,
  platform: null,
};

export interface RoleChoice {
  role: string;
  label: string;
  detail: string;
  group: string;
}

/** Roles as the import screen offers them. */
export const ROLES: readonly RoleChoice[] = [
  { role: 'account', label: 'Account', detail: 'id of who shared', group: 'Needed' },
  { role: 'content', label: 'Post id', detail: 'what carries the object', group: 'Needed' },
  { role: 'time', label: 'Time', detail: 'when it was shared', group: 'Needed' },
  { role: 'object:url', label: 'Link', detail: 'what was shared', group: 'Shared objects' },
  { role: 'object:domain', label: 'Domain', detail: 'web site', group: 'Shared objects' },
  { role: 'object:hashtag', label: 'Hashtag', detail: 'one or several', group: 'Shared objects' },
  { role: 'object:mention', label: 'Mention', detail: 'account named', group: 'Shared objects' },
  { role: 'object:post', label: 'Repost', detail: 'id of the post', group: 'Shared objects' },
  {
    role: 'object:reply_target',
    label: 'Reply',
    detail: 'post replied to',
    group: 'Shared objects',
  },
  { role: 'object:quote_target', label: 'Quote', detail: 'post quoted', group: 'Shared objects' },
  { role: 'object:image', label: 'Image', detail: 'hash or id', group: 'Shared objects' },
  { role: 'object:sound', label: 'Sound', detail: 'id of the sound', group: 'Shared objects' },
  { role: 'object:object', label: 'Object', detail: 'any other id', group: 'Shared objects' },
  { role: 'text', label: 'Text', detail: 'words of the post', group: 'Further' },
  { role: 'account_name', label: 'Account name', detail: 'as shown', group: 'Further' },
  { role: 'platform', label: 'Platform', detail: 'of each row', group: 'Further' },
  { role: 'ignore', label: 'Not used', detail: 'stays in the source', group: 'Further' },
];

/** A role as people read it; an object type of the file's own stays as it is. */
export function roleLabel(role: string): string {
  const known = ROLES.find((choice) => choice.role === role);
  if (known) return known.label;
  return role.startsWith('object:') ? role.slice('object:'.length) : role;
}

/** Why an import cannot do without a role, by the names of `ProbeView.missing_roles`. */
const MISSING: Record<string, string> = {
  account: 'No column says who shared. Without accounts there is nothing to compare.',
  content: 'No column holds the id of the post, so that a finding could not be traced to a post.',
  time: 'No column says when. Coordination is a matter of seconds; a time is needed.',
  object:
    'No column holds what was shared: a link, a hashtag, an image, a reposted post. Two accounts are compared by what they share.',
};

export function missingBecause(role: string): string {
  return MISSING[role] ?? `No column has the role ${roleLabel(role)}.`;
}

/** Roles that only one column can have. Objects may stand in several. */
function isSingle(role: string): boolean {
  return role !== 'ignore' && !role.startsWith('object:');
}

/**
 * Decides the role of a column. A role that only one column can have is taken from the column that
 * had it, decided or guessed; that column is then not used, instead of being guessed anew.
 */
export function withRole(
  ask: ProbeAsk,
  columns: readonly ColumnView[],
  column: string,
  role: string,
): ProbeAsk {
  const losing = isSingle(role)
    ? columns.filter((other) => other.name !== column && other.role === role)
    : [];
  const changed = new Map<string, string>([
    ...losing.map((other) => [other.name, 'ignore'] as const),
    [column, role],
  ]);
  const kept = ask.roles.filter((decided) => !changed.has(decided.column));
  const added: ColumnRole[] = [...changed].map(([name, to]) => ({ column: name, role: to }));
  return { ...ask, roles: [...kept, ...added] };
}

/** Whether the analyst decided the role of a column. */
export function isDecided(ask: ProbeAsk, column: string): boolean {
  return ask.roles.some((decided) => decided.column === column);
}

/** Changes a property; empty means: guess. */
export function withProperty(
  ask: ProbeAsk,
  property: 'delimiter' | 'encoding' | 'time_zone' | 'time_format' | 'platform',
  value: string,
): ProbeAsk {
  return { ...ask, [property]: value === '' ? null : value };
}

/** The title that a case gets from its first file. */
export function titleFrom(fileName: string): string {
  const stem = fileName.replace(/(\.(csv|tsv|txt|json|jsonl|ndjson|parquet|gz|zst|zip))+$/i, '');
  const words = stem.replaceAll(/[_\s]+/g, ' ').trim();
  return words === '' ? 'Untitled case' : words.charAt(0).toUpperCase() + words.slice(1);
}
