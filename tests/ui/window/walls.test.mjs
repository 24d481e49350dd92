/** What the window must refuse, whatever a page asks: the walls of the shell, from inside and out. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { openWindow } from './harness.mjs';

let window;
/** A server of this computer that notes who asks: nobody may. */
let canary;
const visits = [];

before(async () => {
  canary = createServer((request, response) => {
    visits.push(request.url);
    response.setHeader('Access-Control-Allow-Origin', '*').end('seen');
  }).listen(0, '127.0.0.1');
  await once(canary, 'listening');
  window = await openWindow();
});

after(async () => {
  await window?.end();
  canary?.close();
});

const elsewhere = () => `http://127.0.0.1:${canary.address().port}`;

test('comes up with the page of the program and without a complaint', async () => {
  const page = await window.page.run(() => [location.href, document.title]);
  assert.match(page[0], /^tauri:\/\/localhost/);
  assert.match(page[1], /Zwerm/);
  await window.sees('Nothing leaves this computer');
  // The console of the page is part of what the development build says.
  const complaints = (await window.said())
    .split('\n')
    .filter((line) => /CONSOLE .*(ERROR|WARN)|CSP|Content Security|panicked/i.test(line));
  assert.deepEqual(complaints, []);
});

test('the policy is the one that is written down, and nothing weaker', async () => {
  const policy = await window.page.wait(async () => {
    // Asked as the page asks for itself; the policy forbids to fetch it.
    const asked = new XMLHttpRequest();
    return new Promise((done) => {
      asked.onloadend = () => done(asked.getResponseHeader('content-security-policy'));
      asked.open('GET', location.href);
      asked.send();
    });
  });
  assert.equal(policy, null, 'the page cannot even read itself');
  const refused = await window.page.wait(async (canary) => {
    const seen = [];
    addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const tries = {
      'script-src-elem': () => {
        const script = document.createElement('script');
        script.textContent = 'window.broken = 1';
        document.head.append(script);
      },
      'style-src-elem': () => {
        const style = document.createElement('style');
        style.textContent = 'body { opacity: 0.5 }';
        document.head.append(style);
      },
      'style-src-attr': () => document.body.setAttribute('style', 'opacity: 0.4'),
      'script-src-attr': () => {
        document.body.setAttribute('onclick', 'window.broken = 2');
        document.body.click();
      },
      'script-src': () => {
        try {
          Function('window.broken = 3')();
        } catch {
          // As it should be.
        }
      },
      'img-src': () => {
        new Image().src = `${canary}/image.png`;
      },
      'connect-src': () => void fetch(`${canary}/fetch`).catch(() => {}),
      'frame-src': () => {
        const frame = document.createElement('iframe');
        frame.src = `${canary}/frame`;
        document.body.append(frame);
      },
      'object-src': () => {
        const object = document.createElement('object');
        object.data = `${canary}/object`;
        document.body.append(object);
      },
      'form-action': () => {
        const form = document.createElement('form');
        form.action = `${canary}/form`;
        document.body.append(form);
        form.submit();
      },
      'base-uri': () => {
        const base = document.createElement('base');
        base.href = canary;
        document.head.append(base);
      },
    };
    for (const attempt of Object.values(tries)) attempt();
    await new Promise((done) => setTimeout(done, 800));
    const effects = [window.broken ?? null, getComputedStyle(document.body).opacity];
    document.body.removeAttribute('style');
    return { asked: Object.keys(tries), seen: [...new Set(seen)], effects };
  }, elsewhere());
  assert.deepEqual(refused.effects, [null, '1']);
  assert.deepEqual(
    refused.asked.filter((name) => !refused.seen.includes(name)),
    [],
  );
});

test('no page but our own: navigation, new windows, frames, downloads', async () => {
  const address = await window.page.run(() => location.href);
  await window.page.wait(async (canary) => {
    const link = document.createElement('a');
    link.href = `${canary}/link`;
    document.body.append(link);
    link.click();
    link.target = '_blank';
    link.click();
    link.removeAttribute('target');
    link.download = 'file';
    link.click();
    link.remove();
    window.open(`${canary}/window`);
    location.assign(`${canary}/assign`);
    await new Promise((done) => setTimeout(done, 800));
  }, elsewhere());
  assert.equal(await window.page.run(() => location.href), address);
  assert.equal((await window.page.call('GET', '/window/handles')).length, 1);
});

test('a command that is not declared is denied, whoever brings it', async () => {
  const commands = [
    'no_such_command',
    'plugin:dialog|open',
    'plugin:dialog|save',
    'plugin:fs|read_file',
    'plugin:shell|execute',
    'plugin:window|create',
    'plugin:window|close',
    'plugin:webview|create_webview',
    'plugin:webview|internal_toggle_devtools',
    'plugin:event|listen',
    'plugin:event|emit',
    'plugin:path|resolve_directory',
    'plugin:app|version',
    'plugin:resources|close',
    'plugin:window-state|save_window_state',
  ];
  for (const command of commands) {
    await assert.rejects(window.invoke(command), /not allowed|not found/, command);
  }
  // The list is open for what is on it.
  assert.equal(typeof (await window.invoke('start')).version, 'string');
});

test('wrong arguments are an error with words, not a crash', async () => {
  for (const args of [{}, { file: -1 }, { file: 'x' }, { file: 4e9, ask: {} }]) {
    await assert.rejects(window.invoke('probe', { ask: {}, ...args }), /file|known/);
  }
  assert.equal(typeof (await window.invoke('start')).version, 'string');
});

test('prototypes are frozen, nothing of Tauri lies about, nothing is stored, nobody listens', async () => {
  const found = await window.page.run(() => {
    const stored = (name) => {
      try {
        return window[name] ?? null;
      } catch {
        return null;
      }
    };
    return {
      frozen: Object.isFrozen(Object.prototype),
      tauri: typeof window.__TAURI__,
      storage: stored('localStorage') === null,
      calls: typeof window.RTCPeerConnection,
      camera: typeof navigator.mediaDevices?.getUserMedia,
    };
  });
  const wanted = {
    frozen: true,
    tauri: 'undefined',
    storage: true,
    calls: 'undefined',
  };
  assert.deepEqual(found, { ...wanted, camera: 'undefined' });
});

test('nobody was visited', () => {
  assert.deepEqual(visits, []);
});
