/** How accounts are chosen in the picture: one by one, by a line around them, by who is tied to them. */
import { type Camera, type Viewport, toLayoutX, toLayoutY } from './camera';
import type { Point } from './reach';
import { NOTHING, type Selection } from './selection';
import type { Stage } from './stage';

export interface ChoosingPorts {
  /** What lies under a point of the picture. */
  at(x: number, y: number): Selection;
  selection(): Selection;
  choose(selection: Selection): void;
  camera(): { readonly camera: Camera; readonly view: Viewport };
  /** The line that is being drawn has changed. */
  redraw(): void;
}

export class Choosing {
  readonly #stage: Stage;
  readonly #ports: ChoosingPorts;
  /** The line being drawn around accounts, in CSS pixels. */
  #line: Point[] = [];

  constructor(stage: Stage, ports: ChoosingPorts) {
    this.#stage = stage;
    this.#ports = ports;
  }

  get line(): readonly Point[] {
    return this.#line;
  }

  /** `add` = to what is selected already, or out of it. */
  select(x: number, y: number, add: boolean): void {
    const found = this.#ports.at(x, y);
    const before = this.#ports.selection();
    if (!add || found.kind !== 'accounts' || before.kind !== 'accounts') {
      this.#ports.choose(found);
      return;
    }
    const [node] = found.nodes;
    const kept = before.nodes.filter((n) => n !== node);
    this.#chooseNodes(kept.length < before.nodes.length ? kept : [...kept, node]);
  }

  lineTo(x: number, y: number): void {
    this.#line.push({ x, y });
    this.#ports.redraw();
  }

  closeLine(kept: boolean, add: boolean): void {
    const { camera, view } = this.#ports.camera();
    const line = this.#line.map(({ x, y }) => ({
      x: toLayoutX(camera, view, x),
      y: toLayoutY(camera, view, y),
    }));
    this.#line = [];
    this.#ports.redraw();
    if (!kept) return;
    const found = this.#stage.accountsInside(line);
    const before = add ? this.#stage.widened(this.#ports.selection(), 'accounts') : [];
    this.#chooseNodes([...new Set([...before, ...found])].sort((a, b) => a - b));
  }

  widen(how: 'accounts' | 'neighbours' | 'component'): void {
    const nodes = this.#stage.widened(this.#ports.selection(), how);
    if (nodes.length > 0) this.#chooseNodes(nodes);
  }

  #chooseNodes(nodes: readonly number[]): void {
    this.#ports.choose(nodes.length > 0 ? { kind: 'accounts', nodes } : NOTHING);
  }
}
