//! Input of the Coordination Network Toolkit (QUT): one row a message, from whatever platform.

use super::{TableFormat, addresses, one};

pub(super) static TOOLKIT: TableFormat = TableFormat {
    id: "coordination-toolkit",
    name: "Coordination Network Toolkit (CSV)",
    needs: &[
        "message_id",
        "user_id",
        "repost_id",
        "reply_id",
        "message",
        "timestamp",
    ],
    columns: &[
        one("message_id", "content"),
        one("user_id", "account"),
        one("username", "handle"),
        one("repost_id", "object:post"),
        one("reply_id", "object:reply_target"),
        one("message", "text"),
        one("timestamp", "time"),
        // Between blanks, or as Python writes a list.
        addresses("urls", "object:url"),
    ],
    ..TableFormat::BARE
};
