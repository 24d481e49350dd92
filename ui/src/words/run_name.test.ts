import { afterEach, describe, expect, it } from 'vitest';
import { language } from './language.svelte';
import { madeName, runName } from './run_name';
import { said } from './said';

afterEach(() => language.choose('auto'));

describe('the name of a run', () => {
  it.each([
    ['Same link within 60 s', 'Zelfde links binnen 60 s'],
    ['Same object within 5 min (2)', 'Zelfde objecten binnen 5 min (2)'],
    ['Same hashtag within 1 h', 'Zelfde hashtags binnen 1 u'],
    ['Same web site within 0.5 s', 'Zelfde websites binnen 0,5 s'],
    ['Same link within 2 d (10)', 'Zelfde links binnen 2 d (10)'],
    ['Same value of "sticker" within 90 s', 'Zelfde waarde van ‘sticker’ binnen 90 s'],
  ])('that the engine made is said in Dutch: %s', (english, dutch) => {
    expect(madeName(english)).toBe(english);
    language.choose('nl');
    expect(madeName(english)).toBe(dutch);
    expect(runName({ name: english, name_is_made: true })).toBe(dutch);
    expect(said(`Run ${english}`)).toBe(`Run ${dutch}`);
    expect(said(`Removal of the run ${english}`)).toBe(`Verwijdering van de run ${dutch}`);
  });

  it('that the analyst gave stays as it is', () => {
    language.choose('nl');
    expect(runName({ name: 'Same link within 60 s', name_is_made: false })).toBe(
      'Same link within 60 s',
    );
    for (const name of ['Links', 'Same', 'Same thing within 60 s', 'Same link within 60 s, again'])
      expect(runName({ name, name_is_made: true })).toBe(name);
    expect(said('Run Same link within 60 s renamed to Same link within 5 min')).toBe(
      'Run Zelfde links binnen 60 s hernoemd tot Same link within 5 min',
    );
  });
});
