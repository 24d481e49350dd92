/** The way to the next edge that nobody has seen, in the order of the table. */
import { backend } from '../../api';
import { edgeOrder, navigation, selection, status } from '../../state';
import { edgeWalkOf } from './edge_walk.svelte';
import { t } from '../../words';

/** Selects it, and shows its posts; of one community when that is given. */
export async function goToUnseen(run: string, community?: number): Promise<void> {
  const ask = edgeOrder.ask(run, 0, 1);
  if (community !== undefined) ask.filter = { ...ask.filter, communities: [community] };
  try {
    const next = await backend.nextUnseen(ask, selection.edge);
    if (next === null) {
      status.say(community === undefined ? t.evidence.everySeen : t.evidence.everySeenHere);
      return;
    }
    if (community === undefined) edgeWalkOf(run).position = next.row;
    selection.selectEdge(next.edge);
    navigation.go('evidence');
  } catch (thrown) {
    status.fail(thrown);
  }
}
