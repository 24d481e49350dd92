//! Plans for drawings: accounts pinned and released, settled anew around them.

use rusqlite::Connection;

use super::{run, unknown};
use crate::change::Change;
use crate::error::CaseError;
use crate::tables::drawings::{self, Drawing, MAX_PINNED, PinnedAccount};
use crate::tables::runs::RunRecord;

type Steps = (String, Change, Change);

pub(super) fn pin(
    conn: &Connection,
    run_id: &str,
    accounts: &[PinnedAccount],
) -> Result<Steps, CaseError> {
    let run = run(conn, run_id)?;
    let Some(first) = accounts.first() else {
        return Err(nobody());
    };
    if accounts
        .iter()
        .any(|a| !a.x.is_finite() || !a.y.is_finite())
    {
        return Err(CaseError::BadRecord {
            what: "the place of an account has no number".into(),
        });
    }
    let old = drawings::get(conn, &run.id)?;
    let mut new = old.clone().unwrap_or_default();
    let before = new.pinned.len();
    new.pinned.retain(|known| {
        !accounts
            .iter()
            .any(|account| account.name() == known.name())
    });
    let moved = before - new.pinned.len() == accounts.len();
    new.pinned.extend_from_slice(accounts);
    // One order, whatever the order of the steps.
    new.pinned.sort_by(|a, b| a.name().cmp(&b.name()));
    new.pinned.dedup_by(|a, b| a.name() == b.name());
    if new.pinned.len() > MAX_PINNED {
        return Err(CaseError::BadRecord {
            what: format!("more than {MAX_PINNED} accounts would be pinned"),
        });
    }
    let who = who(&first.account_id, accounts.len());
    let label = match moved {
        true => format!("{who} moved in the drawing of {}", run.name),
        false => format!("{who} pinned in the drawing of {}", run.name),
    };
    Ok(steps(run, label, old, new))
}

pub(super) fn release(
    conn: &Connection,
    run_id: &str,
    accounts: &[(String, String)],
) -> Result<Steps, CaseError> {
    let run = run(conn, run_id)?;
    let Some((_, first)) = accounts.first() else {
        return Err(nobody());
    };
    let Some(old) = drawings::get(conn, &run.id)? else {
        return Err(unknown("pinned account", first));
    };
    let mut new = old.clone();
    let is_named = |known: &PinnedAccount| {
        let (platform, id) = known.name();
        accounts.iter().any(|(p, i)| p == platform && i == id)
    };
    new.pinned.retain(|known| !is_named(known));
    let released = old.pinned.len() - new.pinned.len();
    if released == 0 {
        return Err(unknown("pinned account", first));
    }
    let who = who(first, released);
    let label = format!("{who} released in the drawing of {}", run.name);
    Ok(steps(run, label, Some(old), new))
}

pub(super) fn settle(
    conn: &Connection,
    run_id: &str,
    seed: Option<u64>,
) -> Result<Steps, CaseError> {
    let run = run(conn, run_id)?;
    let old = drawings::get(conn, &run.id)?;
    let mut new = old.clone().unwrap_or_default();
    new.seed = seed;
    new.settled_around = new.pinned.clone();
    let label = match seed {
        Some(seed) => format!("Drawing of {} with seed {seed}", run.name),
        None => format!("Drawing of {} with the seed of the run", run.name),
    };
    Ok(steps(run, label, old, new))
}

fn steps(run: RunRecord, label: String, old: Option<Drawing>, new: Drawing) -> Steps {
    let change = |state| Change::Drawing {
        run_id: run.id.clone(),
        state,
    };
    let new = (new != Drawing::default()).then_some(new);
    (label, change(new), change(old))
}

/// One account by its id, several by their number.
fn who(first: &str, many: usize) -> String {
    match many {
        1 => first.to_owned(),
        _ => format!("{many} accounts"),
    }
}

fn nobody() -> CaseError {
    CaseError::BadRecord {
        what: "no account is named".into(),
    }
}
