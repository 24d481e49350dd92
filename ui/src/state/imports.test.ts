import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseView, FileRef, ImportView, JobView, ProbeAsk } from '../api/generated/types';

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
    engine.receive({ event: 'job', job, kind, state, stage: '', done: 1, total: 1, result, error }),
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

const file = (number: number): FileRef => ({
  file: number,
  name: `posts_${number}.csv`,
  size_bytes: 100,
  is_case: false,
});

beforeEach(() => {
  imports.clear();
  openCase.view = null;
  navigation.reset('start');
  engine.calls = [];
  engine.failImportOf = null;
  engine.receive = (event) => jobs.receive(event);
});

describe('the queue of files', () => {
  it('looks at each file, runs it dry, and opens the screen', async () => {
    await imports.take([file(1), file(2)]);
    expect(engine.calls).toEqual(['probe 1', 'dry-run 1', 'probe 2', 'dry-run 2']);
    expect(navigation.screen).toBe('import');
    expect(imports.title).toBe('Posts 1');
    expect(imports.entries.map((entry) => entry.dryRun?.rows_usable)).toEqual([10, 10]);
  });

  it('does not run dry what misses a role, until it is decided', async () => {
    await imports.take([file(9)]);
    const entry = imports.shown;
    expect(engine.calls).toEqual(['probe 9']);
    expect(entry?.canImport).toBe(false);
    await entry?.look({ ...entry.ask, roles: [{ column: 'when', role: 'time' }] });
    expect(entry?.canImport).toBe(true);
    expect(engine.calls.at(-1)).toBe('dry-run 9');
  });

  it('creates the case once and goes on to the overview', async () => {
    await imports.take([file(1), file(2)]);
    await imports.importAll(imports.waiting);
    expect(engine.calls.slice(4)).toEqual(['create Posts 1', 'import 1', 'import 2']);
    expect(imports.entries).toEqual([]);
    expect(navigation.screen).toBe('overview');
  });

  it('stops at the file that fails, keeps what was imported, and stays', async () => {
    engine.failImportOf = 2;
    await imports.take([file(1), file(2), file(3)]);
    await imports.importAll(imports.waiting);
    expect(imports.entries.map((entry) => entry.stage)).toEqual(['done', 'failed', 'ready']);
    expect(navigation.screen).toBe('import');
    expect(openCase.view?.imports).toHaveLength(1);
  });

  it('takes no file twice', async () => {
    await imports.take([file(1)]);
    await imports.take([file(1)]);
    expect(imports.entries).toHaveLength(1);
  });
});
