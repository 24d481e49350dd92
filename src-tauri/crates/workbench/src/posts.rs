//! The posts of a run in memory: what is slow about the first question to a run and need not be
//! done again for the second.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use zwerm_case::{ImportRecord, RunRecord};
use zwerm_dataset::{Selection, SharePlaces, Shares};
use zwerm_detection::registry::SEQUENCE_LAYER;
use zwerm_detection::{PairIndex, PairRow, Params};

use crate::error::{Error, ErrorKind, Result};
use crate::evidence::{Account, no_such_account};
use crate::jobs::Control;
use crate::lazily::Lazily;
use crate::run_view::RunView;
use crate::runs::{DetectRequest, broken_run};
use crate::session::Workbench;

/// An account that the network does not have.
const NO_NODE: u32 = u32::MAX;

/// The shares that a run compared, and what is needed to ask for the posts behind its edges.
pub struct RunPosts {
    run: String,
    params: Params,
    shares: Arc<Shares>,
    /// Account code of each account of the network.
    account_of: Vec<u32>,
    /// The way back; `NO_NODE` for accounts outside the network.
    node_of: Vec<u32>,
    files: Vec<PathBuf>,
    selection: Selection,
    index: Lazily<PairIndex<Arc<Shares>>>,
    places: Lazily<SharePlaces>,
}

impl RunPosts {
    /// The shares, as the methods see them.
    pub(crate) fn shares(&self) -> &Shares {
        &self.shares
    }

    /// Account code of an account of the network.
    pub(crate) fn account_of(&self, node: u32) -> u32 {
        self.account_of[node as usize]
    }

    /// Row in the network of an account of the shares.
    pub(crate) fn node_of(&self, account: u32) -> Option<u32> {
        Some(self.node_of[account as usize]).filter(|&node| node != NO_NODE)
    }

    /// Row in the network of the account that made a share.
    pub(crate) fn node_of_row(&self, row: u32) -> Option<u32> {
        self.node_of(self.shares.account[row as usize])
    }

    /// Object type of an object.
    pub(crate) fn object_type(&self, object: u32) -> &str {
        let object_type = usize::from(self.shares.object_type_of[object as usize]);
        self.shares
            .object_types
            .get(object_type)
            .map_or("", String::as_str)
    }

    /// Platform of the account that made a share.
    pub(crate) fn platform_of_row(&self, row: u32) -> &str {
        let account = self.shares.account[row as usize];
        let platform = usize::from(self.shares.platform_of[account as usize]);
        self.shares
            .platforms
            .get(platform)
            .map_or("", String::as_str)
    }

    /// The pairs of posts that join two accounts of the network, in the order of the older post.
    pub(crate) fn pairs_of(&self, a: u32, b: u32, control: &Control) -> Result<Vec<PairRow>> {
        let mut pairs = self
            .index(control)?
            .pairs_of(self.account_of(a), self.account_of(b));
        pairs.sort_by_key(|pair| self.shares.time_ms[pair.older as usize]);
        Ok(pairs)
    }

    /// The shares, sorted for questions about pairs.
    fn index(&self, control: &Control) -> Result<Arc<PairIndex<Arc<Shares>>>> {
        self.index.get(|| {
            let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
            Ok::<_, Error>(PairIndex::new(
                self.shares.clone(),
                &self.params,
                &progress,
            )?)
        })
    }

    /// Which edges of the network have a pair of posts over one of these objects (type and id), in the
    /// window with this number or a narrower one.
    pub fn edges_sharing(
        &self,
        view: &RunView,
        objects: &[(String, String)],
        window: usize,
        control: &Control,
    ) -> Result<Vec<bool>> {
        let wanted = |object: u32| {
            let id = self.shares.objects.get(object);
            objects
                .iter()
                .any(|(kind, known)| known == id && kind == self.object_type(object))
        };
        let codes: Vec<u32> = (0..self.shares.objects.len() as u32)
            .filter(|&object| wanted(object))
            .collect();
        let edges = &view.edges;
        let mut ends = edges
            .from
            .iter()
            .zip(&edges.to)
            .map(|(&a, &b)| (self.account_of(a), self.account_of(b)));
        Ok(self.index(control)?.sharing(&codes, window, &mut ends))
    }

    /// All pairs of posts behind the edges of the network, one after the other, with the accounts of
    /// the older and the newer post. `receive` returns false to end the stream early.
    pub(crate) fn each_pair(
        &self,
        control: &Control,
        receive: &mut dyn FnMut(PairRow, u32, u32) -> bool,
    ) -> Result<()> {
        let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
        zwerm_detection::pairs(
            &self.shares,
            &self.params,
            &mut |pair| match (self.node_of_row(pair.older), self.node_of_row(pair.newer)) {
                (Some(older), Some(newer)) => receive(pair, older, newer),
                _ => true,
            },
            &progress,
        )?;
        Ok(())
    }

