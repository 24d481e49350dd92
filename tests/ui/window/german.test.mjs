/**
 * The five-minute path on the German set in the real window, without a pause: from the file to a
 * finding in a report on disk. How long a hand would have waited is told, never judged.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow, ROOT } from './harness.mjs';
import { answerDialog, dropFile } from './mouse.mjs';

const FILE = join(ROOT, 'datasets/german_elections_2021/german_elections_2021.csv.gz');

let window;

before(async () => {
  window = await openWindow();
});

after(() => window?.end());

test('from a file to a finding in a report', async (t) => {
  const began = performance.now();
  let last = began;
  const mark = (what) => {
    const now = performance.now();
    t.diagnostic(`${what}: ${((now - last) / 1000).toFixed(2)} s`);
    last = now;
  };
  await window.sees('Drop scraped files here');
  assert.equal(await dropFile(window, FILE), 'dropped');
  await window.sees(/[1-9][\d\s]+ of [\d\s]+ rows usable/);
  mark('dropped, read and counted');
  await window.click('main button', /^Import$/);
  await window.find('main button', /Look for coordination/);
  mark('imported');
  await window.click('main button', /Look for coordination/);
  await window.sees(/pairs of posts within 60 s/);
  mark('pairs counted');
  await window.click('main button', /Find coordination/);
  await window.sees(/of [\d\s]+ accounts · [\d\s]+ of [\d\s]+ edges/);
  mark('searched, held against chance, drawn');
  await window.click('main [role=tab], main button', /^Edges/);
  await window.click('main [role=row]', /fb_\d+.*fb_\d+/);
  await window.click('main button', /^Read the posts/);
  await window.sees(/record [\d\s]+, line [\d\s]+ of german_elections_2021\.csv\.gz/);
  mark('an edge chosen, its posts on screen');
  await window.keys('1');
  await window.find('header button', /^Undo: Mark "convincing"/);
  await window.keys('s');
  await window.find('header button', /^Undo: Finding/);
  mark('judged and taken into the report');
  await window.click('header button', /^Report/);
  await window.click('main button', /^Export report/);
  const report = join(window.home, 'report.html');
  await answerDialog(window, 'Save as', report);
  const html = await window.until('the report as a file', () => readFile(report, 'utf8'));
  mark('written, the dialog of the system included');
  t.diagnostic(`all of it: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  assert.match(html, /<\/html>\s*$/);
  assert.equal((await window.invoke('findings')).length, 1);
  assert.match(html, /german_elections_2021\.csv\.gz/);
  assert.match(html, /convincing/);
  const view = await window.invoke('case_view');
  assert.equal(view.runs.length, 1);
  assert.ok(view.runs[0].judged.n_groups > 0);
});
