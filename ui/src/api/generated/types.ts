// Made from src-tauri/crates/desk/src/api; see typescript.rs there. Not to be edited.

/**
 * Everything the first screen needs.
 */
export type StartView = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Cases opened before, newest first; at most 12.
 */
recent: Array<RecentCase>, 
/**
 * Example cases that come with the program.
 */
examples: Array<ExampleCase>, 
/**
 * Settings of the program.
 */
settings: Settings, 
/**
 * Files and case given on the command line, to be opened at once.
 */
waiting: Array<FileRef>, };

/**
 * A case that was opened before.
 */
export type RecentCase = { 
/**
 * Key for `open_case`; no path.
 */
key: string, 
/**
 * Title.
 */
title: string, 
/**
 * Folder, for reading only, the home folder as `~`.
 */
folder: string, 
/**
 * When it was last opened.
 */
opened_at_utc: string, 
/**
 * Whether the folder is still there.
 */
exists: boolean, 
/**
 * Posts in the case.
 */
n_posts: number, 
/**
 * Runs in the case.
 */
n_runs: number, 
/**
 * Barcode of its newest run (or its posts when there is no run).
 */
barcode: Barcode, };

/**
 * A strip of ticks on a time axis: how often something happened in each of equal bins.
 */
export type Barcode = { 
/**
 * Start of the first bin.
 */
from_ms: number, 
/**
 * End of the last bin.
 */
to_ms: number, 
/**
 * Events in each bin; 240 bins, empty when there is nothing.
 */
bins: Array<number>, };

/**
 * An example case.
 */
export type ExampleCase = { 
/**
 * Key for `open_example`.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * One or two sentences.
 */
description: string, 
/**
 * Whether everything in it is invented, which the screen must say.
 */
invented: boolean, };

/**
 * Colours of the window.
 */
export type Theme = "auto" | "light" | "dark";

/**
 * How the network is drawn.
 */
export type Graphics = "auto" | "gpu" | "software";

/**
 * Language of the window. Cases and reports stay as they were written.
 */
export type Language = "auto" | "en" | "nl";

/**
 * Settings of the program, kept outside of the cases.
 */
export type Settings = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Words, numbers and lengths of time.
 */
language: Language, 
/**
 * Drawing of the network.
 */
graphics: Graphics, 
/**
 * Show times in UTC (otherwise in the zone of this computer).
 */
times_utc: boolean, 
/**
 * Name under which this person acts, as the audit log records it.
 */
actor: string, 
/**
 * Sizes of panels by name, pixels.
 */
panels: { [key in string]: number }, 
/**
 * Columns shown of a table, by its name; those of a table that is not named are the usual ones.
 */
columns: { [key in string]: Array<string> }, };

/**
 * A file that the user dropped or chose. The window knows its number, never its path.
 */
export type FileRef = { 
/**
 * Number for `probe_file` and the like.
 */
file: number, 
/**
 * Name of the file.
 */
name: string, 
/**
 * Size in bytes; 0 for a case folder.
 */
size_bytes: number, 
/**
 * Whether it is a case folder (then `open_dropped_case`), not a source file.
 */
is_case: boolean, 
/**
 * Whether it is any other folder (then `start_intake`).
 */
is_folder: boolean, };

/**
 * What the window hears while it runs.
 */
export type DeskEvent = { "event": "job" } & JobView | { "event": "files", 
/**
 * The files.
 */
files: Array<FileRef>, } | { "event": "dragging", 
/**
 * Whether something is over the window.
 */
over: boolean, };

/**
 * Where a job stands.
 */
export type JobView = { 
/**
 * Number of the job.
 */
job: number, 
/**
 * `import`, `import-set`, `intake`, `dry-run`, `detect`, `example`, `verify`, `export`, `overview`, `layout` (a large
 * network is drawn while `network_bytes` waits).
 */
kind: string, 
/**
 * `running`, `done`, `failed` or `cancelled`.
 */
state: JobPhase, 
/**
 * What is being done, in words.
 */
stage: string, 
/**
 * Units done of this stage.
 */
done: number, 
/**
 * Units of this stage; 0 = unknown.
 */
total: number, 
/**
 * Records read so far; 0 where none are counted.
 */
rows: number, 
/**
 * Which file of a set, from 1; 0 outside sets.
 */
file: number, 
/**
 * Files of the set.
 */
n_files: number, 
/**
 * Result of a job that is done, by kind; see the contract of each call.
 */
result: unknown, 
/**
 * Why it failed.
 */
error: DeskError | null, };

/**
 * Phase of a job.
 */
export type JobPhase = "running" | "done" | "failed" | "cancelled";

/**
 * What the window gets instead of a result. It switches on `code`, never on `message`.
 */
export type DeskError = { 
/**
 * Stable, kebab-case.
 */
code: string, 
/**
 * `usage`, `input`, `case`, `limit`, `verification`, `cancelled`, `internal`.
 */
kind: string, 
/**
 * What went wrong, where, and what to do.
 */
message: string, 
/**
 * File, run or table concerned.
 */
place: string | null, };

/**
 * The open case at a glance. Asked again after every change.
 */
export type CaseView = { 
/**
 * Identity of the case.
 */
case_id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Folder, for reading only, the home folder as `~`.
 */
folder: string, 
/**
 * Why the case cannot be changed, when it cannot.
 */
read_only_because: string | null, 
/**
 * Whether the data is an invented example, which every screen must say.
 */
invented: boolean, 
/**
 * Imports, oldest first.
 */
imports: Array<ImportView>, 
/**
 * Runs, oldest first.
 */
runs: Array<RunView>, 
/**
 * Findings chosen for the report.
 */
n_findings: number, 
/**
 * What undo would take back, in words.
 */
undo: string | null, 
/**
 * What redo would make again, in words.
 */
redo: string | null, 
/**
 * Number of the last audit event: grows with every change.
 */
audit_seq: number, 
/**
 * Hash of the last audit event, lower-case hex.
 */
audit_hash: string, };

/**
 * One line of the history.
 */
export type HistoryLine = { 
/**
 * Number of the command.
 */
id: number, 
/**
 * What was done, in words.
 */
label: string, 
/**
 * When.
 */
at_utc: string, 
/**
 * Who.
 */
actor: string, 
/**
 * `done`, `undone` (redo brings it back) or `superseded` (out of reach).
 */
state: string, };

/**
 * A change that was made, taken back or made again.
 */
export type ChangeView = { 
/**
 * Number of the audit event.
 */
audit_seq: number, 
/**
 * What it was, in words.
 */
label: string, };

/**
 * Outcome of a verification.
 */
export type VerifyView = { 
/**
 * Whether everything holds.
 */
ok: boolean, 
/**
 * What was checked, in sentences.
 */
checked: Array<string>, 
/**
 * What does not hold, in sentences.
 */
problems: Array<string>, };

/**
 * What the analyst has decided about a file; absent = guess.
 */
export type ProbeAsk = { 
/**
 * `csv`, `ndjson`, `json`, `parquet` or `sheet`.
 */
format: string | null, 
/**
 * Roles of columns that were decided.
 */
roles: Array<ColumnRole>, 
/**
 * How cells of columns hold several values, where that was decided.
 */
lists: Array<ColumnList>, 
/**
 * One character, or `tab`, `comma`, `semicolon`, `pipe`.
 */
delimiter: string | null, 
/**
 * Name of the encoding, e.g. `windows-1252`.
 */
encoding: string | null, 
/**
 * Zone of times that state none: IANA name or `UTC`.
 */
time_zone: string | null, 
/**
 * `dmy`, `mdy` or a strptime pattern.
 */
time_format: string | null, 
/**
 * Platform of rows that state none.
 */
platform: string | null, 
/**
 * Id of the format of the records (see `known_formats`), or `none`: by the columns alone.
 */
layout: string | null, 
/**
 * Path to the list of records in a JSON document, e.g. `data.items`.
 */
items: string | null, 
/**
 * Member of a ZIP archive.
 */
member: string | null, 
/**
 * Sheet of a workbook.
 */
sheet: string | null, 
/**
 * Objects stay exactly as they stand in the file.
 */
as_given: boolean, 
/**
 * Whether the number of the record stands for the id of the post.
 */
content_from_record: boolean | null, };

/**
 * A column and its role: `account`, `content`, `time`, `ignore` and the other words of
 * `zwerm_dataset::Role`, or `object:TYPE` (TYPE such as `url`, `hashtag`).
 */
export type ColumnRole = { 
/**
 * Name in the header.
 */
column: string, 
/**
 * Role.
 */
role: string, };

/**
 * A column and how one cell of it holds several values.
 */
export type ColumnList = { 
/**
 * Name in the header.
 */
column: string, 
/**
 * `comma`, `semicolon`, `pipe`, `tab`, `blank`, `brackets` or one character; absent = one value,
 * whatever it looks like.
 */
list: string | null, };

/**
 * A format that is recognised by its content.
 */
export type KnownFormatView = { 
/**
 * Id, for [`ProbeAsk::layout`].
 */
id: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * `json` (objects, read as a whole) or `table` (columns with roles).
 */
kind: string, 
/**
 * What the analyst should know of it; empty = nothing.
 */
note: string, };

/**
 * What can be said of a file before it is imported.
 */
