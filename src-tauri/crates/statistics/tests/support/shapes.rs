//! What is generated to try the methods on: data made by chance alone, and data with groups.

use zwerm_tests::generate::Shape;

/// A shape by name.
pub type Named = (&'static str, fn(usize, u64) -> Shape);

/// Nothing planted, in several densities.
pub const CHANCE: [Named; 6] = [
    ("usual", chance),
    ("14 days", |posts, seed| Shape {
        days: 14,
        ..chance(posts, seed)
    }),
    ("3 days", |posts, seed| Shape {
        days: 3,
        ..chance(posts, seed)
    }),
    ("few busy accounts", |posts, seed| Shape {
        account_exponent: 1.0,
        ..chance(posts, seed)
    }),
    ("viral objects", |posts, seed| Shape {
        object_exponent: 1.2,
        ..chance(posts, seed)
    }),
    ("fast shares", |posts, seed| Shape {
        delay_median_secs: 1_200.0,
        ..chance(posts, seed)
    }),
];

/// Groups in all kinds of surroundings.
pub const PLANTED: [Named; 11] = [
    ("standard", Shape::of),
    ("standard, 14 days", |posts, seed| Shape {
        days: 14,
        ..Shape::of(posts, seed)
    }),
    ("quiet", quiet),
    ("quiet, 14 days", |posts, seed| Shape {
        days: 14,
        ..quiet(posts, seed)
    }),
    ("busy members", |posts, seed| Shape {
        busy_members: true,
        ..Shape::of(posts, seed)
    }),
    ("quiet busy members", |posts, seed| Shape {
        busy_members: true,
        ..quiet(posts, seed)
    }),
    ("popular objects", |posts, seed| Shape {
        popular_events: true,
        ..Shape::of(posts, seed)
    }),
    ("slow, 10 minutes", slow),
    ("topics", |posts, seed| Shape {
        topics: 20,
        ..Shape::of(posts, seed)
    }),
    ("fans and topics", fans),
    ("fans, groups among them busy", |posts, seed| Shape {
        busy_members: true,
        popular_events: true,
        ..fans(posts, seed)
    }),
];

fn chance(posts: usize, seed: u64) -> Shape {
    Shape {
        groups: 0,
        ..Shape::of(posts, seed)
    }
}

/// Forty groups of six that meet over six objects within fifty seconds, among a million posts.
fn quiet(posts: usize, seed: u64) -> Shape {
    Shape {
        groups: (posts / 25_000).max(5),
        group_size: 6,
        group_events: 6,
        group_spread_secs: 50,
        ..Shape::of(posts, seed)
    }
}

fn slow(posts: usize, seed: u64) -> Shape {
    Shape {
        group_spread_secs: 600,
        ..Shape::of(posts, seed)
    }
}

/// Ten idols with thirty fans each, and everybody loyal to one of twenty topics.
fn fans(posts: usize, seed: u64) -> Shape {
    let mut shape = Shape {
        topics: 20,
        ..Shape::of(posts, seed)
    };
    shape.fans.groups = 10;
    shape
}
