//! Names for runs that were given none.

use zwerm_workbench::{DetectRequest, RunRecord, registry};

/// "Same link within 60 s", "Same object within 5 min".
pub(super) fn proposed(request: &DetectRequest) -> String {
    let object = match request.params.layers.as_slice() {
        [layer] => registry::layer(layer).object.into_owned(),
        _ => "object".to_owned(),
    };
    let widest = request
        .params
        .windows_secs
        .iter()
        .copied()
        .fold(0.0, f64::max);
    format!("Same {object} within {}", window(widest))
}

/// A window in its largest whole unit.
fn window(secs: f64) -> String {
    for (unit, name) in [(86_400.0, "d"), (3_600.0, "h"), (60.0, "min")] {
        // A minute is better known as 60 s.
        if secs > 60.0 && secs % unit == 0.0 {
            return format!("{} {name}", secs / unit);
        }
    }
    format!("{secs} s")
}

/// The name, or the name with a number when a run has it already.
pub(super) fn free(wanted: &str, runs: &[RunRecord]) -> String {
    let taken = |name: &String| {
        runs.iter()
            .any(|run| run.name.eq_ignore_ascii_case(name) || run.id.eq_ignore_ascii_case(name))
    };
    let numbered = (2_u64..).map(|number| format!("{wanted} ({number})"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .find(|name| !taken(name))
        .unwrap_or_else(|| wanted.to_owned())
}

/// Whether a run carries the name that its question gives, with or without a number behind it: the window
/// says such a name in its own language. A run that was asked for no kind of object in particular is named
/// after objects, and its record says which kinds it took.
pub(super) fn is_made(name: &str, request: &DetectRequest) -> bool {
    let mut unchosen = request.clone();
    unchosen.params.layers.clear();
    [proposed(request), proposed(&unchosen)]
        .iter()
        .filter_map(|made| name.strip_prefix(made.as_str()))
        .any(|rest| {
            let number = rest
                .strip_prefix(" (")
                .and_then(|rest| rest.strip_suffix(')'));
            rest.is_empty() || number.is_some_and(|n| n.parse::<u64>().is_ok_and(|n| n > 1))
        })
}

#[cfg(test)]
mod tests {
    use super::super::request;
    use super::{is_made, window};
    use crate::api::DetectAsk;

    #[test]
    fn a_name_is_made_when_the_question_gives_it() {
        let request = request(&DetectAsk::default()).expect("the defaults are a question");
        let made = super::proposed(&request);
        for (name, expected) in [
            (made.clone(), true),
            (format!("{made} (2)"), true),
            (format!("{made} (12)"), true),
            (format!("{made} (a)"), false),
            (format!("{made}, again"), false),
            ("The first look".to_owned(), false),
            (made.to_uppercase(), false),
        ] {
            assert_eq!(is_made(&name, &request), expected, "{name}");
            // The record of a run says which kinds it took.
            let mut taken = request.clone();
            taken.params.layers = vec!["url".to_owned()];
            assert_eq!(is_made(&name, &taken), expected, "{name}");
            let link = name.replace("object", "link");
            assert_eq!(is_made(&link, &taken), expected, "{link}");
        }
    }

    #[test]
    fn windows_read_well() {
        let cases = [
            (0.5, "0.5 s"),
            (60.0, "60 s"),
            (90.0, "90 s"),
            (300.0, "5 min"),
            (3_600.0, "1 h"),
            (5_400.0, "90 min"),
            (172_800.0, "2 d"),
        ];
        for (secs, words) in cases {
            assert_eq!(window(secs), words);
        }
    }
}