export type ProbeView = { 
/**
 * The file.
 */
file: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Size in bytes.
 */
size_bytes: number, 
/**
 * Format in words: "CSV, gzip, CooRTweet's wide layout".
 */
format: string, 
/**
 * `csv`, `ndjson`, `json`, `parquet` or `sheet`.
 */
kind: string, 
/**
 * The format of its records, recognised or chosen; none = read by its columns.
 */
known: KnownFormatView | null, 
/**
 * Whether roles of columns count; not in formats of objects.
 */
by_columns: boolean, 
/**
 * Encoding of the text.
 */
encoding: string, 
/**
 * Delimiter, for CSV.
 */
delimiter: string | null, 
/**
 * How times are read, in words; empty where the format knows.
 */
time: string, 
/**
 * Zone taken for times that state none.
 */
time_zone: string, 
/**
 * Whether that zone is only assumed.
 */
time_zone_assumed: boolean, 
/**
 * Platform of rows that state none.
 */
platform: string, 
/**
 * One a column, in the order of the file.
 */
columns: Array<ColumnView>, 
/**
 * First 50 rows as they stand in the file.
 */
rows: Array<RawRow>, 
/**
 * What the first 50 records become; empty while roles are missing.
 */
preview: Array<PreviewView>, 
/**
 * Where the records are in a JSON document, the first that is there counts; empty = every text
 * is a record.
 */
items: Array<string>, 
/**
 * Members of the archive that could be read, when there are several.
 */
members: Array<PartView>, 
/**
 * The member that is read.
 */
member: string | null, 
/**
 * Sheets of the workbook.
 */
sheets: Array<PartView>, 
/**
 * The sheet that is read.
 */
sheet: string | null, 
/**
 * Whether the number of the record stands for the id of the post.
 */
content_from_record: boolean, 
/**
 * Roles that an import needs and no column has: `account`, `content`, `time`, `object`.
 */
missing_roles: Array<string>, 
/**
 * What the analyst should know.
 */
warnings: Array<string>, 
/**
 * Identity of the header; none where there is none of its own.
 */
fingerprint: string | null, 
/**
 * When what was decided for a file with the same header was saved, if that was used here.
 */
remembered_at_utc: string | null, 
/**
 * Import of the same bytes that is in the case already.
 */
already_imported: EarlierImport | null, 
/**
 * The request with the remembered decisions filled in.
 */
ask: ProbeAsk, };

/**
 * A column of the file.
 */
export type ColumnView = { 
/**
 * Name in the header; a dotted path for nested JSON.
 */
name: string, 
/**
 * Role guessed or given.
 */
role: string, 
/**
 * 0 to 1; 1 = given or known.
 */
confidence: number, 
/**
 * What the guess rests on, in words.
 */
why: string, 
/**
 * How one cell holds several values; see [`ColumnList::list`].
 */
list: string | null, 
/**
 * The first value that is not empty, at most 200 characters.
 */
sample: string, };

/**
 * One record as it stands in the file.
 */
export type RawRow = { 
/**
 * Record in the file, from 1.
 */
record: number, 
/**
 * In the order of the columns, each at most 200 characters.
 */
fields: Array<string>, };

/**
 * One record as an import would keep it.
 */
export type PreviewView = { 
/**
 * Record in the file, from 1.
 */
record: number, 
/**
 * Why it would be refused; the other fields are empty then.
 */
reject: RejectView | null, 
/**
 * Name of the platform.
 */
platform: string, 
/**
 * Id of the account.
 */
account_id: string, 
/**
 * Name or handle of the account; empty = none.
 */
account_name: string, 
/**
 * Id of the post; empty in a list of accounts.
 */
content_id: string, 
/**
 * Time of the post.
 */
posted_at_ms: number | null, 
/**
 * `post`, `repost`, `reply`, `quote`.
 */
kind: string, 
/**
 * Text, at most 300 characters.
 */
text: string, 
/**
 * What it shares, at most 20.
 */
shares: Array<PreviewShareView>, };

/**
 * One object that a previewed post shares.
 */
export type PreviewShareView = { 
/**
 * Type of the object.
 */
object_type: string, 
/**
 * The type in words.
 */
words: string, 
/**
 * Id of the object, at most 200 characters.
 */
object_id: string, };

/**
 * A member of an archive or a sheet of a workbook.
 */
export type PartView = { 
/**
 * Its name.
 */
name: string, 
/**
 * Size in bytes, unpacked, as the archive claims.
 */
size_bytes: number | null, };

/**
 * An import of the same bytes.
 */
export type EarlierImport = { 
/**
 * Its id, or that of its set.
 */
import_id: string, 
/**
 * Name of the file at that time.
 */
name: string, 
/**
 * When.
 */
imported_at_utc: string, };

/**
 * What reading a whole file gives. Result of the jobs `dry-run` and `import`.
 */
export type ImportView = { 
/**
 * Id of the import in the case; empty after a dry run.
 */
import_id: string, 
/**
 * Name of the source file.
 */
name: string, 
/**
 * SHA-256 of the source, lower-case hex.
 */
sha256: string, 
/**
 * Size in bytes.
 */
size_bytes: number, 
/**
 * Format in words.
 */
format: string, 
/**
 * When it was imported; empty after a dry run.
 */
imported_at_utc: string, 
/**
 * Data records in the file.
 */
rows_read: number, 
/**
 * Records that became rows.
 */
rows_usable: number, 
/**
 * Records that did not.
 */
rows_rejected: number, 
/**
 * Rejected records by reason, most first.
 */
rejected_by_reason: Array<ReasonCount>, 
/**
 * Records kept but odd, by reason.
 */
flagged: Array<ReasonCount>, 
/**
 * First rejects (at most 100) of a dry run; all by `rejects` after the import.
 */
rejects: Array<RejectView>, 
/**
 * Shares by object type.
 */
shares_by_type: Array<ReasonCount>, 
/**
 * Different accounts.
 */
n_accounts: number, 
/**
 * Different objects.
 */
n_objects: number, 
/**
 * Different posts.
 */
n_posts: number, 
/**
 * Observations of accounts: each time a record says something new of one.
 */
n_profiles: number, 
/**
 * Source files: 1, or those of a set.
 */
n_files: number, 
/**
 * Earliest share.
 */
first_ms: number | null, 
/**
 * Latest share.
 */
last_ms: number | null, 
/**
 * Finest unit in which times differ: `ms`, `s`, `min`, `hour`, `day`.
 */
time_resolution: string, 
/**
 * What the analyst should know.
 */
warnings: Array<string>, 
/**
 * How far the data can be trusted, in the order in which one reads it.
 */
quality: Array<QualityNote>, };

/**
 * A code, its words, and how often.
 */
export type ReasonCount = { 
/**
 * Stable code, e.g. `unreadable-time`, or name.
 */
code: string, 
/**
 * In words: "without a readable time".
 */
words: string, 
/**
 * How often.
 */
count: number, };

/**
 * A record that could not be used.
 */
export type RejectView = { 
/**
 * Source file.
 */
source_name: string, 
/**
 * Record in the file, from 1, header not counted.
 */
record: number, 
/**
 * Physical line, where the format has lines.
 */
line: number | null, 
/**
 * Stable code.
 */
code: string, 
/**
 * Column at fault.
 */
column: string | null, 
/**
 * Value at fault, at most 200 characters.
 */
value: string, 
/**
 * Why, in words.
 */
reason: string, };

/**
 * A page of rejects.
 */
export type RejectPage = { 
/**
 * Rejects in all.
 */
total: number, 
/**
 * This page.
 */
rows: Array<RejectView>, };

/**
 * Rejects that are written to a file.
 */
export type RejectsAsk = { 
/**
 * The import or set of imports; absent = the newest dry run of `file`.
 */
import_id: string | null, 
/**
 * The file of which a dry run was made.
 */
file: number | null, 
/**
 * Ask the user where to; otherwise beside the case.
 */
choose_place: boolean, };

/**
 * A saved mapping: what was decided for files with one header.
 */
export type SavedMappingView = { 
/**
 * Identity of the header.
 */
fingerprint: string, 
/**
 * Kind of file and format in words.
 */
format: string, 
/**
 * Names of the columns, at most 200.
 */
columns: Array<string>, 
/**
 * Columns in all.
 */
n_columns: number, 
/**
 * When it was saved or used last.
 */
saved_at_utc: string, };

/**
 * What came of taking over a file of mappings.
 */
export type TakenMappings = { 
/**
 * Mappings of headers that were not known.
 */
n_new: number, 
/**
 * Mappings that replaced another one of the same header.
 */
n_replaced: number, };

/**
 * What lies in dropped folders, archives and files. Result of the job `intake`.
 */
export type IntakeView = { 
/**
 * Number of the intake, for the calls about it.
 */
intake: number, 
/**
 * Name of the folder, or of the first file.
 */
name: string, 
/**
 * Files that can be read, by format and header, most files first.
 */
groups: Array<IntakeGroup>, 
/**
 * What is left out, by reason, most files first.
 */
left_out: Array<LeftOut>, 
/**
 * Files whose bytes are in the case already.
 */
n_already: number, 
/**
 * What the analyst should know.
 */
warnings: Array<string>, };

/**
 * Files of one format with one header.
 */
export type IntakeGroup = { 
/**
 * Number of the group within its intake.
 */
group: number, 
/**
 * Format in words.
 */
format: string, 
/**
 * Known format of the records.
 */
known: KnownFormatView | null, 
/**
 * Names of the columns, at most 40.
 */
columns: Array<string>, 
/**
 * Columns in all.
 */
n_columns: number, 
/**
 * Files.
 */
n_files: number, 
/**
 * Their size in bytes.
 */
size_bytes: number, 
/**
 * Roles that no column has; the group cannot be imported before they are given.
 */
missing_roles: Array<string>, 
/**
 * Whether a saved mapping is used.
 */
remembered: boolean, 
/**
 * The file that stands for the group: to be probed, and what is decided of it goes for all.
 */
example: FileRef, 
/**
 * How the example is read.
 */
ask: ProbeAsk, };

/**
 * Files that are left out for one reason.
 */
export type LeftOut = { 
/**
 * Stable code of the reason.
 */
code: string, 
/**
 * The reason in words, as it follows their number.
 */
words: string, 
/**
 * Files.
 */
n_files: number, };

/**
 * Which files of an intake.
 */
export type IntakePageAsk = { 
/**
 * The intake.
 */
intake: number, 
/**
 * Those of this group.
 */
group: number | null, 
/**
 * Those left out for this reason; `already` = those in the case.
 */
left_out: string | null, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows of the page.
 */
limit: number, };

/**
 * A page of the files of an intake, in the order of their paths.
 */
