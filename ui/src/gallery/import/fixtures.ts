/** Invented files for the gallery of the import screen, hostile ones among them. */
import type {
  ColumnView,
  FileRef,
  ImportView,
  IntakeView,
  KnownFormatView,
  PreviewView,
  ProbeView,
} from '../../api/generated/types';
import { NOTHING_DECIDED } from '../../state/mapping';
import { HOSTILE } from '../hostile';

const START = Date.UTC(2021, 7, 21, 8, 3);
const MINUTE = 60_000;

export const FORMATS: readonly KnownFormatView[] = [
  {
    id: 'troll-archive',
    name: 'FiveThirtyEight archive of Twitter posts',
    kind: 'table',
    note: 'Its times are exact to the minute, and spreadsheets have rounded ids of accounts.',
  },
  { id: 'coortweet-long', name: 'CooRTweet, long table', kind: 'table', note: '' },
  { id: 'crowdtangle', name: 'CrowdTangle, Facebook', kind: 'table', note: '' },
  { id: 'twitter-v2', name: 'X/Twitter API v2 (twarc2)', kind: 'json', note: '' },
  { id: 'telegram-desktop', name: 'Telegram Desktop, result.json', kind: 'json', note: '' },
];

export const file = (name: string, size_bytes: number): FileRef => ({
  file: 1,
  name,
  size_bytes,
  is_case: false,
  is_folder: false,
});

const column = (
  name: string,
  role: string,
  confidence: number,
  why: string,
  sample: string,
  list: string | null = null,
): ColumnView => ({ name, role, confidence, why, list, sample });

const NAMES = ['Noordzee Nu', 'Vlaamse Kustwacht', 'دريا خبر', 'Ostsee 👩‍👩‍👧', 'K. Albers'];
const TEXTS = [
  'Storm op komst: vanavond code oranje langs de hele kust. Lees verder via de link.',
  'RT @noordzee: Storm op komst: vanavond code oranje',
  'Wie heeft de veerboot van 18.30 nog gehaald? #kust #veerboot',
  'عاصفة على الساحل الليلة #kust',
  HOSTILE[1] ?? '',
];
const links = ['https://kustnieuws.example/storm-2021', 'https://weer.example/code-oranje?dag=21'];

const previewAt = (at: number): PreviewView => {
  const repost = at % 5 === 1;
  const record = at + 1;
  const empty = {
    platform: '',
    account_id: '',
    account_name: '',
    content_id: '',
    posted_at_ms: null,
    kind: '',
    text: '',
    shares: [],
  };
  if (at === 6 || at === 17)
    return {
      record,
      ...empty,
      reject: {
        source_name: '',
        record,
        line: record + 1,
        code: at === 6 ? 'missing-time' : 'unreadable-time',
        column: 'publish_date',
        value: at === 6 ? '' : '31/02/2021 12:00',
        reason: at === 6 ? 'The row has no time.' : 'There is no such day.',
      },
    };
  return {
    record,
    reject: null,
    platform: 'Twitter',
    account_id: `9060000000000${(at * 7919) % 90_000}`,
    account_name: NAMES[at % NAMES.length] ?? '',
    content_id: `89${at}0000000000000`,
    posted_at_ms: START + at * 3 * MINUTE,
    kind: repost ? 'repost' : at % 7 === 3 ? 'reply' : 'post',
    text: TEXTS[at % TEXTS.length] ?? '',
    shares: repost
      ? [{ object_type: 'post', words: 'Repost', object_id: '8900000000000001' }]
      : [
          { object_type: 'url', words: 'Link', object_id: links[at % 2] ?? '' },
          { object_type: 'domain', words: 'Domain', object_id: 'kustnieuws.example' },
          { object_type: 'hashtag', words: 'Hashtag', object_id: 'kust' },
          { object_type: 'hashtag', words: 'Hashtag', object_id: 'veerboot' },
          { object_type: 'text', words: 'Text', object_id: 'storm op komst' },
        ].slice(0, (at % 5) + 1),
  };
};

const columns = [
  column('external_author_id', 'account', 1, 'Known column of this format.', '9.06E+17'),
  column('author', 'handle', 1, 'Known column of this format.', 'NOORDZEE_NU'),
  column('content', 'text', 1, 'Known column of this format.', TEXTS[0] ?? ''),
  column('publish_date', 'time', 1, 'Known column of this format.', '8/21/2021 8:03'),
  column('tco1_step1', 'object:url', 1, 'Known column of this format.', links[0] ?? '', 'blank'),
  column('followers', 'followers', 1, 'Known column of this format.', '1204'),
  column('region', 'ignore', 1, 'Not needed.', 'Netherlands'),
];

