/**
 * Over two hundred payloads in every text field of an import, in the file's name, the case's title, notes and
 * findings; then every screen: no script runs, the policy reports nothing, no request leaves.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { everyScreen, openPages } from './harness.mjs';
import { FILE_NAME, PAYLOADS } from './payloads.mjs';

const cell = (text) => `"${String(text).replaceAll('"', '""')}"`;

const SHORT = PAYLOADS.filter((payload) => /^[ -~]{1,40}$/.test(payload)).slice(0, 20);

/** Two accounts a payload share ten objects seconds apart, with the payload in every field. */
function hostileCsv() {
  const rows = ['platform,account_id,account_name,post_id,created_at,text,url,hashtag,note'];
  const start = Date.UTC(2024, 2, 1);
  PAYLOADS.forEach((payload, n) => {
    for (const side of ['a', 'b']) {
      for (let share = 0; share < 10; share += 1) {
        const at = new Date(start + n * 3_600_000 + share * 60_000 + (side === 'b' ? 5_000 : 0));
        rows.push(
          [
            // A platform's name is short; what is longer is refused and stands among the rejects.
            share === 9 ? payload : SHORT[n % SHORT.length],
            `${payload}${side}`,
            payload,
            `${payload}-${side}-${share}`,
            at.toISOString(),
            `${payload} ${payload}`,
            `https://x${share}.example/${payload}`,
            `${payload}${share}`,
            payload,
          ]
            .map(cell)
            .join(','),
        );
      }
    }
  });
  return `${rows.join('\n')}\n`;
}

let session;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zwerm-hostile-'));
  await writeFile(join(folder, FILE_NAME), hostileCsv());
  session = await openPages();
});

after(async () => {
  await session?.end();
  await rm(folder, { recursive: true, force: true });
});

/** Nothing of what must not happen has happened. */
async function unharmed(name) {
  const { page } = session;
  const state = await page.evaluate(() => ({
    ran: window.PWNED,
    polluted: {}.PWNED,
    // Elements that only a payload could have brought, also inside the report's shadow.
    foreign: [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot)]
      .filter(Boolean)
      .flatMap((root) => [
        ...root.querySelectorAll(
          'iframe, object, embed, base, meta[http-equiv=refresh], marquee, audio, video, form[action], [onerror], [onload], a[href^="javascript:" i], img[src^="http"], image[href^="http"]',
        ),
      ])
      .map((element) => element.outerHTML.slice(0, 200)),
  }));
  assert.deepEqual(state, { ran: undefined, polluted: undefined, foreign: [] }, name);
  assert.deepEqual(session.dialogs, [], name);
  assert.deepEqual(session.strayed, [], name);
  assert.deepEqual(session.complaints, [], name);
  assert.deepEqual(await session.ask('/test/csp-reports'), [], name);
  assert.ok(page.url().startsWith(session.bridge.address.origin), `${name}: ${page.url()}`);
}

test('there are at least two hundred payloads, each its own', () => {
  assert.ok(PAYLOADS.length >= 200, `${PAYLOADS.length}`);
  assert.equal(new Set(PAYLOADS).size, PAYLOADS.length);
});

test('a payload that is let in is noticed', async () => {
  // The policy stops the script, so what tells is its report; a test that cannot fail tells nothing.
  const probe = await openPages();
  try {
    await probe.page.evaluate(() => {
      const div = document.createElement('div');
      div.innerHTML = '<img src=x onerror="window.PWNED=1">';
      document.body.append(div);
    });
    await assert.doesNotReject(async () => {
      for (let tries = 0; tries < 50; tries += 1) {
        if ((await probe.ask('/test/csp-reports')).length > 0) return;
        await new Promise((wait) => setTimeout(wait, 100));
      }
      throw new Error('no report came');
    });
    assert.equal(await probe.page.evaluate(() => window.PWNED), undefined);
  } finally {
    await probe.end();
  }
});

test('imported, detected and walked through', { timeout: 600_000 }, async () => {
  const { page } = session;
  await session.drop([join(folder, FILE_NAME)]);
  await page.getByRole('complementary', { name: 'How the file is read' }).waitFor();
  await session.settle();
  await unharmed('import: before');
  assert.deepEqual(session.refusals, []);

  await page.getByLabel('Title of the new case').fill(PAYLOADS[2].slice(0, 110));
  await page.locator('header .actions button').last().click();
  await page
    .locator('nav [data-screen=overview][aria-disabled=false]')
    .waitFor({ timeout: 60_000 });
  await session.go('overview');
  await unharmed('overview');

  await session.go('detect');
  await page.getByLabel('Name of the run').fill(PAYLOADS[0].slice(0, 60));
  await page.getByRole('button', { name: /^Find coordination/ }).click();
  await page.locator('nav [data-screen=network][aria-current=page]').waitFor({ timeout: 60_000 });
  await unharmed('network');

  const view = await session.call('case_view');
  const run = view.runs[0].run_id;
  const edges = view.runs[0].n_edges;
  assert.ok(edges >= PAYLOADS.length - 3, `${edges} edges: one a payload`);
  for (const [n, payload] of PAYLOADS.entries()) {
    const edge = n % edges;
    const things = [
      { kind: 'edge', edge },
      { kind: 'account', node: n % 40 },
      { kind: 'community', community: 1 + (n % 4) },
    ];
    const on = things[n % things.length];
    await session.call('add_note', { ask: { run, on, text: payload } });
    // A name may not hide anything; what is refused is refused with a sentence.
    const tag = payload.slice(0, 60);
    await session.call('add_tag', { ask: { run, on, tag } }).catch(() => {});
    await session.call('rename_run', { run, name: payload.slice(0, 120) }).catch(() => {});
    if (n % 8 > 0) continue;
    await session.call('add_finding', {
      ask: {
        run,
        edge,
        title: payload.slice(0, 100),
        text: payload,
        confidence: 'low',
        pair_keys: [],
      },
    });
  }
  await page.reload();
  await page.getByRole('button', { name: /^Open/ }).first().waitFor();
  await unharmed('start');
  await page.locator('main').getByRole('button').filter({ hasText: /img/ }).first().click();
  await session.settle();
  await everyScreen(session, unharmed);
});
