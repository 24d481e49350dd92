/**
 * The way that everybody goes, in the real window with the real engine: a file is dropped, imported,
 * looked at, searched; an edge is opened, its posts are read and judged; the report is written.
 *
 * Every screen is photographed in both schemes into `target/ui-shots/`. Times are told, never judged.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow, ROOT } from './harness.mjs';
import { answerDialog, dropFile } from './mouse.mjs';

const FILE = join(ROOT, 'datasets/russian_coord_tweets_2021/russian_coord_tweets_2021.csv.gz');
const ENDS = ['344850d56b5fe0de166d8e338b761f3e', '58c70f8a68ef6df18872a95be5797a47'];

let window;
let since;
const times = [];

/** How long it took since the last mark, photographs not counted. */
function mark(what) {
  times.push(`${what} ${((performance.now() - since) / 1000).toFixed(2)} s`);
}

async function photograph(name) {
  for (const theme of ['dark', 'light']) {
    const { settings } = await window.invoke('start');
    await window.invoke('set_settings', { settings: { ...settings, theme } });
    await window.until(`the ${theme} scheme`, () =>
      window.page.run(
        (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
        theme === 'dark',
      ),
    );
    await window.atRest();
    await window.shoot(`${name}-${theme}`);
  }
  since = performance.now();
}

before(async () => {
  window = await openWindow();
  since = window.startedAt;
});

after(() => window?.end());

test('start: a place to drop files, examples, nothing else', async (t) => {
  await window.sees('Drop scraped files here');
  mark('program to start screen');
  t.diagnostic(times.at(-1));
  await window.sees('German federal election 2021');
  await photograph('1-start');
});

test('import: a dropped file is read, and every row accounted for', async (t) => {
  assert.equal(await dropFile(window, FILE), 'dropped');
  since = performance.now();
  await window.sees('35 125 of 35 125 rows usable');
  mark('dropped file to dry run');
  await window.sees('5d01da8757');
  await photograph('2-import');
  await window.click('main button', /^Import$/);
  await window.find('main button', /Look for coordination/);
  mark('import');
  t.diagnostic(times.slice(-2).join(', '));
});

test('overview: what the case holds', async () => {
  await window.sees('35 085 posts');
  await photograph('3-overview');
});

test('detect: the exact number of pairs before anything runs', async (t) => {
  await window.click('main button', /Look for coordination/);
  await window.sees(/6 407 pairs of posts within 60 s/);
  await photograph('4-detect');
  await window.click('main button', /Find coordination/);
  await window.sees('58 of 58 accounts · 32 of 32 edges');
  mark('search to network');
  t.diagnostic(times.at(-1));
});

test('network: a picture, and the same in tables', async () => {
  const painted = await window.page.run(() =>
    [...document.querySelectorAll('main canvas')].some((c) => c.width > 100 && c.height > 100),
  );
  assert.ok(painted, 'a canvas');
  await photograph('5-network');
  await window.click('main [role=tab], main button', /^Edges 32/);
  await window.click('main [role=row]', new RegExp(ENDS.join('.*')));
  await window.find('main button', /^Read the posts/);
  await photograph('6-edge');
});

test('evidence: both posts with their place in the source', async (t) => {
  await window.click('main button', /^Read the posts/);
  await window.sees('record 5 151, line 5 152 of russian_coord_tweets_2021.csv.gz');
  mark('edge to its posts');
  t.diagnostic(times.at(-1));
  await window.sees('None of 2 pairs judged yet');
  await photograph('7-evidence');
});

/** What undo and redo would do, as their buttons say it. */
const next = (word) => window.find('header button', new RegExp(`^${word}`), { seconds: 10 });

test('marks are made, taken back and made again by keys alone', async () => {
  await window.keys('1');
  await next('Undo: Mark "convincing"');
  await window.keys('j');
  await window.sees('record 4 632, line 4 633');
  await window.keys('2');
  await next('Undo: Mark "unclear"');
  await window.keys(['Control', 'z']);
  await next('Redo: Mark "unclear"');
  await next('Undo: Mark "convincing"');
  await window.keys(['Control', 'Shift', 'z']);
  await next('Undo: Mark "unclear"');
  await window.keys('s');
  await next('Undo: Finding');
  await photograph('8-judged');
  const history = await window.invoke('history');
  assert.deepEqual(
    history.map((line) => [line.label.split(' ')[0], line.state]),
    ['Import', 'Run', 'Mark', 'Mark', 'Finding'].map((label) => [label, 'done']),
  );
});

test('report: the chosen finding on paper, and as a file that holds it', async (t) => {
  await window.click('header button', /^Report/);
  // The paper has styles of its own, so it lies in a tree of its own.
  await window.until('the report on its paper', () =>
    window.page.run(() =>
      [...document.querySelectorAll('main *')].some((host) =>
        host.shadowRoot?.textContent.includes('Coordinated patterns in'),
      ),
    ),
  );
  mark('report on screen');
  await photograph('9-report');
  await window.click('main button', /^Export report/);
  const report = join(window.home, 'report.html');
  await answerDialog(window, 'Save as', report);
  const html = await window.until('the report as a file', () => readFile(report, 'utf8'));
  t.diagnostic(times.at(-1));
  assert.match(html, /<\/html>\s*$/);
  assert.doesNotMatch(html, /<script|src="http|href="http/);
  for (const end of ENDS) assert.ok(!html.includes(end), 'accounts are pseudonyms');
});

test('the network for Gephi, without a question', async () => {
  await window.click('main button, main [role=tab]', /^Export$/);
  await window.click('main [role=switch]', /Ask where to save/);
  await window.click('main button', /GEXF/);
  const cases = join(window.data, 'cases');
  const written = await window.until('a GEXF file', async () =>
    (await readdir(cases, { recursive: true })).find((name) => name.endsWith('.gexf')),
  );
  const gexf = await readFile(join(cases, written), 'utf8');
  assert.equal(gexf.match(/<edge /g).length, 32);
  await photograph('10-export');
});

test('what was done is true: the case verifies, and nothing was complained of', async () => {
  await window.click('header button', /Russian coord tweets 2021/);
  await window.click('[role=menuitem]', /Verify every hash/);
  await window.sees('Everything is as it was recorded');
  await photograph('11-verified');
  const said = await window.said();
  assert.doesNotMatch(said, /CONSOLE .*(ERROR|WARN)|Content Security|panicked/i);
});

test('nothing beside the case remembers it: no cache, no list of recent files', async () => {
  const secrets = [...ENDS, 'report.html'];
  for (const folder of ['data/webview', 'config', 'share', 'cache']) {
    const entries = await readdir(join(window.home, folder), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries.filter((one) => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath ?? entry.path, entry.name));
      for (const secret of secrets) assert.ok(!bytes.includes(secret), `${entry.name}: ${secret}`);
    }
  }
});
