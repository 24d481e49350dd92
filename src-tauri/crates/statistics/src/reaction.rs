//! The common-cause null: both react, each alone, to the same thing. How often would they then
//! react within the window?
//!
//! Given that two accounts both shared an object, the chance that one of them shared it within the
//! window of the other follows from reaction times: how long after the object appeared
//! *this account* shares other objects, and how long after it *anybody* shares objects of about
//! that popularity. An object that flares up again draws many at once; that is seen from the
//! shares of others shortly before and after. Habits of the hour are allowed for too. Of all these
//! explanations the one that makes the meeting least surprising counts.
//!
//! What stays unexplained is a number of meetings beyond the sum of those chances. Objects that
//! nobody else shared say nothing about synchrony (when the object appeared is unknown), so they
//! count neither way.

use rayon::prelude::*;

use crate::admissible::exclusiveness;
use crate::incidence::Incidence;
use crate::tail::ln_weighted_tail;

/// Delays of an account that are looked at; more are thinned evenly.
const HABIT: usize = 64;
/// Scale of the logistic kernel over ln(delay + window): a delay stands for about half to twice itself.
const KERNEL: f64 = 0.3;
/// Weight of everybody's delays among an account's own, in delays.
const PRIOR: f64 = 1.0;
/// Weight of an even day among an account's own hours, in shares.
const EVEN_DAY: f64 = 24.0;
/// Distances, in windows or reaction times if those are shorter, between which others' shares show a
/// flare-up.
const RINGS: [(i64, i64); 3] = [(1, 2), (2, 4), (4, 8)];
/// Delays kept per class of popularity.
const KEPT: usize = 200_000;
/// Steps in which surprise is counted, per natural unit of it, and altogether.
const STEPS_PER_UNIT: f64 = 10.0;
const MAX_STEPS: f64 = 1_000.0;
const HOUR_MS: i64 = 3_600_000;

/// Reaction times of everybody, by popularity of the object.
pub(crate) struct Reactions {
    /// Ascending delays per class: objects with 1, 2-3, 4-7, ... shares.
    classes: Vec<Vec<i64>>,
    /// How close to a share others' shares are taken for reactions to the same thing.
    near_ms: i64,
}

/// Reaction times of one account.
pub(crate) struct Habit {
    /// Object and delay of some shares.
    delays: Vec<(u32, i64)>,
    /// Shares at each hour of the day, UTC.
    hours: [f64; 24],
    total: f64,
}

/// How two accounts, or an account and a group, met over the objects both shared.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Synchrony {
    /// Objects that both shared and others too.
    pub(crate) informative: u32,
    /// Objects that nobody else shared.
    pub(crate) uninformative: u32,
    /// Informative objects over which they met.
    pub(crate) met: u32,
    /// Sum of `1 / (sharers - 1)` over the informative objects.
    pub(crate) exclusive: f64,
    /// Chance of a meeting over each informative object, and whether there was one.
    pub(crate) chances: Vec<(f64, bool)>,
}

impl Synchrony {
    /// Expected number of meetings.
    pub(crate) fn expected(&self) -> f64 {
        self.chances.iter().map(|&(p, _)| p).sum()
    }

    /// `ln P(meetings as surprising as these)`.
    ///
    /// A meeting with a chance of one in ten thousand says more than one with even odds, so each
    /// counts by `ln(1 / chance)`, in steps; the law of the sum is known exactly. Where chances are
    /// overstated the p is too. Of more than `most` meetings the least surprising count.
    pub(crate) fn ln_p(&self, most: u32) -> f64 {
        let surprise = |p: f64| -p.clamp(f64::MIN_POSITIVE, 1.0).ln();
        let all: f64 = self.chances.iter().map(|&(p, _)| surprise(p)).sum();
        // Steps depend on the chances alone, not on what happened.
        let steps = (MAX_STEPS / all.max(f64::MIN_POSITIVE)).min(STEPS_PER_UNIT);
        let coins: Vec<(f64, u32)> = self
            .chances
            .iter()
            .map(|&(p, _)| (p, (surprise(p) * steps).round() as u32))
            .collect();
        let mut met: Vec<u32> = self
            .chances
            .iter()
            .zip(&coins)
            .filter(|((_, met), _)| *met)
            .map(|(_, &(_, weight))| weight)
            .collect();
        met.sort_unstable();
        ln_weighted_tail(met.iter().take(most as usize).sum(), &coins)
    }
}

