//! The ladder from similarity to words: what may be said, and what it takes to say it.

use serde::Serialize;

/// How far the evidence reaches. A report can say no more than its rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// 1: similarity. Observed, nothing more.
    Similarity,
    /// 2: coordinated behaviour is statistically established.
    Coordination,
    /// 3: indicators of inauthentic behaviour, checked by a human.
    InauthenticityIndicated,
}

/// All of them, the lowest first.
pub const LADDER: [Rung; 3] = [
    Rung::Similarity,
    Rung::Coordination,
    Rung::InauthenticityIndicated,
];

/// What a sentence speaks of, with the counts that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Subject {
    /// Two accounts with an edge.
    Edge {
        /// Different objects that both shared within the time window.
        n_objects: u64,
    },
    /// A community of the network.
    Community {
        /// Accounts.
        n_accounts: u64,
        /// Edges between them.
        n_edges: u64,
        /// Accounts that belong to an established group.
        n_established: u64,
    },
}

/// What is known about an account or a community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Evidence {
    /// More meetings than activity predicts, in at least one layer, after correction.
    pub activity: bool,
    /// More synchrony than a common cause predicts, after correction.
    pub common_cause: bool,
    /// Accounts of the established group.
    pub group_size: u32,
    /// The community stands out from random groups of like activity; `None` when not compared.
    pub beyond_random_groups: Option<bool>,
    /// Results stayed when window, layers, objects and shares were varied; `None` when not tried.
    pub survives_sensitivity: Option<bool>,
    /// Layers in which rung 2 holds.
    pub layers_at_rung_2: u32,
    /// Independent families of indicators above the control group.
    pub indicator_families: u32,
    /// A human weighed the innocent explanations.
    pub alternatives_checked: bool,
}

/// Accounts that a group must have for rung 2.
const MIN_GROUP: u32 = 4;

impl Rung {
    /// The highest rung that this evidence reaches.
    ///
    /// Rung 2: both nulls passed, a group of at least 4, and no check of groups or sensitivity that
    /// was made has failed. Rung 3: rung 2 in at least two layers, at least two independent families
    /// of indicators, alternatives checked by a human. Who operates the accounts, and for whom, is
    /// not a matter of statistics and has no rung here: that is for an analyst with outside proof.
    pub fn reached(evidence: &Evidence) -> Self {
        let established = evidence.activity
            && evidence.common_cause
            && evidence.group_size >= MIN_GROUP
            && evidence.beyond_random_groups != Some(false)
            && evidence.survives_sensitivity != Some(false);
        if !established {
            return Self::Similarity;
        }
        let indicated = evidence.layers_at_rung_2 >= 2
            && evidence.indicator_families >= 2
            && evidence.alternatives_checked;
        if indicated {
            Self::InauthenticityIndicated
        } else {
            Self::Coordination
        }
    }

    /// 1, 2 or 3.
    pub fn number(self) -> u8 {
        match self {
            Self::Similarity => 1,
            Self::Coordination => 2,
            Self::InauthenticityIndicated => 3,
        }
    }

    /// What the rung is called beside its number, in tables and in the middle of a sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Similarity => "similarity",
            Self::Coordination => "established",
            Self::InauthenticityIndicated => "indicated",
        }
    }

    /// The strongest sentence that is allowed. It names what it stands on, so that it is as true of an edge
    /// of two meetings as of one of two hundred.
    pub fn sentence(self, of: Subject) -> String {
        let (stands_on, established) = match of {
            Subject::Edge { n_objects } => (
                format!(
                    "these two accounts shared {} within the time window",
                    count(n_objects, "object", "different objects")
                ),
                String::new(),
            ),
            Subject::Community {
                n_accounts,
                n_edges,
                n_established,
            } => (
                format!(
                    "the {} of this community have {}",
                    count(n_accounts, "account", "accounts"),
                    count(n_edges, "edge", "edges")
                ),
                format!(" of {n_established} of its {n_accounts} accounts"),
            ),
        };
        match self {
            Self::Similarity => {
                format!("It was observed that {stands_on}; more than that is not established.")
            }
            Self::Coordination => format!(
                "Coordinated behaviour is statistically established{established}: {stands_on}, and neither activity nor a common cause explains {}.",
                match of {
                    Subject::Edge { .. } => "how they met",
                    Subject::Community { .. } => "how those met",
                }
            ),
            Self::InauthenticityIndicated => format!(
                "There are indicators of inauthentic behaviour{established}: {stands_on}, and other explanations were weighed by a human."
            ),
        }
    }
}

/// `1 object`, `2 objects`.
fn count(n: u64, one: &str, many: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_says_no_more_than_its_rung() {
        for (at, rung) in LADDER.into_iter().enumerate() {
            assert_eq!(usize::from(rung.number()), at + 1);
        }
        let [low, middle, high] = LADDER.map(Rung::word);
        assert_eq!(low, "similarity");
        assert!(middle == "established" && high == "indicated");
    }

    #[test]
    fn a_sentence_names_what_it_stands_on_and_no_more_than_its_rung() {
        let edge = |n_objects| Subject::Edge { n_objects };
        let community = Subject::Community {
            n_accounts: 20,
            n_edges: 35,
            n_established: 12,
        };
        assert_eq!(
            Rung::Similarity.sentence(edge(1)),
            "It was observed that these two accounts shared 1 object within the time window; more than that is not established."
        );
        assert_eq!(
            Rung::Similarity.sentence(community),
            "It was observed that the 20 accounts of this community have 35 edges; more than that is not established."
        );
        assert_eq!(
            Rung::Coordination.sentence(edge(14)),
            "Coordinated behaviour is statistically established: these two accounts shared 14 different objects within the time window, and neither activity nor a common cause explains how they met."
        );
        assert_eq!(
            Rung::Coordination.sentence(community),
            "Coordinated behaviour is statistically established of 12 of its 20 accounts: the 20 accounts of this community have 35 edges, and neither activity nor a common cause explains how those met."
        );
        for of in [edge(2), community] {
            let [low, middle, high] = LADDER.map(|rung| rung.sentence(of));
            assert!(
                !low.contains("often") && !low.contains("oordinated"),
                "{low}"
            );
            assert!(!low.contains("nauthentic") && !middle.contains("nauthentic"));
            assert!(high.contains("indicators of inauthentic"), "{high}");
        }
    }
}
