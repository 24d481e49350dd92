//! The ladder from similarity to words: what may be said, and what it takes to say it.

use serde::Serialize;

/// How far the evidence reaches. A report can say no more than its rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// 1: the accounts often act alike. Observed, nothing more.
    Similarity,
    /// 2: coordinated behaviour is statistically established.
    Coordination,
    /// 3: indicators of inauthentic behaviour, checked by a human.
    InauthenticityIndicated,
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

    /// The strongest sentence that is allowed.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Similarity => "These accounts often act alike.",
            Self::Coordination => "Coordinated behaviour is statistically established.",
            Self::InauthenticityIndicated => "There are indicators of inauthentic behaviour.",
        }
    }
}
