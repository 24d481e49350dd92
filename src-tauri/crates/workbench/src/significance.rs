//! What chance says of a run, as columns of its tables and as figures of its record.

use serde::{Deserialize, Serialize};
use zwerm_dataset::{Column, Shares};
use zwerm_detection::registry::duration_words;
use zwerm_detection::{CommonCause, Detection, EdgeJudgement, Judged, Rung, Subject};

use crate::decimal::probability;
use crate::error::Result;
use crate::jobs::Control;
use crate::run_tables::{Columns, platform_of};
use crate::runs::DetectRequest;

/// What a judged run found, in figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgedFigures {
    /// Accounts with enough objects that somebody else shared too.
    pub n_accounts_admissible: u64,
    /// Pairs of those: the hypotheses of the activity null.
    pub n_pairs_admissible: u64,
    /// Pairs that share enough objects, whenever: the hypotheses of the common-cause null.
    pub n_pairs_co_sharing: u64,
    /// Whether the last figure was estimated from a sample.
    pub estimated: bool,
    /// Edges that activity does not explain.
    pub n_edges_beyond_activity: u64,
    /// Edges that a common cause does not explain either.
    pub n_edges_beyond_both: u64,
    /// Of them, edges in an established group: rung 2.
    pub n_edges_rung_2: u64,
    /// Established groups.
    pub n_groups: u64,
    /// Their accounts.
    pub n_accounts_established: u64,
    /// Accounts of the network at rung 2.
    pub n_accounts_rung_2: u64,
    /// Communities at rung 2.
    pub n_communities_rung_2: u64,
    /// Largest relative error of a degree in the configuration models.
    pub model_error: f64,
}

impl JudgedFigures {
    pub(crate) fn of(judged: &Judged) -> JudgedFigures {
        let count = |rungs: &[Rung]| {
            let high = rungs.iter().filter(|&&rung| rung > Rung::Similarity);
            high.count() as u64
        };
        let edges = || judged.edges.iter().flatten();
        JudgedFigures {
            n_accounts_admissible: judged.admissible.accounts,
            n_pairs_admissible: judged.admissible.pairs,
            n_pairs_co_sharing: judged.admissible.co_sharing_pairs,
            estimated: judged.admissible.estimated,
            n_edges_beyond_activity: edges().filter(|edge| edge.passes_activity).count() as u64,
            n_edges_beyond_both: edges().filter(|edge| edge.established()).count() as u64,
            n_edges_rung_2: count(&judged.edge_rungs),
            n_groups: judged.groups.len() as u64,
            n_accounts_established: judged
                .groups
                .iter()
                .map(|group| group.members.len() as u64)
                .sum(),
            n_accounts_rung_2: count(&judged.node_rungs),
            n_communities_rung_2: count(&judged.community_rungs),
            model_error: judged.model_error,
        }
    }
}

/// What to say where chance would take longer to ask than the request allows.
pub(crate) fn too_long(
    request: &DetectRequest,
    shares: &Shares,
    detection: &Detection,
) -> Option<String> {
    let limit_secs = request.judged_within_secs?;
    request.significance.as_ref()?;
    let secs = zwerm_detection::seconds_to_judge(shares, detection);
    (secs > limit_secs).then(|| {
        format!(
            "This run was not held against chance, which would have taken about {} more. Ask for it \
             (--significance, or the switch in Detect) to get expected numbers, p, q and rungs.",
            duration_words((secs.ceil() * 1000.0) as i64)
        )
    })
}

/// Holds the network against chance, where that was asked for.
pub(crate) fn judge(
    request: &DetectRequest,
    shares: &Shares,
    detection: &Detection,
    community: &[u32],
    control: &Control,
) -> Result<Option<Judged>> {
    let Some(asked) = &request.significance else {
        return Ok(None);
    };
    let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
    let how = (&request.params, asked, request.seed);
    Ok(Some(zwerm_detection::judge_run(
        shares, detection, community, how, &progress,
    )?))
}