    /// Where the shares stand in the sources.
    ///
    /// Shares and places are read from the same rows in the same order; that they agree is checked
    /// once, by the time of every row.
    pub(crate) fn places(&self, control: &Control) -> Result<Arc<SharePlaces>> {
        self.places.get(|| {
            let progress = |stage: &str, done: u64, total: u64| control.step(stage, done, total);
            let mut places = zwerm_dataset::share_places(&self.files, &self.selection, &progress)?;
            if places.time_ms != self.shares.time_ms {
                return Err(Error::new(
                    ErrorKind::Case,
                    "tables-changed",
                    "The tables of this case do not agree with each other. Check it with `zwerm verify`.",
                ));
            }
            places.time_ms = Vec::new();
            Ok(places)
        })
    }

    /// Source and record of a share; a share without them is an error, because what leads to no row
    /// of a source proves nothing.
    pub(crate) fn place<'p>(&self, places: &'p SharePlaces, row: u32) -> Result<(&'p str, u64)> {
        places.of(row).ok_or_else(|| broken_run("posts", &self.run))
    }
}

impl Workbench {
    /// Loads the posts of a run.
    pub fn load_posts(&self, view: &RunView, control: &Control) -> Result<RunPosts> {
        let imports = self.imports_of_run(&view.record)?;
        let made = self.alike_of_run(&view.record)?;
        let shares = Arc::new(self.load_from(&imports, &made, &view.request, control)?);
        let mut files = self.files_of_imports(&imports, "shares")?;
        files.extend(made);
        let mut codes: HashMap<(&str, &str), u32> = HashMap::new();
        for account in 0..shares.accounts.len() as u32 {
            let platform = usize::from(shares.platform_of[account as usize]);
            let platform = shares.platforms.get(platform).map_or("", String::as_str);
            codes.insert((platform, shares.accounts.get(account)), account);
        }
        let account_of = view
            .accounts()
            .map(
                |Account {
                     platform,
                     account_id,
                 }| {
                    codes
                        .get(&(platform.as_str(), account_id.as_str()))
                        .copied()
                        .ok_or_else(|| no_such_account(&account_id))
                },
            )
            .collect::<Result<Vec<u32>>>()?;
        let mut node_of = vec![NO_NODE; shares.accounts.len()];
        for (node, &account) in account_of.iter().enumerate() {
            node_of[account as usize] = node as u32;
        }
        Ok(RunPosts {
            run: view.record.name.clone(),
            params: view.request.params.clone(),
            account_of,
            node_of,
            files,
            selection: selection_of(&view.request),
            index: Lazily::default(),
            places: Lazily::default(),
            shares,
        })
    }

    /// The posts of a run, kept until another run is asked about.
    pub fn posts(&self, view: &RunView, control: &Control) -> Result<Arc<RunPosts>> {
        // The slot is found under the lock; the loading itself keeps only those waiting who want
        // the same run.
        let slot = {
            let mut desk = self.lock_desk();
            match &desk.posts {
                Some((run, slot)) if *run == view.record.id => slot.clone(),
                _ => {
                    let slot = Arc::new(Lazily::default());
                    desk.posts = Some((view.record.id.clone(), slot.clone()));
                    slot
                }
            }
        };
        slot.get(|| self.load_posts(view, control))
    }

    /// The imports whose shares a run compared: those that came later are not among them.
    pub(crate) fn imports_of_run(&self, run: &RunRecord) -> Result<Vec<ImportRecord>> {
        let mut imports = self.imports()?;
        let compared = |import: &ImportRecord| {
            import
                .tables
                .iter()
                .any(|table| table.table == "shares" && run.inputs.contains(&table.sha256))
        };
        // One table holds the shares of all files of a set.
        let sets: BTreeSet<String> = imports
            .iter()
            .filter(|import| compared(import))
            .filter_map(|import| import.set_id.clone())
            .collect();
        imports.retain(|import| match &import.set_id {
            Some(set) => sets.contains(set),
            None => compared(import),
        });
        Ok(imports)
    }
}

/// Which shares a request compares: rows of other layers are not even read.
pub(crate) fn selection_of(request: &DetectRequest) -> Selection {
    let mut selection = request.selection.clone();
    if selection.object_types.is_none() && !request.params.layers.is_empty() {
        selection.object_types = Some(request.params.layers.clone());
    }
    let layers = &request.params.layers;
    if layers.is_empty() || layers.iter().any(|layer| layer == SEQUENCE_LAYER) {
        selection.min_hashtags = Some(request.params.min_hashtags);
    }
    selection
}
