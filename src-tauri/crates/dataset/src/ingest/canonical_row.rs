//! One record checked against the mapping: its ids, its time, or the reason why not.

use std::ops::Range;

use super::mapping::{Mapping, PlatformRule, Role};
use super::outcome::Reject;
use super::probe::platform_of_prefix;
use super::records::{MAX_VALUES, Row, shortened};
use super::times::{Clock, EARLIEST_MS, LATEST_MS};
use crate::DatasetError;

/// Where the roles are among a reader's columns.
pub(super) struct Columns {
    account: (usize, String),
    content: (usize, String),
    time: (usize, String),
    platform: Option<usize>,
    text: Option<usize>,
    account_name: Option<usize>,
    objects: Vec<ObjectColumn>,
}

/// A column of objects.
struct ObjectColumn {
    at: usize,
    name: String,
    object_type: String,
}

impl Columns {
    pub(super) fn new(mapping: &Mapping, header: &[String]) -> Result<Self, DatasetError> {
        let place = |column: &str| header.iter().position(|name| name == column);
        let find = |role: &Role| mapping.columns_of(role).next().and_then(place);
        let need = |role: Role| {
            find(&role)
                .map(|at| (at, header.get(at).cloned().unwrap_or_default()))
                .ok_or_else(|| DatasetError::MissingRoles {
                    missing: vec![role.to_string()],
                    columns: header.to_vec(),
                })
        };
        let objects = mapping
            .columns
            .iter()
            .filter_map(|mapped| match &mapped.role {
                Role::Object(object_type) => place(&mapped.column).map(|at| ObjectColumn {
                    at,
                    name: mapped.column.clone(),
                    object_type: object_type.clone(),
                }),
                _ => None,
            });
        Ok(Self {
            account: need(Role::Account)?,
            content: need(Role::Content)?,
            time: need(Role::Time)?,
            platform: find(&Role::Platform),
            text: find(&Role::Text),
            account_name: find(&Role::AccountName),
            objects: objects.collect(),
        })
    }
}

/// A record that can be used.
pub(super) struct Checked<'a> {
    pub(super) platform: &'a str,
    pub(super) account: &'a str,
    pub(super) content: &'a str,
    pub(super) time_ms: i64,
    pub(super) text: &'a str,
    pub(super) account_name: &'a str,
    pub(super) missing_markers: u64,
    pub(super) damaged_ids: u64,
}

/// Reads records as the mapping says.
pub(super) struct RowReader {
    columns: Columns,
    clock: Clock,
    platform: String,
    by_prefix: bool,
    missing_values: Vec<String>,
    longest_missing: usize,
}

type Fallible<T> = Result<T, Reject>;

impl RowReader {
    pub(super) fn new(mapping: &Mapping, columns: Columns) -> Result<Self, DatasetError> {
        Ok(Self {
            columns,
            clock: mapping.time.clock()?,
            platform: super::probe::platform_name(&mapping.platform)?,
            by_prefix: mapping.platform_rule == PlatformRule::AccountPrefix,
            longest_missing: mapping
                .missing_values
                .iter()
                .map(String::len)
                .max()
                .unwrap_or(0),
            missing_values: mapping.missing_values.clone(),
        })
    }

    pub(super) fn object_columns(&self) -> usize {
        self.columns.objects.len()
    }

    pub(super) fn object_type(&self, column: usize) -> &str {
        self.columns
            .objects
            .get(column)
            .map_or("", |object| &object.object_type)
    }

    pub(super) fn object_values(&self, row: &Row, column: usize) -> Range<usize> {
        self.columns
            .objects
            .get(column)
            .map_or(0..0, |object| row.values(object.at))
    }

