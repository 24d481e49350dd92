//! GEXF 1.3 (<https://gexf.net>), with the `viz` module for place, size and colour.

use std::io::Write;

use super::xml::Escaper;
use super::{
    Attribute, ExportGraph, RESERVED_OF_EDGES, RESERVED_OF_NODES, Replaced, Value, check,
    distinct_names,
};
use crate::NetworkError;

/// Writes the graph as GEXF 1.3.
///
/// Returns what had to be replaced. The graph is checked first: on an error other than
/// `write-failed` nothing has been written.
///
/// # Errors
/// `export-duplicate-id`, `export-value-count`, `export-value-kind`, `export-not-finite`,
/// `node-out-of-range`, `write-failed`.
pub fn write_gexf(graph: &ExportGraph, out: &mut impl Write) -> Result<Replaced, NetworkError> {
    check(graph)?;
    let mut escaper = Escaper::new();
    let e = &mut escaper;
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" \
        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
        xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n",
    )?;
    out.write_all(b"  <meta")?;
    if !graph.last_modified.is_empty() {
        attribute("lastmodifieddate", &graph.last_modified, e, out)?;
    }
    out.write_all(b">\n")?;
    for (tag, text) in [
        ("creator", &graph.creator),
        ("title", &graph.title),
        ("description", &graph.description),
    ] {
        write!(out, "    <{tag}>")?;
        e.write(text, out)?;
        writeln!(out, "</{tag}>")?;
    }
    out.write_all(b"  </meta>\n  <graph defaultedgetype=\"undirected\" mode=\"static\">\n")?;
    declarations(
        "node",
        "n",
        &graph.node_attributes,
        RESERVED_OF_NODES,
        e,
        out,
    )?;
    declarations(
        "edge",
        "e",
        &graph.edge_attributes,
        RESERVED_OF_EDGES,
        e,
        out,
    )?;

    out.write_all(b"    <nodes>\n")?;
    for node in &graph.nodes {
        out.write_all(b"      <node")?;
        attribute("id", &node.id, e, out)?;
        attribute("label", &node.label, e, out)?;
        out.write_all(b">\n")?;
        values("n", &node.values, e, out)?;
        let [r, g, b] = node.colour;
        writeln!(out, "        <viz:size value=\"{:?}\"/>", node.size)?;
        if let Some([x, y]) = node.position {
            writeln!(
                out,
                "        <viz:position x=\"{x:?}\" y=\"{y:?}\" z=\"0.0\"/>"
            )?;
        }
        writeln!(out, "        <viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>")?;
        out.write_all(b"      </node>\n")?;
    }
    out.write_all(b"    </nodes>\n    <edges>\n")?;
    for (index, edge) in graph.edges.iter().enumerate() {
        write!(out, "      <edge id=\"{index}\"")?;
        for (name, end) in [("source", edge.source), ("target", edge.target)] {
            // Checked above: both ends exist.
            if let Some(node) = graph.nodes.get(end as usize) {
                attribute(name, &node.id, e, out)?;
            }
        }
        writeln!(out, " weight=\"{:?}\">", edge.weight)?;
        values("e", &edge.values, e, out)?;
        out.write_all(b"      </edge>\n")?;
    }
    out.write_all(b"    </edges>\n  </graph>\n</gexf>\n")?;
    out.flush()?;
    Ok(escaper.replaced)
}

fn attribute(
    name: &str,
    value: &str,
    escaper: &mut Escaper,
    out: &mut impl Write,
) -> std::io::Result<()> {
    write!(out, " {name}=\"")?;
    escaper.write(value, out)?;
    out.write_all(b"\"")
}

/// The columns of one class; ids are a letter and a number, so that names may be anything.
fn declarations(
    class: &str,
    prefix: &str,
    attributes: &[Attribute],
    reserved: &[&str],
    escaper: &mut Escaper,
    out: &mut impl Write,
) -> std::io::Result<()> {
    if attributes.is_empty() {
        return Ok(());
    }
    writeln!(out, "    <attributes class=\"{class}\" mode=\"static\">")?;
    let names = distinct_names(attributes, reserved);
    for (index, (declared, name)) in attributes.iter().zip(&names).enumerate() {
        write!(out, "      <attribute id=\"{prefix}{index}\"")?;
        attribute("title", name, escaper, out)?;
        writeln!(out, " type=\"{}\"/>", declared.kind.type_name())?;
    }
    out.write_all(b"    </attributes>\n")
}

fn values(
    prefix: &str,
    values: &[Value],
    escaper: &mut Escaper,
    out: &mut impl Write,
) -> std::io::Result<()> {
    if values.iter().all(|value| value.text().is_none()) {
        return Ok(());
    }
    out.write_all(b"        <attvalues>\n")?;
    for (index, value) in values.iter().enumerate() {
        if let Some(text) = value.text() {
            write!(out, "          <attvalue for=\"{prefix}{index}\"")?;
            attribute("value", &text, escaper, out)?;
            out.write_all(b"/>\n")?;
        }
    }
    out.write_all(b"        </attvalues>\n")
}
