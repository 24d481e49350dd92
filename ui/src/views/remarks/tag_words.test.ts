import { describe, expect, it } from 'vitest';
import { offeredTags, tagFault, tidyTag } from './tag_words';

describe('tags', () => {
  it('are tidied before they are saved', () => {
    expect(tidyTag('  port \t of  Gent ')).toBe('port of Gent');
  });

  it('may be any short word that hides nothing', () => {
    for (const good of [
      'port',
      'één woord',
      '港',
      '#1',
      '👩‍🔬'.replace('\u200d', ''),
      'é'.repeat(60),
    ])
      expect(tagFault(good, []), good).toBeNull();
    for (const bad of ['é'.repeat(61), 'a;b', '-x', 'a\u202eb', 'a\u200bb', 'a\u0007b'])
      expect(tagFault(bad, []), bad).not.toBeNull();
    expect(tagFault('PORT', ['Port'])).toBe('This tag is there already');
    expect(tagFault('é'.repeat(62), [])).toBe('2 characters too many');
  });

  it('are offered as they are used, without those that are there', () => {
    const used = ['port', 'report', 'a port', 'zoo'].map((tag, i) => ({ tag, n_things: 9 - i }));
    const values = (typed: string) => offeredTags(used, ['zoo'], typed).map((o) => o.value);
    expect(values('')).toEqual(['port', 'report', 'a port']);
    expect(values('POR')).toEqual(['port', 'report', 'a port']);
    expect(values('rep')).toEqual(['report']);
    expect(offeredTags(used, [], 'zoo')[0]?.detail).toBe('6 times');
  });
});
