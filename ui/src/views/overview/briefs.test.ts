import { describe, expect, it, vi } from 'vitest';
import type { PostBrief } from '../../api/generated/types';
import { Briefs } from './briefs.svelte';
import { lookOf } from './objects';

const brief = (content_id: string): PostBrief => ({
  content_id,
  platform: 'x',
  account_id: 'a',
  account_name: '',
  time_ms: 0,
  text: `text of ${content_id}`,
});

describe('posts in brief', () => {
  it('are asked for once, and what the case does not hold is known not to be there', async () => {
    const ask = vi.fn(async (ids: string[]) => ids.filter((id) => id !== 'gone').map(brief));
    const briefs = new Briefs();
    await briefs.want('case', ['1', 'gone'], ask);
    await briefs.want('case', ['1', 'gone', '2'], ask);
    expect(ask.mock.calls).toEqual([[['1', 'gone']], [['2']]]);
    expect(briefs.of('2')?.text).toBe('text of 2');
    expect([briefs.of('gone'), briefs.isKnown('gone')]).toEqual([null, true]);
    await briefs.want('other case', ['1'], ask);
    expect(ask).toHaveBeenCalledTimes(3);
    expect(briefs.isKnown('2')).toBe(false);
  });

  it('can be asked for again when asking failed', async () => {
    const briefs = new Briefs();
    await expect(
      briefs.want('case', ['1'], () => Promise.reject(new Error('no'))),
    ).rejects.toThrow();
    expect(briefs.isKnown('1')).toBe(false);
    await briefs.want('case', ['1'], async (ids) => ids.map(brief));
    expect(briefs.of('1')?.content_id).toBe('1');
  });
});

describe('objects', () => {
  it('are shown by what they are', () => {
    expect(['post', 'url', 'text', 'hashtag', 'my_column'].map(lookOf)).toEqual([
      'post',
      'address',
      'words',
      'line',
      'line',
    ]);
  });
});
