//! Bluesky's Jetstream: one event a line, `did, time_us, kind` and what happened to which record.

#[cfg(test)]
mod tests;

use super::bluesky::{TIMES_NOTE, stored_profile};
use super::bluesky_record::{Arrival, Found, kind_of_record};
use super::{Item, JsonFormat, micros};
use crate::ingest::json::Json;
use crate::ingest::model::{Fault, Profile, Reading, Words};

pub(super) static FORMAT: JsonFormat = JsonFormat {
    id: "bluesky-jetstream",
    name: "Bluesky Jetstream",
    items: &[],
    recognise,
    read,
    note: TIMES_NOTE,
};

fn recognise(unit: &Json<'_>) -> bool {
    unit.has(&["did", "time_us"])
        && ["commit", "identity", "account"]
            .iter()
            .any(|part| unit.has(&[part]))
}

fn read<'a>(item: Item<'a, '_>) -> Reading<'a> {
    let event = item.json;
    let commit = event.get("commit");
    if commit.is_null() {
        return of_account(event);
    }
    let did = event.get("did").text();
    let collection = commit.get("collection").str().unwrap_or_default();
    let operation = commit.get("operation").str().unwrap_or_default();
    let uri = match (&did, commit.get("rkey").text()) {
        (Some(did), Some(key)) => Some(Words::Owned(format!("at://{did}/{collection}/{key}"))),
        _ => None,
    };
    if operation == "delete" || !commit.has(&["record"]) {
        let what = match collection {
            "app.bsky.feed.post" => "a notice that a post was deleted",
            "app.bsky.feed.repost" => "a notice that a repost was taken back",
            _ => "a notice that a record was deleted",
        };
        return Reading::Fault(Fault::no_post(&uri.unwrap_or_default(), what));
    }
    let arrived = event.get("time_us");
    let found = Found {
        uri,
        account: did,
        record: commit.get("record"),
        arrival: Arrival {
            path: "time_us",
            written: arrived.text(),
            at_ms: micros(arrived),
        },
    };
    let read = match collection {
        "app.bsky.feed.post" => found.post(),
        "app.bsky.feed.repost" => found.repost(),
        "app.bsky.actor.profile" => {
            let seen_at = found.arrival.at_ms;
            let account = found
                .account
                .and_then(|did| stored_profile(did, found.record, seen_at));
            return match account {
                Some(account) => Reading::Profiles(vec![account]),
                None => Reading::Fault(Fault::missing("missing-account", "did", "account")),
            };
        }
        other => {
            let value = found.uri.unwrap_or_default();
            return Reading::Fault(Fault::no_post(&value, kind_of_record(other)));
        }
    };
    match read {
        Ok(post) => Reading::Post(Box::new(post), Vec::new()),
        Err(fault) => Reading::Fault(fault),
    }
}

/// An account that changed its handle, or that was closed or opened again.
fn of_account<'a>(event: &Json<'a>) -> Reading<'a> {
    let identity = event.get("identity");
    let id = identity
        .get("did")
        .text()
        .or_else(|| event.get("did").text());
    if let (Some(account_id), Some(handle)) = (id, identity.get("handle").text()) {
        return Reading::Profiles(vec![Profile {
            platform: Words::Borrowed("bluesky"),
            account_id,
            handle: Some(handle),
            observed_at_ms: micros(event.get("time_us")),
            ..Profile::default()
        }]);
    }
    let did = event.get("did").text().unwrap_or_default();
    let what = match event.at("account.active").truth() {
        Some(true) => "a notice that an account is active",
        Some(false) => "a notice that an account is closed",
        None if event.has(&["identity"]) => "a notice that what is known of an account has changed",
        None => "an event of another kind",
    };
    let status = event.at("account.status").text();
    let value = match status {
        Some(status) => format!("{did} {status}"),
        None => did.into_owned(),
    };
    Reading::Fault(Fault::no_post(&value, what))
}
