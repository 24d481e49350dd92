//! The report screen: the preview, and files that leave the case.

use std::path::{Path, PathBuf};

use zwerm_workbench::{
    CASE_SUFFIX, PeerTable, PictureFormat, ReportRequest, What, Written, safe_file_name,
};

use crate::Desk;
use crate::api::{
    DeskError, ExportAsk, ExportKind, PictureAsk, ReportAsk, ReportCover, WrittenView,
};
use crate::error::{Result, window_words};
use crate::session::OpenCase;

const REPORT: &str = "report";
const REJECTS: &str = "rejects";

/// Setting of the case that keeps the [`ReportCover`].
const COVER: &str = "report-cover";

/// Longest title and question, characters.
const TITLE_CHARS: usize = 200;
const QUESTION_CHARS: usize = 1_000;

impl Desk {
    /// The report as one HTML document, as it would be exported now.
    pub fn report_html(&self, ask: &ReportAsk) -> Result<String> {
        let case = self.case()?;
        let run = case.run(&ask.run)?.name;
        Ok(case
            .reader()
            .report_html(&run, &request(ask), &case.question())?)
    }

    /// What was decided about the report earlier; nothing decided where the case remembers nothing.
    pub fn report_cover(&self) -> Result<ReportCover> {
        let kept = self.case()?.reader().setting(COVER)?;
        // Whatever another version has written there: a report can be made without it.
        Ok(kept
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default())
    }

    /// Keeps in the case what was decided about the report. It stands in the audit chain; undo leaves
    /// it alone, as the words of a form that one is typing in.
    pub fn set_report_cover(&self, cover: &ReportCover) -> Result<ReportCover> {
        let cut = |text: &str, most: usize| text.trim().chars().take(most).collect::<String>();
        let cover = ReportCover {
            title: cut(&cover.title, TITLE_CHARS),
            question: cut(&cover.question, QUESTION_CHARS),
            names: cover.names,
            notes: cover.notes,
        };
        if cover != self.report_cover()? {
            let text = serde_json::to_string(&cover)?;
            self.case()?.writer().set_setting(COVER, &text)?;
        }
        Ok(cover)
    }

    /// Notes that a report of a run would print, if asked to.
    pub fn report_notes(&self, run: &str) -> Result<u64> {
        let case = self.case()?;
        let run = self.run(run)?;
        Ok(case.reader().n_printable_notes(&run.view)?)
    }

    /// What can be exported of a run.
    pub fn export_kinds(&self, run: &str) -> Result<Vec<ExportKind>> {
        let case = self.case()?;
        let record = case.run(run)?;
        let request = case.reader().request_of(&record)?;
        let kind = |id: &str, words: &str, ending: &str| ExportKind {
            id: id.to_owned(),
            words: window_words(words),
            ending: ending.to_owned(),
        };
        let mut kinds = vec![kind(REPORT, "Report (one HTML file)", "html")];
        kinds.extend(
            What::all()
                .into_iter()
                .filter(|(what, _, _)| what.is_of(&request))
                .map(|(what, id, words)| kind(id, words, ending(what))),
        );
        if case.reader().imports()?.iter().any(|import| {
            import
                .tables
                .iter()
                .any(|table| table.table == REJECTS && table.rows > 0)
        }) {
            kinds.push(kind(
                REJECTS,
                "Rows that could not be used, with the reason (CSV)",
                "csv",
            ));
        }
        Ok(kinds)
    }

    /// Name that a dialog offers for an export.
    pub fn export_name(&self, ask: &ExportAsk) -> Result<String> {
        let case = self.case()?;
        let ending = if ask.what == REPORT {
            "html"
        } else if ask.what == REJECTS {
            "csv"
        } else {
            ending(what(&ask.what)?)
        };
        let stem = if ask.what == REJECTS {
            format!("{}-{REJECTS}", stem(&case))
        } else {
            format!(
                "{}-{}-{}",
                stem(&case),
                case.run(&ask.report.run)?.name,
                ask.what
            )
        };
        Ok(format!("{}.{ending}", safe_file_name(&stem)))
    }

    /// Name that a dialog offers for a picture.
    pub fn picture_name(&self, ask: &PictureAsk) -> Result<String> {
        let case = self.case()?;
        let format = picture_format(&ask.format)?;
        let stem = format!("{}-{}-network", stem(&case), case.run(&ask.run)?.name);
        Ok(format!("{}.{}", safe_file_name(&stem), format.word()))
    }

