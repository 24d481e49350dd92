//! Layers of what is alike without being equal: near-duplicate texts are objects like any other, and
//! lead back to the records like any other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::table::{Table, assert_equal};
use crate::harness::{program, scratch, text};

/// Numbers that look random (an LCG with the constants of Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// Invented words, so that two sentences have nothing in common but chance.
    fn sentence(&mut self) -> Vec<String> {
        let syllables = [
            "ka", "lo", "mi", "ru", "te", "no", "si", "ba", "ve", "du", "gon", "par", "zel", "hut",
        ];
        let mut word = || (0..3).map(|_| syllables[self.below(14)]).collect();
        (0..22).map(|_| word()).collect()
    }
}

/// Sentences that several accounts post within seconds, each copy with another word changed at its end,
/// between posts that are all different. The column `planted` says which sentence it was.
fn posts(seed: u64) -> String {
    let mut numbers = Numbers(seed);
    let mut rows = "post_id,account_id,created_at,text,planted\n".to_owned();
    let mut id = 0;
    let mut push = |account: usize, at: usize, words: &[String], planted: &str| {
        id += 1;
        let words = words.join(" ");
        let planted = match planted {
            "" => format!("alone-{id}"),
            planted => planted.to_owned(),
        };
        rows += &format!(
            "p{id},a{account},{},{words},{planted}\n",
            1_600_000_000 + at
        );
    };
    for sentence in 0..40 {
        let words = numbers.sentence();
        let start = sentence * 1_000;
        for copy in 0..6 {
            let mut words = words.clone();
            // The sentence itself comes twice, and links what was made of it.
            if copy > 1 {
                let at = numbers.below(words.len());
                words[at].push_str(["!", "x", "…", "s"][copy - 2]);
            }
            let account = (sentence % 4) * 10 + numbers.below(8);
            let planted = format!("sentence-{sentence}");
            push(account, start + numbers.below(90), &words, &planted);
        }
        for _ in 0..5 {
            let words = numbers.sentence();
            push(numbers.below(60), start + numbers.below(90), &words, "");
        }
    }
    rows
}

fn run(folder: &Path, input: &Path, name: &str, options: &[&str]) -> PathBuf {
    let out = folder.join(name);
    let fixed = ["run", text(input), "--out", text(&out), "--pairs"];
    let read = ["--map", "object:planted=planted"];
    let sweep = ["--window", "60", "--min-weight", "2", "--no-significance"];
    program::ok([&fixed[..], &read, &sweep, options].concat());
    out
}

const SIMILAR: &[&str] = &["--layer", "similar_text"];

#[test]
fn clusters_of_near_duplicates_make_the_edges_that_the_planted_column_makes() {
    let folder = scratch();
    let input = folder.path().join("posts.csv");
    fs::write(&input, posts(7)).unwrap();
    let planted = run(folder.path(), &input, "planted", &["--layer", "planted"]);
    let alike = run(folder.path(), &input, "alike", SIMILAR);
    for table in ["edges.csv", "nodes.csv", "communities.csv"] {
        let [ours, truth] = [&alike, &planted].map(|out| {
            let mut table = Table::read(&out.join(table));
            // Posts that nothing is like are no shares of this layer.
            let counted: Vec<String> = table.header.clone();
            table = table.project(
                &counted
                    .into_iter()
                    .filter(|name| name != "n_shares")
                    .collect::<Vec<_>>(),
            );
            table
        });
        assert!(truth.rows.len() > 3, "{table}");
        assert_equal(table, &ours, &truth);
    }
    // The threads and a second time change nothing.
    let again = run(
        folder.path(),
        &input,
        "again",
        &["--layer", "similar_text", "--threads", "1"],
    );
    for name in ["edges.csv", "pairs.csv"] {
        let [one, two] = [&alike, &again].map(|out| fs::read(out.join(name)).unwrap());
        assert!(one == two, "{name}");
    }
    // A layer among others has its columns; nobody gets it unasked.
    let two = run(
        folder.path(),
        &input,
        "two",
        &["--layer", "planted,similar_text"],
    );
    let edges = Table::read(&two.join("edges.csv"));
    assert_eq!(
        edges.cells("weight_planted_60s"),
        edges.cells("weight_similar_text_60s")
    );
    let usual = run(folder.path(), &input, "usual", &[]);
    let record = fs::read_to_string(usual.join("run.json")).unwrap();
    assert!(!record.contains("similar_text"), "{record}");
    assert!(!record.contains("\"alike\""), "{record}");
}

