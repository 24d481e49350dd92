/** Notes and tags written and taken away: each a step of the history, said in the status line. */
import { backend } from '../../api';
import type { ChangeView, RemarkOn } from '../../api/generated/types';
import { openCase, status } from '../../state';
import { t } from '../../words';

async function saved(make: () => Promise<ChangeView>, words: string): Promise<boolean> {
  const change = await openCase.change(make, true);
  if (change === null) return false;
  status.done(words, { label: t.frame.undo, run: () => void openCase.undo() });
  return true;
}

export const addNote = (run: string, on: RemarkOn, text: string): Promise<boolean> =>
  saved(() => backend.addNote({ run, on, text }), t.remarks.noteSaved);

export const editNote = (id: string, text: string): Promise<boolean> =>
  saved(() => backend.editNote(id, text), t.remarks.noteSaved);

export const removeNote = (id: string): Promise<boolean> =>
  saved(() => backend.removeNote(id), t.remarks.noteRemoved);

export const addTag = (run: string, on: RemarkOn, tag: string): Promise<boolean> =>
  saved(() => backend.addTag({ run, on, tag }), t.remarks.tagAdded);

export const removeTag = (run: string, on: RemarkOn, tag: string): Promise<boolean> =>
  saved(() => backend.removeTag({ run, on, tag }), t.remarks.tagRemoved);
