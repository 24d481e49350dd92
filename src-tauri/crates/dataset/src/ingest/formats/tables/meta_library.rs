//! Meta Content Library: CSV of the library itself and of its clients, whose names have
//! underscores where the library has dots.

use super::{TableColumn, TableFormat, brackets, one};

const COLUMNS: &[TableColumn] = &[
    one("id", "content"),
    one("post_owner_id", "account"),
    one("post_owner_name", "account_name"),
    one("post_owner_username", "handle"),
    one("creation_time", "time"),
    one("text", "text"),
    one("lang", "lang"),
    one("mcl_url", "post_url"),
    one("link_attachment_link", "object:url"),
    one("shared_post_id", "object:post"),
    brackets("hashtags", "object:hashtag"),
    one("statistics_like_count", "likes"),
    one("statistics_reaction_count", "reactions"),
    one("statistics_comment_count", "replies"),
    one("statistics_share_count", "reposts"),
    one("statistics_views", "views"),
];
const NOTE: &str = "Ids are those of the library and not those in Facebook's or Instagram's \
                    addresses. Counts are those of the day of the export.";

pub(super) static FACEBOOK: TableFormat = TableFormat {
    id: "meta-content-library-facebook",
    name: "Meta Content Library, Facebook (CSV)",
    platform: "facebook",
    needs: &[
        "id",
        "creation_time",
        "mcl_url",
        "post_owner_id",
        "surface_type",
    ],
    columns: COLUMNS,
    own_words: true,
    note: NOTE,
    ..TableFormat::BARE
};

/// Clients let one choose columns; only Facebook's posts have shares.
pub(super) static FACEBOOK_COUNTS: TableFormat = TableFormat {
    id: "meta-content-library-facebook-counts",
    name: "Meta Content Library, Facebook without surfaces (CSV)",
    platform: "facebook",
    needs: &[
        "id",
        "creation_time",
        "mcl_url",
        "post_owner_id",
        "statistics_share_count",
    ],
    lacks: &["surface_type"],
    columns: COLUMNS,
    own_words: true,
    note: NOTE,
    ..TableFormat::BARE
};

pub(super) static INSTAGRAM: TableFormat = TableFormat {
    id: "meta-content-library-instagram",
    name: "Meta Content Library, Instagram (CSV)",
    platform: "instagram",
    needs: &["id", "creation_time", "mcl_url", "post_owner_id"],
    lacks: &[
        "surface_type",
        "surface_id",
        "shared_post_id",
        "statistics_share_count",
        "statistics_reaction_count",
    ],
    columns: COLUMNS,
    note: NOTE,
    ..TableFormat::BARE
};
