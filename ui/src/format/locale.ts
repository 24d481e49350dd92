/** What differs between languages in numbers and lengths of time. */
import { language, type Language } from '../words/language.svelte';

interface Locale {
  /** Between the whole part of a number and its decimals. */
  decimal: string;
  /** Signs of a minute's bigger units; `s` and `min` are the same everywhere. */
  hour: string;
  day: string;
}

const LOCALES: Record<Language, Locale> = {
  en: { decimal: '.', hour: 'h', day: 'd' },
  nl: { decimal: ',', hour: 'u', day: 'd' },
};

/** That of the language the window speaks. */
export function locale(): Locale {
  return LOCALES[language.current];
}
