//! Shares among which accounts could change places: objects of like popularity, layer and time.

use rayon::prelude::*;

use crate::activity::CUTS;
use crate::incidence::Incidence;

/// Shares that a stratum of the calendar should hold on average, at least.
const SHARES_PER_STRATUM: usize = 5_000;
/// Most slices of the calendar.
const MAX_SLICES: usize = 52;
/// Classes of popularity: objects with 1, 2-3, 4-7, ... sharers.
const POPULARITIES: usize = 32;

/// Objects of like popularity, layer and part of the calendar.
pub(crate) struct Strata {
    /// Stratum of each object.
    of_object: Vec<u32>,
    /// `2 C / (N (N - 1))` of each stratum.
    rate: Vec<f64>,
    /// Stratum and shares in it, by account, then stratum.
    counts: Vec<(u32, u32)>,
    /// Where each account's counts begin, and where the last one's end.
    starts: Vec<usize>,
}

impl Strata {
    /// Rows of each stratum that is not empty.
    pub(crate) fn of_rows(incidence: &Incidence) -> Vec<Vec<u32>> {
        let strata = Self::new(incidence, &vec![0; incidence.n_objects()]);
        let mut rows: Vec<Vec<u32>> = vec![Vec::new(); strata.rate.len()];
        for row in 0..incidence.n_rows() as u32 {
            rows[strata.of_object[incidence.object_of(row) as usize] as usize].push(row);
        }
        rows.retain(|rows| !rows.is_empty());
        rows
    }

    pub(crate) fn new(incidence: &Incidence, meetings: &[u64]) -> Self {
        let n_layers = incidence.layer.last().map_or(1, |&l| usize::from(l) + 1);
        let slices =
            (incidence.n_rows() / (SHARES_PER_STRATUM * 16 * n_layers)).clamp(1, MAX_SLICES);
        let bounds = slice_bounds(incidence, slices);
        let of_object: Vec<u32> = (0..incidence.n_objects() as u32)
            .map(|object| {
                let times = incidence.times_of(object);
                let sharers = incidence.sharers[object as usize];
                let popularity = sharers.max(1).ilog2() as usize;
                let middle = times.get(times.len() / 2).copied().unwrap_or(0);
                let slice = bounds.partition_point(|&bound| bound <= middle);
                let layer = usize::from(incidence.layer[object as usize]);
                ((layer * slices + slice) * POPULARITIES + popularity) as u32
            })
            .collect();
        let mut shares = vec![0_u64; n_layers * slices * POPULARITIES];
        let mut pairs = vec![0_u64; shares.len()];
        for (object, &stratum) in of_object.iter().enumerate() {
            shares[stratum as usize] += incidence.rows(object as u32).len() as u64;
            pairs[stratum as usize] += meetings[object];
        }
        let rate = shares
            .iter()
            .zip(&pairs)
            .map(|(&n, &c)| {
                if n < 2 {
                    0.0
                } else {
                    2.0 * c as f64 / (n as f64 * (n - 1) as f64)
                }
            })
            .collect();
        let mut this = Self {
            of_object,
            rate,
            counts: Vec::new(),
            starts: vec![0],
        };
        let lists: Vec<Vec<(u32, u32)>> = (0..incidence.n_accounts as u32)
            .into_par_iter()
            .map(|account| this.count(incidence, account))
            .collect();
        for list in lists {
            this.counts.extend(list);
            this.starts.push(this.counts.len());
        }
        this
    }

    pub(crate) fn expected(&self, a: u32, b: u32) -> [f64; CUTS.len()] {
        let (one, other) = (self.counts_of(a), self.counts_of(b));
        let mut sums = [0.0; CUTS.len()];
        let mut from = 0;
        for &(stratum, n) in one {
            while other.get(from).is_some_and(|&(s, _)| s < stratum) {
                from += 1;
            }
            if let Some(&(s, m)) = other.get(from)
                && s == stratum
            {
                // The cuts lie between classes of popularity.
                let least = 1_u32 << (stratum as usize % POPULARITIES).min(31);
                for (sum, cut) in sums.iter_mut().zip(CUTS) {
                    *sum += if least <= cut {
                        self.rate[stratum as usize] * f64::from(n) * f64::from(m)
                    } else {
                        0.0
                    };
                }
            }
        }
        sums
    }

    fn counts_of(&self, account: u32) -> &[(u32, u32)] {
        let at = account as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => self.counts.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Shares of an account per stratum, by stratum.
    fn count(&self, incidence: &Incidence, account: u32) -> Vec<(u32, u32)> {
        let mut strata: Vec<u32> = incidence
            .rows_of(account)
            .iter()
            .map(|&row| self.of_object[incidence.object_of(row) as usize])
            .collect();
        strata.sort_unstable();
        strata
            .chunk_by(|one, next| one == next)
            .filter_map(|run| run.first().map(|&s| (s, run.len() as u32)))
            .collect()
    }
}

/// Times that cut the shares into slices of equal number.
fn slice_bounds(incidence: &Incidence, slices: usize) -> Vec<i64> {
    if slices < 2 {
        return Vec::new();
    }
    let mut times: Vec<i64> = (0..incidence.n_rows() as u32)
        .map(|row| incidence.time(row))
        .collect();
    times.sort_unstable();
    (1..slices)
        .filter_map(|slice| times.get(times.len() * slice / slices).copied())
        .collect()
}