export type IntakePage = { 
/**
 * Files in all.
 */
total: number, 
/**
 * This page.
 */
rows: Array<IntakeFile>, };

/**
 * A file of an intake.
 */
export type IntakeFile = { 
/**
 * Path within what was dropped, members of archives behind `!/`.
 */
path: string, 
/**
 * Size in bytes; absent where it was not looked at.
 */
size_bytes: number | null, 
/**
 * Why it is left out; empty = it is read.
 */
why: string, 
/**
 * Import of the same bytes.
 */
already_imported: EarlierImport | null, };

/**
 * Pictures that are to be read into the open case.
 */
export type ImagesAsk = { 
/**
 * Number of the folder; folders in it are followed.
 */
folder: number, 
/**
 * Number of a list of files and posts: CSV with the columns `file` and `content_id`. Files that are not
 * in it are linked by their names.
 */
links: number | null, 
/**
 * Platform of the posts, where an id exists on several.
 */
platform: string | null, };

/**
 * What became of the files of a folder of pictures. Result of the job `images`.
 */
export type ImportedImagesView = { 
/**
 * Id of the import.
 */
import_id: string, 
/**
 * Name of the folder.
 */
name: string, 
/**
 * Files that were found, and those that only the list names.
 */
n_files: number, 
/**
 * Files that belong to posts now.
 */
n_linked: number, 
/**
 * Files that the case had with the same posts before.
 */
n_known: number, 
/**
 * Different pictures among those that were linked.
 */
n_pictures: number, 
/**
 * Different perceptual hashes among them.
 */
n_hashes: number, 
/**
 * Different posts with a picture.
 */
n_posts: number, 
/**
 * Files that were left out.
 */
n_left_out: number, 
/**
 * The same by reason, most first; the words are those of the first of them.
 */
left_out: Array<LeftOut>, 
/**
 * The first of them, at most 200.
 */
files: Array<LeftOutFile>, 
/**
 * What the analyst should know.
 */
warnings: Array<string>, };

/**
 * A file that was left out.
 */
export type LeftOutFile = { 
/**
 * Its name within the folder.
 */
file: string, 
/**
 * Why, in a sentence.
 */
why: string, };

/**
 * What of an intake is imported, and how.
 */
export type SetAsk = { 
/**
 * The intake.
 */
intake: number, 
/**
 * The groups that are read, each with what was decided of its example.
 */
groups: Array<GroupAsk>, };

/**
 * What came of a set. Result of the job `import-set`.
 */
export type ImportedSetView = { 
/**
 * The sum of all receipts.
 */
import: ImportView, 
/**
 * Files that could not be read after all, or whose bytes were there before; at most 1 000.
 */
not_read: Array<IntakeFile>, 
/**
 * Such files in all.
 */
n_not_read: number, };

/**
 * How the files of a group are read.
 */
export type GroupAsk = { 
/**
 * The group.
 */
group: number, 
/**
 * What was decided of its example.
 */
ask: ProbeAsk, };

/**
 * A page of the receipts of a set, one a file.
 */
export type ReceiptPage = { 
/**
 * Files in all.
 */
total: number, 
/**
 * This page, in the order of the import.
 */
rows: Array<ImportView>, };

/**
 * A stretch of time: from inclusive, to exclusive.
 */
export type Span = { 
/**
 * First millisecond.
 */
from_ms: number, 
/**
 * End.
 */
to_ms: number, };

/**
 * What the case holds, of the whole or of a stretch of time.
 */
export type OverviewView = { 
/**
 * Posts.
 */
posts: number, 
/**
 * Accounts with a post.
 */
accounts: number, 
/**
 * Shares.
 */
shares: number, 
/**
 * Objects.
 */
objects: number, 
/**
 * First post.
 */
first_ms: number | null, 
/**
 * Last post.
 */
last_ms: number | null, 
/**
 * Width of a bin of `series`.
 */
bin_ms: number, 
/**
 * Start of every bin, ascending, without gaps.
 */
bin_from_ms: Array<number>, 
/**
 * Posts in each bin, one series a platform and kind of post, in the order of platforms (most posts
 * first) and kinds. Always of the whole case, so that the brush has something to stand on.
 */
series: Array<PostSeries>, 
/**
 * By object type, most shares first.
 */
by_type: Array<CountsView>, 
/**
 * By platform, most posts first.
 */
by_platform: Array<CountsView>, 
/**
 * By kind of post: posts, reposts, replies, quotes, and those of which the source does not say it.
 */
by_kind: Array<KindView>, 
/**
 * 20 accounts with most posts.
 */
top_accounts: Array<TopAccountView>, 
/**
 * Of every object type the 20 objects with most shares, in the order of `by_type`.
 */
top_objects: Array<TopObjectView>, 
/**
 * What the sources say of posts and accounts, and of how many.
 */
coverage: Array<CoverageView>, 
/**
 * Quality of the data: what is true of the files, and what is true of the stretch.
 */
quality: Array<QualityNote>, };

/**
 * Of how many posts (or accounts) the sources say something.
 */
export type CoverageView = { 
/**
 * `text`, `profile`, `created`.
 */
id: string, 
/**
 * In words: "Posts with a text".
 */
words: string, 
/**
 * How many have it.
 */
have: number, 
/**
 * Of how many.
 */
of: number, };

/**
 * Posts of one kind.
 */
export type KindView = { 
/**
 * As in [`PostSeries`].
 */
id: string, 
/**
 * Name on screen.
 */
name: string, 
/**
 * Posts.
 */
posts: number, 
/**
 * Accounts.
 */
accounts: number, };

/**
 * A post in brief, for a list in which its id alone says nothing.
 */
export type PostBrief = { 
/**
 * Id of the post.
 */
content_id: string, 
/**
 * Platform.
 */
platform: string, 
/**
 * Id of its account.
 */
account_id: string, 
/**
 * Name of its account: what the platform shows, else the handle, else empty.
 */
account_name: string, 
/**
 * When it was published.
 */
time_ms: number, 
/**
 * Its text, at most 300 characters; empty when the source has none.
 */
text: string, };

/**
 * Posts over time of one platform and kind.
 */
export type PostSeries = { 
/**
 * Platform; empty when the source names none.
 */
platform: string, 
/**
 * `post`, `repost`, `reply`, `quote`; empty when the source does not say.
 */
kind: string, 
/**
 * Posts in each bin.
 */
counts: Array<number>, };

/**
 * Counts of one object type or platform.
 */
export type CountsView = { 
/**
 * Id of the type or platform.
 */
id: string, 
/**
 * Name on screen.
 */
name: string, 
/**
 * Shares.
 */
shares: number, 
/**
 * Accounts: of a type those that share it, of a platform those that post there.
 */
accounts: number, 
/**
 * Objects.
 */
objects: number, 
/**
 * Posts: of a type those that share it, of a platform all.
 */
posts: number, };

/**
 * A busy account.
 */
export type TopAccountView = { 
/**
 * Platform.
 */
platform: string, 
/**
 * Id.
 */
account_id: string, 
/**
 * Name shown by the platform; empty when the source has none.
 */
display_name: string, 
/**
 * Name by which the platform addresses it, without `@`; empty when the source has none.
 */
handle: string, 
/**
 * Different handles that it has had; 0 when the source has none.
 */
n_handles: number, 
/**
 * Accounts that follow it, as last seen.
 */
followers: number | null, 
/**
 * When it was created.
 */
created_at_ms: number | null, 
/**
 * Posts.
 */
posts: number, 
/**
 * Shares.
 */
shares: number, };

/**
 * An object that was shared often.
 */
export type TopObjectView = { 
/**
 * Type.
 */
object_type: string, 
/**
 * Id, at most 2 000 characters and then `…`.
 */
object_id: string, 
/**
 * Shares.
 */
shares: number, 
/**
 * Accounts that shared it.
 */
accounts: number, };

/**
 * One remark on the quality of the data.
 */
export type QualityNote = { 
/**
 * `time-span`, `rejected`, `duplicates`, `gap`, `time-resolution`, `damaged-ids`, ...
 */
code: string, 
/**
 * `ok`, `note` or `warn`.
 */
level: string, 
/**
 * One sentence with figures.
 */
text: string, 
/**
 * Whether it is about the files as they were imported, whatever stretch of time is looked at.
 */
of_files: boolean, 
/**
 * Stretch of time concerned, for gaps.
 */
span: Span | null, };

/**
 * What to look for. Absent fields take the registry's default.
 */
export type DetectAsk = { 
/**
 * Name of the run; a free one is made when empty.
 */
name: string, 
/**
 * Object types; empty = all.
 */
layers: Array<string>, 
/**
 * Windows in seconds; the widest makes the network.
 */
windows_secs: Array<number>, 
/**
 * Distinct objects that an edge needs.
 */
min_weight: number | null, 
/**
 * Shares that an account needs.
 */
min_participation: number | null, 
/**
 * Hashtags that a sequence of hashtags needs.
 */
min_hashtags: number | null, 
/**
 * Keep only edges whose weight is at least this quantile (0 to 1).
 */
weight_quantile: number | null, 
/**
 * All layers together are one input.
 */
fuse: boolean | null, 
/**
 * Keep pairs of an account with itself.
 */
keep_loops: boolean | null, 
/**
 * Quantile of CooRTweet's edge weights: switches its definitions on.
 */
coortweet_edge_quantile: number | null, 
/**
 * Platforms; empty = all.
 */
platforms: Array<string>, 
/**
 * Stretch of time; absent = all.
 */
span: Span | null, 
/**
 * Whether an object shared on two platforms is one object.
 */
cross_platform: boolean | null, 
/**
 * Seed of communities and drawing.
 */
seed: number | null, 
/**
 * Whether edges and groups are held against chance; absent = where the estimate says that it takes
 * under a minute.
 */
significance: boolean | null, 
/**
 * Largest q-value.
 */
max_q: number | null, 
/**
 * Correction for many tests.
 */
correction: string | null, 
/**
 * Accounts of the smallest established group.
 */
min_group: number | null, 
/**
 * Seconds over which people's reactions to one thing spread.
 */
reaction_secs: number | null, 
/**
 * Parameters of the layers that the run makes, by their ids ([`LayerForm::parameters`]); of a layer
 * that is not asked for, nothing is looked at.
 */
made: { [key in string]: number }, 
/**
 * Images that everybody posts, for the layer of nearly equal images; absent = the list of the case.
 */
common_images: Array<CommonImageView> | null, 
/**
 * Whether the run is repeated with something changed, so that its result says how much of it
 * stays; absent = no.
 */
sensitivity: boolean | null, 
/**
 * Random parts of the data on which it is repeated, for the same.
 */
subsamples: number | null, 
/**
 * Share of the data in one of them, for the same.
 */
kept_share: number | null, 
/**
 * How the backbone is chosen that is marked, a word of the registry; absent = none is marked.
 */
backbone: string | null, 
/**
 * Level of the disparity filter, for the same.
 */
backbone_alpha: number | null, };

