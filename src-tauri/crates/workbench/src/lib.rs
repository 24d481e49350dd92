//! The façade: everything that the window, the command line and the tests do, they do through here.
//!
//! A [`Workbench`] is one open case. Its calls are the steps of an investigation: `import` reads a
//! source file into canonical tables, `detect` makes a run, `view`, `page`, `network` and `evidence`
//! look at it, `export` and `write_report` hand it over, `verify` checks that nothing was altered.
//! Every change of the case is a command with an inverse (`undo`, `redo`) and an audit event.
//!
//! Long calls take a [`Control`]: progress goes out, cancellation comes in. [`Jobs`] runs such calls
//! in the background. Time and the actor's name come in by the [`Environment`], so that the same
//! call gives the same result; so does the [`Reader`], the process in which files are parsed.
//!
//! Only this crate knows all the others; it holds no algorithm and no format of its own.
#![deny(missing_docs)]

mod activity;
mod alike;
mod analysis;
mod backbone;
mod common_images;
mod comparison;
mod decimal;
mod drawing;
mod error;
mod evidence;
mod explanation;
mod exports;
mod fast_repost;
mod findings;
mod holdings;
mod images;
mod imports;
mod jobs;
mod kept_picture;
mod lazily;
mod lower_limits;
pub mod mappings;
mod output;
mod pair_key;
mod peer;
mod picture;
mod pipeline;
mod post_records;
mod posts;
mod power;
mod pseudonym;
mod records;
mod remarks;
mod reporting;
mod resolution;
mod review;
mod run_tables;
mod run_view;
mod runs;
mod search;
mod sensitivity;
mod sequences;
mod session;
mod shared_posts;
mod significance;
mod similarity;
mod simulation;
mod times;
mod told;
mod toolkit;
mod unfinished;
mod variants;
mod window;
mod window_advice;
pub mod worker;

pub use activity::{AccountActivity, EdgeTimes, ObjectPairs, PairsOverTime, TIME_BINS, TimeBins};
pub use alike::AlikeFigures;
pub use backbone::BackboneFigures;
pub use common_images::{added_common_images, always_common_images, read_common_images};
pub use comparison::{
    ComparedEdge, Comparison, EdgeThere, MatchedCommunity, Setting, compare_views,
};
pub use decimal::probability;
pub use drawing::{DrawingPlan, RunDrawing};
pub use error::{Error, ErrorKind, Result};
pub use evidence::{Account, Evidence, EvidencePair, EvidencePost};
pub use explanation::{CommonObject, EdgeFigures, Explanation};
pub use exports::{Exporter, What};
pub use findings::{
    CitedEdge, CitedPair, CitedPicture, CitedPost, Confidence, FindingDetails, FindingRequest,
};
pub use holdings::Holdings;
pub use images::{ImagesByPost, ImagesRequest, ImportedImages, PostImage};
pub use imports::{
    DryRun, Imported, ImportedSet, Intake, IntakeFile, IntakeGroup, IntakeRequest, KnownFile,
    LeftOut, SetGroup, SetRequest, archive_of, digest, format_in_words,
};
pub use jobs::{Control, JobEvent, JobId, JobState, Jobs, Progress};
pub use kept_picture::{DrawnLegend, DrawnScene, KeptPicture};
pub use lazily::Lazily;
pub use output::{Written, write_file, write_rejects};
pub use peer::Table as PeerTable;
pub use picture::PictureFormat;
pub use pipeline::{PipelineRequest, PipelineResult, run};
pub use post_records::PostRecord;
pub use posts::RunPosts;
pub use power::{FoundRates, PowerResult, PowerTrial};
pub use records::{SourceField, SourceRecord};
pub use remarks::{Place, TagsOfRun};
pub use reporting::{ReportRequest, ReportWritten};
pub use resolution::resolution_secs;
pub use review::{EdgeReview, ReviewCounts, RunReview};
pub use run_view::{Chance, Edges, Nodes, RunView};
pub use runs::{DetectRequest, RunSummary, USUAL_JUDGING_SECS};
pub use search::{FoundAccount, FoundObject, FoundPost, SearchGroup, SearchRequest, SearchResult};
pub use sensitivity::SensitivityResult;
pub use session::{CASE_SUFFIX, Changed, Environment, TOOL, Workbench};
pub use significance::{JudgedFigures, rung_of_number, sentence_of_edge};
pub use similarity::{Similarity, SimilarityFigures, SimilarityResult, TriedDecay};
pub use simulation::{PresetInfo, Simulated, presets, simulate};
pub use times::{iso_utc, parse_utc};
pub use toolkit::{ToolkitResult, ToolkitSummary, run_toolkit};
pub use variants::{Change, ClusterFigures, Variant, Variants};
pub use window_advice::{SuggestedWindow, WindowAdvice, window_advice_of_files};
pub use worker::{Reader, SOURCE, SmallPicture};

pub use zwerm_case::{
    Access, AuditHead, CaseInfo, Command, Finding, FindingContent, HistoryEntry, ImportRecord,
    MAX_PINNED, MAX_TAG_CHARS, Mark, MarkKey, MarkState, MarkValue, Note, NoteVersion,
    PinnedAccount, RunRecord, Seen, Tag, Target, Verification, safe_file_name,
};
pub use zwerm_dataset::{
    AccountRow, CellList, Counts, Gaps, GroupPosts, ImportOutcome, KnownFormat, Overview,
    POST_KINDS, Page, PageRequest, PostIndex, PostMark, PostRow, PostSummary, PreviewRow,
    PreviewShare, Probe, ProbeOptions, ROWS, Reject, Role, Selection, TimeKind, TimeRule,
    ZipMember, known_formats,
};
pub use zwerm_detection::power::{Power, Rate};
pub use zwerm_detection::sensitivity::Stayed;
pub use zwerm_detection::toolkit::{Network as ToolkitNetwork, Params as ToolkitParams};
pub use zwerm_detection::{
    Alike, Backbone, BackboneMethod, CURVE_WINDOWS_SECS, CommonImage, Compat, Correction, LADDER,
    PairCount, Params, Rung, Sensitivity, Significance, SimilarImage, SimilarText, registry,
};
pub use zwerm_network::{Bubbles, Drawing, Pin, Settling};

/// CSV with safe cells, for tables that no export holds.
pub use zwerm_report::csv;
pub use zwerm_report::model::{
    DotSize, FilterPhrase, PictureLevel, PictureSelection, Spread, StabilityRow,
};

/// Memory of this computer in bytes, the measure of the default budget.
pub fn total_memory_bytes() -> u64 {
    let mut system = sysinfo::System::new();
    system.refresh_memory();
    // A container may have less than the machine.
    system
        .cgroup_limits()
        .map_or(system.total_memory(), |limits| {
            limits.total_memory.min(system.total_memory())
        })
}
