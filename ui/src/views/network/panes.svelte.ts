/** Which panes stand beside the picture: all where there is room, otherwise those that were asked for. */

export type Pane = 'filters' | 'inspector' | 'tables';

/** Room that a pane needs to be there unasked, in rem: at 200 % text it runs out sooner. */
const NEEDS: Record<Pane, { readonly width: number; readonly height: number }> = {
  filters: { width: 62, height: 0 },
  inspector: { width: 50, height: 0 },
  tables: { width: 0, height: 35 },
};

export class Panes {
  #width = $state(0);
  #height = $state(0);
  #asked = $state.raw<Partial<Record<Pane, boolean>>>({});

  /** Size of the screen in rem. */
  resize(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
  }

  isShown(pane: Pane): boolean {
    // Before the first measure everything is there, as on most screens.
    const unknown = this.#width === 0;
    const { width, height } = NEEDS[pane];
    const fits = this.#width >= width && this.#height >= height;
    return this.#asked[pane] ?? (unknown || fits);
  }

  toggle(pane: Pane): void {
    this.#asked = { ...this.#asked, [pane]: !this.isShown(pane) };
  }
}
