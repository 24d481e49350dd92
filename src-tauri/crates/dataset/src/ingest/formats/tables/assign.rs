//! Which column of a file with a known layout gets which role.

use super::TableFormat;
use crate::ingest::mapping::Role;
use crate::ingest::records::CellList;
use crate::ingest::roles::normal;

/// What the format says of one column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assigned {
    pub(crate) role: Role,
    pub(crate) list: Option<CellList>,
    /// Index of the column that must be empty for this one to count.
    pub(crate) unless: Option<usize>,
}

impl TableFormat {
    /// Where the format names a column; one that it does not know comes last.
    pub(crate) fn place_of(&self, column: &str) -> usize {
        let name = normal(column);
        self.columns
            .iter()
            .position(|(known, ..)| *known == name)
            .unwrap_or(self.columns.len())
    }

    /// One entry a column of the file (names as `roles::normal` writes them); none = the format
    /// does not know the column. Of columns with the same name the first counts.
    pub(crate) fn assign(&self, names: &[String]) -> Vec<Option<Assigned>> {
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        let mut given: Vec<Option<Assigned>> = vec![None; names.len()];
        for (column, role, list) in self.columns {
            // The tests of the formats read every role.
            let (Some(at), Ok(role)) = (place(column), role.parse::<Role>()) else {
                continue;
            };
            let unless = self
                .unless
                .iter()
                .find(|(name, _)| name == column)
                .and_then(|(_, other)| place(other));
            let taken = given.iter().flatten().any(|other| other.role == role);
            let free = role.may_repeat() || !taken || unless.is_some();
            if let (true, Some(slot @ None)) = (free, given.get_mut(at)) {
                *slot = Some(Assigned {
                    role,
                    list: *list,
                    unless,
                });
            }
        }
        given
    }
}
