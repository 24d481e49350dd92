import { describe, expect, it } from 'vitest';
import { attributeBelongs, fateOf, isPlaceInside } from './clean_copy';
import { blocksOf, paperSheet, withoutStyle } from './paper_sheet';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

describe('the sheet of the paper', () => {
  it('moves the document into the root', () => {
    const sheet = paperSheet(':root{--paper:#fff}html{color:red}body{margin:0}section,body p{x:y}');
    expect(sheet).toContain(':host{--paper:#fff}');
    expect(sheet).toContain(':host{color:red}');
    expect(sheet).toContain('.report-body{margin:0}');
    expect(sheet).toContain('section,.report-body p{x:y}');
  });

  it('asks for the width of the paper, not of the window', () => {
    const sheet = paperSheet('@media screen and (max-width:960px){.desk{display:block;width:5vw}}');
    expect(sheet).toContain('@container paper (max-width:960px){.desk{display:block;width:5cqi}}');
  });

  it('leaves out print, dark, pages, fonts and imports', () => {
    const sheet = paperSheet(
      "@import 'https://e.example/x.css';@font-face{font-family:X;src:url(data:font/woff2;base64,AA==)}" +
        '@page{size:A4;@top-left{content:"}"}}@media print{p{color:red}}' +
        '@media screen and (prefers-color-scheme:dark){p{color:blue}}p{margin:0}',
    );
    expect(sheet).toContain('p{margin:0}');
    expect(sheet).not.toMatch(/import|font-face|@page|red|blue|base64/);
  });

  it('lets nothing be fetched or leave the paper', () => {
    const sheet = paperSheet(
      'p{background:url(https://e.example/a);color:red}div{position: fixed;top:0}b{content:"a;b:url(x)"}',
    );
    expect(sheet).toContain('p{color:red}');
    expect(sheet).toContain('div{top:0}');
    expect(sheet).not.toContain('e.example');
  });

  it('is not fooled by braces in strings and comments', () => {
    expect(blocksOf('/* } { */ a{content:"}"} b{c:d}').map((b) => b.head)).toEqual(['a', 'b']);
    expect(blocksOf('a{content:"\\"}"} b{}')).toHaveLength(2);
    expect(blocksOf('a{b:c')).toEqual([]);
  });

  it('takes the style out before the document is parsed', () => {
    const { html, css } = withoutStyle(
      '<head><style>a{}</style></head><STYLE media=x>b{}</STYLE >c',
    );
    expect(html).toBe('<head></head>c');
    expect(css).toBe('a{}\nb{}');
  });
});

const belongs = (name: string, value: string, element = 'a', ns = HTML) =>
  attributeBelongs(ns, element, name, value);

describe('the clean copy', () => {
  it('copies what a report is made of', () => {
    for (const name of ['section', 'table', 'bdi', 'a', 'figcaption', 'h1'])
      expect(fateOf(HTML, name)).toBe('copy');
    for (const name of ['svg', 'circle', 'polyline', 'title'])
      expect(fateOf(SVG, name)).toBe('copy');
  });

  it('drops whatever runs, loads or asks', () => {
    for (const name of [
      'script',
      'iframe',
      'object',
      'embed',
      'form',
      'input',
      'img',
      'link',
      'meta',
    ])
      expect(fateOf(HTML, name)).toBe('drop');
    for (const name of ['script', 'foreignObject', 'use', 'image', 'animate', 'set', 'a', 'style'])
      expect(fateOf(SVG, name)).toBe('drop');
    expect(fateOf('http://www.w3.org/1998/Math/MathML', 'math')).toBe('drop');
    expect(fateOf(HTML, 'x-unknown')).toBe('content');
  });

  it('refuses handlers, styles and addresses', () => {
    expect(belongs('onclick', 'alert(1)')).toBe(false);
    expect(belongs('style', 'color:red')).toBe(false);
    expect(belongs('href', 'javascript:alert(1)')).toBe(false);
    expect(belongs('href', 'https://e.example')).toBe(false);
    expect(belongs('href', ' #x')).toBe(false);
    expect(belongs('href', '#data')).toBe(true);
    expect(belongs('src', '#data', 'img')).toBe(false);
    expect(belongs('tabindex', '1')).toBe(false);
    expect(belongs('href', '#x', 'a', SVG)).toBe(false);
    expect(belongs('fill', 'url(#x)', 'rect', SVG)).toBe(false);
    expect(belongs('fill', '#4477AA', 'rect', SVG)).toBe(true);
    expect(belongs('aria-labelledby', 'fig-1', 'svg', SVG)).toBe(true);
    expect(belongs('aria-hidden', 'true', 'span')).toBe(true);
    expect(belongs('xlink:href', '#x', 'path', SVG)).toBe(false);
  });

  it('knows a place inside', () => {
    expect(isPlaceInside('#community-3')).toBe(true);
    expect(isPlaceInside('#')).toBe(false);
    expect(isPlaceInside('#a b')).toBe(false);
  });
});
