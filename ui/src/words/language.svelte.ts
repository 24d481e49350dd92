/** Which language the window speaks. Whatever reads `language.current` follows when it changes. */

/** A language that the window is written in. */
export type Language = 'en' | 'nl';

/** Names of the languages in themselves, as a list of languages shows them. */
export const LANGUAGES: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** The first language of the list that the window is written in; English when there is none. */
export function firstSpoken(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split(/[-_]/)[0];
    if (base === 'en' || base === 'nl') return base;
  }
  return 'en';
}

class Spoken {
  #chosen = $state<Language | 'auto'>('auto');

  get current(): Language {
    if (this.#chosen !== 'auto') return this.#chosen;
    // Only a window has a system to follow; everything else speaks English.
    return globalThis.document ? firstSpoken(navigator.languages) : 'en';
  }

  choose(language: Language | 'auto'): void {
    this.#chosen = language;
  }
}

export const language = new Spoken();
