import { describe, expect, it } from 'vitest';
import type { CaseView } from '../api/generated/types';
import { blockedBecause } from './screens';

const view = (imports: number, runs: number) =>
  ({ imports: Array.from({ length: imports }), runs: Array.from({ length: runs }) }) as CaseView;

describe('steps', () => {
  it('open as the case grows', () => {
    expect(blockedBecause('import', null)).toBeNull();
    expect(blockedBecause('overview', null)).toBe('No case is open.');
    expect(blockedBecause('detect', view(0, 0))).toBe('Nothing is imported yet.');
    expect(blockedBecause('network', view(1, 0))).toBe('No detection has been run yet.');
    expect(blockedBecause('report', view(1, 1))).toBeNull();
  });
});