const rows = Array.from({ length: 50 }, (_, at) => ({
  record: at + 1,
  fields: [
    `9.06E+17`,
    (NAMES[at % NAMES.length] ?? '').toUpperCase(),
    TEXTS[at % TEXTS.length] ?? '',
    at === 6
      ? ''
      : at === 17
        ? '31/02/2021 12:00'
        : `8/21/2021 8:${String(3 + at).padStart(2, '0')}`,
    links[at % 2] ?? '',
    String(1204 + at),
    'Netherlands',
  ],
}));

export const KNOWN: ProbeView = {
  file: 1,
  name: 'kust_2021.csv.gz',
  size_bytes: 80_412_771,
  format: 'CSV, gzip, FiveThirtyEight archive of Twitter posts',
  kind: 'csv',
  known: FORMATS[0] ?? null,
  by_columns: true,
  encoding: 'utf-8',
  delimiter: ',',
  time: 'Month/day/year, time',
  time_zone: 'UTC',
  time_zone_assumed: false,
  platform: 'twitter',
  columns,
  rows,
  preview: Array.from({ length: 50 }, (_, at) => previewAt(at)),
  items: [],
  members: [],
  member: null,
  sheets: [],
  sheet: null,
  content_from_record: false,
  missing_roles: [],
  warnings: [FORMATS[0]?.note ?? ''],
  fingerprint: 'f1',
  remembered_at_utc: null,
  already_imported: null,
  ask: NOTHING_DECIDED,
};

/** A table that nobody knows: guesses of every kind, two roles missing, a column name of an adversary. */
export const UNKNOWN: ProbeView = {
  ...KNOWN,
  name: 'export (3).csv',
  format: 'CSV',
  known: null,
  delimiter: ';',
  time: 'Day/month/year, time',
  time_zone_assumed: true,
  platform: 'unknown',
  columns: [
    column(
      'wie',
      'account',
      0.93,
      'Few different values, each many times; none is a number.',
      'ann',
    ),
    column('wat', 'object:url', 0.98, 'All values are addresses.', links[0] ?? '', ','),
    column(
      'tags',
      'object:hashtag',
      0.62,
      'Words in lower case, some several in a cell.',
      'kust|zee',
      '|',
    ),
    column('moment', 'ignore', 0.4, 'Some values look like times, most do not.', 'zaterdag'),
    column('bericht', 'text', 0.86, 'Long texts with blanks.', TEXTS[0] ?? ''),
    column(HOSTILE[0] ?? '', 'ignore', 0.1, 'Nothing speaks for a role.', HOSTILE[2] ?? ''),
  ],
  rows: rows.slice(0, 30).map((row, at) => ({
    record: row.record,
    fields: [
      ['ann', 'bob', 'cy'][at % 3] ?? '',
      links[at % 2] ?? '',
      at % 3 === 0 ? 'kust|zee' : 'kust',
      'zaterdag',
      TEXTS[at % TEXTS.length] ?? '',
      at % 4 === 0 ? '' : (HOSTILE[2] ?? ''),
    ],
  })),
  preview: [],
  missing_roles: ['content', 'time'],
  warnings: ['The encoding was guessed from its first megabyte.'],
};

/** Nested JSON with hundreds of paths, read as the last file with these columns. */
export const NESTED: ProbeView = {
  ...KNOWN,
  name: 'scrape.ndjson',
  format: 'JSON lines',
  kind: 'json',
  known: null,
  delimiter: null,
  time: 'Year, month, day, time (ISO 8601)',
  columns: [
    column(
      'data.author.id',
      'account',
      0.97,
      'The name says so, and all values are ids.',
      '1830045',
    ),
    column('data.rest_id', 'content', 0.95, 'Every value occurs once.', '1430000000000000001'),
    column('data.created_at', 'time', 1, 'All values are times.', '2021-08-21T08:03:11Z'),
    column('data.legacy.full_text', 'text', 0.9, 'Long texts with blanks.', TEXTS[2] ?? ''),
    ...Array.from({ length: 236 }, (_, at) =>
      column(
        `data.legacy.entities.media.${at}.${['ext_alt_text', 'sizes.large.w', 'media_url_https'][at % 3]}`,
        'ignore',
        0.1,
        'Nothing speaks for a role.',
        at % 3 === 1 ? String(640 + at) : '',
      ),
    ),
  ],
  rows: rows.slice(0, 20).map((row, at) => ({
    record: row.record,
    fields: [`18300${at}`, `14300000000000000${at}`, '2021-08-21T08:03:11Z', TEXTS[2] ?? ''],
  })),
  items: ['data.items'],
  warnings: [],
  remembered_at_utc: '2026-11-12T09:30:00Z',
};

