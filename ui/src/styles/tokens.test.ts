import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Declarations of the block that starts with that selector. */
function block(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThan(-1);
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

const light = block("[data-theme='light']");
const dark = block("[data-theme='dark']");

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe('tokens', () => {
  it('gives the system scheme the same dark values as the chosen one', () => {
    expect([...block(':root:not([data-theme])')]).toEqual([...dark]);
  });

  it('defines the same names in both schemes', () => {
    expect([...dark.keys()]).toEqual([...light.keys()]);
  });

  it('keeps every text colour readable on paper, panel and raised', () => {
    for (const scheme of [light, dark])
      for (const ground of ['--paper', '--panel', '--raised'])
        for (const text of ['--ink', '--ink-2', '--ink-3', '--accent', '--alert', '--warn', '--ok'])
          expect(
            contrast(scheme.get(text) ?? '', scheme.get(ground) ?? ''),
            `${text} on ${ground}`,
          ).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps words on buttons readable', () => {
    for (const scheme of [light, dark])
      for (const name of ['accent', 'alert'])
        expect(
          contrast(scheme.get(`--on-${name}`) ?? '', scheme.get(`--${name}`) ?? ''),
        ).toBeGreaterThanOrEqual(4.5);
  });
});
