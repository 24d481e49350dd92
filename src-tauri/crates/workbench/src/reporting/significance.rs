//! What the report says of chance: method and figures in one paragraph, and of each community and edge
//! no more than its rung allows.

use zwerm_detection::{Rung, Subject, registry};
use zwerm_report::model::{CommunityRow, Parameter, Reached, Reference};
use zwerm_report::number::{count, group};

use super::context::{default_of, first_sentence, shown};
use crate::error::Result;
use crate::run_view::RunView;
use crate::significance::{JudgedFigures, rung_of_number};

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
            " Rung 2, coordinated behaviour that is statistically established, is reached by {} with {}, {} and {} of {}; everything else is at rung 1, {}.",
            count(judged.n_groups, "group", "groups"),
            count(judged.n_accounts_established, "account", "accounts"),
            count(judged.n_edges_rung_2, "edge", "edges"),
            group(judged.n_communities_rung_2),
            count(n_communities, "community", "communities"),
            Rung::Similarity.word(),
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

/// How many edges, communities, groups and accounts reach rung 2; nothing for a run that was not held
/// against chance.
pub(super) fn reached(view: &RunView) -> Option<Reached> {
    let judged = view.summary.judged.as_ref()?;
    Some(Reached {
        edges: judged.n_edges_rung_2,
        communities: judged.n_communities_rung_2,
        groups: judged.n_groups,
        accounts: judged.n_accounts_established,
        rest: Rung::Similarity.word().to_owned(),
    })
}

/// The strongest sentence that an edge's rung allows; nothing where chance was not asked, nor of a loop.
pub(super) fn of_edge(view: &RunView, edge: usize) -> Option<String> {
    let chance = view.chance.as_ref()?;
    let is_judged = chance.expected.get(edge)?.is_finite();
    let n_objects = u64::from(*view.edges.n_objects.get(edge)?);
    is_judged.then(|| said(*chance.edge_rung.get(edge)?, Subject::Edge { n_objects }))?
}

/// The same of a community, by its number from 1.
pub(super) fn of_community(view: &RunView, row: &CommunityRow) -> Option<String> {
    let chance = view.chance.as_ref()?;
    let at = (row.number as usize).checked_sub(1)?;
    let members = view.nodes.community.iter().zip(&chance.node_rung);
    let established = members.filter(|&(&community, &rung)| community == row.number && rung > 1);
    let subject = Subject::Community {
        n_accounts: row.n_accounts,
        n_edges: row.n_edges,
        n_established: established.count() as u64,
    };
    said(*chance.community_rung.get(at)?, subject)
}

fn said(rung: u32, of: Subject) -> Option<String> {
    let rung = rung_of_number(rung);
    Some(format!("Rung {}: {}", rung.number(), rung.sentence(of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_no_more_than_the_rung() {
        let edge = Subject::Edge { n_objects: 2 };
        let of = |rung| said(rung, edge).unwrap();
        assert!(of(1).starts_with("Rung 1: It was observed that these two accounts shared 2 "));
        assert!(of(2).starts_with("Rung 2: Coordinated behaviour is statistically established"));
        // What this program never writes is not read as more than similarity.
        assert_eq!((of(3), of(0)), (of(1), of(1)));
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
