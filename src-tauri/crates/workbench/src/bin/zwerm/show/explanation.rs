//! `zwerm explain` for people.

use anyhow::Result;
use zwerm_report::text::visible;
use zwerm_workbench::Explanation;

use super::{LINE, json, line, n};
use crate::args::Cli;

/// Objects in common, expected against observed.
pub fn explanation(cli: &Cli, explained: &Explanation) -> Result<()> {
    if cli.json {
        return json(explained);
    }
    let names = [&explained.a, &explained.b].map(|account| visible(&account.account_id, LINE));
    line(&format!(
        "{} and {}: {} objects in common, met over {} within {} s",
        names[0],
        names[1],
        n(explained.objects.len() as u64),
        explained.objects.iter().filter(|object| object.met).count(),
        explained.window_secs
    ))?;
    match &explained.judged {
        Some(judged) => {
            line(&format!(
                "  activity      expects {:.3}, p {}, q {}",
                judged.expected, judged.p, judged.q
            ))?;
            match judged.common_cause_expected {
                Some(expected) => line(&format!(
                    "  common cause  expects {expected:.3}, p {}, q {}",
                    judged.common_cause_p, judged.common_cause_q
                ))?,
                None => line("  common cause  not asked: activity explains enough")?,
            }
            line(&format!(
                "  rung {}        {}",
                judged.rung, judged.sentence
            ))?;
        }
        None if explained.n_objects > 0 => {
            line("  This edge was not held against chance: detect with --significance.")?;
        }
        None => line("  No edge of the run joins them.")?,
    }
    if explained.n_objects_to_lose > 0 {
        line(&format!(
            "  Without {} of the {} objects over which they met there would be no edge.",
            explained.n_objects_to_lose, explained.n_objects
        ))?;
    }
    for cell in &explained.windows {
        line(&format!(
            "  within {} s  {}: {} pairs of posts over {} objects",
            cell.window_secs,
            visible(&cell.layer, LINE),
            n(cell.weight),
            n(u64::from(cell.n_objects)),
        ))?;
    }
    for object in &explained.objects {
        let chance = match object.chance {
            Some(chance) => format!("{chance:.4}"),
            None => "nobody else shared it".to_owned(),
        };
        let when = object.closest_ms.map_or_else(String::new, |[a, b]| {
            let apart_secs = a.abs_diff(b) as f64 / 1000.0;
            format!(
                "  {}, {apart_secs} s apart",
                zwerm_workbench::iso_utc(a.min(b))
            )
        });
        line(&format!(
            "  {}{when}  {} {}: {} accounts shared it, chance of a meeting {chance}",
            if object.met { "met  " } else { "apart" },
            object.layer,
            visible(&object.object_id, LINE),
            n(u64::from(object.sharers)),
        ))?;
    }
    Ok(())
}
