import { describe, expect, it, vi } from 'vitest';
import type { ImportView, ProbeView } from '../../api/generated/types';

vi.mock('../../api', () => ({ backend: {} }));
const { becomes, counted, missingLine, readiness, reasonOf, resolutionLine, setReadiness, usable } =
  await import('./sentences');

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const outcome = {
  rows_read: 48_377,
  rows_usable: 48_210,
  n_posts: 48_210,
  n_accounts: 1,
  n_objects: 1871,
} as ImportView;
const probe = (missing_roles: string[]) => ({ missing_roles }) as ProbeView;

describe('sentences of the import', () => {
  it('count rows and what they become', () => {
    expect(plain(usable(outcome))).toBe('48 210 of 48 377 rows usable');
    expect(plain(becomes(outcome))).toBe('48 210 posts by 1 account, sharing 1 871 objects');
  });

  it('name what is missing', () => {
    expect(missingLine(probe(['time']))).toBe('Not found yet: time. Choose a column for it.');
    expect(missingLine(probe(['account', 'time', 'object']))).toBe(
      'Not found yet: account, time and a shared object. Choose a column for it.',
    );
  });

  it('say why a file must wait', () => {
    const entry = {
      stage: 'ready',
      probe: probe(['time']),
      error: null,
      canImport: false,
    } as const;
    expect(readiness(entry)).toContain('time');
    expect(readiness({ ...entry, canImport: true })).toBeNull();
    expect(readiness({ ...entry, stage: 'looking' })).toContain('still');
  });

  it('say why a set of files must wait', () => {
    const set = {
      stage: 'ready',
      canImport: false,
      unclear: [{}],
      intake: null,
    } as unknown as Parameters<typeof setReadiness>[0];
    expect(setReadiness({ ...set, stage: 'looking' })).toContain('looked through');
    expect(setReadiness(set)).toContain('columns');
    expect(setReadiness({ ...set, canImport: true })).toBeNull();
    expect(setReadiness({ ...set, unclear: [] })).toContain('None');
  });

  it('count files and rows of a job, and nothing that is not counted', () => {
    expect(plain(counted({ file: 12, n_files: 2839, rows: 1_204_300 }))).toBe(
      'File 12 of 2 839 · 1 204 300 rows',
    );
    expect(counted({ file: 0, n_files: 0, rows: 0 })).toBe('');
  });

  it('say that coarse times are coarse', () => {
    expect(resolutionLine('min')).toBe('exact to the minute only');
    expect(resolutionLine('s')).toBe('');
  });

  it('say who gave a column its role', () => {
    const column = { name: 'a', role: 'time', confidence: 0.4, why: 'Looks like times.' };
    const guess = { ...column, list: null, sample: '' };
    const fresh = { remembered_at_utc: null } as ProbeView;
    expect(reasonOf(guess, false, fresh)).toBe('Looks like times.');
    expect(reasonOf(guess, true, fresh)).toBe('You chose this.');
    expect(reasonOf(guess, true, { ...fresh, remembered_at_utc: 'x' })).toContain('last file');
  });
});
