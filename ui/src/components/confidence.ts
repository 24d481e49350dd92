/** Words for how sure a guess is. Only what was given or is known is called sure. */

export interface ConfidenceWord {
  word: string;
  /** Of three. */
  bars: number;
  tone: 'ok' | 'plain' | 'warn' | 'alert';
}

export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= 1) return { word: 'sure', bars: 3, tone: 'ok' };
  if (confidence >= 0.8) return { word: 'very likely', bars: 3, tone: 'ok' };
  if (confidence >= 0.5) return { word: 'likely', bars: 2, tone: 'plain' };
  if (confidence > 0) return { word: 'doubtful', bars: 1, tone: 'warn' };
  return { word: 'not known', bars: 0, tone: 'alert' };
}
