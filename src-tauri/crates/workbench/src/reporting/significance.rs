//! What the report says of chance: method and figures in one paragraph, and of each community and edge
//! no more than its rung allows.

use zwerm_detection::registry;
use zwerm_report::model::{Parameter, Reference};
use zwerm_report::number::{count, group};

use super::context::{default_of, first_sentence, shown};
use crate::error::Result;
use crate::run_tables::Columns;
use crate::run_view::RunView;
use crate::significance::{JudgedFigures, rung_of_number};
use zwerm_dataset::Column;

/// Method, figures and caution; empty for a run that was not held against chance.
pub(super) fn paragraphs(view: &RunView) -> Result<Vec<String>> {
    let (Some(asked), Some(judged)) = (&view.request.significance, &view.summary.judged) else {
        return Ok(Vec::new());
    };
    Ok(vec![
        registry::describe_significance(asked)?,
        figures(judged, view.summary.n_edges, view.summary.n_communities),
        registry::SIGNIFICANCE.caution.to_owned(),
    ])
}

fn figures(judged: &JudgedFigures, n_edges: u64, n_communities: u64) -> String {
    let about = if judged.estimated { "about " } else { "" };
    let mut text = format!(
        "{} had enough objects that others shared too, which makes {} of accounts that could have been joined by an edge; {about}{} of these pairs share enough objects, whenever. Activity does not explain {} of {}; a common cause does not explain {} of these either.",
        count(judged.n_accounts_admissible, "account", "accounts"),
        count(judged.n_pairs_admissible, "pair", "pairs"),
        group(judged.n_pairs_co_sharing),
        group(judged.n_edges_beyond_activity),
        count(n_edges, "edge", "edges"),
        group(judged.n_edges_beyond_both),
    );
    if judged.n_groups == 0 {
        text += " No group reaches rung 2: beyond similar behaviour nothing is statistically established. That is no proof that nobody coordinates; small, slow or careful groups can be missed.";
    } else {
        text += &format!(
            " Rung 2, coordinated behaviour that is statistically established, is reached by {} with {}, {} and {} of {}; everything else is at rung 1, similarity.",
            count(judged.n_groups, "group", "groups"),
            count(judged.n_accounts_established, "account", "accounts"),
            count(judged.n_edges_rung_2, "edge", "edges"),
            group(judged.n_communities_rung_2),
            count(n_communities, "community", "communities"),
        );
        let outside = judged
            .n_accounts_established
            .saturating_sub(judged.n_accounts_rung_2);
        if outside > 0 {
            text += &format!(
                " {} of these accounts have no edge of the network; they passed against their group as a whole.",
                group(outside)
            );
        }
    }
    text
}

/// The parameters, for the table; none for a run that was not held against chance.
pub(super) fn parameters(view: &RunView) -> Vec<Parameter> {
    let Some(asked) = &view.request.significance else {
        return Vec::new();
    };
    let values = serde_json::to_value(asked).unwrap_or_default();
    let parameters = registry::SIGNIFICANCE.parameters.iter();
    parameters
        .map(|spec| Parameter {
            id: spec.id.to_owned(),
            text: first_sentence(spec.text),
            value: shown(&values[spec.id]),
            unit: spec.unit.to_owned(),
            default: default_of(spec),
        })
        .collect()
}

/// The sources; none for a run that was not held against chance.
pub(super) fn references(view: &RunView) -> Vec<Reference> {
    if view.request.significance.is_none() {
        return Vec::new();
    }
    let references = registry::SIGNIFICANCE.references.iter();
    references
        .map(|reference| Reference {
            citation: reference.citation.to_owned(),
            doi: reference.doi.to_owned(),
        })
        .collect()
}

/// The flags that ask for it again.
pub(super) fn flags(asked: &zwerm_detection::Significance) -> String {
    let values = serde_json::to_value(asked).unwrap_or_default();
    format!(
        "--significance --max-q {} --correction {} --min-group {} --reaction {}",
        shown(&values["max_q"]),
        shown(&values["correction"]),
        asked.min_group,
        asked.reaction_secs
    )
}

/// The strongest sentence that the rung in this row of a table allows; nothing where there is none.
pub(super) fn sentence(columns: &Columns, row: usize) -> Option<String> {
    let (_, column) = columns.iter().find(|(name, _)| name == "rung")?;
    let Column::U32(rungs) = column else {
        return None;
    };
    let rung = rung_of_number(*rungs.get(row)?);
    Some(format!("Rung {}: {}", rung.number(), rung.sentence()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_no_more_than_its_rung() {
        let columns: Columns = vec![("rung".to_owned(), Column::U32(vec![1, 2, 3, 0]))];
        let of = |row| sentence(&columns, row).unwrap();
        assert_eq!(of(0), "Rung 1: These accounts often act alike.");
        assert_eq!(
            of(1),
            "Rung 2: Coordinated behaviour is statistically established."
        );
        // What this program never writes is not read as more than similarity.
        assert_eq!(of(2), of(0));
        assert_eq!(of(3), of(0));
        assert_eq!(sentence(&columns, 4), None);
        assert_eq!(sentence(&Vec::new(), 0), None);
    }

    #[test]
    fn nothing_found_is_said_without_acquitting_anybody() {
        let text = figures(&JudgedFigures::default(), 3, 1);
        assert!(text.contains("No group reaches rung 2"));
        assert!(text.contains("no proof that nobody coordinates"));
        let found = JudgedFigures {
            n_groups: 1,
            n_accounts_established: 6,
            n_accounts_rung_2: 5,
            ..JudgedFigures::default()
        };
        let text = figures(&found, 3, 1).replace('\u{a0}', " ");
        assert!(text.contains("1 group with 6 accounts"), "{text}");
        assert!(text.contains(" 1 of these accounts"), "{text}");
    }
}
