/** What floats: where it is attached, where it stands, and which of several things Esc closes. */

export type Side = 'below' | 'above' | 'right' | 'left';
export type Align = 'start' | 'center' | 'end';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Placed {
  left: number;
  top: number;
  side: Side;
  /** Room that is left for it on that side. */
  maxHeight: number;
}

const EDGE = 8;

/** Where a floating box stands: on the wanted side if it fits, else opposite, always inside the window. */
export function place(
  anchor: Box,
  floating: { width: number; height: number },
  room: { width: number; height: number },
  side: Side,
  align: Align,
  gap: number,
): Placed {
  const vertical = side === 'below' || side === 'above';
  const before = vertical ? anchor.top : anchor.left;
  const after = vertical
    ? room.height - anchor.top - anchor.height
    : room.width - anchor.left - anchor.width;
  const needs = (vertical ? floating.height : floating.width) + gap + EDGE;
  const wantsAfter = side === 'below' || side === 'right';
  const goesAfter = wantsAfter
    ? after >= needs || after >= before
    : before < needs && after > before;

  const clamp = (value: number, size: number, whole: number) =>
    Math.max(EDGE, Math.min(value, whole - size - EDGE));
  const aligned = (start: number, length: number, size: number) =>
    align === 'start'
      ? start
      : align === 'end'
        ? start + length - size
        : start + (length - size) / 2;

  if (vertical) {
    const top = goesAfter ? anchor.top + anchor.height + gap : anchor.top - gap - floating.height;
    return {
      left: clamp(aligned(anchor.left, anchor.width, floating.width), floating.width, room.width),
      top: goesAfter ? top : Math.max(EDGE, top),
      side: goesAfter ? 'below' : 'above',
      maxHeight: (goesAfter ? after : before) - gap - EDGE,
    };
  }
  const left = goesAfter ? anchor.left + anchor.width + gap : anchor.left - gap - floating.width;
  return {
    left: clamp(left, floating.width, room.width),
    top: clamp(aligned(anchor.top, anchor.height, floating.height), floating.height, room.height),
    side: goesAfter ? 'right' : 'left',
    maxHeight: room.height - 2 * EDGE,
  };
}

/** Where something that floats over `anchor` must be attached to be above it and in its colours. */
export function layerFor(anchor: Element): Element {
  return anchor.closest('dialog, [data-layer]') ?? document.body;
}

type Back = () => boolean | void;
const backs: Back[] = [];

/**
 * Registers what Esc takes back first; returns how to withdraw. A handler that returns false passes
 * the key on to the one registered before it.
 */
export function onEscape(back: Back): () => void {
  backs.push(back);
  return () => {
    const at = backs.lastIndexOf(back);
    if (at >= 0) backs.splice(at, 1);
  };
}

/** Takes back one step. True when there was one. */
export function escapeOnce(): boolean {
  return backs.toReversed().some((back) => back() !== false);
}

if (typeof window !== 'undefined')
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (escapeOnce()) {
      event.preventDefault();
      event.stopPropagation();
    }
  });

export interface FloatingOptions {
  anchor: Element | undefined;
  side?: Side;
  align?: Align;
  gap?: number;
  /** At least as wide as its anchor. */
  matchWidth?: boolean;
  onclose: () => void;
}

/**
 * Attachment for what floats beside an anchor: moves it to the top layer, keeps it in place, closes
 * it on Esc, on a press elsewhere, and when its anchor scrolls out of sight.
 */
export function floating(options: () => FloatingOptions) {
  return (node: HTMLElement): (() => void) => {
    const { anchor, side = 'below', align = 'start', gap = 4, matchWidth, onclose } = options();
    if (!anchor) return () => undefined;
    layerFor(anchor).append(node);
    node.style.position = 'fixed';

    const position = () => {
      const box = anchor.getBoundingClientRect();
      if (matchWidth) node.style.minWidth = `${box.width}px`;
      node.style.maxHeight = '';
      const size = { width: node.offsetWidth, height: node.offsetHeight };
      const room = { width: innerWidth, height: innerHeight };
      const placed = place(box, size, room, side, align, gap);
      node.style.left = `${placed.left}px`;
      node.style.top = `${placed.top}px`;
      node.style.maxHeight = `${Math.max(placed.maxHeight, 96)}px`;
    };
    position();

    const pressed = (event: PointerEvent) => {
      const path = event.composedPath();
      if (path.includes(node) || path.includes(anchor)) return;
      const inner = path.find(
        (el) => el instanceof HTMLElement && el.dataset['floating'] !== undefined,
      );
      if (!inner || node.compareDocumentPosition(inner as Node) & Node.DOCUMENT_POSITION_PRECEDING)
        onclose();
    };
    const scrolled = (event: Event) => {
      if (!(event.target instanceof Node) || node.contains(event.target)) return;
      if (event.target.contains(anchor)) position();
    };
    const withdraw = onEscape(onclose);
    const observer = new ResizeObserver(position);
    observer.observe(node);
    node.dataset['floating'] = '';
    addEventListener('pointerdown', pressed, true);
    addEventListener('scroll', scrolled, true);
    addEventListener('resize', position);
    return () => {
      withdraw();
      observer.disconnect();
      removeEventListener('pointerdown', pressed, true);
      removeEventListener('scroll', scrolled, true);
      removeEventListener('resize', position);
      node.remove();
    };
  };
}
