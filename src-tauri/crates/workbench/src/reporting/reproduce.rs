//! How anybody can compute the same again: the exact command lines.

use std::collections::BTreeSet;

use zwerm_case::ImportRecord;
use zwerm_dataset::Mapping;
use zwerm_detection::Compat;
use zwerm_detection::registry::SEQUENCE_LAYER;
use zwerm_report::model::Reproduce;

use super::{alike, backbone, significance, stability};
use crate::error::Result;
use crate::images::{LINKS_LAYOUT, LIST_LAYOUT, is_of_pictures};
use crate::mappings::decisions;
use crate::run_view::RunView;
use crate::runs::DetectRequest;
use crate::session::Workbench;
use crate::times::iso_utc;

impl Workbench {
    pub(super) fn reproduce(&self, view: &RunView) -> Result<Reproduce> {
        let mut commands = vec!["zwerm new again".to_owned()];
        let imports = self.imports_of_run(&view.record)?;
        commands.extend(import_commands(&imports)?);
        commands.push(format!(
            "zwerm detect again.zwerm --run {}{}",
            quoted(&view.record.name),
            detect_flags(&view.request)
        ));
        commands.push(format!(
            "zwerm export again.zwerm --run {} --what edges --out edges.csv",
            quoted(&view.record.name)
        ));
        Ok(Reproduce {
            commands,
            notes: vec![
                "The source files are recognised by their SHA-256 in the data section. With the same files, parameters and seed the result tables have the same SHA-256 as in the table of versions; the number of threads and the memory allowed do not matter.".to_owned(),
            ],
        })
    }
}

/// Files of one set that are named one by one in a command.
const MOST_NAMED: usize = 20;

/// One command an import; for files that were read together one a way of reading.
fn import_commands(imports: &[ImportRecord]) -> Result<Vec<String>> {
    let mut groups: Vec<(Option<&str>, String, Vec<&str>)> = Vec::new();
    for import in imports {
        let mapping: Mapping = serde_json::from_value(import.mapping.clone())?;
        if is_of_pictures(&mapping) {
            continue;
        }
        let flags = import_flags(&mapping);
        let set = import.set_id.as_deref();
        let known = groups
            .iter_mut()
            .find(|(of, with, _)| set.is_some() && *of == set && *with == flags);
        match known {
            Some((_, _, names)) => names.push(&import.original_name),
            None => groups.push((set, flags, vec![&import.original_name])),
        }
    }
    let tables = groups
        .into_iter()
        .map(|(_, flags, names)| format!("zwerm import again.zwerm {}{flags}", paths_of(&names)));
    // Pictures are linked to posts, which come first.
    let mut commands: Vec<String> = tables.collect();
    for import in imports {
        if import.mapping["layout"] == LIST_LAYOUT {
            commands.push(images_command(import, imports));
        }
    }
    Ok(commands)
}

/// The command that reads a folder of pictures again.
fn images_command(list: &ImportRecord, imports: &[ImportRecord]) -> String {
    let folder = list.original_name.rsplit_once('/');
    let folder = folder.map_or(list.original_name.as_str(), |(folder, _)| folder);
    let mut command = format!("zwerm images again.zwerm {}", quoted(folder));
    let links = imports
        .iter()
        .find(|it| it.set_id == list.set_id && it.mapping["layout"] == LINKS_LAYOUT);
    let links = links.map(|links| links.original_name.as_str());
    let platform = list.mapping["platform"].as_str();
    for (flag, value) in [("links", links), ("platform", platform)] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            command.push_str(&format!(" --{flag} {}", quoted(value)));
        }
    }
    command
}

/// Names as paths; of many files only the folders that they lie in.
fn paths_of(names: &[&str]) -> String {
    if names.len() <= MOST_NAMED {
        let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
        return names.join(" ");
    }
    let folders: BTreeSet<&str> = names
        .iter()
        .filter_map(|name| name.split('/').next())
        .collect();
    let folders: Vec<String> = folders.into_iter().map(quoted).collect();
    folders.join(" ")
}

