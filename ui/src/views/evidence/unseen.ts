/** The way to the next edge that nobody has seen, in the order of the table. */
import { backend } from '../../api';
import { edgeOrder, navigation, selection, status } from '../../state';
import { edgeWalkOf } from './edge_walk.svelte';
import { t } from '../../words';

/** Selects it, and shows its posts; from here on within one community when that is given. */
export async function goToUnseen(run: string, community?: number): Promise<void> {
  if (community !== undefined) edgeOrder.stayWithin(run, community);
  const isWithin = edgeOrder.within(run) !== null;
  try {
    const next = await backend.nextUnseen(edgeOrder.ask(run, 0, 1), selection.edge);
    if (next === null) {
      status.say(isWithin ? t.evidence.everySeenHere : t.evidence.everySeen);
      return;
    }
    edgeWalkOf(run).position = next.row;
    selection.selectEdge(next.edge);
    navigation.go('evidence');
  } catch (thrown) {
    status.fail(thrown);
  }
}
