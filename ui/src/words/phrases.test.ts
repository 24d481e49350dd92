/**
 * Sentences of the engine in Dutch: each pattern still stands in the engine's source, and of some of its
 * files every sentence has Dutch words.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { CATALOGUES } from './index';
import { language } from './language.svelte';
import { Phrasebook } from './phrases/match';
import { phrases } from './phrases/nl';
import { said, saidLang } from './said';

const CRATES = fileURLToPath(new URL('../../../src-tauri/crates', import.meta.url));
/** The shell of the window, whose sentences are read too. */
const SHELL = fileURLToPath(new URL('../../../src-tauri/src', import.meta.url));

/** Files of which every sentence has Dutch words. */
const WHOLE = [
  'case/src/names.rs',
  'case/src/schema.rs',
  'case/src/store.rs',
  'case/src/tables/tags.rs',
  'dataset/src/ingest/encoding.rs',
  'dataset/src/ingest/formats/bluesky.rs',
  'dataset/src/ingest/formats/bluesky_jetstream.rs',
  'dataset/src/ingest/formats/bluesky_record.rs',
  'dataset/src/ingest/formats/fourcat.rs',
  'dataset/src/ingest/formats/mastodon.rs',
  'dataset/src/ingest/formats/reddit.rs',
  'dataset/src/ingest/formats/snscrape.rs',
  'dataset/src/ingest/formats/telegram_export.rs',
  'dataset/src/ingest/formats/twitter_v1.rs',
  'dataset/src/ingest/formats/zeeschuimer.rs',
  'dataset/src/ingest/objects.rs',
  'dataset/src/ingest/records/ndjson.rs',
  'dataset/src/ingest/records/pages.rs',
  'dataset/src/ingest/records/parquet.rs',
  'dataset/src/ingest/records/sheet/book.rs',
  'dataset/src/ingest/records/sheet/ods.rs',
  'dataset/src/ingest/records/sheet/xlsx.rs',
  'dataset/src/ingest/records/sheet/xml.rs',
  'dataset/src/ingest/records/units/element.rs',
  'dataset/src/ingest/records/units/lines.rs',
  'dataset/src/ingest/records/units/walk.rs',
  'dataset/src/ingest/source/archive.rs',
  'dataset/src/ingest/source/archive/extract.rs',
  'picture/src/decode.rs',
  'picture/src/error.rs',
  'workbench/src/error.rs',
  'workbench/src/images/folder.rs',
  'workbench/src/images/links.rs',
  'workbench/src/images/set.rs',
  'workbench/src/unfinished.rs',
  'desk/src/import/quality.rs',
  'desk/src/overview/quality.rs',
  'desk/src/overview/quality/times.rs',
  'desk/src/words.rs',
  'case/src/verify/records.rs',
  'desk/src/links.rs',
  'desk/src/jobs.rs',
  'desk/src/network/filter.rs',
  'desk/src/network/loaded.rs',
  'case/src/plan.rs',
  'case/src/plan/tags.rs',
  'case/src/search/query.rs',
  'dataset/src/ingest/outcome.rs',
  'dataset/src/ingest/roles.rs',
  'dataset/src/ingest/canonical_row.rs',
  'statistics/src/ladder.rs',
  'workbench/src/resolution.rs',
  'workbench/src/window_advice.rs',
];

