//! An invented report with everything in it: numbers from a fixed generator, hostile names.

use crate::figures;
use crate::model::*;

/// A small generator: the sample must be the same on every machine.
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n.max(1)
    }

    fn unit(&mut self) -> f64 {
        self.below(1 << 30) as f64 / (1u64 << 30) as f64
    }
}

/// Names as hostile accounts choose them.
pub(super) const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "\u{202E}gnp.tnuocca_a\u{202C}",
    "\"><img src=x onerror=alert(1)>",
    "Z\u{0335}\u{0321}\u{0322}\u{0327}\u{0328}\u{0334}\u{0335}\u{0336}\u{0337}a\u{0335}\u{0321}\u{0322}\u{0327}\u{0328}\u{0334}lgo",
    "ali\u{200B}ce\u{200D}_\u{FEFF}x",
    "=HYPERLINK(\"http://e.example\",\"x\")",
    "{{ 7*7 }}{% raw %}",
    "مرحبا_بالعالم",
    "\u{E000}\u{F8FF}private",
    "javascript:alert(document.domain)",
    "名前のとても長いアカウント_名前のとても長いアカウント_名前のとても長いアカウント_名前のとても長いアカウント",
    "👩\u{200D}🔬 lab",
];

const START_MS: i64 = 1_609_632_000_000; // 2021-01-03
const SPAN_MS: i64 = 73 * 86_400_000;
const SHA_A: &str = "3fa2b1c09e77d41f8a6cbb52f0d1e4937c0a5581be22960f4d7713ac85e6f190";
const SHA_B: &str = "b81d0c44f2a9657e13c8d05b7f64e2a19037dc5b48f1ae6602794bd3158ce07f";
const PLATFORMS: [&str; 3] = ["twitter", "facebook", "telegram"];

pub(super) fn account(i: u64) -> AccountRef {
    let alphabet: Vec<char> = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().collect();
    let mut n = Numbers::new(i + 77);
    let code: String = (0..5).map(|_| alphabet[n.below(32) as usize]).collect();
    AccountRef {
        pseudonym: format!("P-{code}"),
        name: match HOSTILE.get((i % 41) as usize) {
            Some(hostile) => format!("{hostile}_{i}"),
            None => format!(
                "stem_{}{}",
                ["noord", "zuid", "burger", "nieuws", "vrij"][n.below(5) as usize],
                1000 + i
            ),
        },
        platform: PLATFORMS[if n.below(10) < 7 {
            0
        } else {
            1 + n.below(2) as usize
        }]
        .to_owned(),
    }
}

fn object(n: &mut Numbers) -> (String, String) {
    match n.below(5) {
        0 => (
            "hashtag".into(),
            format!(
                "#{}",
                ["stemdezeweg", "genoeg", "nuofnooit", "kies2021"][n.below(4) as usize]
            ),
        ),
        1 => ("text".into(), format!("t:{:016x}", n.below(u64::MAX))),
        2 => (
            "url".into(),
            format!(
                "https://voorbeeld.example/artikel/2021/{:02}/{}-over-de-verkiezingen-en-wat-daarna-komt?utm_source=deel&id={}",
                1 + n.below(3),
                n.below(9999),
                n.below(1_000_000)
            ),
        ),
        _ => (
            "url".into(),
            format!("https://nieuws.example/{}", n.below(900)),
        ),
    }
}

fn post(n: &mut Numbers, time_ms: i64) -> PostRef {
    PostRef {
        time_ms,
        content_id: format!("13{:017}", n.below(10_000_000_000_000_000)),
        source_sha256: if n.below(3) == 0 { SHA_B } else { SHA_A }.to_owned(),
        record: 1 + n.below(218_000),
        text: None,
    }
}

fn edge(n: &mut Numbers, a: u64, b: u64, weight: u64) -> StrongEdge {
    let mut at = START_MS + n.below(20) as i64 * 86_400_000;
    let pairs: Vec<PairOfPosts> = (0..weight.min(12))
        .map(|_| {
            at += n.below(4 * 86_400_000) as i64 / 1000 * 1000;
            let delta = n.below(58) as i64;
            let (object_type, object) = object(n);
            PairOfPosts {
                object_type,
                object,
                older_is_a: n.below(2) == 0,
                older: post(n, at),
                newer: post(n, at + delta * 1000),
                delta_secs: delta as f64,
                judged: Judgement::NotJudged,
            }
        })
        .collect();
    StrongEdge {
        a: account(a),
        b: account(b),
        weight: weight as f64,
        n_objects: weight,
        median_delta_secs: Some(17.5),
        n_pairs: weight + n.below(9),
        verdict: None,
        pairs,
    }
}

