/**
 * Which passages of two texts are the same, word for word; of two texts that are nearly the same also
 * which words stand in one of them only.
 *
 * A suffix automaton of one text is read along the other: for every word, the longest run of words
 * that ends there and also stands in the first text. Time and memory grow with the length of the
 * texts, whatever they contain, so that a text made to be slow is not.
 *
 * Equal means equal: same letters, same case, same signs. Only white space may differ.
 */
import { diffWords } from './word_diff';
import { t } from '../../words';

/** A stretch of a text, and whether it also stands in the other text. */
export interface Stretch {
  readonly text: string;
  readonly equal: boolean;
  /** Known to stand in this text only: said where the texts are compared word by word. */
  readonly only?: boolean;
}

/** One text after the comparison. */
export interface ComparedText {
  readonly stretches: readonly Stretch[];
  /** Words, and those of them in equal passages. */
  readonly words: number;
  readonly equalWords: number;
  /** Words that stand in this text only, where the texts are compared word by word. */
  readonly onlyWords: number;
}

export interface Comparison {
  readonly older: ComparedText;
  readonly newer: ComparedText;
  /** The same words and signs from beginning to end. */
  readonly identical: boolean;
  /** Whether a text is longer than what is compared. */
  readonly cut: boolean;
  /**
   * Whether the words that differ are marked: `shown` for texts that are nearly the same; `too-many`
   * when they differ in too many places to be compared word by word; else `none`.
   */
  readonly differences: 'none' | 'shown' | 'too-many';
}

/** Words and signs of a text that are compared; what comes after is shown unmarked. */
export const MOST_TOKENS = 20_000;
/** Words that make a passage. A link or four signs of a script without blanks are as telling. */
const PASSAGE_WORDS = 3;
/** Share of words that two nearly equal texts have in common, in the same order. */
const NEARLY_EQUAL = 0.6;

/** A link; a word with its marks; a number; one sign of a script without blanks; white space; any sign. */
const TOKEN =
  /https?:\/\/[^\s<>"]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[#@]?[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:['’\u2010-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\s+|[^]\p{M}*/gu;
const BLANK = /^\s+$/u;
const LINK = /^https?:\/\//u;
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /^[#@]?[\p{L}\p{N}_]/u;

interface Tokens {
  readonly texts: string[];
  /** Number of the token's text, the same in both texts; 0 = white space. */
  readonly codes: Int32Array;
  /** Telling power before each token, summed: passages are weighed by a subtraction. */
  readonly weightBefore: Float64Array;
  readonly rest: string;
}

function tokenise(text: string, numbers: Map<string, number>): Tokens {
  const texts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (texts.length === MOST_TOKENS) break;
    texts.push(match[0]);
    end = match.index + match[0].length;
  }
  const codes = new Int32Array(texts.length);
  const weightBefore = new Float64Array(texts.length + 1);
  texts.forEach((token, i) => {
    codes[i] = BLANK.test(token) ? 0 : numberOf(token, numbers);
    weightBefore[i + 1] = weightBefore[i] + weightOf(token);
  });
  return { texts, codes, weightBefore, rest: text.slice(end) };
}

function numberOf(token: string, numbers: Map<string, number>): number {
  const known = numbers.get(token);
  if (known !== undefined) return known;
  const next = numbers.size + 1;
  numbers.set(token, next);
  return next;
}

function weightOf(token: string): number {
  if (LINK.test(token)) return PASSAGE_WORDS;
  if (UNSPACED.test(token)) return PASSAGE_WORDS / 4;
  return WORD.test(token) ? 1 : 0;
}

const isWord = (token: string): boolean => LINK.test(token) || WORD.test(token);

/** Every run of tokens of one text, as the smallest automaton that accepts them. */
class SuffixAutomaton {
  readonly #next: Map<number, number>[] = [new Map()];
  readonly #link: number[] = [-1];
  readonly #length: number[] = [0];
  #last = 0;

  constructor(codes: Int32Array) {
    for (const code of codes) this.#extend(code);
  }

  #extend(code: number): void {
    const state = this.#add(this.#length[this.#last] + 1, new Map());
    let from = this.#last;
    while (from !== -1 && !this.#next[from].has(code)) {
      this.#next[from].set(code, state);
      from = this.#link[from];
    }
    this.#link[state] = from === -1 ? 0 : this.#suffix(from, code);
    this.#last = state;
  }

  #suffix(from: number, code: number): number {
    const to = this.#next[from].get(code) ?? 0;
    if (this.#length[to] === this.#length[from] + 1) return to;
    const copy = this.#add(this.#length[from] + 1, new Map(this.#next[to]));
    this.#link[copy] = this.#link[to];
    this.#link[to] = copy;
    let at = from;
    while (at !== -1 && this.#next[at].get(code) === to) {
      this.#next[at].set(code, copy);
      at = this.#link[at];
    }
    return copy;
  }

  #add(length: number, next: Map<number, number>): number {
    this.#next.push(next);
    this.#link.push(0);
    this.#length.push(length);
    return this.#next.length - 1;
  }

  /** For each token, how many tokens up to and with it stand in a row in the automaton's text. */
  matching(codes: Int32Array): Int32Array {
    const lengths = new Int32Array(codes.length);
    let state = 0;
    let length = 0;
    codes.forEach((code, i) => {
      while (state !== 0 && !this.#next[state].has(code)) {
        state = this.#link[state];
        length = this.#length[state];
      }
      const to = this.#next[state].get(code);
      if (to === undefined) length = 0;
      else {
        state = to;
        length += 1;
      }
      lengths[i] = length;
    });
    return lengths;
  }
}

