import { describe, expect, it } from 'vitest';
import { formatProbability, rungHint, rungWord } from './rung';

describe('rungs', () => {
  it('are named no higher than they are', () => {
    expect(rungWord(1)).toBe('similarity');
    expect(rungWord(2)).toBe('established');
    expect(rungHint(1)).not.toContain('established');
    for (const rung of [1, 2]) expect(rungHint(rung)).not.toMatch(/\b(bot|troll)/i);
  });
});

describe('probabilities', () => {
  it.each([
    ['1', '1'],
    ['0.0123', '0.012'],
    ['0.001', '0.001'],
    ['3.2e-400', '3.2 × 10⁻⁴⁰⁰'],
    ['1e-9', '1 × 10⁻⁹'],
    ['3.16228e-12346', '3.2 × 10⁻¹²³⁴⁶'],
    ['0', '0'],
    ['', '–'],
  ])('%s is written %s', (text, written) => {
    expect(formatProbability(text)).toBe(written);
  });
});
