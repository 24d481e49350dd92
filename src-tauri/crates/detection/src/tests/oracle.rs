//! The rules read literally, every pair of rows looked at: slow and hard to get wrong.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Readable, Row, TextPair};
use crate::{Cell, Compat, Edge, Params, quantile_type7};

/// A surviving pair by row numbers, older first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OraclePair {
    pub(crate) layer: usize,
    pub(crate) older: usize,
    pub(crate) newer: usize,
    pub(crate) delta: i64,
}

pub(crate) struct Oracle<'r> {
    rows: &'r [Row],
    params: &'r Params,
    pub(crate) layers: Vec<String>,
    /// Milliseconds, ascending.
    windows: Vec<i64>,
}

type Account = (String, String);

impl<'r> Oracle<'r> {
    pub(crate) fn new(rows: &'r [Row], params: &'r Params) -> Self {
        let present: BTreeSet<String> = rows.iter().map(|row| row.0.clone()).collect();
        let layers = if params.layers.is_empty() {
            present.into_iter().collect()
        } else {
            params.layers.clone()
        };
        let windows: BTreeSet<i64> = params
            .windows_secs
            .iter()
            .map(|secs| (secs * 1000.0).round() as i64)
            .collect();
        Self {
            rows,
            params,
            layers,
            windows: windows.into_iter().collect(),
        }
    }

    fn account(&self, row: usize) -> Account {
        (self.rows[row].3.clone(), self.rows[row].2.clone())
    }

    fn content(&self, row: usize) -> (String, String) {
        (self.rows[row].4.clone(), self.rows[row].2.clone())
    }

    fn layer(&self, row: usize) -> usize {
        self.layers
            .iter()
            .position(|layer| *layer == self.rows[row].0)
            .unwrap()
    }

    fn compat(&self) -> bool {
        self.params.compat != Compat::None
    }

    /// Surviving pairs of one input (rows) within one window, as if there were no other window.
    fn pairs_of_input(&self, input: &[usize], window: i64) -> Vec<OraclePair> {
        let least = self.params.min_participation as usize;
        let mut rows_of: HashMap<Account, usize> = HashMap::new();
        for &row in input {
            *rows_of.entry(self.account(row)).or_default() += 1;
        }
        let kept: Vec<usize> = input
            .iter()
            .copied()
            .filter(|&row| rows_of[&self.account(row)] >= least)
            .collect();
        let mut first = HashMap::new();
        for &row in &kept {
            first.entry(self.account(row)).or_insert(row);
        }
        let mut pairs = Vec::new();
        for (at, &one) in kept.iter().enumerate() {
            for &other in &kept[at + 1..] {
                let (a, b) = (&self.rows[one], &self.rows[other]);
                let delta = (a.5 - b.5).abs();
                if (&a.0, &a.1) != (&b.0, &b.1) || delta > window {
                    continue;
                }
                let is_loop = a.4 == a.1
                    || b.4 == b.1
                    || self.content(one) == self.content(other)
                    || self.account(one) == self.account(other);
                if is_loop && !self.params.keep_loops {
                    continue;
                }
                let key = |row: usize| {
                    let own = &self.rows[row];
                    let tie = if self.compat() {
                        (
                            first[&self.account(row)],
                            String::new(),
                            String::new(),
                            String::new(),
                        )
                    } else {
                        (0, own.3.clone(), own.2.clone(), own.4.clone())
                    };
                    (own.5, tie, row)
                };
                let (older, newer) = if key(one) <= key(other) {
                    (one, other)
                } else {
                    (other, one)
                };
                pairs.push(OraclePair {
                    layer: self.layer(one),
                    older,
                    newer,
                    delta,
                });
            }
        }
        if least < 1 {
            return pairs;
        }
        let paired: BTreeSet<_> = pairs
            .iter()
            .flat_map(|pair| [self.content(pair.older), self.content(pair.newer)])
            .collect();
        let mut count: HashMap<Account, usize> = HashMap::new();
        for &row in kept
            .iter()
            .filter(|&&row| paired.contains(&self.content(row)))
        {
            *count.entry(self.account(row)).or_default() += 1;
        }
        let taking_part: BTreeSet<_> = kept
            .iter()
            .filter(|&&row| {
                paired.contains(&self.content(row)) && count[&self.account(row)] >= least
            })
            .map(|&row| self.content(row))
            .collect();
        pairs.retain(|pair| {
            taking_part.contains(&self.content(pair.older))
                || taking_part.contains(&self.content(pair.newer))
        });
        pairs
    }

    /// Surviving pairs of all inputs within one window.
    pub(crate) fn pairs_at(&self, window: i64) -> Vec<OraclePair> {
        let selected: Vec<usize> = (0..self.rows.len())
            .filter(|&row| self.layers.contains(&self.rows[row].0))
            .collect();
        if self.params.fuse {
            return self.pairs_of_input(&selected, window);
        }
        (0..self.layers.len())
            .flat_map(|layer| {
                let input: Vec<usize> = selected
                    .iter()
                    .copied()
                    .filter(|&row| self.layer(row) == layer)
                    .collect();
                self.pairs_of_input(&input, window)
            })
            .collect()
    }

    pub(crate) fn widest_pairs(&self) -> Vec<OraclePair> {
        self.pairs_at(*self.windows.last().unwrap())
    }

    fn ends(&self, pair: &OraclePair) -> (Account, Account) {
        let (one, other) = (self.account(pair.older), self.account(pair.newer));
        (one.clone().min(other.clone()), one.max(other))
    }

