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

/**
 * Puts a clock into the page: when it was clicked, when the bytes of the first picture came, when it
 * stood on the screen. From outside one only sees when the page next had time to answer.
 */
const clock = () => {
  const seen = (window.zwermSeen = {});
  const now = () => performance.now();
  document.addEventListener('click', () => (seen.click ??= now()), {
    capture: true,
  });
  const put = CanvasRenderingContext2D.prototype.putImageData;
  CanvasRenderingContext2D.prototype.putImageData = function (...picture) {
    put.apply(this, picture);
    if (!this.canvas.isConnected || seen.drawn) return;
    seen.drawn = now();
    requestAnimationFrame(() => requestAnimationFrame(() => (seen.shown = now())));
  };
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    // The map of communities, or in a small run the accounts: whichever is looked at first.
    if (/\/(map|network)_bytes$/.test(String(asked[0]?.url ?? asked[0]))) seen.bytes ??= now();
    return answer;
  };
};

/** Seconds from click and from bytes to the picture, by the clock in the page. */
async function told(window) {
  const seen = await window.until('a picture', () =>
    window.page.run(() => (window.zwermSeen.shown ? window.zwermSeen : null)),
  );
  return {
    click: (seen.shown - seen.click) / 1000,
    bytes: (seen.shown - seen.bytes) / 1000,
  };
}

/** Whether the run opened on the map of its communities. */
const offersMap = (window) =>
  window.page.run(() =>
    [...document.querySelectorAll('main nav button[aria-pressed=true]')].some(
      (button) => button.innerText.trim() === 'Communities',
    ),
  );

/**
 * The longest stretch, in milliseconds, in which the page could not have answered a key: a clock in
 * the page that is asked for every millisecond and notes how late it is.
 */
async function blocked(window, doing) {
  await window.page.run(() => {
    const watch = (window.zwermWatch = { longest: 0, last: performance.now() });
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
      if (!watch.done) setTimeout(() => channel.port2.postMessage(0), 1);
    };
    channel.port2.postMessage(0);
  });
  await doing();
  await window.atRest();
  return window.page.run(() => {
    window.zwermWatch.done = true;
    return window.zwermWatch.longest;
  });
}

/** Places in the picture, as parts of its width and height. */
async function inPicture(window, ...parts) {
  const { left, top, width, height } = await window.page.run(() => {
    const { left, top, width, height } = document
      .querySelector('main canvas')
      .getBoundingClientRect();
    return { left, top, width, height };
  });
  return parts.map(([x, y]) => ({
    x: Math.round(left + x * width),
    y: Math.round(top + y * height),
  }));
}

/** Pulls the picture aside and back, as a hand does in a second and a half. */
async function pan(window) {
  const [from, to] = await inPicture(window, [0.04, 0.55], [0.34, 0.7]);
  await window.page.drag([from, to, from], 700);
}

/** Goes over the picture, stops on what is in its middle, chooses it, and lets it go. */
async function choose(window) {
  const [middle] = await inPicture(window, [0.5, 0.5]);
  await window.page.clickAt(middle.x, middle.y);
  await window.atRest();
  await window.keys('Escape');
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

const firsts = [];
const agains = [];
for (let turn = 0; turn < STARTS; turn += 1) {
  let window = await openWindow();
  const { home } = window;
  try {
    for (const into of [firsts, agains]) {
      await window.sees('Drop scraped files here');
      await window.page.run(clock);
      await window.click('main button', 'Open this example');
      await picture(window);
      into.push(await told(window));
      if (into === agains) break;
      await window.end({ keepHome: true });
      window = await openWindow({ home });
    }
    if (turn === STARTS - 1) {
      const written = (times, from) => `${median(times.map((one) => one[from])).toFixed(2)} s`;
      say('first example: click to picture, import and search in it', written(firsts, 'click'));
      say('first example again: click to picture', written(agains, 'click'));
      say('  of it from the bytes of the picture', written(agains, 'bytes'));
      await window.atRest();
      say('  web process', `${(await memoryMb(window, 'WebKitWebProcess')).toFixed(0)} MB`);
      say('  program', `${(await memoryMb(window, 'zwerm-window')).toFixed(0)} MB`);
    }
  } finally {
    await window.end();
    await rm(home, { recursive: true, force: true });
  }
}

for (const folder of cases) {
  let opened = await openWindow({ args: [folder] });
  const { home } = opened;
  try {
    await picture(opened);
    const took = seconds(opened.startedAt);
    const counts = await opened.page.run(() => document.querySelector('.counts')?.innerText);
    say(`${folder}: start to picture`, `${took.toFixed(2)} s`);
    say(`  ${counts?.[0].trim() ?? ''}`, '');
    await opened.end({ keepHome: true });
    opened = await openWindow({ home });
    await opened.find('main .row button.open');
    await opened.page.run(clock);
    await opened.click('main .row button.open');
    await picture(opened);
    say('  bytes of the first picture to picture', `${(await told(opened)).bytes.toFixed(2)} s`);
    if (await offersMap(opened)) {
      await opened.atRest();
      await opened.page.run(clock);
      await opened.click('main nav button', 'All accounts');
      say('  from the map to all accounts', `${(await told(opened)).click.toFixed(2)} s`);
    }
    await opened.atRest();
    for (const [what, doing] of [
      ['panning', pan],
      ['choosing what is in the middle, and letting go', choose],
      ['closer and back', (window) => window.keys('+').then(() => window.keys('-'))],
    ]) {
      const longest = await blocked(opened, () => doing(opened));
      say(`  ${what}: longest without an answer`, `${longest.toFixed(0)} ms`);
    }
    say('  web process', `${(await memoryMb(opened, 'WebKitWebProcess')).toFixed(0)} MB`);
    say('  program', `${(await memoryMb(opened, 'zwerm-window')).toFixed(0)} MB`);
    await opened.shoot(`bench-${folder.split('/').filter(Boolean).at(-1)}`);
  } finally {
    await opened.end();
    await rm(home, { recursive: true, force: true });
  }
}