/** What nobody reads in the window, or is said in parts that another pattern has. */
const UNSAID =
  /^(\s*(?:PRAGMA|SELECT|INSERT|UPDATE|DELETE|CREATE)\b|Reddit \(|Zeeschuimer \(|part of a file name|it must lie in the folder|create a folder|the import of|order the index|no reason was given|a test ends|a test may|.* more files?$|.*fail loudly|not an address|\(.*NOT|read the file|the id of a run|the input `|.*does not lie in|.*has no SHA-256|.*(?:example\.com|hashtag:#|https:\/\/a\.org))/;

/** Literals of a Rust file, without its comments and tests. */
function literalsOf(source: string): string[] {
  const text = source.split(/#\[cfg\(test\)\]\s*mod \w+ \{/)[0] ?? '';
  const token = /\/\/[^\n]*|'(?:\\.[^']*|[^'\\])'|r#*"[\s\S]*?"#*|"((?:\\[\s\S]|[^"\\])*)"/g;
  return [...text.matchAll(token)].flatMap(([, literal]) =>
    literal === undefined
      ? []
      : [
          literal
            .replace(/\\\n\s*/g, '')
            .replace(/\\u\{([0-9a-f]+)\}/gi, (_, hex: string) =>
              String.fromCodePoint(Number.parseInt(hex, 16)),
            )
            .replaceAll('\\"', '"'),
        ],
  );
}

/** What stands between the values of a pattern or a format string. */
const fragments = (text: string): string[] =>
  text
    .split(/\{[^{}]*\}/)
    .map((part) =>
      part
        .trim()
        .replace(/^[.,;:"`]\s*|[.,;:"`]$/g, '')
        .trim(),
    )
    .filter((part) => /[a-z]{3,}/i.test(part));

const isProse = (text: string): boolean =>
  /\s/.test(text.trim()) && (text.match(/[A-Za-z]{2,}/g) ?? []).length >= 3;

const everything = [CRATES, SHELL]
  .flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.rs') && !/\/tests?\b/.test(name))
      .flatMap((name) => literalsOf(readFileSync(`${root}/${name}`, 'utf8'))),
  )
  .join('\n')
  .toLowerCase();
/**
 * How much of a fragment stands in the engine's source in one stretch: a part where the engine puts in a
 * verb or a noun by number is said of several stretches.
 */
function share(part: string): number {
  const words = part.toLowerCase().split(' ');
  let longest = 0;
  for (let from = 0; from < words.length; from += 1)
    for (let to = words.length; to - from > longest; to -= 1)
      if (everything.includes(words.slice(from, to).join(' '))) longest = to - from;
  return longest / words.length;
}

const english = [...phrases.map(([text]) => text), ...Object.values(CATALOGUES.en.engine.stages)]
  .join('\n')
  .toLowerCase();

afterEach(() => language.choose('auto'));

describe('patterns of sentences', () => {
  it.each(phrases)('%s', (text, dutch) => {
    // A sentence that the engine says no more has no business here.
    for (const part of fragments(text)) expect(share(part), part).toBeGreaterThanOrEqual(0.3);
    const slots = text.match(/\{[nvlyr]?\}/g)?.length ?? 0;
    const values = Array.from({ length: slots }, (_, i) => `⟦${i}⟧`);
    if (typeof dutch === 'string') {
      const used = new Set(dutch.match(/\{\d\}/g));
      expect(used.size).toBe(slots);
    } else {
      expect(dutch(...values)).not.toMatch(/undefined/);
    }
    expect(String(dutch)).not.toMatch(/\b(bots?|trolls?|trollen)\b/i);
    // Flags and commands are for those who type.
    expect(`${text} ${String(dutch)}`).not.toMatch(/(^|\s)--[a-z]|`zwerm /);
  });

  it('are there once each', () => {
    const seen = phrases.map(([text]) => text.toLowerCase().replace(/\{[nvlyr]\}/g, '{}'));
    expect(seen.filter((text, i) => seen.indexOf(text) !== i)).toEqual([]);
  });
});

describe.each(WHOLE)('%s', (name) => {
  it('has Dutch words for every sentence', () => {
    const source = readFileSync(`${CRATES}/${name}`, 'utf8');
    const missing = literalsOf(source)
      .filter((text) => isProse(text) && !UNSAID.test(text))
      .filter((text) => {
        const longest = fragments(text).sort((a, b) => b.length - a.length)[0] ?? '';
        const said = longest.toLowerCase();
        return ![said, said.replaceAll(/\d+/g, '{n}')].some((text) => english.includes(text));
      });
    expect(missing).toEqual([]);
  });
});

const nl = (text: string): string => {
  language.choose('nl');
  return said(text.replaceAll('_', '\u00a0')).replaceAll('\u00a0', '_');
};

describe('what an analyst should know of a format', () => {
  const folder = `${CRATES}/dataset/src/ingest/formats`;
  const notes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .flatMap((name) => [
      ...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/\bnote: ("(?:\\[\s\S]|[^"\\])*")/g),
    ])
    .flatMap(([, literal = '']) => literalsOf(literal))
    .filter((note) => note !== '');

  it('is there', () => expect(notes.length).toBeGreaterThan(20));
  it.each([...new Set(notes)])('%s', (note) => {
    language.choose('nl');
    expect(saidLang(note)).toBeUndefined();
    expect(said(note)).not.toBe(note);
  });
});

describe('a sentence of the engine', () => {
  it('stays as it is in English', () => {
    expect(said('No row repeats another.')).toBe('No row repeats another.');
    expect(saidLang('Anything at all.')).toBeUndefined();
  });

  it.each([
    ['No row repeats another.', 'Geen rij herhaalt een andere.'],
    ['All 1_204 rows could be used.', 'Alle 1_204 rijen waren bruikbaar.'],
    [
      '12 of 1_000 rows (1.2 %) could not be used: 10 without a time, 2 that are not valid JSON.',
      '12 van 1_000 rijen (1,2 %) onbruikbaar: 10 zonder tijd, 2 die geen geldige JSON zijn.',
    ],
    [
      '1 of 1_000 rows (0.1 %) repeats what earlier rows say; what is repeated was counted once.',
      '1 van 1_000 rijen (0,1 %) herhaalt wat eerdere rijen zeggen; wat dubbel is, is één keer geteld.',
    ],
    [
      'The first post is of 2021-08-15 00:00 UTC, the last of 2021-09-26 23:59 UTC: 42 days 23 hours.',
      'Het eerste bericht is van 2021-08-15 00:00 UTC, het laatste van 2021-09-26 23:59 UTC: 42 dagen 23 uur.',
    ],
    [
      'Times are exact to the minute only. A time window under 60 s means nothing here.',
      'Tijden zijn maar op de minuut nauwkeurig. Een tijdvenster onder 60 s zegt hier niets.',
    ],
    [
      'Posts come from 2 platforms: Twitter 58.0 %, Unknown platform 42.0 %. An object with the same id on two platforms counts as one unless you say otherwise.',
      'Berichten komen van 2 platforms: Twitter 58,0 %, Onbekend platform 42,0 %. Een object met hetzelfde id op twee platforms telt als één, tenzij je anders zegt.',
    ],
    ['Run The second renamed to De tweede', 'Run The second hernoemd tot De tweede'],
    ['Mark "convincing" on ann – bob', 'Oordeel ‘overtuigend’ over ann – bob'],
    ['Import of Posts.csv', 'Import van Posts.csv'],
    ['Note on a community of 12 accounts', 'Notitie bij een gemeenschap van 12 accounts'],
    [
      'The layer domain repeats what the layer url says: it makes edges, but takes no part in what is expected, in p, q and rung.',
      'De laag Domein herhaalt wat de laag Link zegt: hij geeft verbanden, maar telt niet mee in wat wordt verwacht, in p, q en trede.',
    ],
    [
      'It was observed that these two accounts shared 12 different objects within the time window; more than that is not established.',
      'Waargenomen is dat deze twee accounts 12 verschillende objecten deelden binnen het tijdvenster; meer dan dat is niet vastgesteld.',
    ],
    [
      'The name "author" is used for account ids.',
      'De naam ‘author’ wordt gebruikt voor account-id’s.',
    ],
    [
      'Of groups of 6 accounts that share 5 objects within 30 seconds each, planted one by one into this data, at least half of the members came into one community in 18 of 20 (90 %, 95 % interval 70 % to 97 %). That a run shows no such community is weak evidence: 3 % to 30 % of them would be missed.',
      'Van groepen van 6 accounts die elk 5 objecten delen binnen 30 seconden, één voor één in deze data ingeplant, kwam minstens de helft van de leden in één gemeenschap bij 18 van 20 (90 %, 95 %-interval 70 % tot 97 %). Dat een run geen zulke gemeenschap toont, is zwak bewijs: 3 % tot 30 % ervan zou worden gemist.',
    ],
    // Two sentences that are patterns of their own.
    [
      'These bytes are in the case already. Nothing was read again. There is no such example.',
      'Deze bytes staan al in het dossier. Er is niets opnieuw gelezen. Dit voorbeeld bestaat niet.',
    ],
  ])('is said in Dutch: %s', (text, dutch) => expect(nl(text)).toBe(dutch));

  it('that is not known stays English and is marked as such', () => {
    const text = 'The moon is made of cheese.';
    expect(nl(text)).toBe(text);
    expect(saidLang(text)).toBe('en');
    expect(saidLang('No row repeats another.')).toBeUndefined();
  });

  it('keeps names as somebody else wrote them', () => {
    expect(nl('Import of No row repeats another.csv')).toBe(
      'Import van No row repeats another.csv',
    );
    expect(nl('Tag "minute" on the case')).toBe('Label ‘minute’ op het dossier');
    expect(nl('Title "{0} $& {1}"')).toBe('Titel ‘{0} $& {1}’');
  });

  it('keeps names that are words of the engine', () => {
    for (const name of ['posts', 'minute', 'empty', 'the case of Ann'])
      expect(nl(`Note on ${name}`)).toBe(`Notitie bij ${name}`);
    expect(nl('Note on the case')).toBe('Notitie bij het dossier');
    expect(nl('Tag "x" off a pair of posts of ann – bob')).toBe(
      'Label ‘x’ van een paar berichten van ann – bob af',
    );
    expect(nl('records pinned in the drawing of Mine')).toBe(
      'records vastgezet in de tekening van Mine',
    );
  });

  it.each([
    [
      'Could not create the folder (File exists): ~/a b',
      'De map aanmaken lukte niet (er staat al iets met deze naam): ~/a b',
    ],
    [
      'Reading the table failed: it cannot be decoded (x): y.parquet.',
      'De tabel lezen lukte niet: ze is niet te lezen (x): y.parquet.',
    ],
    [
      'The record is no post: a notice that a post was deleted.',
      'Het record is geen bericht: een melding dat een bericht is verwijderd.',
    ],
    [
      'Record 12 (line 13): the line is no JSON object (expected `,`)',
      'Record 12 (regel 13): de regel is geen JSON-object (expected `,`)',
    ],
    [
      'The spreadsheet is not read: its XML is broken (x): a.xlsx.',
      'De spreadsheet wordt niet gelezen: de XML erin is kapot (x): a.xlsx.',
    ],
    [
      'The case file is damaged or was altered outside Zwerm: file is not a database. Verify the case, and go back to a copy.',
      'Het dossierbestand is beschadigd of buiten Zwerm gewijzigd: het is geen databasebestand. Controleer het dossier en ga terug naar een kopie.',
    ],
    [
      'It is a web page, not a PNG, JPEG, WebP or GIF picture, whatever its name says. The platform may have answered with an error page; collect the picture again.',
      'Het is een webpagina, geen beeld in PNG, JPEG, WebP of GIF, wat de naam ook zegt. Misschien antwoordde het platform met een foutpagina; verzamel het beeld opnieuw.',
    ],
    [
      'The program "cp" still writes to this file, so what is in it is not all. Wait until it is done and import the file again. File: a.csv',
      'Het programma ‘cp’ schrijft nog in dit bestand; wat erin staat, is dus niet alles. Wacht tot het klaar is en importeer het bestand opnieuw. Bestand: a.csv',
    ],
    [
      'This run was not held against chance, which would have taken about 3 minutes more. Switch it on in Detect to get expected numbers, p, q and rungs.',
      'Deze run is niet tegen toeval gehouden; dat had ongeveer 3 minuten langer geduurd. Zet het aan op Detectie voor verwachte aantallen, p, q en treden.',
    ],
  ])('of an error is said in Dutch: %s', (text, dutch) => expect(nl(text)).toBe(dutch));

  it('takes no time over a hostile value', () => {
    const book = new Phrasebook([['from {} to {} to {} to {}!', 'x{0}{1}{2}{3}']], {
      number: String,
      layer: String,
      run: String,
      words: String,
    });
    expect(book.say(`from ${'a to '.repeat(700)}`)).toBeNull();
    expect(book.say('from '.repeat(5_000))).toBeNull();
  });
});
