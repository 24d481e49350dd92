/**
 * Tables by keys alone: columns that are chosen and kept, rows copied as CSV that no spreadsheet runs;
 * what was shared as a filter; and the way from edge to edge within one community.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPages } from './harness.mjs';

const WAIT = { timeout: 60_000 };
let session;
let page;

/** Two groups that share five links each, seconds apart; one account is named like a formula. */
function posts() {
  const rows = ['account_id,account_name,post_id,created_at,url,platform'];
  const groups = [
    { site: 'paper', day: 1, accounts: ['ann', 'bob', 'cem', 'dia'] },
    { site: 'radio', day: 11, accounts: ['eva', 'fay', '=cmd()'] },
  ];
  for (const { site, day, accounts } of groups)
    for (let link = 0; link < 5; link += 1)
      accounts.forEach((account, at) => {
        // The first link of the paper is shared by two of its accounts only.
        if (site === 'paper' && link === 0 && at > 1) return;
        const time = `2025-03-${String(day + link).padStart(2, '0')}T10:00:${String(at * 7).padStart(2, '0')}Z`;
        rows.push(
          `${account},${account},${site}-${link}-${at},${time},https://${site}.example/${link},microblog`,
        );
      });
  return `${rows.join('\n')}\n`;
}

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const focus = (role, name) => page.getByRole(role, { name }).first().focus();
const heads = async () =>
  (await page.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());
/** What was copied, once the window says so. */
async function copied(words) {
  await page.getByText(words).waitFor(WAIT);
  return page.evaluate(() => navigator.clipboard.readText());
}
const rowsOf = (csv) => csv.trim().split('\r\n');

before(async () => {
  session = await openPages();
  page = session.page;
  const origin = session.bridge.address.origin;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const file = join(session.home, 'posts.csv');
  await writeFile(file, posts());
  await session.drop([file]);
  await page
    .getByText(/rows usable/)
    .first()
    .waitFor(WAIT);
  await session.settle();
  await press('Control+Enter');
  await page.getByRole('button', { name: /Look for coordination/ }).waitFor(WAIT);
  await press('Control+3');
  await page.getByText(/pairs of posts within 60/).waitFor(WAIT);
  await session.settle();
  await press('Control+Enter');
  await page.locator('nav [data-screen=network][aria-current=page]').waitFor(WAIT);
  await session.settle();
  page.mouse.click = () => assert.fail('the pointer was used');
});

after(() => session?.end());

test('columns are chosen by keys, and kept', { timeout: 180_000 }, async () => {
  await page.getByRole('tab', { name: /^Edges/ }).focus();
  await focus('tab', /^Accounts/);
  await press('ArrowRight');
  await page.getByRole('columnheader', { name: 'Pairs' }).waitFor(WAIT);
  assert.ok(!(await heads()).includes('Layers'));
  await focus('button', 'Columns of the table');
  await press('Enter');
  const list = page.getByRole('dialog', { name: 'Columns of the table' });
  await list.waitFor();
  // What says which edge it is cannot be taken away.
  assert.ok(await list.getByRole('checkbox', { name: 'Accounts' }).isDisabled());
  await list.getByRole('checkbox', { name: 'Community' }).focus();
  await press('Space');
  for (let step = 0; step < 3; step += 1) await press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Layers');
  await press('Space');
  await session.shot('table-columns');
  await press('Escape');
  await list.waitFor({ state: 'detached' });
  await page.getByRole('columnheader', { name: 'Layers' }).waitFor(WAIT);
  assert.ok(!(await heads()).includes('Community'));

  // Another start of the window finds them as they were left.
  await page.waitForTimeout(800);
  await page.reload();
  await page.locator('nav [data-screen=network]').waitFor(WAIT);
  await press('Control+4');
  await session.settle();
  await focus('tab', /^Accounts/);
  await press('ArrowRight');
  await page.getByRole('columnheader', { name: 'Layers' }).waitFor(WAIT);
  assert.ok(!(await heads()).includes('Community'));
  await focus('button', 'Columns of the table');
  await press('Enter');
  await page.getByRole('button', { name: 'The usual columns' }).focus();
  await press('Enter', 'Escape');
  await page.getByRole('columnheader', { name: 'Community' }).waitFor(WAIT);
});