    fn cell(&self, ends: &(Account, Account), pairs: &[&OraclePair]) -> Cell {
        let distinct = |values: Vec<(String, String)>| {
            values.into_iter().collect::<BTreeSet<_>>().len() as u32
        };
        let of = |account: &Account| {
            let rows = pairs.iter().flat_map(|pair| [pair.older, pair.newer]);
            distinct(
                rows.filter(|&row| self.account(row) == *account)
                    .map(|row| self.content(row))
                    .collect(),
            )
        };
        let content_pairs: BTreeSet<_> = pairs
            .iter()
            .map(|pair| {
                let (older, newer) = (self.content(pair.older), self.content(pair.newer));
                if ends.0 == ends.1 {
                    (older.clone().min(newer.clone()), older.max(newer))
                } else if self.account(pair.older) == ends.0 {
                    (older, newer)
                } else {
                    (newer, older)
                }
            })
            .collect();
        let objects: BTreeSet<_> = pairs
            .iter()
            .map(|pair| (&self.rows[pair.older].0, &self.rows[pair.older].1))
            .collect();
        let mut cell = Cell {
            weight: pairs.len() as u64,
            n_content_pairs: content_pairs.len() as u64,
            sum_delta_ms: pairs.iter().map(|pair| pair.delta).sum(),
            n_objects: objects.len() as u32,
            n_content_a: of(&ends.0),
            n_content_b: of(&ends.1),
            ..Cell::default()
        };
        if self.compat() {
            cell.n_older = distinct(pairs.iter().map(|pair| self.content(pair.older)).collect());
            cell.n_newer = distinct(pairs.iter().map(|pair| self.content(pair.newer)).collect());
        }
        cell
    }

    /// The network.
    pub(crate) fn network(&self) -> Readable {
        let by_window: Vec<Vec<OraclePair>> = self
            .windows
            .iter()
            .map(|&window| self.pairs_at(window))
            .collect();
        let mut edges: BTreeMap<(Account, Account), Vec<&OraclePair>> = BTreeMap::new();
        for pair in by_window.last().unwrap() {
            edges.entry(self.ends(pair)).or_default().push(pair);
        }
        let least = if self.compat() {
            1
        } else {
            self.params.min_weight
        };
        edges.retain(|ends, pairs| {
            if self.params.fuse {
                return self.cell(ends, pairs).n_objects >= least;
            }
            (0..self.layers.len()).any(|layer| {
                let own: Vec<_> = pairs
                    .iter()
                    .copied()
                    .filter(|pair| pair.layer == layer)
                    .collect();
                self.cell(ends, &own).n_objects >= least
            })
        });
        let mut weights: Vec<f64> = edges.values().map(|pairs| pairs.len() as f64).collect();
        weights.sort_by(f64::total_cmp);
        let mut flag_above = f64::INFINITY;
        match (self.params.compat, self.params.weight_quantile) {
            (Compat::Coortweet { edge_quantile }, _) => {
                flag_above = quantile_type7(&weights, edge_quantile).unwrap_or(flag_above);
            }
            (Compat::None, Some(quantile)) => {
                let bound = quantile_type7(&weights, quantile).unwrap_or(0.0);
                edges.retain(|_, pairs| pairs.len() as f64 >= bound);
            }
            (Compat::None, None) => {}
        }
        let nodes: BTreeSet<Account> = edges
            .keys()
            .flat_map(|(one, other)| [one.clone(), other.clone()])
            .collect();
        let nodes: Vec<Account> = nodes.into_iter().collect();
        let index = |account: &Account| nodes.binary_search(account).unwrap() as u32;
        let mut cells = Vec::new();
        let mut figures = Vec::new();
        for (ends, pairs) in &edges {
            for layer in 0..self.layers.len() {
                for pairs in &by_window {
                    let own: Vec<&OraclePair> = pairs
                        .iter()
                        .filter(|pair| pair.layer == layer && self.ends(pair) == *ends)
                        .collect();
                    cells.push(self.cell(ends, &own));
                }
            }
            let total = self.cell(ends, pairs);
            let mut deltas: Vec<f64> = pairs.iter().map(|pair| pair.delta as f64).collect();
            deltas.sort_by(f64::total_cmp);
            let layers: BTreeSet<usize> = pairs.iter().map(|pair| pair.layer).collect();
            figures.push(Edge {
                a: index(&ends.0),
                b: index(&ends.1),
                n_layers: layers.len() as u32,
                n_objects: total.n_objects,
                n_content_a: total.n_content_a,
                n_content_b: total.n_content_b,
                weight: total.weight,
                n_content_pairs: total.n_content_pairs,
                sum_delta_ms: total.sum_delta_ms,
                delta_q1_ms: quantile_type7(&deltas, 0.25).unwrap(),
                delta_median_ms: quantile_type7(&deltas, 0.5).unwrap(),
                delta_q3_ms: quantile_type7(&deltas, 0.75).unwrap(),
                first_ms: pairs
                    .iter()
                    .map(|pair| self.rows[pair.older].5)
                    .min()
                    .unwrap(),
                last_ms: pairs
                    .iter()
                    .map(|pair| self.rows[pair.newer].5)
                    .max()
                    .unwrap(),
                over_threshold: total.weight as f64 > flag_above,
            });
        }
        Readable {
            nodes,
            edges: figures,
            cells,
        }
    }

    pub(crate) fn text_pair(&self, pair: &OraclePair) -> TextPair {
        let (older, newer) = (&self.rows[pair.older], &self.rows[pair.newer]);
        (
            pair.layer as u8,
            older.1.clone(),
            older.3.clone(),
            older.4.clone(),
            newer.3.clone(),
            newer.4.clone(),
            older.5,
            pair.delta,
        )
    }
}
