import { describe, expect, it } from 'vitest';
import { legendOf, sizeName, wrapped } from './legend';
import { Occupancy, labelBudget, placeLabels } from './labels';
import { edgeMarkup, nodeMarkup } from './pictures';
import { LIGHT, parseColour } from './palette';
import { RasterJob } from './raster/job';
import { type Pixels, clear, dot, line, pack } from './raster/pixels';
import { DIMMED, SHOWN, type Scene, ascendingOrder, buildScene, levelOf, radiusOf } from './scene';
import { type SizeBy, sizesOf } from './sizing';
import { ALL_SHOWN, reweighs, reweighted, statesOf } from './states';
import { SvgPainter, escapeXml, px } from './svg';
import { graphOf } from './testgraph';

const WHITE = 0xffffffff;
const BLACK = 0xff000000;

const largestOf = (scene: Scene): number => [...scene.radius].indexOf(Math.max(...scene.radius));

function paper(width: number, height: number): Pixels {
  const pixels = { width, height, data: new Uint32Array(width * height) };
  clear(pixels, WHITE);
  return pixels;
}

/** Darkness of everything, in fully black pixels. */
const darkness = (p: Pixels): number => p.data.reduce((sum, v) => sum + (255 - (v & 255)), 0) / 255;

const candidate = (node: number, x: number, y: number) => ({
  node,
  x,
  y,
  radius: 3,
  text: `account ${node}`,
});

describe('rasteriser', () => {
  it('covers as much as a line is long and wide', () => {
    for (const [bx, by] of [
      [90, 10],
      [10, 90],
      [80, 70],
      [30, 85],
    ]) {
      const p = paper(100, 100);
      line(p, 10, 10, bx, by, 2, BLACK, 1);
      const length = Math.hypot(bx - 10, by - 10);
      expect(Math.abs(darkness(p) / (length * 2) - 1)).toBeLessThan(0.04);
    }
  });

  it('draws the same line from both ends', () => {
    const there = paper(60, 40);
    const back = paper(60, 40);
    line(there, 3.2, 5.1, 51.7, 33.3, 1.3, BLACK, 0.5);
    line(back, 51.7, 33.3, 3.2, 5.1, 1.3, BLACK, 0.5);
    expect(back.data).toEqual(there.data);
  });

  it('stays inside the picture, and draws what is inside of a line that crosses it', () => {
    const p = paper(20, 20);
    line(p, -1e5, -1e5, 1e5, 1e5, 1, BLACK, 1);
    line(p, -500, 300, -400, 900, 3, BLACK, 1);
    line(p, 5, 1e6, 5, 2e6, 3, BLACK, 1);
    const diagonal = darkness(p);
    expect(diagonal).toBeGreaterThan(18);
    expect(diagonal).toBeLessThan(32);
    dot(p, -40, 10, 20, BLACK, 1, 1, BLACK, 1);
    dot(p, 400, 400, 3, BLACK, 1, 1, BLACK, 1);
    expect(darkness(p)).toBe(diagonal);
  });

  it('mixes colours by opacity', () => {
    const p = paper(9, 9);
    line(p, 0, 4.5, 9, 4.5, 1, pack([255, 0, 0]), 0.5);
    const at = p.data[4 * 9 + 4];
    expect(at & 255).toBe(255);
    expect(Math.abs(((at >> 8) & 255) - 128)).toBeLessThanOrEqual(1);
    expect(at >>> 24).toBe(255);
  });

  it('draws a dot of its area', () => {
    const p = paper(60, 60);
    dot(p, 30, 30, 20, BLACK, 1, 0, BLACK, 0);
    expect(Math.abs(darkness(p) / (Math.PI * 400) - 1)).toBeLessThan(0.01);
  });

  it('gives the same picture in one go and in slices', () => {
    const data = graphOf(
      [
        [0, 0],
        [40, 10],
        [20, 35],
      ],
      [
        [0, 1, 9],
        [1, 2, 3],
      ],
    );
    const scene = buildScene(data);
    const view = { camera: { x: 20, y: 17, scale: 3 }, width: 160, height: 120, ratio: 2 };
    const whole = new RasterJob(scene, ALL_SHOWN, LIGHT, view, 2);
    expect(whole.step(Infinity, () => 0)).toBe(true);
    const sliced = new RasterJob(scene, ALL_SHOWN, LIGHT, view, 2);
    let steps = 0;
    while (!sliced.step(0, () => 1)) steps++;
    expect(steps).toBeGreaterThan(2);
    expect(sliced.pixels.data).toEqual(whole.pixels.data);
    expect(new Set(whole.pixels.data).size).toBeGreaterThan(5);
  });
});