/// Adds to the tables of a run what chance says of them, and the table of groups.
pub(crate) fn add_to(tables: &mut Vec<(&'static str, Columns)>, shares: &Shares, judged: &Judged) {
    for (name, columns) in tables.iter_mut() {
        columns.extend(match *name {
            "edges" => edge_columns(judged),
            "nodes" => rung_column(&judged.node_rungs),
            // Communities stand in the order of their numbers.
            "communities" => rung_column(&judged.community_rungs),
            _ => Columns::new(),
        });
    }
    tables.push(("groups", groups(shares, judged)));
}

/// Columns that a judged run adds to its edges. Probabilities are kept as decimal logarithms; what an
/// edge does not have (a loop, a common cause where activity explains enough) is no number.
fn edge_columns(judged: &Judged) -> Columns {
    let of_edge = |figure: fn(&EdgeJudgement) -> f64| {
        let edges = judged.edges.iter();
        Column::F64(
            edges
                .map(|edge| edge.as_ref().map_or(f64::NAN, figure))
                .collect(),
        )
    };
    let of_cause = |figure: fn(&CommonCause) -> f64| {
        let edges = judged.edges.iter();
        Column::F64(
            edges
                .map(|edge| edge.as_ref().and_then(|edge| edge.common_cause.as_ref()))
                .map(|cause| cause.map_or(f64::NAN, figure))
                .collect(),
        )
    };
    [
        ("expected", of_edge(|edge| edge.expected)),
        ("log10_p", of_edge(|edge| edge.log10_p)),
        ("log10_q", of_edge(|edge| edge.log10_q)),
        ("common_cause_expected", of_cause(|cause| cause.expected)),
        ("log10_common_cause_p", of_cause(|cause| cause.log10_p)),
        ("log10_common_cause_q", of_cause(|cause| cause.log10_q)),
        ("rung", rungs(&judged.edge_rungs)),
    ]
    .map(|(name, column)| (name.to_owned(), column))
    .into()
}

/// Established groups, one row an account; group 1 has most accounts.
fn groups(shares: &Shares, judged: &Judged) -> Columns {
    let members = || {
        let groups = judged.groups.iter().zip(1_u32..);
        groups.flat_map(|(group, number)| {
            group
                .members
                .iter()
                .map(move |&(account, by_edge)| (number, account, by_edge))
        })
    };
    [
        ("group", Column::U32(members().map(|it| it.0).collect())),
        (
            "account_id",
            Column::Text(
                members()
                    .map(|it| shares.accounts.get(it.1).to_owned())
                    .collect(),
            ),
        ),
        (
            "platform",
            Column::Text(members().map(|it| platform_of(shares, it.1)).collect()),
        ),
        ("by_edge", Column::Bool(members().map(|it| it.2).collect())),
    ]
    .map(|(name, column)| (name.to_owned(), column))
    .into()
}

fn rung_column(of: &[Rung]) -> Columns {
    vec![("rung".to_owned(), rungs(of))]
}

fn rungs(rungs: &[Rung]) -> Column {
    Column::U32(rungs.iter().map(|rung| u32::from(rung.number())).collect())
}

/// Logarithms as the numbers that they stand for, for a table of text.
pub(crate) fn decimals(columns: Columns) -> Columns {
    columns
        .into_iter()
        .map(
            |(name, column)| match (name.strip_prefix("log10_"), column) {
                (Some(stem), Column::F64(values)) => (
                    stem.to_owned(),
                    Column::Text(values.into_iter().map(probability).collect()),
                ),
                (_, column) => (name, column),
            },
        )
        .collect()
}

/// The strongest sentence that the number of a rung in a table allows of an edge.
pub fn sentence_of_edge(rung: u32, n_objects: u32) -> String {
    let n_objects = n_objects.into();
    rung_of_number(rung).sentence(Subject::Edge { n_objects })
}

/// The rung of a number in a table. A rung above 2 takes evidence that a run alone never has.
pub fn rung_of_number(number: u32) -> Rung {
    match number {
        2 => Rung::Coordination,
        _ => Rung::Similarity,
    }
}
