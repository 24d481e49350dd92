import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommunityRow, DrawingView } from '../../api/generated/types';

const backend = vi.hoisted(() => ({
  networkBytes: vi.fn(),
  nameBytes: vi.fn(),
  barcodes: vi.fn(),
  methodForm: vi.fn(),
  communities: vi.fn(),
  filterBytes: vi.fn(),
  mapBytes: vi.fn(),
  filterForm: vi.fn(),
  filterCounts: vi.fn(),
  drawing: vi.fn(),
  positionBytes: vi.fn(),
}));
vi.mock('../../api', async () => ({ ...(await import('../../api/errors')), backend }));

import { NO_FILTER } from '../../state/filters.svelte';
import { NetworkData } from './network_data.svelte';

/** One account, no edge: `ZWN2`, n, m, x, y, community, strength, degree. */
function oneAccount(): ArrayBuffer {
  const bytes = new DataView(new ArrayBuffer(12 + 5 * 4));
  [...'ZWN2'].forEach((letter, at) => bytes.setUint8(at, letter.charCodeAt(0)));
  bytes.setUint32(4, 1, true);
  bytes.setUint32(20, 1, true);
  return bytes.buffer;
}

const SETTLED: DrawingView = {
  state: 'settled',
  job: 0,
  percent: 100,
  seed: 1,
  run_seed: 1,
  behind: false,
  pinned: [],
};

/** The one account at (x, 0): `ZWL1`, n, x, y. */
function placed(x: number): ArrayBuffer {
  const bytes = new DataView(new ArrayBuffer(16));
  [...'ZWL1'].forEach((letter, at) => bytes.setUint8(at, letter.charCodeAt(0)));
  bytes.setUint32(4, 1, true);
  bytes.setFloat32(8, x, true);
  return bytes.buffer;
}

const rows = [{ community: 1 }] as unknown as CommunityRow[];

