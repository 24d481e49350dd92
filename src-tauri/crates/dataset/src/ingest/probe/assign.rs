//! What the columns mean: guesses, known layouts, and the word of the analyst.

use super::Look;
use super::known::Known;
use crate::DatasetError;
use crate::ingest::formats::{TableFormat, host, platform_of_host};
use crate::ingest::mapping::{GENERIC_OBJECT, ProbeOptions, Role, is_type_name};
use crate::ingest::records::shortened;
use crate::ingest::roles::{ColumnFacts, Guess, guess, normal};
use crate::ingest::times::{TimeKind, TimeRule, decide, pattern_of, unclear_zone, zone_of};

/// A platform's name as it is stored: lower case, no blanks around it.
pub(crate) fn platform_name(name: &str) -> Result<String, DatasetError> {
    let platform = name.trim().to_lowercase();
    if platform.is_empty() || platform.len() > 60 || platform.chars().any(char::is_control) {
        return Err(DatasetError::InvalidOption {
            option: "platform",
            value: name.to_owned(),
            expected: "use a short name such as facebook".to_owned(),
        });
    }
    Ok(platform)
}

/// Guesses, then the known format, then what the analyst says.
pub(super) fn assign(
    looked: &Look,
    known: Option<&Known>,
    options: &ProbeOptions,
) -> Result<Vec<Guess>, DatasetError> {
    let mut guesses = guess(&looked.facts, options.time_zone.as_deref());
    if let Some(known) = known {
        for (guess, assigned) in guesses.iter_mut().zip(&known.columns) {
            let other = assigned.as_ref().and_then(|assigned| assigned.unless);
            let other = other.and_then(|other| looked.header.get(other));
            // The format says all; a column beyond CooRTweet's may still be text or a platform.
            let role = match assigned {
                Some(assigned) => assigned.role.clone(),
                None if known.table.is_none()
                    && matches!(guess.role, Role::Text | Role::Platform | Role::AccountName) =>
                {
                    continue;
                }
                None => Role::Ignore,
            };
            *guess = Guess {
                role,
                confidence: 1.0,
                why: match other {
                    None => format!("the format is {}", known.id),
                    Some(other) => {
                        format!(
                            "the format is {}; counts where {other:?} is empty",
                            known.id
                        )
                    }
                },
            };
        }
    }
    if let Some(object_type) = &options.object_type {
        if !is_type_name(object_type) {
            return Err(DatasetError::InvalidOption {
                option: "object_type",
                value: object_type.clone(),
                expected: "use a-z, 0-9 and _, for example url".to_owned(),
            });
        }
        for guess in &mut guesses {
            if guess.role == Role::Object(GENERIC_OBJECT.to_owned()) {
                guess.role = Role::Object(object_type.clone());
            }
        }
    }
    for (role, column) in &options.map {
        let role = match (role, &options.object_type) {
            (Role::Object(name), Some(given)) if name == GENERIC_OBJECT => {
                Role::Object(given.clone())
            }
            _ => role.clone(),
        };
        let Some(at) = looked.header.iter().position(|name| name == column) else {
            return Err(DatasetError::UnknownColumn {
                role: role.to_string(),
                column: column.clone(),
                columns: looked.header.clone(),
            });
        };
        for (other, guess) in guesses.iter_mut().enumerate() {
            if other != at && guess.role == role && role != Role::Ignore {
                let given = options
                    .map
                    .iter()
                    .any(|(r, c)| *r == role && *c == looked.header[other]);
                if role == Role::Content {
                    continue;
                }
                if given && !role.may_repeat() {
                    return Err(DatasetError::InvalidRole {
                        role: role.to_string(),
                        reason: "it is given to two columns".to_owned(),
                    });
                }
                if !given {
                    *guess = Guess {
                        role: Role::Ignore,
                        confidence: 1.0,
                        why: format!("{column:?} was given this role"),
                    };
                }
            }
        }
        if let Some(guess) = guesses.get_mut(at) {
            *guess = Guess {
                role,
                confidence: 1.0,
                why: "given by the analyst".to_owned(),
            };
        }
    }
    Ok(guesses)
}

