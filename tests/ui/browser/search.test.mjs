/** Search, by keys alone: words, names and addresses, and where Enter leads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPages } from './harness.mjs';

const counted = (session, group) =>
  session.page.getByRole('group', { name: new RegExp(`^${group}`) }).locator('.count');

test('accounts, objects and posts, from every screen', { timeout: 600_000 }, async () => {
  const session = await openPages();
  const { page } = session;
  try {
    await session.openExample('Invented city election');
    const field = page.getByRole('combobox', { name: 'Search the case' });
    const list = page.getByRole('listbox', { name: 'Found' });

    await page.locator('body').press('/');
    await field.waitFor();
    await session.shot('search-help');
    await page.keyboard.type('ballot');
    await list.waitFor({ timeout: 120_000 });
    await session.settle();
    await session.shot('search-posts');
    assert.match(await counted(session, 'Posts').innerText(), /\d posts/);
    assert.ok((await list.locator('mark').count()) > 0);

    // A word with a sign that means nothing alone is explained, not sent on.
    await field.fill('-ballot');
    await page.getByText('This search cannot be understood').waitFor();

    // Of an account Enter leads into the network, when the run has it.
    await field.fill('account:a');
    await list.getByRole('option').first().waitFor();
    await session.settle();
    await session.shot('search-accounts');
    const first = list.getByRole('option', { name: /in the network/ }).first();
    const name = await first.locator('bdi').first().innerText();
    await first.click();
    await session.settle();
    await page.getByRole('button', { name: 'Show in the network' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await session.settle();
    assert.ok(await page.getByRole('heading', { name }).first().isVisible());

    // Of a post it leads to the record; Esc goes back one step at a time.
    await page.keyboard.press('Control+f');
    // Enter before the answer is there waits for it.
    await field.fill('post:ballot');
    await field.press('Enter');
    await page.getByText('character by character').waitFor();
    await session.settle();
    await session.shot('search-record');
    await page.keyboard.press('Escape');
    assert.ok(await field.evaluate((node) => node === document.activeElement));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    assert.deepEqual(session.complaints, []);
    assert.deepEqual(session.strayed, []);
  } finally {
    await session.end();
  }
});
