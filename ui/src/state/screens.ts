/** The steps of an investigation: their names, and what must be there before one can be taken. */
import type { CaseView } from '../api/generated/types';
import type { Screen } from './navigation.svelte';

export interface Step {
  screen: Exclude<Screen, 'start'>;
  title: string;
  /** What it is for, in a few words. */
  purpose: string;
  keys: string;
}

export const STEPS: readonly Step[] = [
  { screen: 'import', title: 'Import', purpose: 'Read source files', keys: 'Mod+1' },
  { screen: 'overview', title: 'Overview', purpose: 'What the case holds', keys: 'Mod+2' },
  { screen: 'detect', title: 'Detect', purpose: 'Look for coordination', keys: 'Mod+3' },
  { screen: 'network', title: 'Network', purpose: 'Accounts and their edges', keys: 'Mod+4' },
  { screen: 'evidence', title: 'Evidence', purpose: 'The posts behind an edge', keys: 'Mod+5' },
  { screen: 'report', title: 'Report', purpose: 'Findings in order', keys: 'Mod+6' },
];

/** Why a screen cannot be opened now; null when it can. */
export function blockedBecause(screen: Screen, view: CaseView | null): string | null {
  if (screen === 'start' || screen === 'import') return null;
  if (!view) return 'No case is open.';
  if (view.imports.length === 0) return 'Nothing is imported yet.';
  if (screen === 'overview' || screen === 'detect') return null;
  return view.runs.length === 0 ? 'No detection has been run yet.' : null;
}
