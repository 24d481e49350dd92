/** Tooltip as an attachment: `{@attach tip('Copy', 'Mod+c')}`. One element serves the whole window. */
import { keyCaps } from '../state/keys';
import { layerFor, place } from './layer';

const DELAY_MS = 450;
/** After one was shown, the next appears at once: somebody is reading along a row of buttons. */
const STILL_READING_MS = 600;

let bubble: HTMLElement | null = null;
let owner: Element | null = null;
let describedBefore: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let hiddenAt = 0;
/** A focus that came by Tab wants to know what it stands on; one that was given back does not. */
let cameByTab = false;

if (typeof window !== 'undefined') {
  window.addEventListener(
    'keydown',
    (event) => {
      cameByTab = event.key === 'Tab';
      if (owner) hide(owner);
    },
    true,
  );
}

function element(): HTMLElement {
  if (bubble) return bubble;
  bubble = document.createElement('div');
  bubble.id = 'tooltip';
  bubble.className = 'tooltip';
  bubble.setAttribute('role', 'tooltip');
  bubble.hidden = true;
  return bubble;
}

function show(node: Element, text: string, keys: string | undefined): void {
  const box = element();
  box.replaceChildren(text);
  if (keys) {
    const caps = document.createElement('span');
    caps.className = 'tooltip-keys';
    caps.textContent = keyCaps(keys).join(' ');
    box.append(caps);
  }
  if (owner && owner !== node) hide(owner);
  layerFor(node).append(box);
  box.hidden = false;
  box.style.maxWidth = '';
  const placed = place(
    node.getBoundingClientRect(),
    { width: box.offsetWidth, height: box.offsetHeight },
    { width: innerWidth, height: innerHeight },
    'below',
    'center',
    6,
  );
  box.style.left = `${placed.left}px`;
  box.style.top = `${placed.top}px`;
  owner = node;
  describedBefore = node.getAttribute('aria-describedby');
  node.setAttribute('aria-describedby', [describedBefore, 'tooltip'].filter(Boolean).join(' '));
}

function hide(node: Element): void {
  clearTimeout(timer);
  if (owner !== node) return;
  owner = null;
  hiddenAt = performance.now();
  element().hidden = true;
  if (describedBefore === null) node.removeAttribute('aria-describedby');
  else node.setAttribute('aria-describedby', describedBefore);
}

export function tip(text: string | undefined, keys?: string) {
  return (node: Element): void | (() => void) => {
    if (!text) return undefined;
    const later = () => {
      clearTimeout(timer);
      const delay = performance.now() - hiddenAt < STILL_READING_MS ? 0 : DELAY_MS;
      timer = setTimeout(() => show(node, text, keys), delay);
    };
    const now = () => {
      if (cameByTab && node.matches(':focus-visible')) show(node, text, keys);
    };
    const gone = () => hide(node);
    node.addEventListener('pointerenter', later);
    node.addEventListener('pointerleave', gone);
    node.addEventListener('pointerdown', gone);
    node.addEventListener('focus', now);
    node.addEventListener('blur', gone);
    if (owner === node) show(node, text, keys);
    return () => {
      gone();
      node.removeEventListener('pointerenter', later);
      node.removeEventListener('pointerleave', gone);
      node.removeEventListener('pointerdown', gone);
      node.removeEventListener('focus', now);
      node.removeEventListener('blur', gone);
    };
  };
}
