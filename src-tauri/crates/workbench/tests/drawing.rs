//! A run is drawn as the case says: its exports and its report stand where the window shows them.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]

use std::path::Path;

use zwerm_workbench::{
    Alike, Command, Control, DetectRequest, Environment, Params, PinnedAccount, ProbeOptions,
    ReportRequest, Selection, What, Workbench,
};

/// Two groups of accounts that share links of their own within seconds.
fn case(folder: &Path) -> Workbench {
    let mut rows = "object_id,account_id,content_id,timestamp_share\n".to_owned();
    for (group, size) in [("a", 9), ("b", 5)] {
        for link in 0..6 {
            for account in 0..size {
                let time = 1_600_000_000 + link * 5_000 + account;
                rows += &format!("{group}{link},{group}{account},{group}{link}-{account},{time}\n");
            }
        }
    }
    let file = folder.join("two.csv");
    std::fs::write(&file, rows).unwrap();
    let environment = Environment::with_clock("ana", || "2026-01-01T00:00:00Z".to_owned());
    let workbench = Workbench::create(&folder.join("two"), None, environment).unwrap();
    let quiet = Control::quiet();
    workbench
        .import(&file, &ProbeOptions::default(), &quiet)
        .unwrap();
    let request = DetectRequest {
        name: "one".to_owned(),
        params: Params::default(),
        selection: Selection::default(),
        cross_platform: true,
        seed: 1,
        alike: Alike::default(),
        significance: None,
        judged_within_secs: None,
        sensitivity: None,
        backbone: None,
    };
    workbench.detect(&request, &quiet).unwrap();
    workbench
}

#[test]
fn pinned_accounts_stand_there_in_every_export_and_in_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = case(folder.path());
    let quiet = Control::quiet();
    let view = workbench.view("one").unwrap();
    let before = workbench.positions(&view, &quiet).unwrap();
    let node = view
        .nodes
        .account_id
        .iter()
        .position(|id| id == "a3")
        .unwrap();
    let account = view.account(node as u32);
    let pinned = PinnedAccount {
        platform: account.platform,
        account_id: account.account_id,
        x: 123.5,
        y: -77.25,
    };
    workbench
        .change(Command::PinAccounts {
            run_id: "one".to_owned(),
            accounts: vec![pinned],
        })
        .unwrap();
    let after = workbench.positions(&view, &quiet).unwrap();
    assert_eq!(after[node], [123.5, -77.25]);
    let moved = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert_eq!(moved, 1);
    workbench
        .change(Command::SettleDrawing {
            run_id: "one".to_owned(),
            seed: Some(12),
        })
        .unwrap();
    let settled = workbench.positions(&view, &quiet).unwrap();
    assert_eq!(settled[node], [123.5, -77.25]);
    assert_ne!(settled, after);
    assert_eq!(settled, workbench.positions(&view, &quiet).unwrap());

    let out = folder.path().join("nodes.csv");
    workbench.export("one", What::Nodes, &out, &quiet).unwrap();
    let nodes = std::fs::read_to_string(&out).unwrap();
    assert!(
        nodes.contains("123.5") && nodes.contains("-77.25"),
        "{nodes}"
    );
    let report = workbench
        .report("one", &ReportRequest::default(), &quiet)
        .unwrap();
    let there: Vec<_> = report
        .network
        .nodes
        .iter()
        .filter(|node| node.pinned)
        .collect();
    assert_eq!(there.len(), 1);
    assert_eq!([there[0].x, there[0].y], [123.5, -77.25]);
    assert_eq!(
        report.network.how_drawn,
        "Drawn with seed 12. 1 account stands where it was put by hand."
    );
}
