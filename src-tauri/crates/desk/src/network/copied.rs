//! A table as CSV for the clipboard: the columns that are looked at, every text cell made safe.

use std::cmp::Ordering;
use std::collections::HashSet;

use zwerm_workbench::csv::{Cell, Options, Writer};
use zwerm_workbench::iso_utc;

use super::tables::{no_such_column, node_row, passing_row};
use crate::Desk;
use crate::api::{
    CommunityRow, CopiedTable, CopyAsk, DeskError, EdgeRow, NetworkFilter, NodeRow, TableAsk,
};
use crate::error::Result;

/// Most rows copied at once: what a clipboard carries without a pause. More goes into a file.
const MOST_COPIED: usize = 50_000;

/// A value on its way into a cell.
enum Value<'r> {
    Text(&'r str),
    Time(i64),
    Whole(u64),
    Decimal(f64),
    Nothing,
}

impl Desk {
    /// Rows of a table as CSV: those chosen, or all that pass the filter, at most 50 000.
    pub fn table_csv(&self, ask: &CopyAsk) -> Result<CopiedTable> {
        if ask.columns.is_empty() {
            return Err(DeskError::usage(
                "no-columns",
                "A table without columns cannot be copied. Choose at least one.",
            ));
        }
        match ask.ask.table.as_str() {
            "nodes" => {
                let run = self.run(&ask.ask.run)?;
                let rows = self.nodes_in_order(&ask.ask)?;
                write(
                    ask,
                    rows,
                    |&node| node,
                    |node| node_row(&run, node),
                    of_node,
                )
            }
            "edges" => {
                let (case, run) = (self.case()?, self.run(&ask.ask.run)?);
                let passing = run.passing(&case, &ask.ask.filter)?;
                let marks = run.marks(&case)?;
                let rows = self.edges_in_order(&ask.ask)?;
                let row = |edge| {
                    let row = passing_row(&run, &passing, &marks, edge);
                    let name = |node: u32| run.display_name[node as usize].as_str();
                    let names = (name(row.from), name(row.to));
                    (row, names)
                };
                write(ask, rows, |&edge| edge, row, of_edge)
            }
            "communities" => {
                let rows = self.communities_in_order(&ask.ask)?;
                write(ask, rows, |row| row.community, |row| row, of_community)
            }
            other => Err(DeskError::usage(
                "no-such-table",
                format!("There is no table \"{other}\" to copy."),
            )),
        }
    }

    /// The communities of the table in its order: the filter without its choice of communities is
    /// what their figures are counted under, the choice says which of them are listed.
    fn communities_in_order(&self, ask: &TableAsk) -> Result<Vec<CommunityRow>> {
        let chosen = &ask.filter.communities;
        let filter = NetworkFilter {
            communities: Vec::new(),
            ..ask.filter.clone()
        };
        let mut rows = self.communities(&ask.run, &filter)?;
        rows.retain(|row| chosen.is_empty() || chosen.contains(&row.community));
        if ask.sort.is_empty() {
            return Ok(rows);
        }
        let column = ask.sort.as_str();
        if let Some(row) = rows.first() {
            of_community(row, column)?;
        }
        rows.sort_by(|one, other| {
            let order = match (of_community(one, column), of_community(other, column)) {
                (Ok(one), Ok(other)) => one.number().total_cmp(&other.number()),
                _ => Ordering::Equal,
            };
            let order = if ask.descending {
                order.reverse()
            } else {
                order
            };
            order.then(one.community.cmp(&other.community))
        });
        Ok(rows)
    }
}

impl Value<'_> {
    /// The value as a number to sort by; what is none comes first.
    fn number(&self) -> f64 {
        match *self {
            Value::Time(ms) => ms as f64,
            Value::Whole(number) => number as f64,
            Value::Decimal(number) => number,
            Value::Text(_) | Value::Nothing => f64::NEG_INFINITY,
        }
    }
}

/// Writes the rows that are wanted, in their order.
fn write<Id, Row>(
    ask: &CopyAsk,
    rows: Vec<Id>,
    number: impl Fn(&Id) -> u32,
    row: impl Fn(Id) -> Row,
    value: impl for<'r> Fn(&'r Row, &str) -> Result<Value<'r>>,
) -> Result<CopiedTable> {
    let only: HashSet<u32> = ask.only.iter().copied().collect();
    let mut csv = Writer::new(Vec::new(), Options::default()).map_err(refused)?;
    let names: Vec<&str> = ask.columns.iter().map(|column| title(column)).collect();
    csv.header(&names).map_err(refused)?;
    let (mut n_rows, mut matching) = (0, 0);
    for id in rows {
        if !only.is_empty() && !only.contains(&number(&id)) {
            continue;
        }
        matching += 1;
        if n_rows == MOST_COPIED {
            continue;
        }
        let row = row(id);
        let mut times = Vec::new();
        let mut values = Vec::with_capacity(ask.columns.len());
        for column in &ask.columns {
            let value = value(&row, column)?;
            if let Value::Time(ms) = value {
                times.push(iso_utc(ms));
            }
            values.push(value);
        }
        let mut times = times.iter();
        let cells: Vec<Cell<'_>> = values
            .iter()
            .map(|value| match *value {
                Value::Text("") | Value::Nothing => Cell::Empty,
                Value::Text(text) => Cell::Text(text),
                Value::Time(_) => times.next().map_or(Cell::Empty, |time| Cell::Text(time)),
                Value::Whole(number) => Cell::Unsigned(number),
                Value::Decimal(number) => Cell::Float(number),
            })
            .collect();
        csv.row(&cells).map_err(refused)?;
        n_rows += 1;
    }
    let bytes = csv.finish().map_err(refused)?;
    Ok(CopiedTable {
        csv: String::from_utf8(bytes).map_err(|error| DeskError::internal(error.to_string()))?,
        n_rows: n_rows as u64,
        matching,
    })
}

