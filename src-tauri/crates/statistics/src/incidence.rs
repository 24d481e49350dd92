//! Who shared what, and when: the shares of all layers, by object and by account.

use std::cmp::Ordering;
use std::ops::Range;

use crate::StatisticsError;

/// The shares of one layer, sorted by object, within an object by time.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'a> {
    /// First row of each object, and one past the last row of all: objects + 1 numbers, ascending.
    pub object_starts: &'a [u32],
    /// Account of each row, numbered from 0 and the same in all layers.
    pub accounts: &'a [u32],
    /// Time of each row, UTC milliseconds since 1970, ascending within an object. Rows without a
    /// time must be left out: they can meet nobody.
    pub times_ms: &'a [i64],
    /// When each object was published, where that is known (the time of the post that is passed on),
    /// [`UNKNOWN`] where not. Reaction times count from there, otherwise from the first share; with
    /// many sharers the first share is a poor stand-in, and accounts that repost the same feed after
    /// a fixed delay then look coordinated.
    pub published_ms: Option<&'a [i64]>,
}

/// No time of publication is known; see [`Layer::published_ms`].
pub const UNKNOWN: i64 = i64::MAX;

/// Objects of all layers in one numbering, with the way back from account to rows.
pub(crate) struct Incidence {
    pub(crate) n_accounts: usize,
    pub(crate) window_ms: i64,
    starts: Vec<u32>,
    accounts: Vec<u32>,
    times_ms: Vec<i64>,
    /// From when on each object could be shared, as far as is known.
    origins_ms: Vec<i64>,
    object_of: Vec<u32>,
    /// Different accounts of each object.
    pub(crate) sharers: Vec<u32>,
    /// Layer of each object.
    pub(crate) layer: Vec<u16>,
    account_starts: Vec<u32>,
    account_rows: Vec<u32>,
    /// Different objects with at least two sharers of each account.
    pub(crate) shared_objects: Vec<u32>,
    meetable: Meetable,
}

/// Of each account the objects that somebody else shared too, ascending, beside each other: what two
/// accounts have in common is asked millions of times.
#[derive(Default)]
struct Meetable {
    /// First entry of each account, and one past the last of all.
    starts: Vec<usize>,
    objects: Vec<u32>,
    /// First and one past the last place in `account_rows`.
    rows: Vec<(u32, u32)>,
}

impl Meetable {
    fn of(&self, account: u32) -> (&[u32], &[(u32, u32)]) {
        let at = account as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => (&self.objects[from..to], &self.rows[from..to]),
            _ => (&[], &[]),
        }
    }
}

/// One object that two accounts, or an account and a group, both shared.
pub(crate) struct Common<'i> {
    pub(crate) object: u32,
    /// Rows of the first account.
    pub(crate) one: &'i [u32],
    /// Rows of the second account.
    pub(crate) other: &'i [u32],
}

