//! The open case: what it holds, its history, its verification.

use zwerm_workbench::{Access, Changed, Command, Verification};

use crate::Desk;
use crate::api::{CaseView, ChangeView, DeskError, HistoryLine, VerifyView};
use crate::error::Result;
use crate::session::OpenCase;

/// Longest title of a case, characters.
const LONGEST_TITLE: usize = 200;

impl From<Changed> for ChangeView {
    fn from(changed: Changed) -> ChangeView {
        ChangeView {
            audit_seq: changed.audit_seq,
            label: changed.label,
        }
    }
}

impl Desk {
    /// The open case at a glance.
    pub fn case_view(&self) -> Result<CaseView> {
        let case = self.case()?;
        self.view_of(&case)
    }

    /// The same of a case that is not on the desk yet.
    pub(crate) fn view_of(&self, case: &OpenCase) -> Result<CaseView> {
        let reader = case.reader();
        let (info, head, history) = (reader.info()?, reader.audit_head()?, history_of(case)?);
        let label = |line: Option<&HistoryLine>| line.map(|line| line.label.clone());
        Ok(CaseView {
            case_id: info.case_id,
            title: info.title,
            folder: self.inner.home.shown(case.dir()),
            read_only_because: match case.writer().access() {
                Access::ReadWrite => None,
                Access::ReadOnly { reason } => Some(reason.to_string()),
            },
            invented: self.is_invented(case)?,
            imports: self.import_views(case)?,
            runs: self.run_views(case)?,
            n_findings: reader.findings()?.len() as u64,
            undo: label(history.iter().rfind(|line| line.state == "done")),
            redo: label(history.iter().find(|line| line.state == "undone")),
            audit_seq: head.seq,
            audit_hash: head.hash,
        })
    }

    /// Gives the case another title.
    pub fn set_title(&self, title: &str) -> Result<ChangeView> {
        let title: String = title.trim().chars().take(LONGEST_TITLE).collect();
        if title.is_empty() {
            return Err(DeskError::usage(
                "empty-title",
                "A case needs a title. Nothing was changed.",
            ));
        }
        let case = self.case()?;
        let changed = case.writer().change(Command::SetTitle { title })?;
        let _ = self.remember(&case);
        Ok(changed.into())
    }

    /// Every change, oldest first.
    pub fn history(&self) -> Result<Vec<HistoryLine>> {
        history_of(&*self.case()?)
    }

    /// Takes back the last change; none when there is nothing to take back.
    pub fn undo(&self) -> Result<Option<ChangeView>> {
        let case = self.case()?;
        let change = case.writer().undo()?;
        self.after_change(&case);
        Ok(change.map(ChangeView::from))
    }

    /// Makes the change again that was taken back last; none when there is none.
    pub fn redo(&self) -> Result<Option<ChangeView>> {
        let case = self.case()?;
        let change = case.writer().redo()?;
        self.after_change(&case);
        Ok(change.map(ChangeView::from))
    }

    /// Job `verify`: checks the audit chain and every hash of the case.
    pub fn start_verify(&self) -> Result<u32> {
        let case = self.case()?;
        Ok(self.start_job("verify", move |_, control| {
            Ok(in_sentences(&case.another_reader()?.verify(control)?))
        }))
    }
}

fn history_of(case: &OpenCase) -> Result<Vec<HistoryLine>> {
    let entries = case.reader().history()?;
    Ok(entries
        .into_iter()
        .map(|entry| HistoryLine {
            id: entry.id,
            label: entry.label,
            at_utc: entry.at_utc,
            actor: entry.actor,
            state: match (entry.superseded, entry.undone) {
                (true, _) => "superseded",
                (false, true) => "undone",
                (false, false) => "done",
            }
            .to_owned(),
        })
        .collect())
}

fn in_sentences(verification: &Verification) -> VerifyView {
    let checked = &verification.checked;
    let counted = |count: u64, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    VerifyView {
        ok: verification.problems.is_empty(),
        checked: vec![
            format!(
                "{} of the audit chain follow from one another.",
                counted(checked.audit_events, "event", "events")
            ),
            format!(
                "{} and {} were compared with what the chain says of them.",
                counted(checked.objects, "object", "objects"),
                counted(checked.commands, "change", "changes")
            ),
            format!(
                "{}, {} and {} were read again and hashed, {} bytes in all.",
                counted(checked.sources, "source file", "source files"),
                counted(checked.tables, "table", "tables"),
                counted(checked.run_files, "file of a run", "files of runs"),
                checked.bytes
            ),
        ],
        problems: verification
            .problems
            .iter()
            .map(|problem| {
                if problem.place.is_empty() || problem.sentence.contains(&problem.place) {
                    problem.sentence.clone()
                } else {
                    format!("{} ({})", problem.sentence, problem.place)
                }
            })
            .collect(),
    }
}
