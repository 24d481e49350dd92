//! Remarks on the quality of the data: what an expert reader would ask first.

mod times;

use std::collections::BTreeMap;

use zwerm_workbench::{ImportOutcome, ImportRecord, PostIndex};

pub(crate) use times::Resolution;
use times::{assumed_zone, gap_notes, time_resolution, time_span};

use crate::api::{QualityNote, Span};
use crate::error::Result;
use crate::words::{counted, flag_words, number, percent, platform_name, reject_words};

/// Rejected rows from which on it is a warning, as a share of all.
const MANY_REJECTED: f64 = 0.01;

/// The remarks, in the order in which they matter when one reads them.
pub(super) fn notes(imports: &[ImportRecord], posts: &PostIndex) -> Result<Vec<QualityNote>> {
    let outcomes = imports
        .iter()
        .map(|import| Ok(serde_json::from_value(import.receipt["outcome"].clone())?))
        .collect::<Result<Vec<ImportOutcome>>>()?;
    if outcomes.is_empty() {
        return Ok(Vec::new());
    }
    let marks = posts.posts();
    let (first, last) = (marks.first(), marks.last());
    let mut notes = Vec::from_iter(time_span(
        first.map(|post| post.time_ms),
        last.map(|post| post.time_ms),
    ));
    notes.push(rejected(&outcomes));
    notes.push(repeated(imports, &outcomes));
    notes.extend(seen_again(&outcomes));
    notes.extend(in_several(posts));
    notes.extend(gap_notes(posts));
    notes.extend(time_resolution(imports, &outcomes));
    notes.extend(assumed_zone(imports));
    notes.extend(damaged_ids(&outcomes));
    notes.extend(unreadable_numbers(&outcomes));
    notes.extend(two_accounts(&outcomes));
    notes.extend(without_any_text(posts));
    notes.extend(without_object(&outcomes));
    notes.extend(platforms(posts));
    Ok(notes)
}

/// The remarks as they hold for a stretch of time: its own span, the gaps that reach into it, and
/// what is true of the files.
pub(super) fn within(
    notes: &[QualityNote],
    span: Span,
    first_ms: Option<i64>,
    last_ms: Option<i64>,
) -> Vec<QualityNote> {
    let mut kept = Vec::from_iter(time_span(first_ms, last_ms));
    let inside = |gap: &Span| gap.from_ms < span.to_ms && gap.to_ms > span.from_ms;
    kept.extend(
        notes
            .iter()
            .filter(|note| note.of_files || note.span.as_ref().is_some_and(inside))
            .cloned(),
    );
    kept
}

/// A remark on the files as they were imported.
fn note(code: &str, level: &str, text: String) -> QualityNote {
    QualityNote {
        code: code.to_owned(),
        level: level.to_owned(),
        text,
        of_files: true,
        span: None,
    }
}

fn flagged(outcomes: &[ImportOutcome], code: &str) -> u64 {
    outcomes
        .iter()
        .filter_map(|outcome| outcome.flagged.get(code))
        .sum()
}

fn rows_read(outcomes: &[ImportOutcome]) -> u64 {
    outcomes.iter().map(|outcome| outcome.rows_read).sum()
}

fn rejected(outcomes: &[ImportOutcome]) -> QualityNote {
    let read = rows_read(outcomes);
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    for (code, count) in outcomes
        .iter()
        .flat_map(|outcome| &outcome.rejected_by_reason)
    {
        *reasons.entry(code).or_default() += count;
    }
    let rejected: u64 = reasons.values().sum();
    if rejected == 0 {
        return note(
            "rejected",
            "ok",
            format!("All {} could be used.", counted(read, "row", "rows")),
        );
    }
    let mut reasons: Vec<(&str, u64)> = reasons.into_iter().collect();
    reasons.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let words: Vec<String> = reasons
        .iter()
        .take(3)
        .map(|(code, count)| format!("{} {}", number(*count), reject_words(code)))
        .collect();
    let more = if reasons.len() > 3 { " and others" } else { "" };
    let level = if rejected as f64 > MANY_REJECTED * read as f64 {
        "warn"
    } else {
        "note"
    };
    note(
        "rejected",
        level,
        format!(
            "{} of {} ({}) could not be used: {}{more}.",
            number(rejected),
            counted(read, "row", "rows"),
            percent(rejected, read),
            words.join(", ")
        ),
    )
}

/// Rows that repeat others. Where a record is one share, two equal records are two shares and count
/// twice; where a post spans several records, what they repeat is counted once.
fn repeated(imports: &[ImportRecord], outcomes: &[ImportOutcome]) -> QualityNote {
    let (mut twice, mut once) = (0, 0);
    for (import, outcome) in imports.iter().zip(outcomes) {
        let rows = outcome.flagged.get("duplicate-row").copied().unwrap_or(0);
        once += outcome.flagged.get("same-post").copied().unwrap_or(0);
        *(if counts_once(import) {
            &mut once
        } else {
            &mut twice
        }) += rows;
    }
    let read = rows_read(outcomes);
    let of_all = |rows: u64| {
        format!(
            "{} of {} ({}) {} what earlier rows say",
            number(rows),
            counted(read, "row", "rows"),
            percent(rows, read),
            if rows == 1 { "repeats" } else { "repeat" }
        )
    };
    match (twice, once) {
        (0, 0) => note("duplicates", "ok", "No row repeats another.".to_owned()),
        (0, once) => note(
            "duplicates",
            "note",
            format!("{}; what is repeated was counted once.", of_all(once)),
        ),
        (twice, once) => {
            let level = if twice * 20 > read { "warn" } else { "note" };
            let more = if once == 0 {
                String::new()
            } else {
                format!(" {} more were counted once.", number(once))
            };
            note(
                "duplicates",
                level,
                format!(
                    "{} and count again, because each may be a share of its own. Was the same data collected twice?{more}",
                    of_all(twice)
                ),
            )
        }
    }
}

