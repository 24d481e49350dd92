import { describe, expect, it } from 'vitest';
import { actionOf, edgeActionWithAltGr, EVIDENCE_KEYS, type KeyPress } from './keys';
import { linksIn } from './links';
import { asMark, laterWords, markedWords, nameOf, placeWords, progressWords } from './sentences';

const T = '\u202f';
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  inField: false,
  inWidget: false,
  ...more,
});

describe('keys of the evidence screen', () => {
  it('gives each key one action', () => {
    const all = EVIDENCE_KEYS.flatMap((entry) => entry.keys.map((key) => key.toLowerCase()));
    expect(new Set(all).size).toBe(all.length);
  });

  it('knows judgements, moves and edges, whatever the case of the letter', () => {
    expect(actionOf(press('j'))).toBe('next');
    expect(actionOf(press('J'))).toBe('next');
    expect(actionOf(press('1'))).toBe('convincing');
    expect(actionOf(press('0'))).toBe('none');
    expect(actionOf(press(']'))).toBe('next-edge');
    expect(actionOf(press('x'))).toBeNull();
  });

  it('leaves writing and shortcuts of others alone', () => {
    expect(actionOf(press('j', { inField: true }))).toBeNull();
    expect(actionOf(press('1', { ctrlKey: true }))).toBeNull();
    expect(actionOf(press('r', { metaKey: true }))).toBeNull();
    expect(actionOf(press('ArrowDown', { inWidget: true }))).toBeNull();
    expect(actionOf(press('j', { inWidget: true }))).toBe('next');
  });

  it('knows brackets that need AltGr', () => {
    expect(edgeActionWithAltGr(']', true)).toBe('next-edge');
    expect(edgeActionWithAltGr('1', true)).toBeNull();
    expect(edgeActionWithAltGr(']', false)).toBeNull();
  });
});

describe('sentences of the evidence screen', () => {
  it('says how many pairs are judged', () => {
    expect(progressWords([9, 2, 1], 38)).toBe(
      '12 of 38 judged: 9 convincing, 2 unclear, 1 innocent',
    );
    expect(progressWords([0, 0, 4], 1204)).toBe(`4 of 1${T}204 judged: 4 innocent`);
    expect(progressWords([0, 0, 0], 1)).toBe('None of 1 pair judged yet');
  });

  it('says how much later a post came', () => {
    expect(laterWords(4)).toEqual({ figure: `4${T}s`, word: 'later' });
    expect(laterWords(0)).toEqual({ figure: '0 s', word: 'same second' });
  });

  it('names the place in the source, with a line only where there are lines', () => {
    expect(placeWords({ record: 48210, line: 48211 })).toBe(`record 48${T}210, line 48${T}211 of `);
    expect(placeWords({ record: 7, line: null })).toBe('record 7 of ');
  });

  it('reads marks from the wire and speaks of them', () => {
    expect(asMark('unclear')).toBe('unclear');
    expect(asMark('')).toBe('none');
    expect(markedWords('innocent', false)).toBe('Pair marked innocent. Saved.');
    expect(markedWords('none', true)).toBe('Edge: judgement taken back. Saved.');
  });

  it('calls an account by its id when it has no name', () => {
    expect(nameOf({ display_name: ' ', account_id: 'fb_1' })).toBe('fb_1');
  });
});

describe('links as text', () => {
  it('finds links and leaves the sentence its signs', () => {
    expect(
      linksIn('See https://a.example/x_(y), and (www.b.example/z). https://a.example/x_(y)'),
    ).toEqual(['https://a.example/x_(y)', 'www.b.example/z']);
  });

  it('finds no script and no file', () => {
    expect(linksIn('javascript:alert(1) file:///etc/passwd data:text/html,x')).toEqual([]);
  });
});