    /// An object id; empty = no object, `None` = a word that means so. The row was checked.
    pub(super) fn object<'a>(&self, row: &'a Row, at: usize) -> Result<Option<&'a str>, String> {
        let value = row.value(at)?.trim_ascii();
        Ok((!self.means_missing(value)).then_some(value))
    }

    fn means_missing(&self, value: &str) -> bool {
        value.len() <= self.longest_missing
            && !value.is_empty()
            && self.missing_values.iter().any(|missing| missing == value)
    }

    /// The first damaged id of a checked row.
    pub(super) fn damaged_sample<'a>(
        &self,
        row: &'a Row,
        checked: &Checked<'a>,
    ) -> Option<&'a str> {
        let objects = (0..self.object_columns())
            .flat_map(|column| self.object_values(row, column))
            .filter_map(|at| row.value(at).ok().map(str::trim_ascii));
        [checked.account, checked.content]
            .into_iter()
            .chain(objects)
            .find(|id| is_damaged(id))
    }

    /// Checks one record.
    pub(super) fn check<'a>(&'a self, row: &'a Row) -> Fallible<Checked<'a>> {
        let reject = |code: &str, column: Option<&str>, value: &str, reason: String| Reject {
            record: row.number,
            line: row.line,
            code: code.to_owned(),
            column: column.map(str::to_owned),
            value: shortened(value, 200),
            reason,
        };
        if let Some(fault) = &row.fault {
            return Err(reject(fault.code, None, &fault.value, fault.reason.clone()));
        }
        let read = |at: usize, column: &str| -> Fallible<&'a str> {
            let value = row.value(at).map_err(|bad| {
                let reason = "the value has bytes that are not text in this encoding".to_owned();
                reject("invalid-encoding", Some(column), &bad, reason)
            })?;
            if value.as_bytes().contains(&0) {
                let reason = "the value has a NUL byte".to_owned();
                return Err(reject("nul-byte", Some(column), value, reason));
            }
            Ok(value.trim_ascii())
        };
        let first = |column: &(usize, String)| -> Fallible<&'a str> {
            match row.values(column.0).next() {
                None => Ok(""),
                Some(at) => read(at, &column.1),
            }
        };
        let optional = |column: Option<usize>, name: &str| -> Fallible<&'a str> {
            match column.and_then(|column| row.values(column).next()) {
                None => Ok(""),
                Some(at) => read(at, name),
            }
        };
        let mut missing_markers = 0;
        let mut present = |column: &(usize, String), code: &str, what: &str| {
            let value = first(column)?;
            if value.is_empty() || self.means_missing(value) {
                missing_markers += u64::from(!value.is_empty());
                let reason = format!("the record has no {what}");
                return Err(reject(code, Some(&column.1), value, reason));
            }
            Ok(value)
        };
        let account = present(&self.columns.account, "missing-account", "account")?;
        let content = present(&self.columns.content, "missing-content", "id of the post")?;
        let time = present(&self.columns.time, "missing-time", "time")?;
        let column = Some(self.columns.time.1.as_str());
        let Some((time_ms, _)) = self.clock.read(time) else {
            let reason = "the value is no time of the format that the column has".to_owned();
            return Err(reject("unreadable-time", column, time, reason));
        };
        if !(EARLIEST_MS..LATEST_MS).contains(&time_ms) {
            let reason = "the time is before 1990 or after 2099".to_owned();
            return Err(reject("implausible-time", column, time, reason));
        }
        for ObjectColumn { at, name, .. } in &self.columns.objects {
            let values = row.values(*at);
            if values.len() > MAX_VALUES {
                let shown = values.clone().next().and_then(|at| row.value(at).ok());
                let reason = format!("the cell holds more than {MAX_VALUES} values");
                let shown = shown.unwrap_or_default();
                return Err(reject("too-many-values", Some(name), shown, reason));
            }
            for value in values {
                read(value, name)?;
            }
        }
        let stated = optional(self.columns.platform, "platform")?;
        let platform = if !stated.is_empty() && !self.means_missing(stated) {
            if stated.len() > 60 {
                let reason = "the name of the platform is longer than 60 bytes".to_owned();
                return Err(reject("invalid-platform", None, stated, reason));
            }
            stated
        } else {
            let prefix = if self.by_prefix {
                platform_of_prefix(account)
            } else {
                None
            };
            prefix.unwrap_or(&self.platform)
        };
        Ok(Checked {
            platform,
            account,
            content,
            time_ms,
            text: optional(self.columns.text, "text")?,
            account_name: optional(self.columns.account_name, "account_name")?,
            missing_markers,
            damaged_ids: u64::from(is_damaged(account)) + u64::from(is_damaged(content)),
        })
    }
}

/// `8.93E+17`: what a spreadsheet leaves of a long id.
pub(super) fn is_damaged(id: &str) -> bool {
    let bytes = id.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) || bytes.len() > 30 {
        return false;
    }
    let Some(e) = bytes.iter().position(|b| matches!(b, b'e' | b'E')) else {
        return false;
    };
    let (mantissa, exponent) = (bytes.get(..e).unwrap_or_default(), bytes.get(e + 1..));
    let exponent = exponent.unwrap_or_default();
    let signed = exponent.first() == Some(&b'+');
    let digits = if signed {
        exponent.get(1..).unwrap_or_default()
    } else {
        exponent
    };
    let point = mantissa.iter().filter(|b| matches!(b, b'.' | b',')).count();
    // Without sign and point it may be a hexadecimal id.
    (signed || point == 1)
        && point <= 1
        && mantissa
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        && (1..=2).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    #[test]
    fn damaged_ids_are_told_from_hexadecimal_ones() {
        for id in ["8.93E+17", "1e+18", "8,93E+17", "1.0e5"] {
            assert!(super::is_damaged(id), "{id}");
        }
        for id in [
            "85e10", "893", "8.93", "e+17", "12e+x", "1.2.3e+4", "8.93E+", "",
        ] {
            assert!(!super::is_damaged(id), "{id}");
        }
    }
}
