import { describe, expect, it } from 'vitest';
import { safeLine, safePieces, truncateMiddle, type Piece } from './safe';

const textOf = (pieces: Piece[]) =>
  pieces
    .map((p) => (p.kind === 'text' ? p.text : p.kind === 'break' ? '\n' : `[${p.text}]`))
    .join('');
const show = (raw: string, limit = 1000, lines = true) =>
  textOf(safePieces(raw, limit, lines).pieces);

describe('safe text', () => {
  it('leaves ordinary text alone, in every script', () => {
    for (const text of [
      'Verkiezingen in Gent',
      'انتخابات',
      'चुनाव',
      '選挙 2021',
      'café',
      '<b>&amp;</b>',
    ])
      expect(show(text)).toBe(text);
  });

  it('names characters that reverse the reading direction', () => {
    expect(show('abc\u202Egnp.exe')).toBe('abc[U+202E]gnp.exe');
    const sign = safePieces('\u202E', 10, true).pieces[0];
    expect(sign?.kind === 'sign' && sign.meaning).toBe('right-to-left override (U+202E)');
  });

  it('names what cannot be seen', () => {
    expect(show('a\u200Bb\u0000c\u{E0041}d\u3164')).toBe('a[U+200B]b[U+0000]c[U+E0041]d[U+3164]');
    expect(show('half \ud800 of')).toBe('half [U+D800] of');
  });

  it('keeps joiners that do their work', () => {
    expect(show('👩‍👧')).toBe('👩‍👧');
    expect(show('می‌خواهم')).toBe('می‌خواهم');
    expect(show('pass\u200Cword')).toBe('pass[U+200C]word');
  });

  it('clamps marks piled over one letter and says how many it left off', () => {
    expect(show(`a${'\u0301'.repeat(30)}b`)).toBe(`a${'\u0301'.repeat(4)}[+26]b`);
    expect(show(`z${'\u0300'.repeat(9)}`)).toBe(`z${'\u0300'.repeat(4)}[+5]`);
  });

  it('cuts what is long, by characters and not by halves of them', () => {
    const safe = safePieces('😀'.repeat(10_000), 500, true);
    expect(safe.leftOff).toBe(9500);
    expect([...textOf(safe.pieces)]).toHaveLength(500);
  });

  it('keeps lines where there is room for them', () => {
    expect(show('one\r\ntwo')).toBe('one\ntwo');
    expect(show('one\ntwo', 100, false)).toBe('one[↵]two');
  });

  it('gives one plain line for titles', () => {
    expect(safeLine('one\ntwo\u202E')).toBe('one two⟨U+202E⟩');
    expect(safeLine('abcdef', 3)).toBe('abc…');
  });
});

describe('identifiers', () => {
  it('are cut in the middle', () => {
    expect(truncateMiddle('5b88fc00c8f8aa12', 9)).toBe('5b88…aa12');
    expect(truncateMiddle('short', 9)).toBe('short');
  });
});
