/**
 * The built window on a screen of its own, with folders of its own, driven from outside.
 *
 * `ZWERM_WINDOW_UNDER_TEST` names another program than the one in `target/debug`, such as the one
 * to be shipped. It is opened with `--data-dir`, as a person with a portable drive would.
 */
import { mkdtemp, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, start, startDisplay, stop } from './processes.mjs';
import { WebDriver } from './webdriver.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
export const BINARY = process.env.ZWERM_WINDOW_UNDER_TEST ?? join(TARGET, 'debug/zwerm-window');
export const SHOTS = join(TARGET, 'ui-shots');

/** What the window's process sees. Only what a test passes on purpose comes from our environment. */
function environment(display, home) {
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    TZ: 'Europe/Brussels',
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'share'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    LIBGL_ALWAYS_SOFTWARE: '1',
    TAURI_AUTOMATION: 'true',
    TAURI_WEBVIEW_AUTOMATION: 'true',
    // Root has no unprivileged namespaces to build the sandbox from; tests only.
    ...(process.getuid() === 0 && {
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    }),
  };
}

/** Opens the window; `end()` closes it and removes everything. */
export async function openWindow({ args = [], home: givenHome } = {}) {
  const home = givenHome ?? (await mkdtemp(join(tmpdir(), 'zwerm-window-')));
  for (const part of ['config', 'share', 'cache', 'run']) {
    await mkdir(join(home, part), { recursive: true, mode: 0o700 });
  }
  const data = join(home, 'data');
  const log = join(home, 'window.log');
  const display = await startDisplay();
  const output = await open(log, 'a');
  const port = await freePort();
  const driver = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    env: environment(display.name, home),
    stdio: ['ignore', output.fd, output.fd],
  });
  const page = new WebDriver(`http://127.0.0.1:${port}`);
  const end = async ({ keepHome = false } = {}) => {
    await page.close().catch(() => {});
    await stop(driver);
    await display.stop();
    await output.close();
    if (!keepHome) await rm(home, { recursive: true, force: true });
  };
  const startedAt = performance.now();
  try {
    await Promise.race([page.open(BINARY, ['--data-dir', data, ...args]), driver.failed]);
  } catch (why) {
    const said = await readFile(log, 'utf8');
    await end();
    throw new Error(`the window does not open: ${why.message}\n${said}`, {
      cause: why,
    });
  }
  return new Window({
    page,
    home,
    data,
    log,
    display: display.name,
    startedAt,
    end,
  });
}

/** An open window, in the words of somebody who uses it. */
export class Window {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** Everything that the page and the program have said so far. */
  said() {
    return readFile(this.log, 'utf8');
  }

  /** Repeats `question` until it gives something true. */
  async until(what, question, { seconds = 30 } = {}) {
    const last = Date.now() + seconds * 1000;
    let why;
    for (;;) {
      try {
        const answer = await question();
        if (answer) return answer;
      } catch (problem) {
        // The page may be between two states; what counts is the last word.
        why = problem;
      }
      if (Date.now() > last) {
        const shown = await this.page.run(() => document.body.innerText).catch(() => '');
        const text = `not within ${seconds} s: ${what}\non screen:\n${shown.slice(0, 2000)}`;
        throw new Error(text, { cause: why });
      }
      await sleep(40);
    }
  }

  /** The first element that is to be seen, by CSS selector and, if given, by its words or label. */
  find(selector, text, options) {
    const what = text === undefined ? selector : `${selector} that says "${text}"`;
    const pattern = text instanceof RegExp ? [text.source, text.flags] : null;
    return this.until(
      what,
      () => this.page.element(firstSeen, selector, pattern ? null : (text ?? null), pattern),
      options,
    );
  }

  async click(selector, text, options) {
    // Found and clicked in one turn: the element may be drawn anew in between.
    await this.until(
      `a click on ${selector} ${text ?? ''}`,
      async () => {
        await this.page.clickElement(await this.find(selector, text, { seconds: 1 }));
        return true;
      },
      options,
    );
  }

  async type(selector, text) {
    const field = await this.find(selector);
    await this.page.clear(field);
    await this.page.typeInto(field, text);
  }

  keys(...presses) {
    return this.page.keys(...presses);
  }

  /** All that stands on the screen, thin spaces and line ends as plain spaces. */
  async shown() {
    const text = await this.page.run(() => document.body.innerText);
    return text.replace(/\s+/g, ' ');
  }

  /** Until this stands somewhere on the screen. */
  sees(text, options) {
    return this.until(
      `"${text}" on screen`,
      async () => {
        const shown = await this.shown();
        return text instanceof RegExp ? text.exec(shown) : shown.includes(text);
      },
      options,
    );
  }

  /** Asks the engine as the page does, past the screens. */
  invoke(command, args = {}) {
    return this.page.wait(
      (name, given) => window.__TAURI_INTERNALS__.invoke(name, given),
      command,
      args,
    );
  }

  /** Until nothing has moved for a few frames and every typeface is there. */
  async atRest() {
    await this.page.wait(async () => {
      await document.fonts.ready;
      const running = () => document.getAnimations().some((one) => one.playState === 'running');
      for (let turn = 0; turn < 40 && running(); turn += 1) {
        await new Promise((done) => setTimeout(done, 50));
      }
      for (let frame = 0; frame < 4; frame += 1) {
        await new Promise((done) => requestAnimationFrame(done));
      }
    });
  }

  /** A picture of the page under `target/ui-shots/`. */
  async shoot(name) {
    await mkdir(SHOTS, { recursive: true });
    await writeFile(join(SHOTS, `${name}.png`), await this.page.screenshot());
  }
}

/** Runs in the page: the first visible element of `selector` whose words or label fit. */
function firstSeen(selector, text, pattern) {
  const fits = pattern
    ? new RegExp(pattern[0], pattern[1])
    : { test: (said) => said.includes(text ?? '') };
  for (const element of document.querySelectorAll(selector)) {
    const said = [
      element.innerText,
      element.getAttribute('aria-label'),
      element.getAttribute('title'),
    ];
    const words = said.map((part) => (part ?? '').replace(/\s+/g, ' ').trim());
    if (element.checkVisibility() && words.some((part) => fits.test(part))) return element;
  }
  return null;
}
