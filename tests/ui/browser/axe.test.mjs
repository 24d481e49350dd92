/** Nothing on any screen keeps out somebody who does not see, point or read small print. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyScreen, openPages } from './harness.mjs';
import { violations } from './violations.mjs';

for (const scheme of ['light', 'dark']) {
  test(`every screen, ${scheme}`, { timeout: 600_000 }, async () => {
    const session = await openPages({ scheme });
    try {
      const bad = [];
      const look = async (name) => {
        await session.shot(name);
        bad.push(...(await violations(session.page)).map((line) => `${name}: ${line}`));
      };
      await look('start-first');
      await session.openExample('German federal election 2021');
      await everyScreen(session, look);
      assert.deepEqual(bad, []);
      assert.deepEqual(session.complaints, []);
      assert.deepEqual(session.strayed, []);
    } finally {
      await session.end();
    }
  });
}

test('the engine is awake: a fault put in on purpose is found', async () => {
  const session = await openPages();
  try {
    await session.page.evaluate(() => document.body.append(document.createElement('button')));
    const found = await violations(session.page);
    assert.ok(
      found.some((line) => line.startsWith('button-name')),
      found.join('\n'),
    );
  } finally {
    await session.end();
  }
});
