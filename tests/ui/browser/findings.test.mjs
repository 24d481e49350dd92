/**
 * Findings by keys alone: taken from whatever is looked at, in the analyst's words, put in order, and
 * given back by undo.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPages } from './harness.mjs';

const WAIT = { timeout: 60_000 };
let session;
let page;

/** Three accounts that share five links, seconds apart. */
function posts() {
  const rows = ['account_id,account_name,post_id,created_at,url,platform'];
  for (let link = 0; link < 5; link += 1)
    ['ann', 'bob', 'cem'].forEach((account, at) =>
      rows.push(
        `${account},${account},p-${link}-${at},2025-03-0${link + 1}T10:00:${String(at * 7).padStart(2, '0')}Z,https://paper.example/${link},microblog`,
      ),
    );
  return `${rows.join('\n')}\n`;
}

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const dialog = () => page.getByRole('dialog', { name: 'Add to findings' });
const entries = () =>
  page.getByRole('list', { name: 'Findings, in the order of the report' }).locator('button.title');

const titles = () => entries().locator('.words').allInnerTexts();

before(async () => {
  session = await openPages();
  page = session.page;
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

test('a finding is taken from any screen', { timeout: 180_000 }, async () => {
  // Nothing is selected: words about the run.
  await press('Control+Shift+S');
  await dialog()
    .getByText(/speaks of the run as a whole/)
    .waitFor(WAIT);
  await page.keyboard.type('Three accounts, one newspaper');
  await press('Tab');
  await page.keyboard.type('They share every article within a quarter of a minute.');
  // The picture that is on the screen goes along, unless one does not want it.
  const picture = dialog().getByRole('checkbox', { name: /With the picture/ });
  assert.equal(await picture.getAttribute('aria-checked'), 'true');
  const preview = dialog().getByRole('img', { name: 'The picture as it will be kept' });
  await preview.waitFor(WAIT);
  assert.ok(await preview.evaluate((image) => image.decode().then(() => image.naturalWidth > 200)));
  await session.shot('finding-dialog');
  await press('Tab', 'Tab', 'Tab', 'Enter');
  await page.getByRole('button', { name: /^Undo: Finding/ }).waitFor(WAIT);

  // An edge is selected in the table: its pairs come along.
  await session.settle();
  await page.getByRole('tab', { name: /^Accounts/ }).focus();
  await press('ArrowRight');
  await session.settle();
  await page.getByRole('grid', { name: 'Edges' }).focus();
  await press('Home');
  await page.getByRole('heading', { name: /ann/ }).first().waitFor(WAIT);
  await press('Control+Shift+S');
  assert.equal(
    await dialog()
      .getByRole('checkbox', { name: /Rests on the edge/ })
      .getAttribute('aria-checked'),
    'true',
    'what is selected is what it rests on',
  );
  await page.keyboard.type('The first edge');
  await press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await page.getByText('2 findings').waitFor(WAIT);
});

test('the list is put in order, and undone', { timeout: 180_000 }, async () => {
  await press('Control+6');
  await entries().nth(1).waitFor(WAIT);
  assert.deepEqual(await titles(), ['Three accounts, one newspaper', 'The first edge']);
  await entries().nth(1).focus();
  await press('Alt+ArrowUp');
  await page.getByText('Finding is now number 1 of 2.').waitFor(WAIT);
  assert.deepEqual(await titles(), ['The first edge', 'Three accounts, one newspaper']);
  await press('Control+z');
  await page.getByRole('button', { name: /^Redo: / }).waitFor(WAIT);
  await page.waitForFunction(
    () => document.querySelector('ol button.title .words')?.innerText.startsWith('Three'),
    undefined,
    WAIT,
  );
  // The evidence of the second stands in it.
  await entries().nth(1).focus();
  await press('Enter');
  await page.getByText('paper.example/0').first().waitFor(WAIT);
  await session.shot('findings-list');
  assert.deepEqual(session.complaints, []);
});

/** Pictures of the report as it is previewed. */
const figures = () => page.locator('figure.seen');

test('the report has the pictures, without a name', { timeout: 180_000 }, async () => {
  await figures().nth(1).waitFor(WAIT);
  await session.settle();
  for (const at of [0, 1]) {
    const figure = figures().nth(at);
    assert.equal((await figure.locator('svg svg circle').count()) >= 3, true);
    const words = await figure.evaluate((element) => element.textContent);
    assert.match(words, /All 3\s+accounts and 3\s+edges of the run\./);
    assert.match(words, /P-[0-9A-Z]{5}/);
    assert.match(words, /Community.*Strength.*Edge weight/);
    assert.doesNotMatch(words, /\b(?:ann|bob|cem)\b/);
  }
  // What was selected is ringed, as it was on the screen.
  const ringed = figures().nth(1).locator('svg svg circle[stroke="#0B6E69"]');
  assert.equal(await ringed.count(), 2);
  assert.equal(await figures().nth(0).locator('circle[stroke="#0B6E69"]').count(), 0);
  await figures().nth(1).scrollIntoViewIfNeeded();
  await session.shot('finding-picture-report');
});

test('a picture is left out, and comes back by undo', { timeout: 180_000 }, async () => {
  await page.getByRole('button', { name: 'Leave out the picture' }).focus();
  await press('Enter');
  await page.waitForFunction(() => !document.querySelector('.finding .picture'), undefined, WAIT);
  await figures()
    .nth(1)
    .waitFor({ ...WAIT, state: 'detached' });
  await press('Control+z');
  await figures().nth(1).waitFor(WAIT);
  await page.getByRole('button', { name: 'Leave out the picture' }).waitFor(WAIT);
});

/** Which of the pairs in the dialog are ticked, in their order. */
const ticked = () =>
  dialog()
    .getByRole('group', { name: /chosen$/ })
    .getByRole('checkbox')
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-checked') === 'true'));

test('pairs of posts are chosen on the evidence screen', { timeout: 180_000 }, async () => {
  await press('Control+5');
  await page.getByRole('region', { name: 'The pair' }).waitFor(WAIT);
  await session.settle();
  await press('j');
  await press('Control+Shift+S');
  await dialog()
    .getByText(/^1 of 5\s+pairs of posts chosen$/)
    .waitFor(WAIT);
  assert.deepEqual(await ticked(), [false, true, false, false, false], 'the one that is read');
  const tick = async (name) => {
    await dialog().getByRole('button', { name }).focus();
    await press('Enter');
  };
  await tick('None');
  await dialog()
    .getByText(/^With none chosen/)
    .waitFor(WAIT);
  await tick('All shown');
  assert.deepEqual(await ticked(), [true, true, true, true, true]);
  for (const at of [0, 2, 3]) {
    await dialog().getByRole('group').getByRole('checkbox').nth(at).focus();
    await press('Space');
  }
  assert.deepEqual(await ticked(), [false, true, false, false, true]);
  await session.shot('finding-pairs');
  await dialog().getByRole('textbox', { name: 'Title' }).focus();
  await page.keyboard.type('Two of five');
  await press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await page.getByText('3 findings').waitFor(WAIT);
  await press('Control+6');
  await page.locator('article.finding').nth(2).waitFor(WAIT);
  const words = await page
    .locator('article.finding')
    .nth(2)
    .evaluate((element) => element.textContent);
  assert.match(words, /5\s+pairs in all, 2 chosen/);
  const rows = page.locator('article.finding').nth(2).locator('tbody td.object');
  assert.match((await rows.allTextContents()).join(' '), /paper.example\/1.*paper.example\/4/);
});

test('notes are printed where one asks for them', { timeout: 180_000 }, async () => {
  const { runs } = await session.call('case_view');
  await session.call('add_note', {
    ask: {
      run: runs[0].run_id,
      on: { kind: 'account', node: 0 },
      text: 'Began on the day that bob did.',
    },
  });
  await press('Control+5', 'Control+6');
  await session.settle();
  await page.getByRole('tab', { name: 'Cover' }).focus();
  await press('Enter');
  const notes = page.getByRole('checkbox', { name: /Print my notes/ });
  await page.getByText(/^1\s+note on accounts, edges and communities/).waitFor(WAIT);
  assert.equal(await notes.getAttribute('aria-checked'), 'false');
  assert.equal(await page.locator('article#notes').count(), 0);
  await notes.focus();
  await press('Space');
  await page.locator('article#notes').waitFor(WAIT);
  const words = await page.locator('article#notes').evaluate((element) => element.textContent);
  assert.match(words, /Account\s*P-[0-9A-Z]{5}\s*Began on the day that ⟨P-[0-9A-Z]{5}⟩ did\./);
  await page.locator('article#notes').scrollIntoViewIfNeeded();
  await session.shot('finding-notes');
});

test('where no picture is on the screen none is offered', { timeout: 180_000 }, async () => {
  await press('Control+3');
  await session.settle();
  await press('Control+Shift+S');
  await dialog().waitFor(WAIT);
  assert.equal(
    await dialog()
      .getByRole('checkbox', { name: /With the picture/ })
      .count(),
    0,
  );
  await press('Escape');
  assert.deepEqual(session.complaints, []);
});
