//! The commands that tell what a result is worth.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use zwerm_workbench::{CURVE_WINDOWS_SECS, Control, PipelineRequest, window_advice_of_files};

use crate::args::{Cli, ReadArgs};
use crate::detect_args::DetectArgs;
use crate::power_args::PowerArgs;
use crate::sensitivity_args::SensitivityArgs;
use crate::show;
use crate::work::{open, open_to_read, read_options, reading_environment, saved_mappings};

/// The database of a case.
const CASE_FILE: &str = "case.sqlite";

/// `zwerm windows`.
#[derive(Debug, Args)]
pub struct WindowsArgs {
    /// A case, or source files, folders and zip archives. Of the options of detection those count that
    /// select shares (--layer, --platforms, --per-platform, --from, --to), those of layers that a run makes
    /// (similar_text, similar_image, fast_repost), and --window, which replaces the windows of the curve.
    #[arg(required = true, value_name = "CASE|PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    detect: DetectArgs,
}

/// The curve and the suggestions.
pub fn windows(cli: &Cli, args: &WindowsArgs, control: &Control) -> Result<()> {
    let mut request = args.detect.request("windows")?;
    if !args.detect.has("windows_secs") {
        request.params.windows_secs = CURVE_WINDOWS_SECS.to_vec();
    }
    let advice = match args.paths.as_slice() {
        [case] if case.join(CASE_FILE).is_file() => {
            open_to_read(cli, case)?.window_advice(&request, control)?
        }
        files => {
            let request = PipelineRequest {
                files: files.to_vec(),
                read: read_options(&args.read)?,
                mappings: saved_mappings(&args.read)?,
                out: PathBuf::new(),
                detect: request,
                pairs: false,
                report: None,
            };
            window_advice_of_files(&request, reading_environment(cli, &args.read)?, control)?
        }
    };
    show::window_advice(cli, &advice)
}

/// `zwerm sensitivity`.
#[derive(Debug, Args)]
pub struct SensitivityCommand {
    /// The case. Nothing of it changes.
    case: PathBuf,
    /// The run.
    #[arg(long, value_name = "NAME")]
    run: String,
    /// Write every repetition to this file (CSV); an existing file is replaced.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    asked: SensitivityArgs,
}

/// A run repeated.
pub fn sensitivity(cli: &Cli, args: &SensitivityCommand, control: &Control) -> Result<()> {
    let asked = args.asked.asked()?;
    let workbench = match &args.out {
        Some(_) => open(cli, &args.case)?,
        None => open_to_read(cli, &args.case)?,
    };
    let result = workbench.sensitivity(&args.run, &asked, control)?;
    show::sensitivity(cli, &result)?;
    if let Some(out) = &args.out {
        let written = workbench.write_sensitivity(&result, out)?;
        if !cli.json {
            show::written(cli, &[written])?;
        }
    }
    Ok(())
}

/// `zwerm power`.
#[derive(Debug, Args)]
pub struct PowerCommand {
    /// The case. Nothing of it changes.
    case: PathBuf,
    /// Take settings and shares of this run, instead of options of detection; --seed is that of
    /// planting.
    #[arg(long, value_name = "NAME")]
    run: Option<String>,
    /// Write power.json and power.csv (one row a planted group) into this folder.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    planted: PowerArgs,
    #[command(flatten)]
    detect: DetectArgs,
}

/// Groups planted and looked for.
pub fn power(cli: &Cli, args: &PowerCommand, control: &Control) -> Result<()> {
    let (asked, seed) = (args.planted.asked()?, args.detect.seed());
    let workbench = open_to_read(cli, &args.case)?;
    let result = match &args.run {
        Some(_) if args.detect.is_typed() => {
            bail!(
                "--run takes all settings from the run: leave the other options of detection away"
            )
        }
        Some(run) => workbench.power_of_run(run, (&asked, seed), control)?,
        None => workbench.power(&args.detect.request("power")?, (&asked, seed), control)?,
    };
    show::power(cli, &result)?;
    if let Some(out) = &args.out {
        let written = result.write(out)?;
        if !cli.json {
            show::written(cli, &written)?;
        }
    }
    Ok(())
}
