//! A progress line on standard error: stage, share done, time left.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The progress line; hidden when it is not wanted or nobody watches.
#[derive(Clone)]
pub struct Bar {
    bar: ProgressBar,
    stage: Arc<Mutex<String>>,
}

impl Bar {
    /// A line that appears with the first step.
    pub fn new(hidden: bool) -> Bar {
        let target = if hidden {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr_with_hz(8)
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        bar.set_style(style(false));
        Bar {
            bar,
            stage: Arc::default(),
        }
    }

    /// What the façade calls with every step.
    pub fn reporter(&self) -> impl Fn(&str, u64, u64) + Send + Sync + 'static {
        let (bar, current) = (self.bar.clone(), self.stage.clone());
        move |stage, done, total| {
            // Rows and files are counted beside the bytes; the line has room for one.
            if [zwerm_workbench::ROWS, zwerm_workbench::SOURCE].contains(&stage) {
                return;
            }
            let mut known = current.lock().unwrap_or_else(PoisonError::into_inner);
            if *known != stage {
                stage.clone_into(&mut known);
                bar.reset();
                bar.set_style(style(total > 0));
                bar.set_message(sentence(stage));
                bar.enable_steady_tick(Duration::from_millis(200));
            }
            bar.set_length(total);
            bar.set_position(done);
        }
    }

    /// A line above the progress line.
    pub fn say(&self, text: &str) {
        self.bar.println(text);
    }

    /// Takes the line away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(known_total: bool) -> ProgressStyle {
    let template = if known_total {
        "{msg:32} {bar:28} {percent:>3} %  {eta}"
    } else {
        "{msg:32} {spinner} {elapsed}"
    };
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("━╸ ")
}

/// Stages are named in lower case inside; on screen a line begins with a capital.
fn sentence(stage: &str) -> String {
    let mut letters = stage.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