/// Whether one post of this import may span several records or hold a list, so that what it repeats
/// is one share.
fn counts_once(import: &ImportRecord) -> bool {
    let columns = || import.mapping["columns"].as_array().into_iter().flatten();
    let objects = columns().filter(|column| {
        let role = column["role"].as_str();
        role.is_some_and(|role| role.starts_with("object"))
    });
    // A format of which a record is a post.
    let posts = import.mapping["layout"]
        .as_str()
        .is_some_and(|layout| !layout.starts_with("coortweet-"));
    posts || objects.count() > 1 || columns().any(|column| !column["list"].is_null())
}

fn seen_again(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let (count, read) = (flagged(outcomes, "post-again"), rows_read(outcomes));
    (count > 0).then(|| {
        note(
            "observations",
            "note",
            format!(
                "{} of {} ({}) {} a post again at another moment, with other counts or words. Each post counts once; what was seen later is kept as an observation.",
                number(count),
                counted(read, "row", "rows"),
                percent(count, read),
                if count == 1 { "shows" } else { "show" }
            ),
        )
    })
}

fn in_several(posts: &PostIndex) -> Option<QualityNote> {
    let count = posts.in_several();
    (count > 0).then(|| {
        note(
            "in-several-files",
            "warn",
            format!(
                "{} in more than one file and {} in each, which can make pairs out of nothing. Remove the file that holds less.",
                counted(count, "post stands", "posts stand"),
                if count == 1 { "counts" } else { "count" }
            ),
        )
    })
}

fn unreadable_numbers(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let count = flagged(outcomes, "unreadable-number");
    (count > 0).then(|| {
        note(
            "unreadable-numbers",
            "note",
            format!(
                "{} cannot be read and were left empty.",
                counted(
                    count,
                    "count or date of an account",
                    "counts or dates of accounts"
                )
            ),
        )
    })
}

/// A few names, or how many there are.
fn file_names(names: &[&str]) -> String {
    match names.len() {
        0..=3 => names.join(", "),
        many => format!("{} files", number(many as u64)),
    }
}

fn damaged_ids(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let count = flagged(outcomes, "damaged-id");
    (count > 0).then(|| {
        note(
            "damaged-ids",
            "warn",
            format!(
                "{} {}: different accounts or posts may have become one. Use the file as the tool exported it, not as a spreadsheet saved it.",
                number(count),
                flag_words("damaged-id")
            ),
        )
    })
}

fn two_accounts(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let count = flagged(outcomes, "content-of-two-accounts");
    (count > 0).then(|| {
        note(
            "content-of-two-accounts",
            "warn",
            format!(
                "{} of a post that an earlier row gives to another account.",
                counted(count, "row speaks", "rows speak")
            ),
        )
    })
}

fn without_any_text(posts: &PostIndex) -> Option<QualityNote> {
    let without = !posts.posts().is_empty() && !posts.posts().iter().any(|post| post.has_text);
    without.then(|| {
        note(
            "without-text",
            "note",
            "No post has a text: what was shared can be compared, not what was said.".to_owned(),
        )
    })
}

fn without_object(outcomes: &[ImportOutcome]) -> Option<QualityNote> {
    let (count, read) = (flagged(outcomes, "no-object"), rows_read(outcomes));
    (count > 0).then(|| {
        note(
            "without-object",
            "note",
            format!(
                "{} of {} ({}) share no object: they are posts, but no detection sees them.",
                number(count),
                counted(read, "row", "rows"),
                percent(count, read)
            ),
        )
    })
}

fn platforms(posts: &PostIndex) -> Option<QualityNote> {
    let mut counts = vec![0_u64; posts.platforms().len()];
    for post in posts.posts() {
        if let Some(count) = counts.get_mut(usize::from(post.platform)) {
            *count += 1;
        }
    }
    let all: u64 = counts.iter().sum();
    let named: Vec<(u64, &String)> = counts
        .into_iter()
        .zip(posts.platforms())
        .filter(|(count, _)| *count > 0)
        .collect();
    if named.len() < 2 {
        return None;
    }
    let parts: Vec<String> = named
        .iter()
        .take(6)
        .map(|(count, name)| format!("{} {}", platform_name(name), percent(*count, all)))
        .collect();
    let more = if named.len() > 6 { " and others" } else { "" };
    Some(note(
        "platforms",
        "note",
        format!(
            "Posts come from {} platforms: {}{more}. An object with the same id on two platforms counts as one unless you say otherwise.",
            named.len(),
            parts.join(", ")
        ),
    ))
}