impl Incidence {
    pub(crate) fn new(layers: &[Layer<'_>], window_ms: i64) -> Result<Self, StatisticsError> {
        let mut starts = vec![0_u32];
        let (mut accounts, mut times_ms, mut layer_of) = (Vec::new(), Vec::new(), Vec::new());
        let mut origins_ms = Vec::new();
        for (index, layer) in layers.iter().enumerate() {
            check(index, layer, accounts.len())?;
            let base = accounts.len() as u32;
            accounts.extend_from_slice(layer.accounts);
            times_ms.extend_from_slice(layer.times_ms);
            starts.extend(layer.object_starts.iter().skip(1).map(|start| base + start));
            layer_of.resize(starts.len() - 1, index as u16);
            origins_ms.extend(layer.object_starts.windows(2).enumerate().map(
                |(object, bounds)| {
                    let rows = bounds[0] as usize..bounds[1] as usize;
                    let first = layer.times_ms.get(rows).and_then(<[i64]>::first);
                    let known = layer.published_ms.and_then(|p| p.get(object));
                    first
                        .copied()
                        .unwrap_or(UNKNOWN)
                        .min(known.copied().unwrap_or(UNKNOWN))
                },
            ));
        }
        let n_accounts = accounts.iter().max().map_or(0, |&most| most as usize + 1);
        let object_of = starts
            .windows(2)
            .enumerate()
            .flat_map(|(object, bounds)| {
                std::iter::repeat_n(object as u32, (bounds[1] - bounds[0]) as usize)
            })
            .collect();
        let (account_starts, account_rows) = by_account(&accounts, n_accounts);
        let mut this = Self {
            n_accounts,
            window_ms,
            starts,
            accounts,
            times_ms,
            origins_ms,
            object_of,
            sharers: Vec::new(),
            layer: layer_of,
            account_starts,
            account_rows,
            shared_objects: vec![0; n_accounts],
            meetable: Meetable::default(),
        };
        let mut sharers = vec![0_u32; this.n_objects()];
        for account in 0..n_accounts as u32 {
            for object in this.objects(account) {
                sharers[object as usize] += 1;
            }
        }
        this.sharers = sharers;
        this.meetable = this.meetable();
        for (shared, bounds) in this
            .shared_objects
            .iter_mut()
            .zip(this.meetable.starts.windows(2))
        {
            *shared = (bounds[1] - bounds[0]) as u32;
        }
        Ok(this)
    }

    fn meetable(&self) -> Meetable {
        let mut found = Meetable {
            starts: vec![0],
            ..Meetable::default()
        };
        for account in 0..self.n_accounts as u32 {
            let mut at = self.account_starts[account as usize];
            for rows in self
                .rows_of(account)
                .chunk_by(|&one, &next| self.object_of(one) == self.object_of(next))
            {
                let end = at + rows.len() as u32;
                let object = rows.first().map_or(0, |&row| self.object_of(row));
                if self.sharers[object as usize] >= 2 {
                    found.objects.push(object);
                    found.rows.push((at, end));
                }
                at = end;
            }
            found.starts.push(found.objects.len());
        }
        found
    }

    pub(crate) fn n_objects(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn n_rows(&self) -> usize {
        self.accounts.len()
    }

    /// Index of an object among those of its layer.
    pub(crate) fn index_in_layer(&self, object: u32) -> u32 {
        let layer = self.layer[object as usize];
        object - self.layer.partition_point(|&l| l < layer) as u32
    }

    /// Rows of an object, by time.
    pub(crate) fn rows(&self, object: u32) -> Range<usize> {
        self.starts[object as usize] as usize..self.starts[object as usize + 1] as usize
    }

    pub(crate) fn account_at(&self, row: usize) -> u32 {
        self.accounts[row]
    }

    pub(crate) fn accounts_of(&self, object: u32) -> &[u32] {
        &self.accounts[self.rows(object)]
    }

    pub(crate) fn times_of(&self, object: u32) -> &[i64] {
        &self.times_ms[self.rows(object)]
    }

    pub(crate) fn time(&self, row: u32) -> i64 {
        self.times_ms[row as usize]
    }

    pub(crate) fn object_of(&self, row: u32) -> u32 {
        self.object_of[row as usize]
    }

    /// When the object was published, or first shared if that is earlier or all that is known.
    pub(crate) fn origin(&self, object: u32) -> i64 {
        self.origins_ms[object as usize]
    }

    /// Milliseconds from the origin of the row's object to the row.
    pub(crate) fn delay(&self, row: u32) -> i64 {
        self.time(row) - self.origin(self.object_of(row))
    }

    /// Rows of an account, by object, then time; none for an account that is not there.
    pub(crate) fn rows_of(&self, account: u32) -> &[u32] {
        let at = account as usize;
        if at >= self.n_accounts {
            return &[];
        }
        &self.account_rows[self.account_starts[at] as usize..self.account_starts[at + 1] as usize]
    }

    /// Different objects of an account, ascending.
    pub(crate) fn objects(&self, account: u32) -> impl Iterator<Item = u32> + '_ {
        self.rows_of(account)
            .chunk_by(|&one, &next| self.object_of(one) == self.object_of(next))
            .filter_map(|rows| rows.first().map(|&row| self.object_of(row)))
    }

    /// Calls `visit` for every object that both accounts shared.
    pub(crate) fn common<'i>(&'i self, a: u32, b: u32, mut visit: impl FnMut(Common<'i>)) {
        let (ours, our_rows) = self.meetable.of(a);
        let (theirs, their_rows) = self.meetable.of(b);
        let rows = |(from, to): (u32, u32)| &self.account_rows[from as usize..to as usize];
        let (mut here, mut there) = (0, 0);
        while let (Some(&object), Some(&rival)) = (ours.get(here), theirs.get(there)) {
            match object.cmp(&rival) {
                Ordering::Less => here = skip_to(ours, here, rival),
                Ordering::Greater => there = skip_to(theirs, there, object),
                Ordering::Equal => {
                    visit(Common {
                        object,
                        one: rows(our_rows[here]),
                        other: rows(their_rows[there]),
                    });
                    (here, there) = (here + 1, there + 1);
                }
            }
        }
    }

    /// Whether any two of these rows of one object lie within the window.
    pub(crate) fn meet(&self, one: &[u32], other: &[u32]) -> bool {
        let mut from = 0;
        for &row in one {
            let time = self.time(row);
            while other
                .get(from)
                .is_some_and(|&r| self.time(r) < time - self.window_ms)
            {
                from += 1;
            }
            if other
                .get(from)
                .is_some_and(|&r| self.time(r) <= time + self.window_ms)
            {
                return true;
            }
        }
        false
    }
}

/// The first place from `at` on that is not below `wanted`, by steps that double: near ones are found
/// at once, and of a very long list only a few places are looked at.
fn skip_to(ascending: &[u32], at: usize, wanted: u32) -> usize {
    let mut step = 1;
    let mut from = at;
    while ascending.get(from + step).is_some_and(|&it| it < wanted) {
        from += step;
        step *= 2;
    }
    let to = ascending.len().min(from + step);
    from + ascending[from..to].partition_point(|&it| it < wanted)
}

fn by_account(accounts: &[u32], n_accounts: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; n_accounts + 1];
    for &account in accounts {
        starts[account as usize + 1] += 1;
    }
    for at in 0..n_accounts {
        starts[at + 1] += starts[at];
    }
    let mut next = starts.clone();
    let mut rows = vec![0_u32; accounts.len()];
    for (row, &account) in accounts.iter().enumerate() {
        rows[next[account as usize] as usize] = row as u32;
        next[account as usize] += 1;
    }
    (starts, rows)
}

