//! The sentences of the report, composed from numbers: a sentence can never say more than the
//! numbers behind it.

mod picture;

pub use picture::{picture_caption, picture_counts, picture_origin, picture_title};

use crate::model::{Confidence, Finding, GlossaryEntry, Headline, Judgement, Names, Reached};
use crate::number::{count, date, decimal, duration, group};

/// The sentence that stands on page one, whatever was found.
pub const NOT_JUDGED: &str = "Content was not judged";

/// Summary of the run, one sentence each.
pub fn summary(headline: &Headline) -> Vec<String> {
    let h = headline;
    let period = match (h.first_ms, h.last_ms) {
        (Some(first), Some(last)) => format!(", from {} to {} (UTC)", date(first), date(last)),
        _ => String::new(),
    };
    let mut sentences = vec![format!(
        "{} of {} by {} were compared{period}, in {}.",
        count(h.shares, "share", "shares"),
        count(h.objects, "object", "objects"),
        count(h.accounts, "account", "accounts"),
        layers(&h.layers),
    )];
    let window = duration(h.widest_window_secs);
    if h.edges == 0 {
        sentences.push(format!(
            "No two accounts shared {} or more of the same objects within {window} of one another. \
             With these settings there is no coordinated pattern in this data; other settings or \
             other data may show one.",
            group(u64::from(h.min_weight)),
        ));
        return sentences;
    }
    sentences.push(format!(
        "{} by different accounts share an object within {window} of one another.",
        count(h.pairs, "pair of posts", "pairs of posts"),
    ));
    let share = if h.accounts > 0 {
        let percent = decimal(100.0 * h.accounts_in_network as f64 / h.accounts as f64, 1);
        format!(" ({percent}\u{A0}% of all)")
    } else {
        String::new()
    };
    sentences.push(format!(
        "{}{share} are joined by {}: each edge stands for {} or more different objects that two \
         accounts shared within the window. This is a coordinated pattern: an indicator that \
         deserves a closer look, not a proof of anything.",
        count(h.accounts_in_network, "account", "accounts"),
        count(h.edges, "edge", "edges"),
        group(u64::from(h.min_weight)),
    ));
    if h.communities > 0 {
        sentences.push(format!(
            "The network falls into {}; the largest has {}.",
            count(h.communities, "community", "communities"),
            count(h.largest_community, "account", "accounts"),
        ));
    }
    sentences.extend(h.reached.as_ref().map(|reached| rungs(h, reached)));
    sentences
}

/// How many edges and communities reach which rung.
fn rungs(h: &Headline, reached: &Reached) -> String {
    let of = format!(
        "{} and {}",
        count(h.edges, "edge", "edges"),
        count(h.communities, "community", "communities")
    );
    let rest = &reached.rest;
    if reached.groups == 0 {
        return format!(
            "Held against chance, all of it ({of}) stays at rung 1, {rest}: nothing beyond what was \
             observed is statistically established, which is no proof that nobody coordinates."
        );
    }
    format!(
        "Held against chance, {} of the {} and {} of the {} reach rung 2, coordinated behaviour that is \
         statistically established: {} with {}. All other edges and communities stay at rung 1, {rest}.",
        group(reached.edges),
        count(h.edges, "edge", "edges"),
        group(reached.communities),
        count(h.communities, "community", "communities"),
        count(reached.groups, "group", "groups"),
        count(reached.accounts, "account", "accounts"),
    )
}

/// `the layer url`, `the layers url, hashtag and text`.
fn layers(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|n| crate::text::visible(n, 40)).collect();
    match names.split_last() {
        None => "one layer".to_owned(),
        Some((only, [])) => format!("the layer {only}"),
        Some((last, rest)) => format!("the layers {} and {last}", rest.join(", ")),
    }
}

/// What confidence is about; printed once, above the findings.
pub const CONFIDENCE: &str = "Confidence is the analyst's judgement of the evidence: whether it comes \
     from independent observations, how good the collection is, and whether ordinary explanations \
     were considered. It says nothing on how likely a statement is.";

/// A judgement as a word; a dash where nobody has judged.
pub fn judged(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::NotJudged => "–",
        Judgement::Convincing => "convincing",
        Judgement::Unclear => "unclear",
        Judgement::Innocent => "innocent",
    }
}

/// A confidence as a sentence; empty where none is stated.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::NotStated => "",
        Confidence::Low => "Confidence: low.",
        Confidence::Moderate => "Confidence: moderate.",
        Confidence::High => "Confidence: high.",
    }
}

