/**
 * The run that is under way, and what became of the last one. It lives beside the screen, so that
 * somebody who looks at another screen meanwhile finds it as it stands.
 */
import { backend, toDeskError } from '../../api';
import type { DeskError, DetectAsk, RunView } from '../../api/generated/types';
import { draft } from '../../state/draft.svelte';
import { jobs, navigation, openCase, selection, type Job } from '../../state';

class Search {
  /** Progress of the run; null when none is under way. */
  job = $state.raw<Job | null>(null);
  running = $state(false);
  error = $state.raw<DeskError | null>(null);
  /** The last one was cancelled. */
  cancelled = $state(false);
  /** The last one, when it found nothing. */
  empty = $state.raw<RunView | null>(null);
  /** Case that all of this belongs to. */
  #case: string | null = null;

  belongTo(caseId: string | null): void {
    if (caseId === this.#case) return;
    this.#case = caseId;
    this.forget();
  }

  /** What became of the last run is no longer of interest. */
  forget(): void {
    this.error = null;
    this.cancelled = false;
    this.empty = null;
  }

  async start(ask: DetectAsk): Promise<void> {
    if (this.running) return;
    this.forget();
    this.running = true;
    const caseId = this.#case;
    try {
      const run = await jobs.run<RunView>(
        () => backend.startDetect(ask),
        (job) => (this.job = job),
      );
      if (openCase.view?.case_id !== caseId) return;
      await openCase.refresh();
      draft.name = '';
      if (run.n_edges === 0) this.empty = run;
      else {
        selection.run = run.run_id;
        // Whoever has gone elsewhere meanwhile is not dragged away.
        if (navigation.screen === 'detect') navigation.go('network');
      }
    } catch (thrown) {
      const error = toDeskError(thrown);
      if (error.kind === 'cancelled' || error.code === 'cancelled') this.cancelled = true;
      else this.error = error;
    } finally {
      this.running = false;
      this.job = null;
    }
  }

  cancel(): void {
    if (this.job) void jobs.cancel(this.job.job);
  }
}

export const search = new Search();
