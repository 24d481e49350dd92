/**
 * `cargo xtask bench window`: how long a person waits, and how much memory the page takes.
 *
 * Arguments are case folders with a run; each is opened in a new window. Medians of several starts.
 * On a screen without a graphics card, so that figures of different machines can be compared.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openWindow } from './harness.mjs';

const STARTS = 5;
const cases = process.argv.slice(2);

/** Memory of the processes of one name that belong to this screen, in megabytes. */
async function memoryMb(window, name) {
  let total = 0;
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    try {
      const comm = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
      if (comm !== name.slice(0, 15)) continue;
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
      if (!environment.includes(`DISPLAY=${window.display}\0`)) continue;
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      total += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    } catch {
      // It has ended meanwhile.
    }
  }
  return total;
}

/** Until the network stands on the screen and a frame has been drawn with it. */
async function picture(window) {
  await window.sees(/\d of [\d ]+ edges/, { seconds: 300 });
  await window.page.wait(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

const say = (what, value) => console.log(`${what.padEnd(58)} ${value}`);
const seconds = (from) => (performance.now() - from) / 1000;
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const starts = [];
for (let turn = 0; turn < STARTS; turn += 1) {
  const window = await openWindow();
  await window.sees('Drop scraped files here');
  starts.push(seconds(window.startedAt));
  await window.end();
}
say('start to usable window', `${median(starts).toFixed(2)} s`);

let window = await openWindow();
const { home } = window;
try {
  await window.sees('Drop scraped files here');
  let from = performance.now();
  await window.click('main button', 'Open this example');
  await picture(window);
  say('first example: import, search and picture', `${seconds(from).toFixed(2)} s`);
  await window.end({ keepHome: true });

  window = await openWindow({ home });
  await window.sees('Drop scraped files here');
  from = performance.now();
  await window.click('main button', 'Open this example');
  await picture(window);
  say('first example again: case to picture', `${seconds(from).toFixed(2)} s`);
  await window.atRest();
  say('  web process', `${(await memoryMb(window, 'WebKitWebProcess')).toFixed(0)} MB`);
  say('  program', `${(await memoryMb(window, 'zwerm-window')).toFixed(0)} MB`);
} finally {
  await window.end();
  await rm(home, { recursive: true, force: true });
}

for (const folder of cases) {
  const opened = await openWindow({ args: [folder] });
  try {
    await picture(opened);
    const took = seconds(opened.startedAt);
    const counts = /[\d ]+ of [\d ]+ accounts · [\d ]+ of [\d ]+ edges/.exec(await opened.shown());
    say(`${folder}: start to picture`, `${took.toFixed(2)} s`);
    say(`  ${counts?.[0].trim() ?? ''}`, '');
    await opened.atRest();
    say('  web process', `${(await memoryMb(opened, 'WebKitWebProcess')).toFixed(0)} MB`);
    say('  program', `${(await memoryMb(opened, 'zwerm-window')).toFixed(0)} MB`);
    await opened.shoot(`bench-${folder.split('/').filter(Boolean).at(-1)}`);
  } finally {
    await opened.end();
  }
}
