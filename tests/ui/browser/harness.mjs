/**
 * The pages of the window in Chromium, over the loopback bridge, with the real engine behind them.
 *
 * `xtask test browser` has built the bridge and its pages. Every session has folders of its own and
 * watches four things all the time: what the console says, which hosts are asked, what the content
 * security policy reports, and whether a payload ran.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
const BRIDGE = join(TARGET, 'debug/zwerm-bridge');
const PAGES = process.env.ZWERM_PAGES_UNDER_TEST ?? join(ROOT, 'ui/dist-bridge');
export const SHOTS = join(TARGET, 'ui-shots');

/** Debian's browsers; the headless one is what the set-up installs. */
export const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
export const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A running bridge: its address, and an end that leaves nothing. */
async function startBridge(home) {
  const child = spawn(BRIDGE, ['--port', '0', '--ui', PAGES, '--home', home], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((found, failed) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += part;
      const match = /http:\/\/\S+/.exec(said);
      if (match) found(new URL(match[0]));
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the bridge ended with ${code}: ${said}`)));
  });
  return { address, stop: () => child.kill() };
}

/** Opens the pages; `end()` closes everything and removes the folders. */
export async function openPages({ scheme = 'light', width = 1440, height = 900 } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'zwerm-browser-'));
  const bridge = await startBridge(home);
  const browser = await chromium.launch({
    executablePath: BROWSERS.find((path) => existsSync(path)),
    args: FLAGS,
  });
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  const session = new Session({ page, browser, bridge, home, scheme });
  session.watch();
  await page.goto(bridge.address.href);
  await page.getByText('Nothing leaves this computer.').first().waitFor();
  return session;
}

/** A session with the pages, in the words of somebody who uses them. */
export class Session {
  /** What the console complained about. */
  complaints = [];
  /** Errors that the engine answered. */
  refusals = [];
  /** Requests that went elsewhere. */
  strayed = [];
  /** Dialogs of the browser: only a script opens one. */
  dialogs = [];

  constructor(parts) {
    Object.assign(this, parts);
  }

  watch() {
    this.page.on('console', (message) => {
      // An error that the engine answers is shown on the screen; the browser notes it besides.
      if (/status of 400/.test(message.text())) return;
      // The software renderer's remark on reading pixels back, which is how frames are timed.
      if (/GL Driver Message.*ReadPixels/.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    this.page.on('response', async (response) => {
      if (response.status() === 400) this.refusals.push(await response.text().catch(String));
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.page.on('dialog', (dialog) => {
      this.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    this.page.on('request', (request) => {
      const url = new URL(request.url());
      const local = ['data:', 'blob:'].includes(url.protocol);
      if (!local && url.host !== this.bridge.address.host) this.strayed.push(request.url());
    });
  }

  /** Asks the bridge what only tests may ask. */
  async ask(path, body) {
    const url = new URL(path, this.bridge.address);
    const token = this.bridge.address.searchParams.get('token');
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-zwerm-token': token, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** A call of the engine, past the page. */
  call(name, args = {}) {
    return this.ask(`/call/${name}`, args);
  }

  /** Files dropped on the window. */
  drop(paths) {
    return this.ask('/test/drop', { paths });
  }

  /** Opens an example and waits for its picture. */
  async openExample(title) {
    await this.page.getByRole('button', { name: new RegExp(`example.*${title}`) }).click();
    await this.step('network')
      .and(this.page.locator('[aria-current=page]'))
      .waitFor({ timeout: 120_000 });
    await this.settle();
  }

  /** The button of a step in the head of the window. */
  step(screen) {
    return this.page.locator(`nav [data-screen=${screen}]`);
  }

  async go(screen) {
    await this.step(screen).click();
    await this.settle();
  }

  /** Waits until nothing is loading any more. */
  async settle() {
    await this.page.waitForFunction(
      () => document.querySelector('[aria-busy=true], .skeleton, [data-loading]') === null,
      undefined,
      { timeout: 60_000 },
    );
    // Two frames: what has been loaded is drawn.
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  async shot(name) {
    await mkdir(SHOTS, { recursive: true });
    const { width } = this.page.viewportSize();
    await this.page.screenshot({
      timeout: 120_000,
      path: join(SHOTS, `browser-${name}-${width}-${this.scheme}.png`),
    });
  }

  async end() {
    await this.browser.close();
    this.bridge.stop();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Walks through every screen and what opens on it; `visit(name)` looks around at each.
 * Expects an open case with a run.
 */
export async function everyScreen(session, visit) {
  const { page } = session;
  const at = async (name) => {
    await session.settle();
    await visit(name);
  };

  await session.go('import');
  await at('import');
  await session.go('overview');
  await at('overview');

  // The search, which is reached from everywhere: what is shared, and who shared it.
  await page.keyboard.press('Control+f');
  await at('search-empty');
  await page.getByRole('combobox', { name: 'Search the case' }).fill('1');
  await page.getByRole('listbox', { name: 'Found' }).waitFor({ timeout: 120_000 });
  await at('search');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await session.go('detect');
  await page.getByText('Advanced').first().click();
  await at('detect');

  await session.go('network');
  await at('network');
  // From the map into its largest community by keys alone, back, and to all accounts.
  const level = (name) =>
    page
      .getByRole('navigation', { name: 'Level of the picture' })
      .getByRole('button', { name, pressed: true })
      .waitFor();
  await level('Communities');
  await page.getByRole('application').focus();
  await page.keyboard.press(']');
  await at('network-bubble');
  await page.keyboard.press('Enter');
  await level(/^Community \d/);
  await at('network-opened');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await level('Communities');
  await page.keyboard.press('a');
  await level('All accounts');
  await at('network-all');
  // The table beside the picture: every account, community and edge can be reached without it.
  for (const table of ['Accounts', 'Communities', 'Edges']) {
    await page.getByRole('tab', { name: new RegExp(`^${table}`) }).click();
    await session.settle();
    await page.getByRole('row').nth(1).click();
    await at(`network-${table.toLowerCase()}`);
  }

  // An edge is selected now, and a picture is on the screen: both go along with a finding.
  await page.keyboard.press('Control+Shift+S');
  await page.getByRole('dialog').getByRole('img').waitFor();
  await at('finding');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await session.go('evidence');
  await at('evidence');
  if ((await page.getByRole('region', { name: 'The pair' }).count()) === 0) {
    await page.getByRole('row').nth(1).dblclick();
    await page.getByRole('region', { name: 'The pair' }).waitFor();
  }
  await at('evidence-pair');
  await page.keyboard.press('r');
  await at('evidence-raw');
  await page.keyboard.press('s');
  await session.settle();

  await session.go('report');
  for (const part of ['Findings', 'Cover', 'Export']) {
    await page.getByRole('tab', { name: new RegExp(`^${part}`) }).click();
    await at(`report-${part.toLowerCase()}`);
  }

  await page.keyboard.press('Escape');
  await page.locator('body').press('?');
  await page.getByRole('dialog').waitFor();
  await at('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await at('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^History/ }).click();
  await at('history');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await at('start');
}
