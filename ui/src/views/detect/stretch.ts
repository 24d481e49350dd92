/** A stretch of time that may be open at either end, in words. */
import type { Span } from '../../api/generated/types';
import { formatInstantBare, formatSpan, isInstant } from '../../format/time';
import { t } from '../../words';

export function stretchWords(span: Span | null, utc: boolean): string {
  if (!span) return t.detect.all;
  const [from, to] = [isInstant(span.from_ms), isInstant(span.to_ms)];
  if (from && to) return formatSpan(span.from_ms, span.to_ms, utc);
  if (from) return t.detect.from(formatInstantBare(span.from_ms, utc, 'minute'));
  if (to) return t.detect.before(formatInstantBare(span.to_ms, utc, 'minute'));
  return t.detect.all;
}
