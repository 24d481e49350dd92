import { describe, expect, it, vi } from 'vitest';
import type { JobView } from '../api/generated/types';

vi.mock('../api', () => ({ backend: {} }));
const { Jobs } = await import('./jobs.svelte');

const event = (job: number, more: Partial<JobView>): { event: 'job' } & JobView => ({
  event: 'job',
  job,
  kind: 'import',
  state: 'running',
  stage: 'reading',
  done: 0,
  total: 100,
  result: null,
  rows: 0,
  file: 0,
  n_files: 0,
  error: null,
  ...more,
});

describe('jobs', () => {
  it('resolve with the result of the engine', async () => {
    const jobs = new Jobs();
    const result = jobs.run<string>(() => Promise.resolve(7));
    await Promise.resolve();
    jobs.receive(event(7, { done: 10 }), 0);
    expect(jobs.running.map((job) => job.job)).toEqual([7]);
    jobs.receive(event(7, { state: 'done', result: 'network' }), 100);
    expect(await result).toBe('network');
    expect(jobs.running).toEqual([]);
  });

  it('resolve even when the last event came before the number', async () => {
    const jobs = new Jobs();
    jobs.receive(event(7, { state: 'done', result: 42 }), 0);
    expect(await jobs.run(() => Promise.resolve(7))).toBe(42);
  });

  it('reject with the error of the engine, and with one of their own after a cancel', async () => {
    const jobs = new Jobs();
    const error = { code: 'disk-full', kind: 'case', message: 'No space left.', place: null };
    jobs.receive(event(1, { state: 'failed', error }), 0);
    await expect(jobs.run(() => Promise.resolve(1))).rejects.toEqual(error);
    jobs.receive(event(2, { state: 'cancelled' }), 0);
    await expect(jobs.run(() => Promise.resolve(2))).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('state what is left once it can be known', () => {
    const jobs = new Jobs();
    jobs.receive(event(3, { done: 0 }), 0);
    jobs.receive(event(3, { done: 50 }), 4000);
    expect(jobs.running[0]?.remaining_secs).toBeCloseTo(4);
  });
});
