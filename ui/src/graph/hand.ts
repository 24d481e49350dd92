/** Accounts in the hand: dragged by the pointer, or moved by the arrow keys until they are put down. */

/** By how much the accounts in the hand are away from where they stood, in layout units. */
export interface Carried {
  readonly nodes: ReadonlySet<number>;
  readonly dx: number;
  readonly dy: number;
}

/** A place of an account in layout units. */
export interface Place {
  readonly node: number;
  readonly x: number;
  readonly y: number;
}

/** So long after the last key the accounts are put where they are, and stay in the hand. */
const KEYS_REST_MS = 900;

export interface HandPorts {
  /** What is in the hand, or by how much it is away, has changed. */
  changed(): void;
  /** Put down there. */
  put(carried: Carried): void;
  /** Whether arrow keys move what is in the hand. */
  byKeys(held: boolean): void;
}

export class Hand {
  readonly #ports: HandPorts;
  #carried: Carried | null = null;
  #byKeys = false;
  #rest: ReturnType<typeof setTimeout> | null = null;

  constructor(ports: HandPorts) {
    this.#ports = ports;
  }

  get carried(): Carried | null {
    return this.#carried;
  }

  get isByKeys(): boolean {
    return this.#byKeys;
  }

  /** Takes accounts; `byKeys` = until they are put down by a key. */
  take(nodes: readonly number[], byKeys: boolean): void {
    this.putDown();
    if (nodes.length === 0) return;
    this.#carried = { nodes: new Set(nodes), dx: 0, dy: 0 };
    this.#setByKeys(byKeys);
    this.#ports.changed();
  }

  /** Moves what is in the hand, in layout units. */
  by(dx: number, dy: number): void {
    const held = this.#carried;
    if (held === null) return;
    this.#carried = { nodes: held.nodes, dx: held.dx + dx, dy: held.dy + dy };
    if (this.#byKeys) {
      this.#stopRest();
      this.#rest = setTimeout(() => this.#put(), KEYS_REST_MS);
    }
    this.#ports.changed();
  }

  /** Lets go: what was moved stays where it is now. */
  putDown(): void {
    if (this.#carried === null) return;
    this.#put();
    this.#letGo();
  }

  /** Lets go: what was moved since it last rested goes back. */
  drop(): void {
    if (this.#carried !== null) this.#letGo();
  }

  #put(): void {
    this.#stopRest();
    const held = this.#carried;
    if (held === null || (held.dx === 0 && held.dy === 0)) return;
    this.#carried = { nodes: held.nodes, dx: 0, dy: 0 };
    this.#ports.put(held);
  }

  #letGo(): void {
    this.#stopRest();
    this.#carried = null;
    this.#setByKeys(false);
    this.#ports.changed();
  }

  #setByKeys(byKeys: boolean): void {
    if (byKeys === this.#byKeys) return;
    this.#byKeys = byKeys;
    this.#ports.byKeys(byKeys);
  }

  #stopRest(): void {
    if (this.#rest !== null) clearTimeout(this.#rest);
    this.#rest = null;
  }
}
