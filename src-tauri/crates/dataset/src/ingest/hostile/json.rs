//! JSON that is deep, cut off, broken, or no text.

use super::*;

fn post(n: usize) -> String {
    ndjson(n + 1).lines().last().unwrap().to_owned()
}

#[test]
fn deep_nesting_is_a_reject() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let open = "{\"a\":[".repeat(100_000);
    // Brackets that close are passed over where nothing within them is asked for.
    for (bad, code) in [(&deep, "missing-account"), (&open, "invalid-json")] {
        let text = format!("{}{bad}\n{}", ndjson(500), ndjson(3));
        assert_eq!(counts(text.as_bytes()), (503, vec![(code.to_owned(), 1)]));
        let list: Vec<String> = (0..500).map(post).collect();
        let text = format!("[\n{},\n{bad},\n{}\n]", list.join(",\n"), post(7));
        let (usable, rejected) = counts(text.as_bytes());
        assert_eq!(rejected, [("invalid-json".to_owned(), 1)]);
        assert_eq!(usable, 501);
    }
    assert!(read(deep.as_bytes()).is_err());
    assert!(read("[".repeat(2_000_000).as_bytes()).is_err());
}

#[test]
fn halves_of_letters_do_not_cost_the_record() {
    let cut = post(1).replace("\"a1\"", "\"a1\",\"text\":\"cut \\ud83d off \\udc00\"");
    let (usable, rejected) = counts(format!("{}{cut}\n", ndjson(100)).as_bytes());
    assert_eq!((usable, rejected), (101, Vec::new()));
}

#[test]
fn what_is_cut_off_keeps_what_is_whole() {
    let list: Vec<String> = (0..2_000).map(post).collect();
    let array = format!("[{}]", list.join(","));
    let document = format!("{{\"page\":1,\"items\":[\n{}\n]}}", list.join(",\n"));
    for text in [&array, &document, &ndjson(2_000)] {
        let (usable, rejected) = counts(&text.as_bytes()[..text.len() - 40]);
        assert_eq!(
            rejected,
            [("invalid-json".to_owned(), 1)],
            "{}",
            &text[..20]
        );
        assert_eq!(usable, 1_999);
    }
}

#[test]
fn one_broken_record_costs_itself() {
    let list = |bad: &str, between: &str| {
        let mut list: Vec<String> = (0..600).map(post).collect();
        list[300] = bad.to_owned();
        list.join(between)
    };
    for bad in [
        "{\"account_id\":\"a\"",
        "{\"account_id\":\"a}",
        "{\"account_id\":NaN}",
        "{\"account_id\":\"a\\x\"}",
        "nonsense",
        "{\"account_id\":[1}",
    ] {
        for text in [
            format!("[\n{}\n]", list(bad, ",\n")),
            format!("{{\"n\":1,\"items\":[\n{}\n]}}", list(bad, ",\n")),
            list(bad, "\n"),
        ] {
            let (usable, rejected) = counts(text.as_bytes());
            let refused: u64 = rejected.iter().map(|(_, n)| n).sum();
            assert_eq!(usable, 599, "{bad} {rejected:?} {}", &text[..10]);
            // A document that is no JSON as a whole says so, too.
            assert!((1..=2).contains(&refused), "{bad} {rejected:?}");
        }
    }
}

#[test]
fn numbers_names_and_types_may_be_anything() {
    let text = [
        r#"{"account_id":1e400,"content_id":"p1","timestamp_share":1600000000,"object_id":"u"}"#,
        r#"{"account_id":10020030040050060071,"content_id":["p","q"],"timestamp_share":null,"object_id":{"x":1}}"#,
        r#"{"account_id":"a","account_id":"b","content_id":"p3","timestamp_share":-1e99,"object_id":true}"#,
        r#"{"account_id":"","content_id":{},"timestamp_share":"99999999999999999999","object_id":[]}"#,
        "[1,2,3]",
        "\"text\"",
        "null",
        "{}",
    ]
    .join("\n");
    let outcome = read(format!("{}{text}\n", ndjson(200)).as_bytes()).unwrap();
    assert!(outcome.rows_usable >= 200);
    assert_eq!(outcome.rows_read, 208);
}

#[test]
fn a_file_that_is_one_enormous_text_ends() {
    let text = format!("{{\"account_id\":\"{}", "x".repeat(80 << 20));
    assert!(read(text.as_bytes()).is_err());
    let line = format!(
        "{}{{\"a\":\"{}\"}}\n{}",
        ndjson(2_000),
        "x".repeat(70 << 20),
        ndjson(5)
    );
    let (usable, rejected) = counts(line.as_bytes());
    assert_eq!(
        (usable, rejected),
        (2_005, vec![("too-long".to_owned(), 1)])
    );
}

#[test]
fn no_damage_to_json_is_fatal() {
    let list: Vec<String> = (0..40).map(post).collect();
    for good in [
        ndjson(40),
        format!("[{}]", list.join(",\n")),
        format!("{{\"data\":[{}],\"meta\":{{}}}}", list.join(",")),
    ] {
        let mut state = 5_u32;
        for _ in 0..40 {
            let mut bytes = good.clone().into_bytes();
            for _ in 0..3 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = (state >> 8) as usize % bytes.len();
                bytes[at] = *b"\",\n{}[]:\\\xff\0"
                    .get((state >> 4) as usize % 11)
                    .unwrap();
            }
            let _ = read(&bytes);
        }
    }
}
