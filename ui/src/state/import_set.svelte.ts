/** Many files that are imported as one step: what they are, which of them are read and how. */
import { backend } from '../api';
import { wasWanted } from '../api/errors';
import type {
  FileRef,
  ImportedSetView,
  IntakeGroup,
  IntakeView,
  ProbeAsk,
} from '../api/generated/types';
import { jobs, type Job } from './jobs.svelte';
import { status } from './status.svelte';
import { t } from '../words';

export type SetStage = 'looking' | 'ready' | 'importing' | 'done' | 'failed';

/** What was decided of a group of files. */
interface Decision {
  ask: ProbeAsk;
  /** Roles that are still missing. */
  missing: readonly string[];
}

export class ImportSet {
  /** What was dropped: folders, archives, files. */
  readonly files: readonly FileRef[];
  stage = $state<SetStage>('looking');
  intake = $state.raw<IntakeView | null>(null);
  /** The look through the files, or the import. */
  job = $state.raw<Job | null>(null);
  error = $state.raw<unknown>(null);
  result = $state.raw<ImportedSetView | null>(null);
  /** Groups that are not read. */
  skipped = $state.raw<readonly number[]>([]);
  #decided = $state.raw<ReadonlyMap<number, Decision>>(new Map());
  #question = 0;

  constructor(files: readonly FileRef[]) {
    this.files = files;
  }

  askOf(group: IntakeGroup): ProbeAsk {
    return this.#decided.get(group.group)?.ask ?? group.ask;
  }

  missingOf(group: IntakeGroup): readonly string[] {
    return this.#decided.get(group.group)?.missing ?? group.missing_roles;
  }

  isDecided(group: IntakeGroup): boolean {
    return this.#decided.has(group.group);
  }

  /** What was decided of the example goes for all files of its group. */
  decide(group: IntakeGroup, ask: ProbeAsk, missing: readonly string[]): void {
    this.#decided = new Map([...this.#decided, [group.group, { ask, missing }]]);
  }

  skip(group: IntakeGroup, skipped: boolean): void {
    const others = this.skipped.filter((other) => other !== group.group);
    this.skipped = skipped ? [...others, group.group] : others;
  }

  /** Groups that an import would read now. */
  get chosen(): readonly IntakeGroup[] {
    const groups = this.intake?.groups ?? [];
    return groups.filter(
      (group) => !this.skipped.includes(group.group) && this.missingOf(group).length === 0,
    );
  }

  /** Groups that somebody has to look at first. */
  get unclear(): readonly IntakeGroup[] {
    const groups = this.intake?.groups ?? [];
    return groups.filter(
      (group) => !this.skipped.includes(group.group) && this.missingOf(group).length > 0,
    );
  }

  get nChosen(): number {
    return this.chosen.reduce((sum, group) => sum + group.n_files, 0);
  }

  get canImport(): boolean {
    return (this.stage === 'ready' || this.stage === 'failed') && this.nChosen > 0;
  }

  /** Looks through all files, without reading more than the beginning of each. */
  async look(): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    const isNewest = () => question === this.#question;
    this.stage = 'looking';
    this.error = null;
    try {
      const intake = await jobs.run<IntakeView>(
        () => backend.startIntake(this.files.map((file) => file.file)),
        (job) => {
          if (isNewest()) this.job = job;
        },
      );
      if (!isNewest()) return;
      this.intake = intake;
      this.skipped = [];
      this.#decided = new Map();
      this.stage = 'ready';
    } catch (thrown) {
      if (!isNewest()) return;
      this.stage = 'failed';
      this.error = thrown;
    } finally {
      if (isNewest()) this.job = null;
    }
  }

  leave(): void {
    this.#question += 1;
    const job = this.job?.job;
    if (job !== undefined) void jobs.cancel(job).catch((thrown: unknown) => status.fail(thrown));
    this.job = null;
  }

  /** Reads the chosen groups into the open case, as one step that can be undone. */
  async read(): Promise<void> {
    const { intake } = this;
    if (!intake) return;
    this.stage = 'importing';
    this.error = null;
    try {
      const groups = this.chosen.map((group) => ({ group: group.group, ask: this.askOf(group) }));
      this.result = await jobs.run<ImportedSetView>(
        () => backend.startImportSet({ intake: intake.intake, groups }),
        (job) => (this.job = job),
      );
      this.stage = 'done';
    } catch (thrown) {
      this.stage = 'ready';
      if (wasWanted(thrown)) {
        status.say(t.imports.cancelled(intake.name));
      } else {
        this.error = thrown;
        this.stage = 'failed';
      }
      throw thrown;
    } finally {
      this.job = null;
    }
  }
}
