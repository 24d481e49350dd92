//! How anybody can compute the same again: the exact command lines.

use zwerm_dataset::Mapping;
use zwerm_detection::Compat;
use zwerm_report::model::Reproduce;

use crate::error::Result;
use crate::run_view::RunView;
use crate::runs::DetectRequest;
use crate::session::Workbench;
use crate::times::iso_utc;

impl Workbench {
    pub(super) fn reproduce(&self, view: &RunView) -> Result<Reproduce> {
        let mut commands = vec!["zwerm new again".to_owned()];
        for import in self.imports_of_run(&view.record)? {
            let mapping: Mapping = serde_json::from_value(import.mapping)?;
            commands.push(format!(
                "zwerm import again.zwerm {}{}",
                quoted(&import.original_name),
                import_flags(&mapping)
            ));
        }
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

/// The flags that read a file in this way again.
fn import_flags(mapping: &Mapping) -> String {
    let mut flags = format!(
        " --format {} --encoding {}",
        mapping.format, mapping.encoding
    );
    if let Some(delimiter) = &mapping.delimiter {
        flags.push_str(&format!(" --delimiter {}", quoted(delimiter)));
    }
    if !matches!(mapping.platform.as_str(), "" | "unknown") {
        flags.push_str(&format!(" --platform {}", quoted(&mapping.platform)));
    }
    if mapping.time.time_zone != "UTC" {
        flags.push_str(&format!(" --time-zone {}", quoted(&mapping.time.time_zone)));
    }
    if let Some(pattern) = &mapping.time.pattern {
        flags.push_str(&format!(" --time-format {}", quoted(pattern)));
    }
    if mapping.layout.is_none() {
        for column in &mapping.columns {
            let pair = format!("{}={}", column.role, column.column);
            flags.push_str(&format!(" --map {}", quoted(&pair)));
        }
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
    fn words_survive_a_shell() {
        assert_eq!(quoted("a.csv"), "a.csv");
        assert_eq!(quoted("my file's.csv"), "'my file'\\''s.csv'");
        assert_eq!(quoted("$(rm)"), "'$(rm)'");
    }
}
