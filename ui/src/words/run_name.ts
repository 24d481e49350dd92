/**
 * Names of runs. The engine names a run by its question, in English, as reports and other programs know it;
 * the window says such a name in its own language. A name that the analyst gave stays as it is.
 */
import type { RunView } from '../api/generated/types';
import { locale } from '../format/locale';
import { CATALOGUES, t } from './index';
import { language } from './language.svelte';

const MADE = /^Same (.+) within (\d+(?:\.\d+)?) (d|h|min|s)((?: \(\d+\))?)$/;
const VALUE = /^value of "(.+)"$/;

/** The noun of a question in the language of the window; null when the engine has no such noun. */
function noun(english: string): string | null {
  const [, column] = VALUE.exec(english) ?? [];
  if (column !== undefined) return t.engine.valueOf(column);
  const layers = Object.entries(CATALOGUES.en.engine.layers);
  const found = layers.find(([, layer]) => layer.object === english);
  return found ? t.engine.layers[found[0] as keyof typeof t.engine.layers].object : null;
}

/** A name that the engine made, in the language of the window; any other name as it is. */
export function madeName(name: string): string {
  const [, object = '', amount = '', unit = '', number = ''] = MADE.exec(name) ?? [];
  const objects = language.current === 'en' || object === '' ? null : noun(object);
  if (objects === null) return name;
  const { decimal, day, hour } = locale();
  const units: Record<string, string> = { d: day, h: hour };
  const window = `${amount.replace('.', decimal)} ${units[unit] ?? unit}`;
  return t.engine.runName(objects, window) + number;
}

/** What a run is called in the window. */
export function runName(run: Pick<RunView, 'name' | 'name_is_made'>): string {
  return run.name_is_made ? madeName(run.name) : run.name;
}
