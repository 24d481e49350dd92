//! One function a command: what was typed becomes a call of the façade.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zwerm_workbench::mappings::{self, SavedMappings};
use zwerm_workbench::worker::Limits;
use zwerm_workbench::{
    Access, CellList, Control, Environment, ErrorKind, ImagesRequest, IntakeRequest, LeftOut,
    PipelineRequest, ProbeOptions, Reader, ReportRequest, Role, SetRequest, What, Workbench,
};

use crate::args::{Cli, Command, ImportArgs, MappingCommand, ReadArgs, ReportArgs, StoreArgs};
use crate::detect_args::bytes;
use crate::{search_args, show, worth};

/// Runs a command; `Some(kind)` ends the program with that kind's exit code although the command
/// itself went well (a verification that found something).
pub fn run(cli: &Cli, control: &Control) -> Result<Option<ErrorKind>> {
    match &cli.command {
        Command::New { case, title } => {
            let workbench = Workbench::create(case, title.as_deref(), environment(cli))?;
            show::created(cli, &workbench)?;
        }
        Command::Probe { files, read } => {
            let (options, saved) = (read_options(read)?, saved_mappings(read)?);
            let reader = reading_environment(cli, read)?.reader;
            for file in files {
                let (options, found) = reader.options_with(file, &options, &saved, control)?;
                let probe = reader.probe(file, &options, control)?;
                show::probe(cli, file, &probe, found)?;
            }
        }
        Command::Formats => show::formats(cli)?,
        Command::Mapping(command) => mapping(cli, command)?,
        Command::Import(args) => return import(cli, args, control),
        Command::Images(args) => {
            let request = ImagesRequest {
                folder: args.folder.clone(),
                links: args.links.clone(),
                platform: args.platform.clone(),
            };
            let reader = Reader::of_this_program()?;
            let workbench = Workbench::open(&args.case, environment(cli).reading_in(reader))?;
            let imported = workbench.import_images(&request, control)?;
            show::images(cli, &imported)?;
        }
        Command::Detect {
            case,
            run,
            detect,
            count,
        } => {
            let request = detect.request(run)?;
            if *count {
                let workbench = open_to_read(cli, case)?;
                for warning in workbench.window_warnings(&request.params.windows_secs)? {
                    show::note(cli, &warning);
                }
                show::pair_count(cli, &workbench.count_pairs(&request, control)?)?;
            } else {
                let summary = open_to_write(cli, case)?.detect(&request, control)?;
                show::summary(cli, &summary)?;
            }
        }
        Command::Power(args) => worth::power(cli, args, control)?,
        Command::Sensitivity(args) => worth::sensitivity(cli, args, control)?,
        Command::Windows(args) => worth::windows(cli, args, control)?,
        Command::Export {
            case,
            run,
            what,
            out,
        } => {
            let what = What::parse(what).context("unknown export")?;
            let written = open(cli, case)?.export(run, what, out, control)?;
            show::written(cli, std::slice::from_ref(&written))?;
        }
        Command::Evidence {
            case,
            run,
            pair,
            limit,
        } => {
            let [a, b] = pair.as_slice() else {
                bail!("--pair needs two accounts");
            };
            let evidence = open_to_read(cli, case)?.evidence(run, a, b, *limit, control)?;
            show::evidence(cli, &evidence)?;
        }
        Command::Explain { case, run, pair } => {
            let [a, b] = pair.as_slice() else {
                bail!("--pair needs two accounts");
            };
            let explained = open_to_read(cli, case)?.explain(run, a, b, control)?;
            show::explanation(cli, &explained)?;
        }
        Command::Similarity {
            case,
            out,
            similarity,
        } => {
            let (request, similarity) = similarity.request()?;
            let workbench = open(cli, case)?;
            let made = workbench.similarity_network(&request, &similarity, out, control)?;
            show::similarity(cli, &made)?;
        }
        Command::Compare {
            case,
            run,
            with,
            out,
        } => {
            let workbench = match out {
                Some(_) => open(cli, case)?,
                None => open_to_read(cli, case)?,
            };
            let comparison = workbench.compare(run, with)?;
            if let Some(out) = out {
                workbench.write_comparison(&comparison, out)?;
            }
            show::comparison(cli, &comparison)?;
        }
        Command::Variants {
            case,
            run,
            object,
            limit,
        } => {
            let workbench = open_to_read(cli, case)?;
            match object {
                Some(object) => {
                    let found = workbench.variants(run, object, *limit, control)?;
                    show::variants(cli, &found)?;
                }
                None => show::clusters(cli, &workbench.clusters(run, control)?, *limit)?,
            }
        }
        Command::Report {
            case,
            run,
            out,
            report,
        } => {
            let request = report_request(report);
            let written = open(cli, case)?.write_report(run, &request, out, control)?;
            show::report(cli, &written)?;
        }
        Command::Verify { case } => {
            let verification = open_to_read(cli, case)?.verify(control)?;
            show::verification(cli, &verification)?;
            if !verification.is_ok() {
                return Ok(Some(ErrorKind::Verification));
            }
        }
        Command::Info { case } => show::info(cli, &open_to_read(cli, case)?)?,
        Command::Rejects { case, out } => {
            let rejects = open_to_read(cli, case)?.rejects()?;
            show::rejects(cli, &rejects, out.as_deref())?;
        }
        Command::Search(args) => search_args::search(cli, args, control)?,
        Command::Raw {
            case,
            content_id,
            platform,
        } => {
            let workbench = open_to_read(cli, case)?;
            let records = workbench.post_records(content_id, platform.as_deref())?;
            show::raw(cli, &records)?;
        }
        Command::History { case } => show::history(cli, &open_to_read(cli, case)?.history()?)?,
        Command::Undo { case } => {
            show::changed(cli, "Taken back", open_to_write(cli, case)?.undo()?)?
        }
        Command::Redo { case } => {
            show::changed(cli, "Made again", open_to_write(cli, case)?.redo()?)?
        }
        Command::Simulate {
            preset,
            seed,
            out,
            replace,
        } => {
            let simulated = zwerm_workbench::simulate(preset, *seed, out, *replace)?;
            show::simulated(cli, &simulated)?;
        }
        Command::Run {
            files,
            out,
            read,
            detect,
            pairs,
            no_report,
            report,
        } => {
            let toolkit = detect.toolkit("run")?;
            let request = PipelineRequest {
                files: files.clone(),
                read: read_options(read)?,
                mappings: saved_mappings(read)?,
                out: out.clone(),
                detect: match &toolkit {
                    Some((_, selection)) => selection.clone(),
                    None => detect.request("run")?,
                },
                pairs: *pairs,
                report: (!no_report).then(|| report_request(report)),
            };
            let environment = reading_environment(cli, read)?;
            if let Some((params, _)) = toolkit {
                if *pairs {
                    bail!("--pairs has no meaning with --compat toolkit");
                }
                let result = zwerm_workbench::run_toolkit(&request, &params, environment, control)?;
                show::toolkit(cli, &result)?;
            } else {
                show::pipeline(cli, &zwerm_workbench::run(&request, environment, control)?)?;
            }
        }
    }
    Ok(None)
}

