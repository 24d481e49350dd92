/**
 * Pictures of the real window, each held against one that somebody has looked at. They are small on
 * purpose, so that they say what is gone, moved or covered, not how a letter is hinted.
 * `ZWERM_UPDATE_REFERENCES=1` writes them anew, for somebody who looks at them.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './harness.mjs';

export const UPDATE = Boolean(process.env.ZWERM_UPDATE_REFERENCES);

/** Most that two pictures may differ, as the mean of 64 × 40 grey fields of 0 to 255. */
const MOST_DIFFERENCE = 2.5;

/** How long a picture that differs is taken again. */
const PATIENCE_MS = 8_000;

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

/** The pictures of one test file, in a folder of their own below `references/`. */
export class Pictures {
  constructor(folder) {
    this.folder = join(ROOT, 'tests/ui/window/references', folder);
    this.seen = new Set();
  }

  async prepare() {
    if (UPDATE) await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true });
  }

  /**
   * The whole window fits its frame, and looks as it did. A slow computer may show it a moment later
   * than it says it is at rest, so a picture that differs is taken again for a while.
   */
  async looksAsItDid(window, name, { moving = false } = {}) {
    this.seen.add(name);
    const file = join(this.folder, `${name}.jpg`);
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

  /** References of states that no test has been to. */
  async unseen() {
    const kept = (await readdir(this.folder)).map((name) => name.replace(/\.jpg$/, ''));
    return kept.filter((name) => !this.seen.has(name));
  }
}

/** Until nothing is being loaded. */
export const settled = (window) =>
  window.until('nothing loading', () =>
    window.page.run(
      () => document.querySelector('[aria-busy=true], .skeleton, [data-loading]') === null,
    ),
  );
