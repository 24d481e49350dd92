/** What is selected or pointed at in a network, by its number in the run. */
export type Selection =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'accounts'; readonly nodes: readonly number[] }
  | { readonly kind: 'edge'; readonly edge: number }
  | { readonly kind: 'community'; readonly community: number }
  /** Everything between two communities, the smaller number first; only on the map. */
  | { readonly kind: 'tie'; readonly a: number; readonly b: number };

export const NOTHING: Selection = { kind: 'nothing' };

export function oneAccount(node: number): Selection {
  return { kind: 'accounts', nodes: [node] };
}

export function sameSelection(a: Selection, b: Selection): boolean {
  if (a.kind === 'accounts') {
    return (
      b.kind === 'accounts' &&
      a.nodes.length === b.nodes.length &&
      a.nodes.every((node, i) => node === b.nodes[i])
    );
  }
  if (a.kind === 'edge') return b.kind === 'edge' && a.edge === b.edge;
  if (a.kind === 'community') return b.kind === 'community' && a.community === b.community;
  if (a.kind === 'tie') return b.kind === 'tie' && a.a === b.a && a.b === b.b;
  return b.kind === 'nothing';
}
