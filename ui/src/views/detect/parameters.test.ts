import { describe, expect, it } from 'vitest';
import type { MethodForm, ParameterForm, PartForm } from '../../api/generated/types';
import { advancedEntries, chanceFields } from './parameters';

const parameter = (id: string, kind: string, more: Partial<ParameterForm> = {}): ParameterForm => ({
  id,
  kind,
  name: id,
  unit: '',
  min: 0,
  max: 1,
  default: [],
  options: [],
  max_count: 1,
  text: `Help of ${id}.`,
  ...more,
});

const form = {
  parameters: [
    parameter('layers', 'names'),
    parameter('fuse', 'switch', { default: [0] }),
    parameter('windows_secs', 'numbers', { default: [60], max_count: 16 }),
    parameter('min_participation', 'whole', { default: [2] }),
    parameter('min_weight', 'whole', { default: [2] }),
    parameter('weight_quantile', 'optional'),
    parameter('compat', 'choice', {
      text: 'coortweet: the numbers of the peer. toolkit: other networks.',
    }),
    parameter('edge_quantile', 'optional'),
    parameter('memory_bytes', 'whole'),
    parameter('something_new', 'whole'),
  ],
} as MethodForm;

describe('the advanced fold', () => {
  const entries = advancedEntries(form);

  it('holds what the plain questions do not ask, and what a run has beside its method', () => {
    expect(entries.map((entry) => entry.parameter.id)).toEqual([
      'fuse',
      'windows_secs',
      'min_participation',
      'weight_quantile',
      'coortweet_edge_quantile',
      'cross_platform',
      'seed',
    ]);
  });

  it('asks for the definitions of the peer once, with both helps', () => {
    const peer = entries.find((entry) => entry.parameter.id === 'coortweet_edge_quantile')!;
    expect(peer).toMatchObject({ kind: 'optional', start: 0.5 });
    expect(peer.parameter.text).toBe('The numbers of the peer. Help of edge_quantile.');
  });

  it('does not ask twice for what the form brings itself', () => {
    const more = {
      ...form,
      parameters: [...form.parameters, parameter('seed', 'whole')],
    } as MethodForm;
    const seeds = advancedEntries(more).filter((entry) => entry.parameter.id === 'seed');
    expect(seeds).toHaveLength(1);
  });
});

describe('the parameters of chance', () => {
  it('are asked in the order of the registry, what is unknown left out', () => {
    const chance = {
      parameters: [
        parameter('correction', 'choice', { options: ['a', 'b'] }),
        parameter('max_q', 'numbers'),
        parameter('of_tomorrow', 'switch'),
      ],
    } as unknown as PartForm;
    expect(chanceFields(chance).map((entry) => entry.field)).toEqual(['correction', 'max_q']);
  });
});
