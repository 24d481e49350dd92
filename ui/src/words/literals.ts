/** Words that stand in a source file instead of the catalogue: for the test that looks for them. */
import { parse } from 'svelte/compiler';

/** A literal that somebody would read, and its line. */
export interface Literal {
  line: number;
  text: string;
}

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Attributes whose value is read by a program. Every other attribute of plain words is for people. */
const FOR_PROGRAMS =
  /^(class|id|dir|style|style:.*|name|for|type|role|icon|trailing|variant|size|tone|look|lang|d|viewBox|preserveAspectRatio|xmlns|keys|width|height|align|side|direction|fixed|precision|kind|form|inputmode|autocomplete|autocapitalize|spellcheck|datetime|tabindex|fill|stroke.*|transform|x.*|y.*|r|c[xy]|points|text-anchor|dominant-baseline|data-.*|aria-(?!label$|valuetext$|roledescription$|description$|placeholder$).*|focusable|value|accent|rel|target|href|src|loading|draggable|enterkeyhint|minlength|maxlength|scope|colspan|generics|module|which|mark|colour)$/;

/** One word alone that is no name of a key: `Close`, not `ArrowDown`. */
const WORD = /^\p{Lu}\p{Ll}+$/u;
const KEY_NAMES =
  /^(Enter|Escape|Tab|Home|End|Backspace|Delete|Space|Shift|Ctrl|Alt|Mod|Meta|Plus|Arabic|Syriac|Mac|U)$/;
/** Several words: at least one of them written as words are. */
const PHRASE = /(^|[\s(«"“,;:])\p{L}[\p{Ll}’']+[,;:.?!]?\s+\S|\S\s+\p{Ll}{2,}[\s.,;:?!]?/u;
/** What a program reads although it has spaces: lists of classes, CSS, paths, selectors. */
const CODE = /[{}[\]<>=#|\\]|^\d|var\(|px|rem\b|::|\bhttps?:|^[a-z-]+( [a-z-]+)*$/;

const readable = (text: string): boolean => /\p{L}{2}/u.test(text);

function isProse(text: string): boolean {
  const line = text.trim();
  if (WORD.test(line)) return !KEY_NAMES.test(line);
  if (/^\p{Ll}+ $/u.test(text)) return false;
  // Leading or trailing space tells a fragment of a sentence from a name.
  if (/^\s\p{Ll}{2,}|\p{Ll}{2,}\s$/u.test(text) && !CODE.test(text.trim())) return true;
  if (/^\p{Ll}{2,}$/u.test(line)) return text !== line;
  return PHRASE.test(line) && (!CODE.test(line) || /^\p{Lu}/u.test(line));
}

/** Codes such as `some-code` or `snake_case` are compared and sent; words are read. */
const isWordLike = (value: string): boolean => !/^[a-z0-9]+([-_.:/][a-z0-9]+)+$/.test(value);

/** Functions whose text arguments are words. */
const SAYS = new Set(['count', 'tip']);
/** Properties that hold a code. */
const CODES = new Set(['id', 'icon', 'code', 'token']);
/** Errors of a program are for whoever wrote it. */
const UNSAID = new Set([
  'Error',
  'WireError',
  'TypeError',
  'RangeError',
  'Symbol',
  'Collator',
  'matchMedia',
]);

/** Literals of a `.svelte` or `.ts` file that belong into the catalogue. */
export function literals(source: string, isSvelte: boolean): Literal[] {
  const text = isSvelte ? source : `<script lang="ts">${source}</script>`;
  const found: Literal[] = [];
  const say = (node: Node, words: string) =>
    found.push({ line: text.slice(0, node.start).split('\n').length, text: words.trim() });

  const visit = (node: Node, said: boolean): void => {
    switch (node.type) {
      case 'StyleSheet':
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'TSLiteralType':
      case 'Comment':
      case 'SvelteOptions':
        if (node.type !== 'ExportNamedDeclaration' || !isNode(node['declaration'])) return;
        break;
      case 'Attribute':
      case 'StyleDirective':
        if (node.type === 'StyleDirective' || FOR_PROGRAMS.test(String(node['name']))) return;
        return children(node, !String(node['name']).startsWith('on'));
      case 'Text':
        if (readable(String(node['data']))) say(node, String(node['data']));
        return;
      case 'Literal': {
        const value = node['value'];
        if (
          typeof value === 'string' &&
          (said ? readable(value) && isWordLike(value) : isProse(value))
        )
          say(node, value);
        return;
      }
      case 'TemplateElement': {
        const cooked = String((node['value'] as { cooked?: string }).cooked ?? '');
        if (said ? readable(cooked) && isWordLike(cooked) : isProse(cooked)) say(node, cooked);
        return;
      }
      case 'CallExpression':
      case 'NewExpression': {
        const callee = node['callee'] as Node & { name?: string; property?: { name?: string } };
        const name = callee.name ?? callee.property?.name ?? '';
        if (UNSAID.has(name)) return;
        return children(node, callee.name !== undefined && SAYS.has(name));
      }
      case 'Property': {
        const key = node['key'] as { name?: string };
        if (FOR_PROGRAMS.test(key.name ?? '') || CODES.has(key.name ?? '')) return;
        break;
      }
      case 'BinaryExpression':
        // What is compared is a code.
        if (/^[!=]==?$/.test(String(node['operator']))) return;
        break;
    }
    children(node, said);
  };
  const children = (node: Node, said: boolean): void => {
    const inside = said && !/Function/.test(node.type);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'metadata' || key === 'loc' || key === 'typeAnnotation' || key === 'comments')
        continue;
      if (key === 'key' && node['computed'] !== true) continue;
      if (Array.isArray(value)) value.filter(isNode).forEach((one) => visit(one, inside));
      else if (isNode(value)) visit(value, inside);
    }
  };

  const root = parse(text, { modern: true }) as unknown as Node;
  for (const part of ['fragment', 'instance', 'module']) {
    const node = root[part];
    if (isNode(node)) visit(part === 'fragment' ? node : (node['content'] as Node), false);
  }
  return found;
}
