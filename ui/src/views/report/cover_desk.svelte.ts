/**
 * What the analyst decides about the report: its title, its question, whether names and notes are
 * printed. The case remembers it; it is saved when a field is left, and a while after the last key.
 */
import { backend } from '../../api';
import { toDeskError, wasWanted } from '../../api/errors';
import type { DeskError, ReportCover } from '../../api/generated/types';
import { openCase } from '../../state';

/** Every saving stands in the audit chain, so single letters are not saved. */
const QUIET_MS = 1_500;

export class CoverDesk {
  readonly caseId: string;
  title = $state('');
  question = $state('');
  names = $state(false);
  notes = $state(false);
  /** Whether what the case remembers is here; nothing is saved before. */
  ready = $state(false);
  error = $state.raw<DeskError | null>(null);
  #saved: ReportCover = { title: '', question: '', names: false, notes: false };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(caseId: string) {
    this.caseId = caseId;
  }

  async load(): Promise<void> {
    if (this.ready) return;
    try {
      const cover = await backend.reportCover();
      if (this.ready) return;
      this.#saved = cover;
      this.title = cover.title;
      this.question = cover.question;
      this.names = cover.names;
      this.notes = cover.notes ?? false;
      this.ready = true;
      this.error = null;
    } catch (thrown) {
      if (!wasWanted(thrown)) this.error = toDeskError(thrown);
    }
  }

  get #now(): ReportCover {
    const { names, notes } = this;
    return { title: this.title.trim(), question: this.question.trim(), names, notes };
  }

  /** Something was typed: it is saved when the hand rests. */
  touched(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), QUIET_MS);
  }

  /** Saves what differs from what the case remembers. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const cover = this.#now;
    const same = JSON.stringify(cover) === JSON.stringify(this.#saved);
    const view = openCase.view;
    // Another case may have been opened meanwhile: its cover is its own.
    if (!this.ready || same || view?.case_id !== this.caseId || view.read_only_because) return;
    const before = this.#saved;
    this.#saved = cover;
    try {
      await backend.setReportCover(cover);
      this.error = null;
      await openCase.refresh();
    } catch (thrown) {
      this.#saved = before;
      if (!wasWanted(thrown)) this.error = toDeskError(thrown);
    }
  }
}

let kept: CoverDesk | null = null;

/** The cover of the open case. */
export function coverDeskOf(caseId: string): CoverDesk {
  if (kept?.caseId !== caseId) kept = new CoverDesk(caseId);
  return kept;
}
