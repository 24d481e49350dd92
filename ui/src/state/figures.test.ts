import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Span } from '../api/generated/types';

const { overview, startOverview, cancel } = vi.hoisted(() => ({
  overview: vi.fn(),
  startOverview: vi.fn(),
  cancel: vi.fn(),
}));
vi.mock('../api', async () => ({
  ...(await import('../api/errors')),
  backend: { overview, startOverview, cancel },
}));

import { Figures } from './figures.svelte';
import { jobs } from './jobs.svelte';

/** The job with this number stands there. */
const tell = (job: number, state: 'running' | 'done' | 'cancelled') =>
  jobs.receive({
    event: 'job',
    job,
    kind: 'overview',
    state,
    stage: 'Loading posts',
    done: 1,
    total: 2,
    rows: 0,
    file: 0,
    n_files: 0,
    result: state === 'done' ? { shares: 100 } : null,
    error: null,
  });

const span = (to_ms: number): Span => ({ from_ms: 0, to_ms });

describe('the figures', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    overview.mockReset();
    overview.mockImplementation(async (one: Span) => ({ shares: one.to_ms }));
    let job = 0;
    startOverview.mockReset();
    startOverview.mockImplementation(async () => {
      job += 1;
      tell(job, 'done');
      return job;
    });
  });
  afterEach(() => vi.useRealTimers());

  it('of the whole case are asked once, those of a stretch when it rests', async () => {
    const figures = new Figures();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    for (const to of [1, 2, 3]) figures.ask(span(to), 'case');
    await vi.runAllTimersAsync();
    expect(startOverview).toHaveBeenCalledTimes(1);
    expect(overview.mock.calls).toEqual([[span(3)]]);
    expect(figures.part?.shares).toBe(3);
    expect(figures.whole?.shares).toBe(100);
  });

  it('are there at once when the screen is opened again', async () => {
    const figures = new Figures();
    figures.ask(span(2), 'case');
    await vi.runAllTimersAsync();
    figures.stop();
    figures.ask(span(2), 'case');
    expect(figures.stale).toBe(false);
    expect(startOverview).toHaveBeenCalledTimes(1);
    expect(overview).toHaveBeenCalledTimes(1);
  });

  it('of another case are never shown', async () => {
    const figures = new Figures();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    figures.ask(null, 'other');
    expect(figures.whole).toBeNull();
    await vi.runAllTimersAsync();
    expect(startOverview).toHaveBeenCalledTimes(2);
  });

  it('are loaded once though the screen is left meanwhile, and say how far they are', async () => {
    startOverview.mockResolvedValue(7);
    const figures = new Figures();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    tell(7, 'running');
    expect(figures.loading?.stage).toBe('Loading posts');
    figures.stop();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    tell(7, 'done');
    await vi.runAllTimersAsync();
    expect(startOverview).toHaveBeenCalledTimes(1);
    expect(figures.whole?.shares).toBe(100);
    expect(figures.loading).toBeNull();
  });

  it('can be asked again after the loading was cancelled', async () => {
    startOverview.mockResolvedValueOnce(8);
    const figures = new Figures();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    tell(8, 'running');
    await figures.cancel();
    expect(cancel).toHaveBeenCalledWith(8);
    tell(8, 'cancelled');
    await vi.runAllTimersAsync();
    expect(figures.error?.kind).toBe('cancelled');
    expect(figures.loading).toBeNull();
    figures.ask(null, 'case');
    expect(figures.error).toBeNull();
    await vi.runAllTimersAsync();
    expect(figures.whole?.shares).toBe(100);
  });

  it('stay when a stretch cannot be counted', async () => {
    const figures = new Figures();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    overview.mockRejectedValueOnce({ code: 'broken', kind: 'case', message: '', place: null });
    figures.ask(span(1), 'case');
    await vi.runAllTimersAsync();
    expect(figures.error?.code).toBe('broken');
    expect(figures.part?.shares).toBe(100);
    figures.ask(span(1), 'case');
    await vi.runAllTimersAsync();
    expect(figures.error).toBeNull();
    expect(figures.part?.shares).toBe(1);
  });
});
