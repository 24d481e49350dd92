import { describe, expect, it } from 'vitest';
import { remainingSecs, stageClock } from './remaining';

describe('time that is left', () => {
  it('is not guessed from the first moments', () => {
    const clock = stageClock(undefined, 'reading', 0, 0);
    expect(remainingSecs(clock, 50, 100, 300)).toBeNull();
    expect(remainingSecs(clock, 1, 100, 5000)).toBeNull();
    expect(remainingSecs(clock, 50, 0, 5000)).toBeNull();
  });

  it('follows the pace of the stage', () => {
    const clock = stageClock(undefined, 'reading', 0, 1000);
    expect(remainingSecs(clock, 25, 100, 3000)).toBeCloseTo(6);
  });

  it('starts anew with each stage', () => {
    const reading = stageClock(undefined, 'reading', 0, 0);
    expect(stageClock(reading, 'reading', 10, 500)).toBe(reading);
    expect(stageClock(reading, 'writing', 0, 900).startedMs).toBe(900);
  });
});
