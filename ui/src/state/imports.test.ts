import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  CaseView,
  FileRef,
  ImportView,
  JobView,
  ProbeAsk,
  SetAsk,
} from '../api/generated/types';

/** An engine of a few lines: every job ends at once, one file has no time column. */
const engine = vi.hoisted(() => ({
  calls: [] as string[],
  nextJob: 1,
  receive: (_event: { event: 'job' } & JobView) => undefined as void,
  failImportOf: null as number | null,
}));

function endJob(kind: string, result: unknown, error: JobView['error'] = null): Promise<number> {
  const job = engine.nextJob;
  engine.nextJob += 1;
  const state = error ? 'failed' : 'done';
  queueMicrotask(() =>
    engine.receive({
      event: 'job',
      job,
      kind,
      state,
      stage: '',
      done: 1,
      total: 1,
      rows: 0,
      file: 0,
      n_files: 0,
      result,
      error,
    }),
  );
  return Promise.resolve(job);
}

vi.mock('../api', () => ({
  backend: {
    probe: (file: number, ask: ProbeAsk) => {
      engine.calls.push(`probe ${file}`);
      const decided = ask.roles.some((role) => role.role === 'time');
      return Promise.resolve({ ask, missing_roles: file === 9 && !decided ? ['time'] : [] });
    },
    startDryRun: (file: number) => {
      engine.calls.push(`dry-run ${file}`);
      return endJob('dry-run', { rows_usable: 10 } as ImportView);
    },
    startImport: (file: number) => {
      engine.calls.push(`import ${file}`);
      const error = { code: 'disk-full', kind: 'case', message: 'No space left.', place: null };
      return engine.failImportOf === file
        ? endJob('import', null, error)
        : endJob('import', { import_id: `i${file}` } as ImportView);
    },
    startIntake: (files: number[]) => {
      engine.calls.push(`intake ${files.join(' ')}`);
      const groups = [
        { group: 0, n_files: 2, missing_roles: [], ask: { layout: null } },
        { group: 1, n_files: 5, missing_roles: ['time'], ask: { layout: null } },
      ];
      return endJob('intake', { intake: 7, name: 'Folder', groups, left_out: [], n_already: 0 });
    },
    startImportSet: (ask: SetAsk) => {
      engine.calls.push(`import-set ${ask.groups.map((group) => group.group).join(' ')}`);
      return endJob('import-set', { import: { import_id: 'set-1' }, not_read: [], n_not_read: 0 });
    },
    createCase: (title: string) => {
      engine.calls.push(`create ${title}`);
      return Promise.resolve({ imports: [], runs: [], title } as unknown as CaseView);
    },
    caseView: () => Promise.resolve({ imports: [{}], runs: [] } as unknown as CaseView),
    history: () => Promise.resolve([]),
    cancel: () => Promise.resolve(true),
  },
}));

const { imports } = await import('./imports.svelte');
const { jobs } = await import('./jobs.svelte');
const { navigation } = await import('./navigation.svelte');
const { openCase } = await import('./case.svelte');

const file = (number: number, is_folder = false): FileRef => ({
  file: number,
  name: is_folder ? `folder_${number}` : `posts_${number}.csv`,
  size_bytes: 100,
  is_case: false,
  is_folder,
});

beforeEach(() => {
  imports.clear();
  openCase.view = null;
  navigation.reset('start');
  engine.calls = [];
  engine.failImportOf = null;
  engine.receive = (event) => jobs.receive(event);
});

describe('one file', () => {
  it('is looked at, run dry, and opens the screen', async () => {
    await imports.take([file(1)]);
    expect(engine.calls).toEqual(['probe 1', 'dry-run 1']);
    expect(navigation.screen).toBe('import');
    expect(imports.title).toBe('Posts 1');
    expect(imports.entry?.dryRun?.rows_usable).toBe(10);
  });

  it('is not run dry while it misses a role, until that is decided', async () => {
    await imports.take([file(9)]);
    const entry = imports.entry;
    expect(engine.calls).toEqual(['probe 9']);
    expect(entry?.canImport).toBe(false);
    await entry?.look({ ...entry.ask, roles: [{ column: 'when', role: 'time' }] });
    expect(entry?.canImport).toBe(true);
    expect(engine.calls.at(-1)).toBe('dry-run 9');
  });

  it('creates the case and goes on to the overview', async () => {
    await imports.take([file(1)]);
    await imports.importShown();
    expect(engine.calls.slice(2)).toEqual(['create Posts 1', 'import 1']);
    expect(imports.entry).toBeNull();
    expect(navigation.screen).toBe('overview');
  });

  it('stays when it fails, with the reason', async () => {
    engine.failImportOf = 2;
    await imports.take([file(2)]);
    await imports.importShown();
    expect(imports.entry?.stage).toBe('failed');
    expect(imports.entry?.error).toMatchObject({ code: 'disk-full' });
    expect(navigation.screen).toBe('import');
  });

  it('is not looked at twice', async () => {
    await imports.take([file(1)]);
    await imports.take([file(1)]);
    expect(engine.calls).toEqual(['probe 1', 'dry-run 1']);
  });
});

describe('many files', () => {
  it('are one set, and so is a folder alone', async () => {
    await imports.take([file(1), file(2)]);
    expect(engine.calls).toEqual(['intake 1 2']);
    expect(imports.entry).toBeNull();
    imports.clear();
    await imports.take([file(3, true)]);
    expect(engine.calls.at(-1)).toBe('intake 3');
    expect(imports.set?.intake?.name).toBe('Folder');
  });

  it('join a file that waits', async () => {
    await imports.take([file(1)]);
    await imports.take([file(2)]);
    expect(engine.calls.at(-1)).toBe('intake 1 2');
  });

  it('are read as one step, without the groups that are unclear or left out', async () => {
    await imports.take([file(3, true)]);
    const set = imports.set;
    const [first, second] = set?.intake?.groups ?? [];
    if (!set || !first || !second) throw new Error('The set has two groups.');
    expect(set.nChosen).toBe(2);
    expect(set.unclear).toEqual([second]);
    set.decide(second, set.askOf(second), []);
    expect(set.nChosen).toBe(7);
    set.skip(first, true);
    await imports.importShown();
    expect(engine.calls.slice(1)).toEqual(['create Folder 3', 'import-set 1']);
    expect(set.stage).toBe('done');
    expect(navigation.screen).toBe('import');
  });
});