/**
 * The form, generated from the registry of methods.
 */
export type MethodForm = { 
/**
 * Id of the method.
 */
id: string, 
/**
 * Name on screen.
 */
name: string, 
/**
 * What it finds, in plain words.
 */
text: string, 
/**
 * Parameters in the order of the form.
 */
parameters: Array<ParameterForm>, 
/**
 * Layers present in this case, most shares first.
 */
layers: Array<LayerForm>, 
/**
 * Platforms present in this case.
 */
platforms: Array<string>, 
/**
 * How exact the least exact times of this case are, in seconds, where that is not to the second:
 * 60, 3600 or 86 400. A shorter window means nothing for them.
 */
times_exact_to_secs: number | null, 
/**
 * Published sources of the method: citation and DOI.
 */
references: Array<ReferenceView>, 
/**
 * How edges and groups are held against chance.
 */
significance: PartForm, 
/**
 * Longest that the same may take where nobody said whether it is wanted, seconds.
 */
usual_judging_secs: number, 
/**
 * How a run is repeated with something changed.
 */
sensitivity: PartForm, 
/**
 * How it is asked what these settings would find.
 */
power: PartForm, 
/**
 * Which part of the network is marked as worth drawing.
 */
backbone: PartForm, };

/**
 * An image that everybody posts, by its perceptual hash.
 */
export type CommonImageView = { 
/**
 * 16 or 64 hexadecimal digits.
 */
hash: string, 
/**
 * What it shows, or why it is left out.
 */
reason: string, };

/**
 * The images that everybody posts, which take no part in the layer of nearly equal images.
 */
export type CommonImagesView = { 
/**
 * What the analyst has put on the list of the case.
 */
own: Array<CommonImageView>, 
/**
 * What is on every list.
 */
always: Array<CommonImageView>, };

/**
 * One parameter.
 */
export type ParameterForm = { 
/**
 * The field of [`DetectAsk`].
 */
id: string, 
/**
 * Short name.
 */
name: string, 
/**
 * Unit, empty when it has none.
 */
unit: string, 
/**
 * `whole`, `numbers`, `optional`, `switch`, `choice`, `names`.
 */
kind: string, 
/**
 * Smallest value.
 */
min: number | null, 
/**
 * Largest value.
 */
max: number | null, 
/**
 * Default: numbers (0 or 1 for a switch).
 */
default: Array<number>, 
/**
 * Words of a choice.
 */
options: Array<string>, 
/**
 * Most values at a time.
 */
max_count: number, 
/**
 * Help: what it does and what a larger or smaller value means.
 */
text: string, };

/**
 * A layer that the case has.
 */
export type LayerForm = { 
/**
 * Object type.
 */
id: string, 
/**
 * Name on screen.
 */
name: string, 
/**
 * The noun in a question ("link").
 */
object: string, 
/**
 * The question.
 */
question: string, 
/**
 * What counts as one object.
 */
text: string, 
/**
 * Shares in the case.
 */
shares: number, 
/**
 * Whether it is compared when no layer is named.
 */
is_usual: boolean, 
/**
 * Whether its objects are made by the run: `shares` is then the number of posts that are looked at,
 * and pairs are not counted beforehand.
 */
is_made: boolean, 
/**
 * How it is made: parameters in the order of the form.
 */
parameters: Array<ParameterForm>, };

/**
 * A published source.
 */
export type ReferenceView = { 
/**
 * Authors, year, title.
 */
citation: string, 
/**
 * DOI without resolver.
 */
doi: string, };

/**
 * What a run would cost. The count is exact, the time an estimate.
 */
export type Estimate = { 
/**
 * Shares compared.
 */
n_shares: number, 
/**
 * Pairs of posts within the widest window, all layers.
 */
n_pairs: number, 
/**
 * Pairs by layer at every window (ascending).
 */
by_layer: Array<LayerPairs>, 
/**
 * Estimated seconds of the run on this computer.
 */
seconds: number, 
/**
 * The method in words, as the report will print it.
 */
method: string, };

/**
 * Which window to take, before a run.
 */
export type WindowAdviceView = { 
/**
 * Pairs by layer at every window that was asked for (ascending): the curve.
 */
by_layer: Array<LayerPairs>, 
/**
 * One suggestion a layer; where there are several, one for all of them together comes first.
 * Layers without an object that was shared twice have none.
 */
suggestions: Array<SuggestedWindowView>, 
/**
 * Whose rule it is, and what a suggestion does not say.
 */
about: string, };

/**
 * A suggested window and why.
 */
export type SuggestedWindowView = { 
/**
 * The layer; absent = all of them together.
 */
layer: string | null, 
/**
 * Seconds; never below what the times can tell apart.
 */
window_secs: number, 
/**
 * The reason, a sentence or two.
 */
reason: string, };

/**
 * Pairs of one layer.
 */
export type LayerPairs = { 
/**
 * Layer.
 */
layer: string, 
/**
 * Pairs within each window, ascending.
 */
pairs: Array<number>, };

/**
 * A figure of several repetitions; of one, three times the same.
 */
export type SpreadView = { 
/**
 * Least.
 */
low: number, 
/**
 * Median.
 */
middle: number, 
/**
 * Most.
 */
high: number, };

/**
 * What became of a run when something was changed.
 */
export type StabilityView = { 
/**
 * What was changed, in words.
 */
change: string, 
/**
 * How often the run was repeated with this kind of change.
 */
n_repetitions: number, 
/**
 * Edges.
 */
n_edges: SpreadView | null, 
/**
 * Share of the run's edges that stay.
 */
edges_kept: SpreadView | null, 
/**
 * Share of the run's accounts that stay.
 */
accounts_kept: SpreadView | null, 
/**
 * Adjusted Rand index of the communities, over the accounts of both networks.
 */
agreement_in_both: SpreadView | null, 
/**
 * The same over the accounts of either.
 */
agreement_in_either: SpreadView | null, 
/**
 * Share of the accounts in established groups that stay; absent where chance was not asked.
 */
established_kept: SpreadView | null, };

/**
 * Which groups are planted into a copy of the data of a run. Absent fields take the registry's default.
 */
export type PowerAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * Accounts of a group.
 */
group_size: number | null, 
/**
 * Objects that all of them share.
 */
events: number | null, 
/**
 * Seconds within which they share one.
 */
spread_secs: number | null, 
/**
 * Groups, each planted alone.
 */
trials: number | null, 
/**
 * Seed of planting.
 */
seed: number | null, };

/**
 * A share with its interval of Wilson at 95 %.
 */
export type RateView = { 
/**
 * Groups found.
 */
found: number, 
/**
 * Groups planted.
 */
trials: number, 
/**
 * Share of groups found.
 */
share: number, 
/**
 * Lower end of the interval.
 */
low: number, 
/**
 * Upper end.
 */
high: number, };

/**
 * How often planted groups were found. Result of the job `power`.
 */
export type PowerView = { 
/**
 * The question with every default filled in.
 */
ask: PowerAsk, 
/**
 * All members in one community.
 */
network_all: RateView, 
/**
 * At least half of the members in one community.
 */
network_half: RateView, 
/**
 * All members in one established group; absent where chance was not asked.
 */
established_all: RateView | null, 
/**
 * At least half of them in one.
 */
established_half: RateView | null, 
/**
 * At least half in one community of the data as it is, without acting together.
 */
before: RateView, 
/**
 * Median size of the communities in which at least half were found.
 */
community_size: number | null, 
/**
 * What that is worth, in sentences.
 */
worth: string, 
/**
 * What must be known before that is believed.
 */
warnings: Array<string>, };

/**
 * The variants of one object of a layer of what is alike.
 */
export type VariantsView = { 
/**
 * The layer.
 */
layer: string, 
/**
 * Posts in the cluster.
 */
n_posts: number, 
/**
 * Accounts that posted them.
 */
n_accounts: number, 
/**
 * First post.
 */
first_ms: number, 
/**
 * Last post.
 */
last_ms: number, 
/**
 * Different texts or hashes in it; more than the list where that is cut.
 */
n_variants: number, 
/**
 * The texts or hashes, the most frequent first.
 */
variants: Array<VariantView>, };

/**
 * One text or one hash.
 */
export type VariantView = { 
/**
 * The text as it was compared, or the hash.
 */
text: string, 
/**
 * Posts with it.
 */
n_posts: number, 
/**
 * Accounts that posted them.
 */
n_accounts: number, 
/**
 * First post with it.
 */
first_ms: number, 
/**
 * Who posted that.
 */
first_account: string, 
/**
 * Its id.
 */
first_content: string, 
/**
 * Similarity to the most frequent one, 0 to 1.
 */
similarity: number, 
/**
 * Bits that differ, of hashes.
 */
distance_bits: number | null, 
/**
 * What was changed from the most frequent text; empty for that text itself and for hashes.
 */
changes: Array<ChangedPart>, };

/**
 * A part of a text against the most frequent one.
 */
