//! GraphML (<http://graphml.graphdrawing.org>) with the keys that Gephi reads.

use std::io::Write;

use super::xml::Escaper;
use super::{
    Attribute, ExportGraph, RESERVED_OF_EDGES, RESERVED_OF_NODES, Replaced, Value, check,
    distinct_names,
};
use crate::NetworkError;

/// Writes the graph as GraphML; place, size and colour as the keys `x y size r g b` of Gephi.
///
/// Title, description, creator and date become data of the graph. Returns what had to be replaced.
/// The graph is checked first: on an error other than `write-failed` nothing has been written.
///
/// # Errors
/// The same as [`write_gexf`](super::write_gexf).
pub fn write_graphml(graph: &ExportGraph, out: &mut impl Write) -> Result<Replaced, NetworkError> {
    check(graph)?;
    let mut escaper = Escaper::new();
    let e = &mut escaper;
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
        xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
        http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    )?;
    let about = [
        ("title", &graph.title),
        ("description", &graph.description),
        ("creator", &graph.creator),
        ("last_modified", &graph.last_modified),
    ];
    for (name, _) in about {
        key("graph", name, name, "string", e, out)?;
    }
    for (name, kind) in [
        ("label", "string"),
        ("x", "float"),
        ("y", "float"),
        ("size", "float"),
        ("r", "int"),
        ("g", "int"),
        ("b", "int"),
    ] {
        key("node", name, name, kind, e, out)?;
    }
    declarations(
        "node",
        "n",
        &graph.node_attributes,
        RESERVED_OF_NODES,
        e,
        out,
    )?;
    key("edge", "weight", "weight", "double", e, out)?;
    declarations(
        "edge",
        "e",
        &graph.edge_attributes,
        RESERVED_OF_EDGES,
        e,
        out,
    )?;

    out.write_all(b"  <graph edgedefault=\"undirected\">\n")?;
    for (name, text) in about {
        if !text.is_empty() {
            data("    ", name, text, e, out)?;
        }
    }
    for node in &graph.nodes {
        out.write_all(b"    <node id=\"")?;
        e.write(&node.id, out)?;
        out.write_all(b"\">\n")?;
        data("      ", "label", &node.label, e, out)?;
        if let Some([x, y]) = node.position {
            data("      ", "x", &format!("{x:?}"), e, out)?;
            data("      ", "y", &format!("{y:?}"), e, out)?;
        }
        data("      ", "size", &format!("{:?}", node.size), e, out)?;
        for (name, channel) in ["r", "g", "b"].into_iter().zip(node.colour) {
            data("      ", name, &channel.to_string(), e, out)?;
        }
        values("n", &node.values, e, out)?;
        out.write_all(b"    </node>\n")?;
    }
    for (index, edge) in graph.edges.iter().enumerate() {
        write!(out, "    <edge id=\"edge{index}\"")?;
        for (name, end) in [("source", edge.source), ("target", edge.target)] {
            // Checked above: both ends exist.
            if let Some(node) = graph.nodes.get(end as usize) {
                write!(out, " {name}=\"")?;
                e.write(&node.id, out)?;
                out.write_all(b"\"")?;
            }
        }
        out.write_all(b">\n")?;
        data("      ", "weight", &format!("{:?}", edge.weight), e, out)?;
        values("e", &edge.values, e, out)?;
        out.write_all(b"    </edge>\n")?;
    }
    out.write_all(b"  </graph>\n</graphml>\n")?;
    out.flush()?;
    Ok(escaper.replaced)
}

fn key(
    class: &str,
    id: &str,
    name: &str,
    kind: &str,
    escaper: &mut Escaper,
    out: &mut impl Write,
) -> std::io::Result<()> {
    write!(out, "  <key id=\"{id}\" for=\"{class}\" attr.name=\"")?;
    escaper.write(name, out)?;
    writeln!(out, "\" attr.type=\"{kind}\"/>")
}

/// Declared attributes; ids are a letter and a number, so that names may be anything.
fn declarations(
    class: &str,
    prefix: &str,
    attributes: &[Attribute],
    reserved: &[&str],
    escaper: &mut Escaper,
    out: &mut impl Write,
) -> std::io::Result<()> {
    let names = distinct_names(attributes, reserved);
    for (index, (declared, name)) in attributes.iter().zip(&names).enumerate() {
        let id = format!("{prefix}{index}");
        key(class, &id, name, declared.kind.type_name(), escaper, out)?;
    }
    Ok(())
}

fn values(
    prefix: &str,
    values: &[Value],
    escaper: &mut Escaper,
    out: &mut impl Write,
) -> std::io::Result<()> {
    for (index, value) in values.iter().enumerate() {
        if let Some(text) = value.text() {
            data("      ", &format!("{prefix}{index}"), &text, escaper, out)?;
        }
    }
    Ok(())
}

fn data(
    indent: &str,
    key: &str,
    text: &str,
    escaper: &mut Escaper,
    out: &mut impl Write,
) -> std::io::Result<()> {
    write!(out, "{indent}<data key=\"{key}\">")?;
    escaper.write(text, out)?;
    out.write_all(b"</data>\n")
}
