//! Decisions about files, remembered by the fingerprint of their header: the next export of the same
//! tool is read in the same way without a question.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::Desk;
use crate::api::ProbeAsk;
use crate::home::DeskHome;
use crate::state_file;

/// Headers remembered; the one longest unused goes first.
const KEPT: usize = 200;

/// Decisions that are kept at most: a header has columns, not books.
const LARGEST_BYTES: usize = 64 << 10;

/// What was decided, by fingerprint.
pub(crate) struct Kept {
    known: Mutex<BTreeMap<String, Decision>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Decision {
    ask: ProbeAsk,
    used_at_utc: String,
}

impl Kept {
    pub(crate) fn load(home: &DeskHome) -> Kept {
        let known = match state_file::read(&home.data_dir.join("mappings.json")) {
            Some(Value::Object(entries)) => entries
                .into_iter()
                .filter_map(|(key, value)| Some((key, serde_json::from_value(value).ok()?)))
                .take(KEPT)
                .collect(),
            _ => BTreeMap::new(),
        };
        Kept {
            known: Mutex::new(known),
        }
    }
}

/// Identity of a header: format and the names of all columns, in order.
pub(super) fn fingerprint(format: &str, header: &[String]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(format).chain(header.iter().map(String::as_str)) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Desk {
    /// What was decided for files with this header.
    pub(super) fn remembered(&self, fingerprint: &str) -> Option<ProbeAsk> {
        let known = &self.inner.import.known;
        let known = known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(fingerprint).map(|decision| decision.ask.clone())
    }

    /// Remembers what was decided for files with this header.
    pub(super) fn remember_mapping(&self, fingerprint: String, ask: &ProbeAsk) {
        let size = serde_json::to_vec(ask).map_or(usize::MAX, |text| text.len());
        if size > LARGEST_BYTES {
            return;
        }
        let known = &self.inner.import.known;
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let decision = Decision {
            ask: ask.clone(),
            used_at_utc: self.inner.home.now_utc(),
        };
        known.insert(fingerprint, decision);
        while known.len() > KEPT {
            let oldest = known
                .iter()
                .min_by(|a, b| a.1.used_at_utc.cmp(&b.1.used_at_utc))
                .map(|(key, _)| key.clone());
            if let Some(oldest) = oldest {
                known.remove(&oldest);
            }
        }
        // A convenience: an import must not fail because it cannot be remembered.
        let _ = state_file::write(&self.inner.home.data_dir.join("mappings.json"), &*known);
    }
}
