/** Every state of the import screen, each as its own little window. */
import { backend } from '../../api';
import type { DeskError, JobView } from '../../api/generated/types';
import { ImportSet } from '../../state/import_set.svelte';
import { ImportEntry } from '../../state/imports.svelte';
import { knownFormats } from '../../state/known_formats.svelte';
import { file, FORMATS, INTAKE, KNOWN, NESTED, OUTCOME, UNKNOWN } from './fixtures';

export interface Scene {
  id: string;
  title: string;
  entry?: ImportEntry;
  set?: ImportSet;
}

function entryOf(more: Partial<ImportEntry>, name = KNOWN.name): ImportEntry {
  const entry = new ImportEntry(file(name, KNOWN.size_bytes));
  Object.assign(entry, { stage: 'ready', outOfDate: false, ...more });
  return entry;
}

const job = (more: Partial<JobView & { remaining_secs: number }>) => ({
  job: 1,
  kind: 'import',
  state: 'running' as const,
  stage: 'Reading rows',
  done: 31_200_000,
  total: KNOWN.size_bytes,
  rows: 126_400,
  file: 0,
  n_files: 0,
  result: null,
  error: null,
  remaining_secs: 12,
  ...more,
});

const failure = (code: string, message: string): DeskError => ({
  code,
  kind: 'input',
  message,
  place: KNOWN.name,
});

function setOf(more: Partial<ImportSet>): ImportSet {
  const set = new ImportSet([file('kust_export_2021', 0)]);
  Object.assign(set, { stage: 'ready', intake: INTAKE, ...more });
  return set;
}

/** Answers for what the scenes ask of the engine. */
export function pretendToBeTheEngine(): void {
  knownFormats.all = FORMATS;
  Object.assign(backend, {
    knownFormats: () => Promise.resolve(FORMATS),
    intakePage: ({ offset, limit }: { offset: number; limit: number }) =>
      Promise.resolve({
        total: 2839,
        rows: Array.from({ length: Math.min(limit, 2839 - offset) }, (_, at) => ({
          path: `kust_export_2021/accounts/account_${String(offset + at).padStart(4, '0')}.csv`,
          size_bytes: 9000 + ((offset + at) % 97) * 3111,
          why: '',
          already_imported: null,
        })),
      }),
    receipts: (_: string, offset: number, limit: number) =>
      Promise.resolve({
        total: 2839,
        rows: Array.from({ length: Math.min(limit, 2839 - offset) }, (_none, at) => ({
          ...OUTCOME,
          import_id: `i${offset + at}`,
          name: `kust_export_2021/accounts/account_${String(offset + at).padStart(4, '0')}.csv`,
          rows_read: 900 + at,
          rows_usable: 900 + at - (at % 7 === 0 ? 3 : 0),
          rows_rejected: at % 7 === 0 ? 3 : 0,
          n_posts: 880 + at,
        })),
      }),
    rejects: () => Promise.resolve({ total: OUTCOME.rejects.length, rows: OUTCOME.rejects }),
  });
}

export const SCENES: readonly Scene[] = [
  { id: 'known', title: 'Recognised', entry: entryOf({ probe: KNOWN, dryRun: OUTCOME }) },
  {
    id: 'unknown',
    title: 'Unknown, roles missing',
    entry: entryOf({ probe: UNKNOWN, outOfDate: true }, UNKNOWN.name),
  },
  {
    id: 'nested',
    title: 'Nested JSON, as the last file',
    entry: entryOf({ probe: NESTED, dryRun: OUTCOME, ask: { ...NESTED.ask, layout: 'none' } }),
  },
  {
    id: 'dry-run',
    title: 'Dry run under way',
    entry: entryOf({
      probe: KNOWN,
      dryRun: OUTCOME,
      outOfDate: true,
      dryRunJob: job({ kind: 'dry-run' }),
    }),
  },
  {
    id: 'importing',
    title: 'Import under way',
    entry: entryOf({ probe: KNOWN, dryRun: OUTCOME, stage: 'importing', importJob: job({}) }),
  },
  {
    id: 'crashed',
    title: 'The reading process fell',
    entry: entryOf({
      probe: null,
      stage: 'failed',
      error: failure(
        'reader-out-of-memory',
        'Reading this file needs more than 6 GB of memory, so reading it was stopped. Nothing of it was imported; the case is as it was. A file that claims far more than it holds does this; a file that is honestly too large can be split.',
      ),
    }),
  },
  {
    id: 'archive',
    title: 'An archive of several files',
    entry: entryOf({
      probe: null,
      stage: 'failed',
      error: failure('choose-member', 'The archive has 3 files, choose one: a.csv, b.csv, c.csv.'),
    }),
  },
  {
    id: 'already',
    title: 'In the case already',
    entry: entryOf({
      dryRun: OUTCOME,
      probe: {
        ...KNOWN,
        already_imported: {
          import_id: 'i1',
          name: 'kust_2021_old.csv.gz',
          imported_at_utc: '2026-11-02T09:00:00Z',
        },
      },
    }),
  },
  { id: 'looking', title: 'Looking', entry: entryOf({ stage: 'looking' }) },
  { id: 'set', title: 'A folder', set: setOf({}) },
  {
    id: 'set-looking',
    title: 'A folder, looked through',
    set: setOf({
      intake: null,
      stage: 'looking',
      job: job({ stage: 'Looking at the files', done: 1204, total: 2839, rows: 0 }),
    }),
  },
  {
    id: 'set-importing',
    title: 'A folder under way',
    set: setOf({
      stage: 'importing',
      job: job({
        kind: 'import-set',
        file: 1204,
        n_files: 2853,
        rows: 1_204_300,
        done: 171_000_000,
        total: 495_000_000,
        remaining_secs: 95,
      }),
    }),
  },
  {
    id: 'set-done',
    title: 'A folder, receipts',
    set: setOf({
      stage: 'done',
      result: {
        import: { ...OUTCOME, import_id: 'set-1', n_files: 2853, sha256: '' },
        n_not_read: 2,
        not_read: [
          {
            path: 'kust_export_2021/accounts/account_0007.csv',
            size_bytes: null,
            why: 'A quote opened on line 3 is never closed.',
            already_imported: null,
          },
          {
            path: 'kust_export_2021/copy.csv',
            size_bytes: null,
            why: '',
            already_imported: {
              import_id: 'i1',
              name: 'first.csv',
              imported_at_utc: '2026-11-02T09:00:00Z',
            },
          },
        ],
      },
    }),
  },
];
