/** Accounts that the analyst moves: which, from where a drag takes them, and where they are put. */
import { Hand } from './hand';
import type { Carried, Place } from './hand';
import { NOTHING, type Selection } from './selection';
import type { Stage } from './stage';

export interface MovingPorts {
  /** What lies under a point of the picture. */
  at(x: number, y: number): Selection;
  selection(): Selection;
  /** CSS pixels in a layout unit. */
  scale(): number;
  redraw(): void;
  place(x: Float32Array, y: Float32Array): void;
  onPlace(places: readonly Place[]): void;
  onHand(held: boolean): void;
}

export class Moving {
  readonly #stage: Stage;
  readonly #ports: MovingPorts;
  readonly #hand: Hand;
  pinned: readonly number[] = [];
  #mayMove = false;

  constructor(stage: Stage, ports: MovingPorts) {
    this.#stage = stage;
    this.#ports = ports;
    this.#hand = new Hand({
      changed: () => ports.redraw(),
      put: (carried) => this.#put(carried),
      byKeys: (held) => ports.onHand(held),
    });
  }

  get carried(): Carried | null {
    return this.#hand.carried;
  }

  /** Whether arrow keys move accounts. */
  get isByKeys(): boolean {
    return this.#hand.isByKeys;
  }

  setPinned(nodes: readonly number[], mayMove: boolean): void {
    this.pinned = nodes;
    this.#mayMove = mayMove;
    if (!mayMove) this.#hand.drop();
  }

  /** A selected account takes all that are selected along; anything else moves the picture. */
  takeFrom(x: number, y: number): boolean {
    const movable = this.#movable();
    const found = movable.length > 0 ? this.#ports.at(x, y) : NOTHING;
    if (found.kind !== 'accounts' || !movable.includes(found.nodes[0])) return false;
    this.#hand.take(movable, false);
    return true;
  }

  /** Pins the selected accounts where they stand and gives them to the arrow keys. */
  takeByKeys(): void {
    const movable = this.#movable();
    this.#hand.take(movable, true);
    const data = this.#stage.scene()?.data;
    if (data === undefined || movable.every((node) => this.pinned.includes(node))) return;
    this.#ports.onPlace(movable.map((node) => ({ node, x: data.x[node], y: data.y[node] })));
  }

  /** By so many CSS pixels. */
  by(dx: number, dy: number): void {
    const scale = this.#ports.scale();
    this.#hand.by(dx / scale, dy / scale);
  }

  end(kept: boolean): void {
    if (kept) this.#hand.putDown();
    else this.#hand.drop();
  }

  /** The selected accounts, where they can be moved. */
  #movable(): readonly number[] {
    const selection = this.#ports.selection();
    const free = this.#mayMove && !this.#stage.isMap;
    return free && selection.kind === 'accounts' ? selection.nodes : [];
  }

  #put(carried: Carried): void {
    const places = this.#stage.moved(carried);
    if (places === null) return;
    const { x, y } = places;
    this.#ports.place(x, y);
    this.#ports.onPlace([...carried.nodes].map((node) => ({ node, x: x[node], y: y[node] })));
  }
}
