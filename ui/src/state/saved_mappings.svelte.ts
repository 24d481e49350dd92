/** Mappings that were saved by the header of their files: the list, and what can be done with it. */
import { backend } from '../api';
import type { FileRef, SavedMappingView } from '../api/generated/types';
import { safeLine } from '../format/safe';
import type { ImportEntry } from './imports.svelte';
import { status } from './status.svelte';
import { t } from '../words';

class SavedMappings {
  all = $state.raw<readonly SavedMappingView[] | null>(null);

  /** Does something with the list, says what failed, and asks for it anew. */
  async #change(what: () => Promise<void>): Promise<void> {
    try {
      await what();
      this.all = await backend.savedMappings();
    } catch (thrown) {
      status.fail(thrown);
    }
  }

  load(): Promise<void> {
    return this.#change(() => Promise.resolve());
  }

  /** Keeps how a file is read, for all files with the same columns. */
  save(entry: ImportEntry): Promise<void> {
    return this.#change(async () => {
      await backend.saveMapping(entry.file.file, entry.ask);
      status.done(t.imports.savedNow);
    });
  }

  forget(fingerprint: string): Promise<void> {
    return this.#change(async () => {
      await backend.forgetMapping(fingerprint);
      status.done(t.imports.forgotten);
    });
  }

  /** Writes them to a file; all when none is named. */
  async write(fingerprints: readonly string[]): Promise<void> {
    try {
      const written = await backend.saveMappingsFile([...fingerprints], true);
      if (!written) return;
      status.done(t.imports.mappingsWritten(safeLine(written.place, 200)), {
        label: t.imports.showInFolder,
        run: () => void backend.reveal(written.file).catch((error: unknown) => status.fail(error)),
      });
    } catch (thrown) {
      status.fail(thrown);
    }
  }

  /** Takes over the mappings of files that somebody else has written. */
  take(files: readonly FileRef[]): Promise<void> {
    return this.#change(async () => {
      let [fresh, replaced] = [0, 0];
      for (const file of files) {
        const taken = await backend.takeMappings(file.file);
        fresh += taken.n_new;
        replaced += taken.n_replaced;
      }
      if (files.length > 0) status.done(t.imports.mappingsTaken(fresh, replaced));
    });
  }
}

export const savedMappings = new SavedMappings();
