//! Graph files for other programs: GEXF 1.3 and GraphML, both written for Gephi.
//!
//! Text from scraped data can hold anything. What XML cannot carry (most control characters, U+FFFE,
//! U+FFFF) is written visibly as `⟨U+0001⟩` and counted; everything else arrives as it was, line
//! breaks and tabs included. Attributes are typed; a `Float` that is not finite means "missing" and
//! is left out. An attribute whose name Gephi reserves, or that occurs twice, gets a number after
//! its name, because readers would overwrite one with the other.

mod gexf;
mod graphml;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

pub use gexf::write_gexf;
pub use graphml::write_graphml;

use crate::NetworkError;

/// A typed attribute value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Text.
    Text(String),
    /// 64-bit integer.
    Int(i64),
    /// Double precision; not finite = missing.
    Float(f64),
    /// Yes or no.
    Bool(bool),
}

/// The type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// `string`.
    Text,
    /// `long`.
    Int,
    /// `double`.
    Float,
    /// `boolean`.
    Bool,
}

/// A declared attribute of all nodes or all edges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attribute {
    /// Column name that the reader shows.
    pub name: String,
    /// Type of all its values.
    pub kind: Kind,
}

/// A node to export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportNode {
    /// Unique id.
    pub id: String,
    /// Name to show.
    pub label: String,
    /// Place in the drawing, y upwards.
    pub position: Option<[f32; 2]>,
    /// Size in units of the coordinates.
    pub size: f32,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// One value per node attribute, in the order of their declaration.
    pub values: Vec<Value>,
}

/// An undirected edge to export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportEdge {
    /// Index of one end in the list of nodes.
    pub source: u32,
    /// Index of the other end.
    pub target: u32,
    /// Edge weight.
    pub weight: f64,
    /// One value per edge attribute, in the order of their declaration.
    pub values: Vec<Value>,
}

/// A graph to export.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ExportGraph {
    /// Title.
    pub title: String,
    /// What it shows, how it was made.
    pub description: String,
    /// Program that wrote it.
    pub creator: String,
    /// Date as `YYYY-MM-DD`, passed in: this crate reads no clock. Empty: left out.
    pub last_modified: String,
    /// Attributes of nodes.
    pub node_attributes: Vec<Attribute>,
    /// Attributes of edges.
    pub edge_attributes: Vec<Attribute>,
    /// Nodes.
    pub nodes: Vec<ExportNode>,
    /// Edges.
    pub edges: Vec<ExportEdge>,
}

/// What had to be replaced to fit into XML.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Characters written as `⟨U+XXXX⟩`, counted as often as they were written.
    pub characters: u64,
}

impl Kind {
    /// Type name in both formats.
    fn type_name(self) -> &'static str {
        match self {
            Kind::Text => "string",
            Kind::Int => "long",
            Kind::Float => "double",
            Kind::Bool => "boolean",
        }
    }
}

impl Value {
    fn kind(&self) -> Kind {
        match self {
            Value::Text(_) => Kind::Text,
            Value::Int(_) => Kind::Int,
            Value::Float(_) => Kind::Float,
            Value::Bool(_) => Kind::Bool,
        }
    }

    /// The text to write, nothing if missing. Floats in the shortest form that reads back exactly.
    fn text(&self) -> Option<std::borrow::Cow<'_, str>> {
        match self {
            Value::Text(text) => Some(text.as_str().into()),
            Value::Int(value) => Some(value.to_string().into()),
            Value::Float(value) if value.is_finite() => Some(format!("{value:?}").into()),
            Value::Float(_) => None,
            Value::Bool(value) => Some(value.to_string().into()),
        }
    }
}

/// Refuses what a reader would misunderstand, before a single byte is written.
fn check(graph: &ExportGraph) -> Result<(), NetworkError> {
    let mut first_with: HashMap<String, usize> = HashMap::with_capacity(graph.nodes.len());
    for (index, node) in graph.nodes.iter().enumerate() {
        // Compared as written: two ids may differ only in what XML cannot carry.
        if let Some(first) = first_with.insert(xml::visible(&node.id), index) {
            return Err(NetworkError::ExportDuplicateId {
                first,
                second: index,
                id: xml::visible(&node.id),
            });
        }
        check_values("Node", index, &node.values, &graph.node_attributes)?;
        let finite = |value: f32| value.is_finite();
        if !finite(node.size) || !node.position.iter().flatten().copied().all(finite) {
            return Err(NetworkError::ExportNotFinite {
                what: "Node",
                index,
                quantity: "its position or size",
            });
        }
    }
    for (index, edge) in graph.edges.iter().enumerate() {
        if edge.source.max(edge.target) as usize >= graph.nodes.len() {
            return Err(NetworkError::NodeOutOfRange {
                edge: index,
                source_node: edge.source,
                target_node: edge.target,
                nodes: graph.nodes.len(),
            });
        }
        check_values("Edge", index, &edge.values, &graph.edge_attributes)?;
        if !edge.weight.is_finite() {
            return Err(NetworkError::ExportNotFinite {
                what: "Edge",
                index,
                quantity: "its weight",
            });
        }
    }
    Ok(())
}

fn check_values(
    what: &'static str,
    index: usize,
    values: &[Value],
    attributes: &[Attribute],
) -> Result<(), NetworkError> {
    if values.len() != attributes.len() {
        return Err(NetworkError::ExportValueCount {
            what,
            index,
            found: values.len(),
            expected: attributes.len(),
        });
    }
    for (value, attribute) in values.iter().zip(attributes) {
        if value.kind() != attribute.kind {
            return Err(NetworkError::ExportValueKind {
                what,
                index,
                attribute: attribute.name.clone(),
            });
        }
    }
    Ok(())
}

/// Column names that readers can tell apart: not reserved, each once, whatever the letter case.
fn distinct_names(attributes: &[Attribute], reserved: &[&str]) -> Vec<String> {
    let mut used: HashSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
    attributes
        .iter()
        .map(|attribute| {
            let mut name = attribute.name.clone();
            let mut number = 2u64;
            while !used.insert(name.to_lowercase()) {
                name = format!("{} ({number})", attribute.name);
                number += 1;
            }
            name
        })
        .collect()
}

/// Names that Gephi gives a meaning of its own, for nodes and for edges.
const RESERVED_OF_NODES: &[&str] = &[
    "id", "label", "x", "y", "z", "size", "r", "g", "b", "color", "viz", "timeset", "interval",
];
const RESERVED_OF_EDGES: &[&str] = &[
    "id", "label", "source", "target", "weight", "type", "kind", "r", "g", "b", "color", "viz",
    "timeset", "interval",
];
