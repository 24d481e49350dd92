//! What the templates see. Names and content ids do not get this far in a pseudonymised report: the
//! decision is taken here, once, and the templates receive finished, escaped pieces.

use super::chosen::{self, FindingView};
use super::stability::{StabilityView, stability};
use super::style::Style;
use crate::error::ReportError;
use crate::figures::{self, BarcodeSize};
use crate::model::{
    AccountRef, AnalystNote, Barcode, Community, CommunityRow, Cover, DataSection, FilterPhrase,
    GlossaryEntry, Headline, LayerCounts, LayerWeights, Member, MethodSection, Names, NoteAbout,
    PairOfPosts, PostRef, ProvenanceRow, Report, StrongEdge,
};
use crate::number::{date, group, time};
use crate::redact::Redactor;
use crate::sentences;
use crate::text::{MAX_CHARS, isolated_html};
use minijinja::value::Value;
use serde::Serialize;

/// Longest text of a post that is printed, characters.
const TEXT_CHARS: usize = 1_500;

#[derive(Serialize)]
pub(super) struct View<'r> {
    style: Value,
    policy: &'r str,
    cover: Cover,
    page_title: String,
    names_shown: bool,
    names_statement: (&'static str, &'static str),
    not_judged: &'static str,
    cover_barcode: Option<Value>,
    n_co_actions: u64,
    h: &'r Headline,
    summary: Vec<String>,
    does_not_show: [(&'static str, &'static str); 4],
    findings: Vec<FindingView>,
    confidence_meaning: &'static str,
    n_elsewhere: u64,
    /// Added to the numbers of the sections behind the findings.
    shift: u32,
    data: DataSection,
    method: &'r MethodSection,
    overview: OverviewView<'r>,
    stability: Option<StabilityView<'r>>,
    network: Option<Value>,
    communities: Vec<CommunityView<'r>>,
    remaining: &'r [CommunityRow],
    notes: Vec<NoteView>,
    general_limits: [&'static str; 5],
    limits: Vec<String>,
    provenance: Vec<ProvenanceRow>,
    glossary: Vec<GlossaryEntry>,
    commands: Vec<String>,
    reproduce_notes: Vec<String>,
}

#[derive(Serialize)]
struct OverviewView<'r> {
    timeline: Option<Value>,
    n_platforms: usize,
    days_per_bar: i64,
    histogram: Option<Value>,
    histogram_is_log: bool,
    windows: Option<Value>,
    windows_secs: &'r [f64],
    pairs_per_layer: &'r [LayerCounts],
}

#[derive(Serialize)]
struct CommunityView<'r> {
    number: u32,
    colour: String,
    n_accounts: u64,
    n_edges: u64,
    internal_density: f64,
    first_ms: Option<i64>,
    last_ms: Option<i64>,
    windows_secs: &'r [f64],
    layers: &'r [LayerWeights],
    barcode: Option<Value>,
    n_co_actions: u64,
    objects: Vec<ObjectView<'r>>,
    n_objects: u64,
    n_members: usize,
    /// Pairs of tables that stand side by side.
    member_tables: Vec<Vec<Vec<MemberView<'r>>>>,
    edges: Vec<EdgeView>,
    verdict: Option<&'r str>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ObjectView<'r> {
    object_type: &'r str,
    object: Value,
    n_accounts: u64,
    n_pairs: u64,
}

#[derive(Serialize)]
struct MemberView<'r> {
    account: Value,
    platform: &'r str,
    strength: f64,
    degree: u32,
}

#[derive(Serialize)]
pub(super) struct EdgeView {
    a: Value,
    b: Value,
    weight: f64,
    n_objects: u64,
    median_delta_secs: Option<f64>,
    n_pairs: u64,
    verdict: Option<String>,
    pairs: Vec<PairView>,
}

#[derive(Serialize)]
pub(super) struct PairView {
    object_type: String,
    object: Value,
    older: PostView,
    newer: PostView,
    delta_secs: f64,
    judged: &'static str,
}

impl PairView {
    pub(super) fn has_text(&self) -> bool {
        self.older.text.is_some() || self.newer.text.is_some()
    }
}

#[derive(Serialize)]
struct PostView {
    who: &'static str,
    date: String,
    time: String,
    source: String,
    record: String,
    content: Option<Value>,
    text: Option<Value>,
}

#[derive(Serialize)]
struct NoteView {
    /// `Community 3`, `Edge` or `Account`.
    kind: String,
    /// Its accounts: two of an edge, one of an account.
    accounts: Vec<Value>,
    paragraphs: Vec<String>,
    date: String,
}

/// Turns model pieces into safe pieces.
pub(super) struct Writer {
    names: Names,
    redactor: Redactor,
}