/// All paths are one step of the history. A file that cannot be read is left out and named; the exit
/// code then says so.
fn import(cli: &Cli, args: &ImportArgs, control: &Control) -> Result<Option<ErrorKind>> {
    let environment = reading_environment(cli, &args.read)?;
    let request = IntakeRequest {
        paths: args.paths.clone(),
        options: read_options(&args.read)?,
        mappings: saved_mappings(&args.read)?,
    };
    let failed = |left_out: &[LeftOut]| {
        let error = left_out.iter().find_map(|out| out.error.as_ref());
        error.map(|error| error.kind)
    };
    if args.dry_run {
        let reader = &environment.reader;
        if let [file] = args.paths.as_slice()
            && file.is_file()
        {
            let options = &request.options;
            let (options, _) = reader.options_with(file, options, &request.mappings, control)?;
            show::dry_run(cli, &reader.dry_run(file, &options, control)?)?;
            return Ok(None);
        }
        let case = Workbench::open_read_only(&args.case, environment.clone())?;
        let intake = reader.intake(&request, Some(&case), control)?;
        let outcomes = reader.dry_run_set(&SetRequest::of(&intake), control)?;
        show::dry_run_set(cli, &intake, &outcomes)?;
        return Ok(failed(&intake.left_out));
    }
    let workbench = Workbench::open(&args.case, environment)?;
    let imported = workbench.import_paths(&request, control)?;
    show::imported_set(cli, &imported)?;
    Ok(failed(&imported.left_out))
}

pub fn saved_mappings(read: &ReadArgs) -> Result<SavedMappings> {
    Ok(match &read.mapping {
        Some(file) => SavedMappings::read(file)?,
        None => SavedMappings::default(),
    })
}

