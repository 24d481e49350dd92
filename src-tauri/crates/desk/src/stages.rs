//! Stages of the engine's work, as a line on screen beside a bar.

/// What the engine calls a stage, and what the window says. The window has each of these lines in every
/// language that it speaks.
const STAGES: [(&str, &str); 57] = [
    // Import.
    ("store", "Copying the source into the case"),
    ("compare", "Comparing with the copy in the case"),
    ("unpack", "Unpacking the archive"),
    ("import", "Reading rows"),
    ("look", "Looking at the files"),
    ("look at pictures", "Looking at pictures"),
    // What is in the tables.
    ("read shares", "Loading shares"),
    ("read posts", "Loading posts"),
    ("read accounts", "Loading accounts"),
    ("read objects", "Loading objects"),
    ("read texts", "Loading texts"),
    ("read reposts", "Loading reposts"),
    ("read originals", "Loading the originals of reposts"),
    ("read places of shares", "Finding the rows of shares"),
    ("find posts", "Finding posts"),
    ("find images of posts", "Finding the images of posts"),
    ("write shares", "Writing shares"),
    // The search.
    ("list accounts", "Indexing accounts"),
    ("list objects", "Indexing objects"),
    ("list shares", "Indexing shares"),
    ("copy posts", "Copying posts into the index"),
    ("index posts", "Indexing posts"),
    ("order the index", "Ordering the index"),
    // A run.
    ("sorting shares", "Sorting shares"),
    (
        "checking participation",
        "Counting the shares of each account",
    ),
    ("counting pairs", "Counting pairs"),
    ("pruning", "Leaving out what cannot reach the limit"),
    ("laying out", "Arranging shares"),
    ("sweeping pairs", "Finding pairs"),
    ("listing pairs", "Listing pairs"),
    ("measuring edges", "Measuring edges"),
    ("measuring objects", "Measuring objects"),
    ("communities", "Finding communities"),
    ("layout", "Drawing the network"),
    ("repeating the run", "Repeating the run with changes"),
    ("planting groups", "Planting groups"),
    // What is alike.
    ("collapsing equal texts", "Gathering equal texts"),
    ("sketching texts", "Sketching texts"),
    ("comparing texts", "Comparing texts"),
    ("comparing images", "Comparing images"),
    ("comparing accounts", "Comparing accounts"),
    ("leaving out common images", "Leaving out common images"),
    ("naming clusters", "Naming clusters"),
    // Chance.
    ("configuration model", "Chance: activity of each account"),
    ("admissible pairs", "Chance: pairs that could be tested"),
    ("activity null", "Chance: testing against activity"),
    ("permutations", "Chance: permuting shares"),
    ("day shifts", "Chance: shifting by days"),
    (
        "common-cause null",
        "Chance: testing against a common cause",
    ),
    ("groups", "Chance: growing groups"),
    ("random groups", "Chance: comparing with random groups"),
    ("explanation", "Chance: putting figures together"),
    // A verification.
    ("database", "Checking the case file"),
    ("audit", "Checking the audit chain"),
    ("sources", "Hashing the sources"),
    ("tables", "Hashing the tables"),
    ("runs", "Hashing the files of runs"),
];

/// A stage of the engine as a line on screen; one that is not known as it is, with a capital.
pub(crate) fn in_words(stage: &str) -> String {
    if let Some((_, words)) = STAGES.iter().find(|(known, _)| *known == stage) {
        return (*words).to_owned();
    }
    let mut letters = stage.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{STAGES, in_words};

    #[test]
    fn a_stage_is_known_once_and_others_begin_with_a_capital() {
        let known: BTreeSet<&str> = STAGES.iter().map(|(stage, _)| *stage).collect();
        assert_eq!(known.len(), STAGES.len());
        assert_eq!(in_words("sweeping pairs"), "Finding pairs");
        assert_eq!(in_words("some new stage"), "Some new stage");
        assert_eq!(in_words(""), "");
    }
}
