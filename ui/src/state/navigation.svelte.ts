/** Which screen is open, and the way back and forward through the screens that were. */

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

/** A trail of places with a position in it, as a browser keeps one. */
export class Navigation {
  #trail = $state.raw<readonly Screen[]>(['start']);
  #position = $state(0);

  get screen(): Screen {
    return this.#trail[this.#position] ?? 'start';
  }

  get canGoBack(): boolean {
    return this.#position > 0;
  }

  get canGoForward(): boolean {
    return this.#position < this.#trail.length - 1;
  }

  /** Opens a screen; what lay ahead on the trail is forgotten. Going where one is changes nothing. */
  go(screen: Screen): void {
    if (screen === this.screen) return;
    const trail = [...this.#trail.slice(0, this.#position + 1), screen];
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
    this.#trail = [screen];
    this.#position = 0;
  }
}

export const navigation = new Navigation();