fn mapping(cli: &Cli, command: &MappingCommand) -> Result<()> {
    match command {
        MappingCommand::Export { case, out, store } => {
            let mappings = match case {
                Some(case) => open_to_read(cli, case)?.mappings()?,
                None => SavedMappings::read(&store_file(store)?)?,
            };
            show::written(cli, std::slice::from_ref(&mappings.write(out)?))
        }
        MappingCommand::Import { file, store } => {
            let (taken, path) = (SavedMappings::read(file)?, store_file(store)?);
            let mut known = SavedMappings::read_if_there(&path)?;
            let (new, replaced) = known.take_over(taken);
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)
                    .with_context(|| format!("could not make the folder {}", folder.display()))?;
            }
            known.write(&path)?;
            show::taken_over(cli, new, replaced, &path)
        }
        MappingCommand::List { file, store } => {
            let mappings = match file {
                Some(file) => SavedMappings::read(file)?,
                None => SavedMappings::read_if_there(&store_file(store)?)?,
            };
            show::mappings(cli, &mappings)
        }
    }
}

fn store_file(store: &StoreArgs) -> Result<PathBuf> {
    match &store.data_dir {
        Some(folder) => Ok(folder.join(mappings::STORE)),
        None => mappings::store_of_this_person()
            .context("this system names no data folder: name it with --data-dir"),
    }
}

fn environment(cli: &Cli) -> Environment {
    let actor = cli
        .actor
        .clone()
        .or_else(|| std::env::var("USER").ok())
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "analyst".to_owned());
    Environment::system(actor)
}

/// The same for commands that read source files.
pub fn reading_environment(cli: &Cli, read: &ReadArgs) -> Result<Environment> {
    let mut limits = Limits::default();
    if let Some(size) = &read.reader_memory {
        limits.memory_bytes = bytes("--reader-memory", size)?;
    }
    Ok(environment(cli).reading_in(Reader::of_this_program()?.within(limits)))
}

pub fn open_to_read(cli: &Cli, case: &Path) -> Result<Workbench> {
    Ok(Workbench::open_read_only(case, environment(cli))?)
}

/// Opens for writing where possible: exports are noted in the audit log when the case is free.
pub fn open(cli: &Cli, case: &Path) -> Result<Workbench> {
    let workbench = Workbench::open(case, environment(cli))?;
    if let Access::ReadOnly { reason } = workbench.access() {
        show::note(
            cli,
            &format!(
                "The case is open for reading only, because {reason}. This export is not noted in its log."
            ),
        );
    }
    Ok(workbench)
}

fn open_to_write(cli: &Cli, case: &Path) -> Result<Workbench> {
    let workbench = Workbench::open(case, environment(cli))?;
    workbench.require_write()?;
    Ok(workbench)
}

fn report_request(args: &ReportArgs) -> ReportRequest {
    ReportRequest {
        names: args.names,
        notes: args.notes,
        title: args.title.clone(),
        question: args.question.clone(),
    }
}

pub fn read_options(args: &ReadArgs) -> Result<ProbeOptions> {
    let map = args
        .map
        .iter()
        .map(|pair| {
            let (role, column) = pair
                .split_once('=')
                .with_context(|| format!("--map needs ROLE=COLUMN, not \"{pair}\""))?;
            let role: Role = role
                .parse()
                .map_err(|error| anyhow::anyhow!("--map {pair}: {error}"))?;
            Ok((role, column.to_owned()))
        })
        .collect::<Result<Vec<_>>>()?;
    let lists = args
        .list
        .iter()
        .map(|pair| {
            let (column, list) = pair
                .rsplit_once('=')
                .with_context(|| format!("--list needs COLUMN=CHAR, not \"{pair}\""))?;
            let list: Option<CellList> = match list {
                "none" => None,
                list => Some(list.parse().with_context(|| format!("--list {pair}"))?),
            };
            Ok((column.to_owned(), list))
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(ProbeOptions {
        format: args.format.clone(),
        member: args.member.clone(),
        sheet: args.sheet.clone(),
        items: args.items.clone(),
        as_given: args.as_given,
        map,
        lists,
        delimiter: args.delimiter.clone(),
        encoding: args.encoding.clone(),
        time_zone: args.time_zone.clone(),
        time_format: args.time_format.clone(),
        platform: args.platform.clone(),
        object_type: args.object_type.clone(),
        ..ProbeOptions::default()
    })
}