export type ChangedPart = { 
/**
 * `kept`, `removed`, `added`.
 */
kind: string, 
/**
 * The words.
 */
text: string, };

/**
 * Two runs against each other: what both have, what each has alone.
 */
export type CompareView = { 
/**
 * Run id of the one.
 */
one: string, 
/**
 * Run id of the other.
 */
other: string, 
/**
 * Parameters in which they differ.
 */
settings: Array<SettingView>, 
/**
 * Whether they compared the same tables.
 */
same_data: boolean, 
/**
 * Edges.
 */
edges: OverlapView, 
/**
 * Accounts of the networks.
 */
accounts: OverlapView, 
/**
 * Accounts at rung 2; absent where one of the runs was not held against chance.
 */
established: OverlapView | null, 
/**
 * Adjusted Rand index of the communities over the accounts of both networks; absent where these
 * are fewer than two.
 */
agreement: number | null, 
/**
 * Matched communities, in the order of the one run, then those of the other alone.
 */
communities: Array<MatchedView>, };

/**
 * A parameter that differs.
 */
export type SettingView = { 
/**
 * The id of the parameter, where it is one.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Value of the one run; empty where it has none.
 */
one: string, 
/**
 * Value of the other.
 */
other: string, };

/**
 * How many are in both, and in one alone.
 */
export type OverlapView = { 
/**
 * In both runs.
 */
both: number, 
/**
 * In the one alone.
 */
one: number, 
/**
 * In the other alone.
 */
other: number, };

/**
 * A community of the one run and its partner in the other.
 */
export type MatchedView = { 
/**
 * Number in the one run; absent for one of the other alone.
 */
one: number | null, 
/**
 * Number in the other run.
 */
other: number | null, 
/**
 * Accounts in the one.
 */
n_one: number, 
/**
 * Accounts in the other.
 */
n_other: number, 
/**
 * Accounts in both.
 */
n_both: number, 
/**
 * Accounts in both of those in either, 0 to 1.
 */
jaccard: number, 
/**
 * Of a community without a partner: the one of the other run in which most of its accounts are.
 */
mostly_in: number | null, 
/**
 * How many these are.
 */
n_mostly_in: number, };

/**
 * Which edges of two runs are wanted.
 */
export type ComparedAsk = { 
/**
 * Run id of the one.
 */
one: string, 
/**
 * Run id of the other.
 */
other: string, 
/**
 * `both`, `one` or `other`: the runs that have the edge; empty = any.
 */
of: string, 
/**
 * `weight_one`, `weight_other` or empty for the order of the accounts.
 */
sort: string, 
/**
 * Largest first.
 */
descending: boolean, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, at most 500.
 */
limit: number, };

/**
 * A page of edges of two runs.
 */
export type ComparedPage = { 
/**
 * Edges of this kind.
 */
total: number, 
/**
 * The rows.
 */
rows: Array<ComparedRow>, };

/**
 * An edge of either run.
 */
export type ComparedRow = { 
/**
 * Id of the one account.
 */
a: string, 
/**
 * Id of the other account.
 */
b: string, 
/**
 * Row of the edge table of the one run; absent where it has no such edge.
 */
edge_one: number | null, 
/**
 * Row of the edge table of the other run.
 */
edge_other: number | null, 
/**
 * Pairs of posts in the one run; 0 where it has no such edge.
 */
weight_one: number, 
/**
 * Pairs of posts in the other.
 */
weight_other: number, 
/**
 * Rung in the one run.
 */
rung_one: number | null, 
/**
 * Rung in the other.
 */
rung_other: number | null, };

/**
 * A run in figures. Result of the job `detect`.
 */
export type RunView = { 
/**
 * Id of the run, stable.
 */
run_id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The name is the one that the question gives, in English: the analyst gave none.
 */
name_is_made: boolean, 
/**
 * What was asked, every default filled in.
 */
ask: DetectAsk, 
/**
 * When it finished.
 */
finished_at_utc: string, 
/**
 * Layers compared.
 */
layers: Array<string>, 
/**
 * Windows, ascending.
 */
windows_secs: Array<number>, 
/**
 * Shares compared.
 */
n_shares: number, 
/**
 * Accounts among them.
 */
n_accounts_compared: number, 
/**
 * Objects among them.
 */
n_objects_compared: number, 
/**
 * First share compared.
 */
first_ms: number | null, 
/**
 * Last share compared.
 */
last_ms: number | null, 
/**
 * Pairs of posts within the widest window, before any limit: there may be some where no edge is.
 */
n_pairs_within: number, 
/**
 * Pairs of posts behind the edges.
 */
n_pairs: number, 
/**
 * Accounts in the network.
 */
n_accounts: number, 
/**
 * Edges.
 */
n_edges: number, 
/**
 * Components.
 */
n_components: number, 
/**
 * Communities.
 */
n_communities: number, 
/**
 * Modularity, resolution 1.
 */
modularity: number, 
/**
 * Seed.
 */
seed: number, 
/**
 * When nothing passed: pairs of accounts that would pass at lower limits, as (min_weight, edges),
 * descending by min_weight, at most 3.
 */
lower: Array<LowerLimit>, 
/**
 * What chance says of it; absent when the run was not held against it.
 */
judged: JudgedView | null, 
/**
 * The backbone, where one was asked for.
 */
backbone: BackboneView | null, 
/**
 * What must be known before a figure is believed.
 */
warnings: Array<string>, };

/**
 * A judged run in figures.
 */
export type JudgedView = { 
/**
 * Pairs of accounts that could have been joined: the hypotheses.
 */
n_pairs_admissible: number, 
/**
 * Edges that activity does not explain.
 */
n_edges_beyond_activity: number, 
/**
 * Edges that a common cause does not explain either.
 */
n_edges_beyond_both: number, 
/**
 * Of them, those in an established group.
 */
n_edges_established: number, 
/**
 * Established groups.
 */
n_groups: number, 
/**
 * Their accounts, also those without an edge in the network.
 */
n_accounts_established: number, 
/**
 * Communities of which at least half belong to one of them.
 */
n_communities_established: number, };

/**
 * The part of a network that is worth drawing: for a picture, not evidence.
 */
export type BackboneView = { 
/**
 * Edges in it.
 */
n_edges: number, 
/**
 * Accounts at their ends.
 */
n_accounts: number, 
/**
 * How it was chosen, and what it does not say.
 */
method: string, };

/**
 * A part of the form that is a method of its own.
 */
export type PartForm = { 
/**
 * Name on screen.
 */
name: string, 
/**
 * What it asks, in plain words.
 */
question: string, 
/**
 * What is done.
 */
text: string, 
/**
 * What it cannot show.
 */
caution: string, 
/**
 * Parameters in the order of the form.
 */
parameters: Array<ParameterForm>, 
/**
 * Published sources.
 */
references: Array<ReferenceView>, };

/**
 * How many edges a lower limit would give.
 */
export type LowerLimit = { 
/**
 * Distinct objects that an edge would need.
 */
min_weight: number, 
/**
 * Edges that pass.
 */
n_edges: number, };

/**
 * Which part of a network is looked at. Everything absent or empty = all of it.
 */
export type NetworkFilter = { 
/**
 * Edge weight at least (pairs of posts, in the window and layers chosen below).
 */
min_weight: number | null, 
/**
 * Distinct objects at least.
 */
min_objects: number | null, 
/**
 * Only pairs within this window: one of the run's `windows_secs`.
 */
window_secs: number | null, 
/**
 * Only these layers.
 */
layers: Array<string>, 
/**
 * Only edges inside these communities.
 */
communities: Array<number>, 
/**
 * Only edges of which a pair (its newer post) falls into this stretch of time. Beyond eight
 * million pairs: whose time from first to last pair overlaps it.
 */
span: Span | null, 
/**
 * Only accounts whose id or name contains this text, and their edges.
 */
text: string | null, 
/**
 * Only edges at this rung or higher; a run that was not held against chance has none.
 */
min_rung: number | null, 
/**
 * Only edges whose q-value (activity null) is at most this.
 */
max_q: number | null, 
/**
 * Only edges that bear one of these tags, or whose pair, account or community does, or of which a
 * pair shares an object that does.
 */
tags: Array<string>, 
/**
 * Only edges whose review stands so.
 */
review: ReviewState | null, 
/**
 * Only edges between accounts of this core or a higher one (cores of the whole run).
 */
min_core: number | null, 
/**
 * Only edges in components of at least so many accounts (components of the whole run).
 */
min_component: number | null, 
/**
 * Only edges between accounts of these platforms.
 */
platforms: Array<string>, 
/**
 * Only edges of which a pair (in the window and layers chosen above) shares this object.
 */
object: ObjectName | null, 
/**
 * Only edges of the backbone; a run for which none was asked has none.
 */
backbone: boolean, };

/**
 * What a filter can choose from in a run.
 */
export type FilterForm = { 
/**
 * Highest core number.
 */
max_core: number, 
/**
 * Accounts of the smallest component.
 */
smallest_component: number, 
/**
 * Accounts of the largest component.
 */
largest_component: number, 
/**
 * Platforms and their accounts in the network, most accounts first.
 */
platforms: Array<PlatformCount>, };

/**
 * How far a drawing is.
 */
export type DrawingState = "settling" | "settled" | "stopped";

/**
 * An account with a place of its own in the drawing.
 */
export type PinnedPlace = { 
/**
 * Number of the account.
 */
node: number, 
/**
 * To the right, in units of the positions.
 */
x: number, 
/**
 * As the positions count it.
 */
y: number, };

/**
 * How the network of a run is drawn.
 */
export type DrawingView = { 
/**
 * How far it is.
 */
state: DrawingState, 
/**
 * Job that lets it settle; 0 when none does.
 */
job: number, 
/**
 * How far it is or was when it was stopped, percent.
 */
percent: number, 
/**
 * Seed of the start positions.
 */
seed: number, 
/**
 * Seed that the run came with.
 */
run_seed: number, 
/**
 * Whether accounts were pinned or released since the others settled.
 */
behind: boolean, 
/**
 * Accounts with places of their own, by number.
 */
pinned: Array<PinnedPlace>, };

