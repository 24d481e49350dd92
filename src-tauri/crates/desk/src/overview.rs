//! Overview screen: what the case holds, over time and at a glance, and how far the data can be trusted.

mod gaps;
mod quality;
mod series;

use std::collections::BTreeMap;

use zwerm_workbench::{Control, Counts, Overview, PostSummary};

pub(crate) use self::quality::Resolution;

use crate::Desk;
use crate::api::{
    CountsView, CoverageView, DeskError, KindView, OverviewView, PostBrief, Span, TopAccountView,
    TopObjectView,
};
use crate::error::Result;
use crate::session::{Held, OpenCase};
use crate::words::{kind_name, layer_name, platform_name};

/// Characters of an object that are shown.
const OBJECT_CHARS: usize = 2_000;

/// Characters of a post in brief, and most posts asked for at a time.
const BRIEF_CHARS: usize = 300;
const MOST_BRIEFS: usize = 100;

impl Desk {
    /// What the case holds. Loads it, which takes long where there is much: a screen asks by
    /// [`Desk::start_overview`] first, and here for stretches of time.
    pub fn overview(&self, span: Option<Span>) -> Result<OverviewView> {
        if span.is_some_and(|span| span.from_ms >= span.to_ms) {
            return Err(DeskError::usage(
                "empty-span",
                "The stretch of time ends before it begins.",
            ));
        }
        let case = self.case()?;
        overview(&case, span, &case.question())
    }

    /// Job `overview`: loads what the case holds; its result is the overview of all of it.
    pub fn start_overview(&self) -> Result<u32> {
        let case = self.case()?;
        Ok(self.start_job("overview", move |_, control| overview(&case, None, control)))
    }

    /// The posts with these ids, as far as the case holds them, by id.
    pub fn post_briefs(&self, ids: &[String]) -> Result<Vec<PostBrief>> {
        let case = self.case()?;
        let held = case.held(&case.question())?;
        let ids: Vec<&str> = ids.iter().map(String::as_str).take(MOST_BRIEFS).collect();
        let reader = case.reader();
        let found = reader.posts_with_ids(held.holdings.posts().platforms(), &ids)?;
        let authors = found
            .values()
            .map(|post| (post.platform.clone(), post.account_id.clone()));
        let names = names_of(&case, authors.collect())?;
        Ok(found
            .into_values()
            .map(|post| PostBrief {
                account_name: names
                    .get(&(post.platform.clone(), post.account_id.clone()))
                    .cloned()
                    .unwrap_or_default(),
                content_id: post.content_id,
                platform: post.platform,
                account_id: post.account_id,
                time_ms: post.posted_at_ms,
                text: post.text.chars().take(BRIEF_CHARS).collect(),
            })
            .collect())
    }
}

fn overview(case: &OpenCase, span: Option<Span>, control: &Control) -> Result<OverviewView> {
    let held = case.held(control)?;
    let whole = held.overview.get(|| whole(case, &held))?;
    let Some(span) = span else {
        return Ok((*whole).clone());
    };
    let mut part = part(&held, Some(span))?;
    part.bin_ms = whole.bin_ms;
    part.bin_from_ms.clone_from(&whole.bin_from_ms);
    part.series.clone_from(&whole.series);
    part.quality = quality::within(&whole.quality, span, part.first_ms, part.last_ms);
    Ok(part)
}

/// The overview of the whole case.
fn whole(case: &OpenCase, held: &Held) -> Result<OverviewView> {
    let posts = held.holdings.posts();
    let bins = series::bins(posts);
    let mut whole = part(held, None)?;
    whole.bin_ms = bins.bin_ms;
    whole.bin_from_ms = bins.from_ms;
    whole.series = bins.series;
    whole.quality = quality::notes(&case.reader().imports()?, posts)?;
    Ok(whole)
}

