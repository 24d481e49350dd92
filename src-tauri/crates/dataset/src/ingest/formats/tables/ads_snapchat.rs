//! Snapchat's library of political advertisements.

use super::{TableFormat, addresses, one};

pub(super) static SNAPCHAT: TableFormat = TableFormat {
    id: "snapchat-political-ads",
    name: "Snapchat political ads (CSV)",
    platform: "snapchat",
    needs: &[
        "adid",
        "creativeurl",
        "organizationname",
        "payingadvertisername",
        "startdate",
    ],
    columns: &[
        one("adid", "content"),
        one("organizationname", "account"),
        one("payingadvertisername", "object:payer"),
        one("startdate", "time"),
        // One film or picture may run in several ads.
        one("creativeurl", "object:image"),
        addresses("creativeproperties", "object:url"),
        one("impressions", "views"),
    ],
    time_zone: "UTC",
    note: "Advertisers have no ids: their names stand for them. Amounts and targets stay in the \
           raw record as they are written.",
    ..TableFormat::BARE
};