impl Reactions {
    pub(crate) fn new(incidence: &Incidence, reaction_ms: i64) -> Self {
        let mut classes: Vec<Vec<i64>> = vec![Vec::new(); 33];
        for object in 0..incidence.n_objects() as u32 {
            let times = incidence.times_of(object);
            let origin = incidence.origin(object);
            if let Some(class) = classes.get_mut(class_of(times.len())) {
                class.extend(times.iter().map(|time| time - origin));
            }
        }
        classes.par_iter_mut().for_each(|class| {
            class.sort_unstable();
            if class.len() > KEPT {
                *class = thin(class, KEPT).copied().collect();
            }
        });
        let near_ms = reaction_ms.min(incidence.window_ms).max(1);
        Self { classes, near_ms }
    }

    /// Share of everybody's delays in `low..=high`, for objects of this many shares; never 0.
    fn everybody(&self, shares: usize, low: i64, high: i64) -> f64 {
        let Some(class) = self.classes.get(class_of(shares)) else {
            return 1.0;
        };
        let inside = class.partition_point(|&d| d <= high) - class.partition_point(|&d| d < low);
        ((inside + 1) as f64 / (class.len() + 1) as f64).min(1.0)
    }
}

impl Habit {
    pub(crate) fn new(incidence: &Incidence, account: u32) -> Self {
        let rows = incidence.rows_of(account);
        let mut all: Vec<(u32, i64)> = rows
            .iter()
            .map(|&row| (incidence.object_of(row), incidence.delay(row)))
            .collect();
        let mut hours = [0.0; 24];
        for &row in rows {
            hours[hour_of(incidence.time(row))] += 1.0;
        }
        if all.len() > HABIT {
            all.sort_unstable_by_key(|&(object, delay)| (delay, object));
            all = thin(&all, HABIT).copied().collect();
        }
        Self {
            delays: all,
            hours,
            total: rows.len() as f64,
        }
    }

    /// Share of the account's delays over other objects that fall in `low..=high`: as they are, or
    /// smoothed with `prior` as one more, whichever is larger. An account that always reacts after
    /// exactly five minutes must not be taken for one that reacts after two to ten.
    fn own(&self, object: u32, low: i64, high: i64, window_ms: i64, prior: f64) -> f64 {
        let floor = window_ms.max(1) as f64;
        let place = |delay: i64| (1.0 + delay.max(0) as f64 / floor).ln();
        let (from, to) = (place(low), place(high));
        let between =
            |shift: f64| logistic((to + shift) / KERNEL) - logistic((from + shift) / KERNEL);
        let (mut sum, mut inside, mut n) = (0.0, 0.0, 0.0);
        for &(_, delay) in self.delays.iter().filter(|&&(o, _)| o != object) {
            // What the kernel would put below zero is folded back.
            let at = place(delay);
            sum += between(-at) + between(at);
            inside += f64::from(u8::from((low..=high).contains(&delay)));
            n += 1.0_f64;
        }
        (inside / n.max(1.0)).max((sum + PRIOR * prior) / (n + PRIOR))
    }

    /// How much more often than evenly the account is active at this hour, at least 1; its shares of
    /// this object are left out.
    fn hour_factor(&self, time_ms: i64, own_shares_here: f64) -> f64 {
        let hour = hour_of(time_ms);
        let n = (self.hours[hour] - own_shares_here).max(0.0);
        let total = (self.total - own_shares_here).max(0.0);
        (24.0 * (n + EVEN_DAY / 24.0) / (total + EVEN_DAY)).max(1.0)
    }
}

/// Where and when the others shared the object: what all questions about it have in common.
pub(crate) struct Scene<'i> {
    incidence: &'i Incidence,
    reactions: &'i Reactions,
    object: u32,
    origin: i64,
    shares: usize,
}

impl<'i> Scene<'i> {
    pub(crate) fn new(incidence: &'i Incidence, reactions: &'i Reactions, object: u32) -> Self {
        let shares = incidence.times_of(object).len();
        Self {
            incidence,
            reactions,
            object,
            origin: incidence.origin(object),
            shares,
        }
    }

