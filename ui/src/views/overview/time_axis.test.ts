import { describe, expect, it } from 'vitest';
import {
  betweenWords,
  clockWords,
  DAY,
  dayWords,
  parseWallTime,
  timeTicks,
  zoneOffset,
} from './time_axis';

const utc = zoneOffset(true);
const at = (text: string) => Date.parse(`${text}Z`);
/** Two hours ahead until the last Sunday of October 2021, then one. */
const berlin = (ms: number) => (ms < at('2021-10-31T01:00:00') ? 120 : 60);

describe('ticks', () => {
  it('stand on days, with the year once', () => {
    const ticks = timeTicks(at('2021-08-20T08:30:00'), at('2021-09-26T19:00:00'), 8, utc);
    expect(ticks[0]).toEqual({ ms: at('2021-08-23T00:00:00'), label: '23 Aug', context: '2021' });
    expect(ticks[1]).toEqual({ ms: at('2021-08-30T00:00:00'), label: '30 Aug', context: '' });
    expect(ticks.length).toBeLessThanOrEqual(8);
  });

  it('say the day again when it changes', () => {
    const ticks = timeTicks(at('2021-09-01T20:00:00'), at('2021-09-02T04:00:00'), 8, utc);
    const contexts = ticks.filter((tick) => tick.context).map((tick) => tick.context);
    expect(contexts).toEqual(['1 Sep 2021', '2 Sep 2021']);
    expect(ticks.find((tick) => tick.context === '2 Sep 2021')?.label).toBe('00:00');
  });

  it('stand on midnight of the zone on both sides of the change to winter time', () => {
    const ticks = timeTicks(at('2021-10-29T00:00:00'), at('2021-11-02T00:00:00'), 5, berlin);
    expect(ticks.map((tick) => clockWords(tick.ms, berlin))).toEqual(ticks.map(() => '00:00'));
    expect(ticks.map((tick) => tick.label)).toEqual(['30 Oct', '31 Oct', '1 Nov', '2 Nov']);
  });

  it('go over months and years', () => {
    const months = timeTicks(at('2020-11-10T00:00:00'), at('2021-04-01T00:00:00'), 6, utc);
    expect(months.map((tick) => `${tick.label} ${tick.context}`.trim())).toEqual([
      'Dec 2020',
      'Jan 2021',
      'Feb',
      'Mar',
      'Apr',
    ]);
    const years = timeTicks(at('2009-05-01T00:00:00'), at('2021-04-01T00:00:00'), 6, utc);
    expect(years.every((tick) => /^\d{4}$/.test(tick.label))).toBe(true);
  });

  it('go down to seconds', () => {
    const ticks = timeTicks(at('2021-09-01T10:00:00'), at('2021-09-01T10:01:00'), 6, utc);
    expect(ticks.map((tick) => tick.label)).toContain('10:00:30');
  });

  it('are none for no time at all', () => {
    expect(timeTicks(5, 5, 8, utc)).toEqual([]);
    expect(timeTicks(0, DAY, 0, utc)).toEqual([]);
  });
});

describe('dates in words', () => {
  it('name a stretch without saying the year twice', () => {
    expect(betweenWords(at('2021-09-01T00:00:00'), at('2021-09-26T23:59:59'), utc)).toBe(
      'between 1 Sep and 26 Sep 2021',
    );
    expect(betweenWords(at('2020-12-30T00:00:00'), at('2021-01-02T00:00:00'), utc)).toBe(
      'between 30 Dec 2020 and 2 Jan 2021',
    );
  });

  it('name hours within one day', () => {
    expect(betweenWords(at('2021-09-01T08:00:00'), at('2021-09-01T09:30:00'), utc)).toBe(
      'on 1 Sep 2021 between 08:00 and 09:30',
    );
    expect(betweenWords(at('2021-09-01T08:00:00'), at('2021-09-01T08:00:30'), utc)).toBe(
      'on 1 Sep 2021 at 08:00',
    );
  });

  it('follow the zone', () => {
    expect(dayWords(at('2021-09-01T23:30:00'), utc)).toBe('1 Sep 2021');
    expect(dayWords(at('2021-09-01T23:30:00'), berlin)).toBe('2 Sep 2021');
  });
});

describe('a time that was typed', () => {
  it('is read in the zone shown', () => {
    expect(parseWallTime('2021-09-12 14:05', utc)).toBe(at('2021-09-12T14:05:00'));
    expect(parseWallTime(' 2021-09-12T14:05:09 ', berlin)).toBe(at('2021-09-12T12:05:09'));
    expect(parseWallTime('2021-12-12', berlin)).toBe(at('2021-12-11T23:00:00'));
  });

  it('is refused when it is no time', () => {
    for (const text of ['', '12.09.2021', '2021-02-30', '2021-09-12 25:00', '2021-9-1', 'x']) {
      expect(parseWallTime(text, utc)).toBeNull();
    }
  });
});
