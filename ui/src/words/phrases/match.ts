/**
 * Sentences of the engine as patterns with values in them, so that they can be said in another language.
 *
 * The engine's English is the key, as in gettext: `{}` is a value that stays as it is (a name that
 * somebody else gave), `{n}` a number, `{v}` words of the engine that are said in the other language
 * too, `{l}` a list of such words between commas, `{y}` the code of a layer, and `{r}` the name of a
 * run. A final full stop and the case of the first letter do not matter. Matching is linear in the text, whatever the values are.
 */

export type Said = string | ((...values: string[]) => string);
export type Phrase = readonly [english: string, said: Said];

type Kind = '' | 'n' | 'v' | 'l' | 'y' | 'r';

/** A pattern: literals around slots, one literal more than slots. */
interface Pattern {
  readonly literals: readonly string[];
  readonly kinds: readonly Kind[];
  readonly said: Said;
  /** Characters of the literals: the more, the more certain. */
  readonly weight: number;
}

/** Longer texts are no sentences of the engine. */
const LONGEST = 4_000;
const SLOT = /\{([nvlyr]?)\}/;
export const NUMBER = /^[−-]?\d{1,3}(?:\u00a0?\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/;

const plain = (text: string): string =>
  text.slice(0, 1).toLowerCase() + text.slice(1).replace(/\.$/, '');

function compile([english, said]: Phrase): Pattern {
  const parts = plain(english).split(SLOT);
  const literals = parts.filter((_, i) => i % 2 === 0);
  const kinds = parts.filter((_, i) => i % 2 === 1) as Kind[];
  return { literals, kinds, said, weight: literals.join('').length };
}

/** Whether this can be the value of such a slot. */
function isOf(kind: Kind, value: string): boolean {
  if (value === '') return false;
  if (kind === 'n') return NUMBER.test(value);
  // Words inside of a sentence do not end it.
  return kind === '' || kind === 'r' || !/[.?!] \p{Lu}/u.test(value);
}

/** Values of the slots; null when the text does not fit. Each literal is taken where it first stands. */
function valuesIn(text: string, { literals, kinds }: Pattern): string[] | null {
  const [first = '', ...others] = literals;
  const last = others.pop();
  if (last === undefined) return text === first ? [] : null;
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const literal of others) {
    const found = text.indexOf(literal, at + 1);
    if (found < 0 || found + literal.length > end) return null;
    values.push(text.slice(at, found));
    at = found + literal.length;
  }
  if (at > end) return null;
  values.push(text.slice(at, end));
  return values.every((value, i) => isOf(kinds[i] ?? '', value)) ? values : null;
}

/** What the values of slots are in the other language. */
export interface Values {
  number(text: string): string;
  layer(code: string): string;
  run(name: string): string;
  words(text: string): string;
}

/** Says a sentence by the first pattern that fits, the most certain ones first. */
export class Phrasebook {
  readonly #patterns: readonly Pattern[];
  readonly #values: Values;

  constructor(phrases: readonly Phrase[], values: Values) {
    this.#patterns = phrases.map(compile).sort((a, b) => b.weight - a.weight);
    this.#values = values;
  }

  /** The text in the other language; null when no pattern fits it. */
  say(text: string): string | null {
    if (text.length > LONGEST) return null;
    const given = plain(text);
    for (const pattern of this.#patterns) {
      const values = valuesIn(given, pattern);
      if (values === null) continue;
      // A value at the beginning has its own first letter.
      if (pattern.literals[0] === '' && values[0] !== undefined)
        values[0] = text.slice(0, 1) + values[0].slice(1);
      const said = fill(
        pattern.said,
        values.map((value, i) => this.#value(value, pattern.kinds[i] ?? '')),
      );
      return dressed(text, said);
    }
    return null;
  }

  #value(value: string, kind: Kind): string {
    if (kind === 'n') return this.#values.number(value);
    if (kind === 'y') return this.#values.layer(value);
    if (kind === 'r') return this.#values.run(value);
    if (kind === 'v') return this.#values.words(value);
    if (kind === 'l')
      return value
        .split(', ')
        .map((part) => this.#values.words(part))
        .join(', ');
    return value;
  }
}

function fill(said: Said, values: readonly string[]): string {
  if (typeof said === 'function') return said(...values);
  return said.replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '');
}

/** With the first letter and the end that the English has. */
function dressed(english: string, said: string): string {
  const first = /^\p{Lu}/u.test(english) ? said.slice(0, 1).toUpperCase() : said.slice(0, 1);
  const end = english.endsWith('.') && !/[.?!]$/.test(said) ? '.' : '';
  return first + said.slice(1) + end;
}
