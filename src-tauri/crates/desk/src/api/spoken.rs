//! Keeps the list of what the window has to say in its own languages equal to the engine's.
//!
//! `ZWERM_UPDATE_TYPES=1 cargo test -p zwerm-desk spoken` writes the file anew.

use std::path::PathBuf;

use serde_json::{Map, Value, json};
use zwerm_workbench::registry::{self, MethodSpec, Range};

/// The methods whose words stand in the window: those of the form, and those that make a layer.
fn methods() -> impl Iterator<Item = &'static MethodSpec> {
    [
        &registry::PAIR_SWEEP,
        &registry::SIGNIFICANCE,
        &registry::SENSITIVITY,
        &registry::POWER,
        &registry::WINDOW_SUGGESTION,
        &registry::BACKBONES,
    ]
    .into_iter()
    .chain(registry::MADE_LAYERS.iter().map(|(_, method)| method))
}

fn words_of(method: &MethodSpec) -> Value {
    let parameters: Map<String, Value> = method
        .parameters
        .iter()
        .map(|spec| {
            let options = match spec.range {
                Range::Choice { options, .. } => options,
                _ => &[],
            };
            let words = json!({
                "name": spec.name,
                "unit": spec.unit,
                "text": spec.text,
                "options": options,
            });
            (spec.id.to_owned(), words)
        })
        .collect();
    json!({
        "name": method.name,
        "question": method.question,
        "text": method.text,
        "caution": method.caution,
        "parameters": parameters,
    })
}

fn declared() -> String {
    let methods: Map<String, Value> = methods()
        .map(|method| (method.id.to_owned(), words_of(method)))
        .collect();
    let layers: Map<String, Value> = registry::LAYERS
        .iter()
        .map(|layer| {
            let words = json!({
                "name": layer.name,
                "object": layer.object,
                "question": layer.question,
                "text": layer.text,
            });
            (layer.id.clone().into_owned(), words)
        })
        .collect();
    let all = json!({ "methods": methods, "layers": layers });
    serde_json::to_string_pretty(&all).unwrap() + "\n"
}

#[test]
fn the_window_knows_every_method_parameter_and_layer() {
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api/generated/spoken.json");
    let declared = declared();
    if std::env::var_os("ZWERM_UPDATE_TYPES").is_some() {
        std::fs::write(&path, &declared).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        checked_in == declared,
        "{} differs from the registry; run ZWERM_UPDATE_TYPES=1 cargo test -p zwerm-desk spoken",
        path.display()
    );
}
