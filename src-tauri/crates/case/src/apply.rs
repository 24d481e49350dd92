//! Applying, undoing and redoing commands: each in one transaction together with its audit row.

use rusqlite::{Connection, TransactionBehavior};
use serde_json::{Value, json};

use crate::canonical;
use crate::case::Case;
use crate::change::{Object, state_hash};
use crate::command::{Applied, Command, Stamp};
use crate::error::CaseError;
use crate::plan::plan;
use crate::tables::audit::{self, NewEvent};
use crate::tables::commands::{self, NewCommand, StoredCommand};
use crate::tables::seen::{self, Seen};
use crate::tables::{pictures, runs, settings};
use crate::time;

impl Case {
    /// Does a command and writes it down. Refused, nothing changes.
    pub fn apply(&mut self, command: Command, stamp: &Stamp) -> Result<Applied, CaseError> {
        check_stamp(stamp)?;
        let (conn, folder) = self.writer()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let plan = plan(&tx, folder, &command, stamp)?;
        let object = plan.forward.object();
        let before = state_hash(&tx, &object)?;
        plan.forward.perform(&tx)?;
        let after = state_hash(&tx, &object)?;
        let audit_seq = audit::head(&tx)?.map_or(1, |head| head.seq.saturating_add(1));
        let stored = commands::push(
            &tx,
            &NewCommand {
                kind: command.kind(),
                label: &plan.label,
                at_utc: &stamp.at_utc,
                actor: &stamp.actor,
                object_type: object.kind,
                object_id: &object.id,
                forward: &plan.forward,
                inverse: &plan.inverse,
                audit_seq,
            },
        )?;
        let body = json!({
            "changes_sha256": stored.changes_hash()?,
            "command": command.for_the_log()?,
            "command_id": stored.id,
        });
        let applied = write_down(
            &tx,
            command.kind(),
            &stored,
            &object,
            &before,
            &after,
            &body,
            stamp,
        )?;
        tx.commit()?;
        Ok(applied)
    }

