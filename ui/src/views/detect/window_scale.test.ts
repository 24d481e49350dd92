import { describe, expect, it } from 'vitest';
import {
  LONGEST_SECS,
  nextStep,
  nextStop,
  parseLength,
  placeOf,
  secsAt,
  SHORTEST_SECS,
  WINDOW_LADDER,
  WINDOW_STEPS,
  WINDOW_STOPS,
} from './window_scale';

describe('the slider', () => {
  it('stands at round lengths from one second to one day', () => {
    expect(WINDOW_STEPS[0]).toBe(SHORTEST_SECS);
    expect(WINDOW_STEPS.at(-1)).toBe(LONGEST_SECS);
    expect([...WINDOW_STEPS].sort((a, b) => a - b)).toEqual([...WINDOW_STEPS]);
    expect(new Set(WINDOW_STEPS).size).toBe(WINDOW_STEPS.length);
  });

  it('reaches every stop and every length of the curve', () => {
    for (const secs of [...WINDOW_STOPS.map((stop) => stop.secs), ...WINDOW_LADDER])
      expect(WINDOW_STEPS).toContain(secs);
  });

  it('gives back the length whose place it is', () => {
    for (const secs of WINDOW_STEPS) expect(secsAt(placeOf(secs))).toBe(secs);
    expect(placeOf(0)).toBe(0);
    expect(placeOf(LONGEST_SECS * 30)).toBe(1);
  });

  it('has no dead stretch longer than a twelfth', () => {
    const places = WINDOW_STEPS.map(placeOf);
    for (let i = 1; i < places.length; i += 1)
      expect(places[i]! - places[i - 1]!).toBeLessThan(1 / 12);
  });

  it('steps from a length that was typed to the round ones beside it', () => {
    expect(nextStep(62, 1)).toBe(75);
    expect(nextStep(62, -1)).toBe(60);
    expect(nextStep(LONGEST_SECS, 1)).toBe(LONGEST_SECS);
    expect(nextStep(SHORTEST_SECS, -1)).toBe(SHORTEST_SECS);
    expect(nextStep(2 * LONGEST_SECS, 1)).toBe(2 * LONGEST_SECS);
    expect(nextStep(0.25, -1)).toBe(0.25);
  });

  it('jumps from stop to stop', () => {
    expect(nextStop(60, 1)).toBe(300);
    expect(nextStop(60, -1)).toBe(10);
    expect(nextStop(7200, 1)).toBe(LONGEST_SECS);
    expect(nextStop(5, -1)).toBe(SHORTEST_SECS);
  });
});

describe('a length that was typed', () => {
  it('is read with and without units', () => {
    expect(parseLength('60')).toBe(60);
    expect(parseLength(' 5 min ')).toBe(300);
    expect(parseLength('1.5h')).toBe(5400);
    expect(parseLength('1,5 h')).toBe(5400);
    expect(parseLength('1 h 30 min')).toBe(5400);
    expect(parseLength('250 ms')).toBe(0.25);
    expect(parseLength('2 days')).toBe(172_800);
  });

  it('is refused when it is none', () => {
    for (const text of ['', 'soon', '-5', '5 parsecs', '5 min s', '1e3', 'constructor'])
      expect(parseLength(text)).toBeNull();
  });
});
