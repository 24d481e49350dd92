import { describe, expect, it } from 'vitest';
import { hashOf, isSameList } from './common_images.svelte';

describe('a common image', () => {
  it('is named by its hash, however it is written', () => {
    expect(hashOf(' 0xF0F0F0F0F0F0F0F0 ')).toBe('f0f0f0f0f0f0f0f0');
    expect(hashOf('a'.repeat(64))).toBe('a'.repeat(64));
    expect(hashOf('f0f0')).toBeNull();
    expect(hashOf('g0f0f0f0f0f0f0f0')).toBeNull();
  });

  it('makes the same list in any order and with any reason', () => {
    const [flag, logo] = [
      { hash: 'f0f0f0f0f0f0f0f0', reason: 'a flag' },
      { hash: '0123456789abcdef', reason: '' },
    ];
    expect(isSameList([flag, logo], [logo, { ...flag, reason: 'flag' }])).toBe(true);
    expect(isSameList([flag], [flag, logo])).toBe(false);
  });
});