/**
 * A platform and how many accounts of the network it has.
 */
export type PlatformCount = { 
/**
 * Platform; empty when the source names none.
 */
platform: string, 
/**
 * Accounts.
 */
n_accounts: number, };

/**
 * How much of a run passes a filter.
 */
export type FilterCount = { 
/**
 * Accounts that pass.
 */
n_accounts: number, 
/**
 * Edges that pass.
 */
n_edges: number, };

/**
 * What of a table is wanted: `nodes`, `edges` or `communities`.
 */
export type TableAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * `nodes`, `edges` or `communities`.
 */
table: string, 
/**
 * Same filter as the picture.
 */
filter: NetworkFilter, 
/**
 * Column to sort by; empty = order of the run.
 */
sort: string, 
/**
 * Largest first.
 */
descending: boolean, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted, at most 500.
 */
limit: number, };

/**
 * Which part of a table is copied as CSV.
 */
export type CopyAsk = { 
/**
 * The table with its filter and order; its page is not looked at.
 */
ask: TableAsk, 
/**
 * Columns in their order: fields of the row, and `expected`, `q`, `p` of an edge.
 */
columns: Array<string>, 
/**
 * Only these rows (numbers of accounts, edges or communities), as far as they pass the filter;
 * empty = all that pass.
 */
only: Array<number>, };

/**
 * Rows of a table as CSV that runs nothing in a spreadsheet.
 */
export type CopiedTable = { 
/**
 * Names of the columns, then the rows in the order of the table.
 */
csv: string, 
/**
 * Rows copied, at most 50 000.
 */
n_rows: number, 
/**
 * Rows that were asked for and pass the filter.
 */
matching: number, };

/**
 * A page of accounts.
 */
export type NodePage = { 
/**
 * Rows in the table.
 */
total: number, 
/**
 * Rows that pass the filter.
 */
matching: number, 
/**
 * This page.
 */
rows: Array<NodeRow>, };

/**
 * An account of the network. Sort columns are its fields.
 */
export type NodeRow = { 
/**
 * Number of the account in the network, from 0.
 */
node: number, 
/**
 * Id.
 */
account_id: string, 
/**
 * Name shown by the platform; empty when unknown.
 */
display_name: string, 
/**
 * Platform.
 */
platform: string, 
/**
 * Community, from 1.
 */
community: number, 
/**
 * Neighbours (in the whole run).
 */
degree: number, 
/**
 * Sum of edge weights.
 */
strength: number, 
/**
 * Core number.
 */
core: number, 
/**
 * Shares in the layers compared.
 */
n_shares: number, 
/**
 * Rung it reaches; absent when the run was not held against chance.
 */
rung: number | null, };

/**
 * A page of edges.
 */
export type EdgePage = { 
/**
 * Rows in the table.
 */
total: number, 
/**
 * Rows that pass the filter.
 */
matching: number, 
/**
 * This page.
 */
rows: Array<EdgeRow>, };

/**
 * An edge. Sort columns are its fields.
 */
export type EdgeRow = { 
/**
 * Number of the edge in the run, from 0.
 */
edge: number, 
/**
 * One end: number of the account.
 */
from: number, 
/**
 * The other end.
 */
to: number, 
/**
 * Id of one end.
 */
from_id: string, 
/**
 * Id of the other end.
 */
to_id: string, 
/**
 * Pairs of posts (in the window and layers of the filter).
 */
weight: number, 
/**
 * Distinct objects (in the window and layers of the filter).
 */
n_objects: number, 
/**
 * Layers that have pairs.
 */
n_layers: number, 
/**
 * Median seconds between the posts of a pair (whole edge).
 */
median_time_delta: number, 
/**
 * Community of both ends; 0 = between two communities.
 */
community: number, 
/**
 * First share of a pair.
 */
first_ms: number, 
/**
 * Last share of a pair.
 */
last_ms: number, 
/**
 * Judgement of the whole edge: `convincing`, `unclear`, `innocent`, or empty.
 */
mark: string, 
/**
 * Pairs judged so far.
 */
n_marked_pairs: number, 
/**
 * What chance says of it (the whole edge, over all layers that count); absent for a loop, and when
 * the run was not held against chance. Sorted by as `expected`, `q`, `rung`.
 */
chance: EdgeChance | null, };

/**
 * What chance says of an edge. Probabilities are decimal numbers as text: they can be smaller than a
 * double.
 */
export type EdgeChance = { 
/**
 * Objects over which the two would meet if only their activity brought them together.
 */
expected: number, 
/**
 * p-value under that.
 */
p: string, 
/**
 * The same, corrected for all pairs of accounts.
 */
q: string, 
/**
 * Objects over which they would meet if both only reacted to the same things; absent where activity
 * explains enough.
 */
common_cause_expected: number | null, 
/**
 * q-value under that; empty where activity explains enough.
 */
common_cause_q: string, 
/**
 * Rung: 1 similarity, 2 coordination statistically established.
 */
rung: number, 
/**
 * The strongest sentence that the rung allows.
 */
sentence: string, };

/**
 * All communities that pass.
 */
export type CommunityRow = { 
/**
 * Number, from 1.
 */
community: number, 
/**
 * Members.
 */
n_accounts: number, 
/**
 * Edges inside.
 */
n_edges: number, 
/**
 * Pairs of posts behind them.
 */
weight: number, 
/**
 * Edges inside as a share of all possible ones, 0 to 1.
 */
density: number, 
/**
 * Median over its edges of the median seconds.
 */
median_time_delta: number, 
/**
 * First share of a pair.
 */
first_ms: number, 
/**
 * Last share of a pair.
 */
last_ms: number, 
/**
 * Co-actions over time.
 */
barcode: Barcode, 
/**
 * Rung it reaches; absent when the run was not held against chance.
 */
rung: number | null, };

/**
 * A found account.
 */
export type SearchHit = { 
/**
 * Number of the account.
 */
node: number, 
/**
 * Id.
 */
account_id: string, 
/**
 * Name shown by the platform.
 */
display_name: string, 
/**
 * Community.
 */
community: number, 
/**
 * Strength.
 */
strength: number, };

/**
 * Everything about one account of the network.
 */
export type AccountCard = { 
/**
 * Row of the account.
 */
row: NodeRow, 
/**
 * First share in the case.
 */
first_seen_ms: number, 
/**
 * Last share in the case.
 */
last_seen_ms: number, 
/**
 * Shares by hour of the week in UTC, Monday 0 h first: 168 numbers.
 */
hours_utc: Array<number>, 
/**
 * Its shares over the time of the run.
 */
barcode: Barcode, 
/**
 * Strongest neighbours, at most 50.
 */
neighbours: Array<Neighbour>, 
/**
 * Fields of its newest record in the source, by column: profile, creation date, followers...
 */
profile: Array<FieldView>, 
/**
 * Source of the profile.
 */
source_name: string, 
/**
 * Record of the profile.
 */
record: number, 
/**
 * Objects it shared in pairs most often, at most 10.
 */
top_objects: Array<CountOfObject>, };

/**
 * A neighbour of an account.
 */
export type Neighbour = { 
/**
 * Number of the edge.
 */
edge: number, 
/**
 * Number of the neighbour.
 */
node: number, 
/**
 * Its id.
 */
account_id: string, 
/**
 * Its name.
 */
display_name: string, 
/**
 * Edge weight.
 */
weight: number, 
/**
 * Distinct objects.
 */
n_objects: number, };

/**
 * Everything about one community.
 */
export type CommunityCard = { 
/**
 * Its row.
 */
row: CommunityRow, 
/**
 * Members by strength, at most 50.
 */
members: Array<NodeRow>, 
/**
 * Objects of its pairs, most pairs first, at most 20.
 */
top_objects: Array<CountOfObject>, 
/**
 * Pairs by layer.
 */
by_layer: Array<CountOfObject>, };

/**
 * An object (or a layer, then `object_id` is empty) and how many pairs of posts rest on it.
 */
export type CountOfObject = { 
/**
 * Type.
 */
object_type: string, 
/**
 * Id.
 */
object_id: string, 
/**
 * Pairs of posts.
 */
n_pairs: number, 
/**
 * Accounts.
 */
n_accounts: number, 
/**
 * Tags of the object.
 */
tags: Array<string>, 
/**
 * Notes on the object.
 */
n_notes: number, };

/**
 * A field of a raw record.
 */
export type FieldView = { 
/**
 * Column.
 */
name: string, 
/**
 * Value as in the file.
 */
value: string, 
/**
 * Role of the column in the import; empty when it has none.
 */
role: string, };

/**
 * Co-actions of the whole run over time, for the brush.
 */
export type RunBarcodes = { 
/**
 * All pairs of the run.
 */
all: Barcode, 
/**
 * By community, in order of number; at most the 200 first.
 */
communities: Array<Barcode>, 
/**
 * Whether a stretch of time filters edges by each of their pairs; with too many pairs it goes by
 * their first and last one only.
 */
edges_timed: boolean, };

/**
 * Judgement of a pair of posts or of an edge.
 */
export type MarkView = "convincing" | "unclear" | "innocent" | "none";

/**
 * An edge and a page of its pairs.
 */
export type EvidenceView = { 
/**
 * Run id.
 */
run: string, 
/**
 * The edge.
 */
edge: EdgeRow, 
/**
 * One account.
 */
a: NodeRow, 
/**
 * The other account.
 */
b: NodeRow, 
/**
 * Widest window, seconds.
 */
window_secs: number, 
/**
 * Pairs of posts in all.
 */
n_pairs: number, 
/**
 * Distinct objects among all pairs.
 */
n_objects: number, 
/**
 * Pairs skipped before this page.
 */
offset: number, 
/**
 * This page, by time of the older post.
 */
pairs: Array<PairView>, 
/**
 * Judgement of the whole edge.
 */
mark: MarkView, 
/**
 * Pairs judged: convincing, unclear, innocent.
 */
marked: [number, number, number], 
/**
 * Notes on the edge.
 */
notes: Array<NoteView>, 
/**
 * Tags of the edge.
 */
tags: Array<TagView>, 
/**
 * Finding of this edge in the report, when there is one.
 */
finding: string | null, };

