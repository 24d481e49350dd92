/** What is said below a picture that is not drawn as its run came. */
import type { DrawingView } from '../../api/generated/types';
import { t } from '../../words';

export function drawingSentence(view: DrawingView | null): string {
  if (view === null) return '';
  const words = t.drawing;
  return [
    view.state === 'settling' ? words.captionSettling(view.percent) : '',
    view.state === 'stopped' ? words.captionStopped(view.percent) : '',
    view.seed === view.run_seed ? '' : words.captionSeed(view.seed),
    view.pinned.length > 0 ? words.captionPinned(view.pinned.length) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
