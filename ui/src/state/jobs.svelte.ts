/** Long work in the engine: what runs, how far it is, and a promise for its result. */
import { backend } from '../api';
import type { DeskError, DeskEvent, JobView } from '../api/generated/types';
import { remainingSecs, stageClock, type StageClock } from './remaining';
import { t } from '../words';

/** A job as the window shows it. */
export interface Job extends JobView {
  /** Seconds left of this stage; null while unknown. */
  remaining_secs: number | null;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: DeskError) => void;
  progress: ((job: Job) => void) | undefined;
}

/** Finished jobs whose number nobody has asked for yet: the event may be faster than the reply. */
const MOST_UNCLAIMED = 32;

function cancelledError(job: JobView): DeskError {
  return {
    code: 'cancelled',
    kind: 'cancelled',
    message: t.frame.cancelled(job.stage || job.kind),
    place: null,
  };
}

export class Jobs {
  /** Running jobs, oldest first. */
  running = $state.raw<readonly Job[]>([]);
  #clocks = new Map<number, StageClock>();
  #waiting = new Map<number, Waiting>();
  #unclaimed = new Map<number, Job>();

  /** Takes an event of the engine. */
  receive(event: DeskEvent, nowMs = performance.now()): void {
    if (event.event !== 'job') return;
    const clock = stageClock(this.#clocks.get(event.job), event.stage, event.done, nowMs);
    this.#clocks.set(event.job, clock);
    const job: Job = {
      ...event,
      remaining_secs: remainingSecs(clock, event.done, event.total, nowMs),
    };
    const others = this.running.filter((other) => other.job !== job.job);
    if (job.state === 'running') {
      this.running = [...others, job].sort((a, b) => a.job - b.job);
    } else {
      this.running = others;
      this.#clocks.delete(job.job);
    }
    const waiting = this.#waiting.get(job.job);
    if (waiting) this.#settle(waiting, job);
    else this.#keep(job);
  }

  #keep(job: Job): void {
    this.#unclaimed.delete(job.job);
    this.#unclaimed.set(job.job, job);
    const oldest = this.#unclaimed.keys().next();
    if (this.#unclaimed.size > MOST_UNCLAIMED && !oldest.done) this.#unclaimed.delete(oldest.value);
  }

  #settle(waiting: Waiting, job: Job): void {
    waiting.progress?.(job);
    if (job.state === 'running') return;
    this.#waiting.delete(job.job);
    if (job.state === 'done') waiting.resolve(job.result);
    else waiting.reject(job.error ?? cancelledError(job));
  }

  /**
   * Starts a job and waits for its result. Rejects with a `DeskError`; a cancel has the kind
   * `cancelled`. `progress` hears every step, `started` the number, for a Cancel of one's own.
   */
  async run<T>(
    start: () => Promise<number>,
    progress?: (job: Job) => void,
    started?: (job: number) => void,
  ): Promise<T> {
    const number = await start();
    started?.(number);
    return new Promise<T>((resolve, reject) => {
      const waiting: Waiting = { resolve: resolve as (result: unknown) => void, reject, progress };
      this.#waiting.set(number, waiting);
      const early = this.#unclaimed.get(number);
      this.#unclaimed.delete(number);
      if (early) this.#settle(waiting, early);
    });
  }

  async cancel(job: number): Promise<void> {
    await backend.cancel(job);
  }
}

export const jobs = new Jobs();
