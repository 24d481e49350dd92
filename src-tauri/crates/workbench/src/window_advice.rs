//! Which window? The curve *pairs against window* and a suggestion, before anything is compared.

use serde::Serialize;
use zwerm_detection::registry::{FAST_REPOST_LAYER, WINDOW_SUGGESTION, duration_words};
use zwerm_detection::{PairCount, PairCounter, Suggestion, Suggestions};

use crate::alike::{self, AlikeFigures};
use crate::error::Result;
use crate::holdings::Holdings;
use crate::jobs::Control;
use crate::pipeline::{PipelineRequest, case_of};
use crate::resolution::{coarsest_secs, too_narrow};
use crate::runs::DetectRequest;
use crate::session::{Environment, Workbench};

/// Whose rule a suggestion follows.
const RULE: &str =
    "The rule is that of CooRnet (Giglietto et al. 2020, doi:10.1080/1369118X.2020.1739732).";

/// What can be said about windows before a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WindowAdvice {
    /// Pairs of posts within each window, by layer, before any other rule.
    pub curve: PairCount,
    /// One suggestion a layer, in the order of the curve; where there are several, one for all of
    /// them together comes first. Layers without an object that was shared twice have none.
    pub suggestions: Vec<SuggestedWindow>,
    /// Whose rule it is, and what a suggestion does not say: sentences.
    pub about: String,
    /// The layers that were made for the curve, in figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<AlikeFigures>,
    /// Windows of the curve that are narrower than the times are exact, and what must be known of layers
    /// that were made.
    pub warnings: Vec<String>,
}

/// A suggested window and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SuggestedWindow {
    /// The layer; `None` = all of them together.
    pub layer: Option<String>,
    /// The suggestion, seconds; never below what the times can tell apart.
    pub window_secs: f64,
    /// What the rule says, whatever the times can tell apart.
    pub rule: Suggestion,
    /// The reason, a sentence or two.
    pub reason: String,
}

impl Workbench {
    /// The curve over the windows of the request (at most 16) and the suggestions, for its layers and
    /// its selection; its other parameters are not looked at.
    pub fn window_advice(
        &self,
        request: &DetectRequest,
        control: &Control,
    ) -> Result<WindowAdvice> {
        let request = &self.with_usual_layers(request)?;
        let (shares, made) = self.load_and_make(request, control)?;
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        let counter = PairCounter::new(&shares, &progress)?;
        // The objects are those of one platform already, where that was asked.
        let (layers, windows) = (&request.params.layers, &request.params.windows_secs);
        let all = zwerm_dataset::Selection::default();
        let (_, curve) = counter.count(layers, windows, &all, true, &progress)?;
        let suggested = counter.suggest(layers, &all, true, &progress)?;
        let mut advice = self.advice(curve, suggested)?;
        let of_made = alike::warnings(&request.alike, &made, &self.imports()?);
        advice.warnings.extend(of_made);
        if let Some(asked) = &request.alike.fast_repost {
            advice.warnings.push(format!(
                "Two fast reposts of one post are never further apart than {} s: from there on the curve of the layer {FAST_REPOST_LAYER} is flat, and a wider window asks for nothing more.",
                asked.fast_repost_secs
            ));
        }
        advice.alike = made;
        Ok(advice)
    }

    /// The same from what is in memory: no sorting, so that it can follow a selection on a screen. Layers
    /// that a run makes are not in memory.
    pub fn window_advice_of(
        &self,
        holdings: &Holdings,
        request: &DetectRequest,
        control: &Control,
    ) -> Result<WindowAdvice> {
        let (_, curve) = holdings.count_pairs(request, control)?;
        self.advice(curve, holdings.suggest(request, control)?)
    }

    fn advice(&self, curve: PairCount, suggested: Suggestions) -> Result<WindowAdvice> {
        let imports = self.imports()?;
        let exact_to_secs = coarsest_secs(&imports);
        let several = curve.layers.len() > 1;
        let together = several.then_some((None, suggested.together));
        let names = curve.layers.iter().cloned().map(Some);
        let suggestions = together
            .into_iter()
            .chain(names.zip(suggested.by_layer))
            .filter_map(|(layer, rule)| Some(in_words(layer, rule?, exact_to_secs)))
            .collect();
        let narrowest = curve.windows_ms.first().copied().unwrap_or_default();
        Ok(WindowAdvice {
            curve,
            suggestions,
            about: format!("{RULE} {}", WINDOW_SUGGESTION.caution),
            alike: Vec::new(),
            warnings: too_narrow(&imports, narrowest as f64 / 1000.0),
        })
    }
}

/// The advice for files that are in no case: they are read into one that is thrown away.
///
/// `request.out` is not looked at.
pub fn window_advice_of_files(
    request: &PipelineRequest,
    environment: Environment,
    control: &Control,
) -> Result<WindowAdvice> {
    let folder = tempfile::tempdir().map_err(|error| {
        let place = std::env::temp_dir();
        crate::Error::io("create a folder for the time being", &place, &error)
    })?;
    let request = PipelineRequest {
        out: folder.path().to_owned(),
        ..request.clone()
    };
    let (workbench, _) = case_of(&request, environment, control)?;
    workbench.window_advice(&request.detect, control)
}

fn in_words(layer: Option<String>, rule: Suggestion, exact_to_secs: f64) -> SuggestedWindow {
    let secs = |secs: f64| duration_words((secs * 1000.0).round() as i64);
    let objects = |n: u64| format!("{n} object{}", if n == 1 { "" } else { "s" });
    let mut reason = format!(
        "Of {} shared more than once, {} had a second share within {}; after {} (the median) more than half of their shares were there.",
        objects(rule.n_objects),
        rule.n_fastest,
        secs(rule.second_share_secs),
        secs(rule.median_secs),
    );
    let window_secs = rule.window_secs.max(exact_to_secs);
    if window_secs > rule.window_secs {
        reason += &format!(
            " The times are exact to {} only, so no shorter window means anything.",
            secs(exact_to_secs)
        );
    } else if window_secs > rule.median_secs {
        reason += " No window is shorter than a second.";
    }
    SuggestedWindow {
        layer,
        window_secs,
        rule,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(median_secs: f64) -> Suggestion {
        Suggestion {
            window_secs: median_secs.max(1.0),
            median_secs,
            n_objects: 120,
            n_fastest: 12,
            second_share_secs: 3.0,
        }
    }

    #[test]
    fn the_reason_carries_its_figures_and_the_times_their_limit() {
        let said = in_words(Some("url".to_owned()), rule(42.0), 1.0);
        assert_eq!(said.window_secs, 42.0);
        assert!(said.reason.starts_with("Of 120 objects shared more than once, 12 had a second share within 3 seconds; after 42 seconds (the median)"), "{}", said.reason);
        assert!(said.reason.ends_with("were there."));
        let coarse = in_words(None, rule(42.0), 60.0);
        assert_eq!(coarse.window_secs, 60.0);
        assert!(
            coarse.reason.contains("exact to 1 minute (60 s) only"),
            "{}",
            coarse.reason
        );
        let none = in_words(None, rule(0.0), 0.001);
        assert_eq!(none.window_secs, 1.0);
        assert!(none.reason.ends_with("No window is shorter than a second."));
    }
}
