/** The open case, and every way to open, change and close one. */
import { backend } from '../api';
import { isDeskError } from '../api/errors';
import type {
  CaseView,
  ChangeView,
  FileRef,
  HistoryLine,
  RunView,
  StartView,
} from '../api/generated/types';
import { filters } from './filters.svelte';
import { jobs } from './jobs.svelte';
import { navigation } from './navigation.svelte';
import { preferences } from './preferences.svelte';
import { selection } from './selection.svelte';
import { status } from './status.svelte';
import { t } from '../words';
import { said } from '../words/said';

const NO_CASE = 'no-case';

class CaseState {
  /** What the start screen shows; null until the engine has answered. */
  start = $state.raw<StartView | null>(null);
  /** The open case; null when there is none. */
  view = $state.raw<CaseView | null>(null);
  /** Its history; asked again whenever the case has changed. */
  history = $state.raw<readonly HistoryLine[]>([]);

  #asking: Promise<StartView> | null = null;
  readonly #waiting: FileRef[] = [];

  /** Grows with every change of the case: lists that depend on it reload when it does. */
  get version(): number {
    return this.view?.audit_seq ?? 0;
  }

  /** The run that is looked at, or else the newest. */
  get run(): RunView | null {
    const runs = this.view?.runs ?? [];
    return runs.find((run) => run.run_id === selection.run) ?? runs.at(-1) ?? null;
  }

  /** Asks once, however many want to know: files that wait are handed out to one question only. */
  loadStart(): Promise<StartView> {
    this.#asking ??= this.#askStart().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #askStart(): Promise<StartView> {
    const start = await backend.start();
    this.start = start;
    this.#waiting.push(...start.waiting);
    preferences.adopt(start.settings);
    return start;
  }

  /** Files and case of the command line that nobody has taken yet. */
  takeWaiting(): FileRef[] {
    return this.#waiting.splice(0);
  }

  /** Finds the case again that the engine has open, after the page was loaded anew. */
  async findOpen(): Promise<void> {
    try {
      this.view = await backend.caseView();
    } catch (thrown) {
      if (isDeskError(thrown) && thrown.code === NO_CASE) return;
      throw thrown;
    }
    selection.run = this.view.runs.at(-1)?.run_id ?? null;
    await this.#loadHistory();
  }

  /** Opens what the promise gives, and shows the screen that its state calls for. */
  async open(opening: Promise<CaseView>): Promise<CaseView> {
    const view = await opening;
    filters.clear();
    selection.run = view.runs.at(-1)?.run_id ?? null;
    selection.clear();
    this.view = view;
    this.history = [];
    navigation.reset(
      view.runs.length > 0 ? 'network' : view.imports.length > 0 ? 'overview' : 'import',
    );
    await this.#loadHistory();
    return view;
  }

  async openExample(id: string): Promise<CaseView> {
    return this.open(jobs.run<CaseView>(() => backend.startExample(id)));
  }

  async close(): Promise<void> {
    await backend.closeCase();
    this.view = null;
    this.history = [];
    selection.run = null;
    filters.clear();
    navigation.reset('start');
    await this.loadStart();
  }

  /** Asks the engine how the case stands now. */
  async refresh(): Promise<void> {
    this.view = await backend.caseView();
    const runs = this.view.runs;
    if (selection.run !== null && !runs.some((run) => run.run_id === selection.run))
      selection.run = runs.at(-1)?.run_id ?? null;
    await this.#loadHistory();
  }

  async #loadHistory(): Promise<void> {
    this.history = await backend.history();
  }

  /**
   * Makes a change and says so in the status line, with a way back. A failure is said too, and
   * gives null. `quiet` is for changes that the screen shows anyway.
   */
  async change(make: () => Promise<ChangeView | null>, quiet = false): Promise<ChangeView | null> {
    try {
      const change = await make();
      await this.refresh();
      if (change && !quiet)
        status.done(said(change.label), { label: t.frame.undo, run: () => void this.undo() });
      return change;
    } catch (thrown) {
      status.fail(thrown);
      return null;
    }
  }

  async undo(): Promise<void> {
    const change = await this.change(() => backend.undo(), true);
    if (change)
      status.say(t.frame.undone(said(change.label)), {
        label: t.frame.redo,
        run: () => void this.redo(),
      });
  }

  async redo(): Promise<void> {
    const change = await this.change(() => backend.redo(), true);
    if (change)
      status.say(t.frame.doneAgain(said(change.label)), {
        label: t.frame.undo,
        run: () => void this.undo(),
      });
  }

  /** Undoes (negative) or redoes (positive) that many steps, as far as it goes. */
  async travel(steps: number): Promise<void> {
    const change = await this.change(async () => {
      let last: ChangeView | null = null;
      for (let step = 0; step < Math.abs(steps); step += 1) {
        const made = await (steps < 0 ? backend.undo() : backend.redo());
        if (!made) break;
        last = made;
      }
      return last;
    }, true);
    if (change) status.say(steps < 0 ? t.frame.stepsUndone(-steps) : t.frame.stepsDoneAgain(steps));
  }
}

export const openCase = new CaseState();
