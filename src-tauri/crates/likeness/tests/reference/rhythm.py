"""Cosine of half-hour activity by numpy, for the tests.

    python rhythm.py > rhythm.json        (numpy 2.4.6)
"""

import itertools
import json
import random

import numpy

BIN_MS, MIN_POSTS = 1_800_000, 4
draw = random.Random(21)
posts = []
for _ in range(420):
    account = int(45 * draw.random() ** 1.5)
    slot = int(60 * draw.random() ** 2) if account % 5 else draw.choice((3, 4, 30))
    posts.append((account, 1_600_000_200_000 + slot * BIN_MS + draw.randrange(BIN_MS)))

first = min(time // BIN_MS for _, time in posts)
last = max(time // BIN_MS for _, time in posts)
counts = numpy.zeros((45, last - first + 1))
for account, time in posts:
    counts[account, time // BIN_MS - first] += 1
pairs = []
for a, b in itertools.combinations(range(45), 2):
    x, y = counts[a], counts[b]
    common = int(((x > 0) & (y > 0)).sum())
    if min(x.sum(), y.sum()) >= MIN_POSTS and common:
        cosine = x @ y / (numpy.linalg.norm(x) * numpy.linalg.norm(y))
        pairs.append((a, b, float(cosine), common))

print(json.dumps({"posts": posts, "min_posts": MIN_POSTS, "pairs": pairs}))
