//! The file is closed to the outside, whatever the data says.

use super::sample::{self, HOSTILE};
use super::*;
use crate::model::{Names, PostRef, Shape};
use base64::Engine as _;
use sha2::{Digest, Sha256};

/// 200 and more ways to break out of a page.
fn payloads() -> Vec<String> {
    let cores = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=//e.example>",
        "<a href=javascript:alert(1)>x</a>",
        "<link rel=stylesheet href=https://e.example/x.css>",
        "<style>@import 'https://e.example'</style>",
        "<meta http-equiv=refresh content=0;url=https://e.example>",
        "<base href=https://e.example>",
        "<object data=https://e.example>",
        "<form action=https://e.example><input>",
        "<math><mtext></mtext><script>1</script></math>",
        "<!--<script>-->",
        "]]><script>1</script>",
        "<foreignObject><script>1</script></foreignObject>",
        "{{7*7}}",
        "{% for x in [] %}",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "<bdi></bdi></bdi><script>",
        "<p style=\"background:url(https://e.example)\">",
        "\u{202E}<script>\u{202C}",
        "<scr\0ipt>",
        "<ScRiPt>",
        "<script\u{200B}>",
    ];
    let wraps: [fn(&str) -> String; 8] = [
        |s| s.to_owned(),
        |s| format!("\">{s}"),
        |s| format!("'>{s}"),
        |s| format!("</bdi></td>{s}"),
        |s| format!("</title>{s}"),
        |s| format!("</style>{s}"),
        |s| format!("</svg>{s}"),
        |s| format!("\" onmouseover=\"alert(1)\" x=\"{s}"),
    ];
    cores
        .iter()
        .flat_map(|core| wraps.iter().map(move |wrap| wrap(core)))
        .collect()
}

/// Every tag of the document: (name, attribute text).
fn tags(html: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        let mut quote = None;
        let end = rest
            .char_indices()
            .find(|(_, c)| match quote {
                Some(q) => {
                    if *c == q {
                        quote = None;
                    }
                    false
                }
                None => {
                    if matches!(c, '"' | '\'') {
                        quote = Some(*c);
                    }
                    *c == '>'
                }
            })
            .unwrap()
            .0;
        let (name, attributes) = rest[..end]
            .split_once([' ', '\n'])
            .unwrap_or((&rest[..end], ""));
        out.push((name.to_owned(), attributes.to_owned()));
        rest = &rest[end + 1..];
        if name == "style" {
            rest = &rest[rest.find("</style>").unwrap()..];
        }
    }
    out
}

fn attributes(text: &str) -> Vec<(String, String)> {
    text.split("\" ")
        .filter_map(|part| part.split_once("=\""))
        .map(|(name, value)| {
            (
                name.trim().to_owned(),
                value.trim_end_matches(['"', '/']).to_owned(),
            )
        })
        .collect()
}

fn assert_closed(html: &str) {
    let known = "html head meta title style body header div nav main section article figure figcaption p span b br a bdi h1 h2 h3 h4 ol ul li dl dt dd table caption thead tbody tr th td pre code svg desc g path rect circle text polyline";
    for (name, text) in tags(html) {
        let bare = name.trim_start_matches('/').trim_end_matches('/');
        assert!(
            bare == "!doctype" || known.split(' ').any(|k| k == bare),
            "tag <{name} {text}>"
        );
        for (attribute, value) in attributes(&text) {
            assert!(!attribute.starts_with("on"), "handler {attribute}");
            assert!(
                ![
                    "src",
                    "srcset",
                    "action",
                    "data",
                    "style",
                    "poster",
                    "background",
                    "xlink:href"
                ]
                .contains(&attribute.as_str()),
                "attribute {attribute}={value}"
            );
            if attribute == "href" {
                assert!(bare == "a" && value.starts_with('#'), "link to {value}");
            }
        }
    }
    assert!(!html.contains("<script"));
}

