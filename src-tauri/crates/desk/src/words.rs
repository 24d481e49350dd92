//! Codes of the engine as people read them.

use zwerm_workbench::registry;

/// A name on screen for an object type.
pub(crate) fn layer_name(object_type: &str) -> String {
    registry::layer(object_type).name.into_owned()
}

/// A name on screen for a platform.
pub(crate) fn platform_name(platform: &str) -> String {
    match platform {
        "" | "unknown" => "Unknown platform".to_owned(),
        "facebook" => "Facebook".to_owned(),
        "instagram" => "Instagram".to_owned(),
        "twitter" => "Twitter".to_owned(),
        "x" => "X".to_owned(),
        "telegram" => "Telegram".to_owned(),
        "tiktok" => "TikTok".to_owned(),
        "youtube" => "YouTube".to_owned(),
        "reddit" => "Reddit".to_owned(),
        "mastodon" => "Mastodon".to_owned(),
        "bluesky" => "Bluesky".to_owned(),
        other => other.to_owned(),
    }
}

/// A name on screen for a kind of post.
pub(crate) fn kind_name(kind: &str) -> &str {
    match kind {
        "post" => "Original posts",
        "repost" => "Reposts",
        "reply" => "Replies",
        "quote" => "Quotes",
        _ => "Kind not stated",
    }
}

/// Why records were refused, as it follows a number: "167 rows without a time".
pub(crate) fn reject_words(code: &str) -> &str {
    match code {
        "missing-account" => "without an account",
        "missing-content" => "without an id of the post",
        "missing-time" => "without a time",
        "unreadable-time" => "with a time that cannot be read",
        "implausible-time" => "with a time before 1990 or after 2100",
        "too-many-values" => "with too many values in one field",
        "invalid-platform" => "with a platform name that cannot be used",
        "invalid-encoding" => "not in the encoding of the file",
        "nul-byte" => "with a NUL byte in an id",
        "field-count" => "with too many or too few fields",
        "too-long" => "longer than a record may be",
        "unclosed-quote" => "with a quotation mark that is never closed",
        "invalid-json" => "that are not valid JSON",
        "no-post" => "that are no post: errors, notices, counts",
        other => other,
    }
}

/// What was kept although it is odd, as it follows a number.
pub(crate) fn flag_words(code: &str) -> &str {
    match code {
        "damaged-id" => "ids that a spreadsheet has rounded",
        "duplicate-row" => "rows that repeat an earlier row",
        "repeated-share" => "shares that repeat an earlier one",
        "missing-marker" => "values such as NA or None, taken as missing",
        "no-object" => "rows without a shared object",
        "same-post" => "posts that were there already, with nothing new",
        "post-again" => "posts seen again with other counts or words",
        "unreadable-number" => "counts or dates of accounts that cannot be read",
        "content-of-two-accounts" => "rows whose post an earlier row gives to another account",
        other => other,
    }
}

/// A number with no-break spaces between thousands, as the window writes it.
pub(crate) fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// A number and its noun.
pub(crate) fn counted(value: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(value), if value == 1 { one } else { many })
}

/// A share of a whole in per cent; never 0 % or 100 % of something that is neither.
pub(crate) fn percent(part: u64, whole: u64) -> String {
    if whole == 0 || part == 0 {
        return "0 %".to_owned();
    }
    if part == whole {
        return "100 %".to_owned();
    }
    let percent = part as f64 * 100.0 / whole as f64;
    match percent {
        _ if percent < 0.1 => "less than 0.1 %".to_owned(),
        _ if percent > 99.9 => "more than 99.9 %".to_owned(),
        _ => format!("{percent:.1} %"),
    }
}

/// A stretch of time in its two largest units: `3 days 4 hours`, `45 minutes`.
pub(crate) fn duration(ms: i64) -> String {
    const UNITS: [(i64, &str); 4] = [
        (86_400_000, "day"),
        (3_600_000, "hour"),
        (60_000, "minute"),
        (1_000, "second"),
    ];
    let mut rest = ms.max(0);
    let mut parts: Vec<String> = Vec::new();
    for (unit, name) in UNITS {
        let count = rest / unit;
        if count > 0 {
            parts.push(format!(
                "{count} {name}{}",
                if count == 1 { "" } else { "s" }
            ));
        } else if !parts.is_empty() {
            break;
        }
        rest -= count * unit;
        if parts.len() == 2 {
            break;
        }
    }
    if parts.is_empty() {
        return "less than a second".to_owned();
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_well() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(counted(1, "row", "rows"), "1 row");
        assert_eq!(percent(1, 100_000), "less than 0.1 %");
        assert_eq!(percent(99_999, 100_000), "more than 99.9 %");
        assert_eq!(percent(1, 8), "12.5 %");
    }

    #[test]
    fn durations_name_two_units() {
        assert_eq!(duration(0), "less than a second");
        assert_eq!(duration(61_000), "1 minute 1 second");
        assert_eq!(duration(86_400_000), "1 day");
        assert_eq!(duration(86_400_000 + 60_000), "1 day");
        assert_eq!(
            duration(3 * 86_400_000 + 4 * 3_600_000 + 59_000),
            "3 days 4 hours"
        );
    }
}
