/**
 * How near the network is looked at, and how that is written on the trail of places.
 *
 * A run opens on the map of its communities, unless a map would hide more than it shows: with few
 * accounts every one of them has room for its name, and a map of two or three bubbles says less than
 * the accounts themselves.
 */
import type { NetworkFilter, RunView } from '../../api/generated/types';
import { ALL_ACCOUNTS, type Level } from '../../graph/stage';

/** From so many accounts and communities on a map comes first. */
const SOME_ACCOUNTS = 120;
const SOME_COMMUNITIES = 8;
/** So many accounts are a hairball, even in a few communities. */
const MANY_ACCOUNTS = 1_000;
const FEW_COMMUNITIES = 3;

type Sizes = Pick<RunView, 'run_id' | 'n_accounts' | 'n_communities'>;

/** A map of one community is its one bubble. */
export function hasMap(run: Sizes): boolean {
  return run.n_communities > 1;
}

export function firstLevel(run: Sizes): Level {
  const { n_accounts, n_communities } = run;
  const worthIt =
    (n_accounts >= SOME_ACCOUNTS && n_communities >= SOME_COMMUNITIES) ||
    (n_accounts >= MANY_ACCOUNTS && n_communities >= FEW_COMMUNITIES);
  return worthIt ? { kind: 'map' } : ALL_ACCOUNTS;
}

/** The level as a part of a place; it names its run, as numbers of communities are a run's own. */
export function partOf(run: Sizes, level: Level): string {
  const which = level.kind === 'community' ? `community/${level.community}` : level.kind;
  return `${run.run_id}/${which}`;
}

/** The level that a part of a place names; the first one for another run or none. */
export function levelOf(part: string, run: Sizes): Level {
  const prefix = `${run.run_id}/`;
  if (!part.startsWith(prefix)) return firstLevel(run);
  const [kind, number] = part.slice(prefix.length).split('/');
  if (kind === 'accounts') return ALL_ACCOUNTS;
  if (kind === 'map' && hasMap(run)) return { kind: 'map' };
  const community = Number(number);
  const known = Number.isInteger(community) && community >= 1 && community <= run.n_communities;
  return kind === 'community' && known ? { kind: 'community', community } : firstLevel(run);
}

/** The filter with the community that was opened: tables and counts speak of what is seen. */
export function filterAt(level: Level, filter: NetworkFilter): NetworkFilter {
  return level.kind === 'community' ? { ...filter, communities: [level.community] } : filter;
}