test('rows are copied as CSV that runs nothing', { timeout: 180_000 }, async () => {
  await focus('tab', /^Edges/);
  await press('ArrowLeft');
  await page.getByRole('columnheader', { name: /^Strength/ }).waitFor(WAIT);
  await focus('button', 'Copy as CSV');
  await press('Enter');
  await page.getByRole('menuitem', { name: 'All 7 rows' }).waitFor();
  await press('Enter');
  const all = rowsOf(await copied('7 rows copied as CSV.'));
  assert.match(all[0], /^account_id,display_name,community,strength,degree,core,n_shares/);
  assert.equal(all.length, 8);
  const formula = all.find((row) => row.includes('cmd()'));
  assert.match(formula, /^'=cmd\(\),'=cmd\(\),/);

  // Rows that are selected, by the key that copies.
  await focus('grid', 'Accounts');
  await press('Home', 'ArrowDown', 'Control+c');
  const one = rowsOf(await copied('1 row copied as CSV.'));
  assert.deepEqual(one, [all[0], all[2]]);

  // From anywhere on the screen: the whole table.
  await page.evaluate(() => document.activeElement?.blur());
  await press('Control+Shift+c');
  assert.deepEqual(rowsOf(await copied('7 rows copied as CSV.')), all);
});

test('what was found filters the network', { timeout: 180_000 }, async () => {
  await press('Control+f');
  await page.getByRole('combobox', { name: 'Search the case' }).waitFor();
  await page.keyboard.type('link:paper.example/0');
  await page
    .getByRole('option', { name: /paper\.example\/0/ })
    .first()
    .waitFor(WAIT);
  await press('Enter', 'Tab', 'Tab');
  await page.getByRole('button', { name: 'Edges that share it' }).focus();
  await press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const parts = page.getByRole('list', { name: 'Parts of the filter' });
  await parts.getByText(/shares https:\/\/paper\.example\/0/).waitFor(WAIT);
  await parts.getByText('2 of 7 accounts').waitFor(WAIT);
  await page.getByText(/^2 of 7 accounts · 1 of 9 edges/).waitFor(WAIT);
  await session.shot('filter-object');
  await parts.getByRole('button', { name: /Remove the filter shares/ }).focus();
  await press('Enter');
  await page.getByText(/^7 of 7 accounts · 9 of 9 edges/).waitFor(WAIT);
});

test('the way from edge to edge stays within a community', { timeout: 240_000 }, async () => {
  await focus('tab', /^Accounts/);
  await press('End');
  await page.getByRole('columnheader', { name: 'Tightness' }).waitFor(WAIT);
  // The smaller of the two: three edges.
  await session.settle();
  await focus('grid', 'Communities');
  await press('End');
  await page.getByRole('row', { selected: true }).waitFor(WAIT);
  await press('Control+5');
  const within = page.getByText('Community 2', { exact: true }).first();
  await within.waitFor(WAIT);
  await page.getByText('None of 3 edges seen yet').waitFor(WAIT);
  await page.getByText('3 of 9 edges pass the filter').waitFor(WAIT);
  await press('j', 'j', 'o');
  await page.getByRole('region', { name: 'The pair' }).waitFor(WAIT);
  await page.getByText(/1 of 3 edges seen: 1 not judged/).waitFor(WAIT);
  await session.shot('evidence-within');
  const last = page.getByText('This is the last edge of the community.');
  for (let step = 0; step < 3 && !(await last.isVisible()); step += 1) {
    await press(']');
    await session.settle();
    await page.waitForTimeout(200);
  }
  await last.waitFor(WAIT);
  await press('1');
  await page.getByRole('button', { name: /^Undo: Mark "convincing"/ }).waitFor(WAIT);
  // The way ends where the community does, however many edges the run has.
  await page.getByText(/^Community 2: \d of 3 edges seen: 1 convincing/).waitFor(WAIT);
  for (let seen = 0; seen < 3; seen += 1) {
    await press('[');
    await page.waitForTimeout(1_300);
  }
  await page.getByText(/^Community 2: 3 of 3 edges seen/).waitFor(WAIT);
  await press('g');
  await page.getByText('Every edge of this community was seen.').waitFor(WAIT);
  // Esc leaves the edge, then the community.
  await press('Escape');
  await page.getByText('3 of 9 edges pass the filter').waitFor(WAIT);
  await press('Escape');
  await page.getByText(/3 of 9 edges seen: 1 convincing, 2 not judged/).waitFor(WAIT);
  assert.deepEqual(session.complaints, []);
});
