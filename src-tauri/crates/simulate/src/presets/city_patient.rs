//! The same city with groups that take their time: hours for what others do in a minute, and long
//! stretches of ordinary life in between. Made to be missed by narrow windows.

use super::city_election::{MONTH, README};
use crate::preset::{Copies, Preset, Readme, Ring};

const HOUR: i64 = 3_600;

pub(crate) static CITY_PATIENT: Preset = Preset {
    name: "city-patient",
    title: "the same city with groups that spread over an hour: what narrow windows miss",
    file_stem: "invented_city_patient",
    set_title: "Invented city election with patient groups (all names and sentences are invented)",
    copies: Copies {
        // Made one by one over two years, as people make accounts.
        batches: &[
            (11, (2023, 2, 9), 9 * HOUR + 12 * 60),
            (12, (2024, 6, 27), 20 * HOUR + 3 * 60),
        ],
        events: 60,
        spread_secs: 3_600,
        note: "group A: same text and link within an hour, from older accounts",
        ..MONTH.copies
    },
    ring: Ring {
        accounts: 18,
        wakes: 0,
        delay_secs: (300, 5_400),
        taken_up: 0.35,
        waves: 12,
        note: "group B: old accounts that repost three accounts within 5 to 90 minutes and post the same rows of hashtags",
        ..MONTH.ring
    },
    readme: Readme {
        title: "Invented city election, patient groups",
        folder: "invented_city_patient",
        purpose: "The hard sister of the set `city-election`: the same city, month, people and news, but its groups take their time. A window of a minute sees next to nothing of them. Use it to learn what a negative result is worth, what the choice of the window decides, and what similarity of texts and rhythms adds.",
        planted: include_str!("city_patient/planted.md"),
        ..README
    },
    ..MONTH
};
