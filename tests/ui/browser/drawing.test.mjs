/**
 * The drawing of a network by keys alone: an account pinned and moved, released, another seed, and a
 * drawing that is stopped before it has settled. What is done can be undone and stays with the case.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPages } from './harness.mjs';

const WAIT = { timeout: 120_000 };
let session;
let page;

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

const done = (label) =>
  page.getByRole('button', { name: new RegExp(`^Undo: .*${label}`) }).waitFor(WAIT);

/** A command by its name, as somebody finds it who does not know its key. */
async function command(words) {
  await press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await page.getByRole('option', { name: words }).first().waitFor(WAIT);
  await press('Enter');
}

let run;
const drawing = () => session.call('drawing', { run });
const lastRun = async () => (await session.call('case_view')).runs.at(-1).run_id;

/** Until nothing moves any more. */
async function atRest() {
  for (;;) {
    const view = await drawing();
    if (view.state !== 'settling') return view;
    await page.waitForTimeout(100);
  }
}

before(async () => {
  session = await openPages();
  page = session.page;
  await session.openExample('nvented');
  await session.go('network');
  run = await lastRun();
  page.mouse.click = () => assert.fail('the pointer was used');
  page.mouse.down = () => assert.fail('the pointer was used');
});

after(() => session?.end());

test(
  'an account is pinned, moved, saved in a picture, and released',
  { timeout: 240_000 },
  async () => {
    await press('a');
    await session.settle();
    await page.getByRole('application').focus();
    await press(']', 'p');
    await page.getByText('1 account in hand').waitFor(WAIT);
    await done('pinned in the drawing');
    const [{ node, x, y }] = (await drawing()).pinned;
    await press('ArrowRight', 'ArrowRight', 'Shift+ArrowUp', 'Enter');
    await done('moved in the drawing');
    const [moved] = (await drawing()).pinned;
    assert.equal(moved.node, node);
    assert.ok(moved.x > x && moved.y < y, 'to the right and up');
    await page.getByText('1 account in hand').waitFor({ state: 'detached' });
    const legend = page.getByRole('region', { name: 'Legend' });
    await legend.getByText('put there by hand (1)').waitFor(WAIT);
    await session.shot('drawing-pinned');

    // Arrow keys move the picture again, and the account stays.
    await press('ArrowRight', 'ArrowDown');
    await page.waitForTimeout(1_200);
    assert.deepEqual((await drawing()).pinned, [moved]);

    const saved = page.waitForRequest(/save_picture/, WAIT);
    await command('Save the picture as SVG');
    const svg = (await saved).postDataBuffer().toString();
    assert.match(svg, /put there by hand \(1\)/);
    assert.match(svg, /1 account stands where it was put by hand\./);

    // It is there the next time.
    await page.reload();
    await session.step('network').waitFor(WAIT);
    await session.go('network');
    await press('a');
    await session.settle();
    await legend.getByText('put there by hand (1)').waitFor(WAIT);
    await page.getByRole('application').focus();
    await press(']', 'r');
    await done('released in the drawing');
    await legend.getByText('put there by hand').waitFor({ state: 'detached' });
    await press('Control+z');
    await legend.getByText('put there by hand (1)').waitFor(WAIT);
  },
);

test(
  'another seed keeps what is pinned, and undo brings the first back',
  { timeout: 240_000 },
  async () => {
    const before = await drawing();
    await command('Draw with another seed');
    await done('with seed');
    const after = await atRest();
    assert.notEqual(after.seed, before.seed);
    assert.deepEqual(after.pinned, before.pinned);
    assert.equal(after.behind, false);
    await page.getByRole('button', { name: new RegExp(`^Seed ${after.seed}\\b`) }).waitFor(WAIT);
    await session.shot('drawing-seed');
    await press('Control+z');
    await page.getByRole('button', { name: new RegExp(`^Seed ${before.seed}\\b`) }).waitFor(WAIT);
  },
);

/** Many accounts that share much: a drawing that takes its time. */
function crowd() {
  const rows = ['account_id,account_name,post_id,created_at,url,text,platform'];
  let state = 7;
  const any = (n) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * n);
  };
  for (let link = 0; link < 900; link += 1) {
    const day = String(1 + (link % 28)).padStart(2, '0');
    const hour = String(any(24)).padStart(2, '0');
    for (let share = 0; share < 26; share += 1) {
      // Neighbours on a ring share with each other.
      const account = (link * 7 + any(60)) % 6_000;
      const second = String(any(60)).padStart(2, '0');
      rows.push(
        `u${account},n${account},p${link}-${share},2025-03-${day}T${hour}:10:${second}Z,` +
          `https://paper.example/${link},words,microblog`,
      );
    }
  }
  return `${rows.join('\n')}\n`;
}

test('a drawing is stopped by a key, says so, and is finished', { timeout: 400_000 }, async () => {
  const file = join(session.home, 'crowd.csv');
  await writeFile(file, crowd());
  await session.call('create_case', { title: 'Crowd' });
  await page.reload();
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
  await page
    .getByRole('spinbutton', { name: /at least|times/i })
    .first()
    .fill('1');
  await session.settle();
  await press('Control+Enter');
  await page.locator('nav [data-screen=network][aria-current=page]').waitFor(WAIT);
  await session.settle();
  run = await lastRun();
  await press('a');
  await session.settle();
  // A fast computer may be done before the key is pressed: then with the next seed.
  for (let turn = 0, state = ''; turn < 12 && state !== 'stopped'; turn += 1) {
    const { seed } = await drawing();
    await command('Draw with another seed');
    for (let view = { seed }; view.seed === seed || view.state === 'settling';) {
      await press('Shift+x');
      view = await drawing();
      state = view.state;
    }
  }
  await page.getByText(/^Stopped at \d+ %, before it settled$/).waitFor(WAIT);
  assert.equal((await drawing()).state, 'stopped');
  const places = await session.call('drawing', { run });
  await page.waitForTimeout(1_500);
  assert.deepEqual(await drawing(), places);
  const saved = page.waitForRequest(/save_picture/, WAIT);
  await command('Save the picture as SVG');
  assert.match((await saved).postDataBuffer().toString(), /was stopped before it had settled, at/);
  await session.shot('drawing-stopped');
  await command('Finish the drawing');
  await page.getByText(/^Stopped at/).waitFor({ state: 'detached', ...WAIT });
  assert.equal((await atRest()).state, 'settled');
  await page.getByRole('button', { name: /^Seed \d+/ }).waitFor(WAIT);
});

test('nothing went wrong on the way', () => {
  assert.deepEqual(session.complaints, []);
  assert.deepEqual(session.strayed, []);
});