/** Marks the tokens of `text` that lie in a passage which also stands in `other`. */
function equalTokens(text: Tokens, other: Tokens): Uint8Array {
  const equal = new Uint8Array(text.texts.length);
  const lengths = new SuffixAutomaton(other.codes).matching(text.codes);
  lengths.forEach((length, end) => {
    const goesOn = end + 1 < lengths.length && lengths[end + 1] === length + 1;
    if (length === 0 || goesOn) return;
    let from = end - length + 1;
    let to = end;
    // A passage begins with a word; it may end with a sign, but not with a blank.
    while (from <= to && !isWord(text.texts[from])) from += 1;
    while (to >= from && text.codes[to] === 0) to -= 1;
    if (from > to || text.weightBefore[to + 1] - text.weightBefore[from] < PASSAGE_WORDS) return;
    equal.fill(1, from, to + 1);
  });
  return equal;
}

function compared(text: Tokens, equal: Uint8Array, byWord = false): ComparedText {
  const stretches: { text: string; equal: boolean; only?: boolean }[] = [];
  let words = 0;
  let equalWords = 0;
  let onlyWords = 0;
  text.texts.forEach((token, i) => {
    const isEqual = equal[i] === 1;
    const isOnly = byWord && !isEqual && !isGap(text, equal, i);
    if (isWord(token)) {
      words += 1;
      if (isEqual) equalWords += 1;
      if (isOnly) onlyWords += 1;
    }
    const last = stretches.at(-1);
    if (last && last.equal === isEqual && (last.only ?? false) === isOnly) last.text += token;
    else stretches.push({ text: token, equal: isEqual, ...(isOnly ? { only: true } : {}) });
  });
  if (text.rest) stretches.push({ text: text.rest, equal: false });
  return { stretches, words, equalWords, onlyWords };
}

/** White space between a word that stays and one that does not belongs to neither. */
const isGap = (text: Tokens, equal: Uint8Array, i: number): boolean =>
  text.codes[i] === 0 &&
  (i === 0 || i === text.texts.length - 1 || equal[i - 1] === 1 || equal[i + 1] === 1);

