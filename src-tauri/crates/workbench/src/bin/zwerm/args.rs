//! What can be typed. The options of detection come from the registry, not from here.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand};
use zwerm_workbench::What;

use crate::detect_args::DetectArgs;
use crate::search_args::SearchArgs;
use crate::similarity_args::SimilarityArgs;
use crate::worth::{PowerCommand, SensitivityCommand, WindowsArgs};

/// Find coordinated patterns in scraped posts, and the posts behind every edge.
///
/// Everything stays on this computer. A case is a folder NAME.zwerm that holds the sources as
/// received, the tables made from them, every run, and a log that can be checked.
#[derive(Debug, Parser)]
#[command(
    name = "zwerm",
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 done, 1 internal error, 2 wrong call, 3 unusable input, 4 case or disk, \
5 more memory needed than allowed, 6 verification found something, 130 cancelled."
)]
pub struct Cli {
    /// Print the result as JSON on standard output, for machines.
    #[arg(long, global = true)]
    pub json: bool,

    /// Show no progress.
    #[arg(long, short, global = true)]
    pub quiet: bool,

    /// Name that the audit log records as the actor.
    #[arg(long, global = true, env = "ZWERM_ACTOR", value_name = "NAME")]
    pub actor: Option<String>,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create an empty case.
    New {
        /// Folder to create (".zwerm" is added when missing).
        case: PathBuf,
        /// Title of the case; default: the name of the folder.
        #[arg(long)]
        title: Option<String>,
    },
    /// Look at source files: format, columns and what they are taken for. Nothing is read to the end.
    Probe {
        /// Source files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        read: ReadArgs,
    },
    /// Read source files into a case.
    Import(ImportArgs),
    /// Add the pictures of posts from a folder: each is hashed by what it shows and linked to its post.
    ///
    /// A file belongs to the post whose id is its name (ID.jpg, ID_1.jpg), or to the posts with an image
    /// whose address ends in its name. PNG, JPEG, WebP, and the first frame of GIF are read, in a process
    /// with limits. The layers image and similar_image then compare the pictures.
    Images(ImagesArgs),
    /// The formats that are recognised by what is in a file.
    Formats,
    /// Saved mappings: how files with a known header are read.
    #[command(subcommand)]
    Mapping(MappingCommand),
    /// Look for coordinated patterns and keep the result as a run.
    Detect {
        /// The case.
        case: PathBuf,
        /// Name of the run, new in this case.
        #[arg(long, value_name = "NAME")]
        run: String,
        #[command(flatten)]
        detect: DetectArgs,
        /// Only count the pairs within each window; nothing is written.
        #[arg(long)]
        count: bool,
    },
    /// Which window? The pairs of posts within windows from a second to a day, and a suggestion.
    Windows(WindowsArgs),
    /// Write a table or the network of a run to a file.
    Export {
        /// The case.
        case: PathBuf,
        /// The run.
        #[arg(long, value_name = "NAME")]
        run: String,
        /// What to write.
        #[arg(long, value_parser = what_values(), value_name = "TABLE")]
        what: String,
        /// File to write; an existing file is replaced.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Show the posts behind one edge, with the raw records of the source files.
    Evidence {
        /// The case.
        case: PathBuf,
        /// The run.
        #[arg(long, value_name = "NAME")]
        run: String,
        /// The two accounts; as platform:account_id where an id exists on two platforms.
        #[arg(long, num_args = 2, value_names = ["A", "B"])]
        pair: Vec<String>,
        /// At most this many pairs of posts.
        #[arg(long, default_value_t = 100)]
        limit: usize,
    },
    /// Show what two accounts have in common and how often chance would do that, object by object.
    Explain {
        /// The case.
        case: PathBuf,
        /// The run.
        #[arg(long, value_name = "NAME")]
        run: String,
        /// The two accounts; as platform:account_id where an id exists on two platforms.
        #[arg(long, num_args = 2, value_names = ["A", "B"])]
        pair: Vec<String>,
    },
    /// Write who shares alike as a network: by what accounts share whenever, or close in time.
    ///
    /// Such edges have no pairs of posts behind them, so this is no run: edges.csv and run.json go to
    /// a folder.
    Similarity {
        /// The case.
        case: PathBuf,
        /// Folder for the files; existing ones are replaced.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        similarity: Box<SimilarityArgs>,
    },
    /// Show the variants of a cluster of similar texts or images, or without --object the clusters.
    Variants {
        /// The case.
        case: PathBuf,
        /// The run; it has the layer similar_text or similar_image.
        #[arg(long, value_name = "NAME")]
        run: String,
        /// The cluster: the object_id of its pairs, or the beginning of it.
        #[arg(long, value_name = "ID", allow_hyphen_values = true)]
        object: Option<String>,
        /// At most this many variants or clusters.
        #[arg(long, default_value_t = 100)]
        limit: usize,
    },
    /// Hold two runs of a case against each other: edges that both have, that one has alone, and which
    /// communities are the same people.
    Compare {
        /// The case.
        case: PathBuf,
        /// The one run.
        #[arg(long, value_name = "NAME")]
        run: String,
        /// The other run.
        #[arg(long, value_name = "NAME")]
        with: String,
        /// Also write every edge of either run as CSV.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Repeat a run with something changed (window, layers, objects, random parts): what stays?
    Sensitivity(SensitivityCommand),
    /// Plant groups into the data, in memory, and tell how often these settings find them: what a
    /// negative result is worth.
    Power(PowerCommand),
    /// Write the report of a run as one HTML file.
    Report {
        /// The case.
        case: PathBuf,
        /// The run.
        #[arg(long, value_name = "NAME")]
        run: String,
        /// File to write; an existing file is replaced.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        report: ReportArgs,
    },
    /// Check the audit chain and the hashes of all sources, tables and runs.
    Verify {
        /// The case.
        case: PathBuf,
    },
    /// What a case holds: sources, runs, accounts, objects.
    Info {
        /// The case.
        case: PathBuf,
    },
    /// Write the rows that could not be used, each with its reason, as CSV.
    Rejects {
        /// The case.
        case: PathBuf,
        /// File to write; without it the first 50 are shown.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Find accounts, objects and posts, with counts: by words of posts, and by any part of a name or
    /// an address.
    Search(SearchArgs),
    /// Show the records of the source files that a post was read from, exactly as they stand there.
    Raw {
        /// The case.
        case: PathBuf,
        /// Id of the post.
        #[arg(value_name = "CONTENT_ID", allow_hyphen_values = true)]
        content_id: String,
        /// Platform of the post, where the id exists on several.
        #[arg(long, value_name = "NAME")]
        platform: Option<String>,
    },
    /// Every change of the case, newest last; undone ones are marked.
    History {
        /// The case.
        case: PathBuf,
    },
    /// Take back the last change of the case.
    Undo {
        /// The case.
        case: PathBuf,
    },
    /// Make the change again that was taken back last.
    Redo {
        /// The case.
        case: PathBuf,
    },
    /// Write an invented data set: posts with texts and profiles, and the truth about its groups.
    ///
    /// For learning and for trying methods. Every name and sentence is invented; equal preset and
    /// seed give equal bytes. The file truth.csv says which accounts act together: judge results by
    /// it, feed it to no method.
    Simulate {
        /// What to invent.
        #[arg(long, value_parser = preset_values(), value_name = "NAME")]
        preset: String,
        /// Seed of every random choice.
        #[arg(long, default_value_t = 1, value_name = "NUMBER")]
        seed: u64,
        /// Folder for the files.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Replace files of an earlier call.
        #[arg(long)]
        replace: bool,
    },
    /// Import, detect, export and report in one go, into one folder.
    Run {
        /// Source files, folders and zip archives.
        #[arg(required = true, value_name = "PATH")]
        files: Vec<PathBuf>,
        /// Folder for the results and the case.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        read: ReadArgs,
        #[command(flatten)]
        detect: Box<DetectArgs>,
        /// Write pairs.csv too: every pair of posts of the network.
        #[arg(long)]
        pairs: bool,
        /// Write no report.
        #[arg(long)]
        no_report: bool,
        #[command(flatten)]
        report: ReportArgs,
    },
}

/// `zwerm mapping`.
#[derive(Debug, Subcommand)]
pub enum MappingCommand {
    /// Write mappings to a file, for colleagues and for `--mapping`: those of a case, or those that the
    /// window of this computer remembers.
    Export {
        /// The case whose imports show how their files were read.
        case: Option<PathBuf>,
        /// File to write; an existing file is replaced.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Take over the mappings of a file: the window of this computer will offer them.
    Import {
        /// File that `zwerm mapping export` wrote.
        file: PathBuf,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// List the mappings of a file, or those that the window of this computer remembers.
    List {
        /// File that `zwerm mapping export` wrote.
        file: Option<PathBuf>,
        #[command(flatten)]
        store: StoreArgs,
    },
}

/// Where the window of this computer keeps what it remembers.
#[derive(Debug, Clone, Args)]
pub struct StoreArgs {
    /// Data folder of the window; default that of this person.
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
}

/// `zwerm import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The case.
    pub case: PathBuf,
    /// Files, folders (with all that is in them) and zip archives. Together they are one step of the
    /// history; a file that cannot be read is left out, with its reason.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub read: ReadArgs,
    /// Show what would be read, write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `zwerm images`.
#[derive(Debug, Args)]
pub struct ImagesArgs {
    /// The case; it has the posts already.
    pub case: PathBuf,
    /// Folder with the pictures; folders in it are followed.
    pub folder: PathBuf,
    /// Say which file belongs to which post: a CSV file with the columns file,content_id. Files that are
    /// not in it are linked by their names.
    #[arg(long, value_name = "FILE")]
    pub links: Option<PathBuf>,
    /// Platform of the posts, where an id exists on several.
    #[arg(long, value_name = "NAME")]
    pub platform: Option<String>,
}

/// How a source file is to be read; what is left out is guessed and shown.
#[derive(Debug, Clone, Args)]
pub struct ReadArgs {
    /// Format: csv, ndjson, json, parquet, or a known one (`zwerm formats`), e.g. twitter-v2; none reads
    /// a file of a known format by its columns.
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,
    /// Meaning of a column, e.g. account=user, content=id, time=created_at, object:url=link.
    #[arg(long, value_name = "ROLE=COLUMN", num_args = 1.., action = clap::ArgAction::Append)]
    pub map: Vec<String>,
    /// Column with several values in a cell, and what separates them: hashtags="|", urls=blank,
    /// tags=brackets for lists such as ['a', 'b']; COLUMN=none takes the cell as one value.
    #[arg(long, value_name = "COLUMN=CHAR", num_args = 1.., action = clap::ArgAction::Append)]
    pub list: Vec<String>,
    /// Column separator: "," ";" "tab" "|".
    #[arg(long, value_name = "CHAR")]
    pub delimiter: Option<String>,
    /// Text encoding, e.g. utf-8, windows-1252, utf-16le.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Zone of times that do not name one, e.g. Europe/Amsterdam; default UTC.
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// Platform of all rows, where no column says it.
    #[arg(long, value_name = "NAME")]
    pub platform: Option<String>,
    /// Format of times that are not recognised: dmy, mdy, or a pattern such as "%d.%m.%Y %H:%M".
    #[arg(long, value_name = "FORMAT")]
    pub time_format: Option<String>,
    /// What kind of thing the objects are, where the file does not say it, e.g. url.
    #[arg(long, value_name = "TYPE")]
    pub object_type: Option<String>,
    /// Member of a zip archive; without it all members are read.
    #[arg(long, value_name = "NAME")]
    pub member: Option<String>,
    /// Sheet of a workbook.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Where the records are in a JSON document, e.g. data.items.
    #[arg(long, value_name = "PATH")]
    pub items: Option<String>,
    /// Take objects exactly as they stand in the file: no canonical addresses, no hashtags in lower
    /// case, nothing looked for in texts.
    #[arg(long)]
    pub as_given: bool,
    /// Saved mappings (`zwerm mapping export`): a file whose header is among them is read in that way,
    /// as far as nothing else is typed.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Memory that reading a file may take; default three quarters of this computer's, at most 16 GiB.
    #[arg(long, value_name = "SIZE")]
    pub reader_memory: Option<String>,
}

/// What the report says on its cover and whom it names.
#[derive(Debug, Clone, Args)]
pub struct ReportArgs {
    /// Print account ids and content ids instead of pseudonyms; page one says so.
    #[arg(long)]
    pub names: bool,
    /// Print the notes on accounts, edges and communities of the run.
    #[arg(long)]
    pub notes: bool,
    /// Title of the report.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Question of the investigation.
    #[arg(long, value_name = "TEXT")]
    pub question: Option<String>,
}

/// The presets of `zwerm simulate`, with their help.
fn preset_values() -> PossibleValuesParser {
    let values = zwerm_workbench::presets()
        .map(|preset| PossibleValue::new(preset.name).help(preset.title))
        .collect::<Vec<_>>();
    PossibleValuesParser::new(values)
}

/// The words of `--what`, with their help.
fn what_values() -> PossibleValuesParser {
    let values = What::all()
        .into_iter()
        .map(|(_, id, help)| PossibleValue::new(id).help(help));
    PossibleValuesParser::new(values)
}
