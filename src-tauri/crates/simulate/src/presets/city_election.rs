//! March 2025 in the invented Dutch city of Wesselhaven, which elects its council on the 26th.
//!
//! Every name is invented: city, streets, parties, clubs, papers, people. All hosts end in
//! `.example`, which nobody can own (RFC 2606).

mod organisations;
mod topics;

use crate::preset::{Copies, Crowd, Fans, Language, News, NewsDesk, Preset, Readme, Ring};

const HOUR: i64 = 3_600;

pub(crate) static CITY_ELECTION: Preset = MONTH;

/// A value, so that a preset can say in what it differs from this month.
pub(super) const MONTH: Preset = Preset {
    name: "city-election",
    title: "an invented Dutch city in the month of its council election, in Dutch and English",
    file_stem: "invented_city_election",
    set_title: "Invented city election (all names and sentences are invented)",
    platform: "plein",
    zone: "Europe/Amsterdam",
    first_day: (2025, 3, 1),
    days: 31,
    posts: 30_000,
    languages: [
        Language {
            code: "nl",
            texts: &[
                include_str!("city_election/nl_slots.txt"),
                include_str!("city_election/nl_city_1.txt"),
                include_str!("city_election/nl_city_2.txt"),
                include_str!("city_election/nl_city_3.txt"),
                include_str!("city_election/nl_talk.txt"),
                include_str!("city_election/nl_voices.txt"),
                include_str!("city_election/people.txt"),
            ],
            weekdays: [
                "maandag",
                "dinsdag",
                "woensdag",
                "donderdag",
                "vrijdag",
                "zaterdag",
                "zondag",
            ],
            slots: ["nu", "dag_nu", "onderwerp"],
        },
        Language {
            code: "en",
            texts: &[
                include_str!("city_election/en_slots.txt"),
                include_str!("city_election/en_city_1.txt"),
                include_str!("city_election/en_city_2.txt"),
                include_str!("city_election/en_talk.txt"),
                include_str!("city_election/en_voices.txt"),
                include_str!("city_election/people.txt"),
            ],
            weekdays: [
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
            ],
            slots: ["now", "day_now", "subject"],
        },
    ],
    topics: topics::TOPICS,
    busy_days: &[
        (16, 1.1),
        (17, 1.1),
        (18, 1.2),
        (19, 1.6),
        (20, 1.5),
        (21, 1.6),
        (22, 1.2),
        (23, 1.2),
        (24, 1.4),
        (25, 2.3),
        (26, 1.8),
        (27, 1.2),
    ],
    crowd: Crowd {
        accounts: 3_700,
        second_language: 0.2,
        kinds: [0.29, 0.16, 0.17, 0.38],
        activity: 1.15,
        most_posts: 160.0,
        other_links: &[
            ("link.photo", "beeld.example"),
            ("link.petition", "petitie.example"),
            ("link.recipe", "keukentafel.example"),
        ],
    },
    organisations: organisations::ORGANISATIONS,
    news: News {
        stories_a_day: 8.0,
        host: "oeverpers.example",
        letter: ("the_quayside", "thequayside.example", 1.3),
    },
    news_desk: NewsDesk {
        titles: &[
            (
                "wesselhavens_dagblad",
                "Nieuws uit Wesselhaven. Een uitgave van Oeverpers.",
                33_400,
                1.0,
            ),
            (
                "kreekbode",
                "De Kreekbode, nieuws uit De Kreek en omgeving. Een uitgave van Oeverpers.",
                7_200,
                0.75,
            ),
            (
                "nieuwsblad_lijsterveld",
                "Nieuwsblad Lijsterveld. Een uitgave van Oeverpers.",
                5_900,
                0.7,
            ),
            (
                "oudhaven_courant",
                "Oud-Haven Courant, sinds 1904. Een uitgave van Oeverpers.",
                6_450,
                0.65,
            ),
            (
                "spoorkwartier_nieuws",
                "Alles uit het Spoorkwartier. Een uitgave van Oeverpers.",
                4_100,
                0.6,
            ),
            (
                "nieuwzuid_nu",
                "Nieuw-Zuid nu. Een uitgave van Oeverpers.",
                3_050,
                0.55,
            ),
        ],
        note: "regional title of the publisher Oeverpers, as its profile says; posts by a scheduler",
    },
    fans: Fans {
        accounts: 62,
        club: "sc_wesselhaven",
        matches: &[
            (0, 18 * HOUR + 45 * 60, "Grevendam", "WESGRE"),
            (7, 18 * HOUR + 45 * 60, "Turfland", "TURWES"),
            (11, 20 * HOUR, "Lindermeer", "WESLIN"),
            (14, 18 * HOUR + 45 * 60, "Noorderoog", "NOOWES"),
            (22, 14 * HOUR + 30 * 60, "Waterkant", "WESWAT"),
            (28, 18 * HOUR + 45 * 60, "Hoogmeer", "HOOWES"),
        ],
        hashtags: &["Reigers", "geelgroen", "Kranendijk"],
        note: "football supporter: same hashtags and reposts of the club during matches",
    },
    copies: Copies {
        batches: &[
            (18, (2025, 1, 21), 2 * HOUR + 14 * 60),
            (16, (2025, 2, 18), 13 * HOUR + 41 * 60),
        ],
        events: 130,
        sections: ["copy.nl", "copy.en"],
        hosts: &[
            "feitenkade.example",
            "wesselhaven-vandaag.example",
            "citypulse-daily.example",
        ],
        hashtags: &["Lijn9", "StopLijn9", "GR25", "Wesselhaven"],
        spread_secs: 58,
        note: "group A: same text and link within a minute, accounts made in two batches, no night",
    },
    ring: Ring {
        accounts: 26,
        wakes: 7,
        boosted: &["kadewachter", "stem_van_de_singel", "kade5_wesselhaven"],
        delay_secs: (30, 300),
        taken_up: 0.62,
        waves: 24,
        hashtags: &[
            "KadeIsVanOns",
            "StopDeUitverkoop",
            "Zilverkade",
            "HandenAfVanDeHaven",
            "WesselhavenWordtWakker",
            "OpenheidNu",
            "GR25",
        ],
        section: "ring.own",
        note: "group B: old accounts that woke up on 8 March, repost three accounts within 30 to 300 s and post the same rows of hashtags",
    },
    readme: README,
};

/// The README of the month.
pub(super) const README: Readme = Readme {
    template: include_str!("city_election/readme.md"),
    title: "Invented city election",
    folder: "datasets/invented_city_election",
    purpose: "The set has what published sets cannot have: words, names, profiles. It shows what coordinated patterns look like beside ordinary life and beside patterns that look coordinated and are not. Use it to learn the tool and to try methods; it says nothing about any real election.",
    planted: include_str!("city_election/planted.md"),
    organisations: "the city, the tram, parties, columnists; three of them are lifted by group B and are not part of it",
    reading: "Both look-alikes appear in a network of coordinated patterns, and rightly so: a program can show that accounts act together, not why. That is for whoever reads their posts.",
};
