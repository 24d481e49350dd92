//! The presets, each a file of data with its texts beside it.

mod city_control;
mod city_election;
mod city_patient;

use crate::preset::Preset;

/// All presets.
pub(crate) static PRESETS: [&Preset; 3] = [
    &city_election::CITY_ELECTION,
    &city_control::CITY_CONTROL,
    &city_patient::CITY_PATIENT,
];