/// What a finding rests on, one sentence each: composed from its figures, so that the confidence
/// never stands there without what speaks for and against it.
pub fn finding(finding: &Finding) -> Vec<String> {
    let Some(edge) = &finding.edge else {
        return Vec::new();
    };
    let median = edge.median_delta_secs.map_or(String::new(), |secs| {
        format!(
            ", with a median of {} between the two posts",
            duration(secs)
        )
    });
    let mut sentences = vec![format!(
        "The two accounts shared {} in {} and {}{median}.",
        count(edge.n_objects, "object", "different objects"),
        count(u64::from(edge.n_layers), "layer", "layers"),
        count(edge.n_pairs, "pair of posts", "pairs of posts"),
    )];
    sentences.extend(edge.verdict.clone());
    if edge.judged != Judgement::NotJudged {
        let word = judged(edge.judged);
        sentences.push(format!("The reviewer judged the edge as a whole: {word}."));
    }
    let [convincing, unclear, innocent] = edge.n_judged;
    if convincing + unclear + innocent > 0 {
        sentences.push(format!(
            "Judgements of its pairs: {} convincing, {} unclear, {} innocent; {} not judged.",
            group(convincing),
            group(unclear),
            group(innocent),
            group(edge.n_pairs.saturating_sub(convincing + unclear + innocent)),
        ));
    }
    if finding.confidence == Confidence::High && edge.n_layers < 2 {
        sentences.push(
            "This confidence rests on one layer: no second kind of sharing bears it out."
                .to_owned(),
        );
    }
    if finding.confidence == Confidence::High && unclear + innocent > convincing {
        sentences
            .push("More of the pairs judged are unclear or innocent than convincing.".to_owned());
    }
    sentences
}

/// What nobody may read into the report, for a run that was held against chance or one that was not;
/// printed next to the summary.
pub fn does_not_show(is_tested: bool) -> [(&'static str, &'static str); 4] {
    let [similarity, chance, operator, content] = DOES_NOT_SHOW;
    if is_tested {
        [TESTED[0], TESTED[1], operator, content]
    } else {
        [similarity, chance, operator, content]
    }
}

/// What takes the place of the first two where chance was tried.
const TESTED: [(&str, &str); 2] = [
    (
        "Similarity in behaviour, and no more than each rung says.",
        "The report shows which accounts shared the same objects at nearly the same time, and how \
         often. Where no rung is named, fans, a news event, a press release, one app or one \
         scheduled campaign can do the same; rung 2 does not tell open coordination from hidden.",
    ),
    (
        "No probability that anybody is what they seem.",
        "Expected numbers, p and q hold under the models and parameters that the method section \
         names, for this collection. They say how ill chance explains the meetings, not how likely \
         anything else is.",
    ),
];

/// The same of a run that was not held against chance.
const DOES_NOT_SHOW: [(&str, &str); 4] = [
    (
        "Similarity in behaviour, nothing else.",
        "The report shows which accounts shared the same objects at nearly the same time, and how \
         often. Fans, a news event, a press release, one app or one scheduled campaign can do the \
         same.",
    ),
    (
        "How often chance alone would give this was not computed.",
        "This version has no null model. A count is a count: it carries no probability, and two \
         counts from different data cannot be ranked against one another.",
    ),
    (
        "Nothing about who operates an account.",
        "No statement is made on the people, organisations or countries behind the accounts, nor on \
         their intent.",
    ),
    (
        "Content was not judged.",
        "Objects are compared as equal or not equal. Whether they are true, lawful or decent played \
         no part.",
    ),
];

/// Limits that hold for every report.
pub const LIMITS: [&str; 5] = [
    "The data is what was received. Posts that were deleted, hidden, never collected or left out by a \
     platform's interface are not in it, and a selection by keyword favours what contains the keyword.",
    "Times are taken as the source gives them. Where a source rounds times to minutes or days, a \
     window shorter than that resolution cannot tell posts apart.",
    "The window, the smallest weight and the layers decide what becomes an edge. The section on \
     method gives every setting, the overview shows how the number of pairs moves with the window.",
    "Communities are groups with more ties inside than between, found by an algorithm. Another seed \
     or resolution can move an account at the edge of a community.",
    "An account can be in the network without knowing of the others. Before anyone is named, the \
     posts behind the edge should be read and the account holder asked.",
];

/// What page one says about names: a short line and its explanation.
pub fn names_statement(names: Names) -> (&'static str, &'static str) {
    match names {
        Names::Pseudonymised => (
            "Accounts are pseudonymised",
            "A code such as P-7K3QX stands for one account throughout this report. The key stays in \
             the case; codes of different cases cannot be joined.",
        ),
        Names::Shown => (
            "This report contains names of accounts",
            "Account names and post ids are printed as they stand in the data. Do not pass it on \
             without deciding, account by account, whether naming is justified.",
        ),
    }
}

