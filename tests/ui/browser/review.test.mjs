/**
 * A review by keys alone: judging, noting, tagging, what was seen, and the next edge that nobody saw.
 * Every change is one that can be undone, and the counts say what was done.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPages } from './harness.mjs';

const WAIT = { timeout: 60_000 };
let session;
let page;

/** Four accounts that share six links, seconds apart; two of their texts differ in a word. */
function posts() {
  const rows = ['account_id,account_name,post_id,created_at,url,text,platform'];
  const accounts = { ann: 0, bob: 7, cem: 20, dia: 31 };
  for (let link = 0; link < 6; link += 1)
    for (const [account, late] of Object.entries(accounts)) {
      const not = account === 'bob' ? 'not ' : '';
      const text = `The bridge number ${link} will ${not}be closed on Monday says the mayor`;
      rows.push(
        `${account},${account},${account}-${link},2025-03-0${link + 1}T10:00:${String(late).padStart(2, '0')}Z,` +
          `https://paper.example/${link},${text},microblog`,
      );
    }
  return `${rows.join('\n')}\n`;
}

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

const done = (label) =>
  page.getByRole('button', { name: new RegExp(`^Undo: ${label}`) }).waitFor(WAIT);

/** Out of every field: what follows are keys of the screen. */
const leaveFields = () => page.evaluate(() => document.activeElement?.blur());

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

test('judging, noting, tagging, adding to the report', { timeout: 180_000 }, async () => {
  await press('Control+5');
  await page.getByText('None of 6 edges seen yet').waitFor(WAIT);
  await press('g');
  await page.getByRole('region', { name: 'The pair' }).waitFor(WAIT);
  await session.settle();
  await press('1');
  await done('Mark "convincing"');
  await press('j', '2');
  await done('Mark "unclear"');
  // The edge counts as seen while the note is written: the field stays, and so does what is in it.
  await press('k', 'n');
  await page.keyboard.type('Seen on ');
  await page
    .getByText(/1 of 6 edges seen/)
    .first()
    .waitFor(WAIT);
  await session.settle();
  await page.keyboard.type('the poster.');
  await press('Control+Enter');
  await done('Note');
  await page.getByRole('textbox', { name: /New note/ }).waitFor({ state: 'detached' });
  await leaveFields();
  await press('t');
  await page.getByRole('combobox', { name: /New tag: the pair/ }).waitFor();
  await page.keyboard.type('port of Gent');
  await press('Enter');
  await done('Tag "port of Gent" on a pair');
  // The field stays for the next word; Esc leaves it and nothing else.
  await press('Escape');
  await page.getByRole('combobox', { name: /New tag/ }).waitFor({ state: 'detached' });
  await press('Shift+T');
  await page.keyboard.type('por');
  await page.getByRole('option', { name: /port of Gent/ }).waitFor();
  await press('ArrowDown', 'Enter');
  await done('Tag "port of Gent" on (?!a pair)');
  await press('Escape');
  await page.getByRole('combobox', { name: /New tag/ }).waitFor({ state: 'detached' });
  await press('s');
  await done('Finding');
  // One pair says this, the other that.
  await page
    .getByText(/1 of 6 edges seen: 1 unclear/)
    .first()
    .waitFor(WAIT);
  await press('e', '1');
  await done('Mark "convincing" on ');
  await page
    .getByText(/1 of 6 edges seen: 1 convincing/)
    .first()
    .waitFor(WAIT);
});

