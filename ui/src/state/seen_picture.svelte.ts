/**
 * The picture of the network as it was last seen. The screen that draws it offers it here; the report
 * screen exports it, so that what was on screen is what is exported.
 */
import type { PictureState } from '../api/generated/types';

export interface SeenPicture {
  /** Run that it shows. */
  readonly run: string;
  /** Draws it again, exactly as seen, into the bytes of a file. */
  bytes(format: 'png' | 'svg'): Promise<Uint8Array>;
}

/** The picture that is on the screen now. */
export interface ShownPicture extends SeenPicture {
  /** What it is drawn from and what is drawn, to be kept; null while there is nothing to draw. */
  state(): PictureState | null;
}

class SeenPictures {
  #last = $state.raw<SeenPicture | null>(null);
  /** Null on every screen that shows none. */
  shown = $state.raw<ShownPicture | null>(null);

  /** Replaces the one before. */
  offer(picture: SeenPicture): void {
    this.#last = picture;
  }

  /** The picture of that run; null when it has not been seen yet. */
  of(run: string | null): SeenPicture | null {
    return this.#last !== null && this.#last.run === run ? this.#last : null;
  }
}

export const seenPictures = new SeenPictures();