fn barcode(n: &mut Numbers, count: u64) -> Barcode {
    let bursts: Vec<(f64, f64)> = (0..6)
        .map(|_| (n.unit(), 0.002 + n.unit() * 0.05))
        .collect();
    let ticks: Vec<Tick> = (0..count)
        .map(|_| {
            let (centre, width) = bursts[n.below(6) as usize];
            let at = (centre + (n.unit() + n.unit() - 1.0) * width).clamp(0.0, 1.0);
            Tick {
                time_ms: START_MS + (at * SPAN_MS as f64) as i64,
                delta_secs: (n.unit() * n.unit() * 60.0).floor(),
            }
        })
        .collect();
    Barcode {
        n_total: ticks.len() as u64,
        ticks,
    }
}

fn community(number: u32, size: u64, first: u64) -> Community {
    let n = &mut Numbers::new(u64::from(number) + 3);
    let code = barcode(n, size * 14);
    let mut members: Vec<Member> = (first..first + size)
        .map(|i| Member {
            account: account(i),
            strength: (2 + n.below(140)) as f64,
            degree: 1 + n.below(size) as u32,
        })
        .collect();
    members.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    members.truncate(60);
    Community {
        number,
        n_accounts: size,
        n_edges: size * (size - 1) / 3,
        internal_density: 2.0 / 3.0,
        first_ms: code.ticks.iter().map(|t| t.time_ms).min(),
        last_ms: code.ticks.iter().map(|t| t.time_ms).max(),
        windows_secs: vec![10.0, 60.0, 300.0],
        layers: ["url", "hashtag", "text"]
            .iter()
            .map(|l| LayerWeights {
                layer: (*l).to_owned(),
                weights: vec![
                    n.below(90) as f64,
                    100.0 + n.below(400) as f64,
                    600.0 + n.below(900) as f64,
                ],
            })
            .collect(),
        barcode: code,
        objects: (0..8)
            .map(|i| {
                let (object_type, object) = object(n);
                SharedObject {
                    object_type,
                    object,
                    n_accounts: size - i.min(size - 1),
                    n_pairs: 900 / (i + 1),
                }
            })
            .collect(),
        verdict: (number == 1)
            .then(|| "Rung 2: Coordinated behaviour is statistically established.".to_owned()),
        n_objects: 214,
        members,
        strongest_edges: (0..4)
            .map(|i| edge(n, first + i % size, first + (i + 1) % size, 14 - 3 * i))
            .collect(),
        notes: if number == 1 {
            vec!["Most posts of this group follow the publication of one press release within minutes; an organised supporters' campaign explains that as well as anything else.".to_owned()]
        } else {
            Vec::new()
        },
    }
}

fn network(sizes: &[u64]) -> NetworkSection {
    let mut n = Numbers::new(11);
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    let mut ring = 0.0f64;
    for (c, size) in sizes.iter().enumerate() {
        let first = nodes.len() as u64;
        let radius = 14.0 * (*size as f64).sqrt();
        let far = if c == 0 { 0.0 } else { 150.0 + 9.0 * c as f64 };
        ring += if c == 0 { 0.0 } else { 0.62 };
        let centre = (far * 1.35 * ring.cos(), far * ring.sin());
        for i in 0..*size {
            let (angle, r) = (
                i as f64 * 2.399_96,
                radius * ((i as f64 + 0.5) / *size as f64).sqrt(),
            );
            nodes.push(NetworkNode {
                account: account(first + i),
                x: (centre.0 + r * angle.cos() + n.unit() * 6.0) as f32,
                y: (centre.1 + r * angle.sin() + n.unit() * 6.0) as f32,
                strength: 1.0 + (n.unit().powi(3) * 140.0).floor(),
                community: c as u32 + 1,
                pinned: false,
            });
        }
        for _ in 0..size * 5 {
            let weight = 2.0 + (1.0 / (n.unit() + 0.02)).floor();
            edges.push(NetworkEdge {
                a: (first + n.below(*size)) as u32,
                b: (first + n.below(*size)) as u32,
                weight,
            });
        }
        if first > 0 {
            edges.push(NetworkEdge {
                a: n.below(first) as u32,
                b: (first + n.below(*size)) as u32,
                weight: 2.0,
            });
        }
    }
    NetworkSection {
        n_accounts: nodes.len() as u64 + 12,
        n_edges: edges.len() as u64 + 318,
        nodes,
        edges,
        how_drawn: String::new(),
    }
}

