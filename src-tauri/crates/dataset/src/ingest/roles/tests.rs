//! Roles by name and by value.

use super::*;

fn roles(columns: &[(&str, &[&str])]) -> Vec<String> {
    let facts: Vec<ColumnFacts> = columns
        .iter()
        .map(|(name, values)| ColumnFacts {
            name: (*name).to_owned(),
            filled: values.iter().map(|&v| v.to_owned()).collect(),
            rows: values.len(),
        })
        .collect();
    guess(&facts, None)
        .into_iter()
        .map(|guess| guess.role.to_string())
        .collect()
}

#[test]
fn names_of_platforms_are_known() {
    let found = roles(&[
        ("tweetid", &["1", "2"]),
        ("userid", &["7", "7"]),
        ("user_screen_name", &["a", "b"]),
        ("tweet_text", &["hello you", "hi you"]),
        ("tweet_time", &["2020-01-01 10:00", "2020-01-01 10:01"]),
        ("retweet_tweetid", &["5", "5"]),
        ("retweet_userid", &["9", "9"]),
    ]);
    let wanted = [
        "content",
        "account",
        "account_name",
        "text",
        "time",
        "object:post",
        "repost_of_account",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn coordination_toolkit_layout() {
    let found = roles(&[
        ("message_id", &["1", "2"]),
        ("user_id", &["7", "7"]),
        ("username", &["x", "y"]),
        ("repost_id", &["", "4"]),
        ("reply_id", &["", ""]),
        ("message", &["a b", "c d"]),
        ("timestamp", &["1600000000", "1600000001"]),
        ("urls", &["", "https://a.example"]),
    ]);
    let wanted = [
        "content",
        "account",
        "account_name",
        "object:post",
        "object:reply_target",
        "text",
        "time",
        "object:url",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_user_name_is_the_account_when_there_is_no_id() {
    assert_eq!(
        roles(&[("id", &["1", "2"]), ("username", &["x", "y"])])[1],
        "account"
    );
}

#[test]
fn a_time_column_of_uncertain_format_loses_to_a_certain_one() {
    let found = roles(&[
        ("timestamp", &["03/04/2021", "05/06/2021"]),
        ("date", &["2021-03-04", "2021-05-06"]),
    ]);
    assert_eq!(found, ["ignore", "time"]);
}

#[test]
fn values_speak_when_names_do_not() {
    let links: Vec<String> = (0..40)
        .map(|n| format!("https://x.example/{}", n % 20))
        .collect();
    let links: Vec<&str> = links.iter().map(String::as_str).collect();
    let times: Vec<String> = (10..50).map(|n| format!("2021-03-04 10:{n}:00")).collect();
    let times: Vec<&str> = times.iter().map(String::as_str).collect();
    assert_eq!(
        roles(&[("icon_img", &links), ("v7", &links), ("wann", &times)]),
        ["ignore", "object:url", "time"]
    );
}

#[test]
fn layouts() {
    let header = |names: &str| names.split(',').map(str::to_owned).collect::<Vec<_>>();
    let name = |names: &str| layout_of(&header(names)).map(|(name, _)| name);
    assert_eq!(
        name("object_id,account_id,content_id,timestamp_share"),
        Some("coortweet-long")
    );
    assert_eq!(
        name("account_id,post_id,url_id,hashtag_id,domain_id,phash_id,timestamp"),
        Some("coortweet-wide")
    );
    assert_eq!(name("account_id,post_id,url,timestamp"), None);
}

#[test]
fn a_scraper_with_profiles_and_lists_is_understood() {
    let ids: Vec<String> = (0..40).map(|n| format!("3lk{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let found = roles(&[
        ("post_id", &ids),
        ("created_at", &["2025-03-01T10:00:00+01:00"; 40]),
        ("account_id", &["u1", "u2"].repeat(20)),
        ("account_name", &["joke_77", "tom"].repeat(20)),
        ("account_bio", &["Reads mostly.", "Rows."].repeat(20)),
        ("account_created_at", &["2019-03-01T10:00:00+01:00"; 40]),
        ("followers", &["12", "900"].repeat(20)),
        ("lang", &["nl"; 40]),
        ("text", &["a bridge", "a tram"].repeat(20)),
        ("urls", &["https://a.example/1|https://a.example/2"; 40]),
        ("hashtags", &["tram|brug", "tram"].repeat(20)),
        ("mentions", &["tom"; 40]),
        ("reply_to", &["3lk1"; 40]),
        ("repost_of", &["3lk2"; 40]),
    ]);
    let wanted = [
        "content",
        "time",
        "account",
        "account_name",
        "bio",
        "account_created",
        "followers",
        "lang",
        "text",
        "object:url",
        "object:hashtag",
        "object:mention",
        "object:reply_target",
        "object:post",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn counts_and_profiles_are_told_by_name_and_value() {
    let found = roles(&[
        ("id", &["1", "2"]),
        ("user_id", &["7", "8"]),
        ("display_name", &["Ann A", "Bo"]),
        ("username", &["ann", "bo"]),
        ("permalink", &["https://x.example/1", "https://x.example/2"]),
        ("retweet_count", &["1,204", "3"]),
        ("comments", &["so true", "never"]),
        ("views", &["9", "12"]),
        ("verified", &["True", "False"]),
        ("type", &["retweet", "tweet"]),
        ("post_type", &["photo", "link"]),
        ("is_retweet", &["yes", "no"]),
        (
            "avatar",
            &["https://x.example/a.png", "https://x.example/b.png"],
        ),
        ("location", &["Gouda", "Delft"]),
        (
            "collected_at",
            &["2021-01-01T00:00:00Z", "2021-01-01T00:00:01Z"],
        ),
        ("user_created_at", &["yesterday", "today"]),
    ]);
    let wanted = [
        "content",
        "account",
        "account_name",
        "handle",
        "post_url",
        "reposts",
        "ignore",
        "views",
        "verified",
        "kind",
        "ignore",
        "is_repost",
        "avatar",
        "ignore",
        "observed_at",
        "ignore",
    ];
    assert_eq!(found, wanted);
}
