import { describe, expect, it } from 'vitest';
import type { DetectAsk, LayerForm, RunView } from '../../api/generated/types';
import {
  aboutWords,
  costWords,
  layerBars,
  nothingFound,
  objectWords,
  orList,
  pairsByWindow,
  progressWords,
  timesWords,
  unusual,
  windowWords,
} from './question';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const layer = (id: string, object: string): LayerForm => ({
  id,
  object,
  name: id,
  question: '',
  text: '',
  shares: 1,
  is_usual: true,
  is_made: false,
  parameters: [],
});
const layers = [
  layer('url', 'link'),
  layer('hashtag', 'hashtag'),
  layer('post', 'post'),
  layer('text', 'text'),
  layer('domain', 'web site'),
];

const ask: DetectAsk = {
  name: '',
  layers: [],
  windows_secs: [60],
  min_weight: 2,
  min_participation: 2,
  min_hashtags: 5,
  weight_quantile: null,
  fuse: false,
  keep_loops: false,
  coortweet_edge_quantile: null,
  platforms: [],
  span: null,
  cross_platform: true,
  seed: 1,
  significance: null,
  max_q: null,
  correction: null,
  min_group: null,
  reaction_secs: null,
  made: {},
  sensitivity: null,
  subsamples: null,
  kept_share: null,
  common_images: null,
  backbone: null,
  backbone_alpha: null,
};
const run = (part: Partial<RunView>) =>
  ({ ask, windows_secs: [60], lower: [], ...part }) as RunView;

describe('the question', () => {
  it('names what was shared', () => {
    expect(objectWords(layers, ['url'])).toBe('link');
    expect(objectWords(layers, ['hashtag', 'url'])).toBe('link or hashtag');
    expect(objectWords(layers, ['url', 'hashtag', 'post'])).toBe('link, hashtag or post');
    expect(
      objectWords(
        layers,
        layers.map((one) => one.id),
      ),
    ).toBe('object of any of 5 kinds');
    expect(objectWords(layers, [])).toBe('object');
    expect(orList([])).toBe('');
  });

  it('counts different objects, not posts', () => {
    expect(timesWords(1)).toBe('at least one');
    expect(timesWords(3)).toBe('at least 3 different ones');
  });

  it('names the window that makes the network first', () => {
    expect(plain(windowWords([60]))).toBe('60 s');
    expect(plain(windowWords([60, 3600]))).toBe('1 h, also 60 s');
    expect(plain(windowWords([10, 3600, 60]))).toBe('1 h, also 60 s and 10 s');
    expect(windowWords([])).toBe('–');
  });
});

describe('the cost', () => {
  it('is exact in pairs and coarse in time', () => {
    expect(plain(costWords({ n_pairs: 3791, seconds: 1.8 }))).toBe('3 791 pairs · about 2 s');
    expect(plain(costWords({ n_pairs: 1, seconds: 0.2 }))).toBe('1 pair · under 1 s');
    expect(plain(costWords({ n_pairs: 4, seconds: 9 }, true))).toBe(
      '4 pairs and those that the run finds',
    );
    expect(plain(aboutWords(43))).toBe('about 45 s');
    expect(plain(aboutWords(200))).toBe('about 3 min');
    expect(aboutWords(Number.NaN)).toBe('time unknown');
  });

  it('is shown by layer, in the order of the form', () => {
    const by_layer = [
      { layer: 'url', pairs: [1, 10] },
      { layer: 'text', pairs: [2, 40] },
      { layer: 'post', pairs: [] },
    ];
    const bars = layerBars({ by_layer }, ['text', 'url', 'post']);
    expect(bars).toEqual([
      { layer: 'text', pairs: 40, share: 1 },
      { layer: 'url', pairs: 10, share: 0.25 },
      { layer: 'post', pairs: 0, share: 0 },
    ]);
  });

  it('is summed over layers at every window', () => {
    const by_layer = [
      { layer: 'url', pairs: [1, 10] },
      { layer: 'text', pairs: [2, 40] },
    ];
    expect(pairsByWindow({ by_layer }, 2)).toEqual([3, 50]);
  });
});

describe('nothing found', () => {
  it('offers the limits that would give something', () => {
    const { sentence, offers } = nothingFound(
      run({
        lower: [
          { min_weight: 2, n_edges: 214 },
          { min_weight: 1, n_edges: 900 },
        ],
      }),
    );
    expect(sentence).toBe(
      'No pair of accounts passes these limits. 214 share at least 2 objects: lower the limit?',
    );
    expect(offers).toEqual([2, 1]);
  });

  it('speaks of one pair as of one', () => {
    const { sentence } = nothingFound(run({ lower: [{ min_weight: 1, n_edges: 1 }] }));
    expect(sentence).toContain('One pair shares at least 1 object:');
  });

  it('says so when no lower limit would help', () => {
    const { sentence, offers } = nothingFound(run({}));
    expect(plain(sentence)).toContain('within 60 s');
    expect(offers).toEqual([]);
  });
});

describe('a run', () => {
  it('says where it stands', () => {
    expect(plain(progressWords('comparing pairs', 12_000, 57_213))).toBe(
      'Comparing pairs · 12 000 of 57 213',
    );
    expect(progressWords('placing accounts', 0, 0)).toBe('Placing accounts');
  });

  it('names what is unlike the default', () => {
    expect(unusual(ask)).toEqual([]);
    expect(unusual({ ...ask, fuse: true, min_participation: 5, cross_platform: false })).toEqual([
      'layers fused',
      'participation 5',
      'platforms apart',
    ]);
    expect(unusual({ ...ask, layers: ['hashtag_sequence'], min_hashtags: 4 })).toEqual([
      '4 hashtags in a row or more',
    ]);
  });
});