#[test]
fn the_posts_behind_such_an_edge_are_the_records_of_the_file_also_when_the_case_has_grown() {
    let folder = scratch();
    let input = folder.path().join("posts.csv");
    fs::write(&input, posts(7)).unwrap();
    let out = run(folder.path(), &input, "out", SIMILAR);
    let case = out.join("case.zwerm");
    let edges = Table::read(&out.join("edges.csv"));
    let (from, to) = (edges.cells("from")[0], edges.cells("to")[0]);
    let ask = ["evidence", text(&case), "--run", "run", "--pair", from, to];
    let before = program::json(ask);
    let pairs = before[0]["pairs"].as_array().unwrap();
    assert_eq!(pairs.len().to_string(), edges.cells("weight")[0]);
    let source = fs::read_to_string(&input).unwrap();
    let mut wordings = BTreeSet::new();
    for pair in pairs {
        assert_eq!(pair["layer"], "similar_text");
        for post in [&pair["older"], &pair["newer"]] {
            let raw = post["raw"].as_str().unwrap();
            assert!(source.lines().any(|line| line == raw), "{raw}");
            assert!(raw.contains(post["account_id"].as_str().unwrap()));
            wordings.insert(post["text"].as_str().unwrap().to_owned());
        }
        // The object is called by its most frequent wording: the one that two accounts posted.
        let object = pair["object_id"].as_str().unwrap();
        assert_eq!(
            source.matches(&format!(",{object},")).count(),
            2,
            "{object}"
        );
    }
    assert!(wordings.len() > 2, "{wordings:?}");
    let found = Table::read(&out.join("pairs.csv"));
    assert!(
        found
            .cells("object_type")
            .iter()
            .all(|&layer| layer == "similar_text")
    );

    // Other posts in the same words come later: the run is what it was.
    let more = folder.path().join("more.csv");
    fs::write(&more, source.replace("\np", "\nlater-")).unwrap();
    program::ok(["import", text(&case), text(&more)]);
    assert_eq!(program::json(ask), before);
    program::ok(["verify", text(&case)]);
    let explained = ["explain", text(&case), "--run", "run", "--pair", from, to];
    assert!(program::ok(explained).contains("similar_text"));
    let page = out.join("again.html");
    program::ok(["report", text(&case), "--run", "run", "--out", text(&page)]);
    let page = fs::read_to_string(&page).unwrap();
    for part in [
        "10.1109/SEQUEN.1997.666900",
        "--min-characters</bdi>",
        "Near-duplicates",
    ] {
        assert!(page.to_lowercase().contains(&part.to_lowercase()), "{part}");
    }
    // A table of the run that somebody changed is found.
    let table = case.join("runs/run/similar_text.parquet");
    let mut bytes = fs::read(&table).unwrap();
    bytes[100] ^= 1;
    fs::write(&table, bytes).unwrap();
    assert_eq!(program::run(["verify", text(&case)]).code, Some(6));
}

#[test]
fn reposts_short_texts_and_posts_that_came_before_take_no_part() {
    let folder = scratch();
    let say = "they do not want you to read what stands in this report";
    let file = |name: &str, rows: &[[&str; 4]]| {
        let mut content =
            "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n".to_owned();
        for [id, user, original, message] in rows {
            content += &format!("{id},{user},{user},{original},,{message},16000000{id},\n");
        }
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    };
    let first = file(
        "first.csv",
        &[
            ["10", "ann", "", say],
            ["11", "bob", "", &format!("{say}!")],
            // Somebody else's words.
            ["12", "cas", "10", &format!("RT @ann: {say}")],
            ["13", "dee", "", "good morning"],
            ["14", "eva", "", "good morning"],
            // Addresses and mentions are no words.
            [
                "15",
                "fay",
                "",
                &format!("@ann @bob {} https://example.org/x", say.to_uppercase()),
            ],
        ],
    );
    // The same post in a second file is the same post.
    let second = file("second.csv", &[["10", "ann", "", say]]);
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&first)]);
    program::ok(["import", text(&case), text(&second)]);
    let ask = ["detect", text(&case), "--run", "one", "--min-weight", "1"];
    let more = ["--min-participation", "1"];
    let summary = &program::json([&ask[..], &more, SIMILAR].concat())[0];
    let figures = &summary["alike"][0];
    for (name, value) in [
        ("n_posts", 3),
        ("n_distinct", 2),
        ("n_clusters", 1),
        ("n_posts_alike", 3),
    ] {
        assert_eq!(figures[name], value, "{name} in {figures}");
    }
    assert_eq!(summary["n_edges"], 3);
    assert_eq!(summary["n_shares"], 3);
    // Short texts count when they may be short.
    let ask = [
        "detect",
        text(&case),
        "--run",
        "two",
        "--min-characters",
        "5",
    ];
    let summary = &program::json([&ask[..], &["--min-weight", "1"], &more, SIMILAR].concat())[0];
    assert_eq!(summary["n_edges"], 4);
    // Counting says the same and writes nothing.
    let ask = ["detect", text(&case), "--run", "three", "--count"];
    let count = &program::json([&ask[..], SIMILAR].concat())[0];
    assert_eq!(count["pairs"][0][0], 3);
    let runs = fs::read_dir(case.join("runs")).unwrap().count();
    assert_eq!(runs, 2);
}

