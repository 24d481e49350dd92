import { describe, expect, it } from 'vitest';
import { Navigation } from './navigation.svelte';

describe('navigation', () => {
  it('goes back and forward along the trail', () => {
    const nav = new Navigation();
    nav.go('overview');
    nav.go('network');
    nav.back();
    expect(nav.screen).toBe('overview');
    nav.forward();
    expect(nav.screen).toBe('network');
    expect(nav.canGoForward).toBe(false);
  });

  it('forgets what lay ahead when a new screen is opened', () => {
    const nav = new Navigation();
    nav.go('overview');
    nav.go('network');
    nav.back();
    nav.go('detect');
    expect(nav.canGoForward).toBe(false);
    nav.back();
    expect(nav.screen).toBe('overview');
  });

  it('does not record a move to where one is', () => {
    const nav = new Navigation();
    nav.go('start');
    expect(nav.canGoBack).toBe(false);
  });

  it('keeps the parts of a screen on the trail', () => {
    const nav = new Navigation();
    nav.go('network');
    nav.go('network', 'r1/community/3');
    nav.go('network', 'r1/community/3');
    expect(nav.previous).toEqual({ screen: 'network', part: '' });
    nav.go('evidence');
    expect(nav.part).toBe('');
    nav.go('network');
    expect(nav.part).toBe('r1/community/3');
    nav.back();
    nav.back();
    expect([nav.screen, nav.part]).toEqual(['network', 'r1/community/3']);
    nav.back();
    expect([nav.screen, nav.part]).toEqual(['network', '']);
    nav.forward();
    expect(nav.part).toBe('r1/community/3');
    nav.reset('start');
    nav.go('network');
    expect(nav.part).toBe('');
  });

  it('keeps its position when the trail is full', () => {
    const nav = new Navigation();
    for (let i = 0; i < 300; i += 1) nav.go(i % 2 ? 'detect' : 'network');
    expect(nav.screen).toBe('detect');
    nav.back();
    expect(nav.screen).toBe('network');
  });

  it('knows at which part a screen was left', () => {
    const nav = new Navigation();
    nav.go('network', 'run/community/3');
    nav.go('evidence');
    expect(nav.partOf('network')).toBe('run/community/3');
    expect(nav.partOf('report')).toBe('');
    nav.back();
    nav.back();
    expect(nav.partOf('network')).toBe('');
  });
});
