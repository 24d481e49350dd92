//! Advertisements on Meta's platforms: the Ad Library's posts and reports, lists that others made
//! of them, and the advertisements of the Internet Research Agency.

use super::{TableFormat, brackets, one};

const ACCOUNTS_ONLY: &str = "The file has totals and no posts: its pages become accounts. Amounts \
                             stay in the raw record as they are written.";

pub(super) static LIBRARY: TableFormat = TableFormat {
    id: "meta-ad-library",
    name: "Meta Ad Library, ads (table)",
    platform: "facebook",
    needs: &["id", "page_id", "page_name", "ad_delivery_start_time"],
    columns: &[
        one("id", "content"),
        one("page_id", "account"),
        one("page_name", "account_name"),
        one("ad_delivery_start_time", "time"),
        one("ad_creation_time", "time"),
        one("ad_creative_bodies", "text"),
        one("ad_creative_body", "text"),
        brackets("ad_creative_link_captions", "object:link_caption"),
        one("ad_creative_link_caption", "object:link_caption"),
        one("bylines", "object:payer"),
        one("funding_entity", "object:payer"),
    ],
    unless: &[
        ("ad_creative_body", "ad_creative_bodies"),
        ("ad_creative_link_caption", "ad_creative_link_captions"),
        ("funding_entity", "bylines"),
    ],
    time_zone: "UTC",
    note: "The time is the day on which the ad was first shown. Ranges of spending and views stay \
           in the raw record as they are written.",
    ..TableFormat::BARE
};

pub(super) static REPORT: TableFormat = TableFormat {
    id: "meta-ad-library-report",
    name: "Meta Ad Library report (CSV)",
    platform: "facebook",
    needs: &[
        "page_id",
        "page_name",
        "disclaimer",
        "number_of_ads_in_library",
    ],
    columns: &[
        one("page_id", "account"),
        one("page_name", "account_name"),
        one("date_produced", "observed_at"),
    ],
    time_zone: "UTC",
    note: ACCOUNTS_ONLY,
    ..TableFormat::BARE
};

/// Daily reports of the Ad Library in one table.
pub(super) static SPENDING: TableFormat = TableFormat {
    id: "meta-ad-spending",
    name: "Meta Ad Library, spending by advertiser and day (CSV)",
    platform: "facebook",
    needs: &[
        "advertiser_id",
        "advertiser_name",
        "disclaimer",
        "spend",
        "ad_library_size",
        "date_produced",
    ],
    columns: &[
        one("advertiser_id", "account"),
        one("advertiser_name", "account_name"),
        one("date_produced", "observed_at"),
    ],
    time_zone: "UTC",
    note: ACCOUNTS_ONLY,
    ..TableFormat::BARE
};

pub(super) static TARGETS_ME: TableFormat = TableFormat {
    id: "who-targets-me-advertisers",
    name: "Who Targets Me, advertisers (CSV)",
    needs: &[
        "advertisers_platforms_advertiser_platform_ref",
        "advertisers_platforms_advertiser_platform_name",
        "platforms_name",
    ],
    columns: &[
        one("advertisers_platforms_advertiser_platform_ref", "account"),
        one(
            "advertisers_platforms_advertiser_platform_name",
            "account_name",
        ),
        one("platforms_name", "platform"),
    ],
    note: "The file lists accounts and has no posts.",
    ..TableFormat::BARE
};

pub(super) static IRA: TableFormat = TableFormat {
    id: "ira-facebook-ads",
    name: "IRA advertisements on Facebook and Instagram (CSV)",
    platform: "facebook",
    needs: &[
        "id",
        "pdf",
        "clicks",
        "impressions",
        "text",
        "url",
        "spend_amount",
        "targets",
        "created",
    ],
    columns: &[
        one("id", "content"),
        one("url", "account"),
        one("created", "time"),
        one("text", "text"),
        one("impressions", "views"),
    ],
    // How the reader of the pictures wrote that there is none.
    nobody: &["—"],
    note: "The file does not say which page paid: the address that an ad leads to, mostly that of \
           the page, stands for the account. It was read off pictures and has errors of reading. \
           Spending, clicks and targets stay in the raw record.",
    ..TableFormat::BARE
};