/// The rule for the time column, from the sample or from the analyst.
pub(super) fn time_rule(
    looked: &Look,
    guesses: &[Guess],
    options: &ProbeOptions,
    warnings: &mut Vec<String>,
) -> Result<TimeRule, DatasetError> {
    if let Some(zone) = &options.time_zone {
        zone_of(zone)?;
    }
    let zone = options.time_zone.clone();
    let rule = |kind, pattern, assumed| TimeRule {
        kind,
        pattern,
        time_zone: zone.clone().unwrap_or_else(|| "UTC".to_owned()),
        time_zone_assumed: assumed,
    };
    let mut columns = guesses
        .iter()
        .zip(&looked.facts)
        .filter(|(guess, _)| guess.role == Role::Time)
        .map(|(_, facts)| facts);
    let Some(facts) = columns.next() else {
        // Nothing to decide; the missing role stops the import.
        return Ok(rule(TimeKind::Iso, None, false));
    };
    let samples: Vec<&str> = std::iter::once(facts)
        .chain(columns)
        .flat_map(|facts| facts.filled.iter().map(String::as_str))
        .collect();
    let unclear = samples.iter().find_map(|time| unclear_zone(time));
    let unreadable = |reason: &str| DatasetError::UnreadableTimes {
        column: facts.name.clone(),
        sample: shortened(samples.first().copied().unwrap_or_default(), 60),
        reason: reason.to_owned(),
    };
    let found = match &options.time_format {
        Some(format) => {
            let mut found = rule(TimeKind::Pattern, Some(pattern_of(format)?), false);
            let clock = found.clock()?;
            let read: Vec<_> = samples
                .iter()
                .filter_map(|sample| clock.read(sample))
                .collect();
            if read.is_empty() {
                return Err(unreadable("the time format that was given does not fit"));
            }
            found.time_zone_assumed = zone.is_none() && read.iter().any(|(_, stated)| !stated);
            found
        }
        None => match decide(&samples, zone.as_deref()) {
            Some((found, share)) => {
                if let Some(name) = unclear {
                    warnings.push(format!(
                        "times in {:?} end in {name}: several zones are called so, or none that is \
                         known; they will be rejected unless you name the zone",
                        facts.name
                    ));
                } else if share < 0.9 {
                    warnings.push(format!(
                        "only {:.0} % of the sample of {:?} are times of the format {:?}; the \
                         others will be rejected",
                        share * 100.0,
                        facts.name,
                        found.kind
                    ));
                }
                found
            }
            None if unclear.is_some() => {
                return Err(unreadable(
                    "several zones have the short name at the end, or none that is known: name the \
                     zone of the times, e.g. America/Chicago",
                ));
            }
            None => {
                return Err(unreadable(
                    "name another column, or the format: day and month are not guessed \
                     (time_format dmy, mdy, or a pattern)",
                ));
            }
        },
    };
    if found.time_zone_assumed {
        warnings.push(format!(
            "the times in {:?} state no zone; UTC was taken: name the zone if that is wrong",
            facts.name
        ));
    }
    Ok(found)
}

/// Whether the times of the sample are of the format that a table format defines.
pub(super) fn time_format_fits(table: &TableFormat, looked: &Look) -> bool {
    let column = |facts: &&ColumnFacts| {
        table
            .columns
            .iter()
            .any(|(column, role, _)| *role == "time" && *column == normal(&facts.name))
    };
    let Some(facts) = looked.facts.iter().find(column) else {
        return false;
    };
    let clock = pattern_of(table.time_format).and_then(|pattern| {
        TimeRule {
            kind: TimeKind::Pattern,
            pattern: Some(pattern),
            time_zone: "UTC".to_owned(),
            time_zone_assumed: false,
        }
        .clock()
    });
    clock.is_ok_and(|clock| facts.filled.iter().any(|value| clock.read(value).is_some()))
}

/// Whether account ids of the sample begin with a platform's mark.
pub(super) fn platform_by_prefix(looked: &Look, guesses: &[Guess], options: &ProbeOptions) -> bool {
    if options.platform.is_some() || guesses.iter().any(|guess| guess.role == Role::Platform) {
        return false;
    }
    guesses.iter().zip(&looked.facts).any(|(guess, facts)| {
        guess.role == Role::Account
            && !facts.filled.is_empty()
            && facts
                .filled
                .iter()
                .all(|id| platform_of_prefix(id).is_some())
    })
}

/// The platform of which the addresses of the posts are, if all of the sample are of one.
pub(super) fn platform_by_address(looked: &Look, guesses: &[Guess]) -> Option<&'static str> {
    let (_, facts) = guesses
        .iter()
        .zip(&looked.facts)
        .find(|(guess, _)| guess.role == Role::PostUrl)?;
    let mut platforms = facts
        .filled
        .iter()
        .map(|address| host(address).and_then(|host| platform_of_host(&host)));
    let first = platforms.next().flatten()?;
    platforms
        .all(|platform| platform == Some(first))
        .then_some(first)
}

/// The platform that an account id such as `fb_123` names.
pub(crate) fn platform_of_prefix(account_id: &str) -> Option<&'static str> {
    match account_id.get(..3)? {
        "fb_" => Some("facebook"),
        "tw_" => Some("twitter"),
        "ig_" => Some("instagram"),
        _ => None,
    }
}
