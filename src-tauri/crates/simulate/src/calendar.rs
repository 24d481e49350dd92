//! Days and hours where the invented people live, and when they are awake.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Span, Timestamp};

use crate::SimulationError;
use crate::random::{Random, Weighted};

/// Seconds of an hour.
pub(crate) const HOUR: i64 = 3_600;
/// Seconds of a day without a change of the clock.
pub(crate) const DAY: i64 = 86_400;

/// The period and its time zone.
pub(crate) struct Calendar {
    zone: TimeZone,
    first: Date,
    pub(crate) days: i64,
    /// Second of 1970 at which each day begins, and the one after the last.
    midnights: Vec<i64>,
}

/// A moment as a clock on the wall shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wall {
    /// Days since the first of the period; negative before.
    pub(crate) day: i64,
    /// 0 to 23.
    pub(crate) hour: usize,
    /// 0 = Monday.
    pub(crate) weekday: usize,
}

impl Calendar {
    pub(crate) fn new(
        zone: &str,
        first: (i16, i8, i8),
        days: i64,
    ) -> Result<Calendar, SimulationError> {
        let broken = |error: jiff::Error| SimulationError::Calendar {
            reason: error.to_string(),
        };
        let zone = TimeZone::get(zone).map_err(broken)?;
        let first = Date::new(first.0, first.1, first.2).map_err(broken)?;
        let midnights = (0..=days)
            .map(|day| {
                let date = first.checked_add(Span::new().try_days(day)?)?;
                Ok(date.to_zoned(zone.clone())?.timestamp().as_second())
            })
            .collect::<Result<_, jiff::Error>>()
            .map_err(broken)?;
        Ok(Calendar {
            zone,
            first,
            days,
            midnights,
        })
    }

    pub(crate) fn start(&self) -> i64 {
        self.midnights.first().copied().unwrap_or_default()
    }

    pub(crate) fn end(&self) -> i64 {
        self.midnights.last().copied().unwrap_or_default()
    }

    pub(crate) fn contains(&self, secs: i64) -> bool {
        (self.start()..self.end()).contains(&secs)
    }

    /// Second of 1970 of a time on a day. Counted from midnight, so on the two days on which the
    /// clock changes the later hours are off by one: nobody looks at his watch for that.
    pub(crate) fn at(&self, day: i64, second: i64) -> i64 {
        let index = day.clamp(0, self.days) as usize;
        self.midnights.get(index).copied().unwrap_or_default() + second
    }

    fn offset(&self, secs: i64) -> Offset {
        let moment = Timestamp::from_second(secs).unwrap_or_default();
        self.zone.to_offset(moment)
    }

    pub(crate) fn wall(&self, secs: i64) -> Wall {
        let local = secs + i64::from(self.offset(secs).seconds());
        let first = self.start() + i64::from(self.offset(self.start()).seconds());
        let monday = i64::from(self.first.weekday().to_monday_zero_offset());
        let day = (local - first).div_euclid(DAY);
        Wall {
            day,
            hour: (local.rem_euclid(DAY) / HOUR) as usize,
            weekday: (day + monday).rem_euclid(7) as usize,
        }
    }

    /// `2025-03-14T08:12:31+01:00`.
    pub(crate) fn iso(&self, secs: i64) -> String {
        let moment = Timestamp::from_second(secs).unwrap_or_default();
        moment.display_with_offset(self.offset(secs)).to_string()
    }

    /// `2025/03/14`.
    pub(crate) fn path(&self, secs: i64) -> String {
        let iso = self.iso(secs);
        iso.get(..10).unwrap_or_default().replace('-', "/")
    }
}

/// When somebody is at the screen: weights of the hours of a working day and of the weekend.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rhythm {
    weekday: [u8; 24],
    weekend: [u8; 24],
}

