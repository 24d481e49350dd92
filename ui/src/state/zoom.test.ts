import { describe, expect, it, vi } from 'vitest';

vi.mock('../api', () => ({ backend: {} }));
const { nextZoom } = await import('./zoom.svelte');

describe('zoom', () => {
  it('goes by steps and stays in range', () => {
    expect(nextZoom(100, 1)).toBe(110);
    expect(nextZoom(100, -1)).toBe(90);
    expect(nextZoom(103, -1)).toBe(100);
    expect(nextZoom(250, 1)).toBe(250);
    expect(nextZoom(70, -1)).toBe(70);
  });
});
