//! Messages that match when they have a key in common.

use hashbrown::HashMap;
use rayon::prelude::*;
use zwerm_dataset::Messages;

use super::count::Partners;
use super::{Network, Params, each, words};
use crate::watch::{Meter, Watch};
use crate::{DetectionError, Progress};

/// Messages by key and time. One row is one key of one message.
pub(super) struct Keyed {
    account: Vec<u32>,
    message: Vec<u32>,
    /// Per row, the rows of its key within the window: from, to.
    reach: Vec<[u32; 2]>,
    /// Per message, where its rows begin in `rows`; one more than there are messages.
    first_row: Vec<u32>,
    rows: Vec<u32>,
    pub(super) n_keys: u32,
}

impl Keyed {
    pub(super) fn new(
        messages: &Messages,
        params: &Params,
        window_ms: i64,
        progress: Progress<'_>,
    ) -> Result<Self, DetectionError> {
        let texts = match params.network {
            Network::CoTweet => Some(texts(messages, params, progress)?),
            _ => None,
        };
        let (mut rows, n_keys) = rows(messages, params, texts.as_deref(), progress)?;
        drop(texts);
        rows.par_sort_unstable();
        let reach = reach(&rows, window_ms);
        let mut first_row = vec![0u32; messages.len() + 1];
        for (_, _, message) in &rows {
            first_row[*message as usize + 1] += 1;
        }
        for at in 1..first_row.len() {
            first_row[at] += first_row[at - 1];
        }
        let mut next = first_row.clone();
        let mut rows_of = vec![0u32; rows.len()];
        for (row, (_, _, message)) in rows.iter().enumerate() {
            let place = &mut next[*message as usize];
            rows_of[*place as usize] = row as u32;
            *place += 1;
        }
        Ok(Self {
            account: rows
                .iter()
                .map(|row| messages.account[row.2 as usize])
                .collect(),
            message: rows.iter().map(|row| row.2).collect(),
            reach,
            first_row,
            rows: rows_of,
            n_keys,
        })
    }

    fn rows_of(&self, message: u32) -> &[u32] {
        let from = self.first_row[message as usize] as usize;
        let to = self.first_row[message as usize + 1] as usize;
        &self.rows[from..to]
    }

    /// Rows to look at when every message is compared.
    pub(super) fn matches(&self) -> u64 {
        let width = |&[from, to]: &[u32; 2]| u64::from(to - from);
        self.reach.iter().map(width).sum()
    }

    pub(super) fn has_key(&self, message: u32) -> bool {
        !self.rows_of(message).is_empty()
    }
}

/// Looks a message's partners up.
pub(super) struct ByKey<'k>(pub(super) &'k Keyed);

impl Partners for ByKey<'_> {
    #[inline]
    fn of(&mut self, message: u32, meter: &mut Meter<'_, '_>, see: &mut impl FnMut(u32)) -> bool {
        let keyed = self.0;
        for &row in keyed.rows_of(message) {
            let [from, to] = keyed.reach[row as usize];
            let (from, to) = (from as usize, to as usize);
            for (partner, other) in keyed.account[from..to].iter().zip(&keyed.message[from..to]) {
                if *other != message {
                    see(*partner);
                }
            }
            if !meter.add((to - from) as u64) {
                return false;
            }
        }
        true
    }
}

/// The text of each message as it is compared; none for reposts, and where nothing is left of it.
fn texts(
    messages: &Messages,
    params: &Params,
    progress: Progress<'_>,
) -> Result<Vec<Option<String>>, DetectionError> {
    each(messages.len(), "compare texts", progress, |message| {
        if messages.is_repost[message] {
            return None;
        }
        let text = words::plain(messages.values_of(message).next()?);
        (params.mentions_alone || !text.is_empty()).then_some(text)
    })
}

/// A message under one of its keys, ordered as it is swept: key, time, message.
type Row = (u32, i64, u32);

/// Each key of a message once, and the number of keys.
fn rows<'m>(
    messages: &'m Messages,
    params: &Params,
    texts: Option<&'m [Option<String>]>,
    progress: Progress<'_>,
) -> Result<(Vec<Row>, u32), DetectionError> {
    let n = messages.len() as u32;
    let scope = |message: u32| match params.cross_platform {
        true => 0,
        false => messages.platform[message as usize],
    };
    let mut rows = Vec::new();
    if params.network == Network::CoPost {
        let keys: std::collections::BTreeSet<u8> = (0..n).map(scope).collect();
        rows.extend((0..n).map(|message| {
            let key = u32::from(scope(message));
            (key, messages.time_ms[message as usize], message)
        }));
        return Ok((rows, keys.len() as u32));
    }
    let watch = Watch::start(progress, "compare keys", n.into())?;
    let mut meter = watch.meter(1 << 16);
    let mut codes: HashMap<(u8, &str), u32> = HashMap::new();
    let mut own: Vec<u32> = Vec::new();
    for message in 0..n {
        own.clear();
        if !meter.add(1) {
            break;
        }
        let mut add = |key: &'m str| {
            let next = codes.len() as u32;
            own.push(*codes.entry((scope(message), key)).or_insert(next));
        };
        match texts {
            Some(texts) => texts[message as usize].iter().for_each(|text| add(text)),
            None => messages.values_of(message as usize).for_each(&mut add),
        }
        own.sort_unstable();
        own.dedup();
        let time = messages.time_ms[message as usize];
        rows.extend(own.iter().map(|&key| (key, time, message)));
    }
    let n_keys = codes.len() as u32;
    meter.flush();
    watch.check()?;
    Ok((rows, n_keys))
}

/// Per row (sorted by key and time) the rows of the same key within the window.
fn reach(rows: &[Row], window_ms: i64) -> Vec<[u32; 2]> {
    let (mut from, mut to) = (0, 0);
    rows.iter()
        .enumerate()
        .map(|(at, &(key, time, _))| {
            while rows[from].0 != key || time.saturating_sub(rows[from].1) > window_ms {
                from += 1;
            }
            to = to.max(at + 1);
            while rows
                .get(to)
                .is_some_and(|row| row.0 == key && row.1.saturating_sub(time) <= window_ms)
            {
                to += 1;
            }
            [from as u32, to as u32]
        })
        .collect()
}