/// A report with `described` communities of 30 in all.
pub(super) fn report(names: Names, described: usize) -> Report {
    let sizes: Vec<u64> = (0..30)
        .map(|i| (64.0 / (1.0 + f64::from(i) * 0.35)) as u64 + 3)
        .collect();
    let mut n = Numbers::new(5);
    let mut first = 0;
    let (mut communities, mut remaining) = (Vec::new(), Vec::new());
    for (i, size) in sizes.iter().enumerate() {
        let number = i as u32 + 1;
        if i < described {
            communities.push(community(number, *size, first));
        } else {
            remaining.push(CommunityRow {
                number,
                n_accounts: *size,
                n_edges: size * 2,
                weight: n.below(400) as f64,
                internal_density: n.unit(),
                first_ms: Some(START_MS),
                last_ms: Some(START_MS + n.below(SPAN_MS as u64) as i64 / 1000 * 1000),
            });
        }
        first += size;
    }
    if let Some(object) = communities.first_mut().and_then(|c| c.objects.first_mut()) {
        // An account in the path of a shared address, as on most platforms.
        object.object = format!(
            "https://social.example/{}/status/1350000000000000001",
            account(20).name
        );
    }
    let days = |scale: u64, n: &mut Numbers| {
        (0..73)
            .map(|i| DayCount {
                day: 18_630 + i,
                posts: scale + n.below(scale) + if (58..66).contains(&i) { scale * 3 } else { 0 },
            })
            .collect()
    };
    let total: u64 = sizes.iter().sum();
    Report {
        cover: Cover {
            title: "Repeated joint sharing before the March 2021 election".into(),
            question: "Did accounts that post on the election share the same links, hashtags or texts within a minute of one another, again and again?".into(),
            case_id: "2026-017".into(),
            case_name: "Verkiezingen maart 2021 <invented>".into(),
            run_name: "first-look-60s".into(),
            generated_at_utc: "2026-11-21T22:40:00Z".into(),
            data_frozen_at: "2026-11-20".into(),
            tool_version: "zwerm 0.1.0".into(),
            audit_seq: 1418,
            audit_hash: "9c1f0a77be5d2c8846fe013b7a95d0c2ee41873fa6d90b5c2274c8e1f3b06a5d".into(),
            names,
        },
        headline: Headline { shares: 218_971, accounts: 41_206, objects: 63_550, first_ms: Some(START_MS), last_ms: Some(START_MS + SPAN_MS), layers: vec!["url".into(), "hashtag".into(), "text".into()], widest_window_secs: 60.0, pairs: 37_914, edges: 3412, accounts_in_network: total + 12, communities: 30, largest_community: sizes[0], min_weight: 2, reached: None },
        findings: Vec::new(),
        n_findings_elsewhere: 0,
        notes: Vec::new(),
        data: DataSection {
            sources: vec![
                SourceFile { file_name: "verkiezingen_2021_urls_\u{202E}vsc.csv".into(), sha256: SHA_A.into(), size_bytes: 84_310_442, format: "csv, gzip".into(), layout: Some("coortweet-long".into()), rows_read: 201_340, rows_usable: 200_966, rows_rejected: 374, rejected_by_reason: [("time-unreadable".to_owned(), 298), ("account-missing".to_owned(), 76)].into(), flagged: [("damaged-id".to_owned(), 1204)].into(), first_ms: Some(START_MS), last_ms: Some(START_MS + SPAN_MS), time_resolution: "1 s".into(), platforms: vec!["twitter".into(), "facebook".into()], shares_by_type: [("url".to_owned(), 150_113), ("hashtag".to_owned(), 50_853)].into() },
                SourceFile { file_name: "telegram-export.ndjson".into(), sha256: SHA_B.into(), size_bytes: 9_044_120, format: "ndjson".into(), rows_read: 18_005, rows_usable: 18_005, first_ms: Some(START_MS + 4_000_000), last_ms: Some(START_MS + SPAN_MS - 9_000_000), time_resolution: "1 s".into(), platforms: vec!["telegram".into()], shares_by_type: [("text".to_owned(), 18_005)].into(), ..SourceFile::default() },
            ],
            notes: vec!["Collected by keyword (twelve terms, listed in the case) through the platforms' own interfaces between 3 January and 17 March 2021. Posts removed before collection are missing.".into()],
        },
        method: MethodSection {
            paragraphs: vec![
                "Every share is reduced to four facts: which account, which object, which post, at what time. Two shares of the same object by different accounts within the time window are a pair.".into(),
                "Pairs were counted in three layers (url, hashtag, text) and for three windows (10 s, 60 s, 5 min). An account takes part when it has at least 2 pairs. Two accounts are joined by an edge when they share at least 2 different objects within 60 s in one layer; the weight of the edge is that number of objects.".into(),
                "Communities were found with the Leiden algorithm, maximising modularity at resolution 1, with a fixed seed.".into(),
            ],
            parameters: [("layers", "Object types compared", "url, hashtag, text", "", "all"), ("windows_secs", "Time windows", "10, 60, 300", "s", "10, 60"), ("min_participation", "Pairs an account needs to take part", "2", "", "2"), ("min_weight", "Different objects an edge needs", "2", "", "2"), ("leiden_resolution", "Size of communities: higher gives smaller ones", "1", "", "1"), ("seed", "Start of the random numbers", "20210317", "", "1")].map(|(id, text, value, unit, default)| Parameter { id: id.into(), text: text.into(), value: value.into(), unit: unit.into(), default: default.into() }).into(),
            references: vec![
                Reference { citation: "Righetti, N., & Balluff, P. (2025). CooRTweet: A generalized R software for coordinated network detection. Computational Communication Research.".into(), doi: "10.5117/CCR2025.1.7.RIGH".into() },
                Reference { citation: "Traag, V. A., Waltman, L., & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities. Scientific Reports 9, 5233.".into(), doi: "10.1038/s41598-019-41695-z".into() },
            ],
        },
        overview: OverviewSection {
            posts_per_day: PLATFORMS.iter().zip([1400, 420, 130]).map(|(p, scale)| PlatformSeries { platform: (*p).to_owned(), days: days(scale, &mut n) }).collect(),
            windows_secs: vec![10.0, 60.0, 300.0],
            pairs_per_layer: ["url", "hashtag", "text"].iter().zip([3u64, 11, 1]).map(|(l, k)| LayerCounts { layer: (*l).to_owned(), pairs: vec![911 * k, 5120 * k, 20_077 * k] }).collect(),
            weight_histogram: [1804, 702, 391, 226, 130, 81, 44, 21, 9, 3, 1].iter().enumerate().map(|(i, edges)| { let w = i as f64 + 2.0; WeightBin { from: if i < 8 { w } else { 10.0 * (i as f64 - 7.0) }, to: if i < 8 { w } else { 10.0 * (i as f64 - 6.0) - 1.0 }, edges: *edges } }).collect(),
            pairs_by_window: [1.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0, 21_600.0, 86_400.0].iter().map(|w: &f64| WindowPoint { window_secs: *w, pairs: (4000.0 * w.powf(0.62)) as u64 }).collect(),
        },
        stability: stability(),
        network: network(&sizes),
        communities,
        remaining_communities: remaining,
        limits: vec!["In the file of 12 March the platform's interface was down for about three hours; pairs from that time are missing.".into()],
        provenance: [("Run", "first-look-60s"), ("Seed", "20210317"), ("Detection", "zwerm-detection 0.1.0, method co-action 1"), ("Edge table, SHA-256", SHA_B), ("Node table, SHA-256", SHA_A)].map(|(what, value)| ProvenanceRow { what: what.into(), value: value.into() }).into(),
        glossary: Vec::new(),
        reproduce: Reproduce {
            commands: vec!["zwerm import verkiezingen.zwerm urls.csv.gz telegram-export.ndjson".into(), "zwerm detect verkiezingen.zwerm --run first-look-60s --layers url,hashtag,text --windows 10,60,300 --min-participation 2 --min-weight 2 --seed 20210317".into()],
            notes: vec!["Compare the SHA-256 of the edge table and the node table with those listed above.".into()],
        },
    }
}

