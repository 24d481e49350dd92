//! The parts of the report around the findings: data, method, limits, how to do it again.

use std::collections::{BTreeMap, BTreeSet};

use zwerm_detection::registry::{self, MethodSpec, ParameterSpec, Range};
use zwerm_report::model::{
    DataSection, DayCount, LayerCounts, MethodSection, Parameter, PlatformSeries, Reference,
    SourceFile, WeightBin,
};

use super::{alike, backbone, significance, stability};
use crate::analysis::{EDGES_UNTIL_STABLE, ITERATIONS_BEYOND};
use crate::error::Result;
use crate::images::PICTURE_FORMAT;
use crate::resolution::too_narrow;
use crate::run_view::RunView;
use crate::runs::{DetectRequest, RunSummary};
use crate::session::Workbench;
use zwerm_case::ImportRecord;
use zwerm_dataset::{Column, ImportOutcome, Mapping, Shares};

const DAY_MS: i64 = 86_400_000;

/// Upper ends of the bars of the weight histogram; fine where most edges are.
const WEIGHT_STEPS: [u64; 16] = [
    1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500, 1_000, 10_000,
];

/// The question that every such run answers, when the analyst has not put a better one.
pub fn default_question(summary: &RunSummary) -> String {
    let window = summary.windows_secs.last().copied().unwrap_or_default();
    let layers: Vec<String> = summary
        .layers
        .iter()
        .map(|layer| registry::layer(layer).object.into_owned())
        .collect();
    format!(
        "Which accounts repeatedly shared the same {} within {} of each other?",
        or_list(&layers),
        zwerm_report::number::duration(window)
    )
}

