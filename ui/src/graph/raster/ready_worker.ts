/**
 * One worker that has started before a picture needs it: to start one, a module of its own, takes
 * longer than to draw a first picture.
 */
let ready: Worker | null = null;

const started = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** Starts a worker to be taken later. */
export function prepareWorker(): void {
  try {
    ready ??= started();
  } catch {
    // Whoever wants one will find out, and draw without.
  }
}

/** The worker that is ready, or a new one. Throws where no worker can be started. */
export function takeWorker(): Worker {
  const worker = ready ?? started();
  ready = null;
  return worker;
}
