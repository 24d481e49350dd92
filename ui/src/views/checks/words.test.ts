import { describe, expect, it } from 'vitest';
import type { StabilityView } from '../../api/generated/types';
import { rateWords, spreadWords, stabilityWords } from './words';

const whole = (n: number) => String(Math.round(n));
const same = (value: number) => ({ low: value, middle: value, high: value });

describe('a figure of several repetitions', () => {
  it('is one number where they agree as far as it is written, otherwise two', () => {
    expect(spreadWords(same(8), whole)).toBe('8');
    expect(spreadWords({ low: 7.9, middle: 8, high: 8.2 }, whole)).toBe('8');
    expect(spreadWords({ low: 6, middle: 8, high: 9 }, whole)).toBe('6 to 9');
    expect(spreadWords(null, whole)).toBe('–');
  });

  it('stands beside what was changed', () => {
    const row: StabilityView = {
      change: 'some of the shares',
      n_repetitions: 10,
      n_edges: { low: 40, middle: 44, high: 51 },
      edges_kept: { low: 0.7, middle: 0.8, high: 0.9 },
      accounts_kept: same(1),
      agreement_in_both: same(0.954),
      agreement_in_either: same(0.9),
      established_kept: null,
    };
    const words = stabilityWords(row);
    expect(words.change).toBe('Some of the shares, 10 times');
    expect(words.edges).toBe('40 to 51');
    expect(words.edgesKept).toMatch(/^70.% to 90.%$/);
    expect(words.alike).toBe('0.95');
    expect(words.establishedKept).toBe('–');
  });
});

describe('a share of planted groups', () => {
  it('is told with its interval', () => {
    const rate = { found: 18, trials: 20, share: 0.9, low: 0.699, high: 0.972 };
    expect(rateWords(rate).figure).toBe('18 of 20');
    expect(rateWords(rate).interval).toMatch(/^70.% to 97.%$/);
  });
});
