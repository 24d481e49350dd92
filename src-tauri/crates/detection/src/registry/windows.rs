//! The suggestion of a window, declared.

use super::{LAYERS_PARAMETER, MethodSpec, Reference, WINDOWS};

/// A window suggested by the speed of the fastest objects, beside the curve *pairs against window*.
pub const WINDOW_SUGGESTION: MethodSpec = MethodSpec {
    id: "window-suggestion",
    name: "Suggested time window",
    question: "Within which time do the fastest objects of this data spread?",
    text: "Of the objects with more than one share, the tenth with the soonest second share is taken; for each of them the seconds from its first share until more than half of its shares were there; the suggestion is the median, and at least one second. The rule is that of CooRnet. The curve gives the exact number of pairs of posts within each window, before any other rule.",
    caution: "The suggestion says how fast this data moves, not what is coordinated: news spreads fast by itself, and a group that takes its time is outside the window. Compare several windows, and say which ones you tried.",
    parameters: &[LAYERS_PARAMETER, WINDOWS],
    references: &[Reference {
        citation: "Giglietto, F., Righetti, N., Rossi, L., & Marino, G. (2020). It takes a village to manipulate the media: coordinated link sharing behavior during 2018 and 2019 Italian elections. Information, Communication & Society, 23(6), 867-891.",
        doi: "10.1080/1369118X.2020.1739732",
    }],
};
