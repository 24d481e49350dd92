//! The report as its reader meets it: in a browser, on paper, without a network.

use std::fs;

use crate::harness::browser::{self, Printed};
use crate::harness::{example, program, scratch, sha256, text};

fn printed(html: &str) -> Printed {
    let folder = scratch();
    let page = folder.path().join("page.html");
    fs::write(&page, html).unwrap();
    browser::print(&page)
}

/// The judge itself: it must see a script error, a request, and blocked content.
#[test]
fn the_browser_notices_what_a_report_must_not_do() {
    let loud = printed(
        "<!doctype html><title>t</title><img src='http://outside.example/x.png'><script>console.error('loud')</script>",
    );
    assert_eq!(loud.pages(), 1);
    assert!(
        loud.console.iter().any(|line| line.contains("loud")),
        "{:?}",
        loud.console
    );
    assert!(
        loud.requests
            .iter()
            .any(|line| line.contains("outside.example")),
        "{:?}",
        loud.requests
    );
    let blocked = printed(
        "<!doctype html><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><img src='http://outside.example/x.png'>",
    );
    assert!(
        blocked
            .console
            .iter()
            .any(|line| line.contains("Content Security Policy")),
        "{:?}",
        blocked.console
    );
}

#[test]
fn the_report_prints_quietly_and_calls_nobody() {
    let report = example::russian_out().join("report.html");
    let printed = browser::print(&report);
    assert!(printed.pages() >= 2, "{} pages", printed.pages());
    assert!(printed.console.is_empty(), "{:?}", printed.console);
    assert!(printed.requests.is_empty(), "{:?}", printed.requests);
}

#[test]
fn the_report_is_one_file_with_a_strict_policy() {
    let html = fs::read_to_string(example::russian_out().join("report.html")).unwrap();
    assert!(html.contains("Content-Security-Policy"));
    let policy = html.replace("&#x27;", "'");
    assert!(policy.contains("default-src 'none'"));
    assert!(!policy.contains("unsafe-inline") && !policy.contains("script-src"));
    for outside in [
        "src=\"http",
        "src='http",
        "href=\"http://",
        "@import",
        "url(http",
    ] {
        assert!(!html.contains(outside), "{outside}");
    }
    for place in ["file:///", "/tmp/", "/home/", "/root/"] {
        assert!(!html.contains(place), "{place}: a path of this computer");
    }
}

#[test]
fn the_report_says_what_was_done_with_what() {
    let html = fs::read_to_string(example::russian_out().join("report.html")).unwrap();
    let source = sha256(&fs::read(crate::harness::russian()).unwrap());
    assert!(html.contains(&source), "the hash of the source");
    let info = &program::json(["info", text(&example::russian_case())])[0];
    assert!(info["runs"][0]["summary"]["n_edges"].as_u64() > Some(0));
    for word in ["bot", "bots", "troll", "trolls"] {
        let found = html
            .to_lowercase()
            .split(|character: char| !character.is_alphanumeric())
            .any(|found| found == word);
        assert!(!found, "the word {word:?}");
    }
}

#[test]
fn accounts_are_pseudonyms_unless_names_are_asked_for() {
    let out = example::russian_out();
    let nodes = crate::harness::table::Table::read(&out.join("nodes.csv"));
    let report = fs::read_to_string(out.join("report.html")).unwrap();
    let seen = |html: &str| {
        nodes
            .cells("account_id")
            .into_iter()
            .filter(|account| html.contains(*account))
            .count()
    };
    assert_eq!(seen(&report), 0, "account ids in a pseudonymous report");
    let folder = scratch();
    let named = folder.path().join("named.html");
    program::ok([
        "report",
        text(&example::russian_case()),
        "--run",
        "run",
        "--names",
        "--out",
        text(&named),
    ]);
    assert!(seen(&fs::read_to_string(named).unwrap()) > 0);
}

#[test]
fn text_from_sources_stays_text() {
    let folder = scratch();
    let input = folder.path().join("markup.csv");
    let evil = "<img src=x onerror=console.error(1)><script>console.error('ran')</script>";
    let mut csv = String::from("object_id,account_id,content_id,timestamp_share\n");
    for number in 0..3 {
        for account in 0..4 {
            let time = 1_600_000_000 + number * 1_000 + account;
            csv.push_str(&format!(
                "\"{evil}{number}\",\"{evil}{account}\",\"{evil}{number}-{account}\",{time}\n"
            ));
        }
    }
    fs::write(&input, csv).unwrap();
    let out = folder.path().join("out");
    program::ok(["run", text(&input), "--out", text(&out), "--names"]);
    let printed = browser::print(&out.join("report.html"));
    assert!(printed.console.is_empty(), "{:?}", printed.console);
    assert!(printed.requests.is_empty(), "{:?}", printed.requests);
    assert!(printed.pages() >= 1);
}