export const OUTCOME: ImportView = {
  import_id: '',
  name: KNOWN.name,
  sha256: '9f2c4d1be07a55c3f1d0a2b68c4e97d3415fa07bce2290d8a6b1f4e3c7d05a11',
  size_bytes: KNOWN.size_bytes,
  format: KNOWN.format,
  imported_at_utc: '',
  rows_read: 326_980,
  rows_usable: 326_211,
  rows_rejected: 769,
  rejected_by_reason: [
    { code: 'missing-time', words: 'without a time', count: 602 },
    { code: 'unreadable-time', words: 'with a time that cannot be read', count: 167 },
  ],
  flagged: [],
  rejects: [
    {
      source_name: KNOWN.name,
      record: 7,
      line: 8,
      code: 'missing-time',
      column: 'publish_date',
      value: '',
      reason: 'The row has no time.',
    },
    {
      source_name: KNOWN.name,
      record: 18,
      line: 19,
      code: 'unreadable-time',
      column: 'publish_date',
      value: '31/02/2021 12:00',
      reason: 'There is no such day.',
    },
  ],
  shares_by_type: [
    { code: 'post', words: 'Repost', count: 118_402 },
    { code: 'hashtag', words: 'Hashtag', count: 96_120 },
    { code: 'url', words: 'Link', count: 61_337 },
    { code: 'domain', words: 'Domain', count: 61_210 },
    { code: 'text', words: 'Text', count: 207_809 },
  ],
  n_accounts: 1402,
  n_objects: 188_204,
  n_posts: 325_880,
  n_profiles: 20_114,
  n_files: 1,
  first_ms: START - 60 * 86_400_000,
  last_ms: START,
  time_resolution: 'min',
  warnings: [],
  quality: [
    {
      code: 'time-resolution',
      level: 'warn',
      text: 'Times are exact to the minute only. A time window under 60 s means nothing here.',
      of_files: true,
      span: null,
    },
    {
      code: 'gap',
      level: 'warn',
      text: 'No post for 2 days 4 hours, from 2021-07-11 06:10 UTC to 2021-07-13 10:12 UTC; the longest pause of a usual day is 41 minutes. Was nothing collected? 1 more gap is shorter.',
      of_files: true,
      span: null,
    },
    {
      code: 'post-again',
      level: 'note',
      text: '331 rows (0.1 %) show a post again at another moment, with other counts or words. Each post counts once; what was seen later is kept as an observation.',
      of_files: true,
      span: null,
    },
    {
      code: 'damaged-ids',
      level: 'warn',
      text: '61 402 ids that a spreadsheet has rounded: different accounts or posts may have become one. Use the file as the tool exported it, not as a spreadsheet saved it.',
      of_files: true,
      span: null,
    },
    {
      code: 'rules',
      level: 'note',
      text: 'Addresses were made canonical by the rules of 2026-11-22, domains found by the public suffix list of 2026-11-15.',
      of_files: true,
      span: null,
    },
  ],
};

const group = (
  number: number,
  format: string,
  names: string[],
  n_files: number,
  size_bytes: number,
  more: Partial<IntakeView['groups'][number]> = {},
) => ({
  group: number,
  format,
  known: null,
  columns: names,
  n_columns: names.length,
  n_files,
  size_bytes,
  missing_roles: [],
  remembered: false,
  example: file(`kust/${number}.csv`, size_bytes / n_files),
  ask: NOTHING_DECIDED,
  ...more,
});

export const INTAKE: IntakeView = {
  intake: 1,
  name: 'kust_export_2021',
  groups: [
    group(
      0,
      'CSV',
      columns.map((one) => one.name),
      2839,
      412_880_000,
      {
        known: FORMATS[0] ?? null,
        n_columns: 21,
      },
    ),
    group(1, 'JSON lines', [], 14, 82_100_000, { known: FORMATS[3] ?? null, remembered: true }),
    group(2, 'CSV', ['wie', 'wat', 'tags', HOSTILE[0] ?? ''], 3, 190_400, {
      missing_roles: ['content', 'time'],
    }),
  ],
  left_out: [
    { code: 'no-data', words: 'of other kinds: pictures, documents, programs', n_files: 1204 },
    { code: 'hidden', words: 'hidden, by their names', n_files: 12 },
    {
      code: 'unclosed-quote',
      words: 'not readable, for example: A quote opened on line 3 is never closed.',
      n_files: 1,
    },
  ],
  n_already: 6,
  warnings: [],
};
