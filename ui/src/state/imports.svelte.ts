/** Files that wait to be imported: one file with all its decisions, or a set of many. */
import { backend } from '../api';
import { wasWanted } from '../api/errors';
import type { CaseView, FileRef, ImportView, ProbeAsk, ProbeView } from '../api/generated/types';
import { openCase } from './case.svelte';
import { ImportSet } from './import_set.svelte';
import { jobs, type Job } from './jobs.svelte';
import { NOTHING_DECIDED, titleFrom } from './mapping';
import { navigation } from './navigation.svelte';
import { status } from './status.svelte';
import { t } from '../words';

export type ImportStage = 'looking' | 'ready' | 'importing' | 'done' | 'failed';

/** One file: what is known of it, what was decided, and what became of it. */
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

  /** Whether decisions can be changed now. */
  get isFixed(): boolean {
    return this.stage === 'importing' || this.stage === 'done';
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

  /** Ends what runs for a file that nobody looks at any more. */
  leave(): void {
    this.#question += 1;
    const job = this.dryRunJob?.job;
    if (job !== undefined) void jobs.cancel(job).catch((thrown: unknown) => status.fail(thrown));
    this.dryRunJob = null;
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
      } else status.say(t.imports.cancelled(this.file.name));
      throw thrown;
    } finally {
      this.importJob = null;
    }
  }
}

class Imports {
  /** The single file that the screen shows. */
  entry = $state.raw<ImportEntry | null>(null);
  /** The set of files that the screen shows. */
  set = $state.raw<ImportSet | null>(null);
  /** Title of the case that the first import will create. */
  title = $state('');

  get isImporting(): boolean {
    return this.entry?.stage === 'importing' || this.set?.stage === 'importing';
  }

  /**
   * Takes what was dropped or chosen: opens a case folder, looks at a single file, looks through a
   * folder or many files as one set. Files that join others that wait become one set with them.
   */
  async take(files: readonly FileRef[]): Promise<void> {
    const folder = files.find((file) => file.is_case);
    if (folder) {
      await openCase.open(backend.openDroppedCase(folder.file));
      return;
    }
    if (this.isImporting) {
      status.say(t.imports.importRunning);
      navigation.go('import');
      return;
    }
    const waiting = this.#waiting();
    const fresh = files.filter(
      (file, at) =>
        !waiting.some((other) => other.file === file.file) &&
        files.findIndex((other) => other.file === file.file) === at,
    );
    const first = fresh[0];
    if (!first) {
      if (files.length > 0) navigation.go('import');
      return;
    }
    const all = [...waiting, ...fresh];
    if (openCase.view === null && this.title === '') this.title = titleFrom(first.name);
    this.#leave();
    navigation.go('import');
    if (all.length === 1 && !first.is_folder) {
      this.entry = new ImportEntry(first);
      await this.entry.look(NOTHING_DECIDED);
    } else {
      this.set = new ImportSet(all);
      await this.set.look();
    }
  }

  /** Looks at the archive that is shown as a set of its members. */
  async takeApart(entry: ImportEntry): Promise<void> {
    this.#leave();
    this.set = new ImportSet([entry.file]);
    await this.set.look();
  }

  #waiting(): readonly FileRef[] {
    if (this.set && this.set.stage !== 'done') return this.set.files;
    return this.entry && this.entry.stage !== 'done' ? [this.entry.file] : [];
  }

  #leave(): void {
    this.entry?.leave();
    this.set?.leave();
    this.entry = null;
    this.set = null;
  }

  /** Takes everything off the screen; nothing of it was kept. */
  clear(): void {
    this.#leave();
    this.title = '';
  }

  /** Reads what is shown into the open case, or into a new one. */
  async importShown(): Promise<void> {
    const { entry, set } = this;
    try {
      if (openCase.view === null) await this.#create();
      await (set ?? entry)?.read();
    } catch (thrown) {
      if (entry?.error !== thrown && set?.error !== thrown) status.fail(thrown);
    }
    if (openCase.view === null) return;
    await openCase.refresh();
    // The receipts of a set are worth a look; those of one file stand on the overview.
    if (entry?.stage === 'done') {
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