fn everywhere(payload: &str) -> Report {
    let mut r = sample::with_findings(sample::report(Names::Shown, 1));
    let p = || payload.to_owned();
    let c = &mut r.cover;
    for text in [
        &mut c.title,
        &mut c.question,
        &mut c.case_id,
        &mut c.case_name,
        &mut c.run_name,
        &mut c.generated_at_utc,
        &mut c.data_frozen_at,
        &mut c.tool_version,
        &mut c.audit_hash,
    ] {
        *text = p();
    }
    r.headline.layers = vec![p(), p()];
    for s in &mut r.data.sources {
        s.file_name = p();
        s.sha256 = p();
        s.format = p();
        s.layout = Some(p());
        s.time_resolution = p();
        s.platforms = vec![p()];
        s.shares_by_type = [(p(), 1)].into();
        s.rejected_by_reason = [(p(), 1)].into();
        s.flagged = [(p(), 1)].into();
    }
    r.data.notes = vec![p()];
    r.method.paragraphs = vec![p()];
    for q in &mut r.method.parameters {
        (q.id, q.text, q.value, q.unit, q.default) = (p(), p(), p(), p(), p());
    }
    for q in &mut r.method.references {
        (q.citation, q.doi) = (p(), p());
    }
    r.overview
        .posts_per_day
        .iter_mut()
        .for_each(|s| s.platform = p());
    r.overview
        .pairs_per_layer
        .iter_mut()
        .for_each(|s| s.layer = p());
    for note in &mut r.notes {
        (note.text, note.date) = (p(), p());
    }
    r.limits = vec![p()];
    r.provenance = vec![crate::model::ProvenanceRow {
        what: p(),
        value: p(),
    }];
    r.glossary = vec![crate::model::GlossaryEntry {
        term: p(),
        meaning: p(),
    }];
    r.reproduce = crate::model::Reproduce {
        commands: vec![p()],
        notes: vec![p()],
    };
    for f in &mut r.findings {
        (f.title, f.text) = (p(), p());
        if let Some(picture) = &mut f.picture {
            picture.scene.lines.truncate(2);
            picture.scene.dots.truncate(2);
            picture.scene.legend.layers = Some(vec![p(), p()]);
            (picture.how_drawn, picture.run_id, picture.sha256) = (p(), p(), p());
            picture
                .filter
                .iter_mut()
                .for_each(|phrase| phrase.words = p());
            for shape in &mut picture.scene.shapes {
                if let Shape::Name { account, .. } = shape {
                    (account.name, account.pseudonym) = (p(), p());
                }
            }
        }
        f.pairs.truncate(1);
        if let Some(edge) = &mut f.edge {
            (edge.a.name, edge.b.pseudonym, edge.a.platform) = (p(), p(), p());
        }
        for pair in &mut f.pairs {
            (pair.object_type, pair.object) = (p(), p());
            (pair.older.content_id, pair.newer.source_sha256) = (p(), p());
            (pair.older.text, pair.newer.text) = (Some(p()), Some(p()));
        }
    }
    r.network.nodes.truncate(5);
    r.network.edges.clear();
    for c in &mut r.communities {
        c.notes = vec![p()];
        c.layers.iter_mut().for_each(|l| l.layer = p());
        c.barcode.ticks.truncate(5);
        c.objects.truncate(1);
        c.members.truncate(1);
        c.strongest_edges.truncate(1);
        c.objects
            .iter_mut()
            .for_each(|o| (o.object_type, o.object) = (p(), p()));
        c.members.iter_mut().for_each(|m| {
            (m.account.name, m.account.platform, m.account.pseudonym) = (p(), p(), p())
        });
        for e in &mut c.strongest_edges {
            (e.a.name, e.b.name) = (p(), p());
            e.pairs.truncate(1);
            for pair in &mut e.pairs {
                (
                    pair.object_type,
                    pair.object,
                    pair.older.content_id,
                    pair.newer.source_sha256,
                ) = (p(), p(), p(), p());
            }
        }
    }
    r
}

#[test]
fn no_payload_gets_out_of_its_place() {
    let payloads = payloads();
    assert!(payloads.len() >= 200);
    for payload in &payloads {
        assert_closed(&render_html(&everywhere(payload)).unwrap());
    }
}

#[test]
fn the_reader_can_tell_tags_from_text() {
    // The check itself must be able to fail.
    for bad in [
        "<p onclick=\"x\">",
        "<a href=\"https://e.example\">",
        "<img src=\"x\">",
        "<p style=\"x\">",
    ] {
        assert!(
            std::panic::catch_unwind(|| assert_closed(bad)).is_err(),
            "{bad}"
        );
    }
}

