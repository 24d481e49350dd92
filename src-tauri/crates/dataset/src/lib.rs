//! Scraped files become canonical tables; canonical tables become arrays for the methods.
//!
//! Nobody agrees how social media data looks on disk, and none of it can be trusted. So a file
//! is first [`probe`]d: container, format, encoding, delimiter, and a role for each column, each
//! guess with its reason. What comes out is a [`Mapping`], the complete recipe, which the analyst
//! may change and which is kept with the import. [`import`] follows it to the letter: every record
//! becomes rows of `posts`, `accounts` and `shares`, or a [`Reject`] with its line and its reason.
//! Each row carries `(source, record)`, and [`raw_records`] leads from there back to the bytes.
//!
//! `shares` is the long table of the field (object_id, account_id, content_id, timestamp_share)
//! with an object type and a platform. [`load_shares`] reads it into [`Shares`]: plain arrays of
//! codes, which is all that the detection methods see. Results go to disk and come back as typed
//! [`Column`]s. This is the only crate that knows the data engine (polars); it is never handed a
//! path that has not been made canonical, because it would fetch addresses from the network.
//!
//! | module | what |
//! |---|---|
//! | `ingest` | bytes to records to canonical rows: source, records, roles, times, probe, import, raw |
//! | `tables` | Parquet out and in: canonical tables, results, pages, lookups, overview |
//! | `shares` | the arrays for detection, and their loading |
//! | `pool` | strings by code |
//! | `parquet` | the one door to Parquet files |

#![deny(missing_docs)]

mod engine;
mod error;
mod ingest;
mod parquet;
mod pool;
mod shares;
mod tables;

pub use engine::start_threads;
pub use error::DatasetError;
pub use ingest::{
    CellList, ColumnGuess, Gaps, ImportOutcome, KnownFormat, MappedColumn, Mapping, PlatformRule,
    PreviewRow, PreviewShare, Probe, ProbeOptions, ROWS, RawReader, RawRecord, Reject, Role,
    SetFailed, SourceFile, TimeKind, TimeRule, ZipMember, extract_members, import, import_set,
    is_archive, known_formats, probe, raw_records, sheet_names, zip_members,
};
pub use pool::StringPool;
pub use shares::{
    Dated, NamedImage, NewShare, PostPlace, Repost, Reposts, RowValues, RowsOf, SEQUENCE_TYPE,
    Selection, SharePlaces, Shares, compared_text, id_of_text, images_of_posts, load_objects,
    load_own_texts, load_reposts, load_shares, load_shares_of_distinct_posts, n_hashtags,
    posts_with_ids, posts_with_images_named, share_places, time_of_id, write_made_shares,
};
pub use tables::{
    AccountPosts, AccountRow, Column, Counts, Filter, FilterOp, GroupPosts, MessageField, Messages,
    Overview, POST_KINDS, Page, PageRequest, PostIndex, PostMark, PostRow, PostSummary,
    SearchAccount, SearchFiles, SearchObject, SearchPost, SearchRows, ShareRow, TableFile,
    TopObject, accounts_by_id, load_messages, overview_within, page_table, posts_by_content,
    read_table, shares_of_accounts, write_table,
};

/// Progress and cancellation: called with (stage, done, total), at least every 50 ms of work;
/// returns whether to go on.
pub type Progress<'a> = &'a (dyn Fn(&str, u64, u64) -> bool + Sync);
