/**
 * Every screen in every state, in both schemes and at 200 %, over recorded answers of the engine: no
 * violation of accessibility, nothing beyond the edge of the window, no complaint; and it looks as it
 * did. The pictures of `references/` are small on purpose: a person sees what a screen is, and a
 * program that something is gone, moved or covered. `ZWERM_UPDATE_REFERENCES=1` writes them anew, for
 * somebody who looks at them.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { BROWSERS, FLAGS, ROOT, SHOTS } from './harness.mjs';

const PAGES = join(ROOT, 'ui/dist-gallery');
const REFERENCES = join(ROOT, 'tests/ui/browser/references');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const UPDATE = Boolean(process.env.ZWERM_UPDATE_REFERENCES);
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Most that two pictures may differ, as the mean of 64 × 40 grey fields of 0 to 255. */
const MOST_DIFFERENCE = 4;

let server;
let browser;
let origin;
let scenes;

before(async () => {
  server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const file = join(PAGES, path);
    if (!file.startsWith(PAGES)) return response.writeHead(404).end();
    readFile(file).then(
      (bytes) => {
        const type = TYPES[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
    return undefined;
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({
    executablePath: BROWSERS.find((path) => existsSync(path)),
    args: FLAGS,
  });
  const page = await browser.newPage();
  await page.goto(`${origin}/gallery.html`);
  scenes = await page.$$eval('[data-theme=light] figure iframe', (frames) =>
    frames.map((frame) => new URL(frame.src).searchParams.get('scene')),
  );
  await page.close();
  if (UPDATE) await rm(REFERENCES, { recursive: true, force: true });
  await mkdir(REFERENCES, { recursive: true });
  await mkdir(SHOTS, { recursive: true });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a scene and waits until nothing moves any more. */
async function open(scene, theme, zoom) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/GL Driver Message|favicon/.test(message.text())) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${origin}/screens.html?scene=${scene}&theme=${theme}&zoom=${zoom}`);
  await page.waitForSelector('html[data-scene]', { state: 'attached' });
  if (!scene.endsWith('-loading'))
    await page.waitForFunction(
      () => document.querySelector('main [aria-busy=true], main .skeleton') === null,
    );
  await page.waitForTimeout(scene.startsWith('network') ? 900 : 350);
  return { page, complaints };
}

/** A picture as 64 × 40 grey fields, and small enough to be kept. */
function small(bytes) {
  return browser.newPage().then(async (page) => {
    const made = await page.evaluate(async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const drawn = (width, height) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [width, height];
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(picture, 0, 0, width, height);
        return { canvas, context };
      };
      const { data } = drawn(64, 40).context.getImageData(0, 0, 64, 40);
      const grey = Array.from({ length: 64 * 40 }, (_, at) =>
        Math.round((data[4 * at] + data[4 * at + 1] + data[4 * at + 2]) / 3),
      );
      return { grey, webp: drawn(720, 450).canvas.toDataURL('image/webp', 0.6) };
    }, bytes);
    await page.close();
    return made;
  });
}

const dataUrl = (bytes, type) => `data:image/${type};base64,${bytes.toString('base64')}`;

async function looksAsItDid(page, name) {
  const shot = await page.screenshot({ path: join(SHOTS, `screen-${name}.png`) });
  const now = await small(dataUrl(shot, 'png'));
  const file = join(REFERENCES, `${name}.webp`);
  if (UPDATE) {
    await writeFile(file, Buffer.from(now.webp.split(',')[1], 'base64'));
    return;
  }
  assert.ok(existsSync(file), `${name}: there is no reference`);
  const then = await small(dataUrl(await readFile(file), 'webp'));
  const apart = now.grey.map((grey, at) => Math.abs(grey - then.grey[at]));
  const mean = apart.reduce((sum, one) => sum + one, 0) / apart.length;
  assert.ok(
    mean <= MOST_DIFFERENCE,
    `${name} looks different by ${mean.toFixed(1)}: look at target/ui-shots/screen-${name}.png`,
  );
}

async function wellMade(scene, theme, zoom) {
  const { page, complaints } = await open(scene, theme, zoom);
  const name = `${scene}-${theme}${zoom === 100 ? '' : `-${zoom}`}`;
  try {
    assert.deepEqual(complaints, [], name);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.ok(beyond <= 0, `${name}: ${beyond} pixels beyond the window`);
    await page.addScriptTag({ path: AXE });
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, { resultTypes: ['violations'] }),
    );
    const serious = violations
      .filter((one) => ['serious', 'critical'].includes(one.impact))
      .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
    assert.deepEqual(serious, [], name);
    await looksAsItDid(page, name);
  } finally {
    await page.close();
  }
}

test('every screen and state, light', { timeout: 600_000 }, async () => {
  assert.ok(scenes.length >= 20, `${scenes.length} scenes`);
  for (const scene of scenes) await wellMade(scene, 'light', 100);
});

test('every screen and state, dark', { timeout: 600_000 }, async () => {
  for (const scene of scenes) await wellMade(scene, 'dark', 100);
});

test('every screen at 200 %', { timeout: 600_000 }, async () => {
  const whole = scenes.filter((scene) => !/-(loading|error)$/.test(scene));
  for (const scene of whole) await wellMade(scene, 'light', 200);
});

test('a screen that has changed is noticed', async () => {
  const { page } = await open('overview', 'light', 100);
  await page.evaluate(() => document.querySelector('main').replaceChildren());
  await assert.rejects(() =>
    UPDATE
      ? Promise.reject(new Error('nothing is compared'))
      : looksAsItDid(page, 'overview-light'),
  );
  await page.close();
});
