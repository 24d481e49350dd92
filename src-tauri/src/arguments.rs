//! What can be typed after `zwerm-window`.

use std::path::PathBuf;

/// Zwerm's window. Files and case folders are opened as if they were dropped on it.
#[derive(Debug, clap::Parser)]
#[command(name = "zwerm-window", version)]
pub struct Arguments {
    /// Files to import, or one case folder (NAME.zwerm) to open
    pub paths: Vec<PathBuf>,

    /// Keep settings, the list of recent cases and new cases in this folder
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    /// Draw without the graphics card: when the window stays empty or flickers
    #[arg(long)]
    pub safe_graphics: bool,
}

impl Arguments {
    /// The paths as this process sees them now: the engine is given absolute ones only.
    ///
    /// A path that cannot be made absolute (the working directory is gone) is left as it was typed;
    /// opening it then fails with its name.
    pub fn absolute_paths(&self) -> Vec<PathBuf> {
        self.paths
            .iter()
            .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::Arguments;

    #[test]
    fn a_file_may_look_like_anything_after_two_dashes() {
        let arguments =
            Arguments::try_parse_from(["zwerm-window", "--", "--safe-graphics"]).expect("readable");
        assert!(!arguments.safe_graphics);
        assert_eq!(arguments.paths.len(), 1);
        assert!(arguments.absolute_paths()[0].is_absolute());
    }
}
