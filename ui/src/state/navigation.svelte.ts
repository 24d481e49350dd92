/** Which screen is open and which part of it, and the way back and forward through the places that were. */

export const SCREENS = [
  'start',
  'import',
  'overview',
  'detect',
  'network',
  'evidence',
  'report',
] as const;
export type Screen = (typeof SCREENS)[number];

const LONGEST_TRAIL = 100;

/** A screen, and within it whatever the screen itself calls a place of its own; empty = its first. */
export interface Place {
  readonly screen: Screen;
  readonly part: string;
}

/** A trail of places with a position in it, as a browser keeps one. */
export class Navigation {
  #trail = $state.raw<readonly Place[]>([{ screen: 'start', part: '' }]);
  #position = $state(0);

  get screen(): Screen {
    return this.#trail[this.#position]?.screen ?? 'start';
  }

  /** Which part of the screen is open; empty before one was. */
  get part(): string {
    return this.#trail[this.#position]?.part ?? '';
  }

  /** Part at which a screen was left; empty before it was open. */
  partOf(screen: Screen): string {
    const trail = this.#trail.slice(0, this.#position + 1);
    return trail.findLast((place) => place.screen === screen)?.part ?? '';
  }

  /** Where `back` leads. */
  get previous(): Place | null {
    return this.#trail[this.#position - 1] ?? null;
  }

  get canGoBack(): boolean {
    return this.#position > 0;
  }

  get canGoForward(): boolean {
    return this.#position < this.#trail.length - 1;
  }

  /**
   * Opens a screen, at a part of it or where it was left; what lay ahead on the trail is forgotten.
   * Going where one is changes nothing.
   */
  go(screen: Screen, part?: string): void {
    if (screen === this.screen && (part === undefined || part === this.part)) return;
    const place = { screen, part: part ?? this.partOf(screen) };
    const trail = [...this.#trail.slice(0, this.#position + 1), place];
    this.#trail = trail.slice(-LONGEST_TRAIL);
    this.#position = this.#trail.length - 1;
  }

  back(): void {
    if (this.canGoBack) this.#position -= 1;
  }

  forward(): void {
    if (this.canGoForward) this.#position += 1;
  }

  /** Starts a new trail: another case is open, and the old places belong to the old case. */
  reset(screen: Screen): void {
    this.#trail = [{ screen, part: '' }];
    this.#position = 0;
  }
}

export const navigation = new Navigation();
