//! YouTube Data Tools: lists of videos, comments, channels, of both versions.

use super::{TableColumn, TableFormat, commas, one};

pub(super) static VIDEOS: TableFormat = TableFormat {
    id: "ytdt-videos",
    name: "YouTube Data Tools, videos (CSV)",
    platform: "youtube",
    needs: &["channelid", "videoid", "publishedat", "videotitle"],
    columns: &[
        one("videoid", "content"),
        one("channelid", "account"),
        one("channeltitle", "account_name"),
        one("publishedat", "time"),
        one("publishedatsql", "time"),
        one("videotitle", "text"),
        one("videodescription", "text"),
        one("videourl", "post_url"),
        one("defaultaudiolanguage", "lang"),
        one("defaultlaudiolanguage", "lang"),
        one("defaultlanguage", "lang"),
        commas("tags", "object:tag"),
        one("viewcount", "views"),
        one("likecount", "likes"),
        one("commentcount", "replies"),
    ],
    time_zone: "UTC",
    ..TableFormat::BARE
};

const COMMENT: &[TableColumn] = &[
    one("id", "content"),
    one("authorchannelid", "account"),
    one("authorname", "account"),
    one("authorname", "account_name"),
    one("publishedat", "time"),
    one("text", "text"),
    one("isreplytoid", "object:reply_target"),
    one("isreplyto", "object:reply_target"),
    one("videoid", "object:reply_target"),
    one("likecount", "likes"),
    one("totalreplycount", "replies"),
    one("replycount", "replies"),
];

pub(super) static COMMENTS: TableFormat = TableFormat {
    id: "ytdt-comments",
    name: "YouTube Data Tools, comments on one video (CSV)",
    platform: "youtube",
    needs: &[
        "id",
        "publishedat",
        "authorname",
        "text",
        "isreply",
        "likecount",
    ],
    lacks: &["videoid"],
    columns: COMMENT,
    note: "The file does not say which video it is about: that stands in its name only. Comments \
           that answer another comment are replies to it, the others to nothing that is known.",
    ..TableFormat::BARE
};

pub(super) static COMMENTS_OF_VIDEOS: TableFormat = TableFormat {
    id: "ytdt-comments-2",
    name: "YouTube Data Tools 2, comments (CSV)",
    platform: "youtube",
    needs: &[
        "videoid",
        "id",
        "publishedat",
        "authorname",
        "text",
        "isreply",
        "likecount",
    ],
    columns: COMMENT,
    // A comment answers the video, an answer to a comment answers the comment.
    unless: &[("videoid", "isreplytoid")],
    time_zone: "UTC",
    ..TableFormat::BARE
};

pub(super) static CHANNELS: TableFormat = TableFormat {
    id: "ytdt-channels",
    name: "YouTube Data Tools, channels (CSV)",
    platform: "youtube",
    needs: &[
        "id",
        "title",
        "publishedat",
        "subscribercount",
        "videocount",
    ],
    columns: &[
        one("id", "account"),
        one("title", "account_name"),
        one("customurl", "handle"),
        one("description", "bio"),
        one("publishedat", "account_created"),
        one("country", "location"),
        one("subscribercount", "followers"),
        one("videocount", "posts_count"),
        one("thumbnail", "avatar"),
    ],
    time_zone: "UTC",
    note: "The file describes accounts and has no posts.",
    ..TableFormat::BARE
};
