//! CrowdTangle's CSV of historical data and of lists: Facebook pages and groups, Instagram.

use super::{TableColumn, TableFormat, one};

/// The post's id stands only in its address, so the address is the id.
const FACEBOOK: &[TableColumn] = &[
    one("url", "content"),
    one("facebook_id", "account"),
    one("user_name", "account"),
    one("page_name", "account"),
    one("group_name", "account"),
    one("user_name", "handle"),
    one("page_name", "account_name"),
    one("group_name", "account_name"),
    one("page_description", "bio"),
    one("page_created", "account_created"),
    one("followers_at_posting", "followers"),
    one("post_created", "time"),
    one("created", "time"),
    one("message", "text"),
    one("final_link", "object:url"),
    one("link", "object:url"),
    one("likes", "likes"),
    one("comments", "replies"),
    one("shares", "reposts"),
    one("total_views", "views"),
    one("post_views", "views"),
];
/// The final link stands only where the link leads on to another address.
const ONE_LINK: &[(&str, &str)] = &[("link", "final_link")];
const NOTE: &str = "Posts have no ids beside their address, which stands for the id. Counts are \
                    those of the day of the export.";

pub(super) static PAGES: TableFormat = TableFormat {
    id: "crowdtangle-facebook",
    name: "CrowdTangle, Facebook pages (CSV)",
    platform: "facebook",
    needs: &["page_name", "post_created", "url", "message", "link"],
    columns: FACEBOOK,
    unless: ONE_LINK,
    note: NOTE,
    ..TableFormat::BARE
};

pub(super) static GROUPS: TableFormat = TableFormat {
    id: "crowdtangle-facebook-groups",
    name: "CrowdTangle, Facebook groups (CSV)",
    platform: "facebook",
    needs: &["group_name", "post_created", "url", "message", "link"],
    columns: FACEBOOK,
    unless: ONE_LINK,
    note: "The account is the group: CrowdTangle does not say who of its members wrote. Posts \
           have no ids beside their address, which stands for the id. Counts are those of the day \
           of the export.",
    ..TableFormat::BARE
};

/// Until 2020 the time was called `Created`.
pub(super) static OLD: TableFormat = TableFormat {
    id: "crowdtangle-facebook-old",
    name: "CrowdTangle, Facebook, until 2020 (CSV)",
    platform: "facebook",
    needs: &[
        "user_name",
        "likes_at_posting",
        "created",
        "url",
        "message",
        "link",
    ],
    columns: FACEBOOK,
    unless: ONE_LINK,
    note: NOTE,
    ..TableFormat::BARE
};

pub(super) static INSTAGRAM: TableFormat = TableFormat {
    id: "crowdtangle-instagram",
    name: "CrowdTangle, Instagram (CSV)",
    platform: "instagram",
    needs: &["account", "user_name", "post_created", "url", "description"],
    columns: &[
        one("url", "content"),
        one("user_name", "account"),
        one("account", "account_name"),
        one("followers_at_posting", "followers"),
        one("post_created", "time"),
        one("description", "text"),
        one("likes", "likes"),
        one("comments", "replies"),
        one("views", "views"),
    ],
    note: NOTE,
    ..TableFormat::BARE
};
