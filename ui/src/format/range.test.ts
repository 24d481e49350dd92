import { describe, expect, it } from 'vitest';
import { rangeWords } from './range';

describe('a range', () => {
  it('is said with its unit', () => {
    expect(rangeWords({ min: 0, max: 100, unit: 'shares' }, String)).toBe('0 to 100 shares');
    expect(rangeWords({ min: 0, max: Number.MAX_SAFE_INTEGER, unit: '' }, String)).toBe(
      '0 or more',
    );
    expect(rangeWords({ min: null, max: null, unit: 's' }, String)).toBe('s');
  });
});
