//! `zwerm`: the command line. It reads what was typed, calls the façade, shows what came back.

mod alike_args;
mod args;
mod backbone_args;
mod detect_args;
mod power_args;
mod progress;
mod search_args;
mod selection_args;
mod sensitivity_args;
mod show;
mod significance_args;
mod similarity_args;
mod work;
mod worth;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Parser;
use zwerm_workbench::{Control, Error, ErrorKind};

use args::Cli;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    zwerm_workbench::worker::run_if_asked();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors.
            let code = if error.use_stderr() {
                ErrorKind::Usage.exit_code()
            } else {
                0
            };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let cancel = Arc::new(AtomicBool::new(false));
    let bar = progress::Bar::new(cli.quiet || cli.json);
    let control = Control::new(cancel.clone(), bar.reporter());
    let runtime = match listen_for_interrupt(&cancel, &bar) {
        Ok(runtime) => runtime,
        Err(error) => {
            show::error(&cli, &internal(&error));
            return ExitCode::from(ErrorKind::Internal.exit_code());
        }
    };
    let outcome = work::run(&cli, &control);
    bar.finish();
    // Nothing runs on it but the wait for Ctrl+C.
    runtime.shutdown_background();
    match outcome {
        Ok(kind) => ExitCode::from(kind.map_or(0, ErrorKind::exit_code)),
        // Whoever reads has read enough, as `| head` does.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let error = error
                .downcast::<Error>()
                .unwrap_or_else(|other| Error::usage("usage", format!("{other:#}")));
            show::error(&cli, &error);
            ExitCode::from(error.kind.exit_code())
        }
    }
}

/// The first Ctrl+C asks the work to stop and leave the case whole; the second one ends at once,
/// which the case survives as well.
fn listen_for_interrupt(
    cancel: &Arc<AtomicBool>,
    bar: &progress::Bar,
) -> std::io::Result<tokio::runtime::Runtime> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let (cancel, bar) = (cancel.clone(), bar.clone());
    runtime.spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            if cancel.swap(true, Ordering::Relaxed) {
                std::process::exit(i32::from(ErrorKind::Cancelled.exit_code()));
            }
            bar.say("Stopping; the case is left whole. Press Ctrl+C again to end at once.");
        }
    });
    Ok(runtime)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain();
    causes.any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

fn internal(error: &std::io::Error) -> Error {
    Error::new(
        ErrorKind::Internal,
        "no-runtime",
        format!("The program could not start its background thread ({error})."),
    )
}
