//! `zwerm search`.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use zwerm_workbench::{Control, SearchRequest};

use crate::args::Cli;
use crate::show;
use crate::work::open_to_read;

/// What is looked for, and where.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The case. The first search makes an index beside its tables (folder "search", which may be
    /// deleted).
    case: PathBuf,
    /// Words, all of which must be there; "a phrase", begin*, -without, account:NAME, link:PART,
    /// hashtag:PART, or the name of another object type. In posts whole words are found, in names and
    /// addresses any part. Quote them together for your shell: 'vaccine -sport "stop the steal"'.
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// Say which accounts the network of this run has.
    #[arg(long, value_name = "NAME")]
    run: Option<String>,
    /// Only accounts of the network of --run, their posts, and what they shared.
    #[arg(long, requires = "run")]
    in_run: bool,
    /// At most this many of each kind.
    #[arg(long, default_value_t = 10, value_name = "NUMBER")]
    limit: u32,
    /// Leave out so many of each kind first.
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    offset: u64,
}

/// Looks for accounts, objects and posts.
pub fn search(cli: &Cli, args: &SearchArgs, control: &Control) -> Result<()> {
    let text = args.words.join(" ");
    if text.trim().is_empty() {
        bail!("there is nothing to look for");
    }
    let workbench = open_to_read(cli, &args.case)?;
    let view = args.run.as_deref().map(|run| workbench.view(run));
    let view = view.transpose()?;
    let page = (args.offset, args.limit.max(1));
    let request = SearchRequest {
        text,
        only_in_run: args.in_run,
        accounts: page,
        objects: page,
        posts: page,
        ..SearchRequest::default()
    };
    let found = workbench.search(&request, view.as_ref(), control)?;
    show::search(cli, &found, args.offset)
}
