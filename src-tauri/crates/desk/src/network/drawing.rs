//! The drawing of a run: settling while the window watches, stopped, settled, with accounts pinned.
//!
//! The window never waits for a drawing: it asks how far it is and where everybody stands now. What has
//! settled stays in memory by its plan (seed and pins), so that going back to one takes no time. A drawing
//! that was stopped is of this window alone: the case keeps plans, and a plan has one drawing.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use zwerm_workbench::{Command, DrawingPlan, Lazily, PinnedAccount, RunDrawing, Settling};

use super::LoadedRun;
use super::map::MapPlan;
use crate::Desk;
use crate::api::{ChangeView, DeskError, DrawingState, DrawingView, PinnedPlace};
use crate::error::Result;
use crate::jobs::About;
use crate::wire;

/// Drawings of one run that are kept in memory.
const KEPT: usize = 3;
/// Time between two looks at a drawing that has no picture yet.
const LOOK: Duration = Duration::from_millis(15);
/// Largest seed that a window can name exactly.
const LARGEST_SEED: u64 = (1 << 53) - 1;

/// A drawing that does not move any more.
pub(super) struct Standing {
    plan: DrawingPlan,
    /// Where everybody stands but for pins that came later.
    pub(super) positions: Vec<[f32; 2]>,
    settled: bool,
    /// How far it was when it was stopped.
    percent: u32,
    pub(super) map: Lazily<MapPlan>,
}

/// A drawing that is being made.
struct Work {
    plan: DrawingPlan,
    settling: Arc<Settling>,
    job: u32,
}

/// The drawings of one run.
#[derive(Default)]
pub(super) struct Drawings {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    standing: Vec<Arc<Standing>>,
    work: Option<Work>,
    failed: Option<(DrawingPlan, DeskError)>,
}

impl State {
    fn standing(&self, plan: &DrawingPlan) -> Option<Arc<Standing>> {
        self.standing.iter().find(|it| it.plan == *plan).cloned()
    }

    fn keep(&mut self, standing: Standing) -> Arc<Standing> {
        let standing = Arc::new(standing);
        self.standing.retain(|it| it.plan != standing.plan);
        self.standing.push(standing.clone());
        if self.standing.len() > KEPT {
            self.standing.remove(0);
        }
        standing
    }
}

/// Where a drawing is.
enum Now {
    Standing(Arc<Standing>),
    Settling(Arc<Settling>, u32),
}

impl Drawings {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LoadedRun {
    /// The drawing of a plan as it is now; begun when nobody has.
    fn drawn(self: &Arc<Self>, desk: &Desk, plan: &DrawingPlan) -> Result<Now> {
        let case = desk.case()?;
        let mut state = self.drawings.lock();
        if let Some(standing) = state.standing(plan) {
            return Ok(Now::Standing(standing));
        }
        // Told once: whoever asks again tries again.
        if let Some((_, error)) = state.failed.take_if(|(failed, _)| failed == plan) {
            return Err(error);
        }
        if let Some(work) = &state.work {
            if work.plan == *plan {
                return Ok(Now::Settling(work.settling.clone(), work.job));
            }
            desk.cancel(work.job);
        }
        if case.reader().is_kept(&self.view, plan) {
            let settling = Settling::default();
            let question = case.question();
            let drawing = case
                .reader()
                .settle(&self.view, plan, &settling, &question)?;
            return Ok(Now::Standing(state.keep(Standing {
                plan: plan.clone(),
                positions: drawing.positions,
                settled: true,
                percent: 100,
                map: Lazily::default(),
            })));
        }
        let settling = Arc::new(Settling::default());
        let (run, plan_of_job, watched) = (self.clone(), plan.clone(), settling.clone());
        let job = desk.start_job_about("layout", About::Case, move |desk, job, control| {
            let outcome = case
                .reader()
                .settle(&run.view, &plan_of_job, &watched, control);
            let mut state = run.drawings.lock();
            state.work.take_if(|work| work.job == job);
            let outcome = match outcome {
                Ok(drawing) => {
                    state.keep(Standing {
                        plan: plan_of_job,
                        percent: percent(desk, job),
                        positions: drawing.positions,
                        settled: drawing.settled,
                        map: Lazily::default(),
                    });
                    Ok(())
                }
                Err(error) => {
                    state.failed = Some((plan_of_job, DeskError::from(error.clone())));
                    Err(error.into())
                }
            };
            run.drawings.changed.notify_all();
            outcome
        });
        state.work = Some(Work {
            plan: plan.clone(),
            settling: settling.clone(),
            job,
        });
        Ok(Now::Settling(settling, job))
    }

    /// The drawing of the run when it stands; waits for it.
    pub(super) fn standing(self: &Arc<Self>, desk: &Desk) -> Result<Arc<Standing>> {
        loop {
            let plan = self.drawing(desk)?.plan;
            if let Now::Standing(standing) = self.drawn(desk, &plan)? {
                return Ok(standing);
            }
            let state = self.drawings.lock();
            if state.work.is_some() {
                drop(self.drawings.changed.wait(state));
            }
        }
    }

