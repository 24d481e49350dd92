/** Roles of columns, and what a change of one means for the others. */
import type { ColumnList, ColumnRole, ColumnView, ProbeAsk } from '../api/generated/types';

export const NOTHING_DECIDED: ProbeAsk = {
  format: null,
  roles: [],
  lists: [],
  delimiter: null,
  encoding: null,
  time_zone: null,
  time_format: null,
  platform: null,
  layout: null,
  items: null,
  member: null,
  sheet: null,
  as_given: false,
  content_from_record: null,
};

export interface RoleChoice {
  role: string;
  label: string;
  detail: string;
  group: string;
}

const GROUPS: readonly (readonly [group: string, roles: readonly (readonly string[])[]])[] = [
  [
    'Needed',
    [
      ['account', 'Account', 'id of who posted'],
      ['content', 'Post id', 'several are joined'],
      ['time', 'Time', 'when it was posted'],
    ],
  ],
  [
    'Shared objects',
    [
      ['object:url', 'Link', 'what was shared'],
      ['object:domain', 'Domain', 'web site'],
      ['object:hashtag', 'Hashtag', 'one or several'],
      ['object:mention', 'Mention', 'account named'],
      ['object:post', 'Repost of', 'id of that post'],
      ['object:reply_target', 'Reply to', 'id of that post'],
      ['object:quote_target', 'Quote of', 'id of that post'],
      ['object:image', 'Image', 'address, hash or id'],
      ['object:sound', 'Sound', 'id of the sound'],
      ['object:object', 'Object', 'any other id'],
    ],
  ],
  [
    'Post',
    [
      ['text', 'Text', 'words of the post'],
      ['platform', 'Platform', 'of each row'],
      ['kind', 'Kind of post', 'post, repost, reply'],
      ['is_repost', 'Is a repost', 'yes or no'],
      ['repost_of_account', 'Reposted account', 'id'],
      ['reply_to_account', 'Account replied to', 'id'],
      ['quote_of_account', 'Quoted account', 'id'],
      ['lang', 'Language', 'of the text'],
      ['client', 'Program', 'it was sent with'],
      ['post_url', 'Address of the post', 'its own'],
    ],
  ],
  [
    'Account',
    [
      ['account_name', 'Account name', 'as shown'],
      ['handle', 'Handle', 'as in @handle'],
      ['account_created', 'Account made', 'time'],
      ['bio', 'Profile text', 'own words'],
      ['location', 'Location', 'own words'],
      ['verified', 'Verified', 'yes or no'],
      ['default_profile', 'Default picture', 'yes or no'],
      ['avatar', 'Picture', 'address'],
      ['observed_at', 'Collected at', 'time of this record'],
    ],
  ],
  [
    'Counts',
    [
      ['likes', 'Likes', ''],
      ['reposts', 'Reposts', ''],
      ['replies', 'Replies', ''],
      ['quotes', 'Quotes', ''],
      ['views', 'Views', ''],
      ['reactions', 'Reactions', 'all together'],
      ['followers', 'Followers', 'of the account'],
      ['following', 'Following', 'by the account'],
      ['posts_count', 'Posts in all', 'of the account'],
    ],
  ],
  ['Other', [['ignore', 'Not used', 'stays in the source']]],
];

/** Roles as the import screen offers them, in groups. */
export const ROLES: readonly RoleChoice[] = GROUPS.flatMap(([group, roles]) =>
  roles.map(([role = '', label = '', detail = '']) => ({ role, label, detail, group })),
);

/** How a cell holds several values, by the engine's words. */
export const SEPARATORS: readonly { value: string; label: string; detail: string }[] = [
  { value: ',', label: 'Between commas', detail: 'a,b' },
  { value: ';', label: 'Between semicolons', detail: 'a;b' },
  { value: '|', label: 'Between vertical bars', detail: 'a|b' },
  { value: 'blank', label: 'Between blanks', detail: 'a b' },
  { value: 'tab', label: 'Between tabs', detail: '' },
  { value: 'brackets', label: 'List in brackets', detail: "['a', 'b']" },
  { value: 'addresses', label: 'Links', detail: 'whatever is between' },
];

/** How several values stand in a cell, as it follows the role of a column. */
export function separatorLabel(list: string | null): string {
  if (list === null) return 'one value';
  const known = SEPARATORS.find((choice) => choice.value === list)?.label.toLowerCase();
  return known ? `several, ${known}` : `several, between ${list}`;
}

/** What can be an object type of the analyst's own; empty = it can, else why not. */
export function typeFault(name: string): string {
  if (/^[a-z0-9_]{1,40}$/.test(name)) return '';
  return 'Letters a to z, figures and _ only, at most 40 of them.';
}

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

/** Roles that only one column can have. Objects, parts of a text and of the id of a post may stand in several. */
function isSingle(role: string): boolean {
  return !['ignore', 'content', 'text'].includes(role) && !role.startsWith('object:');
}

export function isObject(role: string): boolean {
  return role.startsWith('object:');
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
  // Only objects can be several in a cell: what was decided of it goes with the role.
  const lists = ask.lists.filter((one) => one.column !== column || isObject(role));
  return { ...ask, roles: [...kept, ...added], lists };
}

/** Decides how the cells of a column hold several values; null = one value. */
export function withList(ask: ProbeAsk, column: string, list: string | null): ProbeAsk {
  const kept = ask.lists.filter((decided) => decided.column !== column);
  const added: ColumnList = { column, list };
  return { ...ask, lists: [...kept, added] };
}

/** Chooses the format of the records; what was decided of single columns was for another one. */
export function withLayout(ask: ProbeAsk, layout: string | null): ProbeAsk {
  return { ...ask, layout, roles: [], lists: [], content_from_record: null };
}

/** Whether the analyst decided anything at all. */
export function decidesAnything(ask: ProbeAsk): boolean {
  return Object.entries(NOTHING_DECIDED).some(([name, nothing]) => {
    const value = ask[name as keyof ProbeAsk];
    return Array.isArray(value) ? value.length > 0 : value !== nothing && value !== '';
  });
}

/** Whether the analyst decided the role of a column. */
export function isDecided(ask: ProbeAsk, column: string): boolean {
  return ask.roles.some((decided) => decided.column === column);
}

/** Changes a property; empty means: guess. */
export function withProperty(
  ask: ProbeAsk,
  property:
    | 'delimiter'
    | 'encoding'
    | 'time_zone'
    | 'time_format'
    | 'platform'
    | 'items'
    | 'member'
    | 'sheet',
  value: string,
): ProbeAsk {
  return { ...ask, [property]: value === '' ? null : value };
}

/** The title that a case gets from its first file. */
export function titleFrom(fileName: string): string {
  const stem = fileName.replace(
    /(\.(csv|tsv|txt|json|jsonl|ndjson|parquet|xlsx|ods|gz|zst|zip))+$/i,
    '',
  );
  const words = stem.replaceAll(/[_\s]+/g, ' ').trim();
  return words === '' ? 'Untitled case' : words.charAt(0).toUpperCase() + words.slice(1);
}
