//! `METHODS.md` of this crate: all methods, parameters and layers as tables, made from the registry.
//!
//! `ZWERM_UPDATE_METHODS=1 cargo test -p zwerm-detection methods_table` writes the file anew.

use std::fmt::Write;
use std::path::Path;

use crate::registry::{LAYERS, MADE_LAYERS, METHODS, ParameterSpec, Range, usual_layers};

/// Text in a cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn number(value: f64) -> String {
    let text = value.to_string();
    // 31622400 is read as 31 622 400; a fraction stays as it is.
    if value.fract() != 0.0 || value.abs() < 1e4 {
        return text;
    }
    let digits: Vec<char> = text.chars().rev().collect();
    let groups: Vec<String> = digits
        .chunks(3)
        .map(|three| three.iter().collect())
        .collect();
    groups.join(" ").chars().rev().collect()
}

fn range(spec: &ParameterSpec) -> (String, String) {
    let between = |min: f64, max: f64| format!("{} to {}", number(min), number(max));
    match spec.range {
        Range::Whole { min, max, default } => {
            (between(min as f64, max as f64), number(default as f64))
        }
        Range::Numbers {
            min,
            max,
            default,
            max_count,
        } => {
            let several = match max_count {
                1 => String::new(),
                most => format!(", up to {most}"),
            };
            let defaults: Vec<String> = default.iter().map(|&value| number(value)).collect();
            (between(min, max) + &several, defaults.join(", "))
        }
        Range::Optional { min, max } => (between(min, max), "none".to_owned()),
        Range::Switch { default } => (
            "yes, no".to_owned(),
            if default { "yes" } else { "no" }.to_owned(),
        ),
        Range::Choice { options, default } => (options.join(", "), default.to_owned()),
        Range::Names => ("names".to_owned(), "all".to_owned()),
    }
}

fn made() -> String {
    let mut text = String::from(
        "# Methods, parameters, layers\n\n\
         Made from `src/registry`, as are the flags of the program, the form of its window and the \
         paragraphs of a report; a test compares. What a method cannot show stands beside what it does.\n\n\
         ## Layers\n\n\
         A layer is a kind of object that two accounts can have in common. Without `--layer` those are compared \
         that are marked as usual; the others repeat one of them, or tie strangers together.\n\n\
         | `--layer` | name | what counts as one object | the question | |\n|---|---|---|---|---|\n",
    );
    let all: Vec<String> = LAYERS.iter().map(|layer| layer.id.to_string()).collect();
    let usual = usual_layers(&all);
    for layer in LAYERS {
        let is_made = MADE_LAYERS.iter().any(|(made, _)| *made == layer.id);
        let kind = match (is_made, usual.iter().any(|id| *id == layer.id)) {
            (true, _) => "made when asked for",
            (_, true) => "usual",
            _ => "when asked for",
        };
        let (name, what, question) = (cell(&layer.name), cell(&layer.text), cell(&layer.question));
        writeln!(
            text,
            "| `{}` | {name} | {what} | {question} | {kind} |",
            layer.id
        )
        .unwrap();
    }
    text.push_str("\n## Methods\n");
    for method in METHODS {
        writeln!(
            text,
            "\n### {} (`{}`)\n\n*{}*\n",
            method.name, method.id, method.question
        )
        .unwrap();
        writeln!(
            text,
            "{}\n\n**What it cannot show.** {}",
            method.text, method.caution
        )
        .unwrap();
        if !method.parameters.is_empty() {
            text.push_str(
                "\n| flag | name | range | unit | default | meaning |\n|---|---|---|---|---|---|\n",
            );
        }
        for spec in method.parameters {
            let (range, default) = range(spec);
            let (flag, name, unit) = (spec.flag(), cell(spec.name), spec.unit);
            let meaning = cell(spec.text);
            writeln!(
                text,
                "| `--{flag}` | {name} | {range} | {unit} | {default} | {meaning} |"
            )
            .unwrap();
        }
        text.push('\n');
        for reference in method.references {
            writeln!(text, "- {} doi:{}", reference.citation, reference.doi).unwrap();
        }
    }
    text
}

#[test]
fn the_table_of_methods_is_that_of_the_registry() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("METHODS.md");
    let made = made();
    if std::env::var_os("ZWERM_UPDATE_METHODS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there.replace("\r\n", "\n") == made,
        "{} differs from the registry; run ZWERM_UPDATE_METHODS=1 cargo test -p zwerm-detection methods_table",
        path.display()
    );
    for method in METHODS {
        assert!(
            there.contains(&format!("(`{}`)", method.id)),
            "{}",
            method.id
        );
    }
}
