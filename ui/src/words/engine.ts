/** Words of the engine in the language of the window, as far as a code or a fixed sentence tells which they are. */
import type { LayerForm } from '../api/generated/types';
import { CATALOGUES, t } from './index';
import { language } from './language.svelte';

type Layer = keyof typeof CATALOGUES.en.engine.layers;

const isKnown = (id: string): id is Layer => Object.hasOwn(CATALOGUES.en.engine.layers, id);

/** Name of a layer; one of the file's own keeps the name it has. */
export function layerName(id: string, given: string): string {
  return language.current !== 'en' && isKnown(id) ? t.engine.layers[id].name : given;
}

/** A layer with its name, noun and question; what the engine says in English stays as it says it. */
export function layerInWords(layer: LayerForm): LayerForm {
  const { id } = layer;
  return language.current !== 'en' && isKnown(id) ? { ...layer, ...t.engine.layers[id] } : layer;
}

/** A stage of the engine's work; one that is not known stays in English. */
export function stageInWords(stage: string): string {
  const known = Object.entries(CATALOGUES.en.engine.stages).find(([, said]) => said === stage);
  return known ? t.engine.stages[known[0] as keyof typeof t.engine.stages] : stage;
}

/** The words of a code; a code without words stays as it is. */
function saidOf(words: Record<string, string>, code: string): string {
  return (Object.hasOwn(words, code) && words[code]) || code;
}

/** The judgement of an edge or a pair; empty where there is none. */
export function markInWords(mark: string): string {
  return saidOf(t.evidence.marks, mark);
}

/** What a figure of a post counts: `likes`, `reposts`. */
export function countNoun(name: string): string {
  return saidOf(t.engine.counts, name);
}

/** What a post is to other posts: `Post`, `Repost`, `Reply`, `Quote`. */
export function kindInWords(kind: string): string {
  return saidOf(t.engine.kinds, kind);
}
