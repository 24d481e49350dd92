/**
 * The real window where there is nothing to show, where it waits, and where something went wrong: every
 * screen that can be empty, loading or in error, held against the pictures in `references/states`.
 */
import assert from 'node:assert/strict';
import { cp, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow } from './harness.mjs';
import { Pictures, settled } from './pictures.mjs';

const pictures = new Pictures('states');
const TIMEOUT = { timeout: 180_000 };
let home;
let window;
let folder;

const looksAsItDid = (name, options) => pictures.looksAsItDid(window, name, options);

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'zwerm-states-'));
  await pictures.prepare();
});

after(async () => {
  await window?.end();
  await rm(home, { recursive: true, force: true });
});

/** Two pairs of accounts that shared two links within seconds, and accounts that shared one alone. */
function fewPosts() {
  const rows = ['account_id,post_id,created_at,url,text'];
  const post = (account, link, second) =>
    rows.push(
      `${account},${account}-${link},2025-03-0${1 + (link % 9)}T10:00:${String(second).padStart(2, '0')}Z,` +
        `https://paper.example/${link},Read what the paper says about ${link}`,
    );
  for (const [one, other, first] of [
    ['ann', 'bob', 1],
    ['cem', 'dia', 5],
  ])
    for (const link of [first, first + 1]) {
      post(one, link, 0);
      post(other, link, 7);
    }
  ['eva', 'fay', 'gus'].forEach((account, at) => post(account, 20 + at, 0));
  return `${rows.join('\n')}\n`;
}

/** Goes to a screen; what is to be seen there may still be loading. */
async function to(screen) {
  await window.click(`nav [data-screen=${screen}]`);
  await window.find(`nav [data-screen=${screen}][aria-current=page]`);
}

async function go(screen) {
  await to(screen);
  await settled(window);
}

const isDone = (label) => window.find('header button', new RegExp(`^Undo: .*${label}`));

async function undo(label) {
  await window.keys(['Control', 'z']);
  await window.find('header button', new RegExp(`^Redo: .*${label}`));
}

async function redo(label) {
  await window.keys(['Control', 'Shift', 'z']);
  await isDone(label);
}

/** Without the line that says what was just done, which goes by itself after a while. */
const hush = () =>
  window.page.run(() => {
    for (const line of document.querySelectorAll('.status')) line.style.display = 'none';
  });

/** From now on the page gets no answer to these questions, as if the engine were still at work. */
async function hold(...commands) {
  await window.page.run((names) => {
    const ask = globalThis.fetch;
    globalThis.fetch = (request, ...rest) => {
      const asked = new URL(request instanceof Request ? request.url : request).pathname.slice(1);
      return names.includes(asked) ? new Promise(() => {}) : ask(request, ...rest);
    };
  }, commands);
}

/** The page anew; the engine keeps the case that is open. */
async function reload() {
  await window.page.run(() => location.reload());
  await window.find('nav [data-screen=overview]');
  await hush();
}

async function openCase(place, { args = [] } = {}) {
  await window?.end({ keepHome: true });
  window = await openWindow({ home, args: [...(place ? [place] : []), ...args] });
}

test('a case without data', TIMEOUT, async () => {
  const file = join(home, 'few posts.csv');
  await writeFile(file, fewPosts());
  window = await openWindow({ home, args: [file] });
  await window.sees('11 of 11 rows usable');
  await window.click('main button', /^Import$/);
  await window.find('main button', /Look for coordination/);
  await hush();
  await undo('Import');
  await looksAsItDid('overview-empty');
  await redo('Import');
  await go('detect');
  await undo('Import');
  await looksAsItDid('detect-empty');
  await redo('Import');
});

test('a run that finds nothing', TIMEOUT, async () => {
  await go('detect');
  await window.type('.often input', '5');
  await window.keys('Tab');
  await settled(window);
  await window.click('main button', /^Find coordination/);
  await window.sees('No pair of accounts passes these limits', { seconds: 60 });
  await settled(window);
  await looksAsItDid('detect-nothing');
  await window.click('main .runs [aria-haspopup]');
  await window.find('[role=menuitem]', /Compare/);
  await looksAsItDid('compare-one-run');
  await window.keys('Escape');
  await go('network');
  await looksAsItDid('network-nothing');
  await go('evidence');
  await looksAsItDid('evidence-nothing');
  await go('report');
  await looksAsItDid('report-nothing');
});

test('a case without a run', TIMEOUT, async () => {
  for (const screen of ['network', 'evidence', 'report']) {
    await go(screen);
    await undo('Run');
    await looksAsItDid(`${screen}-empty`);
    await redo('Run');
  }
});

test('a search that finds nothing', TIMEOUT, async () => {
  await window.keys(['Control', 'f']);
  await window.type('[role=dialog] input[role=combobox], dialog input[role=combobox]', 'zebra');
  await window.sees('Nothing has this');
  await settled(window);
  await looksAsItDid('search-nothing');
  await window.keys('Escape');
});

