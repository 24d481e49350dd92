//! The presets, each a file of data with its texts beside it.

mod city_election;

use crate::preset::Preset;

/// All presets.
pub(crate) static PRESETS: [&Preset; 1] = [&city_election::CITY_ELECTION];
