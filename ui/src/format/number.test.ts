import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../words/language.svelte';
import {
  count,
  formatBytes,
  formatCount,
  formatDecimal,
  formatDuration,
  formatMeasure,
  formatPercent,
  formatPlain,
} from './number';
import { formatRemaining } from './remaining';

/** Spaces made plain, so that the expectations can be read. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');

afterEach(() => language.choose('auto'));

describe('counts', () => {
  it('groups digits in threes with a space that does not break', () => {
    expect(formatCount(48210)).toBe('48\u00a0210');
    expect(plain(formatCount(1204))).toBe('1 204');
    expect(plain(formatCount(218_971_000))).toBe('218 971 000');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(0)).toBe('0');
    expect(plain(formatCount(-12345))).toBe('-12 345');
  });

  it('says nothing of what is not a number', () => {
    expect(formatCount(Number.NaN)).toBe('–');
    expect(formatDecimal(Infinity, 2)).toBe('–');
  });

  it('knows one from many', () => {
    expect(count(1, 'row')).toBe('1 row');
    expect(count(0, 'row')).toBe('0 rows');
    expect(plain(count(3791, 'pair'))).toBe('3 791 pairs');
    expect(count(2, 'community', 'communities')).toBe('2 communities');
  });
});

describe('measures', () => {
  it('keeps about three figures', () => {
    expect(formatMeasure(0)).toBe('0');
    expect(formatMeasure(0.0421)).toBe('0.042');
    expect(formatMeasure(3.714)).toBe('3.71');
    expect(formatMeasure(12.0)).toBe('12');
    expect(plain(formatMeasure(48210.4))).toBe('48 210');
    expect(formatMeasure(0.00002)).toBe('2.0 × 10⁻⁵');
  });

  it('has no negative zero', () => {
    expect(formatDecimal(-0.001, 2)).toBe('0.00');
  });

  it('never rounds something to nothing or to everything', () => {
    expect(plain(formatPercent(0.00001))).toBe('< 0.1 %');
    expect(plain(formatPercent(0.99999))).toBe('> 99.9 %');
    expect(plain(formatPercent(0))).toBe('0 %');
    expect(plain(formatPercent(1))).toBe('100 %');
    expect(plain(formatPercent(0.034))).toBe('3.4 %');
  });
});

describe('sizes and lengths of time', () => {
  it('states sizes in decimal units', () => {
    expect(plain(formatBytes(1))).toBe('1 byte');
    expect(plain(formatBytes(999))).toBe('999 bytes');
    expect(plain(formatBytes(30_907_482))).toBe('30.9 MB');
    expect(plain(formatBytes(999_999))).toBe('1.0 MB');
    expect(plain(formatBytes(335_996_719))).toBe('336 MB');
  });

  it('uses at most two units', () => {
    expect(plain(formatDuration(0.4))).toBe('0.4 s');
    expect(plain(formatDuration(60))).toBe('60 s');
    expect(plain(formatDuration(300))).toBe('5 min');
    expect(plain(formatDuration(125))).toBe('2 min 5 s');
    expect(plain(formatDuration(3600))).toBe('1 h');
    expect(plain(formatDuration(9000))).toBe('2 h 30 min');
    expect(plain(formatDuration(259_200))).toBe('3 d');
    expect(plain(formatDuration(-3))).toBe('-3 s');
  });

  it('is coarse about what is left', () => {
    expect(plain(formatRemaining(1))).toBe('a moment left');
    expect(plain(formatRemaining(13))).toBe('about 15 s left');
    expect(plain(formatRemaining(150))).toBe('about 3 min left');
    expect(formatRemaining(Infinity)).toBe('');
  });
});

describe('in Dutch', () => {
  it('has a decimal comma, and thousands apart by the same narrow space', () => {
    language.choose('nl');
    expect(plain(formatCount(218_971_000))).toBe('218 971 000');
    expect(plain(formatDecimal(-48210.4, 1))).toBe('-48 210,4');
    expect(formatMeasure(3.714)).toBe('3,71');
    expect(formatMeasure(12.0)).toBe('12');
    expect(formatMeasure(0.00002)).toBe('2,0 × 10⁻⁵');
    expect(plain(formatPercent(0.00001))).toBe('< 0,1 %');
    expect(plain(formatPercent(0.034))).toBe('3,4 %');
    expect(plain(formatBytes(30_907_482))).toBe('30,9 MB');
    expect(formatPlain(0.25)).toBe('0,25');
  });

  it('counts hours with its own sign', () => {
    language.choose('nl');
    expect(plain(formatDuration(0.4))).toBe('0,4 s');
    expect(plain(formatDuration(125))).toBe('2 min 5 s');
    expect(plain(formatDuration(9000))).toBe('2 u 30 min');
    expect(plain(formatDuration(180_000))).toBe('2 d 2 u');
    expect(plain(formatRemaining(7200))).toBe('nog ongeveer 2,0 u');
    expect(formatRemaining(1)).toBe('bijna klaar');
  });
});
