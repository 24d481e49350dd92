import { describe, expect, it } from 'vitest';
import { Panes } from './panes.svelte';

describe('panes beside the picture', () => {
  it('are there where there is room', () => {
    const panes = new Panes();
    expect(panes.isShown('filters')).toBe(true);
    panes.resize(68, 41);
    expect(['filters', 'inspector', 'tables'].every((p) => panes.isShown(p as 'filters'))).toBe(
      true,
    );
    panes.resize(45, 25);
    expect(panes.isShown('filters')).toBe(false);
    expect(panes.isShown('inspector')).toBe(false);
    expect(panes.isShown('tables')).toBe(false);
  });

  it('stay as they were asked for, whatever the size', () => {
    const panes = new Panes();
    panes.resize(45, 25);
    panes.toggle('inspector');
    expect(panes.isShown('inspector')).toBe(true);
    panes.resize(90, 60);
    panes.toggle('tables');
    expect(panes.isShown('tables')).toBe(false);
    expect(panes.isShown('inspector')).toBe(true);
  });
});
