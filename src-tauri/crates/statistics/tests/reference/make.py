"""Known answers for the tests: statsmodels, scikit-learn, and tails by mpmath with 60 digits.

The tails are checked against scipy too, to the digits that scipy has: its hypergeometric tail at
(30, 1 000 000, 300, 40) is right to 4e-10, not to 1e-12.

    python make.py > known_answers.json     (scipy 1.17.1, statsmodels 0.15.0, scikit-learn 1.9.1, mpmath 1.3)
"""
import json

import mpmath as mp
import numpy as np
from scipy import stats
from sklearn.metrics import adjusted_rand_score
from statsmodels.stats.multitest import multipletests

mp.mp.dps = 60
r = np.random.default_rng(20260101)


def ln_sum(pmf, start, stop):
    total = mp.mpf(0)
    for j in range(start, stop + 1):
        term = pmf(j)
        total += term
        if term < total * mp.mpf(10) ** -40:
            break
    return total


def hypergeometric(k, n, marked, draws):
    total = ln_sum(lambda j: mp.binomial(marked, j) * mp.binomial(n - marked, draws - j), k, min(marked, draws))
    p = total / mp.binomial(n, draws)
    check = stats.hypergeom.sf(k - 1, n, marked, draws)
    assert p < mp.mpf("1e-290") or abs(check / p - 1) < mp.mpf("1e-8"), (k, n, marked, draws, check, p)
    return [k, n, marked, draws, float(mp.log(p))]


def poisson(k, mean):
    m = mp.mpf(mean)
    p = ln_sum(lambda j: mp.exp(-m + j * mp.log(m) - mp.loggamma(j + 1)), k, k + 100_000) if k > mean else \
        1 - sum(mp.exp(-m + j * mp.log(m) - mp.loggamma(j + 1)) for j in range(k))
    check = stats.poisson.sf(k - 1, mean)
    assert p < mp.mpf("1e-290") or abs(check / p - 1) < mp.mpf("1e-9"), (k, mean, check, p)
    return [k, mean, float(mp.log(p))]


def binomial(k, n, p):
    m = mp.mpf(p)
    t = ln_sum(lambda j: mp.binomial(n, j) * m ** j * (1 - m) ** (n - j), k, n) if k > n * p else \
        1 - sum(mp.binomial(n, j) * m ** j * (1 - m) ** (n - j) for j in range(k))
    check = stats.binom.sf(k - 1, n, p)
    assert t < mp.mpf("1e-290") or abs(check / t - 1) < mp.mpf("1e-9"), (k, n, p, check, t)
    return [k, n, p, float(mp.log(t))]


def poisson_binomial(k, ps):
    mass = [mp.mpf(1)]
    for p in ps:
        p = mp.mpf(p)
        mass = [(mass[j] * (1 - p) if j < len(mass) else 0) + (mass[j - 1] * p if j else 0) for j in range(len(mass) + 1)]
    total = mp.fsum(mass[k:])
    check = stats.poisson_binom.sf(k - 1, ps)
    assert total < mp.mpf("1e-12") or abs(check / total - 1) < mp.mpf("1e-3"), (k, check, total)
    return {"k": k, "p": [float(x) for x in ps], "ln": float(mp.log(total))}


def main():
    out = {
        "hypergeometric": [hypergeometric(*x) for x in [
            (2, 10_000, 50, 50), (3, 10_000, 50, 50), (5, 10_000, 50, 50), (10, 10_000, 200, 200), (1, 100, 5, 7),
            (4, 20, 10, 8), (7, 20, 10, 8), (8, 20, 10, 8), (30, 1_000_000, 300, 40), (12, 200_000, 14, 15),
            (300, 1_000_000, 1000, 900), (1000, 1_000_000, 30_000, 30_000), (880, 1_000_000, 30_000, 30_000),
            (90, 1000, 500, 200), (120, 1000, 500, 200), (160, 1_000_000, 165, 165), (3, 5, 4, 4), (4, 5, 4, 4)]],
        "poisson": [poisson(*x) for x in [
            (1, 1e-9), (2, 1e-4), (3, 0.5), (1, 0.5), (10, 3.25), (20, 17.5), (60, 17.5), (130, 1.5), (1000, 900.0),
            (900, 1000.0), (4, 1e-110), (5000, 3000.0), (7, 1e-60)]],
        "binomial": [binomial(*x) for x in [
            (1, 3, 0.1), (3, 3, 0.001), (5, 10, 0.02), (40, 100, 0.3), (25, 100, 0.3), (2000, 10_000, 0.15),
            (90, 100, 1e-5), (10, 10, 1e-40), (99, 100, 0.9), (1, 1000, 1e-12)]],
        "poisson_binomial": [poisson_binomial(k, ps) for k, ps in [
            (2, [0.1, 0.2, 0.3]), (3, [0.1, 0.2, 0.3]), (4, np.round(r.random(12) * 0.1, 6)),
            (30, np.round(r.random(60), 6)), (45, np.round(r.random(60), 6)), (20, np.round(r.random(40) * 1e-6, 12)),
            (38, np.round(r.random(40) * 1e-11, 18) + 1e-12), (1, [0.5] * 8), (8, [0.5] * 8)]],
    }
    p = np.concatenate([r.random(40), r.random(10) ** 6])
    p = np.round(p, 9)
    out["multiple"] = {
        "p": p.tolist(),
        "bh": multipletests(p, method="fdr_bh")[1].tolist(),
        "by": multipletests(p, method="fdr_by")[1].tolist(),
        "hypotheses": 5000,
        "bh_of_all": multipletests(np.concatenate([p, np.ones(4950)]), method="fdr_bh")[1][:50].tolist(),
        "by_of_all": multipletests(np.concatenate([p, np.ones(4950)]), method="fdr_by")[1][:50].tolist(),
    }
    out["ks"] = []
    for values in [r.random(50), r.random(400), r.random(200) ** 1.2, r.random(30) * 0.9]:
        values = np.round(values, 9)
        test = stats.kstest(values, "uniform")
        out["ks"].append({"values": values.tolist(), "distance": float(test.statistic), "p": float(test.pvalue)})
    out["rand"] = []
    for groups in (2, 5, 9):
        a = r.integers(0, groups, 60)
        b = np.where(r.random(60) < 0.6, a, r.integers(0, groups, 60))
        out["rand"].append({"one": a.tolist(), "other": b.tolist(), "index": float(adjusted_rand_score(a, b))})
    print(json.dumps(out))


main()
