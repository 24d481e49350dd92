//! Parameters resolved against the data: what was typed becomes what it means.

use zwerm_dataset::Shares;

use crate::arrange::Tie;
use crate::{Compat, DetectionError, Params};

/// No layer: the object type is not selected.
pub(crate) const NO_LAYER: u16 = u16::MAX;

/// Selected object types.
pub(crate) struct Layers {
    /// Names by layer index.
    pub(crate) names: Vec<String>,
    /// Layer of each object type code, [`NO_LAYER`] if not selected.
    pub(crate) of_type: Vec<u16>,
}

impl Layers {
    /// Layers as named, each once; all, sorted by name, when none is named.
    pub(crate) fn resolve(shares: &Shares, wanted: &[String]) -> Result<Self, DetectionError> {
        let mut names: Vec<String> = Vec::new();
        if wanted.is_empty() {
            names.extend(shares.object_types.iter().cloned());
            names.sort_unstable();
        }
        for name in wanted {
            if !shares.object_types.contains(name) {
                let mut present = shares.object_types.clone();
                present.sort_unstable();
                return Err(DetectionError::UnknownLayer {
                    layer: name.clone(),
                    present: if present.is_empty() {
                        "no rows at all".into()
                    } else {
                        present.join(", ")
                    },
                });
            }
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let of_type = shares
            .object_types
            .iter()
            .map(|name| {
                names
                    .iter()
                    .position(|known| known == name)
                    .map_or(NO_LAYER, |at| at as u16)
            })
            .collect();
        Ok(Self { names, of_type })
    }
}

/// Everything that the stages need to know.
pub(crate) struct Plan {
    pub(crate) layers: Layers,
    pub(crate) windows_ms: Vec<i64>,
    pub(crate) fuse: bool,
    pub(crate) keep_loops: bool,
    pub(crate) min_participation: u32,
    /// Distinct objects that an edge needs; 1 in the compatibility mode.
    pub(crate) min_weight: u32,
    /// Quantile that filters; never in the compatibility mode.
    pub(crate) weight_quantile: Option<f64>,
    /// The peer's flag instead of filtering.
    pub(crate) edge_quantile: Option<f64>,
    pub(crate) memory_bytes: u64,
}

impl Plan {
    pub(crate) fn new(shares: &Shares, params: &Params) -> Result<Self, DetectionError> {
        let windows_ms = params.validate()?;
        check_shares(shares)?;
        let layers = Layers::resolve(shares, &params.layers)?;
        let edge_quantile = match params.compat {
            Compat::Coortweet { edge_quantile } => Some(edge_quantile),
            Compat::None => None,
        };
        let compat = edge_quantile.is_some();
        Ok(Self {
            fuse: params.fuse || layers.names.len() <= 1,
            layers,
            windows_ms,
            keep_loops: params.keep_loops,
            min_participation: params.min_participation,
            min_weight: if compat { 1 } else { params.min_weight },
            weight_quantile: params.weight_quantile.filter(|_| !compat),
            edge_quantile,
            memory_bytes: params.memory_bytes,
        })
    }

    /// Number of windows; also the mark of a row or pair that is within none.
    pub(crate) fn n_windows(&self) -> u8 {
        self.windows_ms.len() as u8
    }

    /// Widest window as a distance.
    pub(crate) fn widest(&self) -> u64 {
        self.windows_ms.last().map_or(0, |&ms| ms as u64)
    }

    /// First (narrowest) window that holds a distance; `n_windows` if none does.
    #[inline]
    pub(crate) fn first_window(&self, delta_ms: u64) -> u8 {
        self.windows_ms
            .iter()
            .take_while(|&&window| delta_ms > window as u64)
            .count() as u8
    }

    /// How equal times are ordered when the order can be seen in the result.
    pub(crate) fn tie(&self) -> Tie {
        if self.edge_quantile.is_some() {
            Tie::FirstAppearance
        } else {
            Tie::Text
        }
    }
}

/// The stages index freely afterwards; `Shares` has public fields, so look once.
pub(crate) fn check_shares(shares: &Shares) -> Result<(), DetectionError> {
    let rows = shares.object.len();
    let bad = |reason| Err(DetectionError::DamagedShares { reason });
    if rows >= u32::MAX as usize {
        return Err(DetectionError::TooManyRows {
            rows: rows as u64,
            limit: u64::from(u32::MAX),
        });
    }
    if [
        shares.account.len(),
        shares.content.len(),
        shares.time_ms.len(),
        shares.content_is_object.len(),
    ]
    .iter()
    .any(|&len| len != rows)
    {
        return bad("columns of different length");
    }
    let beyond = |codes: &[u32], size: usize| codes.iter().any(|&code| code as usize >= size);
    if beyond(&shares.object, shares.objects.len())
        || beyond(&shares.account, shares.accounts.len())
        || beyond(&shares.content, shares.contents.len())
    {
        return bad("a code without an id");
    }
    if shares.object_type_of.len() != shares.objects.len()
        || shares
            .object_type_of
            .iter()
            .any(|&code| usize::from(code) >= shares.object_types.len())
    {
        return bad("an object without a type");
    }
    if shares.platform_of.len() != shares.accounts.len()
        || shares
            .platform_of
            .iter()
            .any(|&code| usize::from(code) >= shares.platforms.len())
    {
        return bad("an account without a platform");
    }
    Ok(())
}

/// Number of worker threads for a run; 0 asks for one a processor.
pub(crate) fn pool(threads: usize) -> Result<rayon::ThreadPool, DetectionError> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|error| DetectionError::Threads {
            reason: error.to_string(),
        })
}
