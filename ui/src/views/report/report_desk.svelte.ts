/**
 * The report on the desk: its cover, its preview, and what was exported. Kept for as long as the case
 * is open, so that a look at the evidence loses nothing.
 */
import { backend } from '../../api';
import { toDeskError, wasWanted } from '../../api/errors';
import type {
  DeskError,
  ExportKind,
  PictureAsk,
  ReportAsk,
  WrittenView,
} from '../../api/generated/types';
import { jobs, openCase, seenPictures, status, type Job } from '../../state';
import { coverDeskOf, type CoverDesk } from './cover_desk.svelte';
import { t } from '../../words';

/** An export that was written. */
export interface Exported {
  readonly number: number;
  readonly words: string;
  readonly written: WrittenView;
}

export class ReportDesk {
  readonly run: string;
  readonly cover: CoverDesk;
  choosePlace = $state(true);

  html = $state.raw<string | null>(null);
  error = $state.raw<DeskError | null>(null);
  loading = $state(false);
  /** Notes that the report would print; null until it is known. */
  nNotes = $state<number | null>(null);
  kinds = $state.raw<readonly ExportKind[]>([]);
  exported = $state.raw<readonly Exported[]>([]);
  /** Id of the export that is being written. */
  writing = $state<string | null>(null);
  job = $state.raw<Job | null>(null);
  exportError = $state.raw<DeskError | null>(null);
  #question = 0;
  #exports = 0;

  constructor(run: string, cover: CoverDesk) {
    this.run = run;
    this.cover = cover;
  }

  get ask(): ReportAsk {
    return {
      run: this.run,
      names: this.cover.names,
      notes: this.cover.notes,
      title: this.cover.title.trim(),
      question: this.cover.question.trim(),
    };
  }

  /** Asks how many notes there are; without an answer nothing is said of them. */
  async loadNotes(): Promise<void> {
    try {
      this.nNotes = await backend.reportNotes(this.run);
    } catch {
      this.nNotes = null;
    }
  }

  /** Asks for the preview; an answer that a newer question has overtaken is dropped. */
  async preview(): Promise<void> {
    this.#question += 1;
    const question = this.#question;
    this.loading = true;
    try {
      const html = await backend.reportHtml(this.ask);
      if (question !== this.#question) return;
      this.html = html;
      this.error = null;
    } catch (thrown) {
      if (question === this.#question && !wasWanted(thrown)) this.error = toDeskError(thrown);
    } finally {
      if (question === this.#question) this.loading = false;
    }
  }

  async loadKinds(): Promise<void> {
    try {
      this.kinds = await backend.exportKinds(this.run);
    } catch (thrown) {
      if (!wasWanted(thrown)) this.exportError = toDeskError(thrown);
    }
  }

  /** Writes one of the engine's exports. */
  async export(kind: Pick<ExportKind, 'id' | 'words'>): Promise<void> {
    const ask = { what: kind.id, report: this.ask, choose_place: this.choosePlace };
    await this.#write(kind, () =>
      jobs.run<WrittenView | null>(
        () => backend.startExport(ask),
        (job) => (this.job = job),
      ),
    );
  }

  /** Writes the picture of the network as it was last seen. */
  async exportPicture(format: PictureAsk['format'], words: string): Promise<void> {
    const picture = seenPictures.of(this.run);
    if (!picture) return;
    const ask = { run: this.run, format, choose_place: this.choosePlace };
    await this.#write({ id: format, words }, async () =>
      backend.savePicture(ask, await picture.bytes(format === 'svg' ? 'svg' : 'png')),
    );
  }

  async #write(
    kind: Pick<ExportKind, 'id' | 'words'>,
    make: () => Promise<WrittenView | null>,
  ): Promise<void> {
    if (this.writing !== null) return;
    this.writing = kind.id;
    this.exportError = null;
    try {
      const written = await make();
      if (written) {
        this.#exports += 1;
        this.exported = [{ number: this.#exports, words: kind.words, written }, ...this.exported];
        status.done(t.report.fileWritten(kind.words));
      }
      await openCase.refresh();
    } catch (thrown) {
      if (!wasWanted(thrown)) this.exportError = toDeskError(thrown);
    } finally {
      this.writing = null;
      this.job = null;
    }
  }

  async cancel(): Promise<void> {
    if (this.job) await jobs.cancel(this.job.job);
  }

  async reveal(written: WrittenView): Promise<void> {
    try {
      await backend.reveal(written.file);
    } catch (thrown) {
      status.fail(thrown);
    }
  }
}

let kept: { caseId: string; desk: ReportDesk } | null = null;

/** The desk of that run of the open case. */
export function reportDeskOf(caseId: string, run: string): ReportDesk {
  if (kept?.caseId !== caseId || kept.desk.run !== run) {
    const desk = new ReportDesk(run, coverDeskOf(caseId));
    if (kept?.caseId === caseId) desk.choosePlace = kept.desk.choosePlace;
    kept = { caseId, desk };
  }
  return kept.desk;
}
