import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const css = read('./tokens.css');
const page = read('../../DESIGN.md');

/** A token of a scheme, or of the root where there is no scheme. */
function token(name: string, selector: string): string {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new RegExp(`--${name}:\\s*([^;]+);`).exec(body)?.[1] ?? '';
}
const LIGHT = "[data-theme='light']";
const DARK = "[data-theme='dark']";

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function onPaper(name: string, scheme: string): number {
  const [high = 0, low = 0] = [token(name, scheme), token('paper', scheme)]
    .map(luminance)
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Rows of the tables whose first cell is a token or a component. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );

describe('the page about design', () => {
  it('gives the colours of the tokens and their contrast', () => {
    const colours = rows.filter((cells) => cells.length === 6);
    expect(colours.length).toBeGreaterThan(10);
    for (const [name = '', light, onLight, dark, onDark] of colours) {
      expect([light, dark], name).toEqual([token(name, LIGHT), token(name, DARK)]);
      if (!onLight) continue;
      expect([onLight, onDark], name).toEqual([
        onPaper(name, LIGHT).toFixed(1),
        onPaper(name, DARK).toFixed(1),
      ]);
    }
  });

  it('gives the sizes of the tokens', () => {
    const sizes = rows.filter((cells) => cells[0]?.startsWith('text-'));
    expect(sizes.length).toBe(6);
    for (const [name = '', size] of sizes)
      expect(size, name).toBe(`${Number.parseFloat(token(name, ':root')) * 16} px`);
    for (const [, name = '', px = ''] of page.matchAll(/`(space-\d)` (\d+) px/g))
      expect(Number(px), name).toBe(Number.parseFloat(token(name, ':root')) * 16);
  });

  it('lists every component', () => {
    const listed = rows.filter((cells) => cells.length === 2).map((cells) => cells[0]);
    const present = readdirSync(new URL('../components', import.meta.url))
      .filter((file) => file.endsWith('.svelte'))
      .map((file) => file.replace('.svelte', ''));
    expect(listed.toSorted()).toEqual(present.toSorted());
  });
});
