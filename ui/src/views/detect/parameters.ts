/** What of the registry stands in the advanced fold, and how each parameter is asked. */
import type { MethodForm, ParameterForm, PartForm } from '../../api/generated/types';
import type { NumberField, SwitchField } from '../../state/draft.svelte';
import { t } from '../../words';

export type Entry =
  | { kind: 'windows'; parameter: ParameterForm }
  | { kind: 'number'; field: NumberField; parameter: ParameterForm; whole: boolean }
  | { kind: 'optional'; field: NumberField; parameter: ParameterForm; start: number }
  | { kind: 'switch'; field: SwitchField; parameter: ParameterForm };

/** Asked by the plain questions above the fold. */
const PLAIN = new Set(['layers', 'min_weight', 'platforms', 'span']);
/** Decided for this computer by the engine; the result does not depend on them. */
const OF_THE_MACHINE = new Set(['memory_bytes', 'threads']);
const NUMBERS = new Set([
  'min_participation',
  'min_hashtags',
  'weight_quantile',
  'coortweet_edge_quantile',
  'seed',
]);
const SWITCHES = new Set(['fuse', 'keep_loops', 'cross_platform']);

/** Where an optional number starts when it is switched on: the peer's own default, or the middle. */
const START: Record<string, number> = { coortweet_edge_quantile: 0.5, weight_quantile: 0.5 };

/** Parameters of a run beyond those of the method, when the form does not bring them. */
const beside = (): ParameterForm[] => [
  {
    id: 'cross_platform',
    name: t.detect.oneObject,
    unit: '',
    kind: 'switch',
    min: null,
    max: null,
    default: [1],
    options: [],
    max_count: 1,
    text: t.detect.oneObjectText,
  },
  {
    id: 'seed',
    name: t.detect.seed,
    unit: '',
    kind: 'whole',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    default: [1],
    options: [],
    max_count: 1,
    text: t.detect.seedText,
  },
];

/** CooRTweet's definitions are one switch and one number in the registry, and one optional number in a run. */
function asField(parameter: ParameterForm, all: readonly ParameterForm[]): ParameterForm | null {
  if (parameter.id === 'compat') return null;
  if (parameter.id !== 'edge_quantile' && parameter.id !== 'coortweet_edge_quantile')
    return parameter;
  const compat = all.find((one) => one.id === 'compat');
  return {
    ...parameter,
    id: 'coortweet_edge_quantile',
    name: t.detect.peerDefinitions,
    text: compat
      ? `${upper(compat.text.replace(/^coortweet:\s*|\s*toolkit:.*$/gis, ''))} ${parameter.text}`
      : parameter.text,
  };
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Everything of the registry that the plain questions do not ask, in the order of the form. */
export function advancedEntries(form: MethodForm): Entry[] {
  const given = form.parameters;
  const more = beside().filter((one) => !given.some((parameter) => parameter.id === one.id));
  return [...given, ...more].flatMap((raw) => {
    if (PLAIN.has(raw.id) || OF_THE_MACHINE.has(raw.id)) return [];
    const parameter = asField(raw, given);
    return parameter ? entryOf(parameter) : [];
  });
}

function entryOf(parameter: ParameterForm): Entry[] {
  const { id, kind } = parameter;
  if (id === 'windows_secs') return [{ kind: 'windows', parameter }];
  if (SWITCHES.has(id)) return [{ kind: 'switch', field: id as SwitchField, parameter }];
  if (!NUMBERS.has(id)) return [];
  const field = id as NumberField;
  if (kind === 'optional') return [{ kind: 'optional', field, parameter, start: START[id] ?? 0 }];
  return [{ kind: 'number', field, parameter, whole: kind === 'whole' }];
}

/** A parameter of chance: a number, or the word of the correction. */
export type ChanceField =
  | { field: 'max_q' | 'min_group' | 'reaction_secs'; parameter: ParameterForm }
  | { field: 'correction'; parameter: ParameterForm };

/** The parameters of chance that the form asks, in the order of the registry. */
export function chanceFields(form: PartForm): ChanceField[] {
  return form.parameters.flatMap((parameter): ChanceField[] => {
    const { id } = parameter;
    if (id === 'max_q' || id === 'min_group' || id === 'reaction_secs')
      return [{ field: id, parameter }];
    return id === 'correction' ? [{ field: id, parameter }] : [];
  });
}
