/** What the layers of the open case are called on screen: `url` is "Link". */
import { backend } from '../api';
import { layerName } from '../words/engine';
import { openCase } from './case.svelte';

class Layers {
  #names = $state.raw<ReadonlyMap<string, string>>(new Map());
  #knownFor = '';

  /** Asks once for a case and its imports; without an answer ids stand for themselves. */
  async load(): Promise<void> {
    const view = openCase.view;
    const key = view
      ? `${view.case_id} ${view.imports.map((each) => each.import_id).join(' ')}`
      : '';
    if (key === this.#knownFor) return;
    this.#knownFor = key;
    try {
      const form = await backend.methodForm();
      this.#names = new Map(form.layers.map((layer) => [layer.id, layer.name]));
    } catch {
      this.#knownFor = '';
    }
  }

  name(id: string): string {
    return layerName(id, this.#names.get(id) ?? id);
  }
}

export const layers = new Layers();
