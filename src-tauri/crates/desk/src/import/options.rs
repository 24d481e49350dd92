//! The window's decisions as the engine takes them, and back.

use zwerm_workbench::{CellList, Probe, ProbeOptions, Role};

use crate::api::{ColumnList, ColumnRole, DeskError, ProbeAsk};
use crate::error::Result;

/// The window's decisions as the engine takes them.
pub(super) fn options(ask: &ProbeAsk) -> Result<ProbeOptions> {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Ok(ProbeOptions {
        format: filled(&ask.format),
        map: ask
            .roles
            .iter()
            .map(|given| Ok((role(&given.role)?, given.column.clone())))
            .collect::<Result<Vec<_>>>()?,
        lists: ask
            .lists
            .iter()
            .map(|given| {
                let list = given.list.as_deref().map(cell_list).transpose()?;
                Ok((given.column.clone(), list))
            })
            .collect::<Result<Vec<_>>>()?,
        // A delimiter may be a blank.
        delimiter: ask.delimiter.clone().filter(|text| !text.is_empty()),
        encoding: filled(&ask.encoding),
        time_zone: filled(&ask.time_zone),
        time_format: filled(&ask.time_format),
        platform: filled(&ask.platform),
        object_type: None,
        member: ask.member.clone().filter(|text| !text.is_empty()),
        sheet: ask.sheet.clone().filter(|text| !text.is_empty()),
        layout: filled(&ask.layout),
        items: filled(&ask.items),
        as_given: ask.as_given,
        content_from_record: ask.content_from_record,
    })
}

/// Decisions as the window shows them.
pub(super) fn ask_of(options: &ProbeOptions) -> ProbeAsk {
    let roles = options.map.iter().map(|(role, column)| ColumnRole {
        column: column.clone(),
        role: role.to_string(),
    });
    let lists = options.lists.iter().map(|(column, list)| ColumnList {
        column: column.clone(),
        list: list.map(|list| list.to_string()),
    });
    ProbeAsk {
        format: options.format.clone(),
        roles: roles.collect(),
        lists: lists.collect(),
        delimiter: options.delimiter.clone(),
        encoding: options.encoding.clone(),
        time_zone: options.time_zone.clone(),
        time_format: options.time_format.clone(),
        platform: options.platform.clone(),
        layout: options.layout.clone(),
        items: options.items.clone(),
        member: options.member.clone(),
        sheet: options.sheet.clone(),
        as_given: options.as_given,
        content_from_record: options.content_from_record,
    }
}

/// What is worth saving: the analyst's decisions, and the roles that were in force. Which part of an
/// archive was read is a matter of that archive.
pub(super) fn decided(ask: &ProbeAsk, probed: &Probe) -> ProbeAsk {
    let mut decided = ProbeAsk {
        member: None,
        sheet: None,
        ..ask.clone()
    };
    if reads_by_columns(probed) {
        decided.roles = probed
            .columns
            .iter()
            .map(|column| ColumnRole {
                column: column.name.clone(),
                role: column.role.to_string(),
            })
            .collect();
        decided.lists = probed
            .columns
            .iter()
            .filter(|column| matches!(column.role, Role::Object(_)))
            .map(|column| ColumnList {
                column: column.name.clone(),
                list: column.list.map(|list| list.to_string()),
            })
            .collect();
    }
    decided
}

/// Whether roles of columns count; formats of objects are read by code of their own.
pub(super) fn reads_by_columns(probed: &Probe) -> bool {
    let Some(layout) = probed.layout.as_deref() else {
        return true;
    };
    !zwerm_workbench::known_formats()
        .iter()
        .any(|format| format.id == layout && format.kind == "json")
}

fn role(text: &str) -> Result<Role> {
    text.parse().map_err(|_| {
        DeskError::usage(
            "invalid-role",
            format!(
                "\"{text}\" is not a role. An object type is written with a-z, 0-9 and _, at most 40 of them."
            ),
        )
    })
}

fn cell_list(text: &str) -> Result<CellList> {
    text.parse().map_err(|_| {
        DeskError::usage(
            "invalid-list",
            format!("\"{text}\" cannot stand between the values of a cell."),
        )
    })
}
