//! Which column is what: by its name, and by what its values look like.

mod details;
mod names;

use names::{ACCOUNT, CONTENT, FOUND_ON, NAME, OBJECTS, OWN_ADDRESS, PLATFORM, TEXT, TIME};

use super::mapping::{GENERIC_OBJECT, Role};
use super::times::{TimeRule, decide};

/// What the values of one column look like in the sample.
#[derive(Debug, Default, Clone)]
pub(crate) struct ColumnFacts {
    pub(crate) name: String,
    /// Values that are not missing.
    pub(crate) filled: Vec<String>,
    pub(crate) rows: usize,
}

/// Shares (0 to 1) of the filled values.
struct Looks {
    unique: f64,
    url: f64,
    times: f64,
    spaced: f64,
    rule: Option<TimeRule>,
}

impl ColumnFacts {
    fn looks(&self, zone: Option<&str>) -> Looks {
        let values: Vec<&str> = self.filled.iter().map(String::as_str).collect();
        let n = values.len().max(1) as f64;
        let share = |test: &dyn Fn(&str) -> bool| {
            values.iter().filter(|value| test(value)).count() as f64 / n
        };
        let mut distinct = values.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let decided = decide(&values, zone);
        Looks {
            unique: distinct.len() as f64 / n,
            url: share(&|v| {
                // A list in brackets of addresses is as good as one.
                let v = v.trim_start_matches(['[', '"', '\'', ' ']);
                v.starts_with("http://") || v.starts_with("https://")
            }),
            times: decided.as_ref().map_or(0.0, |(_, read)| *read),
            spaced: share(&|v| v.contains(' ')),
            rule: decided.map(|(rule, _)| rule),
        }
    }
}

/// A name as it is compared: `Author.ID` -> `author_id`.
pub(crate) fn normal(name: &str) -> String {
    let mut normal: String = name
        .trim()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    while normal.contains("__") {
        normal = normal.replace("__", "_");
    }
    normal.trim_matches('_').to_owned()
}

/// The role of one column with the confidence in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Guess {
    pub(crate) role: Role,
    pub(crate) confidence: f32,
    pub(crate) why: String,
}

/// The layouts of CooRTweet: id and name.
pub(crate) const LAYOUTS: [(&str, &str); 2] = [
    ("coortweet-long", "CooRTweet, long table"),
    ("coortweet-wide", "CooRTweet, wide table"),
];

/// A known layout and its roles by column name.
pub(crate) fn layout_of(header: &[String]) -> Option<(&'static str, Vec<(&'static str, Role)>)> {
    let has = |name: &str| header.iter().any(|column| normal(column) == name);
    let object = |name: &str| Role::Object(name.to_owned());
    if ["object_id", "account_id", "content_id", "timestamp_share"]
        .iter()
        .all(|name| has(name))
    {
        let roles = vec![
            ("object_id", object(GENERIC_OBJECT)),
            ("account_id", Role::Account),
            ("content_id", Role::Content),
            ("timestamp_share", Role::Time),
        ];
        return Some(("coortweet-long", roles));
    }
    let objects = [
        ("url_id", "url"),
        ("hashtag_id", "hashtag"),
        ("domain_id", "domain"),
        ("phash_id", "image"),
    ];
    let known: Vec<_> = objects.iter().filter(|(column, _)| has(column)).collect();
    if ["account_id", "post_id", "timestamp"]
        .iter()
        .all(|name| has(name))
        && known.len() >= 2
    {
        let mut roles = vec![
            ("account_id", Role::Account),
            ("post_id", Role::Content),
            ("timestamp", Role::Time),
        ];
        roles.extend(known.iter().map(|(column, name)| (*column, object(name))));
        return Some(("coortweet-wide", roles));
    }
    None
}

/// A candidate: how well a column fits a role.
struct Candidate {
    column: usize,
    role: Role,
    score: f32,
    why: String,
}

/// One guess a column. A role other than objects goes to the best column only; of each object
/// type only the best column is taken.
pub(crate) fn guess(columns: &[ColumnFacts], zone: Option<&str>) -> Vec<Guess> {
    let mut candidates = Vec::new();
    let all: Vec<Looks> = columns.iter().map(|column| column.looks(zone)).collect();
    for (at, (column, looks)) in columns.iter().zip(&all).enumerate() {
        by_name(at, column, looks, &mut candidates);
        details::by_name(at, column, looks, &mut candidates);
        by_values(at, column, looks, &mut candidates);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.column.cmp(&b.column)));
    let mut guesses: Vec<Option<Guess>> = vec![None; columns.len()];
    let mut taken: Vec<Role> = Vec::new();
    // The name of an account is only a name when another column is its id.
    let account = candidates
        .iter()
        .find(|c| c.role == Role::Account)
        .map(|c| c.column);
    for candidate in candidates {
        let Some(slot) = guesses.get_mut(candidate.column) else {
            continue;
        };
        let name_of_itself = matches!(candidate.role, Role::AccountName | Role::Handle)
            && account == Some(candidate.column);
        if slot.is_some() || taken.contains(&candidate.role) || name_of_itself {
            continue;
        }
        taken.push(candidate.role.clone());
        *slot = Some(Guess {
            role: candidate.role,
            confidence: candidate.score.min(0.99),
            why: candidate.why,
        });
    }
    guesses
        .into_iter()
        .zip(columns)
        .map(|(guess, column)| {
            guess.unwrap_or_else(|| Guess {
                role: Role::Ignore,
                confidence: 0.5,
                why: if column.filled.is_empty() {
                    "empty in the sample".to_owned()
                } else {
                    "neither the name nor the values tell a role".to_owned()
                },
            })
        })
        .collect()
}

