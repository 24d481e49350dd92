//! Decisions about files, remembered by the fingerprint of their header: the next export of the same
//! tool is read in the same way without a question. The file is that of `zwerm mapping`, so it is read
//! each time: the command line may have added to it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use serde_json::Value;
use zwerm_workbench::mappings::{
    STORE, SavedMapping, SavedMappings, fingerprint_of, header_fingerprint,
};
use zwerm_workbench::{Probe, ProbeOptions};

use crate::Desk;
use crate::api::{ColumnRole, ProbeAsk};
use crate::home::DeskHome;
use crate::state_file;

/// What was decided.
pub(crate) struct Kept {
    store: PathBuf,
    /// Two windows of one program do not write at once.
    writing: Mutex<()>,
}

impl Kept {
    pub(crate) fn load(home: &DeskHome) -> Kept {
        Kept {
            store: home.data_dir.join(STORE),
            writing: Mutex::new(()),
        }
    }

    fn known(&self) -> SavedMappings {
        SavedMappings::read_if_there(&self.store).unwrap_or_else(|_| of_version_0(&self.store))
    }
}

/// What the first version of this program wrote: decisions by fingerprint, without the header. All of
/// them name the roles of all columns, which are the header.
fn of_version_0(store: &std::path::Path) -> SavedMappings {
    #[derive(Deserialize)]
    struct Decision {
        ask: ProbeAsk,
        used_at_utc: String,
    }
    let mut mappings = SavedMappings::default();
    let Some(Value::Object(entries)) = state_file::read(store) else {
        return mappings;
    };
    for (fingerprint, value) in entries {
        let Ok(Decision { ask, used_at_utc }) = serde_json::from_value(value) else {
            continue;
        };
        let roles = ask.roles.iter().map(|given| given.column.clone());
        let header: Vec<String> = roles.collect();
        let format = ["csv", "ndjson", "parquet"]
            .into_iter()
            .find(|format| header_fingerprint(format, &header) == fingerprint);
        if let (Some(format), Ok(options)) = (format, super::options(&ask)) {
            mappings.remember(SavedMapping {
                fingerprint,
                format: format.to_owned(),
                header,
                options,
                saved_at_utc: used_at_utc,
            });
        }
    }
    mappings
}

/// Decisions as the window shows them.
fn ask_of(options: &ProbeOptions) -> ProbeAsk {
    let roles = options.map.iter().map(|(role, column)| ColumnRole {
        column: column.clone(),
        role: role.to_string(),
    });
    ProbeAsk {
        format: options.format.clone(),
        roles: roles.collect(),
        delimiter: options.delimiter.clone(),
        encoding: options.encoding.clone(),
        time_zone: options.time_zone.clone(),
        time_format: options.time_format.clone(),
        platform: options.platform.clone(),
    }
}

impl Desk {
    /// What was decided for files with this header.
    pub(super) fn remembered(&self, probed: &Probe) -> Option<ProbeAsk> {
        let fingerprint = fingerprint_of(probed)?;
        let known = self.inner.import.known();
        known.of(&fingerprint).map(|saved| ask_of(&saved.options))
    }

    /// Remembers what was decided for files with this header.
    pub(super) fn remember_mapping(&self, probed: &Probe, ask: &ProbeAsk) {
        let (Some(fingerprint), Ok(options)) = (fingerprint_of(probed), super::options(ask)) else {
            return;
        };
        let kept = &self.inner.import;
        let _turn = kept.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = kept.known();
        known.remember(SavedMapping {
            fingerprint,
            format: probed.format.clone(),
            header: probed.header.clone(),
            options,
            saved_at_utc: self.inner.home.now_utc(),
        });
        // A convenience: an import must not fail because it cannot be remembered.
        let _ = known.write(&kept.store);
    }
}
