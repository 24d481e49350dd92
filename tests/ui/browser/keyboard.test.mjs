/**
 * The whole way by keys alone: from a file to a finding in an exported report. The pointer is never
 * used, every stop of Tab shows where it is, and nothing that can be pressed is out of its reach.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openPages, ROOT } from './harness.mjs';

const FILE = join(ROOT, 'datasets/german_elections_2021/german_elections_2021.csv.gz');
const WAIT = { timeout: 120_000 };

let session;
let page;

before(async () => {
  session = await openPages();
  page = session.page;
  // A hand that slips onto the pointer would make this test worthless.
  page.mouse.click = () => assert.fail('the pointer was used');
});

after(() => session?.end());

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

const at = (screen) => page.locator(`nav [data-screen=${screen}][aria-current=page]`).waitFor(WAIT);

/** What the window has done and would take back. */
const done = (label) => page.getByRole('button', { name: new RegExp(`^Undo: ${label}`) }).waitFor();

/**
 * Walks once around the screen with Tab. Gives what was stopped at without a sign of it, and what can
 * be pressed but was not stopped at. Of a group that is walked by arrow keys (tabs, options, menus,
 * rows) one stop is enough.
 */
async function around() {
  await page.evaluate(() => document.activeElement?.blur());
  const stops = [];
  for (let step = 0; step < 400; step += 1) {
    await press('Tab');
    const stop = await page.evaluate(() => {
      let element = document.activeElement;
      // The paper of the report lies in a tree of its own.
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return null;
      window.reached ??= new Set();
      const again = window.reached.has(element);
      window.reached.add(element);
      // The sign may stand on what holds a field that is drawn by us, or on the row that is meant.
      const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      const signs = [element, element.parentElement, element.nextElementSibling, row]
        .filter(Boolean)
        .map((one) => getComputedStyle(one));
      const shown = signs.some(
        (style) =>
          (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') ||
          style.boxShadow !== 'none',
      );
      return { again, shown, what: element.outerHTML.slice(0, 160) };
    });
    if (stop?.again) break;
    if (stop) stops.push(stop);
  }
  const missed = await page.evaluate(() => {
    const inArrowGroup = (element) =>
      element.closest(
        '[role=tablist], [role=radiogroup], [role=listbox], [role=menu], [role=grid], [role=table], [role=tree]',
      ) !== null;
    const usable = (element) =>
      !element.disabled &&
      element.closest('[inert], [aria-hidden=true], [aria-disabled=true]') === null &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    const all = document.querySelectorAll(
      'button, input, select, textarea, summary, a[href], [role=button], [role=slider]',
    );
    const left = [...all].filter(
      (element) =>
        usable(element) &&
        element.tabIndex >= 0 &&
        !window.reached.has(element) &&
        !inArrowGroup(element),
    );
    // Radio buttons of one name are one stop.
    const radios = left.filter((element) => element.type !== 'radio');
    const unreachable = [...all].filter(
      (element) => usable(element) && element.tabIndex < 0 && !inArrowGroup(element),
    );
    delete window.reached;
    return [...radios, ...unreachable].map((element) => element.outerHTML.slice(0, 160));
  });
  return {
    stops: stops.length,
    unseen: stops.filter((stop) => !stop.shown).map((stop) => stop.what),
    missed,
  };
}

async function wellKept(screen) {
  const { stops, unseen, missed } = await around();
  assert.ok(stops > 3, `${screen}: ${stops} stops`);
  assert.deepEqual(unseen, [], `${screen}: stops that cannot be seen`);
  assert.deepEqual(missed, [], `${screen}: what cannot be reached`);
}

test('start and import', { timeout: 300_000 }, async () => {
  await wellKept('start');
  // Choosing a file belongs to the system; what it chose arrives like something dropped.
  await session.drop([FILE]);
  await page.getByRole('complementary', { name: 'How the file is read' }).waitFor(WAIT);
  await page
    .getByText(/rows usable/)
    .first()
    .waitFor(WAIT);
  await session.settle();
  await wellKept('import');
  await press('Control+Enter');
  await page.getByRole('button', { name: /Look for coordination/ }).waitFor(WAIT);
});

test('overview and detect', { timeout: 300_000 }, async () => {
  await press('Control+2');
  await at('overview');
  await session.settle();
  await wellKept('overview');
  await press('Control+3');
  await at('detect');
  await page.getByText(/pairs of posts within 60/).waitFor(WAIT);
  await session.settle();
  await wellKept('detect');
  await press('Control+Enter');
  await at('network');
  await session.settle();
});

test('network: an edge is found in the table and opened', { timeout: 300_000 }, async () => {
  // Communities are asked for once the picture is drawn.
  await page.getByLabel('Only community 1', { exact: true }).waitFor(WAIT);
  await wellKept('network');
  await page.getByRole('tab', { name: /^Accounts/ }).focus();
  await press('ArrowRight');
  await page.getByRole('tab', { name: /^Edges/, selected: true }).waitFor();
  await session.settle();
  // From the tabs into the table below them.
  for (let step = 0; step < 40; step += 1) {
    await press('Tab');
    const inTable = await page.evaluate(
      () => document.activeElement?.closest('[role=grid], [role=table]') !== null,
    );
    if (inTable && (await page.evaluate(() => !document.activeElement.matches('button')))) break;
  }
  await press('ArrowDown', 'ArrowDown', 'Enter');
  await at('evidence');
  await page.getByRole('region', { name: 'The pair' }).waitFor(WAIT);
});

test('evidence: judged, noted, cited, taken into the report', { timeout: 300_000 }, async () => {
  await session.settle();
  await wellKept('evidence');
  await page.evaluate(() => document.activeElement?.blur());
  await press('1');
  await done('Mark "convincing"');
  await press('j', '2');
  await done('Mark "unclear"');
  await press('k', 'n');
  await page.keyboard.type('Seconds apart, three times.');
  await press('Control+Enter');
  await done('Note');
  await page.evaluate(() => document.activeElement?.blur());
  await press('s');
  await done('Finding');
  // Back out, one step at a time, never further than the window.
  await press('Escape', 'Escape', 'Escape');
});

test('report: written to a file', { timeout: 300_000 }, async () => {
  await press('Control+6');
  await at('report');
  await session.settle();
  await wellKept('report');
  await page.evaluate(() => document.activeElement?.blur());
  await press('Control+e');
  await page
    .getByText(/report.*\.html/)
    .first()
    .waitFor(WAIT);
  assert.deepEqual(session.complaints, []);
  assert.deepEqual(session.refusals, []);
});

test('the sheet of keys, the palette and their way out', async () => {
  await page.evaluate(() => document.activeElement?.blur());
  await press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press('Control+k');
  await page.keyboard.type('settings');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
