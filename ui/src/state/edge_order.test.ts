/** The way from edge to edge: in the order of the table, within the community that is reviewed. */
import { afterEach, describe, expect, it } from 'vitest';
import { edgeOrder } from './edge_order.svelte';
import { filters } from './filters.svelte';

afterEach(() => {
  edgeOrder.stayWithin('a', null);
  filters.clear();
});

describe('the way from edge to edge', () => {
  it('stays within the community that is reviewed, under the rest of the filter', () => {
    filters.set({ min_weight: 4, communities: [1, 2] });
    edgeOrder.stayWithin('a', 3);
    expect(edgeOrder.ask('a', 0, 1).filter).toMatchObject({ min_weight: 4, communities: [3] });
    edgeOrder.stayWithin('a', null);
    expect(edgeOrder.ask('a', 0, 1).filter.communities).toEqual([1, 2]);
  });

  it('is that of one run: numbers of communities are its own', () => {
    edgeOrder.stayWithin('a', 3);
    expect(edgeOrder.within('b')).toBeNull();
    expect(edgeOrder.ask('b', 0, 1).filter.communities).toEqual([]);
  });
});
