/** What is converted to the catalogue stays converted: no words stand in its source files. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { literals } from './literals';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** Folders whose words are in the catalogue. */
const CONVERTED = [
  '.',
  'format',
  'components',
  'frame',
  'state',
  'views/start',
  'views/import',
  'views/overview',
  'views/report',
  'views/detect',
  'views/checks',
  'views/compare',
  'views/search',
  'views/remarks',
  'views/evidence',
  'views/network',
  'graph',
  'graph/gpu',
  'graph/raster',
];

/** Literals that are the same in every language, or are not read by anybody. */
const ALLOWED = new Set([
  // Names.
  'Zwerm',
  'UTC',
  'doi:',
  'SHA-256',
  'PNG',
  'SVG',
  'Facebook',
  'Instagram',
  'Twitter',
  'Telegram',
  'Reddit',
  'Mastodon',
  'Bluesky',
  'Shift JIS',
  "'IBM Plex Sans', system-ui, sans-serif",
  // Caps of keys.
  'Esc',
  'Del',
  // What the engine's own warning starts with.
  'No column was found for',
]);

/** Lists of elements, attributes and rules of CSS. */
const GRAMMAR = new Set(['clean_copy.ts', 'paper_sheet.ts']);

describe.each(CONVERTED)('%s', (folder) => {
  const files = readdirSync(`${SOURCE}${folder}`).filter(
    (name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('.test.ts') && !GRAMMAR.has(name),
  );
  it.each(files)('%s', (name) => {
    const source = readFileSync(`${SOURCE}${folder}/${name}`, 'utf8');
    const found = literals(source, name.endsWith('.svelte')).filter(
      ({ text }) => !ALLOWED.has(text),
    );
    expect(found.map(({ line, text }) => `${line}: ${text}`)).toEqual([]);
  });
});

describe('the search for words', () => {
  it.each([
    ['<p>Close</p>'],
    ['<Button label="Close" />'],
    ['<Button label={on ? "Close" : "Open it"} />'],
    ['<p>{n} rows</p>'],
    ['<p>{count(n, "row")}</p>'],
    ['<p>{`${n} of ${m} rows`}</p>'],
    ['<script lang="ts">const title = \'No case is open.\';</script>'],
  ])('finds %s', (source) => expect(literals(source, true)).not.toEqual([]));

  it.each([
    ['<p class="small print">{t.start.kinds}</p>'],
    ['<script lang="ts">if (code === \'choose member\') go();</script>'],
    ['<script lang="ts">throw new Error(\'This is for us.\');</script>'],
    ['<div style:width="10rem" {@attach at("ArrowDown")}></div>'],
  ])('leaves %s alone', (source) => expect(literals(source, true)).toEqual([]));
});