test('a note is changed and says what it said before', { timeout: 120_000 }, async () => {
  await page.getByRole('button', { name: 'Change this note' }).focus();
  await press('Enter');
  await press('Control+a');
  await page.keyboard.type('Seen on two posters.');
  // The pair is judged meanwhile, and read anew: what is being written stays.
  const field = page.getByRole('textbox', { name: 'Change the note' });
  await page
    .getByRole('group', { name: 'Judgement of this pair' })
    .getByRole('button', { name: /innocent/ })
    .focus();
  await press('Enter');
  await done('Mark "innocent"');
  await session.settle();
  await press('Control+z');
  await done('Mark "convincing" on ');
  await session.settle();
  await field.focus();
  assert.equal(await field.inputValue(), 'Seen on two posters.');
  await press('Control+Enter');
  await page.getByRole('button', { name: 'Earlier texts' }).waitFor(WAIT);
  await page.getByRole('button', { name: 'Earlier texts' }).focus();
  await press('Enter');
  const earlier = page.getByRole('list', {
    name: 'Earlier texts of this note',
  });
  await earlier.getByText('Seen on the poster.').waitFor(WAIT);
  assert.equal(await earlier.getByRole('listitem').count(), 1);
  await session.shot('review-notes');
});

test('the next edge that nobody saw, until all were', { timeout: 180_000 }, async () => {
  await leaveFields();
  for (let seen = 2; seen <= 6; seen += 1) {
    await press('g');
    await page.getByText(new RegExp(`^Run: ${seen} of 6 edges seen`)).waitFor(WAIT);
  }
  await press('g');
  await page.getByText('Every edge of the table was seen.').waitFor(WAIT);
  await press('Escape');
  await page.getByText(/6 of 6 edges seen: 1 convincing, 5 not judged/).waitFor(WAIT);
});

test('words that differ are struck or underlined, and said', { timeout: 120_000 }, async () => {
  // The edge of ann and bob: their texts differ in one word.
  await page
    .getByRole('button', { name: /ann.*and.*bob/ })
    .first()
    .focus();
  await press('Enter');
  await page.getByRole('region', { name: 'The pair' }).waitFor(WAIT);
  await session.settle();
  const added = page.locator('ins.only, del.only').first();
  await added.waitFor(WAIT);
  assert.match(await added.innerText(), /not/);
  await page.getByText('1 word only in the newer').waitFor();
  await session.shot('review-words');
});

test('an address is shown in full and opened only after a question', async () => {
  const open = page.getByRole('button', { name: 'Open the link in the browser: asks first' });
  await open.first().focus();
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Open this address in the browser?' });
  await dialog.getByText('https://paper.example/0').waitFor(WAIT);
  await dialog.getByText('paper.example', { exact: true }).waitFor();
  await dialog.getByText(/The request leaves this computer/).waitFor();
  await session.shot('review-address');
  await press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(session.strayed, []);
});

test('tags of an account, the filter by tag and by review', { timeout: 180_000 }, async () => {
  await press('Control+4');
  await session.settle();
  await page.getByRole('tab', { name: /^Accounts/ }).focus();
  for (let step = 0; step < 40; step += 1) {
    await press('Tab');
    const inTable = await page.evaluate(
      () => document.activeElement?.closest('[role=grid], [role=table]') !== null,
    );
    if (inTable && (await page.evaluate(() => !document.activeElement.matches('button')))) break;
  }
  await page
    .getByRole('row', { name: /\bann\b/ })
    .first()
    .waitFor(WAIT);
  await session.shot('review-accounts');
  await press('ArrowDown', 'Enter');
  await page.getByRole('group', { name: 'Tags of the account' }).waitFor(WAIT);
  await leaveFields();
  await press('t');
  await page.keyboard.type('registrar');
  await press('Enter');
  await done('Tag "registrar" on ');
  await press('Escape');
  await page.getByRole('checkbox', { name: /registrar/ }).focus();
  await press('Space');
  await page.getByText(/3 of 6 edges/).waitFor(WAIT);
  await page.getByText('tag “registrar”').first().waitFor();
  await session.shot('review-filter');
  // Taken back, the tag lets nothing through.
  await leaveFields();
  await press('Control+z');
  await page.getByText(/0 of 6 edges/).waitFor(WAIT);
  assert.deepEqual(session.complaints, []);
  assert.deepEqual(session.refusals, []);
});
