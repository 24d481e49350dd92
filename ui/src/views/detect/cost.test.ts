import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DetectAsk, Estimate, WindowAdviceView } from '../../api/generated/types';

const { estimate, windowAdvice } = vi.hoisted(() => ({
  estimate: vi.fn(),
  windowAdvice: vi.fn(),
}));
vi.mock('../../api', async () => ({
  ...(await import('../../api/errors')),
  backend: { estimate, windowAdvice },
}));

import { Cost } from './cost.svelte';
import { WINDOW_LADDER } from './window_scale';

const ask = (secs: number) =>
  ({ layers: [], platforms: [], windows_secs: [secs] }) as unknown as DetectAsk;
const answer = (n_pairs: number): Estimate => ({
  n_shares: 9,
  n_pairs,
  by_layer: [],
  seconds: 1,
  method: '',
});
const advice: WindowAdviceView = { by_layer: [], suggestions: [], about: '' };

describe('what a question costs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    estimate.mockReset();
    windowAdvice.mockReset();
    windowAdvice.mockImplementation(async () => advice);
  });
  afterEach(() => vi.useRealTimers());

  it('is asked once the hand rests, then along the whole slider', async () => {
    estimate.mockImplementation(async (one: DetectAsk) => answer(one.windows_secs[0]!));
    const cost = new Cost();
    for (const secs of [10, 20, 30]) cost.ask(ask(secs), 'case');
    await vi.runAllTimersAsync();
    expect(estimate.mock.calls.map(([one]) => one.windows_secs)).toEqual([[30]]);
    expect(windowAdvice.mock.calls.map(([one]) => one.windows_secs)).toEqual([WINDOW_LADDER]);
    expect(cost.ladder).toBe(advice);
    expect(cost.answer?.n_pairs).toBe(30);
    expect(cost.stale).toBe(false);
  });

  it('asks along the slider again only when another question needs it', async () => {
    estimate.mockImplementation(async () => answer(1));
    const cost = new Cost();
    cost.ask(ask(10), 'case');
    await vi.runAllTimersAsync();
    cost.ask(ask(20), 'case');
    await vi.runAllTimersAsync();
    expect(estimate).toHaveBeenCalledTimes(2);
    expect(windowAdvice).toHaveBeenCalledTimes(1);
    cost.ask({ ...ask(20), layers: ['url'] }, 'case');
    await vi.runAllTimersAsync();
    expect(windowAdvice).toHaveBeenCalledTimes(2);
  });

  it('never shows an answer to an older question', async () => {
    const late: ((value: Estimate) => void)[] = [];
    estimate.mockImplementation(() => new Promise((resolve) => late.push(resolve)));
    const cost = new Cost();
    cost.ask(ask(10), 'case');
    await vi.advanceTimersByTimeAsync(500);
    cost.ask(ask(20), 'case');
    await vi.advanceTimersByTimeAsync(500);
    late[0]!(answer(10));
    await vi.advanceTimersByTimeAsync(1);
    expect(cost.answer).toBeNull();
    expect(cost.stale).toBe(true);
    late[1]!(answer(20));
    await vi.advanceTimersByTimeAsync(1);
    expect(cost.answer?.n_pairs).toBe(20);
  });

  it('takes an overtaken question for no failure, and a failure for one', async () => {
    const cost = new Cost();
    estimate.mockRejectedValueOnce({
      code: 'superseded',
      kind: 'cancelled',
      message: '',
      place: null,
    });
    cost.ask(ask(10), 'case');
    await vi.runAllTimersAsync();
    expect(cost.error).toBeNull();
    estimate.mockRejectedValueOnce({ code: 'broken', kind: 'case', message: 'x', place: null });
    cost.ask(ask(20), 'case');
    await vi.runAllTimersAsync();
    expect(cost.error?.code).toBe('broken');
  });
});