/// The flags that read a file in this way again.
fn import_flags(mapping: &Mapping) -> String {
    let options = decisions(mapping);
    let mut flags = String::new();
    let mut push = |flag: &str, value: &str| {
        flags.push_str(&format!(" --{flag} {}", quoted(value)));
    };
    // A known format says what kind of file it is.
    let layout = options.layout.as_deref().filter(|name| *name != "none");
    push("format", layout.unwrap_or(&mapping.format));
    push("encoding", &mapping.encoding);
    for (flag, value) in [
        ("delimiter", &mapping.delimiter),
        ("sheet", &mapping.sheet),
        ("items", &options.items),
        ("platform", &options.platform),
    ] {
        if let Some(value) = value {
            push(flag, value);
        }
    }
    if mapping.time.time_zone != "UTC" {
        push("time-zone", &mapping.time.time_zone);
    }
    if let Some(pattern) = &mapping.time.pattern {
        push("time-format", pattern);
    }
    if layout.is_none() {
        for (role, column) in &options.map {
            push("map", &format!("{role}={column}"));
        }
        for (column, list) in &options.lists {
            let list = list.map_or_else(|| "none".to_owned(), |list| list.to_string());
            push("list", &format!("{column}={list}"));
        }
    }
    if options.as_given {
        flags.push_str(" --as-given");
    }
    flags
}

/// The flags that give this request again; what is at its default is left out.
fn detect_flags(request: &DetectRequest) -> String {
    let params = &request.params;
    let mut flags = String::new();
    let mut push = |text: String| {
        flags.push(' ');
        flags.push_str(&text);
    };
    if !params.layers.is_empty() {
        push(format!("--layer {}", quoted(&params.layers.join(","))));
    }
    if params.fuse {
        push("--fuse".to_owned());
    }
    let windows: Vec<String> = params
        .windows_secs
        .iter()
        .map(ToString::to_string)
        .collect();
    push(format!("--window {}", windows.join(",")));
    push(format!("--min-participation {}", params.min_participation));
    if params.layers.iter().any(|layer| layer == SEQUENCE_LAYER) {
        push(format!("--min-hashtags {}", params.min_hashtags));
    }
    push(format!("--min-weight {}", params.min_weight));
    if let Some(quantile) = params.weight_quantile {
        push(format!("--weight-quantile {quantile}"));
    }
    if params.keep_loops {
        push("--keep-loops".to_owned());
    }
    if let Compat::Coortweet { edge_quantile } = params.compat {
        push(format!(
            "--compat coortweet --edge-quantile {edge_quantile}"
        ));
    }
    if !request.cross_platform {
        push("--per-platform".to_owned());
    }
    if let Some(platforms) = &request.selection.platforms {
        push(format!("--platforms {}", quoted(&platforms.join(","))));
    }
    if let Some(from) = request.selection.from_ms {
        push(format!("--from {}", iso_utc(from)));
    }
    if let Some(to) = request.selection.to_ms {
        push(format!("--to {}", iso_utc(to)));
    }
    if let Some(asked) = alike::flags(&request.alike) {
        push(asked);
    }
    push(match &request.significance {
        Some(asked) => significance::flags(asked),
        None => "--no-significance".to_owned(),
    });
    if let Some(asked) = &request.sensitivity {
        push(stability::flags(asked));
    }
    if let Some(asked) = &request.backbone {
        push(backbone::flags(asked));
    }
    push(format!("--seed {}", request.seed));
    flags
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./,:@%+=".contains(c);
    if !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_files_the_folder_is_named() {
        let names: Vec<String> = (0..21).map(|n| format!("my dump/{n}.csv")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(paths_of(&names), "'my dump'");
        assert_eq!(paths_of(&names[..2]), "'my dump/0.csv' 'my dump/1.csv'");
    }

    #[test]
    fn words_survive_a_shell() {
        assert_eq!(quoted("a.csv"), "a.csv");
        assert_eq!(quoted("my file's.csv"), "'my file'\\''s.csv'");
        assert_eq!(quoted("$(rm)"), "'$(rm)'");
    }
}