describe('scene', () => {
  it('orders by value, equal ones by index', () => {
    expect([...ascendingOrder(Float32Array.of(5, 1, 5, 0, 100), 100)]).toEqual([3, 1, 0, 2, 4]);
  });

  it('gives sizes and steps at the ends of their scales', () => {
    expect(radiusOf(0, 10)).toBeCloseTo(1.8);
    expect(radiusOf(10, 10)).toBeCloseTo(9);
    expect(radiusOf(3, 0)).toBeCloseTo(1.8);
    expect(levelOf(0, 50)).toBe(0);
    expect(levelOf(50, 50)).toBe(5);
  });

  it('sizes accounts by what was chosen, and says so', () => {
    // A star with one heavy edge apart from it: its middle has most neighbours, not most strength.
    const data = graphOf(
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 0],
        [4, 0],
        [5, 0],
      ],
      [
        [0, 1, 1],
        [0, 2, 1],
        [0, 3, 1],
        [4, 5, 50],
      ],
    );
    const camera = { x: 0, y: 0, scale: 40 };
    const of = (by: SizeBy) => {
      const scene = buildScene(data, null, by);
      return { scene, legend: legendOf(scene, [], camera) };
    };
    expect([4, 5]).toContain(largestOf(of('strength').scene));
    const { scene, legend } = of('neighbours');
    expect(largestOf(scene)).toBe(0);
    expect(scene.nodeOrder[0]).toBe(0);
    expect(scene.radius[1]).toBeCloseTo(radiusOf(1, 3));
    expect(sizeName(legend)).toBe('Neighbours');
    expect(legend.sizes.at(-1)?.strength).toBe(3);
    const equal = of('equal');
    expect(new Set(equal.scene.radius).size).toBe(1);
    expect(equal.legend.sizes).toEqual([]);
    // The next account is still the strongest.
    expect([4, 5]).toContain(equal.scene.nodeOrder[0]);
    // An edge that a filter weighs at nothing joins nobody.
    const filtered = { ...data, weight: Float32Array.of(1, 0, 0, 50) };
    expect([...sizesOf(filtered, 'neighbours')]).toEqual([1, 1, 0, 0, 1, 1]);
  });

  it('colours edges inside a community, the others grey', () => {
    const data = graphOf(
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 0],
      ],
      [
        [0, 1, 2],
        [1, 2, 2],
        [2, 3, 2],
      ],
      [3, 3, 40, 40],
    );
    const scene = buildScene(data);
    expect([...scene.edgeColour]).toEqual([3, 0, 0]);
    expect([...scene.nodeColour]).toEqual([3, 3, 0, 0]);
  });

  it('dims what the filter and the chosen community leave out', () => {
    const data = graphOf(
      [
        [0, 0],
        [1, 0],
        [2, 0],
      ],
      [
        [0, 1, 2],
        [1, 2, 4],
      ],
      [1, 1, 2],
    );
    const filter = {
      nodesPassing: 2,
      edgesPassing: 1,
      nodeBits: Uint8Array.of(0b011),
      weight: Float32Array.of(1, 0),
    };
    expect(statesOf(data, null, false, null)).toBe(ALL_SHOWN);
    const dimmed = statesOf(data, filter, false, null);
    expect([...(dimmed.node ?? [])]).toEqual([SHOWN, SHOWN, DIMMED]);
    expect([...(dimmed.edge ?? [])]).toEqual([SHOWN, DIMMED]);
    expect([...(statesOf(data, filter, true, null).node ?? [])]).toEqual([0, 0, 2]);
    expect([...(statesOf(data, null, false, 2).node ?? [])]).toEqual([1, 1, 0]);
    expect(reweighs(data, filter)).toBe(true);
    expect([...reweighted(data, filter).weight]).toEqual([1, 0]);
  });
});

