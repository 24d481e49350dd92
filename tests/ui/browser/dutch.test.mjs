/** The window in Dutch: switched while it is open, no English of the catalogue left, nobody kept out. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openPages, ROOT } from './harness.mjs';
import { violations } from './violations.mjs';

/** Screens that read their words from the catalogue. */
const CONVERTED = ['import', 'overview', 'detect', 'network', 'evidence', 'report'];

/** Both catalogues, as the build would bundle them. */
async function catalogues() {
  const require = createRequire(join(ROOT, 'ui/package.json'));
  const vite = await import(pathToFileURL(require.resolve('vite')).href);
  const server = await vite.createServer({
    root: join(ROOT, 'ui'),
    configFile: join(ROOT, 'ui/vite.config.ts'),
    server: { middlewareMode: true },
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    return (await server.ssrLoadModule('/src/words/index.ts')).CATALOGUES;
  } finally {
    await server.close();
  }
}

/** Every fixed text of a catalogue; sentences with figures in them are left to the unit tests. */
function fixed(tree) {
  return Object.values(tree).flatMap((value) =>
    typeof value === 'string' ? [value.trim()] : typeof value === 'object' ? fixed(value) : [],
  );
}

/** What is read on the page: texts, names and hints. Names and posts of the case stand in `bdi`. */
const read = (page) =>
  page.evaluate(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const inside = walker.currentNode.parentElement?.closest('bdi, script, style');
      if (!inside) texts.push(walker.currentNode.textContent);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder'])
        texts.push(element.getAttribute(name) ?? '');
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter(Boolean);
  });

test('every converted screen speaks Dutch', { timeout: 600_000 }, async () => {
  const { en, nl } = await catalogues();
  const dutch = new Set(fixed(nl));
  // Kinds of objects carry the names that the engine gives them, which are those of the roles.
  const { roles: _, ...said } = en;
  const english = new Set(fixed(said).filter((text) => !dutch.has(text) && /\p{L}{3}/u.test(text)));
  const session = await openPages();
  const { page } = session;
  try {
    const bad = [];
    const look = async (name) => {
      await session.settle();
      await session.shot(`nl-${name}`);
      for (const text of await read(page)) if (english.has(text)) bad.push(`${name}: ${text}`);
      bad.push(...(await violations(page)).map((line) => `${name}: ${line}`));
    };
    await session.openExample('German federal election 2021');
    // While a screen is open: what was said in English changes where it stands.
    await session.go('detect');
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: 'Nederlands' }).click();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'nl');
    await look('settings');
    await page.keyboard.press('Escape');
    await look('detect-switched');
    for (const screen of CONVERTED) {
      await session.go(screen);
      await look(screen);
    }
    // The network from the map to one account and one edge; its posts; what is searched.
    await session.go('network');
    await page.getByRole('application').focus();
    await page.keyboard.press(']');
    await look('network-community');
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    await page.getByRole('grid', { name: 'Accounts' }).getByRole('row').nth(1).click();
    await look('network-account');
    await page.getByRole('tab', { name: /^Verbanden/ }).click();
    await page.getByRole('grid', { name: 'Verbanden' }).getByRole('row').nth(1).click();
    await look('network-edge');
    await page.getByRole('tab', { name: /^Gemeenschappen/ }).click();
    await look('network-communities');
    await session.go('evidence');
    await page.getByRole('region', { name: 'Het paar' }).waitFor();
    await page.keyboard.press('r');
    await look('evidence-pair');
    await page.keyboard.press('?');
    await look('keys');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+f');
    await look('search-help');
    await page.getByRole('combobox', { name: 'Zoeken in het dossier' }).fill('1');
    await page.getByRole('listbox', { name: 'Gevonden' }).waitFor({ timeout: 120_000 });
    await look('search');
    await page.keyboard.press('Escape');
    await session.go('report');
    for (const part of ['Bevindingen', 'Voorblad', 'Exporteren']) {
      await page.getByRole('tab', { name: new RegExp(`^${part}`) }).click();
      await look(`report-${part.toLowerCase()}`);
    }
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await look('start');
    assert.deepEqual([...new Set(bad)], []);
    assert.deepEqual(session.complaints, []);
  } finally {
    await session.end();
  }
});