/// The rhythms of a crowd, with how common they are.
pub(crate) const RHYTHMS: [(f64, Rhythm); 5] = [
    // Up early, in bed early.
    (
        0.24,
        Rhythm {
            weekday: [
                0, 0, 0, 0, 0, 2, 8, 12, 9, 6, 6, 5, 7, 5, 4, 4, 6, 8, 9, 9, 8, 4, 1, 0,
            ],
            weekend: [
                0, 0, 0, 0, 0, 1, 3, 8, 11, 12, 11, 8, 7, 6, 5, 5, 6, 7, 8, 8, 7, 4, 1, 0,
            ],
        },
    ),
    // Breaks and evenings around office hours.
    (
        0.34,
        Rhythm {
            weekday: [
                1, 0, 0, 0, 0, 0, 2, 7, 8, 4, 4, 3, 11, 7, 3, 4, 5, 8, 9, 11, 13, 12, 8, 3,
            ],
            weekend: [
                2, 1, 0, 0, 0, 0, 0, 2, 5, 9, 10, 9, 8, 7, 7, 7, 7, 8, 8, 9, 10, 10, 8, 4,
            ],
        },
    ),
    // Evenings.
    (
        0.24,
        Rhythm {
            weekday: [
                3, 1, 0, 0, 0, 0, 0, 1, 2, 2, 3, 3, 5, 4, 3, 4, 5, 7, 9, 12, 15, 15, 12, 7,
            ],
            weekend: [
                4, 2, 1, 0, 0, 0, 0, 0, 1, 3, 5, 6, 6, 6, 6, 6, 7, 8, 9, 11, 13, 13, 11, 7,
            ],
        },
    ),
    // Students.
    (
        0.14,
        Rhythm {
            weekday: [
                9, 6, 3, 1, 0, 0, 0, 0, 1, 3, 5, 6, 8, 7, 7, 7, 7, 6, 6, 7, 8, 9, 11, 11,
            ],
            weekend: [
                11, 8, 5, 3, 1, 0, 0, 0, 0, 0, 2, 5, 8, 9, 9, 8, 7, 6, 6, 6, 7, 8, 9, 11,
            ],
        },
    ),
    // Night shifts.
    (
        0.04,
        Rhythm {
            weekday: [
                7, 7, 6, 6, 6, 5, 5, 4, 1, 0, 0, 0, 0, 1, 2, 4, 5, 5, 5, 5, 5, 6, 6, 7,
            ],
            weekend: [
                7, 7, 6, 6, 6, 4, 3, 2, 1, 0, 0, 0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 6, 6, 7,
            ],
        },
    ),
];

impl Rhythm {
    fn hours(&self, weekday: usize) -> &[u8; 24] {
        if weekday >= 5 {
            &self.weekend
        } else {
            &self.weekday
        }
    }

    /// A second of a day on which somebody of this rhythm writes.
    pub(crate) fn second(&self, weekday: usize, random: &mut Random) -> i64 {
        let weights = Weighted::new(self.hours(weekday).iter().map(|&w| f64::from(w)));
        let hour = weights.draw(random).unwrap_or(12) as i64;
        hour * HOUR + random.between(0, HOUR - 1)
    }

    /// Whether somebody of this rhythm would write at this hour: always at his best hour, in
    /// proportion at others.
    pub(crate) fn awake(&self, wall: Wall, random: &mut Random) -> bool {
        let hours = self.hours(wall.weekday);
        let most = hours.iter().copied().max().unwrap_or(1);
        let now = hours.get(wall.hour).copied().unwrap_or(0);
        random.chance(f64::from(now) / f64::from(most.max(1)))
    }
}

/// One of the rhythms of the crowd.
pub(crate) fn any_rhythm(random: &mut Random) -> Rhythm {
    let weights = Weighted::new(RHYTHMS.iter().map(|(share, _)| *share));
    let at = weights.draw(random).unwrap_or(0);
    RHYTHMS.get(at).map_or(RHYTHMS[0].1, |(_, rhythm)| *rhythm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_on_the_wall_follows_the_zone() {
        let calendar = Calendar::new("Europe/Amsterdam", (2025, 3, 1), 31).unwrap();
        assert_eq!(calendar.iso(calendar.start()), "2025-03-01T00:00:00+01:00");
        // Summer time begins on Sunday the 30th: that day is an hour short.
        assert_eq!(calendar.end() - calendar.start(), 31 * DAY - HOUR);
        let monday = calendar.at(30, 9 * HOUR + 5);
        assert_eq!(calendar.iso(monday), "2025-03-31T09:00:05+02:00");
        let wall = calendar.wall(monday);
        assert_eq!((wall.day, wall.hour, wall.weekday), (30, 9, 0));
        assert_eq!(calendar.wall(calendar.start() - 1).day, -1);
        assert_eq!(calendar.path(monday), "2025/03/31");
        assert!(Calendar::new("Nowhere/City", (2025, 3, 1), 31).is_err());
    }

    #[test]
    fn people_sleep() {
        let (rhythm, mut random) = (RHYTHMS[1].1, Random::of(1, "test"));
        let night = (0..2_000)
            .filter(|_| rhythm.second(2, &mut random) / HOUR < 6)
            .count();
        assert!(night < 40, "{night}");
        let wall = |hour| Wall {
            day: 3,
            hour,
            weekday: 2,
        };
        assert!((0..100).all(|_| !rhythm.awake(wall(3), &mut random)));
        assert!((0..100).all(|_| rhythm.awake(wall(20), &mut random)));
    }
}