/// 0.9 for the first name of a list down to 0.6 for the last.
fn rank(names: &[&str], name: &str) -> Option<f32> {
    let at = names.iter().position(|known| *known == name)?;
    Some(0.9 - 0.3 * at as f32 / names.len() as f32)
}

fn by_name(at: usize, column: &ColumnFacts, looks: &Looks, out: &mut Vec<Candidate>) {
    let name = normal(&column.name);
    if OWN_ADDRESS.contains(&name.as_str()) || name == FOUND_ON {
        return;
    }
    let filled = !column.filled.is_empty();
    let mut offer = |role: Role, score: f32, why: String| {
        out.push(Candidate {
            column: at,
            role,
            score,
            why,
        });
    };
    let named = |role: &str| format!("the name {:?} is used for {role}", column.name);
    if let Some(score) = rank(ACCOUNT, &name) {
        // Display names and ids: an id has no blanks.
        let penalty = if looks.spaced > 0.2 { 0.25 } else { 0.0 };
        offer(Role::Account, score - penalty, named("account ids"));
    }
    if let Some(score) = rank(CONTENT, &name) {
        let unique = looks.unique > 0.9;
        let bonus = if unique { 0.05 } else { 0.0 };
        let more = if unique {
            ", and almost every value is different"
        } else {
            ""
        };
        offer(Role::Content, score + bonus, named("post ids") + more);
    }
    if let Some(score) = rank(TIME, &name) {
        if looks.times >= 0.9 {
            let kind = looks
                .rule
                .as_ref()
                .map_or(String::new(), |r| format!("{:?}", r.kind));
            let why = format!(
                "{}, and {:.0} % of the sample are times ({kind})",
                named("times"),
                looks.times * 100.0
            );
            offer(Role::Time, score + 0.08, why);
        } else if filled {
            offer(
                Role::Time,
                score - 0.45,
                named("times") + ", but the values have no format that is certain",
            );
        }
    }
    if let Some(score) = rank(PLATFORM, &name) {
        offer(Role::Platform, score, named("platforms"));
    }
    if let Some(score) = rank(TEXT, &name) {
        let bonus = if looks.spaced > 0.5 { 0.05 } else { 0.0 };
        offer(Role::Text, score + bonus, named("texts"));
    }
    if let Some(score) = rank(NAME, &name) {
        // Many names of accounts are also what accounts are known by.
        let penalty = if rank(ACCOUNT, &name).is_some() {
            0.3
        } else {
            0.0
        };
        offer(
            Role::AccountName,
            score - penalty,
            named("names of accounts"),
        );
    }
    for (object_type, names) in OBJECTS {
        if let Some(score) = rank(names, &name) {
            let role = Role::Object((*object_type).to_owned());
            // An address that no two posts share is the post's own.
            if *object_type == "url"
                && filled
                && name == "url"
                && looks.unique > 0.999
                && column.filled.len() > 200
            {
                continue;
            }
            // Addresses where addresses are promised.
            let bonus = if *object_type == "url" && filled && looks.url >= 0.9 {
                0.08
            } else {
                0.0
            };
            offer(
                role,
                score + bonus,
                named(&format!("objects of type {object_type}")),
            );
        }
    }
}

fn by_values(at: usize, column: &ColumnFacts, looks: &Looks, out: &mut Vec<Candidate>) {
    let name = normal(&column.name);
    let no_object = OWN_ADDRESS.contains(&name.as_str()) || name == FOUND_ON;
    if column.filled.len() < 5 || no_object {
        return;
    }
    let mut offer = |role: Role, score: f32, why: String| {
        out.push(Candidate {
            column: at,
            role,
            score,
            why,
        });
    };
    let formatted = looks.rule.as_ref().is_some_and(|rule| {
        use super::times::TimeKind as K;
        !matches!(rule.kind, K::EpochSeconds | K::EpochMillis | K::EpochMicros)
    });
    let says_time = ["time", "date", "created", "published", "posted"]
        .iter()
        .any(|word| name.contains(word));
    if looks.times >= 0.95 && (formatted || says_time) {
        let score = if says_time { 0.55 } else { 0.5 };
        offer(
            Role::Time,
            score,
            format!("{:.0} % of the sample are times", looks.times * 100.0),
        );
    }
    // Pictures of profiles and previews repeat without anybody having shared them.
    let is_decoration = [
        "img", "icon", "image", "avatar", "photo", "picture", "banner", "thumb",
    ]
    .iter()
    .any(|word| name.contains(word));
    if looks.url >= 0.8 && looks.unique < 0.98 && !is_decoration {
        offer(
            Role::Object("url".to_owned()),
            0.5,
            format!(
                "{:.0} % of the sample are addresses, and some repeat",
                looks.url * 100.0
            ),
        );
    }
    let complete = column.filled.len() == column.rows;
    if complete
        && looks.unique > 0.995
        && looks.times < 0.5
        && looks.url < 0.5
        && looks.spaced < 0.05
        && name.ends_with("id")
        && column.rows >= 20
    {
        offer(Role::Content, 0.5, "a different id on every row".to_owned());
    }
    let says_account = ["author", "user", "account"]
        .iter()
        .any(|word| name.contains(word));
    if complete && says_account && looks.unique < 0.98 && looks.times < 0.5 && looks.spaced < 0.2 {
        offer(
            Role::Account,
            0.45,
            "the name speaks of accounts and the values repeat".to_owned(),
        );
    }
}

#[cfg(test)]
mod tests;
