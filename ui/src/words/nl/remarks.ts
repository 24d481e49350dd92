/** Words of notes and tags, in Dutch. */
import { count } from '../../format/number';
import type { remarks as english } from '../en/remarks';

export const remarks: typeof english = {
  // EarlierTexts
  earlierTexts: 'Eerdere teksten van deze notitie',

  // Notes
  newNote: (heading: string) => `Nieuwe notitie: ${heading}`,
  changeNote: 'Notitie wijzigen',
  tooMany: (n: number) => `${count(n, 'teken', 'tekens')} te veel`,
  savedWith: 'Bewaard in het dossier, met je naam en de tijd',
  discard: 'Weggooien',
  saveTheNote: 'De notitie bewaren',
  saveNote: 'Notitie bewaren',
  note: 'Notitie',
  unnamed: 'naamloos',
  changeThis: 'Deze notitie wijzigen',
  removeThis: 'Deze notitie verwijderen',
  earlier: 'Eerdere teksten',

  // Remarks
  notesOn: (thing: string) => `Notities bij ${thing}`,
  writeNote: (thing: string) => `Notitie schrijven bij ${thing}`,
  notesTags: 'Notities en labels',
  tagThing: (thing: string) => `Label geven aan ${thing}`,

  // TagField
  tagEnter: 'Label, dan Enter',
  newTag: (thing: string) => `Nieuw label: ${thing}`,
  tagsInUse: 'Labels in gebruik',

  // Tags
  tagsOf: (thing: string) => `Labels van ${thing}`,
  removeTag: (tag: string) => `Label ${tag} verwijderen`,
  addTag: 'Label toevoegen',
  tag: 'Label',

  // changes
  noteSaved: 'Notitie bewaard.',
  noteRemoved: 'Notitie verwijderd.',
  tagAdded: 'Label toegevoegd. Bewaard.',
  tagRemoved: 'Label verwijderd. Bewaard.',

  // tag_words
  times: (n: number) => count(n, 'keer', 'keer'),
  noSemicolon: 'Geen puntkomma: die scheidt labels in geëxporteerde bestanden',
  noDash: 'Een label begint niet met een streepje',
  notSeen: 'Er staan tekens in die niet te zien zijn',
  thereAlready: 'Dit label is er al',
  things: {
    pair: 'het paar',
    edge: 'het verband',
    account: 'het account',
    community: 'de gemeenschap',
    object: 'het object',
  },

  // EarlierTexts
  takenBack: ', ongedaan gemaakt',

  // Notes
  goOn: 'Verder schrijven',
};
