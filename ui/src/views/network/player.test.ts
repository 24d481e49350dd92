import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Span } from '../../api/generated/types';
import { begun, moved, next } from './playback';
import { Player } from './player.svelte';

const edges = Array.from({ length: 11 }, (_, i) => i * 100);
const span = (from: number, to: number): Span => ({ from_ms: from * 100, to_ms: to * 100 });

describe('a stretch that is played', () => {
  it('begins where it is, or anew at the end', () => {
    expect(begun(edges, span(2, 5))).toEqual(span(2, 5));
    expect(begun(edges, span(7, 10))).toEqual(span(0, 3));
    expect(begun(edges, null)).toEqual(span(0, 1));
  });

  it('keeps its length to the end, and stops there', () => {
    expect(next(edges, span(2, 5), false)).toEqual(span(3, 6));
    expect(next(edges, span(2, 5), true)).toEqual(span(5, 8));
    expect(next(edges, span(6, 9), true)).toEqual(span(7, 10));
    expect(next(edges, span(7, 10), false)).toBeNull();
    expect(moved(edges, span(0, 3), -1)).toBeNull();
    expect(moved(edges, span(4, 6), -10)).toEqual(span(0, 2));
    expect(moved([5], span(0, 1), 1)).toBeNull();
  });
});

function desk(still = false) {
  const state = { span: null as Span | null, shown: true, given: [] as Span[] };
  const player = new Player({
    edges: () => edges,
    span: () => state.span,
    give: (given) => {
      state.span = given;
      state.given.push(given);
    },
    isShown: () => state.shown,
    isStill: () => still,
  });
  return { state, player };
}

describe('the player', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('passes every bin once and then rests', () => {
    const { state, player } = desk();
    player.play();
    vi.runAllTimers();
    expect(state.given.map((one) => one.from_ms)).toEqual(edges.slice(0, 10));
    expect(player.playing).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has no clock while it is paused', () => {
    const { state, player } = desk();
    player.play();
    vi.advanceTimersByTime(800);
    player.toggle();
    const given = state.given.length;
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(state.given.length).toBe(given);
  });

  it('waits for a picture that is late', () => {
    const { state, player } = desk();
    player.play();
    state.shown = false;
    vi.advanceTimersByTime(5_000);
    expect(state.given.length).toBe(1);
    state.shown = true;
    vi.advanceTimersByTime(100);
    expect(state.given.length).toBe(2);
  });

  it('goes faster at a higher speed, and in steps for whoever wants no movement', () => {
    const [slow, fast, still] = [desk(), desk(), desk(true)];
    fast.player.speed = 4;
    still.state.span = span(0, 3);
    for (const one of [slow, fast, still]) one.player.play();
    vi.advanceTimersByTime(800);
    expect(fast.state.given.length).toBeGreaterThan(slow.state.given.length * 2);
    vi.runAllTimers();
    expect(still.state.given.map((one) => one.from_ms)).toEqual([0, 300, 600, 700]);
  });

  it('steps by hand both ways', () => {
    const { state, player } = desk();
    player.step(1);
    player.step(3);
    player.step(-2);
    expect(state.given).toEqual([span(0, 1), span(3, 4), span(1, 2)]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