    /// Chance that an account with this habit shares within the window of any of `times` (ascending),
    /// given that it shares the object `repeats` times; `is_suspect` names those whose shares say
    /// nothing about the others.
    pub(crate) fn chance(
        &self,
        habit: &Habit,
        times: &[i64],
        repeats: usize,
        is_suspect: &impl Fn(u32) -> bool,
    ) -> f64 {
        let window = self.incidence.window_ms;
        let mut sum = 0.0;
        let mut covered = i64::MIN;
        for &time in times {
            // Overlapping windows count once.
            let low = (time - self.origin - window).max(covered.saturating_add(1));
            let high = time - self.origin + window;
            covered = high;
            if low > high {
                continue;
            }
            let everybody = self.reactions.everybody(self.shares, low.max(0), high);
            let own = habit.own(self.object, low, high, window, everybody);
            let hour = habit.hour_factor(time, repeats as f64);
            sum += own.max(everybody).max(self.flare(time, is_suspect)) * hour;
        }
        (sum * repeats as f64).min(1.0)
    }

    /// Chance to fall within the window of `time`, judged by the shares of others around it.
    ///
    /// Those nearest are left out: they may be the group itself. People who react to one thing spread
    /// out further.
    fn flare(&self, time: i64, is_suspect: &impl Fn(u32) -> bool) -> f64 {
        let near = self.reactions.near_ms;
        let times = self.incidence.times_of(self.object);
        let accounts = self.incidence.accounts_of(self.object);
        let outside = |low: i64, high: i64| {
            // low < |t - time| <= high, on both sides
            let range = |from: i64, to: i64| {
                let start = times.partition_point(|&t| t < from);
                let end = times.partition_point(|&t| t < to);
                accounts[start..end.max(start)]
                    .iter()
                    .filter(|&&a| !is_suspect(a))
                    .count()
            };
            range(time - high, time - low) + range(time + low + 1, time + high + 1)
        };
        let densest = RINGS
            .iter()
            .map(|&(low, high)| {
                let n = outside(low * near, high * near) as f64;
                n / (high - low) as f64
            })
            .fold(0.0, f64::max);
        let widths = self.incidence.window_ms as f64 / near as f64;
        (densest * widths / (self.shares.max(2) - 1) as f64).min(1.0)
    }
}

/// Compares two accounts over all objects that both shared.
pub(crate) fn synchrony(
    incidence: &Incidence,
    reactions: &Reactions,
    one: (u32, &Habit),
    other: (u32, &Habit),
) -> Synchrony {
    let mut found = Synchrony::default();
    synchrony_by_object(
        incidence,
        reactions,
        one,
        other,
        |object, met, chance| match chance {
            None => found.uninformative += 1,
            Some(chance) => {
                found.informative += 1;
                found.exclusive += exclusiveness(incidence.sharers[object as usize]);
                found.met += u32::from(met);
                found.chances.push((chance, met));
            }
        },
    );
    found
}

/// Calls `visit` with every object that both shared, whether they met there, and the chance of it;
/// no chance where nobody else shared it.
pub(crate) fn synchrony_by_object(
    incidence: &Incidence,
    reactions: &Reactions,
    (a, habit_a): (u32, &Habit),
    (b, habit_b): (u32, &Habit),
    mut visit: impl FnMut(u32, bool, Option<f64>),
) {
    let times = |rows: &[u32]| -> Vec<i64> { rows.iter().map(|&r| incidence.time(r)).collect() };
    let is_suspect = |account: u32| account == a || account == b;
    incidence.common(a, b, |common| {
        let met = incidence.meet(common.one, common.other);
        let chance = (incidence.sharers[common.object as usize] > 2).then(|| {
            let scene = Scene::new(incidence, reactions, common.object);
            let of_a = scene.chance(habit_a, &times(common.other), common.one.len(), &is_suspect);
            let of_b = scene.chance(habit_b, &times(common.one), common.other.len(), &is_suspect);
            of_a.max(of_b)
        });
        visit(common.object, met, chance);
    });
}

/// Class of popularity.
fn class_of(shares: usize) -> usize {
    shares.max(1).ilog2() as usize
}

fn hour_of(time_ms: i64) -> usize {
    (time_ms.div_euclid(HOUR_MS)).rem_euclid(24) as usize
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// `n` of the values, evenly spread by position.
fn thin<T>(values: &[T], n: usize) -> impl Iterator<Item = &T> {
    (0..n).filter_map(move |i| values.get((2 * i + 1) * values.len() / (2 * n)))
}