/// Terms every report uses.
pub fn glossary() -> Vec<GlossaryEntry> {
    [
        ("Account", "A sender on one platform, known by the id the data gives it. Not a person."),
        ("Object", "What is shared: a link, hashtag, text, image or post, compared as equal or not equal."),
        ("Share", "One account posting one object at one time. A post with three links is three shares."),
        ("Layer", "One type of object. Layers are compared apart and added only where the text says so."),
        ("Time window", "The longest time between two posts for them to count as a pair."),
        ("Pair of posts", "Two posts by different accounts with the same object within the time window; also called a co-action."),
        ("Edge", "A tie between two accounts with enough pairs."),
        ("Edge weight", "How many pairs of posts join the two accounts within the widest window. The number of different objects among them stands beside it, and is what the smallest number asked for refers to."),
        ("Strength, degree", "Of an account: the sum of the weights of its edges, and their number."),
        ("Community", "Accounts with more ties among themselves than with others. Numbered by size: 1 has most accounts."),
        ("Internal density", "Edges present divided by edges possible within a community; 1 means that everyone is tied to everyone."),
        ("Barcode", "A strip on which every co-action is a tick at its time; the colour shows the seconds between the two posts."),
        ("Coordinated pattern", "Accounts that repeatedly act alike and at nearly the same time. It says how, not why and not who."),
        ("Indicator", "An observation that makes a closer look worthwhile. Not a proof."),
        ("Record", "The number of a row in a source file, counted from 1 without the header."),
        ("SHA-256", "A fingerprint of a file: any change to the file changes it. Source files are cited by its first eight digits."),
    ]
    .map(|(term, meaning)| GlossaryEntry { term: term.to_owned(), meaning: meaning.to_owned() })
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FindingEdge;

    #[test]
    fn the_summary_follows_the_numbers() {
        let mut h = Headline {
            reached: None,
            shares: 218_971,
            accounts: 4000,
            objects: 12_345,
            first_ms: Some(0),
            last_ms: Some(86_400_000),
            layers: vec!["url".into(), "hashtag".into()],
            widest_window_secs: 60.0,
            pairs: 3791,
            edges: 412,
            accounts_in_network: 134,
            communities: 1,
            largest_community: 40,
            min_weight: 2,
        };
        let text = summary(&h).join(" ").replace(['\u{A0}', '\u{202F}'], " ");
        for part in [
            "218 971 shares",
            "the layers url and hashtag",
            "3 791 pairs of posts",
            "134 accounts (3.4 % of all)",
            "1 community;",
            "1970-01-01 to 1970-01-02",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains("chance"), "nobody asked: {text}");
        let told = |h: &Headline| summary(h).join(" ").replace(['\u{A0}', '\u{202F}'], " ");
        h.reached = Some(Reached::default());
        let text = told(&h);
        assert!(
            text.contains("all of it (412 edges and 1 community) stays at rung 1"),
            "{text}"
        );
        assert!(!text.contains("rung 2"), "{text}");
        h.reached = Some(Reached {
            edges: 17,
            communities: 1,
            groups: 2,
            accounts: 12,
            rest: "nothing more".to_owned(),
        });
        let text = told(&h);
        for part in [
            "17 of the 412 edges and 1 of the 1 community reach rung 2",
            "2 groups with 12 accounts",
            "stay at rung 1, nothing more",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        h.edges = 0;
        let text = summary(&h).join(" ");
        assert!(
            text.contains("no coordinated pattern") && !text.contains("closer look"),
            "{text}"
        );
    }

    fn example() -> Finding {
        Finding {
            confidence: Confidence::High,
            edge: Some(FindingEdge {
                n_pairs: 14,
                n_objects: 5,
                n_layers: 1,
                median_delta_secs: Some(7.0),
                judged: Judgement::Convincing,
                n_judged: [1, 2, 1],
                verdict: Some("Rung 1: observed.".to_owned()),
                ..FindingEdge::default()
            }),
            ..Finding::default()
        }
    }

    #[test]
    fn confidence_stands_beside_what_speaks_against_it() {
        let text = finding(&example())
            .join(" ")
            .replace(['\u{A0}', '\u{202F}'], " ");
        for part in [
            "5 different objects in 1 layer and 14 pairs of posts, with a median of 7 s",
            "7 s between the two posts. Rung 1: observed.",
            "as a whole: convincing",
            "1 convincing, 2 unclear, 1 innocent; 10 not judged",
            "rests on one layer",
            "unclear or innocent than convincing",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let mut modest = example();
        modest.confidence = Confidence::Moderate;
        assert!(!finding(&modest).join(" ").contains("one layer:"));
        assert!(finding(&Finding::default()).is_empty());
    }

    #[test]
    fn no_forbidden_word_is_ours() {
        let mut text = summary(&Headline {
            edges: 1,
            ..Headline::default()
        })
        .join(" ");
        for (a, b) in DOES_NOT_SHOW.into_iter().chain(TESTED) {
            text.push_str(a);
            text.push_str(b);
        }
        for entry in glossary() {
            text.push_str(&entry.meaning);
        }
        text.push_str(&LIMITS.join(" "));
        text.push_str(CONFIDENCE);
        text.push_str(&finding(&example()).join(" "));
        let text = text.to_lowercase();
        for word in ["bot", "bots", "troll", "trolls", "fake", "inauthentic"] {
            assert!(
                !text.split(|c: char| !c.is_alphabetic()).any(|w| w == word),
                "{word}"
            );
        }
    }
}
