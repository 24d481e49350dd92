/** The formats that are recognised by their content; asked once. */
import { backend } from '../api';
import type { KnownFormatView } from '../api/generated/types';
import { status } from './status.svelte';

class KnownFormats {
  all = $state.raw<readonly KnownFormatView[]>([]);
  #asked = false;

  load(): void {
    if (this.#asked || this.all.length > 0) return;
    this.#asked = true;
    backend.knownFormats().then(
      (formats) => (this.all = formats),
      (thrown: unknown) => {
        this.#asked = false;
        status.fail(thrown);
      },
    );
  }
}

export const knownFormats = new KnownFormats();
