/**
 * The report's own style sheet, made to work inside a shadow root.
 *
 * The report is a document of its own; the preview shows its body inside the window, without a
 * frame. So selectors of the document become selectors of the root, conditions on the width of the
 * window become conditions on the width of the paper, and what cannot work there or may not be
 * loaded (fonts in the file, rules for print) is left out. The paper is always light: it is paper.
 */

/** Name of the container whose width the report asks about. */
const CONTAINER = 'paper';
/** Class of the element that stands for the document's body. */
export const BODY_CLASS = 'report-body';

interface Block {
  /** Selector or at-rule, before the brace; a statement without block has none. */
  readonly head: string;
  readonly body: string | null;
}

/** Splits a sheet at its outermost braces; strings and comments are stepped over. */
export function blocksOf(css: string): Block[] {
  const blocks: Block[] = [];
  const plain = css.replace(/\/\*[^]*?(?:\*\/|$)/g, '');
  let depth = 0;
  let from = 0;
  let brace = 0;
  for (let i = 0; i < plain.length; i += 1) {
    const sign = plain[i];
    if (sign === '\\') i += 1;
    else if (sign === '"' || sign === "'") i = endOfString(plain, i);
    else if (sign === ';' && depth === 0) {
      blocks.push({ head: plain.slice(from, i).trim(), body: null });
      from = i + 1;
    } else if (sign === '{') {
      if (depth === 0) brace = i;
      depth += 1;
    } else if (sign === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      blocks.push({ head: plain.slice(from, brace).trim(), body: plain.slice(brace + 1, i) });
      from = i + 1;
    }
  }
  return blocks;
}

function endOfString(css: string, start: number): number {
  for (let i = start + 1; i < css.length; i += 1) {
    if (css[i] === '\\') i += 1;
    else if (css[i] === css[start] || css[i] === '\n') return i;
  }
  return css.length;
}

/** `:root`, `html` and `body` as the root of the preview knows them. */
function selectorInRoot(selector: string): string {
  return selector
    .split(',')
    .map((one) =>
      one
        .trim()
        .replace(/^(?::root|html)(?![\w-])/, ':host')
        .replace(/^body(?![\w-])/, `.${BODY_CLASS}`),
    )
    .join(',');
}

/** Nothing is fetched and nothing leaves its place on the paper. */
function declarationsInRoot(body: string): string {
  return splitDeclarations(body)
    .filter((one) => !/url\(|image-set\(|@import|expression\(|position\s*:\s*fixed/i.test(one))
    .map((one) => one.replace(/(\d*\.?\d+)vw\b/g, '$1cqi'))
    .join(';');
}

function splitDeclarations(body: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < body.length; i += 1) {
    const sign = body[i];
    if (sign === '"' || sign === "'") i = endOfString(body, i);
    else if (sign === ';') {
      parts.push(body.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(body.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function mediaInRoot(head: string, body: string): string {
  const widths = head.match(/\((?:max|min)-width\s*:\s*\d+px\)/g);
  if (!widths || /print|prefers-color-scheme/.test(head)) return '';
  return `@container ${CONTAINER} ${widths.join(' and ')}{${rulesInRoot(body)}}`;
}

function rulesInRoot(css: string): string {
  return blocksOf(css)
    .map(({ head, body }) => {
      if (body === null) return '';
      if (head.startsWith('@media')) return mediaInRoot(head, body);
      if (head.startsWith('@')) return '';
      return `${selectorInRoot(head)}{${declarationsInRoot(body)}}`;
    })
    .join('\n');
}

/** What the paper needs beyond the report's own sheet. */
const FRAME = `
:host{display:block;container:${CONTAINER} / inline-size;color-scheme:light;user-select:text;-webkit-user-select:text;cursor:auto}
.${BODY_CLASS}{min-height:100%}
.contents{max-height:none}
a{cursor:pointer}
[tabindex]:focus{outline:none}
`;

/** The sheet for the root of the preview. */
export function paperSheet(css: string): string {
  return rulesInRoot(css) + FRAME;
}

/** Text of the style elements of a document, and the document without them. */
export function withoutStyle(html: string): { html: string; css: string } {
  const sheets: string[] = [];
  const rest = html.replace(/<style\b[^>]*>([^]*?)<\/style\s*>/gi, (_, css: string) => {
    sheets.push(css);
    return '';
  });
  return { html: rest, css: sheets.join('\n') };
}
