//! The networks of the Coordination Network Toolkit, declared.

use super::layers::{LayerSpec, declare};
use super::{
    COMPAT, KEEP_LOOPS, LAYERS_PARAMETER, MEMORY, MIN_WEIGHT, MethodSpec, ParameterSpec, Range,
    Reference, THREADS, WINDOWS,
};

/// `toolkit::Params::jaccard`. Default 0.8, as the peer's.
pub const JACCARD: ParameterSpec = ParameterSpec {
    id: "jaccard",
    name: "Similarity of texts",
    unit: "",
    range: Range::Numbers {
        min: 0.1,
        max: 1.0,
        default: &[0.8],
        max_count: 1,
    },
    text: "With --compat toolkit and the layer co_similar_tweet: two texts are alike if their sets of words have at least this Jaccard similarity (words in common by words in either).",
};

/// `toolkit::Params::mentions_alone`.
pub const MENTIONS_ALONE: ParameterSpec = ParameterSpec {
    id: "mentions_alone",
    name: "Texts of mentions alone",
    unit: "",
    range: Range::Switch { default: false },
    text: "With --compat toolkit and the layer co_tweet: texts of which nothing is left without their mentions are all equal, as the toolkit has it. Without this they match nothing.",
};

/// Networks of directed edges as the Coordination Network Toolkit defines them.
pub const TOOLKIT: MethodSpec = MethodSpec {
    id: "directed-toolkit",
    name: "Networks of the Coordination Network Toolkit",
    question: "Which accounts posted the same {object} as another account within the time window, how often?",
    text: "Two messages match if they have the same key and lie within the window, the bound included. The weight of the edge from account 1 to account 2 is the number of messages of account 1 that match a message of account 2, so the two directions differ. Of a message id that comes twice the first counts. A message without a key (no address, no text) matches nothing.",
    caution: "An edge is an indicator, not a proof: busy accounts meet by chance. The network co_post says how often two accounts post at the same time, whatever they say, and is a measure of that.",
    parameters: &[
        COMPAT,
        LAYERS_PARAMETER,
        WINDOWS,
        MIN_WEIGHT,
        KEEP_LOOPS,
        JACCARD,
        MENTIONS_ALONE,
        MEMORY,
        THREADS,
    ],
    references: &[
        Reference {
            citation: "Graham, T., & QUT Digital Observatory (2020). Coordination Network Toolkit. Queensland University of Technology (software).",
            doi: "10.25912/RDF_1632782596538",
        },
        Reference {
            citation: "Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist, 11(2), 37-50.",
            doi: "10.1111/j.1469-8137.1912.tb05611.x",
        },
    ],
};

/// The toolkit's networks by its own names, in its order.
pub const TOOLKIT_LAYERS: &[LayerSpec] = &[
    declare(
        "co_retweet",
        "Co-retweet",
        "reposted post",
        "Who reposted the same post within the window?",
        "The id of the post that is reposted.",
    ),
    declare(
        "co_tweet",
        "Co-tweet",
        "text",
        "Who published the same text within the window?",
        "The text in lower case, without mentions (from @ to the next blank) and with single blanks; no reposts.",
    ),
    declare(
        "co_reply",
        "Co-reply",
        "post replied to",
        "Who replied to the same post within the window?",
        "The id of the post that is answered; no reposts.",
    ),
    declare(
        "co_link",
        "Co-link",
        "address",
        "Who listed the same address within the window?",
        "An address as the record lists it, to the letter; no reposts.",
    ),
    declare(
        "co_similar_tweet",
        "Co-similar tweet",
        "similar text",
        "Who published a similar text within the window?",
        "The set of the words of a text, in lower case and without mentions; words are cut by the rules of Unicode (UAX 29), marks such as # and emoji count. No reposts.",
    ),
    declare(
        "co_post",
        "Co-post",
        "moment",
        "Who posted anything within the window?",
        "Nothing: every two messages within the window match, reposts too.",
    ),
];