fn stability() -> Vec<StabilityRow> {
    let row = |change: &str, n_repetitions: u64, low: f64, high: f64| {
        let spread = |scale: f64| {
            let middle = scale * (low + high) / 2.0;
            let (low, high) = (scale * low, scale * high);
            Some(Spread { low, middle, high })
        };
        StabilityRow {
            change: change.to_owned(),
            n_repetitions,
            n_edges: spread(3412.0),
            edges_gained: spread(0.0),
            edges_kept: spread(1.0),
            accounts_kept: spread(0.9),
            agreement_in_both: spread(1.1).filter(|_| high < 0.9),
            agreement_in_either: spread(0.8),
            established_kept: spread(1.0),
        }
    };
    vec![
        row("window halved to 150 s", 1, 0.71, 0.71),
        row(&format!("without the layer {}", HOSTILE[0]), 1, 0.92, 0.92),
        row("random parts of the objects", 10, 0.78, 0.84),
    ]
}

/// The same report with findings that an analyst chose: on an edge, on a community, on words alone.
pub(super) fn with_findings(mut report: Report) -> Report {
    let n = &mut Numbers::new(23);
    let said = [
        "Polling station moved to the old school, pass it on",
        "Polling station moved to the old school – PASS IT ON <b>now</b> \u{202E}txet",
    ];
    let mut edge = edge(n, 3, 20, 14);
    for (at, pair) in edge.pairs.iter_mut().enumerate() {
        pair.judged = [
            Judgement::Convincing,
            Judgement::Unclear,
            Judgement::Innocent,
            Judgement::NotJudged,
        ][at % 4];
        pair.older.text = Some(said[0].to_owned());
        pair.newer.text = (at != 2).then(|| said[1].to_owned());
    }
    edge.pairs.truncate(4);
    report.findings = vec![
        Finding {
            title: "Two accounts post the same call within seconds, eleven evenings in a row"
                .into(),
            text: format!(
                "Both accounts share the same addresses, mostly between 20:00 and 20:05. The account {} was asked for comment.\n\nA shared newsletter could explain a part of it: the first two pairs follow one.",
                edge.a.name
            ),
            confidence: Confidence::High,
            edge: Some(FindingEdge {
                a: edge.a,
                b: edge.b,
                n_pairs: 14,
                n_objects: 14,
                n_layers: 1,
                median_delta_secs: Some(17.5),
                judged: Judgement::Convincing,
                n_judged: [1, 1, 1],
                verdict: None,
            }),
            community: None,
            pairs: edge.pairs,
            picture: None,
        },
        Finding {
            title: "A dense group around one address".into(),
            text: "Its accounts were created in the same week.".into(),
            confidence: Confidence::Moderate,
            community: Some(FindingCommunity {
                number: 2,
                n_accounts: 50,
                n_edges: 816,
                described: report.communities.len() > 1,
            }),
            picture: Some(figures::sample_picture()),
            ..Finding::default()
        },
        Finding {
            title: "No sign of a link between the two groups".into(),
            ..Finding::default()
        },
    ];
    report.n_findings_elsewhere = 1;
    let (a, b) = (account(3), account(1));
    let said = format!("See also {}.\n\nA second look is needed.", b.name);
    report.notes = vec![
        note(NoteAbout::Community(1), "Dense, and all in one week."),
        note(NoteAbout::Edge(a.clone(), b), &said),
        note(NoteAbout::Account(a), HOSTILE[0]),
    ];
    report
}

fn note(about: NoteAbout, text: &str) -> AnalystNote {
    AnalystNote {
        about,
        text: text.to_owned(),
        date: "2026-11-20".to_owned(),
    }
}
