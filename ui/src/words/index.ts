/**
 * What the window says, in the language that is chosen: `t.start.chooseFiles`. Read where it is
 * shown (in the markup, a `$derived` or a function), never kept in a constant, so that a change of
 * language reaches it.
 */
import { en, type Words } from './en';
import { language, type Language } from './language.svelte';
import { nl } from './nl';

export type { Words } from './en';

/** Every language's words. */
export const CATALOGUES: Record<Language, Words> = { en, nl };

const screens = Object.keys(en) as (keyof Words)[];

export const t = Object.defineProperties(
  {},
  Object.fromEntries(
    screens.map((screen) => [
      screen,
      { enumerable: true, get: () => CATALOGUES[language.current][screen] },
    ]),
  ),
) as Readonly<Words>;
