//! How fast this computer is: seconds of a run from its shares and pairs, corrected by every run made.

use serde::{Deserialize, Serialize};

use crate::home::DeskHome;
use crate::state_file;

/// Seconds of any run: opening files, drawing, writing.
const BASE_SECS: f64 = 0.15;

/// Seconds a share: loading, sorting, counting.
const SHARE_SECS: f64 = 1.5e-6;

/// Seconds a pair of posts: comparing accounts.
const PAIR_SECS: f64 = 1.5e-8;

/// Weight of the newest run against all before.
const NEWEST: f64 = 0.4;

/// Bounds of the correction: beyond them the measurement is wrong, not the computer.
const SLOWEST: f64 = 100.0;
const FASTEST: f64 = 0.05;

/// The correction for this computer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Pace {
    factor: f64,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace { factor: 1.0 }
    }
}

impl Pace {
    pub(super) fn load(home: &DeskHome) -> Pace {
        state_file::read(&home.data_dir.join("pace.json"))
            .and_then(|value| serde_json::from_value::<Pace>(value).ok())
            .filter(|pace| (FASTEST..=SLOWEST).contains(&pace.factor))
            .unwrap_or_default()
    }

    /// A convenience that may fail.
    pub(super) fn save(self, home: &DeskHome) {
        let _ = state_file::write(&home.data_dir.join("pace.json"), &self);
    }

    /// Estimated seconds of a run.
    pub(super) fn seconds(self, n_shares: u64, n_pairs: u64) -> f64 {
        self.factor * standard(n_shares, n_pairs)
    }

    /// After a run that took `secs`.
    pub(super) fn learned(self, n_shares: u64, n_pairs: u64, secs: f64) -> Pace {
        let seen = (secs / standard(n_shares, n_pairs)).clamp(FASTEST, SLOWEST);
        // Of ratios the geometric mean is the fair one.
        let factor = (self.factor.ln() * (1.0 - NEWEST) + seen.ln() * NEWEST).exp();
        Pace { factor }
    }
}

fn standard(n_shares: u64, n_pairs: u64) -> f64 {
    BASE_SECS + SHARE_SECS * n_shares as f64 + PAIR_SECS * n_pairs as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_computer_is_learned() {
        let (shares, pairs) = (1_000_000, 50_000_000);
        let mut pace = Pace::default();
        for _ in 0..20 {
            pace = pace.learned(shares, pairs, 12.0);
        }
        assert!((pace.seconds(shares, pairs) - 12.0).abs() < 0.1);
        let absurd = pace.learned(1, 1, 1e9);
        assert!(absurd.factor <= SLOWEST);
    }
}
