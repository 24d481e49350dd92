//! Many tests at once: false discovery rates over all admissible hypotheses.

/// How the tests may depend on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Correction {
    /// Benjamini & Hochberg 1995 (doi:10.1111/j.2517-6161.1995.tb02031.x): independent or
    /// positively dependent tests.
    #[default]
    BenjaminiHochberg,
    /// Benjamini & Yekutieli 2001 (doi:10.1214/aos/1013699998): any dependence, at the price of a
    /// factor of about `ln(hypotheses)`.
    BenjaminiYekutieli,
}

impl Correction {
    /// Natural logarithms of the q-values of `ln_p` (natural logarithms too), in the same order.
    ///
    /// `hypotheses` counts all tests that could have been made, for instance all pairs of accounts
    /// that could have met often enough; those whose p is not given are taken to have p = 1. A
    /// number below that of the p-values is raised to it. Equal p-values get equal q-values; a p
    /// that is not a number counts as 1.
    ///
    /// ```
    /// use zwerm_statistics::Correction;
    /// let ln_p = [0.001_f64.ln(), 0.5_f64.ln()];
    /// let q = Correction::BenjaminiHochberg.ln_q_values(&ln_p, 10);
    /// assert!((q[0].exp() - 0.01).abs() < 1e-12 && q[1] == 0.0);
    /// ```
    pub fn ln_q_values(self, ln_p: &[f64], hypotheses: u64) -> Vec<f64> {
        let p_of = |i: usize| {
            let p = ln_p.get(i).copied().unwrap_or(0.0);
            if p.is_nan() { 0.0 } else { p.min(0.0) }
        };
        let hypotheses = hypotheses.max(ln_p.len() as u64) as f64;
        let price = match self {
            Self::BenjaminiHochberg => 0.0,
            Self::BenjaminiYekutieli => harmonic(hypotheses).ln(),
        };
        let mut order: Vec<usize> = (0..ln_p.len()).collect();
        order.sort_by(|&a, &b| p_of(a).total_cmp(&p_of(b)));
        let mut q = vec![0.0; ln_p.len()];
        let mut least = 0.0_f64;
        for (rank, &i) in order.iter().enumerate().rev() {
            let scaled = p_of(i) + hypotheses.ln() - ((rank + 1) as f64).ln() + price;
            least = least.min(scaled);
            if let Some(slot) = q.get_mut(i) {
                *slot = least;
            }
        }
        q
    }
}

/// `1 + 1/2 + ... + 1/n` for n >= 1.
fn harmonic(n: f64) -> f64 {
    if n < 1000.0 {
        return (1..=n as u32).rev().map(|i| 1.0 / f64::from(i)).sum();
    }
    const EULER: f64 = 0.577_215_664_901_532_9;
    n.ln() + EULER + 0.5 / n - 1.0 / (12.0 * n * n)
}
