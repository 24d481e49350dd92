import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Span } from '../api/generated/types';

const { overview } = vi.hoisted(() => ({ overview: vi.fn() }));
vi.mock('../api', async () => ({ ...(await import('../api/errors')), backend: { overview } }));

import { Figures } from './figures.svelte';

const span = (to_ms: number): Span => ({ from_ms: 0, to_ms });

describe('the figures', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    overview.mockReset();
    overview.mockImplementation(async (one: Span | null) => ({ shares: one ? one.to_ms : 100 }));
  });
  afterEach(() => vi.useRealTimers());

  it('of the whole case are asked once, those of a stretch when it rests', async () => {
    const figures = new Figures();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    for (const to of [1, 2, 3]) figures.ask(span(to), 'case');
    await vi.runAllTimersAsync();
    expect(overview.mock.calls).toEqual([[null], [span(3)]]);
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
    expect(overview).toHaveBeenCalledTimes(2);
  });

  it('of another case are never shown', async () => {
    const figures = new Figures();
    figures.ask(null, 'case');
    await vi.runAllTimersAsync();
    figures.ask(null, 'other');
    expect(figures.whole).toBeNull();
    await vi.runAllTimersAsync();
    expect(overview).toHaveBeenCalledTimes(2);
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
