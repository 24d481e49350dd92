//! Identity rules of accounts, posts and objects.

use super::*;

#[test]
fn identities_are_scoped_by_platform_and_type() {
    let shares = Shares::from_rows([
        ("url", "1", "x", "a", "p1", 1_000),
        ("hashtag", "1", "x", "a", "p1", 1_000),
        ("url", "1", "y", "a", "p1", 2_000),
        ("url", "p9", "x", "b", "p9", 3_000),
    ]);
    assert_eq!(shares.object, [0, 1, 0, 2]);
    assert_eq!(shares.account, [0, 0, 1, 2]);
    assert_eq!(shares.content, [0, 0, 1, 2]);
    assert_eq!(shares.content_is_object, [false, false, false, true]);
    assert_eq!(shares.object_types, ["url", "hashtag"]);
    assert_eq!(shares.object_type_of, [0, 1, 0]);
    assert_eq!(shares.platforms, ["x", "y"]);
    assert_eq!(shares.platform_of, [0, 1, 0]);
    assert_eq!(shares.accounts.iter().collect::<Vec<_>>(), ["a", "a", "b"]);
}

#[test]
fn the_257th_object_type_is_left_out_of_from_rows() {
    let types: Vec<String> = (0..300).map(|n| format!("type{n}")).collect();
    let shares = Shares::from_rows(
        types
            .iter()
            .map(|name| (name.as_str(), "o", "x", "a", "c", 0)),
    );
    assert_eq!(shares.len(), 256);
    assert_eq!(shares.object_types.len(), 256);
}