/**
 * Two posts that share an object within the window.
 */
export type PairView = { 
/**
 * Key of the pair for marks, notes and findings; stable.
 */
pair_key: string, 
/**
 * Object type.
 */
layer: string, 
/**
 * Object.
 */
object_id: string, 
/**
 * The post that is the object, where the layer is one of posts (reposts, answers, quotes) and
 * the case holds it with its text. `node` is `NO_NODE` (4294967295) when its author is outside of
 * the network.
 */
object_post: PostView | null, 
/**
 * Seconds between the posts.
 */
time_delta_secs: number, 
/**
 * The older post.
 */
older: PostView, 
/**
 * The newer post.
 */
newer: PostView, 
/**
 * Judgement.
 */
mark: MarkView, 
/**
 * Notes on this pair.
 */
notes: Array<NoteView>, 
/**
 * Tags of this pair.
 */
tags: Array<TagView>, 
/**
 * Whether the pair is in the report.
 */
in_report: boolean, };

/**
 * A post and where it stands in the source.
 */
export type PostView = { 
/**
 * Account: number in the network.
 */
node: number, 
/**
 * Platform.
 */
platform: string, 
/**
 * Id of the account.
 */
account_id: string, 
/**
 * Name shown by the platform.
 */
display_name: string, 
/**
 * Id of the post.
 */
content_id: string, 
/**
 * Time of the share.
 */
time_ms: number, 
/**
 * Text, when the source has one.
 */
text: string | null, 
/**
 * What it is to other posts, in words: "Repost"; empty when the source does not say it.
 */
kind: string, 
/**
 * Address of the post itself, as the source has it.
 */
post_url: string | null, 
/**
 * Its pictures, as far as they are in the case.
 */
images: Array<PostImageView>, 
/**
 * How often others reacted when it was collected: words ("likes") and number.
 */
counts: Array<CountOfPost>, 
/**
 * Name of the source file.
 */
source_name: string, 
/**
 * SHA-256 of the source file.
 */
source_sha256: string, 
/**
 * Record in that file, from 1.
 */
record: number, 
/**
 * Physical line, where the format has lines.
 */
line: number | null, 
/**
 * The record exactly as in the file (at most 20 000 characters, then `raw_cut`).
 */
raw: string, 
/**
 * Whether `raw` was cut.
 */
raw_cut: boolean, 
/**
 * Its fields by column.
 */
fields: Array<FieldView>, 
/**
 * One line that cites the post: account, platform, id, time, source, record, hash.
 */
citation: string, };

/**
 * A picture of a post; its pixels come by `small_picture`.
 */
export type PostImageView = { 
/**
 * Name of the file.
 */
file: string, 
/**
 * SHA-256 of its bytes.
 */
sha256: string, 
/**
 * `PNG`, `JPEG`, `WebP` or `GIF`.
 */
format: string, 
/**
 * Perceptual hash, 16 hexadecimal digits.
 */
phash: string, 
/**
 * Pixels from left to right.
 */
width: number, 
/**
 * Pixels from top to bottom.
 */
height: number, 
/**
 * How it was linked to the post: `list`, `content-id` or `media-address`.
 */
linked_by: string, };

/**
 * A reaction, and how often it was made.
 */
export type CountOfPost = { 
/**
 * `likes`, `reposts`, `replies`, `quotes`, `views`, `reactions`.
 */
name: string, 
/**
 * How often.
 */
count: number, };

/**
 * What a mark is about.
 */
export type MarkAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * Number of the edge.
 */
edge: number, 
/**
 * One pair; absent = the whole edge.
 */
pair_key: string | null, 
/**
 * Judgement; `none` takes it back.
 */
mark: MarkView, };

/**
 * An address that stands in a pair of posts: its object, in a text or in a field.
 */
export type LinkAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * Number of the edge.
 */
edge: number, 
/**
 * Key of the pair.
 */
pair_key: string, 
/**
 * The address, as it stands there.
 */
link: string, };

/**
 * Where an address leads.
 */
export type LinkView = { 
/**
 * The whole of it as the browser gets it: ASCII, the host in punycode.
 */
address: string, 
/**
 * Its host.
 */
host: string, 
/**
 * The host as it is written, where it has letters beyond ASCII; empty where both are the same.
 */
written_host: string, };

/**
 * What a note or a tag is about, by its number in a run. The case keeps it under a name that holds in
 * every run: an account by platform and id, an edge by its two accounts, a pair of posts by its key,
 * a community by its members, an object by type and id.
 */
export type RemarkOn = { "kind": "account", 
/**
 * Its number.
 */
node: number, } | { "kind": "edge", 
/**
 * Its number.
 */
edge: number, } | { "kind": "pair", 
/**
 * Number of the edge.
 */
edge: number, 
/**
 * Key of the pair.
 */
pair_key: string, } | { "kind": "community", 
/**
 * Its number, from 1.
 */
community: number, } | { "kind": "object", 
/**
 * Type.
 */
object_type: string, 
/**
 * Id.
 */
object_id: string, };

/**
 * Everything said of one thing.
 */
export type RemarksView = { 
/**
 * Notes, oldest first.
 */
notes: Array<NoteView>, 
/**
 * Tags, alphabetically.
 */
tags: Array<TagView>, };

/**
 * A note.
 */
export type NoteView = { 
/**
 * Id.
 */
id: string, 
/**
 * Text.
 */
text: string, 
/**
 * Who wrote it.
 */
author: string, 
/**
 * When it was last changed.
 */
updated_at_utc: string, 
/**
 * Whether it said something else before.
 */
edited: boolean, };

/**
 * What a note said at one time.
 */
export type NoteVersionView = { 
/**
 * Text.
 */
text: string, 
/**
 * Who wrote it.
 */
author: string, 
/**
 * When.
 */
at_utc: string, 
/**
 * Whether this text was taken back.
 */
undone: boolean, };

/**
 * A note to be written.
 */
export type NoteAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * What it is about.
 */
on: RemarkOn, 
/**
 * Text, 1 to 10 000 characters.
 */
text: string, };

/**
 * A tag on something.
 */
export type TagView = { 
/**
 * The word.
 */
tag: string, 
/**
 * Who put it there.
 */
actor: string, 
/**
 * When.
 */
at_utc: string, };

/**
 * A tag to be put on something or taken off.
 */
export type TagAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * What bears it.
 */
on: RemarkOn, 
/**
 * The word: 1 to 60 characters, no semicolon, nothing hidden.
 */
tag: string, };

/**
 * A tag that is used in the case.
 */
export type TagCount = { 
/**
 * The word.
 */
tag: string, 
/**
 * Things that bear it.
 */
n_things: number, };

/**
 * How far the review of an edge is, as a filter asks.
 */
export type ReviewState = "unseen" | "seen" | "opened" | "convincing" | "unclear" | "innocent";

/**
 * How many edges were seen, and what was thought of them.
 */
export type ReviewCount = { 
/**
 * Community, from 1; 0 = the whole run.
 */
community: number, 
/**
 * Edges in all (of a community: inside of it).
 */
edges: number, 
/**
 * Of them seen: their posts were on screen, or they were judged.
 */
seen: number, 
/**
 * Of those judged convincing.
 */
convincing: number, 
/**
 * Judged unclear.
 */
unclear: number, 
/**
 * Judged innocent.
 */
innocent: number, };

/**
 * How far a run is reviewed.
 */
export type ReviewView = { 
/**
 * All edges of the run.
 */
whole: ReviewCount, 
/**
 * Communities of which an edge was seen, by number.
 */
communities: Array<ReviewCount>, };

/**
 * An edge and where it stands in a table.
 */
export type EdgePlace = { 
/**
 * Number of the edge.
 */
edge: number, 
/**
 * Row of the table, from 0.
 */
row: number, };

/**
 * A finding chosen for the report. Order = order of the list.
 */
export type FindingView = { 
/**
 * Id.
 */
id: string, 
/**
 * One line.
 */
title: string, 
/**
 * The analyst's words.
 */
text: string, 
/**
 * How sure the analyst is: `high`, `moderate`, `low`, or empty.
 */
confidence: string, 
/**
 * Run that it speaks of: id.
 */
run: string, 
/**
 * Edge that it rests on, when it is one edge.
 */
edge: number | null, 
/**
 * Community that it speaks of, when it is one.
 */
community: number | null, 
/**
 * The two accounts of the edge.
 */
accounts: Array<string>, 
/**
 * Keys of the pairs chosen as evidence.
 */
pair_keys: Array<string>, 
/**
 * SHA-256 of the picture that it keeps; empty when it keeps none.
 */
picture: string, 
/**
 * Who wrote it.
 */
author: string, 
/**
 * When it was last changed.
 */
updated_at_utc: string, };

/**
 * A finding to be added. With `edge`, the pairs chosen are its evidence; with none, the pairs
 * marked convincing are, or the first three.
 */
export type FindingAsk = { 
/**
 * One line; a neutral one is made when empty.
 */
title: string, 
/**
 * The analyst's words.
 */
text: string, 
/**
 * `high`, `moderate`, `low`, or empty.
 */
confidence: string, 
/**
 * Run id.
 */
run: string, 
/**
 * Edge.
 */
edge: number | null, 
/**
 * Community.
 */
community: number | null, 
/**
 * Pairs.
 */
pair_keys: Array<string>, 
/**
 * The picture as it is on the screen, to be kept with it.
 */
picture: PictureState | null, 
/**
 * A finding that is changed and has a picture keeps it, unless there is another.
 */
keep_picture: boolean, };

/**
 * A picture of the network as it is on the screen: what it was drawn from, and what was drawn.
 */
