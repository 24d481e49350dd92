import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommunityRow } from '../../api/generated/types';

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
});
