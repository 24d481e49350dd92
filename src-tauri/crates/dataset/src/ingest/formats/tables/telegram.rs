//! Rows of a scraper of Telegram channels that are built on Telethon: 49 columns.

use super::{TableFormat, one};

pub(super) static SCRAPER: TableFormat = TableFormat {
    id: "telegram-scraper",
    name: "Telegram scraper, 49 columns (CSV)",
    platform: "telegram",
    needs: &[
        "channel_name",
        "msg_id",
        "date",
        "msg_link",
        "is_forward",
        "forward_msg_link",
    ],
    columns: &[
        // The addresses are the only form in which a forward names the message it passes on.
        one("msg_link", "content"),
        one("channel_name", "account"),
        one("date", "time"),
        one("message", "text"),
        one("cleaned_message", "text"),
        one("is_forward", "is_repost"),
        one("forward_msg_link", "object:post"),
        one("forward_msg_from_peer_name", "repost_of_account"),
        one("forward_msg_from_peer_id", "object:forward_source"),
        one("reply_msg_link", "object:reply_target"),
        one("views", "views"),
        one("number_forwards", "reposts"),
        one("number_replies", "replies"),
    ],
    unless: &[("cleaned_message", "message")],
    time_zone: "UTC",
    note: "Messages are named by their address. Where the channel of a forwarded message is not \
           public the file does not say which message it was: such forwards are compared by the \
           object type forward_source.",
    ..TableFormat::BARE
};
