/**
 * Every screen of the real window, empty, at work, with an error and full; in both schemes, at 200 %
 * and in Dutch, held against the pictures of it in `references/screens` (see `pictures.mjs`).
 */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow } from './harness.mjs';
import { dropFile } from './mouse.mjs';
import { Pictures, settled, UPDATE } from './pictures.mjs';

const pictures = new Pictures('screens');
let home;
let window;
const looksAsItDid = (name, options) => pictures.looksAsItDid(window, name, options);

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'zwerm-screens-'));
  await pictures.prepare();
});

after(async () => {
  await window?.end();
  await rm(home, { recursive: true, force: true });
});

async function go(screen) {
  await window.click(`nav [data-screen=${screen}]`);
  await window.find(`nav [data-screen=${screen}][aria-current=page]`);
  await settled(window);
}

/** Closes the window and opens it again with other settings, on the case that was made. */
async function again(change) {
  const { settings } = await window.invoke('start');
  const { panels, ...rest } = change;
  await window.invoke('set_settings', {
    settings: { ...settings, ...rest, panels: { ...settings.panels, ...panels } },
  });
  await window.end({ keepHome: true });
  const data = join(home, 'data');
  const made = await readdir(data, { recursive: true });
  const opened = made.find((name) => name.endsWith('.zwerm'));
  window = await openWindow({ home, args: [join(data, opened)] });
  await window.find('nav [data-screen=network]');
}

/** Every screen of a case with a run, as somebody goes through them. */
async function everyScreen(variant) {
  const at = (name, options) => looksAsItDid(`${name}-${variant}`, options);
  await go('import');
  await at('import');
  await go('overview');
  await at('overview');
  await go('detect');
  await at('detect');
  await go('network');
  // The picture comes after its numbers.
  await window.find('main canvas');
  await at('network');
  await go('evidence');
  await at('evidence-list');
  await window.keys('g');
  await window.find('main [role=toolbar]');
  await settled(window);
  await at('evidence-pair');
  await window.keys('Escape');
  await go('report');
  await at('report');
  await window.keys(['Control', 'f']);
  await window.type('[role=dialog] input[role=combobox], dialog input[role=combobox]', 'ballot');
  await window.find('[role=listbox] [role=option]');
  await settled(window);
  await at('search');
  await window.keys('Escape');
  await window.keys(['Control', 'k']);
  await window.find('[role=listbox] [role=option]');
  await at('palette');
  await window.keys('Escape');
}

test('before anything is there', { timeout: 120_000 }, async () => {
  window = await openWindow({ home });
  await window.find('main button', /Invented city election/);
  await looksAsItDid('start-empty');
});

test('full, light', { timeout: 300_000 }, async () => {
  await window.click('main button', /Invented city election/);
  await window.find('nav [data-screen=network][aria-current=page]', undefined, { seconds: 120 });
  await settled(window);
  await everyScreen('light');
});

test('a file that cannot be read, one that is being read', { timeout: 300_000 }, async () => {
  const broken = join(home, 'broken.csv.gz');
  await writeFile(broken, Buffer.from('1f8b0800000000000003deadbeef', 'hex'));
  assert.equal(await dropFile(window, broken), 'dropped');
  await window.sees('broken.csv.gz');
  await settled(window);
  await looksAsItDid('import-error-light');
  const rows = ['account_id,post_id,created_at,url,text'];
  for (let row = 0; row < 400_000; row += 1)
    rows.push(
      `a${row % 5000},p${row},2025-03-0${1 + (row % 9)}T10:00:00Z,https://paper.example/${row % 999},` +
        `words of a post that are as long as those of others ${row}`,
    );
  await again({});
  const large = join(home, 'large.csv');
  await writeFile(large, `${rows.join('\n')}\n`);
  assert.equal(await dropFile(window, large), 'dropped');
  await window.find('main [role=progressbar]');
  await looksAsItDid('import-loading-light', { moving: true });
});

test('a run under way, and cancelled', { timeout: 300_000 }, async () => {
  await again({});
  await go('detect');
  await window.click('main label, main [role=checkbox]', /^Repeat the run/);
  await window.type('main [role=group][aria-label="How the run is repeated"] input', '1000');
  await window.keys('Tab');
  await settled(window);
  await window.click('main button', /^Find coordination/);
  await window.sees('Repeating the run with changes', { seconds: 60 });
  await looksAsItDid('detect-running-light', { moving: true });
  await window.click('main button', /^Cancel/);
  await window.find('main button', /^Find coordination/);
  await settled(window);
  await looksAsItDid('detect-cancelled-light');
});

test('full, dark', { timeout: 300_000 }, async () => {
  await again({ theme: 'dark' });
  await everyScreen('dark');
});

test('full, at 200 %', { timeout: 300_000 }, async () => {
  await again({ theme: 'light', panels: { zoom_percent: 200 } });
  await everyScreen('200');
});

test('full, in Dutch', { timeout: 300_000 }, async () => {
  await again({ language: 'nl', panels: { zoom_percent: 100 } });
  await everyScreen('dutch');
  await window.end({ keepHome: true });
  window = await openWindow({ home });
  await window.find('main button', /Invented city election/);
  await looksAsItDid('start-dutch');
});

test('a screen that has changed is noticed', async () => {
  await window.page.run(() => document.querySelector('main').replaceChildren());
  await assert.rejects(() =>
    UPDATE ? Promise.reject(new Error('nothing is compared')) : looksAsItDid('start-dutch'),
  );
});

test('no reference is of a screen that is gone', async () => {
  assert.deepEqual(await pictures.unseen(), []);
});