#[test]
fn the_wordings_of_a_cluster_say_what_was_changed_by_whom() {
    let folder = scratch();
    let input = folder.path().join("posts.csv");
    let say = "they do not want you to read what stands in this report";
    let mut content = "post_id,account_id,created_at,text\n".to_owned();
    for (number, (account, text)) in [
        ("ann", say.replace("not", "never")),
        (
            "bob",
            format!("{} https://example.org/1", say.to_uppercase()),
        ),
        ("cas", say.to_owned()),
        ("bob", say.to_owned()),
        ("dee", format!("{say} now")),
        (
            "eva",
            "and this is about something that nobody else has mentioned".to_owned(),
        ),
    ]
    .iter()
    .enumerate()
    {
        content += &format!("p{number},{account},16000000{number}0,{text}\n");
    }
    fs::write(&input, content).unwrap();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&input)]);
    let ask = ["detect", text(&case), "--run", "one", "--similarity", "0.7"];
    program::ok([&ask[..], SIMILAR].concat());
    let listed = &program::json(["variants", text(&case), "--run", "one"])[0];
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["object_id"], say);
    let ask = ["variants", text(&case), "--run", "one", "--object"];
    let found = &program::json([&ask[..], &[say]].concat())[0];
    assert_eq!(found["cluster"], listed[0]);
    for (name, value) in [("n_posts", 5), ("n_accounts", 4)] {
        assert_eq!(found["cluster"][name], value, "{name}");
    }
    assert_eq!(found["n_variants"], 3);
    let told: Vec<_> = found["variants"]
        .as_array()
        .unwrap()
        .iter()
        .map(|variant| {
            let text = |name: &str| variant[name].as_str().unwrap().to_owned();
            let number = |name: &str| variant[name].as_u64().unwrap();
            (
                text("text"),
                number("n_posts"),
                number("n_accounts"),
                text("first_content"),
            )
        })
        .collect();
    let never = say.replace("not", "never");
    let expected = [
        (say.to_owned(), 3, 2, "p1".to_owned()),
        (never, 1, 1, "p0".to_owned()),
        (format!("{say} now"), 1, 1, "p4".to_owned()),
    ];
    assert_eq!(told, expected);
    assert_eq!(found["variants"][0]["similarity"], 1.0);
    let changes = &found["variants"][1]["changes"];
    assert_eq!(changes[1]["removed"], "not");
    assert_eq!(changes[2]["added"], "never");
    // The beginning of an id is enough; people see the words in their place.
    let printed = program::ok([&ask[..], &["they do"]].concat());
    assert!(
        printed.contains("they do [-not-]{+never+} want"),
        "{printed}"
    );
    assert!(printed.contains("report{+ now+}"), "{printed}");
    let some = program::json([&ask[..], &["they do", "--limit", "1"]].concat());
    assert_eq!(some[0]["variants"].as_array().unwrap().len(), 1);
    let (code, _) = program::error(2, [&ask[..], &["nobody"]].concat());
    assert_eq!(code, "no-such-object");
    program::ok(["detect", text(&case), "--run", "two", "--layer", "text"]);
    let (code, _) = program::error(2, ["variants", text(&case), "--run", "two"]);
    assert_eq!(code, "no-clusters");
}

#[test]
fn what_makes_no_sense_is_said_and_nothing_alike_is_an_answer() {
    let folder = scratch();
    let input = folder.path().join("posts.csv");
    fs::write(
        &input,
        "post_id,account_id,created_at,text,url\n\
         p1,a,1600000000,one sentence that nobody else has ever written down,http://x.org/1\n\
         p2,b,1600000001,and quite another one about things unheard of before,http://x.org/1\n",
    )
    .unwrap();
    let case = folder.path().join("c.zwerm");
    program::ok(["new", text(&case)]);
    program::ok(["import", text(&case), text(&input)]);
    let ask = ["detect", text(&case), "--run", "one"];
    let (_, message) = program::error(2, [&ask[..], &["--similarity", "0.9"]].concat());
    assert!(
        message.contains("--similarity belongs to --layer similar_text"),
        "{message}"
    );
    let (code, message) = program::error(2, [&ask[..], SIMILAR, &["--similarity", "0.1"]].concat());
    assert_eq!(code, "invalid-parameter");
    assert!(message.contains("between 0.3 and 1"), "{message}");
    let (code, _) = program::error(
        2,
        [&ask[..], SIMILAR, &["--min-characters", "900"]].concat(),
    );
    assert_eq!(code, "no-texts");
    assert!(fs::read_dir(case.join("runs")).unwrap().next().is_none());
    let (code, _) = program::error(2, [&ask[..], &["--layer", "similar_image"]].concat());
    assert_eq!(code, "no-image-hashes");
    let summary = &program::json([&ask[..], SIMILAR].concat())[0];
    assert_eq!(summary["n_edges"], 0);
    assert_eq!(summary["alike"][0]["n_clusters"], 0);
    assert_eq!(summary["alike"][0]["n_posts"], 2);
}
