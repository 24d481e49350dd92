import { describe, expect, it, vi } from 'vitest';
import type { ImportView, ProbeView } from '../../api/generated/types';

vi.mock('../../api', () => ({ backend: {} }));
const { becomes, missingLine, readiness, usable } = await import('./sentences');

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
});
