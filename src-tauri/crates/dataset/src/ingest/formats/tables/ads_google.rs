//! Google's political advertisements (the bundle of CSV files) and its Ads Transparency Center.

use super::{TableFormat, one};

pub(super) static CREATIVES: TableFormat = TableFormat {
    id: "google-political-ads",
    name: "Google political ads, creatives (CSV)",
    platform: "google",
    needs: &[
        "ad_id",
        "ad_type",
        "advertiser_id",
        "advertiser_name",
        "date_range_start",
    ],
    columns: &[
        one("ad_id", "content"),
        one("advertiser_id", "account"),
        one("advertiser_name", "account_name"),
        one("ad_url", "post_url"),
        one("first_served_timestamp", "time"),
        one("date_range_start", "time"),
    ],
    unless: &[("date_range_start", "first_served_timestamp")],
    time_zone: "UTC",
    note: "The time is that of the first impression, in many rows only the day. The file has no \
           texts and no links. Ranges of spending and views stay in the raw record.",
    ..TableFormat::BARE
};

pub(super) static ADVERTISERS: TableFormat = TableFormat {
    id: "google-political-advertisers",
    name: "Google political ads, advertisers (CSV)",
    platform: "google",
    needs: &["advertiser_id", "advertiser_name", "total_creatives"],
    columns: &[
        one("advertiser_id", "account"),
        one("advertiser_name", "account_name"),
        one("total_creatives", "posts_count"),
    ],
    note: "The file describes accounts and has no posts. Amounts stay in the raw record.",
    ..TableFormat::BARE
};

pub(super) static DECLARED: TableFormat = TableFormat {
    id: "google-political-advertisers-declared",
    name: "Google political ads, what advertisers declared (CSV)",
    platform: "google",
    needs: &["advertiser_id", "advertiser_declared_name"],
    columns: &[
        one("advertiser_id", "account"),
        one("advertiser_declared_name", "account_name"),
    ],
    note: "The file describes accounts and has no posts.",
    ..TableFormat::BARE
};

pub(super) static WEEKS: TableFormat = TableFormat {
    id: "google-political-ads-weeks",
    name: "Google political ads, spending by week (CSV)",
    platform: "google",
    needs: &["advertiser_id", "advertiser_name", "week_start_date"],
    columns: &[
        one("advertiser_id", "account"),
        one("advertiser_name", "account_name"),
        one("week_start_date", "observed_at"),
    ],
    time_zone: "UTC",
    note: "The file describes accounts and has no posts. Amounts stay in the raw record.",
    ..TableFormat::BARE
};

/// Columns of its BigQuery table; lists within a record become columns with dots.
pub(super) static TRANSPARENCY: TableFormat = TableFormat {
    id: "google-ads-transparency",
    name: "Google Ads Transparency Center (table)",
    platform: "google",
    needs: &["advertiser_id", "creative_id", "creative_page_url"],
    columns: &[
        one("creative_id", "content"),
        one("advertiser_id", "account"),
        one("advertiser_disclosed_name", "account_name"),
        one("advertiser_location", "location"),
        one("advertiser_legal_name", "object:payer"),
        one("creative_page_url", "post_url"),
        one("region_stats_first_shown", "time"),
        one("first_shown", "time"),
    ],
    time_zone: "UTC",
    note: "The time is the day on which the ad was first shown in the first region of the record; \
           what ran before 1 March 2023 has that day.",
    ..TableFormat::BARE
};
