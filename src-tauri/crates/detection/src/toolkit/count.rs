//! How many messages of each account match another account: one dense row of counters after the
//! other (Gustavson 1978, doi:10.1145/355791.355796), so that memory follows accounts and kept edges,
//! never pairs of messages.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use zwerm_dataset::Messages;

use super::{Edge, Params};
use crate::DetectionError;
use crate::watch::{Meter, Watch};

/// Matches between two looks at the progress function: some milliseconds.
const STEP: u64 = 1 << 20;
/// Accounts that a thread takes at a time.
const CHUNK: usize = 16;

/// Where the matches of a message are found.
pub(super) trait Partners {
    /// Calls `see` with the account of every other message that matches; an account may come several
    /// times. `false` means stop.
    fn of(&mut self, message: u32, meter: &mut Meter<'_, '_>, see: &mut impl FnMut(u32)) -> bool;
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// Of the last message counted.
    stamp: u32,
    /// Messages counted.
    weight: u32,
}

/// All edges with at least `params.min_weight` messages, by (user_1, user_2).
///
/// `counts` says whether a message can match at all: an account with too few of these is not looked
/// at.
pub(super) fn edges<P: Partners>(
    messages: &Messages,
    params: &Params,
    watch: &Watch<'_>,
    counts: impl Fn(u32) -> bool + Sync,
    partners: impl Fn() -> P + Sync,
) -> Result<Vec<Edge>, DetectionError> {
    let of_account = by_account(messages, counts);
    let accounts: Vec<u32> = (0..messages.accounts.len() as u32)
        .filter(|&account| of_account.of(account).len() as u64 >= u64::from(params.min_weight))
        .collect();
    let room = params.memory_bytes / size_of::<Edge>() as u64;
    let (found, full) = (AtomicU64::new(0), AtomicBool::new(false));
    let (next, parts) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    rayon::broadcast(|_| {
        let mut counter = Counter {
            partners: partners(),
            meter: watch.meter(STEP),
            slots: vec![Slot::default(); messages.accounts.len()],
            stamp: 0,
            reached: Vec::new(),
        };
        loop {
            let from = next.fetch_add(CHUNK, Ordering::Relaxed);
            let Some(chunk) = accounts.get(from..accounts.len().min(from + CHUNK)) else {
                break;
            };
            if chunk.is_empty() {
                break;
            }
            let mut own = Vec::new();
            for &account in chunk {
                if !counter.account(account, of_account.of(account), params) {
                    return;
                }
                let new = counter.reached.len() as u64;
                if found.fetch_add(new, Ordering::Relaxed) + new > room {
                    // Keep counting, so that the error can say how many there are.
                    full.store(true, Ordering::Relaxed);
                }
                if !full.load(Ordering::Relaxed) {
                    own.extend(counter.reached.iter().map(|&partner| Edge {
                        user_1: account,
                        user_2: partner,
                        weight: counter.slots[partner as usize].weight,
                    }));
                }
            }
            parts
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((from, own));
        }
        counter.meter.flush();
    });
    watch.check()?;
    if full.into_inner() {
        let edges = found.into_inner();
        return Err(DetectionError::MemoryBudget {
            needed_bytes: edges.saturating_mul(size_of::<Edge>() as u64),
            budget_bytes: params.memory_bytes,
            edges,
        });
    }
    let mut parts = parts.into_inner().unwrap_or_else(PoisonError::into_inner);
    parts.sort_unstable_by_key(|part| part.0);
    Ok(parts.into_iter().flat_map(|part| part.1).collect())
}

struct Counter<'w, 'a, P> {
    partners: P,
    meter: Meter<'w, 'a>,
    slots: Vec<Slot>,
    /// Last stamp given: one a message, so never more than there are messages.
    stamp: u32,
    /// Accounts that reached the minimum with the current one, ascending.
    reached: Vec<u32>,
}

impl<P: Partners> Counter<'_, '_, P> {
    /// Fills `reached`, with the weights in `slots`; `false` means stop.
    fn account(&mut self, account: u32, messages: &[u32], params: &Params) -> bool {
        let (slots, reached) = (&mut self.slots, &mut self.reached);
        reached.clear();
        let before = self.stamp;
        for &message in messages {
            self.stamp += 1;
            let stamp = self.stamp;
            let mut see = |partner: u32| {
                let slot = &mut slots[partner as usize];
                if slot.stamp == stamp || (partner == account && !params.keep_loops) {
                    return;
                }
                // A stamp from before this account means zero.
                let weight = if slot.stamp <= before {
                    1
                } else {
                    slot.weight + 1
                };
                *slot = Slot { stamp, weight };
                if weight == params.min_weight {
                    reached.push(partner);
                }
            };
            if !self.partners.of(message, &mut self.meter, &mut see) {
                return false;
            }
        }
        reached.sort_unstable();
        true
    }
}

/// Messages of each account.
struct ByAccount {
    first: Vec<u32>,
    messages: Vec<u32>,
}

impl ByAccount {
    fn of(&self, account: u32) -> &[u32] {
        let from = self.first[account as usize] as usize;
        let to = self.first[account as usize + 1] as usize;
        &self.messages[from..to]
    }
}

fn by_account(messages: &Messages, counts: impl Fn(u32) -> bool) -> ByAccount {
    let mut first = vec![0u32; messages.accounts.len() + 1];
    let all = || (0..messages.len() as u32).filter(|&message| counts(message));
    for message in all() {
        first[messages.account[message as usize] as usize + 1] += 1;
    }
    for at in 1..first.len() {
        first[at] += first[at - 1];
    }
    let mut next = first.clone();
    let mut sorted = vec![0u32; first.last().map_or(0, |&end| end as usize)];
    for message in all() {
        let place = &mut next[messages.account[message as usize] as usize];
        sorted[*place as usize] = message;
        *place += 1;
    }
    ByAccount {
        first,
        messages: sorted,
    }
}
