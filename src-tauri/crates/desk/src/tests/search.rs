//! Search in the window: the index in the background, what is found, what was undone.

use super::Fixture;
use crate::api::{AccountName, FindAsk, FoundView, ImportView, ObjectName, PostPlace, ProbeAsk};

fn ask(text: &str) -> FindAsk {
    FindAsk {
        text: text.to_owned(),
        run: None,
        only_in_run: false,
        by_account: None,
        of_object: None,
        skip_accounts: 0,
        skip_objects: 0,
        skip_posts: 0,
        limit: 20,
    }
}

/// What is found once the index is there.
fn find(fixture: &Fixture, ask: &FindAsk) -> FoundView {
    if !fixture.desk.find(ask).unwrap().ready {
        let job = fixture.desk.start_search_index().unwrap();
        fixture.result_of::<()>(job);
    }
    fixture.desk.find(ask).unwrap()
}

#[test]
fn finds_accounts_objects_and_posts_before_any_run() {
    let fixture = Fixture::new();
    fixture.desk.create_case("Words").unwrap();
    let empty = fixture.desk.find(&ask("anything")).unwrap();
    assert!(empty.ready && !empty.n_posts.asked);
    let file = fixture.file(
        "words.csv",
        "id,user_id,username,created_at,text,url\n\
         1,11,daily_news,2021-03-01T10:00:00Z,Vaccine 🔥 mandate,https://example.com/a\n\
         2,12,anna,2021-03-01T10:00:05Z,no vaccine,https://example.com/a\n",
    );
    let job = fixture
        .desk
        .start_import(file.file, ProbeAsk::default())
        .unwrap();
    fixture.result_of::<ImportView>(job);
    let found = find(&fixture, &ask("vaccine"));
    assert_eq!((found.n_posts.count, found.n_posts.more), (2, false));
    assert_eq!(found.posts[0].marks, [(0, 7)]);
    let of_link = ask("example.com/");
    assert_eq!(find(&fixture, &of_link).objects[0].type_name, "Link");
    let by = FindAsk {
        by_account: Some(AccountName {
            platform: found.posts[1].platform.clone(),
            account_id: "12".to_owned(),
        }),
        ..ask("")
    };
    assert_eq!(find(&fixture, &by).posts.len(), 1);
    let sharing = FindAsk {
        of_object: Some(ObjectName {
            object_type: "url".to_owned(),
            object_id: "https://example.com/a".to_owned(),
        }),
        ..ask("")
    };
    assert_eq!(find(&fixture, &sharing).n_posts.count, 2);
    let post = &found.posts[1];
    let whole = fixture
        .desk
        .found_post(&PostPlace {
            platform: post.platform.clone(),
            content_id: post.content_id.clone(),
            source_sha256: post.source_sha256.clone(),
            record: post.record,
        })
        .unwrap();
    assert!(whole.raw.starts_with("2,12,anna"), "{}", whole.raw);
    assert_eq!(whole.text.as_deref(), Some("no vaccine"));
    assert_eq!(
        fixture.desk.find(&ask("-only")).unwrap_err().code,
        "search-unclear"
    );
    fixture.desk.undo().unwrap();
    assert_eq!(find(&fixture, &ask("vaccine")).n_posts.count, 0);
}
