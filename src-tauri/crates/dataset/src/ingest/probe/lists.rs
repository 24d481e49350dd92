//! Which columns hold several values in a cell, told from the cells themselves.

use super::Look;
use super::known::Known;
use crate::DatasetError;
use crate::ingest::mapping::{ProbeOptions, Role};
use crate::ingest::records::CellList;
use crate::ingest::roles::Guess;

/// Longest value of the sample; what is as long may have been cut off.
const CUT_OFF: usize = 2_000;
/// Types whose ids never contain the characters that separate them.
const TOKENS: [&str; 4] = ["url", "hashtag", "mention", "domain"];

/// One rule a column, or none. Where a column was found to hold lists, its guess says so.
pub(super) fn lists(
    looked: &Look,
    guesses: &mut [Guess],
    known: Option<&Known>,
    options: &ProbeOptions,
) -> Result<Vec<Option<CellList>>, DatasetError> {
    let mut rules: Vec<Option<CellList>> = vec![None; looked.header.len()];
    if let Some(known) = known {
        let columns = guesses.iter().zip(&looked.facts).zip(&known.columns);
        for (rule, ((guess, facts), assigned)) in rules.iter_mut().zip(columns) {
            let list = assigned.as_ref().and_then(|assigned| assigned.list);
            *rule = list.filter(|_| matches!(guess.role, Role::Object(_)));
            // One program joins the values with commas, another writes the same list in brackets.
            if matches!(rule, Some(CellList::Separated(_))) && bracketed(&facts.filled).is_some() {
                *rule = Some(CellList::Brackets);
            }
        }
    } else {
        for ((rule, guess), facts) in rules.iter_mut().zip(guesses.iter_mut()).zip(&looked.facts) {
            let Role::Object(object_type) = &guess.role else {
                continue;
            };
            if let Some((list, cells)) = guess_list(object_type, &facts.filled) {
                let share = 100.0 * cells as f64 / facts.filled.len() as f64;
                let share = if share < 1.0 {
                    "less than 1 %".to_owned()
                } else {
                    format!("{share:.0} %")
                };
                guess.why += &match list {
                    CellList::Brackets => {
                        format!("; {share} of the cells are lists in brackets")
                    }
                    CellList::Separated(_) | CellList::Addresses => {
                        format!("; {share} of the cells hold several, separated by \"{list}\"")
                    }
                };
                *rule = Some(list);
            }
        }
        follow(looked, guesses, &mut rules);
    }
    for (column, list) in &options.lists {
        let at = looked.header.iter().position(|name| name == column);
        let Some((at, guess)) = at.and_then(|at| Some((at, guesses.get(at)?))) else {
            return Err(DatasetError::UnknownColumn {
                role: "list".to_owned(),
                column: column.clone(),
                columns: looked.header.clone(),
            });
        };
        if list.is_some() && !matches!(guess.role, Role::Object(_)) {
            return Err(DatasetError::InvalidOption {
                option: "list",
                value: column.clone(),
                expected: format!(
                    "only a column of objects can hold several values in a cell, and this one is {}",
                    guess.role
                ),
            });
        }
        if let Some(rule) = rules.get_mut(at) {
            *rule = *list;
        }
    }
    Ok(rules)
}

/// What stands in no link, hashtag, handle or domain.
const BAR: CellList = CellList::Separated('|');

/// A scraper separates in one way. A bar in one column is taken for the others, too, whose sample
/// has no list: theirs may come further down.
fn follow(looked: &Look, guesses: &mut [Guess], rules: &mut [Option<CellList>]) {
    let mut found = rules.iter().flatten().peekable();
    if found.peek().is_none() || !found.all(|rule| *rule == BAR) {
        return;
    }
    for ((rule, guess), facts) in rules.iter_mut().zip(guesses).zip(&looked.facts) {
        let is_token = matches!(&guess.role, Role::Object(name) if TOKENS.contains(&name.as_str()));
        let is_single = facts.filled.iter().all(|cell| !cell.contains('|'));
        if rule.is_none() && is_token && is_single {
            guess.why += "; a \"|\" would separate several, as in another column";
            *rule = Some(BAR);
        }
    }
}

/// How many cells are lists in brackets, if almost all are.
fn bracketed(filled: &[String]) -> Option<usize> {
    let whole = || filled.iter().filter(|cell| cell.len() < CUT_OFF);
    let count = whole()
        .filter(|cell| cell.starts_with('[') && cell.ends_with(']'))
        .count();
    (count > 0 && count * 10 >= whole().count() * 9).then_some(count)
}

/// The rule that fits every cell of the sample, and how many cells hold a list.
fn guess_list(object_type: &str, filled: &[String]) -> Option<(CellList, usize)> {
    let whole = || filled.iter().filter(|cell| cell.len() < CUT_OFF);
    if let Some(count) = bracketed(filled) {
        return Some((CellList::Brackets, count));
    }
    if !TOKENS.contains(&object_type) {
        return None;
    }
    let is_address = |value: &str| value.starts_with("http://") || value.starts_with("https://");
    let fits = |separator: char, cell: &str| {
        cell.split(separator).map(str::trim).all(|value| {
            // With blanks as separators, several in a row are one.
            (separator == ' ' && value.is_empty())
                || (!value.is_empty()
                    && !value.contains(' ')
                    && (object_type != "url" || is_address(value)))
        })
    };
    // A comma may be part of an address, so one cell that does not fit ends it.
    ['|', ';', ',', ' '].into_iter().find_map(|separator| {
        let mut cells = whole().filter(|cell| cell.contains(separator)).peekable();
        cells.peek()?;
        let (mut count, mut fit) = (0, true);
        for cell in cells {
            count += 1;
            fit &= fits(separator, cell);
        }
        fit.then_some((CellList::Separated(separator), count))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(object_type: &str, cells: &[&str]) -> Option<String> {
        let cells: Vec<String> = cells.iter().map(|&cell| cell.to_owned()).collect();
        guess_list(object_type, &cells).map(|(list, _)| list.to_string())
    }

    #[test]
    fn cells_tell_what_separates_them() {
        let two = "https://a.example/1";
        let of = |separator: &str| format!("{two}{separator}{two}");
        for (separator, name) in [("|", "|"), (", ", ","), (" ", "blank"), (";", ";")] {
            let cell = of(separator);
            assert_eq!(guessed("url", &[two, &cell]).as_deref(), Some(name));
        }
        assert_eq!(
            guessed("hashtag", &["tram", "tram,brug"]).as_deref(),
            Some(",")
        );
        assert_eq!(guessed("hashtag", &["tram, brug"]).as_deref(), Some(","));
        for cell in ["['tram']", r#"["tram","brug"]"#, "[tram, brug]", "[]"] {
            assert_eq!(guessed("hashtag", &[cell]).as_deref(), Some("brackets"));
        }
    }

    #[test]
    fn single_values_stay_single() {
        assert_eq!(guessed("hashtag", &["tram", "brug"]), None);
        assert_eq!(
            guessed("url", &["https://a.example/x,y", "https://a.example/z"]),
            None
        );
        let mixed = [
            "https://a.example/x,y",
            "https://a.example/1,https://b.example/2",
        ];
        assert_eq!(guessed("url", &mixed), None);
        // Texts and ids of unknown making are nobody's list.
        assert_eq!(guessed("object", &["come, all of you", "no, thanks"]), None);
        assert_eq!(guessed("image", &["a|b"]), None);
        assert_eq!(guessed("hashtag", &[]), None);
    }
}
