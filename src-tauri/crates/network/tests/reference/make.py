"""What leidenalg, and the Leiden of igraph, reach on the graphs of tests/leidenalg, over seeds.

Only the karate club, whose edges come with networkx, stands in the result as edges. The other graphs are
generated, here and in tests/leidenalg/graphs.rs, by the same whole numbers; a checksum says that both made the
same. Their sizes are those of the networks of dolphins, of jazz musicians and of the papers of Cora, which
carry no licence that would let them be passed on. Who has them can compare them as well:

    python make.py > leidenalg.json                     (leidenalg 0.12.0, igraph 1.0.0, networkx 3.6.1)
    python make.py FILE                                 modularity of an edge list, one edge a line
    cargo run --release -p zwerm-network --example communities -- FILE

On the networks themselves (until stable; modularity over the seeds of this script, with Zwerm at its seed):

                                                  leidenalg           igraph              Zwerm
    dolphins (Lusseau 2003; 62 nodes, 159)        0.51655 to 0.52773  0.51958 to 0.52852  0.52761
    jazz (Gleiser and Danon 2003; 198, 2 742)     0.44403 to 0.44514  0.44447 to 0.44514  0.44468
    citations of Cora (2 708, 5 278)              0.82133 to 0.82427  0.82148 to 0.82472  0.82457
"""
import json
import random
import statistics
import sys
import time

import igraph
import leidenalg
import networkx

MASK = (1 << 64) - 1


class Random:
    """SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195)."""

    def __init__(self, seed):
        self.state = seed

    def unit(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return (mix(self.state) >> 11) * 2.0**-53

    def below(self, n):
        return int(self.unit() * n)


def mix(x):
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


def made(nodes, edges, smallest, largest, across, seed):
    """Groups of uneven size, nodes of uneven degree; `across` of the edges ignore the groups."""
    draw = Random(seed)
    starts, group = [], []
    while len(group) < nodes:
        skew = draw.unit()
        size = min(smallest + int((largest - smallest) * (skew * skew * skew)), nodes - len(group))
        starts.append(len(group))
        group += [len(starts) - 1] * size
    starts.append(nodes)
    # A prime above any size: a step through all nodes, so that groups have busy and quiet ones.
    step = 1_000_003
    found = set()
    while len(found) < edges:
        skew = draw.unit()
        a = int(nodes * (skew * skew)) * step % nodes
        if draw.unit() < across:
            skew = draw.unit()
            b = int(nodes * (skew * skew)) * step % nodes
        else:
            start, end = starts[group[a]], starts[group[a] + 1]
            b = start + draw.below(end - start)
        if a != b:
            found.add((min(a, b), max(a, b)))
    return sorted(found)


def checksum(edges):
    return sum(mix((a << 32) | b) for a, b in edges) & MASK


def by_leidenalg(graph, seed, iterations):
    return leidenalg.find_partition(
        graph, leidenalg.ModularityVertexPartition, n_iterations=iterations, seed=seed).modularity


def by_igraph(graph, seed, iterations):
    random.seed(seed)
    return graph.community_leiden("modularity", n_iterations=iterations).modularity


def reached(name, graph, seeds, iterations, by):
    """Modularity over seeds."""
    values, seconds = [], []
    for seed in range(1, seeds + 1):
        start = time.process_time()
        values.append(by(graph, seed, iterations))
        seconds.append(time.process_time() - start)
    print(f"{name}, {by.__name__}: {min(values):.6f} to {max(values):.6f}, "
          f"{statistics.median(seconds):.2f} CPU s", file=sys.stderr)
    return {"worst": min(values), "median": statistics.median(values), "best": max(values)}


def entry(name, nodes, edges, seeds, iterations, shape=None):
    graph = igraph.Graph(n=nodes, edges=edges)
    known = {"name": name, "nodes": nodes, "iterations": iterations,
             "leidenalg": reached(name, graph, seeds, iterations, by_leidenalg),
             "igraph": reached(name, graph, seeds, iterations, by_igraph)}
    if shape is None:
        return known | {"edges": edges}
    return known | {"n_edges": len(edges), "shape": shape, "checksum": f"{checksum(edges):016x}"}


# Nodes, edges, smallest and largest group, part of the edges across groups, seed.
SHAPES = [
    ("like dolphins", (62, 159, 8, 30, 0.15, 1), 20, -1),
    ("like jazz", (198, 2742, 15, 90, 0.35, 2), 20, -1),
    ("like cora", (2708, 5278, 10, 400, 0.15, 3), 20, -1),
    ("large", (100_000, 1_000_000, 20, 2_000, 0.25, 4), 5, 2),
]


def main():
    if len(sys.argv) > 1:
        with open(sys.argv[1]) as lines:
            pairs = [line.split()[:2] for line in lines if line.strip() and line[0] not in "#%"]
        names = {name: at for at, name in enumerate(sorted({name for pair in pairs for name in pair}))}
        edges = sorted({tuple(sorted((names[a], names[b]))) for a, b in pairs if a != b})
        print(f"{len(names)} nodes, {len(edges)} edges")
        entry(sys.argv[1], len(names), edges, 20, -1)
        return
    known = [entry("karate", 34, [list(edge) for edge in sorted(networkx.karate_club_graph().edges())], 20, -1)]
    for name, shape, seeds, iterations in SHAPES:
        nodes, n_edges, smallest, largest, across, seed = shape
        known.append(entry(name, nodes, made(*shape), seeds, iterations, {
            "smallest": smallest, "largest": largest, "across": across, "seed": seed}))
    print("[\n" + ",\n".join(json.dumps(one) for one in known) + "\n]")


main()