impl Writer {
    fn account(&self, account: &AccountRef) -> Value {
        let text = match self.names {
            Names::Pseudonymised => &account.pseudonym,
            // An account without a name still needs something to be called by.
            Names::Shown if account.name.is_empty() => &account.pseudonym,
            Names::Shown => &account.name,
        };
        Value::from_safe_string(isolated_html(text, 80))
    }

    fn untrusted(&self, text: &str) -> Value {
        Value::from_safe_string(isolated_html(&self.redactor.text(text), MAX_CHARS))
    }

    pub(super) fn words(&self, text: &str) -> String {
        self.redactor.text(text).into_owned()
    }

    /// How accounts are written.
    pub(super) fn names(&self) -> Names {
        self.names
    }

    /// A part of a filter; a part of a name is more than a pseudonymised report may say.
    pub(super) fn phrase(&self, phrase: &FilterPhrase) -> String {
        if phrase.of_names && self.names == Names::Pseudonymised {
            "a part of a name (withheld)".to_owned()
        } else {
            self.words(&phrase.words)
        }
    }

    fn note(&self, note: &AnalystNote) -> NoteView {
        let (kind, accounts) = match &note.about {
            NoteAbout::Community(number) => (format!("Community {number}"), Vec::new()),
            NoteAbout::Edge(a, b) => ("Edge".to_owned(), vec![a, b]),
            NoteAbout::Account(account) => ("Account".to_owned(), vec![account]),
        };
        NoteView {
            kind,
            accounts: accounts.iter().map(|it| self.account(it)).collect(),
            paragraphs: chosen::paragraphs(&note.text)
                .map(|paragraph| self.words(paragraph))
                .collect(),
            date: note.date.clone(),
        }
    }

    fn paragraphs(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|t| self.words(t)).collect()
    }

    fn post(&self, post: &PostRef, is_a: bool) -> PostView {
        let shown = self.names == Names::Shown && !post.content_id.is_empty();
        PostView {
            who: if is_a { "A" } else { "B" },
            date: date(post.time_ms),
            time: time(post.time_ms),
            source: post.source_sha256.chars().take(8).collect(),
            record: group(post.record),
            content: shown.then(|| Value::from_safe_string(isolated_html(&post.content_id, 80))),
            text: post
                .text
                .as_ref()
                .filter(|_| self.names == Names::Shown)
                .map(|text| Value::from_safe_string(isolated_html(text, TEXT_CHARS))),
        }
    }

    pub(super) fn pair(&self, pair: &PairOfPosts) -> PairView {
        PairView {
            object_type: pair.object_type.clone(),
            object: self.untrusted(&pair.object),
            older: self.post(&pair.older, pair.older_is_a),
            newer: self.post(&pair.newer, !pair.older_is_a),
            delta_secs: pair.delta_secs,
            judged: sentences::judged(pair.judged),
        }
    }

    pub(super) fn edge(&self, edge: &StrongEdge) -> EdgeView {
        EdgeView {
            a: self.account(&edge.a),
            b: self.account(&edge.b),
            weight: edge.weight,
            n_objects: edge.n_objects,
            median_delta_secs: edge.median_delta_secs,
            n_pairs: edge.n_pairs.max(edge.pairs.len() as u64),
            verdict: edge.verdict.clone(),
            pairs: edge.pairs.iter().map(|p| self.pair(p)).collect(),
        }
    }

    /// Members in pairs of tables of at most ten rows each: two stand beside one another and none is
    /// cut by the end of a page. Names are long: then there is one table.
    fn member_tables<'r>(&self, community: &'r Community) -> Vec<Vec<Vec<MemberView<'r>>>> {
        let view = |m: &'r Member| MemberView {
            account: self.account(&m.account),
            platform: &m.account.platform,
            strength: m.strength,
            degree: m.degree,
        };
        let (both, halves) = match self.names {
            Names::Pseudonymised => (20, 2),
            Names::Shown => (community.members.len().max(1), 1),
        };
        community
            .members
            .chunks(both)
            .map(|pair| {
                let half = pair.len().div_ceil(halves);
                let tables = pair.chunks(half);
                tables.map(|t| t.iter().map(view).collect()).collect()
            })
            .collect()
    }

    fn community<'r>(&self, report: &'r Report, community: &'r Community) -> CommunityView<'r> {
        let c = community;
        let h = &report.headline;
        let size = BarcodeSize {
            strip_height: 44.0,
            axis: true,
            whole: h.first_ms.zip(h.last_ms),
            scale_secs: h.widest_window_secs,
        };
        let id = format!("barcode-{}", c.number);
        let title = format!("Barcode of community {}", c.number);
        CommunityView {
            number: c.number,
            colour: colour_class(c.number),
            n_accounts: c.n_accounts,
            n_edges: c.n_edges,
            internal_density: c.internal_density,
            first_ms: c.first_ms,
            last_ms: c.last_ms,
            windows_secs: &c.windows_secs,
            layers: &c.layers,
            barcode: figures::barcode(&id, &title, &[&c.barcode], size)
                .map(Value::from_safe_string),
            n_co_actions: co_actions(&c.barcode),
            objects: c
                .objects
                .iter()
                .map(|o| ObjectView {
                    object_type: &o.object_type,
                    object: self.untrusted(&o.object),
                    n_accounts: o.n_accounts,
                    n_pairs: o.n_pairs,
                })
                .collect(),
            n_objects: c.n_objects.max(c.objects.len() as u64),
            n_members: c.members.len(),
            member_tables: self.member_tables(c),
            edges: c.strongest_edges.iter().map(|e| self.edge(e)).collect(),
            verdict: c.verdict.as_deref(),
            notes: self.paragraphs(&c.notes),
        }
    }
}