#[test]
fn the_policy_names_the_style() {
    let html = render_html(&everywhere("\"; } @import url(https://e.example); a{x:\"")).unwrap();
    let sheet = html
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(sheet.as_bytes()));
    let policy = html
        .split_once("Content-Security-Policy\" content=\"")
        .unwrap()
        .1
        .split_once("\">")
        .unwrap()
        .0;
    let policy = policy
        .replace("&#x2f;", "/")
        .replace("&#x27;", "'")
        .replace("&#39;", "'");
    assert!(
        policy.starts_with(&format!("default-src 'none'; style-src 'sha256-{hash}';")),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"));
    assert_eq!(html.matches("<style").count(), 1);
    assert!(!sheet.contains("@import") && !sheet.contains("://"));
    assert_eq!(
        sheet.matches("url(").count(),
        sheet.matches("url(data:font/woff2;base64,").count()
    );
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let r = sample::report(Names::Pseudonymised, 4);
    assert_eq!(render_html(&r).unwrap(), render_html(&r).unwrap());
    let copy: Report = serde_json::from_str(&serde_json::to_string(&r).unwrap()).unwrap();
    assert!(copy.cover == r.cover && copy.headline == r.headline && copy.method == r.method);
    assert!(copy.communities[0].strongest_edges == r.communities[0].strongest_edges);
}

fn raw_values(report: &Report) -> Vec<String> {
    let mut raw: Vec<String> = report
        .network
        .nodes
        .iter()
        .map(|n| n.account.name.clone())
        .collect();
    let edges = report.communities.iter().flat_map(|c| &c.strongest_edges);
    for edge in edges {
        raw.extend([edge.a.name.clone(), edge.b.name.clone()]);
        let post = |p: &PostRef| p.content_id.clone();
        raw.extend(
            edge.pairs
                .iter()
                .flat_map(|p| [post(&p.older), post(&p.newer)]),
        );
    }
    for finding in &report.findings {
        let accounts = finding.edge.iter().flat_map(|edge| [&edge.a, &edge.b]);
        raw.extend(accounts.map(|account| account.name.clone()));
        for pair in &finding.pairs {
            raw.extend([pair.older.content_id.clone(), pair.newer.content_id.clone()]);
        }
    }
    raw
}

#[test]
fn a_pseudonymised_report_holds_no_raw_value() {
    let mut r = sample::with_findings(sample::report(Names::Pseudonymised, 6));
    let raw = raw_values(&r);
    r.cover.question = format!("Is {} part of it?", raw[20]);
    r.data.sources[0].file_name = format!("posts_of {}.csv", raw[20]);
    let html = render_html(&r).unwrap();
    assert_eq!(
        crate::find_leaks(&html, raw.iter().map(String::as_str)),
        Vec::<&str>::new()
    );
    for value in &raw {
        assert!(!html.contains(value.as_str()), "{value}");
    }
    r.cover.names = Names::Shown;
    let html = render_html(&r).unwrap();
    assert!(crate::find_leaks(&html, raw.iter().map(String::as_str)).len() > 50);
    assert!(html.contains("<p class=\"warning\">This report contains names of accounts</p>"));
}

#[test]
fn findings_stand_behind_the_summary_in_their_order() {
    let with = |names| render_html(&sample::with_findings(sample::report(names, 3))).unwrap();
    let html = with(Names::Pseudonymised);
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}"));
    let order = [
        "id=\"summary\"",
        "id=\"findings\"",
        "Two accounts post the same call",
        "was asked for comment",
        "A shared newsletter could explain",
        "Confidence: high.",
        ">convincing</td>",
        "A dense group around one address",
        "id=\"finding-2-picture-t\"",
        "1\u{202F}204 of 9\u{202F}310 accounts",
        "No sign of a link",
        "id=\"data\"",
        "Notes of the analyst",
        "Dense, and all in one week.",
        "A second look is needed.",
    ];
    assert!(order.map(at).is_sorted());
    for part in [
        "<span class=\"no\">2</span> Findings",
        "<span class=\"no\">3</span> Data",
        "<span class=\"no\">11</span> Terms",
        "1 finding of this case rests on other runs",
        "The words of the posts are left out",
    ] {
        assert!(html.contains(part), "{part}");
    }
    // The words of a post lead to its author as surely as a name.
    assert!(!html.to_lowercase().contains("polling station"));
    let html = with(Names::Shown);
    assert!(html.contains("Polling station moved to the old school, pass it on"));
    assert!(html.contains("&lt;b&gt;now&lt;/b&gt; <span class=\"tok\">⟨U+202E⟩</span>txet"));
    let without = render_html(&sample::report(Names::Shown, 3)).unwrap();
    assert!(!without.contains("Findings") && !without.contains(".finding"));
    assert!(!without.contains("Notes of the analyst"));
    assert!(without.contains("<span class=\"no\">2</span> Data"));
}

