/** The steps of an investigation: their names, and what must be there before one can be taken. */
import type { CaseView } from '../api/generated/types';
import type { Screen } from './navigation.svelte';
import { t } from '../words';

export interface Step {
  screen: Exclude<Screen, 'start'>;
  keys: string;
}

/** What each screen is called stands in the catalogue, under `frame.steps`. */
export const STEPS: readonly Step[] = [
  { screen: 'import', keys: 'Mod+1' },
  { screen: 'overview', keys: 'Mod+2' },
  { screen: 'detect', keys: 'Mod+3' },
  { screen: 'network', keys: 'Mod+4' },
  { screen: 'evidence', keys: 'Mod+5' },
  { screen: 'report', keys: 'Mod+6' },
];

/** Why a screen cannot be opened now; null when it can. */
export function blockedBecause(screen: Screen, view: CaseView | null): string | null {
  if (screen === 'start' || screen === 'import') return null;
  if (!view) return t.frame.noCaseOpen;
  if (view.imports.length === 0) return t.frame.nothingImported;
  if (screen === 'overview' || screen === 'detect') return null;
  return view.runs.length === 0 ? t.frame.noDetection : null;
}
