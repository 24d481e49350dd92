import { beforeEach, describe, expect, it } from 'vitest';
import type { DetectAsk, MethodForm, ParameterForm } from '../api/generated/types';
import { draft } from './draft.svelte';

const form = {
  layers: [
    { id: 'url', is_usual: true },
    { id: 'hashtag', is_usual: true },
    { id: 'domain', is_usual: false },
  ],
  parameters: [{ id: 'windows_secs', default: [60] } as ParameterForm],
} as MethodForm;

const done: DetectAsk = {
  name: 'Links',
  layers: ['url', 'gone'],
  windows_secs: [10, 60, 3600],
  min_weight: 3,
  min_participation: 2,
  min_hashtags: 5,
  weight_quantile: null,
  fuse: true,
  keep_loops: false,
  coortweet_edge_quantile: null,
  platforms: ['x'],
  span: { from_ms: 1, to_ms: 2 },
  cross_platform: true,
  seed: 7,
  significance: null,
  max_q: null,
  correction: null,
  min_group: null,
  reaction_secs: null,
  made: { similarity: 0.7 },
  common_images: [{ hash: 'f0f0f0f0f0f0f0f0', reason: 'a flag' }],
  sensitivity: null,
  subsamples: null,
  kept_share: null,
  backbone: 'disparity',
  backbone_alpha: 0.1,
};

describe('the question that is asked next', () => {
  beforeEach(() => draft.clear());

  it('leaves everything open at first, but the window that is shown', () => {
    expect(draft.isDefault).toBe(true);
    expect(draft.ask(form)).toMatchObject({ layers: [], windows_secs: [60], min_weight: null });
  });

  it('asks for further windows only when they are narrower', () => {
    draft.setWindow(300);
    draft.further = [10, 600, 10];
    expect(draft.ask(form).windows_secs).toEqual([10, 300]);
    draft.setWindow(3600);
    expect(draft.ask(form).windows_secs).toEqual([10, 600, 3600]);
  });

  it('keeps what is said of kinds that the run makes', () => {
    draft.setMade('fast_repost_secs', 5);
    draft.setMade('shingle', 7);
    expect(draft.made('shingle')).toBe(7);
    expect(draft.made('similarity')).toBeNull();
    expect(draft.ask(form).made).toEqual({ fast_repost_secs: 5, shingle: 7 });
    draft.clear();
    expect(draft.ask(form).made).toEqual({});
  });

  it('takes over the settings of a run, not its name, and no layer that is gone', () => {
    draft.adopt(done, form);
    expect(draft.ask(form)).toEqual({ ...done, name: '', layers: ['url'] });
    expect(draft.window(form)).toBe(3600);
    expect(draft.further).toEqual([60, 10]);
  });

  it('says the usual layers as none, and all of them by name', () => {
    draft.adopt({ ...done, layers: ['hashtag', 'url'] }, form);
    expect(draft.layers).toBeNull();
    expect(draft.ask(form).layers).toEqual([]);
    expect(draft.chosen(form)).toEqual(['url', 'hashtag']);
    draft.choose(['url', 'hashtag', 'domain'], form);
    expect(draft.ask(form).layers).toEqual(['domain', 'hashtag', 'url']);
    draft.choose(['hashtag', 'url'], form);
    expect(draft.layers).toBeNull();
  });

  it('belongs to one case', () => {
    draft.belongTo('a');
    draft.span = { from_ms: 1, to_ms: 2 };
    draft.belongTo('a');
    expect(draft.span).not.toBeNull();
    draft.belongTo('b');
    expect(draft.isDefault).toBe(true);
  });
});
