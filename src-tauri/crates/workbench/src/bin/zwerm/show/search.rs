//! `zwerm search` for people.

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::{FoundPost, SearchGroup, SearchResult, iso_utc};

use super::{LINE, json, line, n};
use crate::args::Cli;

/// Widest column of names.
const NAME_CHARS: usize = 40;

/// The three groups; words that were found stand in `[…]`.
pub fn search(cli: &Cli, found: &SearchResult, offset: u64) -> Result<()> {
    if cli.json {
        return json(found);
    }
    let SearchResult {
        accounts,
        objects,
        posts,
    } = found;
    line(&format!(
        "{}, {}, {}",
        counted(posts, "post"),
        counted(accounts, "account"),
        counted(objects, "object")
    ))?;
    for account in &accounts.hits {
        let names = [&account.display_name, &account.handle].into_iter();
        let names: Vec<&str> = names
            .map(String::as_str)
            .filter(|name| !name.is_empty())
            .collect();
        let earlier = match &account.earlier {
            Some(name) => format!("  earlier \"{}\"", visible(name, NAME_CHARS)),
            None => String::new(),
        };
        let in_run = match account.in_run {
            Some(true) => "  in the network",
            Some(false) => "  not in the network",
            None => "",
        };
        line(&format!(
            "  account  {:>9} posts  {}:{}  {}{earlier}{in_run}",
            n(account.posts),
            visible(&account.platform, NAME_CHARS),
            visible(&account.account_id, NAME_CHARS),
            visible(&names.join(" @"), 2 * NAME_CHARS)
        ))?;
    }
    rest(accounts, offset)?;
    for object in &objects.hits {
        line(&format!(
            "  {:8} {:>9} posts  by {} accounts  {}",
            visible(&object.object_type, NAME_CHARS),
            n(object.shares),
            n(object.accounts),
            visible(&object.object_id, LINE)
        ))?;
    }
    rest(objects, offset)?;
    for post in &posts.hits {
        let names = [&post.display_name, &post.handle, &post.account_id];
        let named = names.into_iter().find(|name| !name.is_empty());
        let name = named.map_or("", String::as_str);
        line(&format!(
            "  {}  {}  post {}  ({} record {})",
            iso_utc(post.time_ms),
            visible(name, NAME_CHARS),
            visible(&post.content_id, NAME_CHARS),
            visible(&post.source_name, NAME_CHARS),
            n(post.record)
        ))?;
        if !post.text.is_empty() {
            line(&format!("      {}", visible(&marked(post), LINE)))?;
        }
    }
    rest(posts, offset)
}

fn counted<T>(group: &SearchGroup<T>, noun: &str) -> String {
    let plural = if group.count == 1 && !group.more {
        ""
    } else {
        "s"
    };
    let more = if group.more { "more than " } else { "" };
    match group.asked {
        true => format!("{more}{} {noun}{plural}", n(group.count)),
        false => format!("no {noun}s asked for"),
    }
}

fn rest<T>(group: &SearchGroup<T>, offset: u64) -> Result<()> {
    let shown = offset + group.hits.len() as u64;
    if group.hits.is_empty() || (shown >= group.count && !group.more) {
        return Ok(());
    }
    line(&format!("  and more: --limit, --offset {shown}"))
}

fn marked(post: &FoundPost) -> String {
    let mut text = String::new();
    if post.cut_before {
        text.push('…');
    }
    for (at, c) in (0..).zip(post.text.chars()) {
        if post.marks.iter().any(|(from, _)| *from == at) {
            text.push('[');
        }
        text.push(if c.is_whitespace() { ' ' } else { c });
        if post.marks.iter().any(|(_, to)| *to == at + 1) {
            text.push(']');
        }
    }
    if post.cut_after {
        text.push('…');
    }
    text
}
