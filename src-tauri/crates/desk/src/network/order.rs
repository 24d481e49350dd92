//! Orders of a table: sorted once by a column, then paged for as long as anybody scrolls.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A column of a table, and whether the largest stands first.
type Sort = (&'static str, bool);

/// Orders that were asked for.
#[derive(Default)]
pub(crate) struct Orders(Mutex<HashMap<Sort, Arc<Vec<u32>>>>);

impl Orders {
    /// Row numbers in the order of a column.
    pub(crate) fn get(
        &self,
        column: &'static str,
        descending: bool,
        sort: impl FnOnce() -> Vec<u32>,
    ) -> Arc<Vec<u32>> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(order) = kept().get(&(column, descending)) {
            return order.clone();
        }
        // Sorted outside the lock; two that sort the same at once get equal orders.
        let order = Arc::new(sort());
        kept().insert((column, descending), order.clone());
        order
    }
}

/// Rows by a key; equal keys keep the order of their numbers, whichever end is first.
pub(crate) fn by_key<K: Ord>(
    rows: impl Iterator<Item = u32>,
    descending: bool,
    key: impl Fn(u32) -> K,
) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = rows.map(|row| (key(row), row)).collect();
    keyed.sort_unstable_by(|(one, row), (other, next)| {
        let order = one.cmp(other);
        let order = if descending { order.reverse() } else { order };
        order.then(row.cmp(next))
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// Rows by a text; rows without one stand last, whichever end is first.
pub(crate) fn by_text<'t>(
    rows: impl Iterator<Item = u32>,
    descending: bool,
    text: impl Fn(u32) -> &'t str,
) -> Vec<u32> {
    // `true` is the larger of the two: it has to turn with the order to stay last.
    by_key(rows, descending, |row| {
        let text = text(row);
        (text.is_empty() != descending, text)
    })
}

/// A few rows in their order, then all others by number.
pub(crate) fn few_first(n_rows: usize, few: impl Iterator<Item = u32>) -> Vec<u32> {
    let (few, others) = divided(n_rows, few);
    few.into_iter().chain(others).collect()
}

/// All others by number, then a few rows in their order.
pub(crate) fn few_last(n_rows: usize, few: impl Iterator<Item = u32>) -> Vec<u32> {
    let (few, others) = divided(n_rows, few);
    others.into_iter().chain(few).collect()
}

fn divided(n_rows: usize, few: impl Iterator<Item = u32>) -> (Vec<u32>, Vec<u32>) {
    let few: Vec<u32> = few.collect();
    let mut other = vec![true; n_rows];
    for &row in &few {
        if let Some(other) = other.get_mut(row as usize) {
            *other = false;
        }
    }
    let others = (0..n_rows as u32).filter(|&row| other[row as usize]);
    (few, others.collect())
}

/// A number as a key that sorts as numbers do; no number comes last.
pub(crate) fn float_key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_keep_their_numbers_both_ways() {
        let weight = [5, 7, 5, 9, 7];
        assert_eq!(
            by_key(0..5, false, |row| weight[row as usize]),
            [0, 2, 1, 4, 3]
        );
        assert_eq!(
            by_key(0..5, true, |row| weight[row as usize]),
            [3, 1, 4, 0, 2]
        );
        let names = ["b", "", "a", "", "b"];
        assert_eq!(
            by_text(0..5, false, |row| names[row as usize]),
            [2, 0, 4, 1, 3]
        );
        assert_eq!(
            by_text(0..5, true, |row| names[row as usize]),
            [0, 4, 2, 1, 3]
        );
    }

    #[test]
    fn a_few_rows_stand_before_or_behind_all_others() {
        assert_eq!(few_first(5, [3, 1].into_iter()), [3, 1, 0, 2, 4]);
        assert_eq!(few_last(5, [3, 1].into_iter()), [0, 2, 4, 3, 1]);
        assert_eq!(few_last(2, [].into_iter()), [0, 1]);
    }

    #[test]
    fn numbers_sort_as_numbers() {
        let numbers = [f64::NEG_INFINITY, -1.5, -0.0, 0.0, 0.25, 3.0, f64::INFINITY];
        let keys = numbers.map(float_key);
        assert!(keys.is_sorted());
        assert!(float_key(f64::NAN) > float_key(f64::INFINITY));
    }

    #[test]
    fn an_order_is_made_once() {
        let orders = Orders::default();
        let first = orders.get("weight", true, || vec![1, 0]);
        assert_eq!(*orders.get("weight", true, Vec::new), *first);
        assert!(orders.get("weight", false, Vec::new).is_empty());
    }
}