/// Times are written as words, so their heads do not speak of milliseconds.
fn title(column: &str) -> &str {
    match column {
        "first_ms" => "first_utc",
        "last_ms" => "last_utc",
        other => other,
    }
}

fn of_node<'r>(row: &'r NodeRow, column: &str) -> Result<Value<'r>> {
    Ok(match column {
        "node" => Value::Whole(row.node.into()),
        "account_id" => Value::Text(&row.account_id),
        "display_name" => Value::Text(&row.display_name),
        "platform" => Value::Text(&row.platform),
        "community" => Value::Whole(row.community.into()),
        "degree" => Value::Whole(row.degree.into()),
        "strength" => Value::Whole(row.strength),
        "core" => Value::Whole(row.core.into()),
        "n_shares" => Value::Whole(row.n_shares.into()),
        "rung" => row
            .rung
            .map_or(Value::Nothing, |rung| Value::Whole(rung.into())),
        other => return Err(no_such_column(other)),
    })
}

fn of_edge<'r>((row, (from, to)): &'r (EdgeRow, (&str, &str)), column: &str) -> Result<Value<'r>> {
    let chance = row.chance.as_ref();
    Ok(match column {
        "edge" => Value::Whole(row.edge.into()),
        "from_id" => Value::Text(&row.from_id),
        "from_name" => Value::Text(from),
        "to_id" => Value::Text(&row.to_id),
        "to_name" => Value::Text(to),
        "weight" => Value::Whole(row.weight),
        "n_objects" => Value::Whole(row.n_objects.into()),
        "n_layers" => Value::Whole(row.n_layers.into()),
        "median_time_delta" => Value::Decimal(row.median_time_delta),
        "community" => Value::Whole(row.community.into()),
        "first_ms" => Value::Time(row.first_ms),
        "last_ms" => Value::Time(row.last_ms),
        "mark" => Value::Text(&row.mark),
        "n_marked_pairs" => Value::Whole(row.n_marked_pairs.into()),
        "expected" => chance.map_or(Value::Nothing, |it| Value::Decimal(it.expected)),
        "p" => chance.map_or(Value::Nothing, |it| Value::Text(&it.p)),
        "q" => chance.map_or(Value::Nothing, |it| Value::Text(&it.q)),
        "rung" => chance.map_or(Value::Nothing, |it| Value::Whole(it.rung.into())),
        other => return Err(no_such_column(other)),
    })
}

fn of_community<'r>(row: &'r CommunityRow, column: &str) -> Result<Value<'r>> {
    Ok(match column {
        "community" => Value::Whole(row.community.into()),
        "n_accounts" => Value::Whole(row.n_accounts.into()),
        "n_edges" => Value::Whole(row.n_edges),
        "weight" => Value::Whole(row.weight),
        "density" => Value::Decimal(row.density),
        "median_time_delta" => Value::Decimal(row.median_time_delta),
        "first_ms" => Value::Time(row.first_ms),
        "last_ms" => Value::Time(row.last_ms),
        "rung" => row
            .rung
            .map_or(Value::Nothing, |rung| Value::Whole(rung.into())),
        other => return Err(no_such_column(other)),
    })
}

fn refused(error: impl ToString) -> DeskError {
    DeskError::internal(error.to_string())
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test ends where something unexpected happens"
)]
mod tests {
    use super::*;

    fn value<'r>(row: &'r u32, _: &str) -> Result<Value<'r>> {
        Ok(Value::Whole(u64::from(*row)))
    }

    #[test]
    fn more_than_a_clipboard_carries_is_counted_and_left_out() {
        let ask = CopyAsk {
            ask: TableAsk {
                run: String::new(),
                table: "edges".to_owned(),
                filter: NetworkFilter::default(),
                sort: String::new(),
                descending: false,
                offset: 0,
                limit: 0,
            },
            columns: vec!["n".to_owned()],
            only: Vec::new(),
        };
        let most = MOST_COPIED as u32;
        let all = write(&ask, (0..most + 3).collect(), |&row| row, |row| row, value).unwrap();
        assert_eq!((all.n_rows, all.matching), (50_000, 50_003));
        assert_eq!(all.csv.lines().last(), Some("49999"));
        let few = CopyAsk {
            only: vec![most + 1, 4],
            ..ask
        };
        let few = write(&few, (0..most + 3).collect(), |&row| row, |row| row, value).unwrap();
        assert_eq!(few.csv, "n\r\n4\r\n50001\r\n");
    }
}
