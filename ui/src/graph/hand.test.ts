import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Carried, Hand } from './hand';

const put: Carried[] = [];
const byKeys: boolean[] = [];
const hand = (): Hand =>
  new Hand({
    changed: () => undefined,
    put: (carried) => put.push(carried),
    byKeys: (held) => byKeys.push(held),
  });

describe('accounts in the hand', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    put.length = 0;
    byKeys.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  it('are put where a drag ends, and nowhere when it is given up', () => {
    const held = hand();
    held.take([3, 5], false);
    held.by(2, 1);
    held.by(-0.5, 1);
    expect(held.carried).toEqual({ nodes: new Set([3, 5]), dx: 1.5, dy: 2 });
    held.putDown();
    expect(put).toEqual([{ nodes: new Set([3, 5]), dx: 1.5, dy: 2 }]);
    held.take([3], false);
    held.by(7, 7);
    held.drop();
    expect(put).toHaveLength(1);
    expect(held.carried).toBeNull();
    expect(byKeys).toEqual([]);
  });

  it('are one change after several keys, and stay in the hand', () => {
    const held = hand();
    held.take([1], true);
    for (let key = 0; key < 5; key++) {
      held.by(8, 0);
      vi.advanceTimersByTime(300);
    }
    expect(put).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(put.map(({ dx }) => dx)).toEqual([40]);
    expect(held.isByKeys).toBe(true);
    held.by(0, -8);
    held.putDown();
    expect(put.map(({ dx, dy }) => [dx, dy])).toEqual([
      [40, 0],
      [0, -8],
    ]);
    expect(byKeys).toEqual([true, false]);
    vi.advanceTimersByTime(5_000);
    expect(put).toHaveLength(2);
  });

  it('that were not moved change nothing', () => {
    const held = hand();
    held.take([1], true);
    held.putDown();
    held.take([], false);
    held.by(3, 3);
    expect(put).toEqual([]);
    expect(held.carried).toBeNull();
  });
});