    /// Job `export`: writes one file to the place that was chosen, or, where nobody chooses, into the
    /// export folder beside the case. Its result is null when the user was to choose and did not.
    pub fn start_export(&self, ask: ExportAsk, place: Option<PathBuf>) -> Result<u32> {
        let case = self.case()?;
        let name = self.export_name(&ask)?;
        let run = match ask.what.as_str() {
            REJECTS => String::new(),
            _ => case.run(&ask.report.run)?.name,
        };
        Ok(self.start_job("export", move |desk, control| {
            let Some(out) = target(&case, place, ask.choose_place, &name) else {
                return Ok(None);
            };
            let mut leaks = Vec::new();
            let writer = case.writer();
            let written = match ask.what.as_str() {
                REPORT => {
                    let report = writer.write_report(&run, &request(&ask.report), &out, control)?;
                    leaks = report.leaks;
                    report.written
                }
                REJECTS => writer.export_rejects(&out)?,
                other => writer.export(&run, what(other)?, &out, control)?,
            };
            desk.written(&out, &written, leaks).map(Some)
        }))
    }

    /// Writes a picture of the network; none when the user was to choose a place and did not.
    pub fn save_picture(
        &self,
        ask: &PictureAsk,
        bytes: &[u8],
        place: Option<PathBuf>,
    ) -> Result<Option<WrittenView>> {
        let case = self.case()?;
        let name = self.picture_name(ask)?;
        let Some(out) = target(&case, place, ask.choose_place, &name) else {
            return Ok(None);
        };
        let (run, format) = (case.run(&ask.run)?.name, picture_format(&ask.format)?);
        let written = case.writer().save_picture(&run, format, bytes, &out)?;
        self.written(&out, &written, Vec::new()).map(Some)
    }

    pub(crate) fn written(
        &self,
        out: &Path,
        written: &Written,
        leaks: Vec<String>,
    ) -> Result<WrittenView> {
        let file = self.register(out).ok_or_else(|| {
            DeskError::new(
                "case",
                "not-found",
                "The file was written, but it is not there any more.",
            )
        })?;
        Ok(WrittenView {
            file: file.file,
            place: self.inner.home.shown(out),
            size_bytes: written.size_bytes,
            sha256: written.sha256.clone(),
            leaks,
        })
    }
}

fn request(ask: &ReportAsk) -> ReportRequest {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    ReportRequest {
        names: ask.names,
        notes: ask.notes,
        title: given(&ask.title),
        question: given(&ask.question),
    }
}

fn what(id: &str) -> Result<What> {
    What::parse(id).ok_or_else(|| {
        DeskError::usage(
            "no-such-export",
            format!("There is nothing called \"{id}\" to export."),
        )
    })
}

fn ending(what: What) -> &'static str {
    match what {
        What::Gexf | What::Backbone => "gexf",
        What::Graphml => "graphml",
        What::Pairs
        | What::Edges
        | What::Nodes
        | What::Communities
        | What::Groups
        | What::Review
        | What::Sensitivity => "csv",
        What::Peer(table) => peer_ending(table),
    }
}

/// All tables of the peer are CSV.
fn peer_ending(_: PeerTable) -> &'static str {
    "csv"
}

fn picture_format(word: &str) -> Result<PictureFormat> {
    PictureFormat::parse(word)
        .ok_or_else(|| DeskError::usage("no-such-format", "A picture is png or svg."))
}

/// Name of the case folder without its ending.
fn stem(case: &OpenCase) -> String {
    let name = case.dir().file_name().unwrap_or_default().to_string_lossy();
    let ending = format!(".{CASE_SUFFIX}");
    name.strip_suffix(&ending).unwrap_or(&name).to_owned()
}

/// Where a file goes: to the place that was chosen; where nobody is asked, beside the case, under a
/// name that is free. None when the user was asked and chose nothing.
pub(crate) fn target(
    case: &OpenCase,
    place: Option<PathBuf>,
    choose_place: bool,
    name: &str,
) -> Option<PathBuf> {
    if place.is_some() || choose_place {
        return place;
    }
    let folder = case.dir().with_file_name(format!("{} exports", stem(case)));
    Some(free_name(&folder, name))
}

/// The name, with a number when it is taken.
pub(crate) fn free_name(folder: &Path, name: &str) -> PathBuf {
    let wanted = folder.join(name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut number = 2_u32;
    let mut free = wanted;
    // Also a link that leads nowhere takes a name.
    while std::fs::symlink_metadata(&free).is_ok() {
        free = folder.join(format!("{stem}-{number}.{ending}"));
        number += 1;
    }
    free
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(
            free_name(folder.path(), "a.csv"),
            folder.path().join("a.csv")
        );
        std::fs::write(folder.path().join("a.csv"), "").unwrap();
        std::fs::write(folder.path().join("a-2.csv"), "").unwrap();
        assert_eq!(
            free_name(folder.path(), "a.csv"),
            folder.path().join("a-3.csv")
        );
    }
}
