/**
 * Every command of the window with its keys: the palette lists them, the key sheet teaches them, one
 * listener runs them. A screen registers its own while it is open.
 */
import { matchesKeys, isTyping } from './keys';

export interface Command {
  /** Stable, kebab-case. */
  id: string;
  /** As the palette shows it: a verb first. */
  title: string;
  /** Heading on the key sheet. */
  section: string;
  /** `Mod+Shift+z`, `j`, `?`. `Mod` is Ctrl, or Cmd on a Mac. */
  keys?: string;
  /** Further keys that do the same; not on the sheet. */
  alsoKeys?: string[];
  run: () => void;
  /** Whether it can be done now; always, when absent. */
  enabled?: () => boolean;
  /** Works while a text field has the focus. */
  whileTyping?: boolean;
}

class Commands {
  // Not a signal: what is taken away when an effect ends would be seen as it was before the change,
  // and what another effect has registered meanwhile would be lost.
  #groups: readonly (readonly Command[])[] = [];
  #nChanges = 0;
  #changed = $state(0);

  get all(): readonly Command[] {
    void this.#changed;
    return this.#groups.flat();
  }

  /** Adds commands; returns how to remove them. */
  register(commands: readonly Command[]): () => void {
    this.#replace([...this.#groups, commands]);
    return () => this.#replace(this.#groups.filter((group) => group !== commands));
  }

  #replace(groups: readonly (readonly Command[])[]): void {
    this.#groups = groups;
    this.#nChanges += 1;
    this.#changed = this.#nChanges;
  }

  /** Runs the command of that key press, the newest registration first. True when there was one. */
  handle(event: KeyboardEvent): boolean {
    const typing = isTyping(event.target);
    for (const group of this.#groups.toReversed())
      for (const command of group) {
        if (typing && !command.whileTyping) continue;
        const keys = [command.keys, ...(command.alsoKeys ?? [])].filter((k) => k !== undefined);
        // A sign without Ctrl or Alt is text where text is typed.
        const live = typing ? keys.filter((k) => k.length > 1) : keys;
        if (!live.some((k) => matchesKeys(event, k))) continue;
        if (command.enabled && !command.enabled()) continue;
        event.preventDefault();
        command.run();
        return true;
      }
    return false;
  }
}

export const commands = new Commands();

/** Registers commands for as long as the component that calls it lives. */
export function useCommands(list: () => readonly Command[]): void {
  $effect(() => commands.register(list()));
}
