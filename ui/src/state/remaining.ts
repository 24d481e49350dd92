/** How long a stage still takes, from how long it took so far. */

export interface StageClock {
  stage: string;
  startedMs: number;
  doneAtStart: number;
}

const SHORTEST_OBSERVATION_MS = 800;
const SMALLEST_SHARE = 0.02;

/** The clock of the stage that is running; a new one when the stage changed. */
export function stageClock(
  clock: StageClock | undefined,
  stage: string,
  done: number,
  nowMs: number,
): StageClock {
  if (clock && clock.stage === stage && done >= clock.doneAtStart) return clock;
  return { stage, startedMs: nowMs, doneAtStart: done };
}

/** Seconds left of the stage; null as long as nothing honest can be said. */
export function remainingSecs(
  clock: StageClock,
  done: number,
  total: number,
  nowMs: number,
): number | null {
  const tookMs = nowMs - clock.startedMs;
  const progress = done - clock.doneAtStart;
  if (total <= 0 || tookMs < SHORTEST_OBSERVATION_MS || progress < total * SMALLEST_SHARE)
    return null;
  return ((total - done) / progress) * (tookMs / 1000);
}
