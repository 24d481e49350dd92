/**
 * Records what the engine answers on a walk through every screen of the invented example, so that the
 * gallery can show the screens without an engine: `node tests/ui/browser/record.mjs`, after
 * `cargo xtask test browser` has built the bridge. The example is invented, so its answers may ship.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPages, ROOT } from './harness.mjs';

const OUT = join(ROOT, 'ui/src/gallery/screens/recorded.json');

const session = await openPages();
const { page } = session;

/** Answers by call and arguments; of the same question the last one counts. */
const answers = {};
/** Results of jobs by the call that started them. */
const results = {};
const startedBy = new Map();
const finished = new Map();

page.on('response', async (response) => {
  const url = new URL(response.url());
  if (!url.pathname.startsWith('/call/') || response.status() !== 200) return;
  const name = url.pathname.slice('/call/'.length);
  if (name === 'save_picture') return;
  const args = response.request().postData() ?? '{}';
  const isBytes = (response.headers()['content-type'] ?? '').startsWith('application/octet-stream');
  const body = await response.body().catch(() => null);
  if (body === null) return;
  const answer = isBytes ? { base64: body.toString('base64') } : JSON.parse(body.toString());
  (answers[name] ??= {})[args] = answer;
  if (name.startsWith('start_')) startedBy.set(answer, name);
});

// The stream of events is read beside the page.
const events = new URL('/events', session.bridge.address);
events.searchParams.set('token', session.bridge.address.searchParams.get('token'));
const stream = await fetch(events);
void (async () => {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const part of stream.body) {
      text += decoder.decode(part, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop();
      for (const message of messages) {
        const data = message.replace(/^data: ?/gm, '').trim();
        if (!data.startsWith('{')) continue;
        const event = JSON.parse(data);
        if (event.event === 'job' && event.state === 'done') finished.set(event.job, event.result);
      }
    }
  } catch {
    // The bridge has ended.
  }
})();

await session.openExample('nvented');
await session.go('overview');
await session.go('detect');
await page.getByText('The data suggests').waitFor();
await session.go('network');
await page.getByLabel('Only community 1', { exact: true }).waitFor();
for (const table of ['Accounts', 'Communities', 'Edges']) {
  await page.getByRole('tab', { name: new RegExp(`^${table}`) }).click();
  await session.settle();
  await page.getByRole('row').nth(1).click();
  await page.waitForTimeout(600);
}
await page.keyboard.press('Escape');
await session.go('evidence');
await session.settle();
await page.getByRole('row').nth(1).dblclick();
await page.getByRole('region', { name: 'The pair' }).waitFor();
await page.keyboard.press('1');
await page.keyboard.press('s');
await page.getByRole('button', { name: /^Undo: Finding/ }).waitFor();
await session.settle();
await session.go('report');
await page.waitForTimeout(1500);
for (const part of ['Findings', 'Cover', 'Export']) {
  await page.getByRole('tab', { name: new RegExp(`^${part}`) }).click();
  await session.settle();
}
await session.go('import');
await session.settle();
// Once more, so that the counts of the last questions are those of the end.
for (const screen of ['network', 'evidence', 'report', 'overview']) await session.go(screen);
await page.getByRole('button', { name: 'Start', exact: true }).click();
await session.settle();
await page.waitForTimeout(500);

for (const [job, name] of startedBy) if (finished.has(job)) results[name] = finished.get(job);
if (!results.start_overview) throw new Error('the overview was not heard of');
const text = JSON.stringify({ answers, results })
  // The report brings its typefaces along, which are those of the page.
  .replaceAll(/data:font\/woff2;base64,[\w+/=]+/g, 'data:,')
  .replaceAll(session.home, '~')
  .replaceAll(JSON.stringify(session.home).slice(1, -1), '~');
await writeFile(OUT, `${text}\n`);
console.log(`${OUT}: ${(text.length / 1e6).toFixed(2)} MB, ${Object.keys(answers).length} calls`);
await session.end();
