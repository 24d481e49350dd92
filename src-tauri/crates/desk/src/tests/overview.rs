//! Overview screen: the quality of the data in sentences, the job that loads it, posts in brief.

use super::Fixture;
use crate::api::{DeskEvent, ImportView, OverviewView, ProbeAsk};

#[test]
fn the_quality_of_the_data_is_told_in_figures() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    desk.create_case("Doubtful").unwrap();
    let mut rows = String::from("object_id,account_id,content_id,timestamp_share\n");
    // Ten days, a post every ten minutes, nothing on the fifth day; times exact to the minute.
    for at in (0..10 * 144).filter(|at| at / 144 != 4) {
        rows += &format!("x{at},a,p{at},{}\n", 1_629_072_000 + at * 600);
    }
    rows += &"x0,a,p0,1629072000\n".repeat(100);
    rows += "x,,p,1629072000\nx,a,p,yesterday\n";
    let file = fixture.file("doubtful.csv", &rows).file;
    let job = desk.start_import(file, ProbeAsk::default()).unwrap();
    let _: ImportView = fixture.result_of(job);
    let quality = desk.overview(None).unwrap().quality;
    let text = |code: &str| {
        let note = quality.iter().find(|note| note.code == code).unwrap();
        (note.level.as_str(), note.text.replace('\u{a0}', " "))
    };
    let (level, rejected) = text("rejected");
    assert_eq!(level, "note");
    assert!(
        rejected.starts_with("2 of 1 398 rows (0.1 %) could not be used:"),
        "{rejected}"
    );
    let (level, repeated) = text("duplicates");
    assert_eq!(level, "warn");
    assert!(
        repeated.starts_with("100 of 1 398 rows (7.2 %) repeat"),
        "{repeated}"
    );
    let (level, gap) = text("gap");
    assert_eq!(level, "warn");
    assert!(
        gap.contains("o post for 1 day, from 2021-08-19 23:50 UTC"),
        "{gap}"
    );
    let (level, times) = text("time-resolution");
    assert_eq!(level, "warn");
    assert!(
        times.starts_with("Times are exact to the minute only"),
        "{times}"
    );
    assert!(times.contains("under 60 seconds"), "{times}");
    assert_eq!(desk.method_form().unwrap().times_exact_to_secs, Some(60.0));
    let gap = quality.iter().find(|note| note.code == "gap").unwrap();
    assert_eq!(gap.span.unwrap().from_ms, 1_629_417_000_000);
}

#[test]
fn a_job_loads_the_overview_and_tells_where_it_stands() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    fixture.small_case();
    let mut events = desk.subscribe();
    let job = desk.start_overview().unwrap();
    let loaded: OverviewView = fixture.result_of(job);
    assert_eq!(loaded, desk.overview(None).unwrap());
    while let Ok(event) = events.try_recv() {
        // The index of the import may still be made beside it.
        if let DeskEvent::Job(view) = event
            && view.kind != "search-index"
        {
            assert_eq!((view.kind.as_str(), view.job), ("overview", job));
        }
    }
}

#[test]
fn posts_are_told_in_brief_by_their_ids() {
    let fixture = Fixture::new();
    let desk = &fixture.desk;
    desk.create_case("Briefs").unwrap();
    let long = "word ".repeat(100);
    let rows = format!(
        "account_id,account_name,content_id,timestamp,text,url\n\
         a,Anna,p1,2021-08-16T00:00:00Z,\"{long}\",https://x.example/1\n\
         b,,p2,2021-08-16T00:00:01Z,two,https://x.example/1\n"
    );
    let file = fixture.file("posts.csv", &rows).file;
    let job = desk.start_import(file, ProbeAsk::default()).unwrap();
    let _: ImportView = fixture.result_of(job);
    let ids = ["p2", "nobody's", "p1"].map(str::to_owned);
    let found = desk.post_briefs(&ids).unwrap();
    assert_eq!(found.len(), 2);
    let (one, two) = (&found[0], &found[1]);
    assert_eq!(
        (one.content_id.as_str(), one.account_name.as_str()),
        ("p1", "Anna")
    );
    assert_eq!(one.text.chars().count(), 300);
    assert_eq!(
        (two.account_id.as_str(), two.account_name.as_str()),
        ("b", "")
    );
    assert_eq!((two.time_ms, two.text.as_str()), (1_629_072_001_000, "two"));
    assert!(desk.post_briefs(&[]).unwrap().is_empty());
}
