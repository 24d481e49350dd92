import { describe, expect, it } from 'vitest';
import {
  formatInstant,
  formatInstantBare,
  formatOffset,
  formatSpan,
  isInstant,
  parseInstant,
} from './time';

const AUGUST = Date.UTC(2021, 7, 20, 8, 30, 2, 45);

describe('instants', () => {
  it('carry their zone', () => {
    expect(formatInstant(AUGUST, true)).toBe('2021-08-20 08:30:02 UTC');
    expect(formatInstant(AUGUST, false, 'second', 120)).toBe('2021-08-20 10:30:02 +02:00');
    expect(formatInstant(AUGUST, false, 'second', -210)).toBe('2021-08-20 05:00:02 \u221203:30');
  });

  it('are written as precisely as asked', () => {
    expect(formatInstantBare(AUGUST, true, 'millisecond')).toBe('2021-08-20 08:30:02.045');
    expect(formatInstantBare(AUGUST, true, 'minute')).toBe('2021-08-20 08:30');
    expect(formatInstantBare(AUGUST, true, 'day')).toBe('2021-08-20');
  });

  it('out of range are a dash, not a wrong date', () => {
    expect(formatInstant(Number.NaN, true)).toBe('–');
    expect(formatInstant(8.64e15, true)).toBe('–');
    expect(isInstant(null)).toBe(false);
  });

  it('are read from what the engine writes and from nothing else', () => {
    expect(parseInstant('2021-08-20T08:30:02.045Z')).toBe(AUGUST);
    expect(parseInstant('20 August')).toBeNull();
    expect(parseInstant('2021-99-20T08:30:02Z')).toBeNull();
  });
});

describe('spans and offsets', () => {
  it('do not say the same day twice', () => {
    const day = 86_400_000;
    const midnight = Date.UTC(2021, 7, 20);
    expect(formatSpan(midnight, midnight + day, true)).toBe('2021-08-20 00:00 to 23:59');
    expect(formatSpan(midnight, midnight + 3 * day, true)).toBe('2021-08-20 to 2021-08-22');
    expect(formatSpan(midnight, midnight + 1, true)).toBe('2021-08-20 00:00');
  });

  it('write half hours', () => {
    expect(formatOffset(330)).toBe('+05:30');
    expect(formatOffset(0)).toBe('+00:00');
  });
});
