/**
 * Every screen of the real window, empty, at work, with an error and full; in both schemes, at 200 %
 * and in Dutch. Each is held against the picture of it in `references/`, as a person last saw it:
 * small on purpose, so that it says what is gone, moved or covered, not how a letter is hinted.
 * `ZWERM_UPDATE_REFERENCES=1` writes them anew, for somebody who looks at them.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow, ROOT } from './harness.mjs';
import { dropFile } from './mouse.mjs';

const REFERENCES = join(ROOT, 'tests/ui/window/references');
const UPDATE = Boolean(process.env.ZWERM_UPDATE_REFERENCES);

/** Most that two pictures may differ, as the mean of 64 × 40 grey fields of 0 to 255. */
const MOST_DIFFERENCE = 2.5;

/** How long a picture that differs is taken again. */
const PATIENCE_MS = 8_000;

let home;
let window;
const seen = new Set();

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'zwerm-screens-'));
  if (UPDATE) await rm(REFERENCES, { recursive: true, force: true });
  await mkdir(REFERENCES, { recursive: true });
});

after(async () => {
  await window?.end();
  await rm(home, { recursive: true, force: true });
});

/**
 * Runs in the page: a picture small enough to be kept, and as 64 × 40 grey fields. The fields are
 * means of their own: what a browser makes of a picture at a tenth of its size is a choice of pixels.
 */
async function small(source) {
  const [width, height, columns, rows] = [720, 450, 64, 40];
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const sums = new Array(columns * rows).fill(0);
  const counts = new Array(columns * rows).fill(0);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
      const pixel = 4 * (y * width + x);
      sums[at] += (data[pixel] + data[pixel + 1] + data[pixel + 2]) / 3;
      counts[at] += 1;
    }
  const grey = sums.map((sum, at) => Math.round(sum / counts[at]));
  return { grey, jpeg: canvas.toDataURL('image/jpeg', 0.55) };
}

const dataUrl = (bytes, type) => `data:image/${type};base64,${bytes.toString('base64')}`;

/** Mean difference of two pictures of 64 × 40 grey fields. */
const difference = (one, other) =>
  one.reduce((sum, grey, at) => sum + Math.abs(grey - other[at]), 0) / one.length;

/**
 * The whole window fits its frame, and looks as it did. A slow computer may show it a moment later
 * than it says it is at rest, so a picture that differs is taken again for a while.
 */
async function looksAsItDid(name, { moving = false } = {}) {
  seen.add(name);
  const file = join(REFERENCES, `${name}.jpg`);
  assert.ok(UPDATE || existsSync(file), `${name}: there is no reference`);
  const then =
    !UPDATE && (await window.page.wait(small, dataUrl(await readFile(file), 'jpeg'))).grey;
  const patience = performance.now() + (moving ? 0 : PATIENCE_MS);
  for (;;) {
    if (!moving) await window.atRest();
    const now = await window.page.wait(small, dataUrl(await window.page.screenshot(), 'png'));
    const apart = then ? difference(now.grey, then) : 0;
    if (apart > MOST_DIFFERENCE && performance.now() < patience) continue;
    await window.shoot(`window-${name}`);
    const beyond = await window.page.run(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(beyond <= 0, `${name}: ${beyond} pixels beyond the window`);
    if (UPDATE) await writeFile(file, Buffer.from(now.jpeg.split(',')[1], 'base64'));
    assert.ok(
      apart <= MOST_DIFFERENCE,
      `${name} looks different by ${apart.toFixed(1)}: look at target/ui-shots/window-${name}.png`,
    );
    return;
  }
}

/** Until nothing is being loaded. */
const settled = () =>
  window.until('nothing loading', () =>
    window.page.run(
      () => document.querySelector('[aria-busy=true], .skeleton, [data-loading]') === null,
    ),
  );

async function go(screen) {
  await window.click(`nav [data-screen=${screen}]`);
  await window.find(`nav [data-screen=${screen}][aria-current=page]`);
  await settled();
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
  await settled();
  await at('evidence-pair');
  await window.keys('Escape');
  await go('report');
  await at('report');
  await window.keys(['Control', 'f']);
  await window.type('[role=dialog] input[role=combobox], dialog input[role=combobox]', 'ballot');
  await window.find('[role=listbox] [role=option]');
  await settled();
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
  await settled();
  await everyScreen('light');
});

test('a file that cannot be read, one that is being read', { timeout: 300_000 }, async () => {
  const broken = join(home, 'broken.csv.gz');
  await writeFile(broken, Buffer.from('1f8b0800000000000003deadbeef', 'hex'));
  assert.equal(await dropFile(window, broken), 'dropped');
  await window.sees('broken.csv.gz');
  await settled();
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
  const kept = (await readdir(REFERENCES)).map((name) => name.replace(/\.jpg$/, ''));
  assert.deepEqual(
    kept.filter((name) => !seen.has(name)),
    [],
  );
});