    /// Where everybody stands now, which may be on the way.
    pub(super) fn positions_now(self: &Arc<Self>, desk: &Desk) -> Result<Vec<[f32; 2]>> {
        loop {
            let drawing = self.drawing(desk)?;
            let found = match self.drawn(desk, &drawing.plan)? {
                Now::Standing(standing) => Some(standing.positions.clone()),
                Now::Settling(settling, _) => settling.picture(),
            };
            if let Some(mut positions) = found {
                drawing.put(&mut positions);
                return Ok(positions);
            }
            std::thread::sleep(LOOK);
        }
    }

    fn drawing(&self, desk: &Desk) -> Result<RunDrawing> {
        Ok(desk.case()?.reader().drawing(&self.view)?)
    }

    fn account_at(&self, place: &PinnedPlace) -> Result<PinnedAccount> {
        let account = self.view.account(self.node(place.node)? as u32);
        Ok(PinnedAccount {
            platform: account.platform,
            account_id: account.account_id,
            x: place.x,
            y: place.y,
        })
    }
}

impl Desk {
    /// How the network of a run is drawn and how far that is; begins it when nobody has.
    pub fn drawing(&self, run: &str) -> Result<DrawingView> {
        let run = self.run(run)?;
        let drawing = run.drawing(self)?;
        let (state, job, percent) = match run.drawn(self, &drawing.plan)? {
            Now::Settling(_, job) => (DrawingState::Settling, job, percent(self, job)),
            Now::Standing(standing) if standing.settled => (DrawingState::Settled, 0, 100),
            Now::Standing(standing) => (DrawingState::Stopped, 0, standing.percent),
        };
        let place = |pin: &zwerm_workbench::Pin| PinnedPlace {
            node: pin.node,
            x: pin.at[0],
            y: pin.at[1],
        };
        Ok(DrawingView {
            state,
            job,
            percent,
            seed: drawing.plan.seed,
            run_seed: run.view.request.seed,
            behind: drawing.is_behind(),
            pinned: drawing.pinned.iter().map(place).collect(),
        })
    }

    /// Where the accounts of a run stand now, as `ZWL1`; never waits for the drawing.
    pub fn position_bytes(&self, run: &str) -> Result<Vec<u8>> {
        let run = self.run(run)?;
        Ok(wire::position_bytes(&run.positions_now(self)?))
    }

    /// Leaves the accounts of a run where they stand; `false` when they have settled already.
    pub fn stop_drawing(&self, run: &str) -> Result<bool> {
        let run = self.run(run)?;
        let state = run.drawings.lock();
        if let Some(work) = &state.work {
            work.settling.stop();
        }
        Ok(state.work.is_some())
    }

    /// Draws a run anew, with another seed if one is given, around what is pinned; what was stopped is
    /// finished. None when the case stays as it is.
    pub fn settle(&self, run: &str, seed: Option<u64>) -> Result<Option<ChangeView>> {
        if seed.is_some_and(|seed| seed > LARGEST_SEED) {
            return Err(DeskError::usage(
                "bad-seed",
                format!("A seed is a whole number up to {LARGEST_SEED}."),
            ));
        }
        let run = self.run(run)?;
        let drawing = run.drawing(self)?;
        let seed = seed.unwrap_or(drawing.plan.seed);
        if seed == drawing.plan.seed && !drawing.is_behind() {
            // Only what did not settle is drawn again: the same plan has the same drawing.
            let mut state = run.drawings.lock();
            state
                .standing
                .retain(|it| it.settled || it.plan != drawing.plan);
            return Ok(None);
        }
        let own = (seed != run.view.request.seed).then_some(seed);
        let changed = self.case()?.writer().change(Command::SettleDrawing {
            run_id: run.view.record.id.clone(),
            seed: own,
        })?;
        Ok(Some(changed.into()))
    }

    /// Gives accounts places of their own in the drawing of a run.
    pub fn pin(&self, run: &str, places: &[PinnedPlace]) -> Result<ChangeView> {
        let run = self.run(run)?;
        let accounts = places.iter().map(|place| run.account_at(place));
        let changed = self.case()?.writer().change(Command::PinAccounts {
            run_id: run.view.record.id.clone(),
            accounts: accounts.collect::<Result<_>>()?,
        })?;
        Ok(changed.into())
    }

    /// Leaves pinned accounts to the drawing of a run again.
    pub fn release(&self, run: &str, nodes: &[u32]) -> Result<ChangeView> {
        let run = self.run(run)?;
        let named = |&node: &u32| {
            let account = run.view.account(run.node(node)? as u32);
            Ok((account.platform, account.account_id))
        };
        let changed = self.case()?.writer().change(Command::ReleaseAccounts {
            run_id: run.view.record.id.clone(),
            accounts: nodes.iter().map(named).collect::<Result<_>>()?,
        })?;
        Ok(changed.into())
    }
}

/// How far a job is.
fn percent(desk: &Desk, job: u32) -> u32 {
    let view = desk.job(job);
    let share = view.map_or(0, |view| {
        (view.done * 100).checked_div(view.total).unwrap_or(0)
    });
    share.min(99) as u32
}