describe('labels', () => {
  it('never lays one over another or beyond the edge', () => {
    const candidates = Array.from({ length: 400 }, (_, i) =>
      candidate(i, (i * 37) % 300, (i * 53) % 200),
    );
    const placed = placeLabels(candidates, new Occupancy(300, 200), 300, 200, 60, () => 58);
    expect(placed.length).toBeGreaterThan(5);
    for (const a of placed) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + 58).toBeLessThanOrEqual(300);
      for (const b of placed) {
        if (a === b) continue;
        expect(Math.abs(a.x - b.x) >= 58 || Math.abs(a.y - b.y) >= 15).toBe(true);
      }
    }
  });

  it('names the first first, on another side when the right is taken', () => {
    const taken = new Occupancy(300, 100);
    taken.take({ left: 155, top: 30, width: 100, height: 40 });
    const placed = placeLabels([candidate(4, 150, 50)], taken, 300, 100, 5, () => 50);
    expect(placed).toHaveLength(1);
    expect(placed[0].x).toBeLessThan(100);
  });

  it('shows more names the closer one looks', () => {
    expect(labelBudget(1000, 700, 0.5)).toBeLessThan(labelBudget(1000, 700, 2));
    expect(labelBudget(1000, 700, 1000)).toBeLessThan(60);
  });
});

const letters = (text: string): number => text.length;

describe('caption', () => {
  it('breaks between words, and leaves a long word whole', () => {
    expect(wrapped('one two three', 7, letters)).toEqual(['one two', 'three']);
    expect(wrapped('abcdefghij k', 4, letters)).toEqual(['abcdefghij', 'k']);
    expect(wrapped('', 4, letters)).toEqual(['']);
  });
});

describe('SVG', () => {
  it('lets no text become markup', () => {
    expect(escapeXml(`<script>"&'</script>`)).toBe('&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;');
    expect(escapeXml('a\u0000b\ud800c')).toBe('a⟨U+0000⟩b⟨U+D800⟩c');
    expect(escapeXml(']]>')).toBe(']]&gt;');
  });

  it('writes short numbers', () => {
    expect([1.239, -0.001, 3, Number.NaN].map(px)).toEqual(['1.24', '0', '3', '0']);
  });

  it('writes accounts and edges of the view, and nothing beyond it', () => {
    const data = graphOf(
      [
        [0, 0],
        [10, 0],
        [5000, 5000],
      ],
      [[0, 1, 2]],
    );
    const model = {
      scene: buildScene(data),
      states: ALL_SHOWN,
      camera: { x: 5, y: 0, scale: 10 },
      view: { width: 200, height: 100 },
      palette: LIGHT,
    } as unknown as Parameters<typeof nodeMarkup>[0];
    expect(nodeMarkup(model, SHOWN).match(/<circle/g)).toHaveLength(2);
    expect(edgeMarkup(model, [0], SHOWN)).toContain('d="M50 50L150 50"');
    expect(edgeMarkup(model, [0], DIMMED)).toBe('');
  });

  it('escapes title, description and words', () => {
    const painter = new SvgPainter(() => 10);
    painter.text(1, 2, '<b>', { size: 11, weight: 400, colour: LIGHT.ink });
    const svg = painter.finish(10, 10, LIGHT.paper, 'a < b', '"x"');
    expect(svg).toContain('<title>a &lt; b</title>');
    expect(svg).toContain('>&lt;b&gt;</text>');
    expect(svg).not.toContain('<b>');
  });
});

describe('colours', () => {
  it('reads tokens as browsers write them', () => {
    expect(parseColour(' #0B6E69 ')).toEqual([11, 110, 105]);
    expect(parseColour('#fff')).toEqual([255, 255, 255]);
    expect(parseColour('rgb(28 27 24 / 60%)')).toEqual([28, 27, 24]);
    expect(parseColour('url(x)')).toBeNull();
  });
});
