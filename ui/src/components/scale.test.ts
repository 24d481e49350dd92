import { describe, expect, it } from 'vitest';
import { positionOf, readNumber, stepped, valueAt, type Scale } from './scale';

const window_secs: Scale = { min: 1, max: 86_400, log: true, step: 1 };
const weight: Scale = { min: 2, max: 50, log: false, step: 1 };

describe('scales', () => {
  it('put the ends at the ends', () => {
    for (const scale of [window_secs, weight]) {
      expect(valueAt(0, scale)).toBe(scale.min);
      expect(valueAt(1, scale)).toBe(scale.max);
      expect(positionOf(scale.min, scale)).toBe(0);
      expect(positionOf(scale.max, scale)).toBe(1);
    }
  });

  it('give the same room to each order of magnitude on a logarithmic scale', () => {
    const first = positionOf(10, window_secs) - positionOf(1, window_secs);
    const second = positionOf(1000, window_secs) - positionOf(100, window_secs);
    expect(first).toBeCloseTo(second, 10);
  });

  it('round to what a person would choose', () => {
    expect(valueAt(0.5, window_secs)).toBe(290);
    expect(valueAt(0.503, weight)).toBe(26);
  });

  it('always change by a step, and never leave the range', () => {
    expect(stepped(1, 1, window_secs)).toBe(2);
    expect(stepped(2, -1, window_secs)).toBe(1);
    expect(stepped(50, 1, weight)).toBe(50);
    let value = 1;
    for (let i = 0; i < 60; i += 1) {
      const next = stepped(value, 1, window_secs);
      expect(next).toBeGreaterThanOrEqual(value);
      value = next;
    }
    expect(value).toBe(86_400);
  });
});

describe('typed numbers', () => {
  it('are read as people write them', () => {
    expect(readNumber('48 210')).toBe(48210);
    expect(readNumber('0,5')).toBe(0.5);
    expect(readNumber('\u22123')).toBe(-3);
  });

  it('are not guessed', () => {
    for (const text of ['', '-', '1e5', '12abc', '1.2.3', '0x10'])
      expect(readNumber(text)).toBeNull();
  });
});