export type PictureState = { 
/**
 * `map`, `accounts` or `community`.
 */
level: string, 
/**
 * Number of the community at that level.
 */
community: number, 
/**
 * The filter, with what the level adds to it.
 */
filter: NetworkFilter, 
/**
 * What does not pass is left out, not pale.
 */
hides: boolean, 
/**
 * Names are shown.
 */
names: boolean, 
/**
 * Accounts that are selected.
 */
selected_accounts: number, 
/**
 * An edge is selected.
 */
selected_edge: boolean, 
/**
 * Community that is selected; 0 = none.
 */
selected_community: number, 
/**
 * Middle of the picture in units of the drawing, and CSS pixels a unit.
 */
camera: [number, number, number], 
/**
 * What was drawn.
 */
scene: PictureScene, };

/**
 * What was drawn, in rows of whole numbers: places and sizes in tenths of a CSS pixel from the top left
 * corner, opacities in thousandths, widths of lines in hundredths. Colours: 0 grey, 1 to 12 hue of a
 * community, 13 paper, 14 raised, 15 line, 16 to 18 the inks, 19 accent, -1 none.
 */
export type PictureScene = { 
/**
 * Width, CSS pixels.
 */
width: number, 
/**
 * Height, CSS pixels.
 */
height: number, 
/**
 * Six each: account (on a map, community less one), x, y, radius, colour, 1 = pale.
 */
dots: Array<number>, 
/**
 * Eight each: edge (on a map, tie), x, y, x, y, step of weight, colour, 1 = pale.
 */
lines: Array<number>, 
/**
 * Two each: opacity and width of the lines of a step of weight.
 */
steps: Array<number>, 
/**
 * Eleven each: kind and its numbers, zeros behind. 0 line: x, y, x, y, colour, opacity, width;
 * 1 circle: x, y, radius, fill, its opacity, rim, its opacity, its width; 2 arc: x, y, radius, from,
 * to (ten-thousandths of a turn, clockwise from twelve), colour, opacity, width; 3 rectangle: x, y,
 * width, height, radius of corners, fill, its opacity, rim, its opacity, its width; 4 number of a
 * community: x, y, size, weight, colour, anchor (0 start, 1 middle, 2 end), halo, number; 5 name: the
 * same with an account.
 */
shapes: Array<number>, 
/**
 * Communities in the legend.
 */
communities: Array<number>, 
/**
 * The legend has communities without a hue.
 */
others: boolean, 
/**
 * What the size of an account says.
 */
size_by: PictureSize, 
/**
 * A strength or what else it is (on a map, a number of accounts) and its radius.
 */
sizes: Array<[number, number]>, 
/**
 * A weight, its opacity, its width.
 */
weights: Array<[number, number, number]>, 
/**
 * Accounts put where they stand by hand.
 */
pinned: number, 
/**
 * Dots (on a map, bubbles) within the frame, drawn or not.
 */
dots_in_view: number, 
/**
 * Lines that reach into the frame, drawn or not.
 */
lines_in_view: number, };

/**
 * What the size of an account in a picture says.
 */
export type PictureSize = "strength" | "neighbours" | "equal";

/**
 * A finding with its evidence, for the list of the report screen.
 */
export type FindingDetail = { 
/**
 * The finding.
 */
finding: FindingView, 
/**
 * Its pairs of posts.
 */
pairs: Array<PairView>, };

/**
 * What the analyst decides about the report.
 */
export type ReportAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * Print names instead of pseudonyms.
 */
names: boolean, 
/**
 * Print the notes on accounts, edges and communities.
 */
notes: boolean, 
/**
 * Title; a neutral one is made when empty.
 */
title: string, 
/**
 * Question of the investigation; a neutral one is made when empty.
 */
question: string, };

/**
 * What the case remembers of the analyst's decisions about the report.
 */
export type ReportCover = { 
/**
 * Title; empty = a neutral one is made.
 */
title: string, 
/**
 * Question of the investigation; empty = a neutral one is made.
 */
question: string, 
/**
 * Print names instead of pseudonyms.
 */
names: boolean, 
/**
 * Print the notes on accounts, edges and communities.
 */
notes: boolean, };

/**
 * Something that can be exported.
 */
export type ExportKind = { 
/**
 * `report`, `gexf`, `graphml`, `edges`, `nodes`, `pairs`, `communities`, `rejects`, ...
 */
id: string, 
/**
 * In words.
 */
words: string, 
/**
 * Ending of the file.
 */
ending: string, };

/**
 * What to export.
 */
export type ExportAsk = { 
/**
 * Id of an [`ExportKind`].
 */
what: string, 
/**
 * For the report; `run` is needed for all but `rejects`.
 */
report: ReportAsk, 
/**
 * Ask where to save (the program opens a dialog); otherwise into the export folder of the case.
 */
choose_place: boolean, };

/**
 * A picture of the network as it is seen. Its bytes travel beside it.
 */
export type PictureAsk = { 
/**
 * Run id.
 */
run: string, 
/**
 * `png` or `svg`.
 */
format: string, 
/**
 * Ask where to save.
 */
choose_place: boolean, };

/**
 * A file that was written. Result of the job `export`; `null` when the user closed the dialog.
 */
export type WrittenView = { 
/**
 * Number for `reveal`.
 */
file: number, 
/**
 * Where it is, the home folder as `~`.
 */
place: string, 
/**
 * Size in bytes.
 */
size_bytes: number, 
/**
 * SHA-256, lower-case hex.
 */
sha256: string, 
/**
 * Account ids that a pseudonymised report still contains as words.
 */
leaks: Array<string>, };

/**
 * What is looked for.
 */
export type FindAsk = { 
/**
 * What was typed: words, "phrases", prefix*, -without, account:…, link:…, hashtag:… At most 1 000
 * characters.
 */
text: string, 
/**
 * Run id: says which accounts its network has.
 */
run: string | null, 
/**
 * Only accounts of that network, their posts, and what they shared.
 */
only_in_run: boolean, 
/**
 * Only posts of this account.
 */
by_account: AccountName | null, 
/**
 * Only posts that share this object.
 */
of_object: ObjectName | null, 
/**
 * Accounts to leave out first.
 */
skip_accounts: number, 
/**
 * Objects to leave out first.
 */
skip_objects: number, 
/**
 * Posts to leave out first.
 */
skip_posts: number, 
/**
 * At most so many of each kind (at most 200).
 */
limit: number, };

/**
 * An account of the case.
 */
export type AccountName = { 
/**
 * Platform.
 */
platform: string, 
/**
 * Id.
 */
account_id: string, };

/**
 * An object of the case.
 */
export type ObjectName = { 
/**
 * Type.
 */
object_type: string, 
/**
 * Id.
 */
object_id: string, };

/**
 * What was found.
 */
export type FoundView = { 
/**
 * Whether the index is there. Without it nothing is found: make it by `start_search_index`.
 */
ready: boolean, 
/**
 * Accounts, most posts first.
 */
accounts: Array<FoundAccountView>, 
/**
 * How many accounts there are.
 */
n_accounts: FoundCount, 
/**
 * Objects, most shares first.
 */
objects: Array<FoundObjectView>, 
/**
 * How many objects there are.
 */
n_objects: FoundCount, 
/**
 * Posts, earliest first.
 */
posts: Array<FoundPostView>, 
/**
 * How many posts there are.
 */
n_posts: FoundCount, };

/**
 * How many there are.
 */
export type FoundCount = { 
/**
 * Whether the question is about things of this kind.
 */
asked: boolean, 
/**
 * So many.
 */
count: number, 
/**
 * Or more: counting ended there.
 */
more: boolean, };

/**
 * An account that was found.
 */
export type FoundAccountView = { 
/**
 * Platform.
 */
platform: string, 
/**
 * Id.
 */
account_id: string, 
/**
 * Latest name by which it is addressed; empty when unknown.
 */
handle: string, 
/**
 * Latest name that is shown; empty when unknown.
 */
display_name: string, 
/**
 * Handle or name of before that fits, where the latest ones do not.
 */
earlier: string | null, 
/**
 * Its posts in the case.
 */
posts: number, 
/**
 * Its number in the network of the run; null when it is not in it.
 */
node: number | null, };

/**
 * An object that was found.
 */
export type FoundObjectView = { 
/**
 * Type.
 */
object_type: string, 
/**
 * Name of the type on screen.
 */
type_name: string, 
/**
 * Id.
 */
object_id: string, 
/**
 * Posts that share it.
 */
shares: number, 
/**
 * Accounts that share it.
 */
accounts: number, };

/**
 * A post that was found.
 */
export type FoundPostView = { 
/**
 * Platform.
 */
platform: string, 
/**
 * Id.
 */
content_id: string, 
/**
 * Id of its account.
 */
account_id: string, 
/**
 * Latest name of the account: shown, or by which it is addressed; empty when unknown.
 */
account_name: string, 
/**
 * Milliseconds since 1970, UTC.
 */
time_ms: number, 
/**
 * What it is to other posts, in words: "Repost"; empty when the source does not say it.
 */
kind: string, 
/**
 * Part of the text.
 */
text: string, 
/**
 * Where what was looked for stands in `text`: from, to (exclusive), in characters (code points).
 */
marks: Array<[number, number]>, 
/**
 * Whether there is text before the part.
 */
cut_before: boolean, 
/**
 * Whether there is text after the part.
 */
cut_after: boolean, 
/**
 * Original name of the file.
 */
source_name: string, 
/**
 * SHA-256 of the file.
 */
source_sha256: string, 
/**
 * Record in that file, from 1.
 */
record: number, };

/**
 * Where a post stands.
 */
export type PostPlace = { 
/**
 * Platform.
 */
platform: string, 
/**
 * Id.
 */
content_id: string, 
/**
 * SHA-256 of the file.
 */
source_sha256: string, 
/**
 * Record in that file, from 1.
 */
record: number, };
/** What the rungs are called, from 1. */
export const RUNG_WORDS: readonly string[] = ["similarity","established","indicated"];