test('every screen that waits for an answer', TIMEOUT, async () => {
  await go('detect');
  for (const seconds of [60, 10]) {
    await window.type('.often input', '2');
    await window.keys('Tab');
    await window.click('main .stops button', `${seconds} s`);
    await settled(window);
    await window.click('main button', /^Find coordination/);
    await window.find('nav [data-screen=network][aria-current=page]', undefined, { seconds: 60 });
    await settled(window);
    await go('detect');
  }
  for (const [screen, name, ...commands] of [
    ['overview', 'overview', 'start_overview', 'overview'],
    ['detect', 'detect', 'method_form'],
    ['detect', 'detect-counting', 'estimate', 'window_advice'],
    ['network', 'network', 'network_bytes', 'map_bytes'],
    ['evidence', 'evidence-list', 'edge_page'],
    ['report', 'report', 'report_html', 'findings'],
  ]) {
    await reload();
    await hold(...commands);
    await to(screen);
    await window.until('something loading', () =>
      window.page.run(
        () => document.querySelector('[aria-busy=true], .skeleton, [data-loading]') !== null,
      ),
    );
    await looksAsItDid(`${name}-loading`);
  }
  await reload();
  await hold('evidence');
  await go('evidence');
  await window.keys('g');
  await window.find('.skeleton');
  await looksAsItDid('evidence-pair-loading');
  await reload();
  await hold('find');
  await window.keys(['Control', 'f']);
  await window.type('[role=dialog] input[role=combobox], dialog input[role=combobox]', 'paper');
  await window.find('dialog .skeleton');
  await looksAsItDid('search-loading');
  await reload();
  await hold('compare_runs');
  await go('detect');
  await window.click('main .runs [aria-haspopup]');
  await window.click('[role=menuitem]', /Compare/);
  await window.find('dialog .skeleton');
  await looksAsItDid('compare-loading');
});

test('a run that refuses its settings', TIMEOUT, async () => {
  await reload();
  await go('detect');
  await window.click('main summary', /^Advanced/);
  await window.click('main label, main [role=checkbox]', /^Domain/);
  await window.click('main label, main [role=checkbox]', /CooRTweet/);
  await settled(window);
  await window.click('main button', /^Find coordination/);
  await window.find('main [role=alert]');
  await settled(window);
  // Where the form begins: further down stands every parameter that there is.
  await window.page.run(() => document.querySelector('main .detect').scrollTo(0, 0));
  await looksAsItDid('detect-refused');
});

test('an export to a folder that cannot be written', TIMEOUT, async () => {
  await go('report');
  const made = await readdir(join(home, 'data'), { recursive: true });
  folder = join(
    home,
    'data',
    made.find((name) => name.endsWith('.zwerm')),
  );
  await writeFile(folder.replace(/\.zwerm$/, ' exports'), 'a file where the folder should be');
  await window.click('main [role=tab]', /^Export$/);
  await window.click('main [role=switch]', /Ask where to save/);
  await window.click('main button', /GEXF/);
  await window.find('main [role=alert]');
  await settled(window);
  await looksAsItDid('report-export-error');
});

test('a case whose tables are gone', TIMEOUT, async () => {
  await window.end({ keepHome: true });
  const without = (part) => rename(join(folder, part), join(folder, `${part} elsewhere`));
  const inError = async (screen) => {
    await to(screen);
    await window.find('main [role=alert]');
    await looksAsItDid(`${screen}-error`);
  };
  await without('runs');
  await openCase(folder);
  for (const screen of ['network', 'evidence', 'report']) await inError(screen);
  await go('detect');
  await window.click('main .runs [aria-haspopup]');
  await window.click('[role=menuitem]', /Compare/);
  await window.find('dialog [role=alert]');
  await looksAsItDid('compare-error');
  await window.end({ keepHome: true });
  await without('tables');
  await without('search');
  await openCase(folder);
  for (const screen of ['overview', 'detect']) await inError(screen);
  await window.keys(['Control', 'f']);
  await window.type('[role=dialog] input[role=combobox], dialog input[role=combobox]', 'paper');
  await window.find('dialog [role=alert]');
  await looksAsItDid('search-error');
  await window.keys('Escape');
});

test('a case that cannot be opened', TIMEOUT, async () => {
  await window.end({ keepHome: true });
  const damaged = join(home, 'Damaged.zwerm');
  const newer = join(home, 'Newer.zwerm');
  for (const copy of [damaged, newer])
    await cp(folder, copy, { recursive: true, filter: (name) => !/-(wal|shm)$/.test(name) });
  // The version of the format stands in the header of the SQLite file, from byte 60 on.
  const file = await open(join(newer, 'case.sqlite'), 'r+');
  await file.write(Buffer.from([0, 0, 3, 231]), 0, 4, 60);
  await file.close();
  await writeFile(join(damaged, 'case.sqlite'), 'these are not the bytes of a case');
  for (const [place, name] of [
    [damaged, 'start-damaged'],
    [newer, 'start-newer'],
  ]) {
    await openCase(place);
    await window.find('[role=alert] .message, main [role=alert]');
    await looksAsItDid(name);
  }
});

test('no reference is of a state that is gone', async () => {
  assert.deepEqual(await pictures.unseen(), []);
});
