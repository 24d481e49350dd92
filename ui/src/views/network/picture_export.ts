/** Saves the picture of the network as it is seen, with its origin written below it. */
import { backend } from '../../api';
import type { RunView } from '../../api/generated/types';
import { safeLine } from '../../format/safe';
import type { GraphView } from '../../graph/view';
import { openCase, status } from '../../state';
import { t } from '../../words';
import { runName } from '../../words/run_name';

export interface PictureWords {
  readonly format: 'png' | 'svg';
  readonly title: string;
  readonly counts: string;
  readonly filter: string;
  readonly drawing: string;
  readonly caseTitle: string;
  readonly auditSeq: number;
  readonly invented: boolean;
}

/** Where the picture comes from, in one line: enough to find the run and make it again. */
export function originWords(run: RunView, words: PictureWords): string {
  return [
    words.invented ? t.network.inventedExample : '',
    safeLine(words.caseTitle, 60),
    `run ${safeLine(runName(run), 40)} (${safeLine(run.run_id, 40)})`,
    t.network.seedIs(run.seed),
    run.finished_at_utc,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The picture as it is seen, as the bytes of a file. */
export function pictureBytes(
  view: GraphView,
  run: RunView,
  words: PictureWords,
): Promise<Uint8Array> {
  return view.picture({
    format: words.format,
    title: words.title,
    counts: words.counts,
    filter: words.filter,
    drawing: words.drawing,
    origin: originWords(run, words),
  });
}

export async function savePicture(
  view: GraphView,
  run: RunView,
  words: PictureWords,
): Promise<void> {
  try {
    const bytes = await pictureBytes(view, run, words);
    const written = await backend.savePicture(
      { run: run.run_id, format: words.format, choose_place: true },
      bytes,
    );
    if (written === null) return;
    await openCase.refresh();
    status.done(t.network.pictureSaved(written.place), {
      label: t.network.showFile,
      run: () => {
        backend.reveal(written.file).catch((thrown: unknown) => status.fail(thrown));
      },
    });
  } catch (thrown) {
    status.fail(thrown);
  }
}
