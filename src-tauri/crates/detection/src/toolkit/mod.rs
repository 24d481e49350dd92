//! The directed networks of the Coordination Network Toolkit (Graham & QUT Digital Observatory 2020,
//! doi:10.25912/RDF_1632782596538), so that results made with it can be checked row by row.
//!
//! Two different messages match when they have the same key and lie within the window. The weight of
//! the edge (user_1, user_2) is the number of messages of user_1 with at least one match by user_2.
//! Of the toolkit's known defects none is taken over: a message that lists no address has no key (its
//! versions give all of them the empty one), a text of mentions alone has none either
//! ([`Params::mentions_alone`] brings that back), and no message matches itself, as in version 1.5.2.
//!
//! Times are compared to the millisecond; the toolkit keeps fractions beyond that.

mod count;
mod keys;
mod similar;
mod words;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use zwerm_dataset::{MessageField, Messages};

use crate::params::{check_number, check_whole, windows_ms};
use crate::plan::pool;
use crate::registry::{self, LayerSpec, Range, TOOLKIT_LAYERS, duration_words};
use crate::watch::Watch;
use crate::{DetectionError, Progress};

/// One of the toolkit's networks; names and meanings: [`registry::TOOLKIT_LAYERS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// Reposts of the same post.
    CoRetweet,
    /// The same text.
    CoTweet,
    /// Answers to the same post.
    CoReply,
    /// The same address.
    CoLink,
    /// Texts whose words are alike.
    CoSimilarTweet,
    /// Anything.
    CoPost,
}

impl Network {
    /// All networks, in the order of [`registry::TOOLKIT_LAYERS`].
    pub const ALL: [Network; 6] = [
        Network::CoRetweet,
        Network::CoTweet,
        Network::CoReply,
        Network::CoLink,
        Network::CoSimilarTweet,
        Network::CoPost,
    ];

    /// The network of a name such as `co_link`.
    pub fn parse(id: &str) -> Option<Network> {
        let at = TOOLKIT_LAYERS.iter().position(|layer| layer.id == id)?;
        Self::ALL.get(at).copied()
    }

    /// What the registry says of it.
    pub fn spec(self) -> &'static LayerSpec {
        // One declaration a network, in one order; a test compares the names.
        let at = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        &TOOLKIT_LAYERS[at]
    }

    /// The field of a post that it compares.
    pub fn field(self) -> MessageField {
        match self {
            Network::CoRetweet => MessageField::RepostOf,
            Network::CoReply => MessageField::ReplyTo,
            Network::CoLink => MessageField::Urls,
            Network::CoTweet | Network::CoSimilarTweet => MessageField::Text,
            Network::CoPost => MessageField::Nothing,
        }
    }
}

/// What is asked; meaning, unit, range and default: [`registry::TOOLKIT`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Params {
    /// Which network.
    pub network: Network,
    /// Window in seconds, the bound included.
    pub window_secs: f64,
    /// Messages that an edge needs.
    pub min_weight: u32,
    /// Keep edges from an account to itself.
    pub keep_loops: bool,
    /// Least Jaccard similarity of `co_similar_tweet`.
    pub jaccard: f64,
    /// Texts of mentions alone are equal texts (`co_tweet`).
    pub mentions_alone: bool,
    /// Whether equal keys on two platforms are one key.
    pub cross_platform: bool,
    /// Budget for the edges, bytes.
    pub memory_bytes: u64,
    /// Worker threads; 0 = one a processor.
    pub threads: usize,
}

impl Params {
    /// The defaults of the registry for one network.
    pub fn of(network: Network) -> Params {
        let pairs = crate::Params::default();
        Params {
            network,
            window_secs: pairs.windows_secs.first().copied().unwrap_or_default(),
            min_weight: pairs.min_weight,
            keep_loops: pairs.keep_loops,
            jaccard: match registry::JACCARD.range {
                Range::Numbers { default, .. } => default.first().copied().unwrap_or_default(),
                _ => 0.0,
            },
            mentions_alone: false,
            cross_platform: true,
            memory_bytes: pairs.memory_bytes,
            threads: pairs.threads,
        }
    }

    /// Checks every value against the registry; returns the window in milliseconds.
    pub fn validate(&self) -> Result<i64, DetectionError> {
        let windows = windows_ms(&[self.window_secs])?;
        check_whole(&registry::MIN_WEIGHT, u64::from(self.min_weight))?;
        check_number(&registry::JACCARD, self.jaccard)?;
        check_whole(&registry::MEMORY, self.memory_bytes)?;
        check_whole(&registry::THREADS, self.threads as u64)?;
        Ok(windows.first().copied().unwrap_or_default())
    }

    /// What is done, as sentences with values and units. Fails as [`Params::validate`] does.
    pub fn describe(&self) -> Result<String, DetectionError> {
        let window_ms = self.validate()?;
        let spec = self.network.spec();
        let mut text = format!(
            "The network {} of the Coordination Network Toolkit, without its known defects: two different messages match if they have the same {} and lie within {} (the bound included). {} The weight of the edge from one account to another is the number of messages of the first that match a message of the second; edges with a weight of at least {} were kept.",
            spec.id,
            spec.object,
            duration_words(window_ms),
            spec.text,
            self.min_weight
        );
        if self.network == Network::CoSimilarTweet {
            text += &format!(
                " Texts are similar if the Jaccard similarity of their sets of words is at least {}.",
                self.jaccard
            );
        }
        if self.network == Network::CoTweet {
            text += if self.mentions_alone {
                " Texts of mentions alone were taken as equal."
            } else {
                " Texts of mentions alone matched nothing."
            };
        }
        text += if self.keep_loops {
            " Edges from an account to itself were kept."
        } else {
            " Edges from an account to itself were left out."
        };
        text += " Times are UTC, compared to the millisecond. Method: Graham & QUT Digital Observatory 2020 (doi:10.25912/RDF_1632782596538).";
        Ok(text)
    }
}