#[test]
fn invisible_characters_are_seen() {
    let html = render_html(&sample::with_findings(sample::report(Names::Shown, 3))).unwrap();
    for hidden in ['\u{202E}', '\u{200B}', '\u{FEFF}', '\u{E000}', '\0'] {
        assert!(!html.contains(hidden), "{hidden:?}");
    }
    assert!(html.contains("<span class=\"tok\">⟨U+202E⟩</span>"));
    assert!(HOSTILE.iter().any(|h| h.contains('\u{202E}')));
}

#[test]
fn an_empty_report_is_still_a_report() {
    let html = render_html(&Report::default()).unwrap();
    assert_closed(&html);
    for words in [
        crate::sentences::NOT_JUDGED,
        "no coordinated pattern",
        "Accounts are pseudonymised",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn headings_tables_and_ids_are_in_order() {
    let html = render_html(&sample::with_findings(sample::report(
        Names::Pseudonymised,
        5,
    )))
    .unwrap();
    let mut level = 0;
    let mut ids = std::collections::BTreeSet::new();
    for (name, text) in tags(&html) {
        if let Some(next) = name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()) {
            assert!(next <= level + 1, "h{next} after h{level}");
            level = next;
        }
        for (attribute, value) in attributes(&text) {
            assert!(
                attribute != "id" || ids.insert(value.clone()),
                "id {value} twice"
            );
        }
    }
    let tables = html.matches("<table").count();
    assert_eq!(
        tables,
        html.matches("<caption>").count()
            + html
                .matches("<table class=\"sheet\" aria-labelledby")
                .count()
    );
    for link in html
        .match_indices("href=\"#")
        .map(|(i, m)| html[i + m.len()..].split('"').next().unwrap())
    {
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
}

#[test]
fn thirty_communities_stay_small() {
    let html = render_html(&sample::report(Names::Pseudonymised, 30)).unwrap();
    assert!(html.len() < 2_000_000, "{} bytes", html.len());
}

/// Writes the invented report where `ZWERM_SAMPLE_DIR` points, to be looked at and printed.
#[test]
fn the_sample_can_be_looked_at() {
    let Some(dir) = std::env::var_os("ZWERM_SAMPLE_DIR").map(std::path::PathBuf::from) else {
        return;
    };
    for (name, names, described) in [
        ("sample", Names::Pseudonymised, 12),
        ("names", Names::Shown, 3),
        ("thirty", Names::Pseudonymised, 30),
    ] {
        let html = render_html(&sample::report(names, described)).unwrap();
        std::fs::write(dir.join(format!("{name}.html")), html).unwrap();
    }
    for (name, names) in [
        ("findings", Names::Pseudonymised),
        ("findings_names", Names::Shown),
    ] {
        let report = sample::with_findings(sample::report(names, 4));
        let html = render_html(&report).unwrap();
        std::fs::write(dir.join(format!("{name}.html")), html).unwrap();
    }
}

#[test]
fn repetitions_are_a_table_only_where_there_are_any() {
    let mut report = sample::report(Names::Shown, 2);
    let html = render_html(&report).unwrap();
    let row = html.split("random parts of the objects").nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    for cell in [
        "81\u{a0}% (78\u{a0}% to 84\u{a0}%)",
        "<td class=\"num\">10</td>",
    ] {
        assert!(row.contains(cell), "{cell:?} is not in {row}");
    }
    assert!(html.contains("At rung 2 kept"));
    for row in &mut report.stability {
        row.established_kept = None;
    }
    assert!(!render_html(&report).unwrap().contains("At rung 2 kept"));
    report.stability.clear();
    assert!(!render_html(&report).unwrap().contains("How much stays"));
}
