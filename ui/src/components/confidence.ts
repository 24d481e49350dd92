/** Words for how sure a guess is. Only what was given or is known is called sure. */
import { t } from '../words';

export interface ConfidenceWord {
  word: string;
  /** Of three. */
  bars: number;
  tone: 'ok' | 'plain' | 'warn' | 'alert';
}

export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= 1) return { word: t.components.sure, bars: 3, tone: 'ok' };
  if (confidence >= 0.8) return { word: t.components.veryLikely, bars: 3, tone: 'ok' };
  if (confidence >= 0.5) return { word: t.components.likely, bars: 2, tone: 'plain' };
  if (confidence > 0) return { word: t.components.doubtful, bars: 1, tone: 'warn' };
  return { word: t.components.notKnown, bars: 0, tone: 'alert' };
}
