import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../api/generated/types';
import { stepsTo, stepsToStart } from './steps';

const line = (id: number, state: string): HistoryLine => ({
  id,
  state,
  label: `step ${id}`,
  at_utc: '2026-11-22T00:00:00Z',
  actor: 'analyst',
});

const lines = [
  line(1, 'done'),
  line(2, 'superseded'),
  line(3, 'done'),
  line(4, 'done'),
  line(5, 'undone'),
  line(6, 'undone'),
];

describe('history', () => {
  it('counts the undo steps to a line that is done', () => {
    expect(stepsTo(lines, 1)).toBe(-2);
    expect(stepsTo(lines, 4)).toBe(0);
  });

  it('counts the redo steps to a line that was undone', () => {
    expect(stepsTo(lines, 5)).toBe(1);
    expect(stepsTo(lines, 6)).toBe(2);
  });

  it('does not lead to what is out of reach or unknown', () => {
    expect(stepsTo(lines, 2)).toBeNull();
    expect(stepsTo(lines, 99)).toBeNull();
  });

  it('does not depend on the order of the lines', () => {
    expect(stepsTo(lines.toReversed(), 1)).toBe(-2);
  });

  it('leads back to the beginning', () => {
    expect(stepsToStart(lines)).toBe(-3);
  });
});