/// A directed edge between two accounts (indices into [`Messages::accounts`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Whose messages are counted.
    pub user_1: u32,
    /// Who has matching ones.
    pub user_2: u32,
    /// Messages of `user_1` with at least one match by `user_2`.
    pub weight: u32,
}

/// A directed network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directed {
    /// Edges, ascending by the ids of both accounts as text, then by platform.
    pub edges: Vec<Edge>,
    /// Messages that have a key.
    pub n_messages: u64,
    /// Different keys among them (for `co_similar_tweet`: sets of words).
    pub n_keys: u64,
}

/// Computes one network. `messages` must hold the field that [`Network::field`] names.
///
/// Time: sorting, and one step for every two messages that match (`co_similar_tweet`: that share a
/// rare word within the window). Memory: about 40 bytes a message and key, 8 bytes an account and
/// thread, and the edges that are kept. The result does not depend on the number of threads.
///
/// # Errors
/// A parameter out of range, columns of different length, more edges than the budget holds,
/// `Cancelled`.
pub fn network(
    messages: &Messages,
    params: &Params,
    progress: Progress<'_>,
) -> Result<Directed, DetectionError> {
    let window_ms = params.validate()?;
    check(messages)?;
    pool(params.threads)?.install(|| {
        let mut directed = match params.network {
            Network::CoSimilarTweet => by_words(messages, params, window_ms, progress),
            _ => by_key(messages, params, window_ms, progress),
        }?;
        sort_by_name(&mut directed.edges, messages);
        Ok(directed)
    })
}

fn by_key(
    messages: &Messages,
    params: &Params,
    window_ms: i64,
    progress: Progress<'_>,
) -> Result<Directed, DetectionError> {
    let keyed = keys::Keyed::new(messages, params, window_ms, progress)?;
    let watch = Watch::start(progress, "compare messages", keyed.matches())?;
    let has_key = |message| keyed.has_key(message);
    let edges = count::edges(messages, params, &watch, has_key, || keys::ByKey(&keyed))?;
    Ok(Directed {
        edges,
        n_messages: (0..messages.len() as u32)
            .filter(|&one| has_key(one))
            .count() as u64,
        n_keys: keyed.n_keys.into(),
    })
}

fn by_words(
    messages: &Messages,
    params: &Params,
    window_ms: i64,
    progress: Progress<'_>,
) -> Result<Directed, DetectionError> {
    let index = similar::Index::new(messages, params, window_ms, progress)?;
    let watch = Watch::start(progress, "compare messages", index.candidates())?;
    let has_words = |message| index.has_words(message);
    let partners = || similar::ByWords::new(&index);
    let edges = count::edges(messages, params, &watch, has_words, partners)?;
    Ok(Directed {
        edges,
        n_messages: (0..messages.len() as u32)
            .filter(|&one| has_words(one))
            .count() as u64,
        n_keys: index.n_sets().into(),
    })
}

/// Something of each message, in parallel, with looks at the progress function in between.
fn each<T: Send>(
    n: usize,
    stage: &'static str,
    progress: Progress<'_>,
    one: impl Fn(usize) -> T + Sync,
) -> Result<Vec<T>, DetectionError> {
    const STEP: usize = 1 << 14;
    let watch = Watch::start(progress, stage, n as u64)?;
    let mut all = Vec::with_capacity(n);
    for from in (0..n).step_by(STEP) {
        let to = n.min(from + STEP);
        all.par_extend((from..to).into_par_iter().map(&one));
        watch.advance((to - from) as u64);
        watch.check()?;
    }
    Ok(all)
}

/// The columns are public: look once, index freely afterwards.
fn check(messages: &Messages) -> Result<(), DetectionError> {
    let n = messages.len();
    let whole = [
        messages.time_ms.len(),
        messages.platform.len(),
        messages.is_repost.len(),
        messages.first_value.len().wrapping_sub(1),
    ]
    .iter()
    .all(|&length| length == n);
    let known = messages.accounts.len();
    if !whole || messages.account.iter().any(|&code| code as usize >= known) {
        return Err(DetectionError::DamagedShares {
            reason: "columns of posts of different length, or an account without an id",
        });
    }
    Ok(())
}

fn sort_by_name(edges: &mut [Edge], messages: &Messages) {
    let mut order: Vec<u32> = (0..messages.accounts.len() as u32).collect();
    let platform = |account: u32| {
        let code = messages.platform_of.get(account as usize).copied();
        messages.platforms.get(usize::from(code.unwrap_or(0)))
    };
    order.sort_by_cached_key(|&account| (messages.accounts.get(account), platform(account)));
    let mut rank = vec![0u32; order.len()];
    for (at, &account) in order.iter().enumerate() {
        rank[account as usize] = at as u32;
    }
    edges.sort_unstable_by_key(|edge| (rank[edge.user_1 as usize], rank[edge.user_2 as usize]));
}
