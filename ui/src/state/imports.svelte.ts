/** Files that wait to be imported: what is known of each, what was decided, and what became of it. */
import { backend } from '../api';
import { wasWanted } from '../api/errors';
import type { CaseView, FileRef, ImportView, ProbeAsk, ProbeView } from '../api/generated/types';
import { openCase } from './case.svelte';
import { jobs, type Job } from './jobs.svelte';
import { NOTHING_DECIDED, titleFrom } from './mapping';
import { navigation } from './navigation.svelte';
import { status } from './status.svelte';

export type ImportStage = 'looking' | 'ready' | 'importing' | 'done' | 'failed';

/** One file of the queue. */
export class ImportEntry {
  readonly file: FileRef;
  stage = $state<ImportStage>('looking');
  /** What the analyst has decided; what is absent is guessed. */
  ask = $state.raw<ProbeAsk>(NOTHING_DECIDED);
  probe = $state.raw<ProbeView | null>(null);
  /** Outcome of the newest dry run. While another runs it stays, marked as out of date. */
  dryRun = $state.raw<ImportView | null>(null);
  dryRunJob = $state.raw<Job | null>(null);
  importJob = $state.raw<Job | null>(null);
  outOfDate = $state(true);
  /** Why the file, or the dry run with these decisions, does not work. */
  error = $state.raw<unknown>(null);
  result = $state.raw<ImportView | null>(null);
  #question = 0;

  constructor(file: FileRef) {
    this.file = file;
  }

  /** Whether it can be imported as it stands. */
  get canImport(): boolean {
    return (
      (this.stage === 'ready' || this.stage === 'failed') &&
      this.probe !== null &&
      this.probe.missing_roles.length === 0 &&
      !this.probe.already_imported &&
      this.error === null
    );
  }

  /** Looks at the file under these decisions, then reads all of it without keeping anything. */
  async look(ask: ProbeAsk): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    const isNewest = () => question === this.#question && this.stage !== 'importing';
    // The dry run of the earlier decisions is of no use any more.
    const running = this.dryRunJob?.job;
    if (running !== undefined) void backend.cancel(running);
    this.dryRunJob = null;
    this.ask = ask;
    this.outOfDate = true;
    this.error = null;
    try {
      const probe = await backend.probe(this.file.file, ask);
      if (!isNewest()) return;
      this.probe = probe;
      this.ask = probe.ask;
      this.stage = 'ready';
      if (probe.missing_roles.length > 0) {
        this.dryRun = null;
        return;
      }
      const outcome = await jobs.run<ImportView>(
        () => backend.startDryRun(this.file.file, probe.ask),
        (job) => {
          if (isNewest()) this.dryRunJob = job;
        },
      );
      if (!isNewest()) return;
      this.dryRun = outcome;
      this.outOfDate = false;
    } catch (thrown) {
      if (!isNewest() || wasWanted(thrown)) return;
      this.error = thrown;
      this.stage = this.probe ? 'ready' : 'failed';
    } finally {
      if (isNewest()) this.dryRunJob = null;
    }
  }

  /** Reads the file into the open case. */
  async read(): Promise<void> {
    this.#question += 1;
    this.stage = 'importing';
    this.error = null;
    try {
      this.result = await jobs.run<ImportView>(
        () => backend.startImport(this.file.file, this.ask),
        (job) => (this.importJob = job),
      );
      this.stage = 'done';
    } catch (thrown) {
      this.stage = 'ready';
      if (!wasWanted(thrown)) {
        this.error = thrown;
        this.stage = 'failed';
      } else status.say(`${this.file.name}: cancelled. The case is as it was before.`);
      throw thrown;
    } finally {
      this.importJob = null;
    }
  }
}

class Imports {
  entries = $state.raw<readonly ImportEntry[]>([]);
  /** Title of the case that the first import will create. */
  title = $state('');
  #shown = $state.raw<ImportEntry | null>(null);

  /** The file that the screen shows. */
  get shown(): ImportEntry | null {
    return this.#shown ?? this.entries[0] ?? null;
  }

  set shown(entry: ImportEntry | null) {
    this.#shown = entry;
  }

  /** Files that are not in the case yet. */
  get waiting(): readonly ImportEntry[] {
    return this.entries.filter((entry) => entry.stage !== 'done');
  }

  get isImporting(): boolean {
    return this.entries.some((entry) => entry.stage === 'importing');
  }

  /** Takes files that were dropped or chosen: opens a case folder, queues everything else. */
  async take(files: readonly FileRef[]): Promise<void> {
    const folder = files.find((file) => file.is_case);
    if (folder) {
      await openCase.open(backend.openDroppedCase(folder.file));
      return;
    }
    const fresh = files.filter(
      (file) => !this.entries.some((entry) => entry.file.file === file.file),
    );
    const first = fresh[0];
    if (!first) return;
    if (this.waiting.length === 0) this.entries = [];
    const added = fresh.map((file) => new ImportEntry(file));
    this.entries = [...this.entries, ...added];
    this.#shown = added[0] ?? null;
    if (openCase.view === null && this.title === '') this.title = titleFrom(first.name);
    navigation.go('import');
    // One after the other: two cores, and the first file is the one that is looked at.
    for (const entry of added) await entry.look(NOTHING_DECIDED);
  }

  /** Takes a file off the queue; nothing of it was kept. */
  remove(entry: ImportEntry): void {
    const job = entry.dryRunJob?.job;
    if (job !== undefined) void jobs.cancel(job).catch((thrown: unknown) => status.fail(thrown));
    this.entries = this.entries.filter((other) => other !== entry);
    if (this.#shown === entry) this.#shown = null;
  }

  clear(): void {
    this.entries = [];
    this.#shown = null;
    this.title = '';
  }

  /** Reads these files into the open case, or into a new one; stops at the first that fails. */
  async importAll(entries: readonly ImportEntry[]): Promise<void> {
    let done = 0;
    try {
      if (openCase.view === null) await this.#create();
      for (const entry of entries) {
        this.#shown = entry;
        await entry.read();
        done += 1;
      }
    } catch (thrown) {
      if (!entries.some((entry) => entry.error === thrown)) status.fail(thrown);
    }
    if (openCase.view === null || done === 0) return;
    await openCase.refresh();
    if (this.waiting.length === 0) {
      this.clear();
      navigation.go('overview');
    }
  }

  async #create(): Promise<CaseView> {
    const view = await backend.createCase(this.title);
    this.title = '';
    openCase.view = view;
    return view;
  }
}

export const imports = new Imports();
