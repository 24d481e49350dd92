/**
 * A copy of a parsed report with nothing in it but what a report is made of.
 *
 * The engine escapes every foreign string before it writes the report; this is the second wall.
 * The copy is built element by element from a short list, never by removing from what is there:
 * what the list does not know does not exist in the copy.
 */
import { BODY_CLASS } from './paper_sheet';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';

const HTML_ELEMENTS = new Set(
  (
    'a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del div dl dt em ' +
    'figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s ' +
    'section small span strong sub sup table tbody td tfoot th thead time tr ul'
  ).split(' '),
);

const SVG_ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc'.split(' '),
);

const HTML_ATTRIBUTES = new Set(
  'class id lang dir title role scope colspan rowspan headers datetime start reversed abbr'.split(
    ' ',
  ),
);

const SVG_ATTRIBUTES = new Set(
  (
    'class id role width height viewBox preserveAspectRatio x y x1 y1 x2 y2 dx dy cx cy r rx ry d ' +
    'points transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray ' +
    'stroke-linecap stroke-linejoin opacity paint-order vector-effect shape-rendering text-anchor ' +
    'dominant-baseline font-family font-size font-weight font-style letter-spacing direction ' +
    'unicode-bidi xml:space'
  ).split(' '),
);

/** Elements whose whole content goes with them; of others the content stays. */
const WITH_CONTENT = new Set(
  (
    'script style template iframe frame object embed applet noscript link meta base form input ' +
    'button select option textarea audio video source track picture img canvas portal math ' +
    'foreignObject use image animate set animateTransform animateMotion a-frame'
  )
    .toLowerCase()
    .split(' '),
);

/** What becomes of an element: copied, replaced by its content, or left out with its content. */
export type Fate = 'copy' | 'content' | 'drop';

export function fateOf(namespace: string | null, name: string): Fate {
  if (namespace === HTML && HTML_ELEMENTS.has(name)) return 'copy';
  if (namespace === SVG && SVG_ELEMENTS.has(name)) return 'copy';
  if (namespace !== HTML || WITH_CONTENT.has(name.toLowerCase())) return 'drop';
  return 'content';
}

/** The window has its own main part and its own head: the report's are parts of the preview. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  main: 'div',
  header: 'div',
  footer: 'div',
};

/** Whether an attribute may stand in the copy with that value. */
export function attributeBelongs(
  namespace: string | null,
  element: string,
  name: string,
  value: string,
): boolean {
  if (name.startsWith('aria-')) return !/^aria-(?:live|hidden$)/.test(name) || value === 'true';
  if (namespace === HTML && element === 'a' && name === 'href') return isPlaceInside(value);
  // No paint server, no filter, no image: whatever has a reference is not drawn by the report.
  if (/url\s*\(|javascript:|data:|\\/i.test(value)) return name === 'class' || name === 'title';
  if (namespace === HTML) return HTML_ATTRIBUTES.has(name);
  return namespace === SVG && SVG_ATTRIBUTES.has(name);
}

/** `#communities`: a place in the same document. */
export function isPlaceInside(href: string): boolean {
  return /^#[\w.:-]+$/.test(href);
}

export interface CleanCopy {
  readonly body: HTMLElement;
  /** Elements and attributes that were left out; a report of the engine has none. */
  readonly leftOut: number;
}

/** Copies the body of a parsed report into elements of `into`. */
export function cleanCopy(parsed: Document, into: Document): CleanCopy {
  let leftOut = 0;

  const copyChildren = (from: Node, to: Node): void => {
    for (const child of from.childNodes) copyNode(child, to);
  };

  const copyNode = (node: Node, to: Node): void => {
    if (node.nodeType === 3) {
      to.appendChild(into.createTextNode(node.nodeValue ?? ''));
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const fate = fateOf(element.namespaceURI, element.localName);
    if (fate !== 'copy') leftOut += 1;
    if (fate === 'drop') return;
    if (fate === 'content') {
      copyChildren(element, to);
      return;
    }
    const copy = into.createElementNS(
      element.namespaceURI,
      NAMED_OTHERWISE[element.localName] ?? element.localName,
    );
    for (const { name, value } of element.attributes) {
      if (name === 'xmlns') continue;
      if (attributeBelongs(element.namespaceURI, element.localName, name, value))
        copy.setAttribute(name, value);
      else leftOut += 1;
    }
    copyChildren(element, copy);
    to.appendChild(copy);
  };

  const body = into.createElement('div');
  body.className = BODY_CLASS;
  copyChildren(parsed.body, body);
  return { body, leftOut };
}
