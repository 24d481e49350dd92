//! Detect screen: the form, what a run would cost, the run.

mod asks;
mod common_images;
mod form;
mod names;
mod pace;
mod runs;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use zwerm_workbench::registry;
use zwerm_workbench::{Control, DetectRequest, Holdings, PairCount, Workbench};

use crate::Desk;
use crate::api::{
    DeskError, DetectAsk, Estimate, LayerPairs, SuggestedWindowView, WindowAdviceView,
};
use crate::error::Result;
use crate::home::DeskHome;

pub(crate) use asks::request;
use pace::Pace;

/// What is kept between questions.
pub(crate) struct Kept {
    /// Stops the estimate that is being made.
    asking: Mutex<Arc<AtomicBool>>,
    pace: Mutex<Pace>,
}

impl Kept {
    pub(crate) fn load(home: &DeskHome) -> Kept {
        Kept {
            asking: Mutex::default(),
            pace: Mutex::new(Pace::load(home)),
        }
    }
}

/// The request with the name that fits its question.
pub(crate) fn named(mut request: DetectRequest) -> DetectRequest {
    request.name = names::proposed(&request);
    request
}

/// How often the pairs are swept: once, and again for everything that is varied; about one repetition for
/// each of the few that are not subsamples.
fn repetitions(request: &DetectRequest) -> f64 {
    const VARIED: f64 = 4.0;
    (request.sensitivity.as_ref()).map_or(1.0, |asked| {
        1.0 + VARIED + 2.0 * f64::from(asked.subsamples)
    })
}

impl Desk {
    /// What a run would cost: the pairs counted exactly, the time estimated. A newer question about
    /// pairs ends an older one with the code `superseded`.
    pub fn estimate(&self, ask: &DetectAsk) -> Result<Estimate> {
        let counted = self.of_pairs(ask, |_, holdings, request, control| {
            holdings.count_pairs(request, control)
        })?;
        let Some((n_shares, count)) = counted else {
            return nothing_counted(&common_images::with_list_of(&*self.case()?, ask)?);
        };
        let n_pairs = count.totals().last().copied().unwrap_or(0);
        let ask = common_images::with_list_of(&*self.case()?, ask)?;
        let method = described(&ask, &count.layers)?;
        Ok(Estimate {
            n_shares,
            n_pairs,
            seconds: self.pace().seconds(n_shares, n_pairs) * repetitions(&request(&ask)?),
            by_layer: by_layer(count),
            method,
        })
    }

    /// The pairs within each window of the question, and the windows that the data suggests. A newer
    /// question about pairs ends an older one with the code `superseded`.
    pub fn window_advice(&self, ask: &DetectAsk) -> Result<WindowAdviceView> {
        let advice = self.of_pairs(ask, Workbench::window_advice_of)?;
        let Some(advice) = advice else {
            return Ok(WindowAdviceView::default());
        };
        let suggestions = advice.suggestions.into_iter();
        Ok(WindowAdviceView {
            by_layer: by_layer(advice.curve),
            suggestions: suggestions
                .map(|suggested| SuggestedWindowView {
                    layer: suggested.layer,
                    window_secs: suggested.window_secs,
                    reason: suggested.reason,
                })
                .collect(),
            about: advice.about,
        })
    }

    /// An answer that needs the pairs among the layers that are there before a run; `None` where only
    /// layers are asked for whose objects the run will make.
    fn of_pairs<T>(
        &self,
        ask: &DetectAsk,
        answer: impl FnOnce(
            &Workbench,
            &Holdings,
            &DetectRequest,
            &Control,
        ) -> std::result::Result<T, zwerm_workbench::Error>,
    ) -> Result<Option<T>> {
        let case = self.case()?;
        let mut request = request(ask)?;
        let layers = &mut request.params.layers;
        layers.retain(|layer| !is_made(layer));
        let only_made = layers.is_empty() && !ask.layers.is_empty();
        let superseded = Arc::new(AtomicBool::new(false));
        let earlier = {
            let asking = &self.inner.detect.asking;
            let mut asking = asking.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *asking, superseded.clone())
        };
        earlier.store(true, Ordering::Relaxed);
        let held = case.held(&case.question())?;
        if only_made {
            return Ok(None);
        }
        let control = Control::new(superseded.clone(), |_, _, _| {});
        let answered = answer(case.reader(), &held.holdings, &request, &control);
        if superseded.load(Ordering::Relaxed) {
            return Err(DeskError::superseded());
        }
        Ok(Some(answered?))
    }

    /// Job `detect`: runs the detection and keeps the run.
    pub fn start_detect(&self, ask: DetectAsk) -> Result<u32> {
        let case = self.case()?;
        case.writer().require_write()?;
        let mut request = request(&common_images::with_list_of(&case, &ask)?)?;
        request
            .params
            .validate()
            .map_err(zwerm_workbench::Error::from)?;
        Ok(self.start_job("detect", move |desk, control| {
            let _turn = case.turn(control)?;
            if request.name.is_empty() {
                request.name = names::free(&names::proposed(&request), &case.reader().runs()?);
            }
            let (began, repetitions) = (Instant::now(), repetitions(&request));
            let summary = case.writer().detect(&request, control)?;
            let n_pairs = summary
                .pairs_within
                .iter()
                .filter_map(|windows| windows.last())
                .sum();
            let took = began.elapsed().div_f64(repetitions);
            desk.learn_pace(summary.n_shares, n_pairs, took);
            desk.after_change(&case);
            let run = case.reader().run(&request.name)?;
            runs::view(&case, &run)
        }))
    }

    fn pace(&self) -> Pace {
        let pace = &self.inner.detect.pace;
        *pace.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn learn_pace(&self, n_shares: u64, n_pairs: u64, took: std::time::Duration) {
        let pace = {
            let kept = &self.inner.detect.pace;
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            *kept = kept.learned(n_shares, n_pairs, took.as_secs_f64());
            *kept
        };
        pace.save(&self.inner.home);
    }
}

fn by_layer(count: PairCount) -> Vec<LayerPairs> {
    let layers = count.layers.into_iter().zip(count.pairs);
    layers
        .map(|(layer, pairs)| LayerPairs { layer, pairs })
        .collect()
}

/// The method in words, also of layers that a run makes.
fn described(ask: &DetectAsk, counted: &[String]) -> Result<String> {
    let request = request(ask)?;
    let mut layers = counted.to_vec();
    layers.extend(ask.layers.iter().filter(|layer| is_made(layer)).cloned());
    let method = registry::describe(&request.params, &layers);
    let mut words = vec![method.map_err(zwerm_workbench::Error::from)?];
    let made = request.alike.of(&request.params);
    let made = made.and_then(|alike| registry::describe_made(&alike));
    words.extend(made.map_err(zwerm_workbench::Error::from)?);
    Ok(words.join(" "))
}

fn is_made(layer: &str) -> bool {
    registry::MADE_LAYERS.iter().any(|(made, _)| *made == layer)
}

/// The answer where only layers are asked for that the run will make.
fn nothing_counted(ask: &DetectAsk) -> Result<Estimate> {
    Ok(Estimate {
        n_shares: 0,
        n_pairs: 0,
        by_layer: Vec::new(),
        seconds: 0.0,
        method: described(ask, &[])?,
    })
}
