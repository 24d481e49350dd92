/** What is left of a task, coarse on purpose: a precise estimate would pretend to know. */
import { t } from '../words';
import { formatCount, formatDecimal, THIN_SPACE } from './number';
import { locale } from './locale';

/** `a moment left`, `about 15 s left`; nothing when nothing can be said. */
export function formatRemaining(secs: number): string {
  if (!Number.isFinite(secs) || secs < 0) return '';
  if (secs < 2) return t.format.momentLeft;
  const [amount, unit] =
    secs < 60
      ? [formatCount(Math.max(5, Math.round(secs / 5) * 5)), 's']
      : secs < 3600
        ? [formatCount(Math.round(secs / 60)), 'min']
        : [formatDecimal(secs / 3600, 1), locale().hour];
  return t.format.aboutLeft(`${amount}${THIN_SPACE}${unit}`);
}
