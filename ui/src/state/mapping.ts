/** Roles of columns, and what a change of one means for the others. */
import type { ColumnList, ColumnRole, ColumnView, ProbeAsk } from '../api/generated/types';
import { t, type Words } from '../words';

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

type Group =
  'groupNeeded' | 'groupObjects' | 'groupPost' | 'groupAccount' | 'groupCounts' | 'groupOther';

/** Roles in the groups of the menu; their names stand in the catalogue, under `roles`. */
const GROUPS: readonly (readonly [group: Group, roles: readonly (keyof Words['roles'])[]])[] = [
  ['groupNeeded', ['account', 'content', 'time']],
  [
    'groupObjects',
    [
      'object:url',
      'object:domain',
      'object:hashtag',
      'object:mention',
      'object:post',
      'object:reply_target',
      'object:quote_target',
      'object:image',
      'object:sound',
      'object:object',
    ],
  ],
  [
    'groupPost',
    [
      'text',
      'platform',
      'kind',
      'is_repost',
      'repost_of_account',
      'reply_to_account',
      'quote_of_account',
      'lang',
      'client',
      'post_url',
    ],
  ],
  [
    'groupAccount',
    [
      'account_name',
      'handle',
      'account_created',
      'bio',
      'location',
      'verified',
      'default_profile',
      'avatar',
      'observed_at',
    ],
  ],
  [
    'groupCounts',
    [
      'likes',
      'reposts',
      'replies',
      'quotes',
      'views',
      'reactions',
      'followers',
      'following',
      'posts_count',
    ],
  ],
  ['groupOther', ['ignore']],
];

/** Roles of the engine, as the import screen orders them. */
export const ROLES: readonly string[] = GROUPS.flatMap(([, roles]) => roles);

/** Roles as the import screen offers them, in groups. */
export function roleChoices(): RoleChoice[] {
  return GROUPS.flatMap(([group, roles]) =>
    roles.map((role) => ({ role, ...t.roles[role], group: t.imports[group] })),
  );
}

const isKnown = (role: string): role is keyof Words['roles'] => ROLES.includes(role);

/** How a cell holds several values, by the engine's words. */
export const separators = (): { value: string; label: string; detail: string }[] => [
  { value: ',', label: t.imports.betweenCommas, detail: 'a,b' },
  { value: ';', label: t.imports.betweenSemicolons, detail: 'a;b' },
  { value: '|', label: t.imports.betweenBars, detail: 'a|b' },
  { value: 'blank', label: t.imports.betweenBlanks, detail: 'a b' },
  { value: 'tab', label: t.imports.betweenTabs, detail: '' },
  { value: 'brackets', label: t.imports.listInBrackets, detail: "['a', 'b']" },
  { value: 'addresses', label: t.imports.links, detail: t.imports.whateverBetween },
];

/** How several values stand in a cell, as it follows the role of a column. */
export function separatorLabel(list: string | null): string {
  if (list === null) return t.imports.oneValueLower;
  const known = separators()
    .find((choice) => choice.value === list)
    ?.label.toLowerCase();
  return known ? t.imports.several(known) : t.imports.severalBetween(list);
}

/** What can be an object type of the analyst's own; empty = it can, else why not. */
export function typeFault(name: string): string {
  if (/^[a-z0-9_]{1,40}$/.test(name)) return '';
  return t.imports.typeFault;
}

/** A role as people read it; an object type of the file's own stays as it is. */
export function roleLabel(role: string): string {
  if (isKnown(role)) return t.roles[role].label;
  return role.startsWith('object:') ? role.slice('object:'.length) : role;
}

/** Why an import cannot do without a role, by the names of `ProbeView.missing_roles`. */
export function missingBecause(role: string): string {
  const missing: Record<string, string> = t.imports.missing;
  return missing[role] ?? t.imports.missingRole(roleLabel(role));
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
  return words === '' ? t.imports.untitledCase : words.charAt(0).toUpperCase() + words.slice(1);
}
