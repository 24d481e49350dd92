/**
 * Pointer, wheel and arrow keys of the picture, as calls that mean something. Its other keys are
 * commands of the window, so that they work wherever the focus is.
 */

export interface InputTarget {
  panBy(dx: number, dy: number): void;
  zoomAt(x: number, y: number, factor: number): void;
  pointAt(x: number, y: number): void;
  leave(): void;
  /** `add` = to what is selected already. */
  select(x: number, y: number, add: boolean): void;
  open(x: number, y: number): void;
  /** Whether a drag draws a line around accounts without Shift too. */
  isLasso(): boolean;
  lassoTo(x: number, y: number): void;
  /** Whether a drag from here moves accounts, which are then in the hand. */
  carryFrom(x: number, y: number): boolean;
  carryBy(dx: number, dy: number): void;
  /** Put down, or given up. */
  carryEnd(kept: boolean): void;
  /** An arrow key: `right` and `down` are -1, 0 or 1, `times` how far. */
  arrow(right: number, down: number, times: number): void;
  /** The line is closed, or given up. `add` = to what is selected already. */
  lassoEnd(kept: boolean, add: boolean): void;
}

/** A pointer that moved less than this was a click, CSS pixels. */
const CLICK_SLACK = 4;

/** A pointer that is down. */
interface Held {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly startX: number;
  readonly startY: number;
  readonly lasso: boolean;
  /** Accounts go with it. */
  readonly carries: boolean;
}

/** Connects an element; returns a function that disconnects it. */
export function connectInput(
  element: HTMLElement,
  target: InputTarget,
  wheelFactor: (deltaY: number, deltaMode: number) => number,
): () => void {
  let held: Held | null = null;
  let dragging = false;

  const placeOf = (x: number, y: number): [number, number] => {
    const box = element.getBoundingClientRect();
    return [x - box.left, y - box.top];
  };
  const place = (event: MouseEvent): [number, number] => placeOf(event.clientX, event.clientY);

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 && event.button !== 1) return;
    const { clientX: x, clientY: y, pointerId: id } = event;
    const lasso = event.button === 0 && (event.shiftKey || target.isLasso());
    held = { id, x, y, startX: x, startY: y, lasso, carries: false };
    dragging = false;
    element.setPointerCapture(id);
    element.focus({ preventScroll: true });
  };
  const move = (event: PointerEvent): void => {
    if (held === null) {
      target.pointAt(...place(event));
      return;
    }
    if (event.pointerId !== held.id) return;
    const { clientX: x, clientY: y } = event;
    if (!dragging && Math.hypot(x - held.startX, y - held.startY) < CLICK_SLACK) return;
    if (!dragging) {
      dragging = true;
      const plain = !held.lasso && event.buttons === 1;
      const carries = plain && target.carryFrom(...placeOf(held.startX, held.startY));
      held = { ...held, carries };
      element.classList.add(held.lasso ? 'lassoing' : carries ? 'carrying' : 'dragging');
      target.leave();
      if (held.lasso) target.lassoTo(...placeOf(held.startX, held.startY));
    }
    if (held.lasso) {
      target.lassoTo(...place(event));
      return;
    }
    if (held.carries) target.carryBy(x - held.x, y - held.y);
    else target.panBy(x - held.x, y - held.y);
    held = { ...held, x, y };
  };
  const release = (): void => {
    if (held?.lasso === true && dragging) target.lassoEnd(false, false);
    if (held?.carries === true) target.carryEnd(false);
    held = null;
    dragging = false;
    element.classList.remove('dragging', 'lassoing', 'carrying');
  };
  const up = (event: PointerEvent): void => {
    if (held === null || event.pointerId !== held.id) return;
    const wasClick = !dragging && event.button === 0;
    if (held.lasso && dragging) {
      target.lassoEnd(true, event.ctrlKey || event.metaKey);
      held = null;
    }
    if (held?.carries === true) {
      target.carryEnd(true);
      held = null;
    }
    release();
    if (wasClick) target.select(...place(event), event.shiftKey);
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    target.zoomAt(...place(event), wheelFactor(event.deltaY, event.deltaMode));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && dragging && (held?.lasso === true || held?.carries === true)) {
      release();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (handleKey(event.key, event.shiftKey ? 3 : 1, target)) event.preventDefault();
  };
  const leave = (): void => target.leave();
  const double = (event: MouseEvent): void => target.open(...place(event));

  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', release);
  element.addEventListener('pointerleave', leave);
  element.addEventListener('dblclick', double);
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('keydown', key);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', release);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('dblclick', double);
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('keydown', key);
  };
}

/** Arrows move the picture, or what is in the hand; true when the key means something here. */
export function handleKey(key: string, times: number, target: Pick<InputTarget, 'arrow'>): boolean {
  const ways: Record<string, readonly [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const way = ways[key];
  if (way === undefined) return false;
  target.arrow(way[0], way[1], times);
  return true;
}
