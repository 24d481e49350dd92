//! Probabilities of single counts without cancellation: Loader's saddle-point form of the binomial.
//!
//! Differences of log-gamma functions lose nine digits at a million trials; here every term is
//! small where the probability is not (C. Loader 2000, "Fast and accurate computation of binomial
//! probabilities").

use std::f64::consts::TAU;

/// `ln n! - ln(sqrt(2 pi n) (n/e)^n)` for n = 0..=15; the entry for 0 is never used.
const STIRLING: [f64; 16] = [
    0.0,
    0.081_061_466_795_327_26,
    0.041_340_695_955_409_3,
    0.027_677_925_684_998_34,
    0.020_790_672_103_765_093,
    0.016_644_691_189_821_193,
    0.013_876_128_823_070_748,
    0.011_896_709_945_891_77,
    0.010_411_265_261_972_096,
    0.009_255_462_182_712_733,
    0.008_330_563_433_362_87,
    0.007_573_675_487_951_841,
    0.006_942_840_107_209_53,
    0.006_408_994_188_004_207,
    0.005_951_370_112_758_848,
    0.005_554_733_551_962_801,
];

/// What Stirling's formula misses of `ln n!`.
fn stirling_error(n: u64) -> f64 {
    if let Some(&known) = STIRLING.get(n as usize) {
        return known;
    }
    let n = n as f64;
    let square = 1.0 / (n * n);
    (1.0 / 12.0
        - (1.0 / 360.0
            - (1.0 / 1260.0
                - (1.0 / 1680.0 - (1.0 / 1188.0 - square * 691.0 / 360_360.0) * square) * square)
                * square)
            * square)
        / n
}

/// `x ln(x/mean) + mean - x`, also where the two are close.
fn deviance(x: f64, mean: f64) -> f64 {
    if (x - mean).abs() < 0.1 * (x + mean) {
        let v = (x - mean) / (x + mean);
        let mut sum = (x - mean) * v;
        let mut term = 2.0 * x * v;
        let square = v * v;
        for j in 1..1000 {
            term *= square;
            let next = sum + term / f64::from(2 * j + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    x * (x / mean).ln() + mean - x
}

/// `ln P(X = k)` for X ~ Poisson(mean), mean > 0.
pub(super) fn ln_poisson(k: u64, mean: f64) -> f64 {
    if k == 0 {
        return -mean;
    }
    let x = k as f64;
    -stirling_error(k) - deviance(x, mean) - 0.5 * (TAU * x).ln()
}

/// `ln P(X = k)` for X ~ Binomial(n, p), with `q = 1 - p` given so that neither is rounded.
pub(super) fn ln_binomial(k: u64, n: u64, p: f64, q: f64) -> f64 {
    if k > n {
        return f64::NEG_INFINITY;
    }
    if p <= 0.0 {
        return if k == 0 { 0.0 } else { f64::NEG_INFINITY };
    }
    if q <= 0.0 {
        return if k == n { 0.0 } else { f64::NEG_INFINITY };
    }
    let (count, trials) = (k as f64, n as f64);
    if k == 0 {
        return if p < 0.1 {
            -deviance(trials, trials * q) - trials * p
        } else {
            trials * q.ln()
        };
    }
    if k == n {
        return if q < 0.1 {
            -deviance(trials, trials * p) - trials * q
        } else {
            trials * p.ln()
        };
    }
    let missed = trials - count;
    stirling_error(n)
        - stirling_error(k)
        - stirling_error(n - k)
        - deviance(count, trials * p)
        - deviance(missed, trials * q)
        + 0.5 * (trials.ln() - TAU.ln() - count.ln() - missed.ln())
}

/// `ln P(X = k)` for k marked among `draws` out of `population` with `marked` marked ones.
pub(super) fn ln_hypergeometric(k: u64, population: u64, marked: u64, draws: u64) -> f64 {
    if k > marked || k > draws || draws - k > population - marked {
        return f64::NEG_INFINITY;
    }
    let p = draws as f64 / population as f64;
    let q = (population - draws) as f64 / population as f64;
    ln_binomial(k, marked, p, q) + ln_binomial(draws - k, population - marked, p, q)
        - ln_binomial(draws, population, p, q)
}
