/** What chance says of an edge, as names and values. */
import type { EdgeChance } from '../../api/generated/types';
import { formatMeasure } from '../../format/number';
import { formatProbability } from '../../format/rung';
import { t } from '../../words';

export function chanceFacts(chance: EdgeChance) {
  return [
    {
      name: t.network.byActivity,
      value: formatMeasure(chance.expected),
      detail: t.network.objectsExpected,
      hint: t.network.byActivityHint,
    },
    {
      name: 'p, q',
      value: `${formatProbability(chance.p)}, ${formatProbability(chance.q)}`,
      hint: t.network.pqHint,
    },
    ...(chance.common_cause_expected === null
      ? []
      : [
          {
            name: t.network.byCause,
            value: formatMeasure(chance.common_cause_expected),
            detail: t.network.objectsExpected,
            hint: t.network.byCauseHint,
          },
          {
            name: t.network.qOfThat,
            value: formatProbability(chance.common_cause_q),
            hint: t.network.qOfThatHint,
          },
        ]),
  ];
}
