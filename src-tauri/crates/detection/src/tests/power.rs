//! Planted groups: what is planted, that a run finds it, and what must not matter.

use std::collections::BTreeSet;

use super::{GO, Row, open, row, shares_of};
use crate::power::{Ground, Planted, Power, Seen, is_half, look_for};
use crate::{Detection, detect};

/// Sixty accounts on two platforms, each alone: hours lie between any two shares of one object.
fn calm() -> Vec<Row> {
    let mut rows = Vec::new();
    for share in 0..600_u32 {
        let object = format!("o{}", share % 150);
        let account = format!("a{}", (share * 7) % 60);
        let secs = f64::from(share) * 3000.0;
        let mut one = row("url", &object, &account, &format!("p{share}"), secs);
        one.2 = if (share * 7) % 60 < 45 { "x" } else { "y" }.to_owned();
        rows.push(one);
    }
    rows
}

const ASKED: Power = Power {
    group_size: 6,
    events: 5,
    spread_secs: 30.0,
    trials: 1,
};

fn plant(rows: &[Row], seed: u64, trial: u32) -> (zwerm_dataset::Shares, Planted) {
    let shares = shares_of(rows);
    let ground = Ground::new(&shares, &["url".to_owned()]).unwrap();
    let planted = ground.plant(&ASKED, seed, trial).unwrap();
    (shares, planted)
}

/// Components as communities: enough where nobody else meets.
fn components(found: &Detection) -> Vec<u32> {
    let edges: Vec<(u32, u32, f64)> = found
        .edges
        .iter()
        .map(|edge| (edge.a, edge.b, 1.0))
        .collect();
    let graph = zwerm_network::Graph::from_edges(found.nodes.len(), &edges).unwrap();
    zwerm_network::components(&graph)
}

#[test]
fn a_group_is_what_was_asked_and_the_data_stays() {
    let rows = calm();
    for trial in 1..=20 {
        let (shares, planted) = plant(&rows, 1, trial);
        let with = &planted.shares;
        assert_eq!(planted.members.len(), 6);
        assert_eq!(planted.objects.len(), 5);
        assert_eq!(with.len(), shares.len() + 30);
        assert_eq!(with.time_ms[..shares.len()], shares.time_ms);
        assert_eq!(with.accounts, shares.accounts);
        let platform = |account: u32| with.platform_of[account as usize];
        let platforms: BTreeSet<u8> = planted.members.iter().map(|&one| platform(one)).collect();
        assert_eq!(platforms.len(), 1, "a group lives on one platform");
        for &object in &planted.objects {
            let new = (shares.len()..with.len()).filter(|&row| with.object[row] == object);
            let mut who: Vec<u32> = new.clone().map(|row| with.account[row]).collect();
            who.sort_unstable();
            assert_eq!(who, planted.members, "every member, once");
            let times: Vec<i64> = new.map(|row| with.time_ms[row]).collect();
            // It starts at a share of that object by somebody on the platform.
            let start = (0..shares.len())
                .filter(|&row| shares.object[row] == object)
                .filter(|&row| platform(shares.account[row]) == *platforms.first().unwrap())
                .map(|row| shares.time_ms[row])
                .find(|start| {
                    times
                        .iter()
                        .all(|time| (0..30_000).contains(&(time - start)))
                });
            assert!(start.is_some(), "{times:?}");
        }
    }
}

#[test]
fn the_group_is_found_and_nothing_else_is() {
    let rows = calm();
    let params = crate::Params {
        min_weight: 5,
        ..open(&[30.0])
    };
    let (shares, planted) = plant(&rows, 3, 1);
    let found = detect(&planted.shares, &params, GO).unwrap();
    let seen = look_for(&planted.members, &found, &components(&found), None);
    let all = Seen {
        n_edges: 15,
        in_community: 6,
        community_size: 6,
        at_rung_2: None,
    };
    assert_eq!(seen, all);
    let before = detect(&shares, &params, GO).unwrap();
    let seen = look_for(&planted.members, &before, &components(&before), None);
    assert_eq!(seen, Seen::default());
    // A window that is too narrow for them sees few pairs of them.
    let narrow = detect(
        &planted.shares,
        &crate::Params {
            min_weight: 5,
            ..open(&[1.0])
        },
        GO,
    )
    .unwrap();
    assert!(look_for(&planted.members, &narrow, &components(&narrow), None).n_edges < 3);
}

#[test]
fn trials_and_seeds_differ_and_the_order_of_rows_is_nothing() {
    let rows = calm();
    let names = |planted: &Planted| -> Vec<String> {
        let accounts = planted
            .members
            .iter()
            .map(|&one| planted.shares.accounts.get(one));
        let mut names: Vec<String> = accounts.map(str::to_owned).collect();
        names.sort();
        names
    };
    let first = names(&plant(&rows, 1, 1).1);
    assert_eq!(first, names(&plant(&rows, 1, 1).1));
    assert_ne!(first, names(&plant(&rows, 1, 2).1));
    assert_ne!(first, names(&plant(&rows, 2, 1).1));
    let times = |planted: &Planted| {
        let mut times = planted.shares.time_ms.clone();
        times.sort_unstable();
        times
    };
    let mut turned = rows.clone();
    turned.reverse();
    let (one, other) = (plant(&rows, 1, 1).1, plant(&turned, 1, 1).1);
    assert_eq!(first, names(&other));
    assert_eq!(times(&one), times(&other));
    // Any account may be a member.
    let drawn: BTreeSet<String> = (1..=120)
        .flat_map(|trial| names(&plant(&rows, 1, trial).1))
        .collect();
    assert!(drawn.len() >= 59, "{} of 60 accounts", drawn.len());
}

#[test]
fn half_means_two_at_least_and_too_little_data_is_said() {
    for (together, size, half) in [
        (3, 6, true),
        (2, 6, false),
        (2, 3, true),
        (1, 2, false),
        (1, 1, false),
    ] {
        assert_eq!(is_half(together, size), half, "{together} of {size}");
    }
    let rows = [
        row("url", "o", "a", "p", 0.0),
        row("url", "o", "b", "q", 1.0),
    ];
    let shares = shares_of(&rows);
    let ground = Ground::new(&shares, &["url".to_owned()]).unwrap();
    let error = ground.plant(&ASKED, 1, 1).unwrap_err();
    assert_eq!(error.code(), "too-little-to-plant");
    let wrong = Power {
        group_size: 1,
        ..ASKED
    };
    assert_eq!(
        ground.plant(&wrong, 1, 1).unwrap_err().code(),
        "invalid-parameter"
    );
}
