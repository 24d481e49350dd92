//! The report as one HTML file.
//!
//! Nothing is fetched and nothing runs: there is no script, the fonts and figures are inside, and
//! the policy in the head forbids everything but the one style element, named by its hash. There is
//! no link out of the file; addresses from data are text.

mod chosen;
mod stability;
mod style;
mod view;

use crate::error::ReportError;
use crate::model::Report;
use crate::number;
use crate::text::isolated_html;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior};

/// Templates by name; a name that ends in `.html` is escaped by itself.
const TEMPLATES: [(&str, &str); 9] = [
    ("report.html", include_str!("../templates/report.html")),
    ("cover.html", include_str!("../templates/cover.html")),
    ("post.html", include_str!("../templates/post.html")),
    ("findings.html", include_str!("../templates/findings.html")),
    ("data.html", include_str!("../templates/data.html")),
    ("overview.html", include_str!("../templates/overview.html")),
    (
        "stability.html",
        include_str!("../templates/stability.html"),
    ),
    (
        "communities.html",
        include_str!("../templates/communities.html"),
    ),
    ("closing.html", include_str!("../templates/closing.html")),
];

/// Renders the report. The same report gives the same bytes.
///
/// # Errors
/// [`ReportError::Figure`] when a figure cannot be drawn, [`ReportError::Template`] when the
/// templates do not fit the model (a fault of the program).
pub fn render_html(report: &Report) -> Result<String, ReportError> {
    let environment = environment()?;
    let style = style::style(&report.cover, !report.findings.is_empty());
    let view = view::View::new(report, &style)?;
    let html = environment
        .get_template("report.html")?
        .render(Value::from(Serde(&view)))?;
    Ok(html)
}

fn environment() -> Result<Environment<'static>, ReportError> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    for (name, source) in TEMPLATES {
        env.add_template(name, source)?;
    }
    env.add_filter("n", |value: u64| number::group(value));
    env.add_filter("dec", |value: f64| number::decimal(value, 2));
    env.add_filter("frac", |value: f64| number::fraction(value));
    env.add_filter("dur", |value: f64| number::duration(value));
    env.add_filter("bytes", |value: u64| number::bytes(value));
    env.add_filter("date", |value: Option<i64>| {
        value.map_or("–".to_owned(), number::date)
    });
    env.add_filter("datetime", |value: Option<i64>| {
        value.map_or("–".to_owned(), number::date_time)
    });
    // Untrusted text: whole up to 300 characters, or a short form for names.
    env.add_filter("u", |value: &str| {
        Value::from_safe_string(isolated_html(value, crate::text::MAX_CHARS))
    });
    // The analyst's own words and exact values: whole, still isolated and with tokens.
    env.add_filter("ulong", |value: &str| {
        Value::from_safe_string(isolated_html(value, 20_000))
    });
    env.add_filter("whole_dates", |value: &str| {
        Value::from_safe_string(whole_dates_html(value))
    });
    env.add_filter("command", |value: &str| {
        Value::from_safe_string(command_html(value))
    });
    env.add_filter("uname", |value: &str| {
        Value::from_safe_string(isolated_html(value, 80))
    });
    Ok(env)
}

/// A command line that breaks between its arguments only: a hyphen at the end of a line would leave
/// the reader in doubt.
fn command_html(command: &str) -> String {
    let arguments: Vec<String> = command
        .split(' ')
        .map(|argument| {
            format!(
                "<span class=\"arg\">{}</span>",
                isolated_html(argument, 20_000)
            )
        })
        .collect();
    arguments.join(" ")
}

/// A sentence of ours in which no date breaks at its hyphens.
fn whole_dates_html(sentence: &str) -> String {
    let words: Vec<String> = sentence
        .split(' ')
        .map(|word| {
            let is_date = word.len() >= 10 && word.bytes().take(4).all(|b| b.is_ascii_digit());
            let html = crate::text::escape(word);
            if is_date && word.as_bytes().get(4) == Some(&b'-') {
                format!("<span class=\"nb\">{html}</span>")
            } else {
                html
            }
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
