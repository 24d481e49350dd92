//! The same city in the same month, with nobody who acts together on purpose: what is found here is
//! chance, habit or a scheduler that says so.

use super::city_election::{MONTH, README};
use crate::preset::{Copies, Preset, Readme, Ring};

pub(crate) static CITY_CONTROL: Preset = Preset {
    name: "city-control",
    title: "the same city and month without any planted group: what chance and look-alikes alone give",
    file_stem: "invented_city_control",
    set_title: "Invented city election without planted groups (all names and sentences are invented)",
    copies: Copies {
        batches: &[],
        events: 0,
        ..MONTH.copies
    },
    ring: Ring {
        accounts: 0,
        boosted: &[],
        taken_up: 0.0,
        waves: 0,
        ..MONTH.ring
    },
    readme: Readme {
        title: "Invented city election, control",
        folder: "invented_city_control",
        purpose: "The control to the set `city-election`: the same city, month, people and news, and nobody in it acts together on purpose. Run on it what you run on data with groups in it. What is found here is what chance, habits, a football match and an honest scheduler give; a method that calls any of it established is wrong about it.",
        planted: "",
        organisations: "the city, the tram, parties, columnists",
        reading: "Both look-alikes may appear in a network of coordinated patterns, as edges that have innocent explanations. Supporters who watch the same ball must not be called established; the news desk may be, since its titles do act together, and say so.",
        ..README
    },
    ..MONTH
};
