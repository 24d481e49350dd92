import { describe, expect, it } from 'vitest';
import { THIN_SPACE } from '../../format/number';
import type { FindingView } from '../../api/generated/types';
import {
  aboutWords,
  confidenceLevels,
  confidenceOf,
  dropIndex,
  exportGroups,
  fitZoom,
  leakWords,
  nextZoom,
  writtenWords,
} from './sentences';

const finding: FindingView = {
  id: 'f',
  title: 't',
  text: '',
  confidence: '',
  run: 'r',
  edge: 3,
  community: null,
  accounts: ['anna', 'b\u202eob'],
  pair_keys: ['p'],
  picture: '',
  author: '',
  updated_at_utc: '',
};

const kind = (id: string, ending: string) => ({ id, words: id, ending });

describe('words of the report screen', () => {
  it('defines every level of confidence', () => {
    expect(confidenceLevels().map((level) => level.value)).toEqual(['', 'high', 'moderate', 'low']);
    for (const level of confidenceLevels()) expect(level.definition).toMatch(/\.$/);
    expect(confidenceOf('nonsense').value).toBe('');
  });

  it('says what a finding speaks of, with hostile ids made visible', () => {
    expect(aboutWords(finding)).toBe('anna and b⟨U+202E⟩ob · 1 pair of posts');
    expect(aboutWords({ ...finding, edge: null, community: 4 })).toBe('Community 4');
    expect(aboutWords({ ...finding, edge: null })).toBe('The whole run');
  });

  it('names a written file and what it gives away', () => {
    const written = { file: 1, place: '~/a.html', size_bytes: 668_000, sha256: '', leaks: [] };
    expect(writtenWords(written)).toBe(`~/a.html · 668${THIN_SPACE}kB`);
    expect(leakWords(1)).toBe(
      '1 account id still stands in the report as a word, for instance in a text or a link. Read these places before you publish.',
    );
    expect(leakWords(2)).toBe(
      '2 account ids still stand in the report as a word, for instance in a text or a link. Read these places before you publish.',
    );
  });

  it('groups exports by what one does with them', () => {
    const groups = exportGroups([
      kind('report', 'html'),
      kind('gexf', 'gexf'),
      kind('edges', 'csv'),
    ]);
    expect(groups.map((g) => g.kinds.map((k) => k.id))).toEqual([['gexf'], ['edges']]);
  });
});

describe('paper on the desk', () => {
  it('zooms in steps, from between two as well, and stops at the ends', () => {
    expect(nextZoom(1, 1)).toBe(1.1);
    expect(nextZoom(0.93, -1)).toBe(0.9);
    expect(nextZoom(2, 1)).toBe(2);
    expect(nextZoom(0.5, -1)).toBe(0.5);
  });

  it('fits the room', () => {
    expect(fitZoom(860, 860)).toBe(1);
    expect(fitZoom(10_000, 860)).toBe(1);
    expect(fitZoom(10_000, 860, 2)).toBe(2);
    expect(fitZoom(0, 860)).toBe(0.4);
  });

  it('drops a finding where the pointer is', () => {
    const middles = [50, 150, 250];
    expect(dropIndex(middles, 0, 10)).toBe(0);
    expect(dropIndex(middles, 0, 160)).toBe(1);
    expect(dropIndex(middles, 0, 900)).toBe(2);
    expect(dropIndex(middles, 2, 60)).toBe(1);
  });
});
