/** The mouse of the test's screen: what a hand does, seen by the window as from any other program. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ROOT } from './harness.mjs';
import { start, stop } from './processes.mjs';

const run = promisify(execFile);
const DRAG_SOURCE = join(
  resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target'),
  'debug/examples/drag_source',
);

/** X's number of the program's window. */
export async function findWindow(window) {
  const env = { ...process.env, DISPLAY: window.display };
  const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--class', 'zwerm-window'], {
    env,
  });
  return Number(stdout.trim().split('\n').at(-1));
}

/** Moves and resizes a window, as a hand on its frame does. */
export async function resize(window, id, { x, y, width, height }) {
  const env = { ...process.env, DISPLAY: window.display };
  await run('xdotool', ['windowsize', id, width, height].map(String), { env });
  await run('xdotool', ['windowmove', id, x, y].map(String), { env });
}

/** Waits for a file dialog of the system with this title, types a path and confirms. */
export async function answerDialog(window, title, path) {
  const env = { ...process.env, DISPLAY: window.display };
  const tell = (...words) => run('xdotool', words.map(String), { env });
  const dialog = await window.until(`the dialog "${title}"`, async () => {
    const { stdout } = await tell('search', '--onlyvisible', '--name', title);
    return stdout.trim().split('\n')[0];
  });
  await tell('windowfocus', dialog);
  await sleep(300);
  // The first key opens or fills the field for the path; the rest goes in when it is there.
  await tell('key', 'ctrl+a', 'slash');
  await sleep(500);
  await tell('type', '--delay', '8', path.slice(1));
  await sleep(300);
  await tell('key', 'Return');
}

/**
 * Drags a file from another program onto the middle of the window, waits until the window answers, as
 * a hand does, and lets go. `hover` is called meanwhile. Gives what the other program heard: `dropped`
 * or `refused`.
 */
export async function dropFile(window, path, { hover } = {}) {
  const env = {
    ...process.env,
    DISPLAY: window.display,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
  };
  const move = (...words) => run('xdotool', words.map(String), { env });
  const source = start(DRAG_SOURCE, [path], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = createInterface({ input: source.stdout })[Symbol.asyncIterator]();
  try {
    await Promise.race([said.next(), source.failed]);
    const place = await move('getwindowgeometry', '--shell', await findWindow(window));
    const at = Object.fromEntries(
      place.stdout
        .trim()
        .split('\n')
        .map((line) => line.split('=')),
    );
    const [x, y] = [Number(at.X) + Number(at.WIDTH) / 2, Number(at.Y) + Number(at.HEIGHT) / 2];
    await move('mousemove', 30, 30, 'mousedown', 1);
    // In steps, as a hand does: a drag begins only after some way, and a target sees motion.
    for (let step = 1; step <= 12; step += 1) {
      await move(
        'mousemove',
        Math.round(30 + ((x - 30) * step) / 12),
        Math.round(30 + ((y - 30) * step) / 12),
      );
      await sleep(25);
    }
    await window.find('.veil');
    await hover?.();
    await move('mouseup', 1);
    const { value } = await Promise.race([said.next(), once(source, 'exit').then(() => ({}))]);
    return value;
  } finally {
    await stop(source);
  }
}