fn or_list(words: &[String]) -> String {
    match words {
        [] => "object".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// Method in words, with the table of parameters.
pub fn method(view: &RunView) -> Result<MethodSection> {
    let params = &view.request.params;
    let described = registry::describe(params, &view.summary.layers)?;
    let rounds = if view.summary.n_edges > EDGES_UNTIL_STABLE as u64 {
        format!(", {ITERATIONS_BEYOND} rounds")
    } else {
        String::new()
    };
    let network = format!(
        "Communities were found with the Leiden algorithm (modularity, resolution 1, seed {}{rounds}), \
         with edges weighted by the number of different objects; every community is connected. The \
         drawing is ForceAtlas2 with the same seed: distance on paper has no unit.",
        view.request.seed
    );
    let method = registry::PAIR_SWEEP;
    let mut references: Vec<Reference> = method
        .references
        .iter()
        .map(|reference| Reference {
            citation: reference.citation.to_owned(),
            doi: reference.doi.to_owned(),
        })
        .collect();
    references.extend([
        Reference {
            citation: "Traag, V. A., Waltman, L., & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities. Scientific Reports, 9, 5233.".to_owned(),
            doi: "10.1038/s41598-019-41695-z".to_owned(),
        },
        Reference {
            citation: "Jacomy, M., Venturini, T., Heymann, S., & Bastian, M. (2014). ForceAtlas2, a continuous graph layout algorithm for handy network visualization. PLoS ONE, 9(6), e98679.".to_owned(),
            doi: "10.1371/journal.pone.0098679".to_owned(),
        },
    ]);
    references.extend(alike::references(view));
    references.extend(significance::references(view));
    references.extend(stability::references(view));
    references.extend(backbone::references(view));
    let mut paragraphs = vec![described, network, method.caution.to_owned()];
    paragraphs.extend(alike::paragraphs(view)?);
    paragraphs.extend(significance::paragraphs(view)?);
    paragraphs.extend(stability::paragraphs(view)?);
    paragraphs.extend(backbone::paragraph(view)?);
    let mut parameters = parameters(&view.request);
    parameters.extend(alike::parameters(view));
    parameters.extend(significance::parameters(view));
    parameters.extend(stability::parameters(view));
    parameters.extend(backbone::parameters(view));
    Ok(MethodSection {
        paragraphs,
        parameters,
        references,
    })
}

/// The parameters of a further method, with the values of `values` by id.
pub(super) fn parameters_of(method: &MethodSpec, values: &serde_json::Value) -> Vec<Parameter> {
    let row = |spec: &ParameterSpec| Parameter {
        id: spec.id.to_owned(),
        text: first_sentence(spec.text),
        value: shown(&values[spec.id]),
        unit: spec.unit.to_owned(),
        default: default_of(spec),
    };
    method.parameters.iter().map(row).collect()
}

/// The sources of a further method.
pub(super) fn references_of(method: &MethodSpec) -> Vec<Reference> {
    let reference = |of: &registry::Reference| Reference {
        citation: of.citation.to_owned(),
        doi: of.doi.to_owned(),
    };
    method.references.iter().map(reference).collect()
}

/// Every parameter that can change the result.
fn parameters(request: &DetectRequest) -> Vec<Parameter> {
    let values = serde_json::to_value(&request.params).unwrap_or_default();
    let mut rows: Vec<Parameter> = registry::PAIR_SWEEP
        .parameters
        .iter()
        // Memory and threads never change a figure.
        .filter(|spec| !matches!(spec.id, "memory_bytes" | "threads" | "edge_quantile"))
        .filter(|spec| {
            *spec != &registry::MIN_HASHTAGS
                || request
                    .params
                    .layers
                    .iter()
                    .any(|layer| layer == registry::SEQUENCE_LAYER)
        })
        .map(|spec| Parameter {
            id: spec.id.to_owned(),
            text: first_sentence(spec.text),
            value: shown(&values[spec.id]),
            unit: spec.unit.to_owned(),
            default: default_of(spec),
        })
        .collect();
    rows.push(Parameter {
        id: "cross_platform".to_owned(),
        text: "An object shared on two platforms is one object.".to_owned(),
        value: yes_no(request.cross_platform),
        unit: String::new(),
        default: "yes".to_owned(),
    });
    let selection = &request.selection;
    if let Some(platforms) = &selection.platforms {
        rows.push(plain(
            "platforms",
            "Only shares on these platforms.",
            platforms.join(", "),
        ));
    }
    if let Some(from) = selection.from_ms {
        rows.push(plain(
            "from",
            "Only shares from this time on.",
            crate::times::iso_utc(from),
        ));
    }
    if let Some(to) = selection.to_ms {
        rows.push(plain(
            "to",
            "Only shares before this time.",
            crate::times::iso_utc(to),
        ));
    }
    rows.push(Parameter {
        id: "seed".to_owned(),
        text: "Seed of communities and drawing.".to_owned(),
        value: request.seed.to_string(),
        unit: String::new(),
        default: "1".to_owned(),
    });
    rows
}

fn plain(id: &str, text: &str, value: String) -> Parameter {
    Parameter {
        id: id.to_owned(),
        text: text.to_owned(),
        value,
        unit: String::new(),
        default: "all".to_owned(),
    }
}

pub(super) fn first_sentence(text: &str) -> String {
    match text.find(". ") {
        Some(end) => text[..=end].to_owned(),
        None => text.to_owned(),
    }
}

pub(super) fn shown(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(value) => yes_no(*value),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(number) => format!("{number}"),
            None => number.to_string(),
        },
        Value::Array(items) if items.is_empty() => "all".to_owned(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::Object(inner) => {
                    let inner: Vec<String> = inner
                        .iter()
                        .map(|(name, value)| format!("{} {}", name.replace('_', " "), shown(value)))
                        .collect();
                    format!("{name}, {}", inner.join(", "))
                }
                value => format!("{name} {}", shown(value)),
            })
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn yes_no(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

pub(super) fn default_of(spec: &ParameterSpec) -> String {
    match spec.range {
        Range::Whole { default, .. } => default.to_string(),
        Range::Numbers { default, .. } => {
            let words: Vec<String> = default.iter().map(ToString::to_string).collect();
            words.join(", ")
        }
        Range::Optional { .. } => "none".to_owned(),
        Range::Switch { default } => yes_no(default),
        Range::Choice { default, .. } => default.to_owned(),
        Range::Names => "all".to_owned(),
    }
}

/// Pairs within each window, one entry a layer.
pub fn pairs_per_layer(view: &RunView) -> Vec<LayerCounts> {
    let labels: Vec<String> = if view.summary.pairs_within.len() == view.summary.layers.len() {
        view.summary.layers.clone()
    } else {
        vec![view.summary.layers.join(" + ")]
    };
    labels
        .into_iter()
        .zip(&view.summary.pairs_within)
        .map(|(layer, pairs)| LayerCounts {
            layer,
            pairs: pairs.clone(),
        })
        .collect()
}

/// Distribution of the edge weights.
pub fn weight_histogram(weights: &[u64]) -> Vec<WeightBin> {
    let mut bins = Vec::new();
    let mut from = 1_u64;
    for to in WEIGHT_STEPS.into_iter().chain([u64::MAX]) {
        let inside = weights
            .iter()
            .filter(|&&weight| weight >= from && weight <= to);
        let edges = inside.clone().count() as u64;
        if edges > 0 {
            let last = inside.max().copied().unwrap_or(to);
            bins.push(WeightBin {
                from: from as f64,
                to: to.min(last.max(from)) as f64,
                edges,
            });
        }
        from = to.saturating_add(1);
    }
    bins
}

/// Posts compared per day (UTC), one series a platform; a post counts once, whatever it shares.
pub fn posts_per_day(shares: &Shares) -> Vec<PlatformSeries> {
    let mut seen = vec![false; shares.contents.len()];
    let mut days: BTreeMap<(u8, i32), u64> = BTreeMap::new();
    for row in 0..shares.len() {
        if std::mem::replace(&mut seen[shares.content[row] as usize], true) {
            continue;
        }
        let platform = shares.platform_of[shares.account[row] as usize];
        let day = shares.time_ms[row].div_euclid(DAY_MS) as i32;
        *days.entry((platform, day)).or_default() += 1;
    }
    let mut series: BTreeMap<&str, Vec<DayCount>> = BTreeMap::new();
    for ((platform, day), posts) in days {
        let name = shares
            .platforms
            .get(usize::from(platform))
            .map_or("", String::as_str);
        series
            .entry(name)
            .or_default()
            .push(DayCount { day, posts });
    }
    series
        .into_iter()
        .map(|(platform, days)| PlatformSeries {
            platform: platform.to_owned(),
            days,
        })
        .collect()
}

impl Workbench {
    pub(super) fn data_section(&self, view: &RunView) -> Result<DataSection> {
        let mut sources = Vec::new();
        let imports = self.imports_of_run(&view.record)?;
        let mut platforms = self.platforms_of(&imports)?;
        for import in imports {
            let mapping: Mapping = serde_json::from_value(import.mapping.clone())?;
            // Thousands of pictures: their hashes stand in the list that is a source, too.
            if mapping.format == PICTURE_FORMAT {
                continue;
            }
            let outcome = outcome_of(&import.receipt)?;
            sources.push(SourceFile {
                file_name: import.original_name.clone(),
                sha256: import.source_sha256.clone(),
                size_bytes: import.receipt["size"].as_u64().unwrap_or_default(),
                format: crate::imports::format_in_words(&mapping),
                layout: None,
                rows_read: outcome.rows_read,
                rows_usable: outcome.rows_usable,
                rows_rejected: outcome.rows_rejected,
                rejected_by_reason: outcome.rejected_by_reason,
                flagged: outcome.flagged,
                first_ms: outcome.first_ms,
                last_ms: outcome.last_ms,
                time_resolution: outcome.time_resolution,
                platforms: platforms
                    .remove(&import.source_sha256)
                    .unwrap_or_default()
                    .into_iter()
                    .collect(),
                shares_by_type: outcome.shares_by_type,
            });
        }
        Ok(DataSection {
            sources,
            notes: Vec::new(),
        })
    }

    /// Platforms of the accounts that each source was the first to show.
    fn platforms_of(&self, imports: &[ImportRecord]) -> Result<BTreeMap<String, BTreeSet<String>>> {
        let mut platforms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in self.files_of_imports(imports, "accounts")? {
            let columns = zwerm_dataset::read_table(&path, Some(&["platform", "source"]))?;
            let [(_, Column::Text(names)), (_, Column::Text(sources))] = columns.as_slice() else {
                continue;
            };
            let mut last = None;
            for (name, source) in names.iter().zip(sources) {
                if name.is_empty() || last == Some((name, source)) {
                    continue;
                }
                last = Some((name, source));
                let of_source = platforms.entry(source.clone()).or_default();
                of_source.insert(name.clone());
            }
        }
        Ok(platforms)
    }

    /// What a reader must know about this very data before believing a figure.
    pub(super) fn limits(&self, view: &RunView) -> Result<Vec<String>> {
        let narrowest = view.summary.windows_secs.first().copied();
        let imports = self.imports_of_run(&view.record)?;
        let mut limits = too_narrow(&imports, narrowest.unwrap_or_default());
        for import in &imports {
            let (outcome, name) = (outcome_of(&import.receipt)?, &import.original_name);
            limits.extend(
                outcome
                    .warnings
                    .iter()
                    .map(|warning| format!("{name}: {warning}")),
            );
        }
        Ok(limits)
    }
}

fn outcome_of(receipt: &serde_json::Value) -> Result<ImportOutcome> {
    Ok(serde_json::from_value(receipt["outcome"].clone())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edge_is_in_one_bar() {
        let weights = [1, 2, 2, 6, 40, 20_000];
        let bins = weight_histogram(&weights);
        assert_eq!(bins.iter().map(|bin| bin.edges).sum::<u64>(), 6);
        assert_eq!(bins.last().map(|bin| bin.to), Some(20_000.0));
    }
}