/// Totals and lists of a stretch of time, or of all.
fn part(held: &Held, span: Option<Span>) -> Result<OverviewView> {
    let (from_ms, to_ms) = (span.map(|span| span.from_ms), span.map(|span| span.to_ms));
    let shared = held.holdings.overview(from_ms, to_ms);
    let posted = held.holdings.posted(from_ms, to_ms);
    Ok(OverviewView {
        posts: posted.posts,
        accounts: posted.accounts,
        shares: shared.rows,
        objects: shared.objects,
        first_ms: posted.first_ms,
        last_ms: posted.last_ms,
        bin_ms: 0,
        bin_from_ms: Vec::new(),
        series: Vec::new(),
        by_type: shared.by_type.iter().map(of_type).collect(),
        by_platform: platforms(&shared, &posted),
        by_kind: posted
            .by_kind
            .iter()
            .map(|group| KindView {
                id: group.name.clone(),
                name: kind_name(&group.name).to_owned(),
                posts: group.posts,
                accounts: group.accounts,
            })
            .collect(),
        top_accounts: top_accounts(held, &posted)?,
        top_objects: shared
            .top_objects
            .into_iter()
            .map(|top| TopObjectView {
                object_type: top.object_type,
                object_id: shortened(top.object_id),
                shares: top.rows,
                accounts: top.accounts,
            })
            .collect(),
        coverage: coverage(&posted),
        quality: Vec::new(),
    })
}

fn of_type(counts: &Counts) -> CountsView {
    CountsView {
        id: counts.name.clone(),
        name: layer_name(&counts.name),
        shares: counts.rows,
        accounts: counts.accounts,
        objects: counts.objects,
        posts: counts.posts,
    }
}

/// What was posted on each platform, and what was shared there.
fn platforms(shared: &Overview, posted: &PostSummary) -> Vec<CountsView> {
    let shared: BTreeMap<&str, &Counts> = shared
        .by_platform
        .iter()
        .map(|counts| (counts.name.as_str(), counts))
        .collect();
    posted
        .by_platform
        .iter()
        .map(|group| {
            let counts = shared.get(group.name.as_str());
            CountsView {
                id: group.name.clone(),
                name: platform_name(&group.name),
                shares: counts.map_or(0, |counts| counts.rows),
                accounts: group.accounts,
                objects: counts.map_or(0, |counts| counts.objects),
                posts: group.posts,
            }
        })
        .collect()
}

fn top_accounts(held: &Held, posted: &PostSummary) -> Result<Vec<TopAccountView>> {
    let mut views = Vec::with_capacity(posted.top_accounts.len());
    for top in &posted.top_accounts {
        let (platform, account_id) = held.holdings.posts().account(top.account);
        let known = held.holdings.account_row(top.account)?;
        let mut view = TopAccountView {
            platform: platform.to_owned(),
            account_id: account_id.to_owned(),
            display_name: String::new(),
            handle: String::new(),
            n_handles: 0,
            followers: None,
            created_at_ms: None,
            posts: top.posts,
            shares: top.shares,
        };
        if let Some(row) = known {
            view.display_name = row.display_name;
            view.handle = row.handle;
            view.n_handles = row.n_handles;
            view.followers = row.followers;
            view.created_at_ms = row.created_at_ms;
        }
        views.push(view);
    }
    Ok(views)
}

fn coverage(posted: &PostSummary) -> Vec<CoverageView> {
    let line = |id: &str, words: &str, have, of| CoverageView {
        id: id.to_owned(),
        words: words.to_owned(),
        have,
        of,
    };
    vec![
        line("text", "Posts with a text", posted.with_text, posted.posts),
        line(
            "profile",
            "Posts whose account has a profile",
            posted.with_profile,
            posted.posts,
        ),
        line(
            "created",
            "Accounts with a date of creation",
            posted.accounts_with_created,
            posted.accounts,
        ),
    ]
}

fn shortened(id: String) -> String {
    match id.char_indices().nth(OBJECT_CHARS) {
        None => id,
        Some((end, _)) => format!("{}…", &id[..end]),
    }
}

/// Names of accounts, by (platform, id): what the platform shows, else the handle.
fn names_of(
    case: &OpenCase,
    accounts: Vec<(String, String)>,
) -> Result<BTreeMap<(String, String), String>> {
    let mut names = BTreeMap::new();
    for row in case.reader().accounts_with_ids(&accounts)? {
        let name = match row.display_name.is_empty() {
            true => row.handle,
            false => row.display_name,
        };
        if !name.is_empty() {
            names.entry((row.platform, row.account_id)).or_insert(name);
        }
    }
    Ok(names)
}