describe('the network that is looked at', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    for (const call of Object.values(backend)) call.mockReset();
    backend.nameBytes.mockRejectedValue(new Error('not asked here'));
    backend.barcodes.mockResolvedValue(null);
    backend.filterForm.mockResolvedValue(null);
    backend.methodForm.mockResolvedValue({ layers: [] });
    backend.communities.mockResolvedValue(rows);
    backend.drawing.mockResolvedValue(SETTLED);
  });
  afterEach(() => vi.useRealTimers());

  it('keeps what it was told of the communities when the network itself is late', async () => {
    const late: ((bytes: ArrayBuffer) => void)[] = [];
    backend.networkBytes.mockReturnValue(new Promise((resolve) => late.push(resolve)));
    const data = new NetworkData('run', false);
    void data.load(false);
    data.apply(NO_FILTER, NO_FILTER);
    // A slow computer: the answer about communities is here long before the network is.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(backend.communities).toHaveBeenCalledOnce();
    late[0]!(oneAccount());
    await vi.runAllTimersAsync();
    expect(data.network?.nodeCount).toBe(1);
    expect(data.communities).toEqual(rows);
  });

  it('shows the map before it asks for the accounts', async () => {
    const asked: string[] = [];
    backend.mapBytes.mockImplementation(() => {
      asked.push('map');
      return Promise.reject(new Error('enough'));
    });
    backend.networkBytes.mockImplementation(() => {
      asked.push('accounts');
      return Promise.resolve(oneAccount());
    });
    const data = new NetworkData('run', true);
    await data.load(true);
    expect(asked).toEqual(['map']);
    expect(data.error?.message).toContain('enough');
    void new NetworkData('run', true).load(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(['map', 'accounts']);
  });

  it('asks the rest when the picture stands, and no later than patience allows', async () => {
    backend.networkBytes.mockResolvedValue(oneAccount());
    const data = new NetworkData('run', false);
    void data.load(false);
    data.apply(NO_FILTER, NO_FILTER);
    await vi.advanceTimersByTimeAsync(100);
    expect(backend.communities).not.toHaveBeenCalled();
    data.pictured();
    await vi.advanceTimersByTimeAsync(200);
    expect(data.communities).toEqual(rows);
    const other = new NetworkData('run', false);
    void other.load(false);
    other.apply(NO_FILTER, NO_FILTER);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(other.communities).toEqual(rows);
  });

  it('follows accounts on their way, and asks for the map when they rest', async () => {
    const settling: DrawingView = { ...SETTLED, state: 'settling', job: 7, percent: 20 };
    backend.drawing.mockResolvedValue(settling);
    backend.networkBytes.mockResolvedValue(oneAccount());
    backend.mapBytes.mockRejectedValue(new Error('enough'));
    backend.positionBytes.mockImplementation(() =>
      Promise.resolve(placed(backend.positionBytes.mock.calls.length)),
    );
    const data = new NetworkData('run', true);
    data.pictured();
    await data.load(true);
    expect(data.network?.nodeCount).toBe(1);
    expect(data.drawing.isShowing).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(data.places?.x[0]).toBeGreaterThan(2);
    // A bounded rate, and no question that would wait for the map.
    expect(backend.positionBytes.mock.calls.length).toBeLessThanOrEqual(6);
    expect(backend.mapBytes).not.toHaveBeenCalled();
    backend.drawing.mockResolvedValue({ ...SETTLED, state: 'stopped', percent: 43 });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(data.drawing.isShowing).toBe(false);
    expect(backend.mapBytes).toHaveBeenCalledOnce();
    const last = backend.positionBytes.mock.calls.length;
    expect(data.places?.x[0]).toBe(last);
    // Afterwards nothing moves by itself.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(backend.positionBytes.mock.calls.length).toBe(last);
  });

  it('shows nothing on the way to whoever wants no movement', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    backend.drawing.mockResolvedValue({ ...SETTLED, state: 'settling' });
    backend.networkBytes.mockResolvedValue(oneAccount());
    backend.positionBytes.mockResolvedValue(placed(1));
    const data = new NetworkData('run', false);
    void data.load(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(backend.drawing.mock.calls.length).toBeGreaterThan(3);
    expect(data.network).toBeNull();
    expect(backend.positionBytes).not.toHaveBeenCalled();
    backend.drawing.mockResolvedValue(SETTLED);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(data.network).not.toBeNull();
    vi.unstubAllGlobals();
  });

  it('asks where the accounts stand when the case says otherwise, and only then', async () => {
    backend.networkBytes.mockResolvedValue(oneAccount());
    backend.positionBytes.mockResolvedValue(placed(9));
    const data = new NetworkData('run', false);
    data.pictured();
    await data.load(false);
    await data.drawing.refresh();
    expect(backend.positionBytes).not.toHaveBeenCalled();
    const pinned = [{ node: 0, x: 9, y: 0 }];
    backend.drawing.mockResolvedValue({ ...SETTLED, behind: true, pinned });
    await data.drawing.refresh();
    expect(data.places?.x[0]).toBe(9);
    expect(data.drawing.pinned).toEqual([0]);
  });

  it('does not believe an answer that a newer question has overtaken', async () => {
    backend.networkBytes.mockResolvedValue(oneAccount());
    backend.positionBytes.mockResolvedValue(placed(9));
    const data = new NetworkData('run', false);
    data.pictured();
    await data.load(false);
    const late: ((view: DrawingView) => void)[] = [];
    backend.drawing.mockReturnValueOnce(new Promise((resolve) => late.push(resolve)));
    const first = data.drawing.refresh();
    backend.drawing.mockResolvedValue({ ...SETTLED, seed: 7 });
    await data.drawing.refresh();
    late[0]!({ ...SETTLED, seed: 7, state: 'settling' });
    await first;
    expect(data.drawing.view?.state).toBe('settled');
  });
});
