/** Sentences that the engine made, in the language of the window, as far as they are known. */
import { locale } from '../format/locale';
import { layerName } from './engine';
import { language } from './language.svelte';
import { NUMBER, Phrasebook } from './phrases/match';
import { nouns, phrases, system, units } from './phrases/nl';
import { madeName } from './run_name';

const DECIMAL = /(\d)\.(\d)/g;
const DURATION = /^\d+ (?:day|hour|minute|second)s?(?: \d+ (?:day|hour|minute|second)s?)?$/;
const COUNTED = /^([\d\u00a0]+) ([a-z][a-z ]*)$/;

const number = (text: string): string => text.replace(DECIMAL, `$1${locale().decimal}$2`);

/** Words of the engine inside a sentence: a number, a length of time, a noun with its number, a clause. */
function words(text: string): string {
  if (NUMBER.test(text) || /^[\d.\u00a0]+ %$/.test(text)) return number(text);
  if (DURATION.test(text))
    return text.replace(
      /(\d+) (day|hour|minute|second)s?/g,
      (_, n: string, unit: keyof typeof units) => `${n} ${units[unit][n === '1' ? 0 : 1]}`,
    );
  const counted = COUNTED.exec(text);
  const noun = counted?.[2] === undefined ? undefined : nouns[counted[2]];
  if (counted && noun) return `${counted[1]} ${noun}`;
  // `Facebook 42.0 %`: a name, and its share.
  const [, name, share] = /^(.+) (\d+\.\d+ %)$/.exec(text) ?? [];
  if (name !== undefined && share !== undefined) return `${words(name)} ${number(share)}`;
  return ofSystem.get(text) ?? book.say(text) ?? text;
}

/** The system's own words begin with a capital wherever they stand. */
const ofSystem = new Map<string, string>(system);
const book = new Phrasebook(phrases, {
  number,
  words,
  layer: (code) => layerName(code, code),
  run: madeName,
});
const known = new Map<string, string | null>();
const MOST_KNOWN = 2_000;
/** After the end of a sentence. */
const BETWEEN = /(?<=[.?!]) (?=\p{Lu})/u;

/** The text in Dutch: as a whole, or sentence by sentence where each of them is known. */
function inDutch(text: string): string | null {
  const whole = book.say(text);
  if (whole !== null) return whole;
  const sentences = text.split(BETWEEN);
  if (sentences.length < 2 || sentences.length > 12) return null;
  // Clauses of the engine are patterns of several sentences: the longest that fits is taken.
  const said: string[] = [];
  for (let at = 0; at < sentences.length;) {
    let end = sentences.length;
    let found: string | null = null;
    for (; end > at && found === null; end -= 1)
      found = book.say(sentences.slice(at, end).join(' '));
    if (found === null) return null;
    said.push(found);
    at = end + 1;
  }
  return said.join(' ');
}

function spoken(text: string): string | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = inDutch(text);
  known.set(text, found);
  return found;
}

/** A sentence of the engine in the language of the window; English where there is no other. */
export function said(text: string): string {
  return language.current === 'en' ? text : (spoken(text) ?? text);
}

/** `en` for a sentence that is English although the window speaks another language: for `lang`. */
export function saidLang(text: string): 'en' | undefined {
  return language.current === 'en' || text === '' || spoken(text) !== null ? undefined : 'en';
}