fn check(index: usize, layer: &Layer<'_>, before: usize) -> Result<(), StatisticsError> {
    let bad = |problem| {
        Err(StatisticsError::BadLayer {
            layer: index,
            problem,
        })
    };
    let rows = layer.accounts.len();
    if layer.times_ms.len() != rows {
        return bad("accounts and times have different lengths");
    }
    if layer
        .published_ms
        .is_some_and(|p| p.len() + 1 != layer.object_starts.len())
    {
        return bad("published_ms must have one time for each object");
    }
    if before + rows > u32::MAX as usize / 2 || index > usize::from(u16::MAX) {
        return bad("there are more rows than can be numbered");
    }
    let (first, last) = (layer.object_starts.first(), layer.object_starts.last());
    if first != Some(&0) || last.map(|&l| l as usize) != Some(rows) {
        return bad("object_starts must begin with 0 and end with the number of rows");
    }
    if !layer.object_starts.is_sorted() {
        return bad("object_starts must ascend");
    }
    // A code far above the number of rows would cost memory for accounts that do not exist.
    if layer.accounts.iter().any(|&a| a as usize >= 1 << 28) {
        return bad("an account code is above 268435455");
    }
    let in_order = layer.object_starts.windows(2).all(|bounds| {
        layer
            .times_ms
            .get(bounds[0] as usize..bounds[1] as usize)
            .is_some_and(<[i64]>::is_sorted)
    });
    if !in_order {
        return bad("times must ascend within each object");
    }
    Ok(())
}
