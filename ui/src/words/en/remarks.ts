/** Words of notes and tags. */
import { count } from '../../format/number';

export const remarks = {
  // EarlierTexts
  earlierTexts: 'Earlier texts of this note',

  // Notes
  newNote: (heading: string) => `New note: ${heading}`,
  changeNote: 'Change the note',
  tooMany: (n: number) => `${count(n, 'character')} too many`,
  savedWith: 'Saved in the case, with your name and the time',
  discard: 'Discard',
  saveTheNote: 'Save the note',
  saveNote: 'Save note',
  note: 'Note',
  unnamed: 'unnamed',
  changeThis: 'Change this note',
  removeThis: 'Remove this note',
  earlier: 'Earlier texts',

  // Remarks
  notesOn: (thing: string) => `Notes on ${thing}`,
  writeNote: (thing: string) => `Write a note on ${thing}`,
  notesTags: 'Notes and tags',
  tagThing: (thing: string) => `Tag ${thing}`,

  // TagField
  tagEnter: 'Tag, then Enter',
  newTag: (thing: string) => `New tag: ${thing}`,
  tagsInUse: 'Tags in use',

  // Tags
  tagsOf: (thing: string) => `Tags of ${thing}`,
  removeTag: (tag: string) => `Remove the tag ${tag}`,
  addTag: 'Add a tag',
  tag: 'Tag',

  // changes
  noteSaved: 'Note saved.',
  noteRemoved: 'Note removed.',
  tagAdded: 'Tag added. Saved.',
  tagRemoved: 'Tag removed. Saved.',

  // tag_words
  times: (n: number) => count(n, 'time'),
  noSemicolon: 'No semicolon: it separates tags in exported files',
  noDash: 'A tag does not begin with a dash',
  notSeen: 'It contains characters that cannot be seen',
  thereAlready: 'This tag is there already',
  things: {
    pair: 'the pair',
    edge: 'the edge',
    account: 'the account',
    community: 'the community',
    object: 'the object',
  },

  // EarlierTexts
  takenBack: ', taken back',

  // Notes
  goOn: 'Go on writing',
};
