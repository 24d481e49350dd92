/**
 * Text from a source file, made safe to look at. Whoever wrote it may have wanted to mislead the
 * reader: by reversing the direction of what follows, by characters that cannot be seen, by piling
 * marks over the lines above, or by length. Nothing is removed silently: what is hidden is named.
 */
import { t, type Words } from '../words';

/** A stretch of text, or the name of something that cannot be seen. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'sign'; text: string; meaning: string }
  | { kind: 'break' };

/** Text in pieces, and whether some was left off. */
export interface SafePieces {
  pieces: Piece[];
  /** Characters (code points) that were left off. */
  leftOff: number;
  /** Characters in all. */
  total: number;
}

/** Combining marks over one letter that still are language. More is decoration, or an attack. */
const MOST_MARKS = 4;

/** Names in the catalogue, under `signs`. */
const NAMES: Record<number, keyof Words['signs']> = {
  0x00ad: 'softHyphen',
  0x034f: 'combiningGraphemeJoiner',
  0x061c: 'arabicLetterMark',
  0x115f: 'hangulFiller',
  0x1160: 'hangulFiller',
  0x17b4: 'invisibleVowel',
  0x17b5: 'invisibleVowel',
  0x180e: 'mongolianVowelSeparator',
  0x200b: 'zeroWidthSpace',
  0x200c: 'zeroWidthNonJoiner',
  0x200d: 'zeroWidthJoiner',
  0x200e: 'leftToRightMark',
  0x200f: 'rightToLeftMark',
  0x2028: 'lineSeparator',
  0x2029: 'paragraphSeparator',
  0x202a: 'leftToRightEmbedding',
  0x202b: 'rightToLeftEmbedding',
  0x202c: 'endOfDirection',
  0x202d: 'leftToRightOverride',
  0x202e: 'rightToLeftOverride',
  0x2060: 'wordJoiner',
  0x2066: 'leftToRightIsolate',
  0x2067: 'rightToLeftIsolate',
  0x2068: 'firstStrongIsolate',
  0x2069: 'endOfIsolate',
  0x3164: 'hangulFiller',
  0xfeff: 'byteOrderMark',
  0xffa0: 'hangulFiller',
  0xfffd: 'unreadableCharacter',
};

const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0\u2028\u2029]|\u034f|\u17b4|\u17b5/u;
const MARK = /\p{M}/u;
const PICTOGRAPH = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const JOINED_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function nameOf(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const known = NAMES[code];
  const { signs } = t;
  if (known) return `${signs[known]} (${hex})`;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `${signs.controlCharacter} (${hex})`;
  if (code >= 0xe0000 && code <= 0xe007f) return `${signs.invisibleTag} (${hex})`;
  if (code >= 0xd800 && code <= 0xdfff) return `${signs.halfCharacter} (${hex})`;
  return `${signs.shapeless} (${hex})`;
}

function signFor(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A joiner that does its work: within an emoji, or between letters of a script that joins. */
function joinerBelongs(before: string | undefined, after: string | undefined): boolean {
  if (!before || !after) return false;
  if (PICTOGRAPH.test(before) && PICTOGRAPH.test(after)) return true;
  return (JOINED_SCRIPT.test(before) || MARK.test(before)) && JOINED_SCRIPT.test(after);
}

/**
 * Splits a text into what can be shown and what must be named.
 * `limit` counts code points; `lines` keeps line breaks, otherwise they become a sign.
 */
export function safePieces(raw: string, limit: number, lines: boolean): SafePieces {
  const all = [...raw];
  const shown = all.length > limit ? all.slice(0, limit) : all;
  const pieces: Piece[] = [];
  let text = '';
  let marks = 0;
  let marksLeftOff = 0;

  const flush = () => {
    if (text) pieces.push({ kind: 'text', text });
    text = '';
  };
  const sign = (label: string, meaning: string) => {
    flush();
    pieces.push({ kind: 'sign', text: label, meaning });
  };
  const endOfMarks = () => {
    if (marksLeftOff > 0) sign(`+${marksLeftOff}`, t.format.marksLeftOff(marksLeftOff));
    marks = 0;
    marksLeftOff = 0;
  };

  for (let i = 0; i < shown.length; i += 1) {
    const char = shown[i] ?? '';
    const code = char.codePointAt(0) ?? 0;
    if (MARK.test(char) && code !== 0x034f && code !== 0x17b4 && code !== 0x17b5) {
      marks += 1;
      if (marks <= MOST_MARKS) text += char;
      else marksLeftOff += 1;
      continue;
    }
    endOfMarks();
    if (char === '\n' || code === 0x2028 || code === 0x2029) {
      if (lines) {
        flush();
        pieces.push({ kind: 'break' });
      } else sign('↵', t.signs.lineBreak);
    } else if (char === '\r') {
      if (shown[i + 1] !== '\n') sign('U+000D', nameOf(code));
    } else if (char === '\t') {
      text += lines ? '    ' : ' ';
    } else if ((code === 0x200d || code === 0x200c) && joinerBelongs(shown[i - 1], shown[i + 1])) {
      text += char;
    } else if (code === 0x202f) {
      // As wide as the numbers of the window have it; both do not break.
      text += '\u00a0';
    } else if (code === 0xfffd || INVISIBLE.test(char)) {
      sign(signFor(code), nameOf(code));
    } else {
      text += char;
    }
  }
  endOfMarks();
  flush();
  return { pieces, leftOff: all.length - shown.length, total: all.length };
}

/** The same in one line of plain text, for titles, labels on a canvas and names read aloud. */
export function safeLine(raw: string, limit = 120): string {
  const { pieces, leftOff } = safePieces(raw, limit, false);
  const line = pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'break' || piece.text === '↵') return ' ';
      return piece.text.startsWith('U+') ? `⟨${piece.text}⟩` : '';
    })
    .join('');
  return leftOff > 0 ? `${line}…` : line;
}

/** Cuts an identifier in the middle, because both ends tell identifiers apart. */
export function truncateMiddle(id: string, most: number): string {
  const chars = [...id];
  if (chars.length <= most || most < 3) return id;
  const tail = Math.floor((most - 1) / 2);
  const head = most - 1 - tail;
  return `${chars.slice(0, head).join('')}…${chars.slice(chars.length - tail).join('')}`;
}
