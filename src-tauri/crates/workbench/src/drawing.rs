//! How the network of a run is drawn: as it came, with another seed, around accounts that somebody pinned.
//!
//! A drawing follows from what the case says of it: the seed, and the pins it settled around. Pins that
//! came later only put their accounts elsewhere; nothing else moves until it is settled anew.

use zwerm_case::PinnedAccount;
use zwerm_network::{Pin, Settling};

use crate::analysis;
use crate::error::Result;
use crate::jobs::Control;
use crate::run_view::RunView;
use crate::session::Workbench;

/// What decides where the accounts of a run stand.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawingPlan {
    /// Seed of the start positions.
    pub seed: u64,
    /// Pins that the others settle around.
    pub settled_around: Vec<Pin>,
}

/// How a run is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct RunDrawing {
    /// What the others follow from.
    pub plan: DrawingPlan,
    /// Accounts with places of their own, by number.
    pub pinned: Vec<Pin>,
}

impl RunDrawing {
    /// Puts the pinned accounts of a settled drawing where they belong.
    pub fn put(&self, positions: &mut [[f32; 2]]) {
        for pin in &self.pinned {
            if let Some(place) = positions.get_mut(pin.node as usize) {
                *place = pin.at;
            }
        }
    }

    /// Whether the pins changed since the others settled.
    pub fn is_behind(&self) -> bool {
        self.pinned != self.plan.settled_around
    }
}

impl Workbench {
    /// How a run is drawn, as the case says now.
    pub fn drawing(&self, view: &RunView) -> Result<RunDrawing> {
        let drawing = self.case().drawing(&view.record.id)?;
        let pins = |accounts: &[PinnedAccount]| {
            let mut pins: Vec<Pin> = accounts
                .iter()
                .filter_map(|account| {
                    let (platform, id) = account.name();
                    let node = view.node_of(platform, id)?;
                    let at = [account.x, account.y];
                    Some(Pin { node, at })
                })
                .collect();
            pins.sort_unstable_by_key(|pin| pin.node);
            pins
        };
        Ok(RunDrawing {
            plan: DrawingPlan {
                seed: drawing.seed.unwrap_or(view.request.seed),
                settled_around: pins(&drawing.settled_around),
            },
            pinned: pins(&drawing.pinned),
        })
    }

    /// Whether this drawing was kept with its run, so that nothing needs to be computed.
    pub fn is_kept(&self, view: &RunView, plan: &DrawingPlan) -> bool {
        plan.seed == view.request.seed
            && plan.settled_around.is_empty()
            && view.record.files.iter().any(|file| file.table == "layout")
    }

    /// Lets the accounts of a run settle, or reads what was kept with it. `settling` watches and can
    /// stop it; see [`zwerm_network::layout_around`].
    pub fn settle(
        &self,
        view: &RunView,
        plan: &DrawingPlan,
        settling: &Settling,
        control: &Control,
    ) -> Result<zwerm_network::Drawing> {
        if self.is_kept(view, plan) {
            return Ok(zwerm_network::Drawing {
                positions: self.kept_positions(view)?,
                settled: true,
            });
        }
        let edges: Vec<(u32, u32, f64)> = view
            .edges
            .ends()
            .zip(&view.edges.n_objects)
            .filter(|((from, to), _)| from != to)
            .map(|((from, to), &objects)| (from, to, f64::from(objects)))
            .collect();
        analysis::draw(view.nodes.account_id.len(), &edges, plan, settling, control)
    }

    /// Positions of the accounts of a run as it is drawn now, pinned ones where they are pinned.
    pub fn positions(&self, view: &RunView, control: &Control) -> Result<Vec<[f32; 2]>> {
        let drawing = self.drawing(view)?;
        let settled = self.settle(view, &drawing.plan, &Settling::default(), control)?;
        let mut positions = settled.positions;
        drawing.put(&mut positions);
        Ok(positions)
    }
}
