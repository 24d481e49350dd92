import { describe, expect, it } from 'vitest';
import { escapeOnce, onEscape, place } from './layer';

const room = { width: 1000, height: 600 };
const list = { width: 200, height: 300 };

describe('placing what floats', () => {
  it('stands where it was asked to when there is room', () => {
    const placed = place(
      { left: 100, top: 100, width: 80, height: 28 },
      list,
      room,
      'below',
      'start',
      4,
    );
    expect(placed).toMatchObject({ left: 100, top: 132, side: 'below' });
  });

  it('turns to the other side when there is not', () => {
    const placed = place(
      { left: 100, top: 500, width: 80, height: 28 },
      list,
      room,
      'below',
      'start',
      4,
    );
    expect(placed).toMatchObject({ top: 196, side: 'above' });
  });

  it('never leaves the window', () => {
    const placed = place(
      { left: 950, top: 10, width: 40, height: 28 },
      list,
      room,
      'below',
      'start',
      4,
    );
    expect(placed.left + list.width).toBeLessThanOrEqual(room.width);
    const low = place(
      { left: 10, top: 590, width: 40, height: 8 },
      list,
      room,
      'right',
      'start',
      4,
    );
    expect(low.top + list.height).toBeLessThanOrEqual(room.height);
  });

  it('takes the larger side when it fits on neither, and says how much room that is', () => {
    const placed = place(
      { left: 0, top: 250, width: 80, height: 28 },
      list,
      { width: 1000, height: 500 },
      'below',
      'start',
      4,
    );
    expect(placed.side).toBe('above');
    expect(placed.maxHeight).toBe(238);
  });
});

describe('Esc', () => {
  it('takes back the newest thing first, and passes on what nobody wanted', () => {
    const log: string[] = [];
    const first = onEscape(() => void log.push('dialog'));
    const second = onEscape(() => void log.push('menu'));
    escapeOnce();
    second();
    const third = onEscape(() => false);
    escapeOnce();
    expect(log).toEqual(['menu', 'dialog']);
    third();
    first();
    expect(escapeOnce()).toBe(false);
  });
});