    /// Takes back the last command that is done; `None` when there is none.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Option<Applied>, CaseError> {
        self.step(stamp, true)
    }

    /// Does again the command that was taken back last; `None` when there is none.
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Option<Applied>, CaseError> {
        self.step(stamp, false)
    }

    fn step(&mut self, stamp: &Stamp, undo: bool) -> Result<Option<Applied>, CaseError> {
        check_stamp(stamp)?;
        let (conn, _) = self.writer()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found = if undo {
            commands::last_done(&tx)?
        } else {
            commands::first_undone(&tx)?
        };
        let Some(stored) = found else {
            return Ok(None);
        };
        let change = if undo {
            &stored.inverse
        } else {
            &stored.forward
        };
        let object = change.object();
        let before = state_hash(&tx, &object)?;
        change.perform(&tx)?;
        let after = state_hash(&tx, &object)?;
        check_restored(&tx, &stored, undo, &before, &after)?;
        commands::set_undone(&tx, stored.id, undo)?;
        let action = if undo { "undo" } else { "redo" };
        let body = json!({"command_id": stored.id, "kind": stored.kind});
        let applied = write_down(&tx, action, &stored, &object, &before, &after, &body, stamp)?;
        tx.commit()?;
        Ok(Some(applied))
    }

    /// Writes down something that cannot be undone, such as an export or a verification.
    ///
    /// Gives the number of the audit row. Floats in `body` become strings.
    pub fn record_event(
        &mut self,
        action: &str,
        object_type: &str,
        object_id: &str,
        body: &Value,
        stamp: &Stamp,
    ) -> Result<u64, CaseError> {
        check_stamp(stamp)?;
        let (conn, _) = self.writer()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let head = audit::append(
            &tx,
            &NewEvent {
                at_utc: &stamp.at_utc,
                actor: &stamp.actor,
                action,
                object_type,
                object_id,
                before_hash: "",
                after_hash: "",
                body,
            },
        )?;
        tx.commit()?;
        Ok(head.seq)
    }

    /// Sets a preference that travels with the case. Written down, not undoable.
    pub fn set_setting(&mut self, key: &str, value: &str, stamp: &Stamp) -> Result<(), CaseError> {
        check_stamp(stamp)?;
        settings::check_key(key)?;
        let (conn, _) = self.writer()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let object = Object::new("setting", key);
        let before = state_hash(&tx, &object)?;
        settings::set_text(&tx, key, value)?;
        let after = state_hash(&tx, &object)?;
        audit::append(
            &tx,
            &NewEvent {
                at_utc: &stamp.at_utc,
                actor: &stamp.actor,
                action: "set-setting",
                object_type: object.kind,
                object_id: &object.id,
                before_hash: &before,
                after_hash: &after,
                body: &json!({"value": value}),
            },
        )?;
        tx.commit()?;
        Ok(())
    }

    /// Notes that the posts of an edge were looked at: the first time only, in the audit chain, not in
    /// the history. Gives whether it was the first time. The order of the accounts does not matter.
    pub fn note_seen(
        &mut self,
        run_id: &str,
        account_a: &str,
        account_b: &str,
        stamp: &Stamp,
    ) -> Result<bool, CaseError> {
        check_stamp(stamp)?;
        let (conn, _) = self.writer()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some(run) = runs::get_active(&tx, run_id)? else {
            return Err(CaseError::Unknown {
                kind: "run",
                id: run_id.into(),
            });
        };
        let (account_a, account_b) = if account_a <= account_b {
            (account_a, account_b)
        } else {
            (account_b, account_a)
        };
        let new = Seen {
            run_id: run.id,
            account_a: account_a.into(),
            account_b: account_b.into(),
            at_utc: stamp.at_utc.clone(),
            actor: stamp.actor.clone(),
        };
        let object = Object::new("seen", &new.key());
        if seen::get(&tx, &object.id)?.is_some() {
            return Ok(false);
        }
        let before = state_hash(&tx, &object)?;
        seen::insert(&tx, &new)?;
        let after = state_hash(&tx, &object)?;
        audit::append(
            &tx,
            &NewEvent {
                at_utc: &stamp.at_utc,
                actor: &stamp.actor,
                action: "see-edge",
                object_type: object.kind,
                object_id: &object.id,
                before_hash: &before,
                after_hash: &after,
                body: &json!({}),
            },
        )?;
        tx.commit()?;
        Ok(true)
    }

    /// Keeps the text that a picture is drawn from, for a finding that names it; gives its SHA-256. Written
    /// down, not undoable: undo takes back the finding, and the picture stays for redo.
    pub fn keep_picture(&mut self, text: &str, stamp: &Stamp) -> Result<String, CaseError> {
        check_stamp(stamp)?;
        let (conn, _) = self.writer()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (sha256, is_new) = pictures::insert(&tx, text)?;
        if is_new {
            let object = Object::new("picture", &sha256);
            audit::append(
                &tx,
                &NewEvent {
                    at_utc: &stamp.at_utc,
                    actor: &stamp.actor,
                    action: "keep-picture",
                    object_type: object.kind,
                    object_id: &object.id,
                    before_hash: &canonical::hash(&Value::Null),
                    after_hash: &state_hash(&tx, &object)?,
                    body: &json!({"bytes": text.len()}),
                },
            )?;
            tx.commit()?;
        }
        Ok(sha256)
    }
}

#[allow(clippy::too_many_arguments, reason = "the fields of one audit row")]
fn write_down(
    conn: &Connection,
    action: &str,
    stored: &StoredCommand,
    object: &Object,
    before: &str,
    after: &str,
    body: &Value,
    stamp: &Stamp,
) -> Result<Applied, CaseError> {
    let head = audit::append(
        conn,
        &NewEvent {
            at_utc: &stamp.at_utc,
            actor: &stamp.actor,
            action,
            object_type: object.kind,
            object_id: &object.id,
            before_hash: before,
            after_hash: after,
            body,
        },
    )?;
    Ok(Applied {
        seq: head.seq,
        command_id: stored.id,
        label: stored.label.clone(),
        object_type: object.kind.into(),
        object_id: object.id.clone(),
    })
}

fn check_stamp(stamp: &Stamp) -> Result<(), CaseError> {
    time::check_utc(&stamp.at_utc)
}

/// Undo leads from the state after the command to the state before it, redo the other way, exactly.
/// Anything else means that hidden rows were edited outside Zwerm, and must not be shown as ours.
fn check_restored(
    conn: &Connection,
    stored: &StoredCommand,
    undo: bool,
    before: &str,
    after: &str,
) -> Result<(), CaseError> {
    let first = audit::states_at(conn, stored.audit_seq)?;
    let restored = first.is_some_and(|(old, new)| {
        let (from, to) = if undo { (new, old) } else { (old, new) };
        before == from && after == to
    });
    if restored {
        Ok(())
    } else {
        Err(CaseError::Damaged {
            what: format!(
                "\"{}\" would not bring back what was there before",
                stored.label
            ),
        })
    }
}
