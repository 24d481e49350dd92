/** The ways in which the program is started and left: with files, with a case, small, again. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { BINARY, openWindow, ROOT } from './harness.mjs';
import { findWindow, resize } from './mouse.mjs';
import { askToClose } from './x11.mjs';

const FILE = join(ROOT, 'datasets/russian_coord_tweets_2021/russian_coord_tweets_2021.csv.gz');

test('a file of the command line is opened as if it were dropped', async () => {
  const window = await openWindow({ args: [FILE] });
  try {
    await window.sees('35 125 of 35 125 rows usable');
  } finally {
    await window.end();
  }
});

test('a case of the command line is opened; the last one is found again on the start screen', async () => {
  let window = await openWindow({ args: [FILE] });
  const { home } = window;
  try {
    await window.sees('35 125 of 35 125 rows usable');
    await window.click('main button', /^Import$/);
    await window.find('main button', /Look for coordination/);
    const { recent } = await window.invoke('start');
    assert.equal(recent.length, 1);
    const folder = recent[0].folder.replace(/^~/, home);
    await window.end({ keepHome: true });

    window = await openWindow({ home, args: [folder] });
    await window.sees('35 085 posts by 9 509 accounts');
    await window.end({ keepHome: true });

    window = await openWindow({ home });
    await window.click('main button, main a', /Russian coord tweets 2021/);
    await window.sees('35 085 posts by 9 509 accounts');
  } finally {
    await window.end();
    await rm(home, { recursive: true, force: true });
  }
});

test('a window comes back as large and where it was left', async () => {
  let window = await openWindow();
  const { home } = window;
  try {
    await window.sees('Drop scraped files here');
    const id = await findWindow(window);
    await resize(window, id, { x: 33, y: 44, width: 1100, height: 700 });
    await window.until('the new size', () => window.page.run(() => innerWidth === 1100));
    await askToClose(window.display, id);
    const kept = await window.until('the size on disk', async () =>
      JSON.parse(await readFile(join(window.data, 'window.json'), 'utf8')),
    );
    assert.deepEqual([kept.main.width, kept.main.height], [1100, 700]);
    await window.end({ keepHome: true });

    window = await openWindow({ home });
    await window.sees('Drop scraped files here');
    assert.deepEqual(await window.page.run(() => [innerWidth, innerHeight]), [1100, 700]);
  } finally {
    await window.end();
    await rm(home, { recursive: true, force: true });
  }
});

test('without a graphics card the page is told to draw by itself', async () => {
  const window = await openWindow({ args: ['--safe-graphics'] });
  try {
    await window.sees('Drop scraped files here');
    assert.equal((await window.invoke('start')).settings.graphics, 'software');
  } finally {
    await window.end();
  }
});

test('the program says how it is used', () => {
  const help = execFileSync(BINARY, ['--help'], { encoding: 'utf8' });
  assert.match(help, /--data-dir <DIR>/);
  assert.match(help, /--safe-graphics/);
  assert.match(execFileSync(BINARY, ['--version'], { encoding: 'utf8' }), /^zwerm-window \d/);
});

test('a second start hands its files to the window that is open', async () => {
  const window = await openWindow();
  try {
    await window.sees('Drop scraped files here');
    const second = spawn(BINARY, ['--data-dir', window.data, FILE], {
      env: { ...process.env, DISPLAY: window.display, GDK_BACKEND: 'x11' },
    });
    const [code] = await once(second, 'exit');
    assert.equal(code, 0);
    await window.sees('35 125 of 35 125 rows usable');
    assert.doesNotMatch(await window.said(), /panicked/);
  } finally {
    await window.end();
  }
});
