//! What the `accounts` tables know, in brief: whether there is a profile, and where it stands.

use std::path::PathBuf;

use super::{Known, Reading};
use crate::engine::Column;
use crate::parquet::TableReader;
use crate::{DatasetError, Progress};

/// Columns any of which makes a profile; tables of earlier versions have none of them.
const PROFILE: [&str; 8] = [
    "created_at",
    "bio",
    "location",
    "followers",
    "following",
    "posts_count",
    "verified",
    "avatar",
];

/// What is known of each account, by its number in `reading`.
pub(super) fn read(
    files: &[PathBuf],
    reading: &mut Reading,
    progress: Progress<'_>,
) -> Result<Vec<Known>, DatasetError> {
    let mut known = Vec::new();
    let total = files.len() as u64;
    for (file, path) in (0_u32..).zip(files) {
        let table = TableReader::open(path)?;
        table.require(&["platform", "account_id", "last_seen"])?;
        let present = PROFILE
            .into_iter()
            .filter(|name| table.schema().get(name).is_some());
        let profile: Vec<&str> = present.collect();
        let columns = [&["platform", "account_id", "last_seen"], profile.as_slice()].concat();
        let mut row = 0_u32;
        for group in 0..table.n_groups() {
            if !progress("read accounts", u64::from(file), total) {
                return Err(DatasetError::Cancelled);
            }
            let frame = table.read_group(group, Some(&columns))?;
            let scopes = reading.scopes(&frame)?;
            let numbers = reading.numbers(&frame, &scopes)?;
            known.resize(reading.accounts.len().max(known.len()), Known::default());
            let engine = DatasetError::engine;
            let seen = frame
                .column("last_seen")
                .and_then(Column::datetime)
                .map_err(engine("reading accounts"))?
                .physical();
            let mut says = vec![false; frame.height()];
            let mut created = vec![false; frame.height()];
            for name in &profile {
                let column = frame.column(name).map_err(engine("reading accounts"))?;
                if column.null_count() == frame.height() {
                    continue;
                }
                let there = column.is_not_null();
                for ((one, says), created) in there.iter().zip(&mut says).zip(&mut created) {
                    let there = one.unwrap_or_default();
                    *says |= there;
                    *created |= there && *name == "created_at";
                }
            }
            for (at, number) in numbers.into_iter().enumerate() {
                let Some(account) = known.get_mut(number as usize) else {
                    continue;
                };
                let says = says.get(at).copied().unwrap_or_default();
                let last_seen_ms = seen.get(at).unwrap_or_default();
                // The row that says more is shown, then the later one.
                if account.place.is_none()
                    || (says, last_seen_ms) >= (account.profile, account.last_seen_ms)
                {
                    account.place = Some((file, row + at as u32));
                    account.last_seen_ms = last_seen_ms;
                }
                account.profile |= says;
                account.created |= created.get(at).copied().unwrap_or_default();
            }
            row += frame.height() as u32;
        }
    }
    Ok(known)
}
