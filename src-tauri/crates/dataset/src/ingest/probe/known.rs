//! The format of a table that is recognised by its header, as roles of its columns.

use crate::DatasetError;
use crate::ingest::formats::{Assigned, TableFormat, json_format, of_header, table_format};
use crate::ingest::mapping::{ProbeOptions, Role};
use crate::ingest::roles::{Guess, LAYOUTS, layout_of, normal};

/// A known table.
pub(super) struct Known {
    pub(super) id: &'static str,
    /// None for the layouts of CooRTweet.
    pub(super) table: Option<&'static TableFormat>,
    /// What the format says of each column of the file.
    pub(super) columns: Vec<Option<Assigned>>,
}

impl Known {
    /// Index of the column that a column gives way to, while both have the roles that the format gives
    /// them.
    pub(super) fn unless(&self, column: usize, guesses: &[Guess]) -> Option<usize> {
        let as_known = |at: usize| {
            let assigned = self.columns.get(at)?.as_ref()?;
            (guesses.get(at)?.role == assigned.role).then_some(assigned)
        };
        let other = as_known(column)?.unless?;
        as_known(other).map(|_| other)
    }

    /// Whether the format is a list of accounts without posts.
    pub(super) fn is_profiles_only(&self) -> bool {
        self.table.is_some_and(|table| !table.content_from_record)
            && !self
                .columns
                .iter()
                .flatten()
                .any(|assigned| assigned.role == Role::Content)
    }
}

/// The format with this header, unless the analyst names another one or none.
///
/// # Errors
/// `InvalidOption` for a format that there is not, or whose columns the file does not have.
pub(super) fn known(
    header: &[String],
    options: &ProbeOptions,
) -> Result<Option<Known>, DatasetError> {
    let names: Vec<String> = header.iter().map(|name| normal(name)).collect();
    let Some(asked) = options.layout.as_deref() else {
        return Ok(match layout_of(header) {
            Some(layout) => Some(of_layout(layout, &names)),
            None => of_header(&names).map(|table| of_table(table, &names)),
        });
    };
    if asked == "none" {
        return Ok(None);
    }
    let wrong = |expected: String| DatasetError::InvalidOption {
        option: "layout",
        value: asked.to_owned(),
        expected,
    };
    if LAYOUTS.iter().any(|(id, _)| *id == asked) {
        return match layout_of(header) {
            Some(layout) if layout.0 == asked => Ok(Some(of_layout(layout, &names))),
            _ => Err(wrong(format!(
                "the file does not have its columns; it has {}",
                header.join(", ")
            ))),
        };
    }
    match (table_format(asked), json_format(asked)) {
        (Some(table), _) => {
            let lacking: Vec<&str> = table
                .needs
                .iter()
                .copied()
                .filter(|need| !names.iter().any(|name| name == need))
                .collect();
            if lacking.is_empty() {
                Ok(Some(of_table(table, &names)))
            } else {
                Err(wrong(format!(
                    "the file lacks its columns {}",
                    lacking.join(", ")
                )))
            }
        }
        (None, Some(_)) => Err(wrong("the file is a table, not JSON".to_owned())),
        (None, None) => Err(wrong("use the id of a known format, or none".to_owned())),
    }
}

fn of_layout((id, roles): (&'static str, Vec<(&'static str, Role)>), names: &[String]) -> Known {
    let assigned = |name: &String| {
        let (_, role) = roles.iter().find(|(column, _)| column == name)?;
        Some(Assigned {
            role: role.clone(),
            list: None,
            unless: None,
        })
    };
    Known {
        id,
        table: None,
        columns: names.iter().map(assigned).collect(),
    }
}

fn of_table(table: &'static TableFormat, names: &[String]) -> Known {
    Known {
        id: table.id,
        table: Some(table),
        columns: table.assign(names),
    }
}
