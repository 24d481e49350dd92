/** All sentences of the engine that have Dutch words, and the nouns that stand behind a number. */
import type { Phrase } from '../match';
import { asked } from './asked';
import { columns } from './columns';
import { data } from './data';
import { errors } from './errors';
import { files } from './files';
import { formats } from './formats';
import { history } from './history';
import { pictures } from './pictures';
import { records } from './records';
import { refusals } from './refusals';
import { runs } from './runs';
import { steps } from './steps';
import { unread } from './unread';
import { verification } from './verification';

export const phrases: readonly Phrase[] = [
  ...history,
  ...data,
  ...columns,
  ...runs,
  ...formats,
  ...pictures,
  ...files,
  ...unread,
  ...verification,
  ...errors,
  ...asked,
  ...records,
  ...refusals,
  ...steps,
];

/** Words of the operating system. */
export { system } from './steps';

/** One and many, for a length of time. */
export const units = {
  day: ['dag', 'dagen'],
  hour: ['uur', 'uur'],
  minute: ['minuut', 'minuten'],
  second: ['seconde', 'seconden'],
} as const;

export const nouns: Record<string, string> = {
  row: 'rij',
  rows: 'rijen',
  record: 'record',
  records: 'records',
  post: 'bericht',
  posts: 'berichten',
  account: 'account',
  accounts: 'accounts',
  object: 'object',
  objects: 'objecten',
  'different objects': 'verschillende objecten',
  edge: 'verband',
  edges: 'verbanden',
  file: 'bestand',
  files: 'bestanden',
  group: 'groep',
  groups: 'groepen',
  event: 'gebeurtenis',
  events: 'gebeurtenissen',
  change: 'wijziging',
  changes: 'wijzigingen',
  'source file': 'bronbestand',
  'source files': 'bronbestanden',
  table: 'tabel',
  tables: 'tabellen',
  'file of a run': 'bestand van een run',
  'files of runs': 'bestanden van runs',
  trial: 'proef',
  trials: 'proeven',
};
