import { afterEach, describe, expect, it } from 'vitest';
import type { LayerForm } from '../api/generated/types';
import { layerInWords, layerName, stageInWords } from './engine';
import { language } from './language.svelte';

const layer = { id: 'url', name: 'Link', object: 'link', question: 'Who?' } as LayerForm;

afterEach(() => language.choose('auto'));

describe('words of the engine', () => {
  it('stand as the engine says them in English', () => {
    expect(layerInWords(layer)).toBe(layer);
    expect(stageInWords('Reading rows')).toBe('Reading rows');
  });

  it('are Dutch where they are known, and left alone where they are not', () => {
    language.choose('nl');
    expect(layerInWords(layer).question).toContain('dezelfde link');
    expect(layerName('domain', 'Domain')).toBe('Domein');
    expect(layerName('sticker', 'sticker')).toBe('sticker');
    expect(layerName('constructor', 'constructor')).toBe('constructor');
    expect(stageInWords('Reading rows')).toBe('Rijen lezen');
    expect(stageInWords('Some new stage')).toBe('Some new stage');
  });
});