/** The marks of the tokens without blanks, carried back to all tokens: a blank is as both beside it. */
function withBlanks(text: Tokens, stay: Uint8Array): Uint8Array {
  const equal = new Uint8Array(text.texts.length);
  let at = 0;
  text.codes.forEach((code, i) => {
    if (code !== 0) equal[i] = stay[at++];
  });
  text.codes.forEach((code, i) => {
    if (code === 0 && equal[i - 1] === 1 && equal[i + 1] === 1) equal[i] = 1;
  });
  return equal;
}

function isNearlyEqual({ older, newer }: { older: ComparedText; newer: ComparedText }): boolean {
  const equal = older.equalWords + newer.equalWords;
  // As many words as make a passage: two of three words mean nothing.
  if (Math.min(older.equalWords, newer.equalWords) < PASSAGE_WORDS) return false;
  return equal >= NEARLY_EQUAL * (older.words + newer.words);
}

const withoutBlanks = (codes: Int32Array): Int32Array => codes.filter((code) => code !== 0);

/** Equal from beginning to end is equal, however short. */
const everyToken = (text: Tokens): Uint8Array => new Uint8Array(text.texts.length).fill(1);

/** Compares the texts of two posts. */
export function comparePassages(older: string, newer: string): Comparison {
  const numbers = new Map<string, number>();
  const a = tokenise(older, numbers);
  const b = tokenise(newer, numbers);
  const codesA = withoutBlanks(a.codes);
  const codesB = withoutBlanks(b.codes);
  const cut = a.rest !== '' || b.rest !== '';
  const identical =
    !cut &&
    codesA.length > 0 &&
    codesA.length === codesB.length &&
    codesA.every((code, i) => code === codesB[i]);
  const passages = {
    older: compared(a, identical ? everyToken(a) : equalTokens(a, b)),
    newer: compared(b, identical ? everyToken(b) : equalTokens(b, a)),
  };
  const same = { ...passages, identical, cut };
  if (identical || cut) return { ...same, differences: 'none' };
  const diff = diffWords(codesA, codesB);
  if (diff === null) return { ...same, differences: isNearlyEqual(passages) ? 'too-many' : 'none' };
  const byWord = {
    older: compared(a, withBlanks(a, diff.stay), true),
    newer: compared(b, withBlanks(b, diff.stayOfOther), true),
  };
  return isNearlyEqual(byWord)
    ? { ...same, ...byWord, differences: 'shown' }
    : { ...same, differences: 'none' };
}

const equalOfAll = (text: ComparedText): string => t.evidence.marksOf(text.equalWords, text.words);

/** What the comparison came to: whether something is marked, and the rest of the sentence. */
export function comparisonWords(
  comparison: Comparison,
  sameTime = false,
): { marked: boolean; words: string } {
  const { older, newer, identical, cut } = comparison;
  if (identical) return { marked: true, words: t.evidence.sameText };
  const tooMany = comparison.differences === 'too-many' ? ` ${t.evidence.tooMany}` : '';
  const end = cut ? t.evidence.asFar : '.';
  if (older.equalWords + newer.equalWords === 0)
    return {
      marked: false,
      words: t.evidence.noPassage(PASSAGE_WORDS) + end,
    };
  const { texts } = t.evidence;
  const [one, other] = sameTime ? [texts.one, texts.other] : [texts.older, texts.newer];
  const sides = t.evidence.wordsOf(equalOfAll(older), one, equalOfAll(newer), other);
  return { marked: true, words: sides + end + tooMany };
}

/** "3 words only in the newer", for the legend of what is struck or underlined; empty for nothing. */
export function onlyWords(text: ComparedText, where: 'one' | 'other' | 'older' | 'newer'): string {
  if (!text.stretches.some((stretch) => stretch.only)) return '';
  const place = t.evidence.texts[where];
  return text.onlyWords > 0 ? t.evidence.onlyIn(text.onlyWords, place) : t.evidence.signsIn(place);
}
