import { describe, expect, it, vi } from 'vitest';
import type { IntakeGroup } from '../../api/generated/types';

vi.mock('../../api', () => ({ backend: {} }));
const { groupState, listedColumns } = await import('./set_words');

const group = (more: Partial<IntakeGroup>): IntakeGroup =>
  ({ group: 1, known: null, remembered: false, columns: [], n_columns: 0, ...more }) as IntakeGroup;
const state = (more: Partial<IntakeGroup>, skipped: number[] = [], missing: string[] = []) =>
  groupState({ skipped, missingOf: () => missing, isDecided: () => false }, group(more));

describe('a group of files', () => {
  it('says where it stands, what is missing before anything else', () => {
    expect(state({}).words).toBe('guessed');
    expect(state({ remembered: true }).words).toBe('as last time');
    expect(state({ remembered: true }, [], ['time', 'object']).hint).toBe(
      'No column was found for: time, shared object.',
    );
    expect(state({}, [1], ['time']).words).toBe('left out');
  });

  it('names its first columns', () => {
    const columns = Array.from({ length: 10 }, (_, n) => `c${n}`);
    expect(listedColumns(group({ columns, n_columns: 49 }))).toBe(
      'c0, c1, c2, c3, c4, c5, c6, c7 and 41 more',
    );
    expect(listedColumns(group({ columns: ['a'], n_columns: 1 }))).toBe('a');
  });
});
