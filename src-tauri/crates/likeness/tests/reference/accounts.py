"""Cosine of TF-IDF vectors by scikit-learn, and kernel weights by the definition, for the tests.

    python accounts.py > accounts.json        (scikit-learn 1.9, numpy 2.4)
"""

import itertools
import json
import math
import random

import numpy
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.metrics.pairwise import cosine_similarity

draw = random.Random(20)
shares = []
for _ in range(260):
    account = int(40 * draw.random() ** 1.5)
    shares.append((account, int(30 * draw.random() ** 2), draw.randrange(600_000)))

# Objects of more than one account, then accounts that have one of them left.
used_by = {}
for account, item, _ in shares:
    used_by.setdefault(item, set()).add(account)
objects = sorted(item for item, users in used_by.items() if len(users) > 1)
accounts = sorted({account for account, item, _ in shares if item in objects})
counts = numpy.zeros((len(accounts), len(objects)))
for account, item, _ in shares:
    if item in objects:
        counts[accounts.index(account), objects.index(item)] += 1
similar = cosine_similarity(TfidfTransformer().fit_transform(counts).toarray())
cosine = [
    [accounts[a], accounts[b], similar[a, b]]
    for a, b in itertools.combinations(range(len(accounts)), 2)
    if similar[a, b] > 0
]

DECAY_PER_SEC, CUTOFF = 0.01, 0.05
weights = {}
for (a, item, at), (b, other, then) in itertools.combinations(shares, 2):
    if item == other and a != b:
        weight = math.exp(-DECAY_PER_SEC * abs(at - then) / 1000)
        if weight >= CUTOFF:
            pair = (min(a, b), max(a, b))
            weights[pair] = weights.get(pair, 0) + weight / (len(used_by[item]) - 1)

print(
    json.dumps(
        {
            "shares": shares,
            "cosine": cosine,
            "decay_per_sec": DECAY_PER_SEC,
            "cutoff": CUTOFF,
            "kernel": [[a, b, weight] for (a, b), weight in sorted(weights.items())],
        }
    )
)
