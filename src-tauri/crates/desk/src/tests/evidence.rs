//! What the evidence screen tells of a post beside its record, whatever the format of the file.

use super::Fixture;
use crate::api::{DetectAsk, EvidenceView, ImportView, ProbeAsk, RunView};

/// The first edge of a run over a file of this name and content.
fn first_edge(name: &str, content: &str) -> (Fixture, EvidenceView) {
    let fixture = Fixture::new();
    fixture.desk.create_case("Evidence").unwrap();
    let file = fixture.file(name, content).file;
    let job = fixture.desk.start_import(file, ProbeAsk::default());
    let view: ImportView = fixture.result_of(job.unwrap());
    assert_eq!(view.rows_rejected, 0, "{:?}", view.rejects);
    let ask = DetectAsk {
        layers: vec!["url".to_owned()],
        windows_secs: vec![60.0],
        min_weight: Some(2),
        ..DetectAsk::default()
    };
    let run: RunView = fixture.result_of(fixture.desk.start_detect(ask).unwrap());
    assert_eq!(run.n_edges, 1);
    let found = fixture.desk.evidence(&run.run_id, 0, 0, 10).unwrap();
    (fixture, found)
}

#[test]
fn a_post_of_a_table_has_its_kind_its_address_and_its_counts() {
    let mut rows = String::from(
        "account_id,content_id,created_at,text,url,post_url,post_type,like_count,view_count\n",
    );
    for at in 0..2 {
        for (account, second) in [("a", 0), ("b", 5)] {
            rows += &format!(
                "{account},{account}{at},2025-03-0{}T10:00:0{second}Z,words,https://paper.example/{at},https://x.example/{account}{at},quote,{at},\n",
                at + 1
            );
        }
    }
    let (_fixture, found) = first_edge("posts.csv", &rows);
    let post = &found.pairs[1].newer;
    assert_eq!(post.kind, "Quote");
    assert_eq!(post.post_url.as_deref(), Some("https://x.example/b1"));
    let counts: Vec<_> = post
        .counts
        .iter()
        .map(|one| (one.name.as_str(), one.count))
        .collect();
    assert_eq!(counts, [("likes", 1)], "what is empty is not nought");
    assert_eq!(post.text.as_deref(), Some("words"));
}

#[test]
fn a_post_of_nested_objects_has_its_text() {
    let mut pages = String::new();
    for at in 0..2 {
        let tweet = |account: &str, second: u32| {
            format!(
                r#"{{"id":"9{at}{second}","author_id":"{account}","created_at":"2025-03-0{}T10:00:0{second}.000Z","text":"Read this {at}","public_metrics":{{"retweet_count":1,"reply_count":0,"like_count":7,"quote_count":0}},"entities":{{"urls":[{{"start":0,"end":5,"url":"https://t.co/x","expanded_url":"https://paper.example/{at}"}}]}}}}"#,
                at + 1
            )
        };
        pages += &format!(
            "{{\"data\":[{},{}],\"meta\":{{\"result_count\":2}}}}\n",
            tweet("11", 0),
            tweet("12", 4)
        );
    }
    let (_fixture, found) = first_edge("tweets.jsonl", &pages);
    assert_eq!(found.pairs.len(), 2);
    let post = &found.pairs[0].older;
    assert_eq!(post.text.as_deref(), Some("Read this 0"));
    assert!(post.raw.contains("Read this 0"));
    assert!(
        post.counts
            .iter()
            .any(|one| one.name == "likes" && one.count == 7)
    );
}
