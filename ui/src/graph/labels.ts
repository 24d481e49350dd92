/**
 * Which names and numbers stand in the picture and where: the strong first, none over another.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Side of a cell in CSS pixels. */
const CELL = 6;

/** Which parts of the picture are taken, in cells. */
export class Occupancy {
  readonly #columns: number;
  readonly #rows: number;
  readonly #taken: Uint8Array;

  constructor(width: number, height: number) {
    this.#columns = Math.max(Math.ceil(width / CELL), 1);
    this.#rows = Math.max(Math.ceil(height / CELL), 1);
    this.#taken = new Uint8Array(this.#columns * this.#rows);
  }

  #cells(box: Box): { c0: number; c1: number; r0: number; r1: number } {
    return {
      c0: Math.max(Math.floor(box.left / CELL), 0),
      c1: Math.min(Math.floor((box.left + box.width) / CELL), this.#columns - 1),
      r0: Math.max(Math.floor(box.top / CELL), 0),
      r1: Math.min(Math.floor((box.top + box.height) / CELL), this.#rows - 1),
    };
  }

  free(box: Box): boolean {
    const { c0, c1, r0, r1 } = this.#cells(box);
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) if (this.#taken[r * this.#columns + c] !== 0) return false;
    }
    return true;
  }

  take(box: Box): void {
    const { c0, c1, r0, r1 } = this.#cells(box);
    for (let r = r0; r <= r1; r++) {
      const row = r * this.#columns;
      if (c1 >= c0) this.#taken.fill(1, row + c0, row + c1 + 1);
    }
  }
}

/** Where something may still be put. */
export type Room = Pick<Occupancy, 'free' | 'take'>;

/** Somebody who would like to be named. */
export interface Candidate {
  readonly node: number;
  /** Centre and radius of the dot in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly text: string;
}

export interface PlacedLabel {
  readonly node: number;
  readonly text: string;
  /** Left end of the baseline. */
  readonly x: number;
  readonly y: number;
  /** Its end at the dot, or its middle above and below it: there other words would stand as well. */
  readonly held: Held;
}

/** Which part of a label stands where, so that it stays at its dot whatever its length. */
export interface Held {
  readonly x: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Height of a line and where its baseline lies below the top, CSS pixels. */
export const LINE_HEIGHT = 15;
const BASELINE = 11;
const GAP = 3;

/**
 * Places labels in the given order until `most` stand. A label goes right, left, below or above its
 * dot, whichever is free first and inside the picture.
 */
export function placeLabels(
  candidates: Iterable<Candidate>,
  room: Room,
  width: number,
  height: number,
  most: number,
  measure: (text: string) => number,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  // In a dense picture most candidates fail: give up after a fair number of them.
  let patience = most * 6 + 50;
  for (const candidate of candidates) {
    if (placed.length >= most || patience-- <= 0) break;
    if (candidate.text === '') continue;
    const w = measure(candidate.text) + 2;
    const { x, y, radius } = candidate;
    const beside = radius + GAP;
    const places: readonly [number, number, Held][] = [
      [x + beside, y - LINE_HEIGHT / 2, { x: x + beside, anchor: 'start' }],
      [x - beside - w, y - LINE_HEIGHT / 2, { x: x - beside, anchor: 'end' }],
      [x - w / 2, y + beside, { x, anchor: 'middle' }],
      [x - w / 2, y - beside - LINE_HEIGHT, { x, anchor: 'middle' }],
    ];
    for (const [left, top, held] of places) {
      const box = { left, top, width: w, height: LINE_HEIGHT };
      const inside =
        left >= 2 && top >= 2 && left + w <= width - 2 && top + LINE_HEIGHT <= height - 2;
      if (!inside || !room.free(box)) continue;
      room.take(box);
      placed.push({ node: candidate.node, text: candidate.text, x: left, y: top + BASELINE, held });
      break;
    }
  }
  return placed;
}

/** How many names a picture of this size carries at this zoom (1 = everything fits). */
export function labelBudget(width: number, height: number, zoom: number): number {
  const room = (width * height) / 16_000;
  return Math.round(Math.min(room, 14 + 10 * Math.max(zoom, 0)));
}
