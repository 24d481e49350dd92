//! Who shared what, or was active when, as a sparse matrix of weights with rows of length 1.

use rayon::prelude::*;

use crate::LikenessError;
use crate::watch::{Meter, Watch};

/// A matrix by rows (accounts) and by columns (objects). Objects are numbered by the number of accounts
/// that shared them, the rarest first, so that a row begins with what says most.
pub(crate) struct Incidence {
    /// Code of each account, ascending.
    pub(crate) codes: Vec<u32>,
    row_starts: Vec<usize>,
    row_objects: Vec<u32>,
    row_weights: Vec<f64>,
    column_starts: Vec<usize>,
    column_accounts: Vec<u32>,
    column_weights: Vec<f64>,
}

/// What an entry of the matrix weighs before its row is scaled to length 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weighing {
    /// Shares times the smoothed inverse document frequency. Objects shared by fewer than two or more
    /// than `max_accounts` accounts are left out.
    TfIdf {
        /// Most accounts of an object that counts.
        max_accounts: u32,
    },
    /// Shares. Every object counts, because what an account has to itself is part of its vector's length.
    Counts,
}

/// Part of a row or a column: numbers, ascending, and weights.
pub(crate) type Entries<'a> = (&'a [u32], &'a [f64]);

impl Incidence {
    /// From one entry for each share. Accounts that have no object that counts are left out.
    pub(crate) fn new(
        accounts: &[u32],
        objects: &[u32],
        weighing: Weighing,
        watch: &Watch,
    ) -> Result<Self, LikenessError> {
        let mut shares: Vec<(u32, u32)> = objects
            .iter()
            .copied()
            .zip(accounts.iter().copied())
            .collect();
        shares.par_sort_unstable();
        watch.ask(0)?;
        let counted = match weighing {
            Weighing::TfIdf { max_accounts } => 2..=max_accounts,
            Weighing::Counts => 1..=u32::MAX,
        };
        // (number of accounts, first, past the end) of each object that counts.
        let mut kept: Vec<(u32, usize, usize)> = Vec::new();
        let mut from = 0;
        for run in shares.chunk_by(|a, b| a.0 == b.0) {
            let n_accounts = run.chunk_by(|a, b| a == b).count() as u32;
            if counted.contains(&n_accounts) {
                kept.push((n_accounts, from, from + run.len()));
            }
            from += run.len();
        }
        // Equal numbers of accounts stay in the order of the objects' codes.
        kept.sort_by_key(|&(n_accounts, ..)| n_accounts);

        let mut codes: Vec<u32> = kept
            .iter()
            .flat_map(|&(_, from, to)| shares[from..to].iter().map(|&(_, account)| account))
            .collect();
        watch.ask(0)?;
        codes.par_sort_unstable();
        codes.dedup();
        let n = codes.len() as f64;

        let mut column_starts = vec![0];
        let mut column_accounts = Vec::new();
        let mut column_weights = Vec::new();
        let mut meter = Meter::new(watch);
        for &(n_accounts, from, to) in &kept {
            let idf = match weighing {
                Weighing::TfIdf { .. } => ((1.0 + n) / (1.0 + f64::from(n_accounts))).ln() + 1.0,
                Weighing::Counts => 1.0,
            };
            for same in shares[from..to].chunk_by(|a, b| a == b) {
                let code = same.first().map_or(0, |&(_, account)| account);
                column_accounts.push(codes.partition_point(|&other| other < code) as u32);
                column_weights.push(same.len() as f64 * idf);
            }
            column_starts.push(column_accounts.len());
            if !meter.add((to - from) as u64, 16 * (to - from)) {
                break;
            }
        }
        drop(meter);
        drop(shares);
        watch.check()?;

        let mut row_starts = vec![0; codes.len() + 1];
        for &account in &column_accounts {
            row_starts[account as usize + 1] += 1;
        }
        for at in 1..row_starts.len() {
            row_starts[at] += row_starts[at - 1];
        }
        watch.ask(0)?;
        let mut next = row_starts.clone();
        let mut row_objects = vec![0; column_accounts.len()];
        let mut row_weights = vec![0.0; column_accounts.len()];
        let mut squares = vec![0.0; codes.len()];
        for object in 0..kept.len() {
            for at in column_starts[object]..column_starts[object + 1] {
                let account = column_accounts[at] as usize;
                row_objects[next[account]] = object as u32;
                row_weights[next[account]] = column_weights[at];
                squares[account] += column_weights[at] * column_weights[at];
                next[account] += 1;
            }
        }
        watch.ask(0)?;
        for (account, square) in squares.iter().enumerate() {
            for weight in &mut row_weights[row_starts[account]..row_starts[account + 1]] {
                *weight /= square.sqrt();
            }
        }
        for (weight, &account) in column_weights.iter_mut().zip(&column_accounts) {
            *weight /= squares[account as usize].sqrt();
        }
        Ok(Self {
            codes,
            row_starts,
            row_objects,
            row_weights,
            column_starts,
            column_accounts,
            column_weights,
        })
    }

    /// Objects that count.
    pub(crate) fn n_objects(&self) -> usize {
        self.column_starts.len() - 1
    }

    /// An account's objects and weights.
    pub(crate) fn row(&self, account: u32) -> Entries<'_> {
        let at = account as usize;
        let range = self.row_starts[at]..self.row_starts[at + 1];
        (&self.row_objects[range.clone()], &self.row_weights[range])
    }

    /// An object's accounts from `first` on, and weights.
    pub(crate) fn column_from(&self, object: u32, first: u32) -> Entries<'_> {
        let at = object as usize;
        let (from, to) = (self.column_starts[at], self.column_starts[at + 1]);
        let accounts = &self.column_accounts[from..to];
        let skip = accounts.partition_point(|&account| account < first);
        (&accounts[skip..], &self.column_weights[from + skip..to])
    }

    /// Cosine and number of common objects. Adds in the order of the objects, so that it is the
    /// same number from either side.
    pub(crate) fn compare(&self, a: u32, b: u32) -> (f64, u32) {
        let ((objects_a, weights_a), (objects_b, weights_b)) = (self.row(a), self.row(b));
        let (mut at_a, mut at_b, mut cosine, mut n_common) = (0, 0, 0.0, 0);
        while let (Some(in_a), Some(in_b)) = (objects_a.get(at_a), objects_b.get(at_b)) {
            if in_a == in_b {
                cosine += weights_a[at_a] * weights_b[at_b];
                n_common += 1;
            }
            let (step_a, step_b) = (in_a <= in_b, in_b <= in_a);
            at_a += usize::from(step_a);
            at_b += usize::from(step_b);
        }
        (cosine, n_common)
    }
}
