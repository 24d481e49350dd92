/** Plays a stretch of time through the network. While it is paused nothing runs. */
import type { Span } from '../../api/generated/types';
import { begun, moved, next, stayMs } from './playback';

export interface PlayerPorts {
  /** Edges of the bins. */
  edges(): readonly number[];
  span(): Span | null;
  give(span: Span): void;
  /** Whether the stretch that was given stands on the screen. */
  isShown(): boolean;
  /** Whether the analyst wants no movement: stretch after stretch instead. */
  isStill(): boolean;
}

/** So often it is asked whether a late picture has come. */
const LATE_MS = 60;

export class Player {
  playing = $state(false);
  speed = $state(1);
  readonly #ports: PlayerPorts;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(ports: PlayerPorts) {
    this.#ports = ports;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    const edges = this.#ports.edges();
    if (edges.length < 2) return;
    this.playing = true;
    this.#ports.give(begun(edges, this.#ports.span()));
    this.#wait();
  }

  pause(): void {
    this.playing = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** By hand: some bins on or back. */
  step(by: number): void {
    this.pause();
    const span = moved(this.#ports.edges(), this.#ports.span(), by);
    if (span !== null) this.#ports.give(span);
  }

  #wait(): void {
    this.#timer = setTimeout(() => this.#tick(), stayMs(this.speed, this.#ports.isStill()));
  }

  #tick(): void {
    // A stretch that was never seen must not be passed over.
    if (!this.#ports.isShown()) {
      this.#timer = setTimeout(() => this.#tick(), LATE_MS);
      return;
    }
    const span = next(this.#ports.edges(), this.#ports.span(), this.#ports.isStill());
    if (span === null) {
      this.pause();
      return;
    }
    this.#ports.give(span);
    this.#wait();
  }
}