impl<'r> View<'r> {
    pub(super) fn new(report: &'r Report, style: &'r Style) -> Result<Self, ReportError> {
        let writer = Writer {
            names: report.cover.names,
            redactor: Redactor::new(report),
        };
        let h = &report.headline;
        let codes: Vec<&Barcode> = report.communities.iter().map(|c| &c.barcode).collect();
        let size = BarcodeSize {
            strip_height: 168.0,
            axis: true,
            whole: None,
            scale_secs: h.widest_window_secs,
        };
        let cover_barcode = figures::barcode(
            "signature",
            "Barcode of all communities described",
            &codes,
            size,
        );
        let mut cover = report.cover.clone();
        for text in [
            &mut cover.title,
            &mut cover.question,
            &mut cover.case_name,
            &mut cover.run_name,
        ] {
            *text = writer.words(text);
        }
        let mut data = report.data.clone();
        for source in &mut data.sources {
            source.file_name = writer.words(&source.file_name);
        }
        data.notes = writer.paragraphs(&data.notes);
        let mut glossary = sentences::glossary();
        glossary.extend(report.glossary.iter().cloned());
        Ok(Self {
            style: Value::from_safe_string(style.sheet.clone()),
            policy: &style.policy,
            page_title: crate::text::one_line(&cover.title),
            cover,
            names_shown: report.cover.names == Names::Shown,
            names_statement: sentences::names_statement(report.cover.names),
            not_judged: sentences::NOT_JUDGED,
            cover_barcode: cover_barcode.map(Value::from_safe_string),
            n_co_actions: codes.iter().map(|c| co_actions(c)).sum(),
            h,
            summary: sentences::summary(h),
            does_not_show: sentences::does_not_show(h.reached.is_some()),
            findings: chosen::findings(&writer, &report.findings),
            confidence_meaning: sentences::CONFIDENCE,
            n_elsewhere: report.n_findings_elsewhere,
            shift: u32::from(!report.findings.is_empty()),
            data,
            method: &report.method,
            overview: overview(report)?,
            stability: stability(report),
            network: figures::network("network-figure", &report.network)
                .map(Value::from_safe_string),
            communities: report
                .communities
                .iter()
                .map(|c| writer.community(report, c))
                .collect(),
            remaining: &report.remaining_communities,
            notes: report.notes.iter().map(|note| writer.note(note)).collect(),
            general_limits: sentences::LIMITS,
            limits: writer.paragraphs(&report.limits),
            provenance: report
                .provenance
                .iter()
                .map(|p| ProvenanceRow {
                    what: p.what.clone(),
                    value: writer.words(&p.value),
                })
                .collect(),
            glossary,
            commands: writer.paragraphs(&report.reproduce.commands),
            reproduce_notes: writer.paragraphs(&report.reproduce.notes),
        })
    }
}

fn overview(report: &Report) -> Result<OverviewView<'_>, ReportError> {
    let o = &report.overview;
    let safe = |svg: Option<String>| svg.map(Value::from_safe_string);
    Ok(OverviewView {
        timeline: safe(figures::timeline("timeline", &o.posts_per_day)?),
        n_platforms: o.posts_per_day.len(),
        days_per_bar: figures::days_per_bar(&o.posts_per_day),
        histogram: safe(figures::weight_histogram("weights", &o.weight_histogram)?),
        histogram_is_log: figures::is_logarithmic(&o.weight_histogram),
        windows: safe(figures::pairs_by_window(
            "windows",
            &o.pairs_by_window,
            &o.windows_secs,
        )?),
        windows_secs: &o.windows_secs,
        pairs_per_layer: &o.pairs_per_layer,
    })
}

fn co_actions(code: &Barcode) -> u64 {
    code.n_total.max(code.ticks.len() as u64)
}

pub(super) fn colour_class(number: u32) -> String {
    if (1..=figures::COMMUNITIES.len() as u32).contains(&number) {
        format!("c{number}")
    } else {
        "c0".to_owned()
    }
}
