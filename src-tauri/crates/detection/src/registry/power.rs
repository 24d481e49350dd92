//! Power as data: what is planted, and what finding it says.

use super::{MethodSpec, ParameterSpec, Range, Reference};
use crate::DetectionError;
use crate::power::Power;
use crate::registry::duration_words;

/// `Power::group_size`.
pub const GROUP_SIZE: ParameterSpec = ParameterSpec {
    id: "group_size",
    name: "Accounts of a planted group",
    unit: "accounts",
    range: Range::Whole {
        min: 2,
        max: 1_000,
        default: 6,
    },
    text: "How many accounts act together.",
};

/// `Power::events`.
pub const EVENTS: ParameterSpec = ParameterSpec {
    id: "events",
    name: "Events of a planted group",
    unit: "objects",
    range: Range::Whole {
        min: 1,
        max: 10_000,
        default: 5,
    },
    text: "How many different objects all of them share together.",
};

/// `Power::spread_secs`.
pub const SPREAD: ParameterSpec = ParameterSpec {
    id: "spread_secs",
    name: "Spread of an event",
    unit: "s",
    range: Range::Numbers {
        min: 0.0,
        max: 31_622_400.0,
        default: &[30.0],
        max_count: 1,
    },
    text: "Within which time after the moment of an event its shares come, evenly at random.",
};

/// `Power::trials`.
pub const TRIALS: ParameterSpec = ParameterSpec {
    id: "trials",
    name: "Trials",
    unit: "groups",
    range: Range::Whole {
        min: 1,
        max: 10_000,
        default: 20,
    },
    text: "How many groups are planted, each alone, each with a run of its own. More of them narrow the interval and take longer.",
};

/// What a run's settings would find in the analyst's own data.
pub const POWER: MethodSpec = MethodSpec {
    id: "power",
    name: "Power: what a negative result is worth",
    question: "Would these settings have found a group, had there been one?",
    text: "One group at a time is planted into a copy of the shares in memory, and the run is made again. The members are accounts of the data, chosen at random whatever they do, so that they keep their own activity; all are of one platform. Each event starts at a share of the data chosen at random, so that busy hours and popular objects come as often as they are; every member shares that object within the spread after it, by a post of its own. The group counts as found in the network when its accounts are in one community, and at rung 2 when they are in one established group: all of them, or at least half and two. The share of groups found has an interval of Wilson at 95 %.",
    caution: "A planted group is a simple one: all members take part in every event, and none covers its tracks. Real groups can be easier or harder to find. A group found in the network is one that an analyst would still have to notice among the other communities; the table says how large they are, and how many of the groups would have been in one community without acting together.",
    parameters: &[GROUP_SIZE, EVENTS, SPREAD, TRIALS],
    references: &[Reference {
        citation: "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association, 22(158), 209-212.",
        doi: "10.1080/01621459.1927.10502953",
    }],
};

/// What is planted, as a part of a sentence: `groups of 6 accounts that share 5 objects within 30
/// seconds each`.
///
/// # Errors
/// A value outside its range.
pub fn describe_power(asked: &Power) -> Result<String, DetectionError> {
    asked.validate()?;
    Ok(format!(
        "groups of {} accounts that share {} {} within {} each",
        asked.group_size,
        asked.events,
        if asked.events == 1 {
            "object"
        } else {
            "objects"
        },
        duration_words((asked.spread_secs * 1000.0).round() as i64),
    ))
}
