import { describe, expect, it } from 'vitest';
import { findCommands, score } from './palette';

const command = (id: string, title: string, enabled = true) => ({
  id,
  title,
  section: 'Case',
  run: () => undefined,
  enabled: () => enabled,
});

describe('palette', () => {
  it('wants every word and prefers beginnings', () => {
    expect(score('Open the network', 'net op')).toBeGreaterThan(0);
    expect(score('Open the network', 'report')).toBe(0);
    expect(score('Network', 'ne')).toBeGreaterThan(score('Open the network', 'ne'));
  });

  it('leaves out what cannot be done now', () => {
    const all = [command('a', 'Undo', false), command('b', 'Undo everything')];
    expect(findCommands(all, 'undo').map((c) => c.id)).toEqual(['b']);
  });

  it('keeps the order of the window when nothing is typed', () => {
    const all = [command('a', 'Overview'), command('b', 'Detect')];
    expect(findCommands(all, '').map((c) => c.id)).toEqual(['a', 'b']);
  });
});
