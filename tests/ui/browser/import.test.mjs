/**
 * The import screen with the real engine: a file with its rows beside what they become, a change of
 * roles by keyboard alone, a folder that becomes one import with a receipt for each file.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPages } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Files of the folder that are read alike. */
const N_FILES = 40;

let session;
let folder;

const rows = (seed) =>
  [
    'author_id;link;post_id;created_at;hashtags',
    ...Array.from({ length: 20 }, (_, at) =>
      [
        `account ${at % 4}`,
        `https://kust.example/${at}?utm_source=x`,
        `${seed}-${at}`,
        at === 7 ? '' : `2021-08-21 10:${String(at + 10)}`,
        at % 2 ? 'zee|kust' : 'zee',
      ].join(';'),
    ),
  ].join('\n');

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zwerm-import-'));
  const dump = join(folder, 'kust export');
  await mkdir(join(dump, 'accounts'), { recursive: true });
  for (let at = 0; at < N_FILES; at += 1)
    await writeFile(join(dump, 'accounts', `part ${at}.csv`), rows(at));
  await writeFile(join(dump, 'colours.csv'), 'colour,size\nred,3\n');
  await writeFile(join(dump, 'picture.png'), 'no picture');
  await writeFile(join(dump, 'empty.csv'), '');
  await writeFile(join(folder, 'one.csv'), rows('one'));
  session = await openPages();
});

after(async () => {
  await session?.end();
  await rm(folder, { recursive: true, force: true });
});

/** Nothing that axe finds wrong, and nothing that the console complains about. */
async function inOrder(what) {
  const { page } = session;
  // The policy of the page forbids script elements; evaluating is the debugger's right.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const bad = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
  });
  assert.deepEqual(bad, [], what);
  assert.deepEqual(session.complaints, []);
}

test('a file stands beside what it becomes', { timeout: 300_000 }, async () => {
  const { page } = session;
  await session.drop([join(folder, 'one.csv')]);
  const raw = page.getByRole('region', { name: 'First rows of the file' });
  const posts = page.getByRole('region', {
    name: 'What the first rows become',
  });
  await raw.waitFor();
  await page.getByText('of 20 rows usable').waitFor();
  await session.shot('import-file');
  await inOrder('a file');

  // The record under the pointer is the same in both.
  await raw.locator('[data-record="8"]').hover();
  assert.equal(await posts.locator('tr.linked').getAttribute('data-record'), '8');
  assert.match(await posts.locator('tr.linked').innerText(), /Refused/);
  assert.match(await posts.locator('[data-record="1"]').innerText(), /kust\.example\/0/);
  await page.getByText('exact to the minute only', { exact: true }).waitFor();
});

test('roles are changed by keys alone', { timeout: 300_000 }, async () => {
  const { page } = session;
  const role = page.getByRole('button', { name: /role of column hashtags/ });
  await role.focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menu', { name: 'Role of hashtags' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Not used: role of column hashtags' }).waitFor();
  await page.getByRole('tab', { name: /^Columns/ }).click();
  await page.getByLabel('Search columns').fill('created');
  const list = page.getByRole('grid', { name: 'Columns of the file' });
  await list.getByText('2021-08-21 10:10').waitFor();
  // The head and the one that was searched for.
  await list.getByText('author_id', { exact: true }).waitFor({ state: 'detached' });
  assert.equal(await list.getByRole('row').count(), 2);
  await inOrder('columns');
  await page.getByRole('tab', { name: 'Rows and posts' }).click();
});

test('rejects are shown and leave as a file', { timeout: 300_000 }, async () => {
  const { page } = session;
  await page.getByRole('button', { name: /^Show 1 row without a time/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('grid', { name: 'Rejected rows' })
    .getByText('8', { exact: true })
    .waitFor();
  await inOrder('rejects');
  await dialog.getByRole('button', { name: 'Export as CSV' }).click();
  await page.getByText(/Rejected rows written to/).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
});

test('a folder is one import with a receipt for each file', { timeout: 300_000 }, async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Files', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Put all of it away' }).click();
  await session.drop([join(folder, 'kust export')]);
  await page.getByRole('button', { name: `Import ${N_FILES} files` }).waitFor({ timeout: 120_000 });
  await page.getByText('1 file empty').waitFor();
  await session.settle();
  await session.shot('import-folder');
  await inOrder('a folder');

  await page.getByRole('button', { name: 'Look inside' }).first().click();
  await page.getByText(`stands for ${N_FILES} files`).waitFor();
  await page.getByText('of 20 rows usable').waitFor();
  await page.getByRole('button', { name: 'All files' }).click();

  await page.getByLabel('Title of the new case').fill('Kust');
  await page.getByRole('button', { name: `Import ${N_FILES} files` }).click();
  const receipts = page.getByRole('grid', { name: 'Receipts' });
  await receipts.getByText('kust export/accounts/part 0.csv').waitFor({ timeout: 120_000 });
  await page.getByText(`of ${N_FILES * 20} rows usable`).waitFor();
  await session.shot('import-receipts');
  await inOrder('receipts');
  const view = await session.call('case_view');
  assert.deepEqual([view.imports.length, view.imports[0].n_files], [1, N_FILES]);
  await page.getByRole('button', { name: 'To the overview' }).click();
  await page.locator('nav [data-screen=overview][aria-current=page]').waitFor();
  assert.deepEqual(session.refusals, []);
});
