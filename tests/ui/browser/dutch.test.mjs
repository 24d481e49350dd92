/** The window in Dutch: switched while it is open, no English of the catalogue left, nobody kept out. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
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

/** Four accounts that share links to the minute; one row twice, one without a time, one without an account. */
function flawed() {
  const rows = ['author,post_id,created_at,url,text'];
  for (let link = 0; link < 5; link += 1)
    for (const author of ['ann', 'bob', 'cem', 'dia'])
      rows.push(
        `${author},${author}-${link},2025-03-0${link + 1} 10:0${link}:00,https://paper.example/${link},Read this`,
      );
  rows.push(rows[1], 'eva,eva-1,,https://paper.example/1,No time', ',fay-1,2025-03-02 10:00:00,,');
  return `${rows.join('\n')}\n`;
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
    const unsaid = [];
    const look = async (name) => {
      await session.settle();
      await session.shot(`nl-${name}`);
      for (const text of await read(page)) if (english.has(text)) bad.push(`${name}: ${text}`);
      bad.push(...(await violations(page)).map((line) => `${name}: ${line}`));
      // What the engine says and nobody has translated is marked; the method stands as reports print it.
      const left = page.locator('[lang=en]:visible:not(.method)');
      for (const text of await left.allInnerTexts()) unsaid.push(`${name}: ${text}`);
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
    // A file with what files have: coarse times, rows that repeat, rows that cannot be used.
    const file = join(session.home, 'flawed.csv');
    await writeFile(file, flawed());
    await page.getByRole('button', { name: 'Sluiten en een nieuw dossier beginnen' }).click();
    await session.drop([file]);
    await page.getByText('rijen bruikbaar').first().waitFor();
    await look('import-flawed');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Zoeken naar coördinatie' }).waitFor();
    await look('overview-flawed');
    await session.go('detect');
    await page.getByText('Hoe toeval wordt beproefd').click();
    await page.getByText('Geavanceerd').first().click();
    await look('detect-advanced');
    await page.getByRole('button', { name: 'Geschiedenis' }).click();
    await look('history');
    await page.keyboard.press('Escape');
    // Two runs, held against each other; what a run would have missed.
    for (const window of ['60 s', '5 min']) {
      await session.go('detect');
      await page.getByRole('textbox', { name: 'Tijdvenster, exact' }).fill(window);
      await page.keyboard.press('Enter');
      await session.settle();
      await page.getByRole('button', { name: /^Zoek coördinatie/ }).click();
      await page.locator('nav [data-screen=network][aria-current=page]').waitFor();
      await session.settle();
    }
    await page.getByRole('button', { name: 'Wat zou hij hebben gemist?' }).click();
    await look('power');
    await page.keyboard.press('Escape');
    await session.go('detect');
    await look('runs');
    await page.keyboard.press('Control+k');
    await look('palette');
    await page.keyboard.type('Twee runs vergelijken');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Runs vergelijken' }).waitFor();
    await look('compare');
    await page.keyboard.press('Escape');
    assert.deepEqual([...new Set(bad)], []);
    assert.deepEqual(unsaid, []);
    assert.deepEqual(session.complaints, []);
  } finally {
    await session.end();
  }
});
