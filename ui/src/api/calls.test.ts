import { describe, expect, it } from 'vitest';
import { asciiJson, plainCalls, wireName } from './calls';

describe('the wire form of calls', () => {
  it('is snake case', () => {
    expect(wireName('startDryRun')).toBe('start_dry_run');
    expect(wireName('networkBytes')).toBe('network_bytes');
    expect(wireName('undo')).toBe('undo');
  });

  it('names every argument and leaves none undefined', async () => {
    const sent: unknown[] = [];
    const calls = plainCalls((name, args) => {
      sent.push([name, args]);
      return Promise.resolve(null);
    });
    await calls.rejects('i1', 100, 50);
    await calls.overview(null);
    expect(sent).toEqual([
      ['rejects', { import_id: 'i1', offset: 100, limit: 50 }],
      ['overview', { span: null }],
    ]);
  });

  it('escapes what a header cannot carry', () => {
    const json = asciiJson({ title: 'Gent 😀\n' });
    expect(json).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(json)).toEqual({ title: 'Gent 😀\n' });
  });
});
