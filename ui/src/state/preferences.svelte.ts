/** Settings of the program as the window uses them; every change is saved by the engine. */
import { backend } from '../api';
import type { Graphics, Language, Settings, Theme } from '../api/generated/types';
import { language } from '../words/language.svelte';
import { status } from './status.svelte';

const SAVE_AFTER_MS = 400;

export class Preferences {
  #settings = $state.raw<Settings>({
    theme: 'auto',
    language: 'auto',
    graphics: 'auto',
    times_utc: true,
    actor: '',
    panels: {},
    columns: {},
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #known = false;

  /** Takes over what the engine has kept. */
  adopt(settings: Settings): void {
    this.#settings = settings;
    this.#known = true;
    this.#applyTheme();
    this.#applyLanguage();
  }

  get theme(): Theme {
    return this.#settings.theme;
  }
  set theme(theme: Theme) {
    this.#change({ theme });
    this.#applyTheme();
  }

  get language(): Language {
    return this.#settings.language;
  }
  set language(chosen: Language) {
    this.#change({ language: chosen });
    this.#applyLanguage();
  }

  get graphics(): Graphics {
    return this.#settings.graphics;
  }
  set graphics(graphics: Graphics) {
    this.#change({ graphics });
  }

  get utc(): boolean {
    return this.#settings.times_utc;
  }
  set utc(times_utc: boolean) {
    this.#change({ times_utc });
  }

  get actor(): string {
    return this.#settings.actor;
  }
  set actor(actor: string) {
    this.#change({ actor });
  }

  /** Size of a panel in pixels, as it was left. */
  panel(name: string, otherwise: number): number {
    return this.#settings.panels[name] ?? otherwise;
  }

  setPanel(name: string, size: number): void {
    this.#change({ panels: { ...this.#settings.panels, [name]: Math.round(size) } });
  }

  /** Columns that are shown of a table; null = the usual ones. */
  columns(table: string): readonly string[] | null {
    // An engine of an earlier version keeps none.
    return this.#settings.columns?.[table] ?? null;
  }

  setColumns(table: string, columns: readonly string[] | null): void {
    const { [table]: _, ...others } = this.#settings.columns ?? {};
    this.#change({ columns: columns === null ? others : { ...others, [table]: [...columns] } });
  }

  #change(part: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...part };
    if (!this.#known) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      backend.setSettings(this.#settings).catch((thrown: unknown) => status.fail(thrown));
    }, SAVE_AFTER_MS);
  }

  #applyTheme(): void {
    const root = globalThis.document?.documentElement;
    if (!root) return;
    if (this.theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = this.theme;
  }

  #applyLanguage(): void {
    // An engine of an earlier version knows no languages.
    language.choose(this.language ?? 'auto');
  }
}

export const preferences = new Preferences();
