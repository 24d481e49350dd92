/** Methods, parameters and layers of the engine's registry in the language of the window, by their ids. */
import type { LayerForm, MethodForm, ParameterForm, PartForm } from '../api/generated/types';
import { layerInWords } from './engine';
import { language } from './language.svelte';
import { layerTexts, methods, parameters, units } from './nl/registry';

/** What has no words in this language keeps those of the engine. */
function knownIn<T>(words: Record<string, T>, id: string): T | undefined {
  return Object.hasOwn(words, id) ? words[id] : undefined;
}

export function parameterInWords(parameter: ParameterForm): ParameterForm {
  if (language.current === 'en') return parameter;
  const unit = knownIn(units, parameter.unit) ?? parameter.unit;
  return { ...parameter, ...knownIn(parameters, parameter.id), unit };
}

/** The name of a parameter of this id; one that has no words keeps what the engine calls it. */
export function parameterName(id: string, given: string): string {
  return (language.current !== 'en' && knownIn(parameters, id)?.name) || given;
}

/** A part of the form; which method it is, the form does not say. */
export function partInWords(id: string, part: PartForm): PartForm {
  if (language.current === 'en') return part;
  const words = knownIn(methods, id);
  return {
    ...part,
    ...words,
    question: words?.question.replace('{object}', 'objecten') ?? part.question,
    parameters: part.parameters.map(parameterInWords),
  };
}

/** The whole form of the detect screen. */
export function formInWords(form: MethodForm): MethodForm {
  if (language.current === 'en') return form;
  const words = knownIn(methods, form.id);
  return {
    ...form,
    ...(words && { name: words.name, text: words.text }),
    parameters: form.parameters.map(parameterInWords),
    layers: form.layers.map(formOfLayer),
    significance: partInWords('significance', form.significance),
    sensitivity: partInWords('sensitivity', form.sensitivity),
    power: partInWords('power', form.power),
    backbone: partInWords('backbone', form.backbone),
  };
}

const formOfLayer = (layer: LayerForm): LayerForm => ({
  ...layerInWords(layer),
  text: knownIn(layerTexts, layer.id) ?? layer.text,
  parameters: layer.parameters.map(parameterInWords),
});
