/** The few commands of the W3C WebDriver protocol that the tests need, over fetch. */
import { setTimeout as sleep } from 'node:timers/promises';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys that have no character. */
export const KEY = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  Left: '\uE012',
  Up: '\uE013',
  Right: '\uE014',
  Down: '\uE015',
  Delete: '\uE017',
};

export class WebDriver {
  constructor(base) {
    this.base = base;
  }

  async call(method, path, body) {
    const response = await fetch(`${this.base}${path}`, {
      method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    });
    const { value } = await response.json();
    if (!response.ok) {
      const why = new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
      why.code = value?.error;
      throw why;
    }
    return value;
  }

  /** Waits until the driver answers, then starts the program under test. */
  async open(binary, args) {
    for (let turn = 0; ; turn += 1) {
      try {
        await this.call('GET', '/status');
        break;
      } catch (why) {
        if (turn === 100) throw new Error('the driver does not answer', { cause: why });
        await sleep(50);
      }
    }
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } },
    };
    const { sessionId } = await this.call('POST', '/session', { capabilities });
    this.base += `/session/${sessionId}`;
    await this.call('POST', '/timeouts', {
      script: 60_000,
      pageLoad: 60_000,
      implicit: 0,
    });
  }

  close() {
    return this.call('DELETE', '');
  }

  /** Runs a function in the page. Arguments and result travel as JSON. */
  run(page, ...args) {
    return this.call('POST', '/execute/sync', {
      script: `return (${page})(...arguments)`,
      args,
    });
  }

  /** The same for a function that gives a promise. */
  async wait(page, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      (${page})(...Array.prototype.slice.call(arguments, 0, -1))
        .then((value) => done({ value }), (why) => done({ why: why?.message ?? JSON.stringify(why) ?? String(why) }));`;
    const { value, why } = await this.call('POST', '/execute/async', {
      script,
      args,
    });
    if (why !== undefined) throw new Error(why);
    return value;
  }

  /** The element that a function finds in the page; undefined when it finds none. */
  async element(page, ...args) {
    return (await this.run(page, ...args))?.[ELEMENT];
  }

  clickElement(element) {
    return this.call('POST', `/element/${element}/click`);
  }

  typeInto(element, text) {
    return this.call('POST', `/element/${element}/value`, { text });
  }

  clear(element) {
    return this.call('POST', `/element/${element}/clear`);
  }

  /** Presses keys one after the other; `['Control', 'z']` is a chord. */
  async keys(...presses) {
    const actions = [];
    for (const press of presses) {
      const chord = (Array.isArray(press) ? press : [press]).map((name) => KEY[name] ?? name);
      for (const value of chord) actions.push({ type: 'keyDown', value });
      for (const value of [...chord].reverse()) actions.push({ type: 'keyUp', value });
    }
    await this.call('POST', '/actions', {
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }

  /** Moves the mouse to a point of the page and presses. */
  async clickAt(x, y, { times = 1 } = {}) {
    const press = [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    const move = {
      type: 'pointerMove',
      duration: 0,
      x: Math.round(x),
      y: Math.round(y),
    };
    const actions = [move, ...Array(times).fill(press).flat()];
    await this.call('POST', '/actions', {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions,
        },
      ],
    });
  }

  /** Presses the mouse at the first point, moves it over the others, `duration` ms each, and lets go. */
  async drag([from, ...others], duration) {
    // In steps, as a hand does: a driver would jump.
    const steps = Math.max(1, Math.round(duration / 35));
    const actions = [
      { type: 'pointerMove', duration: 0, ...from },
      { type: 'pointerDown', button: 0 },
    ];
    let last = from;
    for (const next of others) {
      for (let step = 1; step <= steps; step += 1) {
        const along = (one, other) => Math.round(one + ((other - one) * step) / steps);
        const at = { x: along(last.x, next.x), y: along(last.y, next.y) };
        actions.push({ type: 'pointerMove', duration: 0, ...at });
        actions.push({ type: 'pause', duration: Math.round(duration / steps) });
      }
      last = next;
    }
    actions.push({ type: 'pointerUp', button: 0 });
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await this.call('POST', '/actions', { actions: [mouse] });
  }

  /** A picture of the page as PNG. */
  async screenshot() {
    return Buffer.from(await this.call('GET', '/screenshot'), 'base64');
  }
}
