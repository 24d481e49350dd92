//! The month as files: one row a post, as a scraper writes it, and the truth about the accounts.

use std::collections::HashSet;

use crate::month::Month;
use crate::people::Group;
use crate::preset::Preset;

/// Columns of the posts.
pub const COLUMNS: [&str; 16] = [
    "platform",
    "post_id",
    "created_at",
    "account_id",
    "account_name",
    "account_bio",
    "account_created_at",
    "followers",
    "following",
    "lang",
    "text",
    "urls",
    "hashtags",
    "mentions",
    "reply_to",
    "repost_of",
];

/// What stands between the values of one cell.
const BETWEEN: &str = "|";

/// The table of posts, RFC 4180 with line feeds.
pub(crate) fn posts_csv(preset: &Preset, month: &Month) -> String {
    let mut csv = COLUMNS.join(",");
    csv.push('\n');
    let id = |at: Option<usize>| {
        let found = at.and_then(|at| month.ids.get(at));
        found.map_or("", String::as_str)
    };
    for (post, own) in month.posts.iter().zip(&month.ids) {
        let Some(account) = month.people.accounts.get(post.account) else {
            continue;
        };
        // A repost is in the language of what it passes on.
        let written_by = post
            .repost_of
            .and_then(|of| month.posts.get(of))
            .and_then(|of| month.people.accounts.get(of.account))
            .unwrap_or(account);
        let language = preset.languages.get(written_by.language);
        let mut seen = HashSet::new();
        let hashtags: Vec<String> = post
            .hashtags
            .iter()
            .map(|hashtag| hashtag.to_lowercase())
            .filter(|hashtag| seen.insert(hashtag.clone()))
            .collect();
        let cells = [
            preset.platform.to_owned(),
            own.clone(),
            month.calendar.iso(post.secs),
            account.id.clone(),
            account.handle.clone(),
            account.bio.clone(),
            month.calendar.iso(account.created),
            account.followers.to_string(),
            account.following.to_string(),
            language.map_or("", |language| language.code).to_owned(),
            post.text.clone(),
            post.urls.join(BETWEEN),
            hashtags.join(BETWEEN),
            post.mentions.join(BETWEEN),
            id(post.reply_to).to_owned(),
            id(post.repost_of).to_owned(),
        ];
        line(&mut csv, &cells);
    }
    csv
}

/// Every account that posts: what it is part of, and whether that is coordinated.
pub(crate) fn truth_csv(preset: &Preset, month: &Month) -> String {
    let posting: HashSet<usize> = month.posts.iter().map(|post| post.account).collect();
    let boosted = preset.ring.boosted;
    let mut rows: Vec<[String; 4]> = month
        .people
        .accounts
        .iter()
        .enumerate()
        .filter(|(at, _)| posting.contains(at))
        .map(|(_, account)| {
            let note = match account.group {
                Group::Copies => preset.copies.note,
                Group::Ring => preset.ring.note,
                Group::Fans => preset.fans.note,
                Group::NewsDesk => preset.news_desk.note,
                Group::Organisation if boosted.contains(&account.handle.as_str()) => {
                    "reposted by group B; not part of it"
                }
                Group::Organisation | Group::Ordinary => "",
            };
            let coordinated = if account.group.is_coordinated() {
                "yes"
            } else {
                "no"
            };
            [
                account.id.clone(),
                account.group.name().to_owned(),
                coordinated.to_owned(),
                note.to_owned(),
            ]
        })
        .collect();
    rows.sort();
    let mut csv = "account_id,group,coordinated,note\n".to_owned();
    for row in &rows {
        line(&mut csv, row);
    }
    csv
}

fn line(csv: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            csv.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            csv.push('"');
            csv.push_str(&cell.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(cell);
        }
    }
    csv.push('\n');
}

/// The preset's README with the figures of this month.
pub(crate) fn readme(preset: &Preset, month: &Month, seed: u64, n_accounts: u64) -> String {
    let count = |of: &dyn Fn(&crate::month::Draft) -> bool| {
        grouped(month.posts.iter().filter(|post| of(post)).count() as u64)
    };
    let members = |group: Group| {
        let of = month.people.accounts.iter();
        of.filter(|account| account.group == group)
            .count()
            .to_string()
    };
    let posts_of = |group: Group| {
        count(&|post| {
            let by = month.people.accounts.get(post.account);
            by.is_some_and(|account| account.group == group)
        })
    };
    let texts = &preset.readme;
    let figures = [
        ("{title}", texts.title.to_owned()),
        ("{purpose}", texts.purpose.to_owned()),
        ("{planted}\n", texts.planted.to_owned()),
        ("{organisations}", texts.organisations.to_owned()),
        ("{reading}", texts.reading.to_owned()),
        ("{preset}", preset.name.to_owned()),
        ("{folder}", texts.folder.to_owned()),
        ("{file_stem}", preset.file_stem.to_owned()),
        ("{seed}", seed.to_string()),
        ("{posts}", grouped(month.posts.len() as u64)),
        ("{accounts}", grouped(n_accounts)),
        ("{with_text}", count(&|post| !post.text.is_empty())),
        ("{with_url}", count(&|post| !post.urls.is_empty())),
        ("{with_hashtag}", count(&|post| !post.hashtags.is_empty())),
        ("{with_mention}", count(&|post| !post.mentions.is_empty())),
        ("{replies}", count(&|post| post.reply_to.is_some())),
        ("{reposts}", count(&|post| post.repost_of.is_some())),
        ("{copies}", members(Group::Copies)),
        ("{copies_posts}", posts_of(Group::Copies)),
        ("{ring}", members(Group::Ring)),
        ("{ring_posts}", posts_of(Group::Ring)),
        ("{fans}", members(Group::Fans)),
        ("{fans_posts}", posts_of(Group::Fans)),
        ("{desk}", members(Group::NewsDesk)),
        ("{desk_posts}", posts_of(Group::NewsDesk)),
    ];
    figures
        .iter()
        .fold(texts.template.to_owned(), |text, (slot, figure)| {
            text.replace(slot, figure)
        })
}

/// Thousands with narrow blanks, as the other documents have them.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
