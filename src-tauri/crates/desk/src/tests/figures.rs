//! How long a question to a large run takes: 100 000 accounts, half a million edges.
//!
//! `cargo test -p zwerm-desk figures -- --ignored --nocapture`

use std::fmt::Write as _;
use std::time::Instant;

use super::Fixture;
use crate::api::{DetectAsk, MarkAsk, MarkView, NetworkFilter, RunView, Span, TableAsk};

const ACCOUNTS: u32 = 100_000;
const GROUP: u32 = 11;

/// Groups of eleven that share four links each, minutes apart; every account in two groups.
fn rows() -> String {
    let mut rows = String::from("account_id,account_name,post_id,created_at,url,text\n");
    let mut post = 0;
    for round in 0..2_u32 {
        for account in 0..ACCOUNTS {
            // The second round puts other neighbours together, three at a time.
            let group = if round == 0 {
                account / GROUP
            } else {
                account.wrapping_mul(7_919) % ACCOUNTS / 3
            };
            for link in 0..2 {
                let second = account % 40 + group % 3_600 * 60 + link * 600 + round * 300_000;
                let (day, rest) = (1 + second / 86_400, second % 86_400);
                let _ = writeln!(
                    rows,
                    "user{account},User {account},p{post},2025-03-{day:02}T{:02}:{:02}:{:02}Z,https://paper.example/{round}/{group}/{link},Words of post {post}",
                    rest / 3_600,
                    rest / 60 % 60,
                    rest % 60
                );
                post += 1;
            }
        }
    }
    rows
}

#[test]
#[ignore = "measures; a minute and more"]
fn figures() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    desk.create_case("Large").unwrap();
    let file = fixture.file("large.csv", &rows());
    let timed = |what: &str, work: &mut dyn FnMut()| {
        let started = Instant::now();
        work();
        println!(
            "{what:<42} {:>8.1} ms",
            started.elapsed().as_secs_f64() * 1e3
        );
    };
    timed("import", &mut || {
        let job = desk.start_import(file.file, Default::default()).unwrap();
        let _: crate::api::ImportView = fixture.result_of(job);
    });
    let mut run: Option<RunView> = None;
    timed("detect", &mut || {
        let ask = DetectAsk {
            name: "large".to_owned(),
            windows_secs: vec![10.0, 60.0],
            ..DetectAsk::default()
        };
        run = Some(fixture.result_of(desk.start_detect(ask).unwrap()));
    });
    let run = run.unwrap();
    let id = run.run_id.as_str();
    println!(
        "{} accounts, {} edges, {} pairs",
        run.n_accounts, run.n_edges, run.n_pairs
    );
    for times in ["first", "second"] {
        timed(&format!("names, {times}"), &mut || {
            desk.name_bytes(id).unwrap();
        });
        timed(&format!("network, {times}"), &mut || {
            desk.network_bytes(id).unwrap();
        });
        timed(&format!("barcodes, {times}"), &mut || {
            desk.barcodes(id).unwrap();
        });
        timed(&format!("communities, {times}"), &mut || {
            desk.communities(id, &NetworkFilter::default()).unwrap();
        });
    }
    let filter = NetworkFilter::default;
    let (from_ms, last) = (run.first_ms.unwrap(), run.last_ms.unwrap());
    let to_ms = from_ms + (last - from_ms) / 3;
    for (what, filter) in [
        (
            "weight",
            NetworkFilter {
                min_weight: Some(3),
                ..filter()
            },
        ),
        (
            "window",
            NetworkFilter {
                window_secs: Some(10.0),
                ..filter()
            },
        ),
        (
            "span",
            NetworkFilter {
                span: Some(Span { from_ms, to_ms }),
                ..filter()
            },
        ),
        (
            "text",
            NetworkFilter {
                text: Some("99".to_owned()),
                ..filter()
            },
        ),
    ] {
        timed(&format!("filter by {what}"), &mut || {
            desk.filter_bytes(id, &filter).unwrap();
        });
    }
    let mut ask = TableAsk {
        run: id.to_owned(),
        table: "edges".to_owned(),
        filter: NetworkFilter {
            min_weight: Some(2),
            ..filter()
        },
        sort: "median_time_delta".to_owned(),
        descending: true,
        offset: 0,
        limit: 100,
    };
    for what in ["page of edges, new order", "page of edges, deep"] {
        timed(what, &mut || {
            desk.edge_page(&ask).unwrap();
        });
        ask.offset = 300_000;
    }
    (ask.sort, ask.offset) = ("display_name".to_owned(), 0);
    for what in ["page of accounts, new order", "page of accounts, deep"] {
        timed(what, &mut || {
            desk.node_page(&ask).unwrap();
        });
        ask.offset = 90_000;
    }
    timed("search", &mut || {
        desk.search_accounts(id, "user 9", 20).unwrap();
    });
    for edge in [0, 1, 250_000, 400_000] {
        timed(&format!("evidence of edge {edge}"), &mut || {
            desk.evidence(id, edge, 0, 50).unwrap();
        });
    }
    let pair = desk.evidence(id, 5, 0, 1).unwrap().pairs.remove(0);
    timed("mark", &mut || {
        desk.mark(&MarkAsk {
            run: id.to_owned(),
            edge: 5,
            pair_key: Some(pair.pair_key.clone()),
            mark: MarkView::Convincing,
        })
        .unwrap();
    });
    for node in [0, 70_000] {
        timed(&format!("card of account {node}"), &mut || {
            desk.account_card(id, node).unwrap();
        });
    }
    timed("card of community 1", &mut || {
        desk.community_card(id, 1).unwrap();
    });
}
