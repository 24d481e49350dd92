/** Every id that the engine's registry shows has Dutch words: the list is made by the engine itself. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { MethodForm, ParameterForm } from '../api/generated/types';
import { CATALOGUES } from './index';
import { language } from './language.svelte';
import { layerTexts, methods, parameters, units } from './nl/registry';
import { formInWords, parameterInWords, parameterName } from './registry';

interface Parameter {
  name: string;
  unit: string;
  text: string;
}
interface Method {
  name: string;
  question: string;
  text: string;
  caution: string;
  parameters: Record<string, Parameter>;
}
const spoken = JSON.parse(
  readFileSync(fileURLToPath(new URL('../api/generated/spoken.json', import.meta.url)), 'utf8'),
) as {
  methods: Record<string, Method>;
  layers: Record<string, { name: string; object: string; question: string; text: string }>;
};
const asked = Object.values(spoken.methods).flatMap((method) => Object.entries(method.parameters));

/** Units and names that are the same in both languages. */
const THE_SAME = new Set(['', 's', 'bytes', 'bits', 'accounts', 'Shingle']);

afterEach(() => language.choose('auto'));

describe('the registry in Dutch', () => {
  it('has these methods, parameters and layers, and no others', () => {
    expect(Object.keys(methods).sort()).toEqual(Object.keys(spoken.methods).sort());
    expect(Object.keys(parameters).sort()).toEqual([...new Set(asked.map(([id]) => id))].sort());
    expect(Object.keys(layerTexts).sort()).toEqual(Object.keys(spoken.layers).sort());
    expect(Object.keys(CATALOGUES.nl.engine.layers).sort()).toEqual(
      Object.keys(spoken.layers).sort(),
    );
  });

  it.each(Object.entries(spoken.methods))('says %s in other words', (id, english) => {
    const { name, question, text, caution } = methods[id]!;
    for (const [dutch, said] of [
      [name, english.name],
      [question, english.question],
      [text, english.text],
      [caution, english.caution],
    ] as const) {
      expect(dutch).not.toBe(said);
      expect(dutch).not.toMatch(/\b(the|and|which|with|accounts that)\b/i);
      // Figures of a method are the same in every language.
      expect(dutch.match(/\b\d+ ?%|\b\d{3}\b/g) ?? []).toEqual(
        said.match(/\b\d+ ?%|\b\d{3}\b/g) ?? [],
      );
      expect(dutch.includes('{object}')).toBe(said.includes('{object}'));
    }
  });

  it.each(asked)('says the parameter %s in other words', (id, english) => {
    const dutch = parameters[id]!;
    if (!THE_SAME.has(english.name)) expect(dutch.name).not.toBe(english.name);
    expect(dutch.text).not.toBe(english.text);
    expect(THE_SAME.has(english.unit) || Object.hasOwn(units, english.unit), english.unit).toBe(
      true,
    );
  });

  it.each(Object.entries(spoken.layers))('says the layer %s in other words', (id, english) => {
    expect(layerTexts[id]).not.toBe(english.text);
    // In English the window says what the engine says.
    const { text: _, ...words } = english;
    expect((CATALOGUES.en.engine.layers as Record<string, unknown>)[id]).toEqual(words);
  });

  it('follows the language, and leaves alone what it does not know', () => {
    const parameter = { id: 'min_group', name: 'Smallest group', unit: 'accounts', text: 'x' };
    expect(parameterInWords(parameter as ParameterForm).name).toBe('Smallest group');
    language.choose('nl');
    expect(parameterInWords(parameter as ParameterForm).name).toBe('Kleinste groep');
    expect(parameterName('windows_secs', 'Time windows')).toBe('Tijdvensters');
    expect(parameterName('span', 'span')).toBe('span');
    const odd = { ...parameter, id: 'constructor', name: 'Of its own' };
    expect(parameterInWords(odd as ParameterForm).name).toBe('Of its own');
    const part = { name: 'n', question: 'q', text: 't', caution: 'c', parameters: [] };
    const form = {
      id: 'pair-sweep',
      parameters: [],
      layers: [],
      significance: part,
      sensitivity: part,
      power: part,
      backbone: part,
    };
    const said = formInWords(form as unknown as MethodForm);
    expect(said.significance.question).toContain('dezelfde objecten');
    expect(said.power.name).toBe(methods['power']!.name);
  });
});
