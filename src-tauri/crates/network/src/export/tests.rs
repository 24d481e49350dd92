//! Exports read back with an independent XML parser: structure, types, hostile text, refusals.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::*;

/// One element as read back: name, attributes, text directly inside.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn of(start: &BytesStart) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap();
            (attribute.key.as_ref().to_string(), value.into_owned())
        });
        Element {
            name: start.name().as_ref().to_string(),
            attributes: attributes.collect(),
            text: String::new(),
        }
    }

    fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }
}

/// All elements in document order.
fn parse(bytes: &[u8]) -> Vec<Element> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).unwrap());
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open.push(elements.len());
                elements.push(Element::of(&start));
            }
            Event::Empty(start) => elements.push(Element::of(&start)),
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => {
                if let Some(&last) = open.last() {
                    elements[last].text.push_str(&text.into_inner());
                }
            }
            Event::GeneralRef(reference) => {
                let c = reference.resolve_char_ref().unwrap().unwrap_or_else(|| {
                    let name = reference.clone().into_inner();
                    quick_xml::escape::resolve_predefined_entity(&name)
                        .and_then(|text| text.chars().next())
                        .unwrap()
                });
                elements[*open.last().unwrap()].text.push(c);
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

const HOSTILE: &str = "a\u{1}<b>&\"'\n\t\r ]]> \u{202e}x\u{fffe}é😀 ";
const HOSTILE_SEEN: &str = "a⟨U+0001⟩<b>&\"'\n\t\r ]]> \u{202e}x⟨U+FFFE⟩é😀 ";

fn sample() -> ExportGraph {
    let attribute = |name: &str, kind| Attribute {
        name: name.into(),
        kind,
    };
    let node = |id: &str, label: &str, position, score| ExportNode {
        id: id.into(),
        label: label.into(),
        position,
        size: 12.5,
        colour: [255, 0, 17],
        values: vec![
            Value::Text(HOSTILE.into()),
            Value::Int(i64::MIN),
            Value::Float(score),
            Value::Bool(true),
        ],
    };
    ExportGraph {
        title: "T & t".into(),
        description: "1 < 2".into(),
        creator: "Zwerm".into(),
        last_modified: "2026-11-05".into(),
        node_attributes: vec![
            attribute("note \"x\"", Kind::Text),
            attribute("shares", Kind::Int),
            attribute("Label", Kind::Float),
            attribute("shares", Kind::Bool),
        ],
        edge_attributes: vec![attribute("weight", Kind::Int)],
        nodes: vec![
            node("id\u{7}1", "one", Some([1.5, -0.1]), 1e-300),
            node("id2", "two", None, f64::NAN),
        ],
        edges: vec![ExportEdge {
            source: 1,
            target: 0,
            weight: 0.1,
            values: vec![Value::Int(7)],
        }],
    }
}

fn all<'a>(elements: &'a [Element], name: &str) -> Vec<&'a Element> {
    elements
        .iter()
        .filter(|element| element.name == name)
        .collect()
}

#[test]
fn gexf_reads_back() {
    let mut bytes = Vec::new();
    let replaced = write_gexf(&sample(), &mut bytes).unwrap();
    // Two in each of the two notes, one in the id where it is declared and where the edge uses it.
    assert_eq!(replaced.characters, 6);
    let elements = parse(&bytes);
    assert_eq!(elements[0].name, "gexf");
    assert_eq!(elements[0].get("version"), "1.3");
    assert_eq!(elements[0].get("xmlns:viz"), "http://gexf.net/1.3/viz");
    assert_eq!(
        all(&elements, "meta")[0].get("lastmodifieddate"),
        "2026-11-05"
    );
    assert_eq!(all(&elements, "title")[0].text, "T & t");
    assert_eq!(all(&elements, "description")[0].text, "1 < 2");
    assert_eq!(
        all(&elements, "graph")[0].get("defaultedgetype"),
        "undirected"
    );

    let declared: Vec<_> = all(&elements, "attribute")
        .iter()
        .map(|e| (e.get("id"), e.get("title"), e.get("type")))
        .collect();
    let expected = [
        ("n0", "note \"x\"", "string"),
        ("n1", "shares", "long"),
        ("n2", "Label (2)", "double"),
        ("n3", "shares (2)", "boolean"),
        ("e0", "weight (2)", "long"),
    ];
    assert_eq!(declared, expected);

    let nodes = all(&elements, "node");
    assert_eq!(
        (nodes[0].get("id"), nodes[0].get("label")),
        ("id⟨U+0007⟩1", "one")
    );
    let values: Vec<_> = all(&elements, "attvalue")
        .iter()
        .map(|e| (e.get("for"), e.get("value")))
        .collect();
    let expected = [
        ("n0", HOSTILE_SEEN),
        ("n1", "-9223372036854775808"),
        ("n2", "1e-300"),
        ("n3", "true"),
        ("n0", HOSTILE_SEEN),
        ("n1", "-9223372036854775808"),
        ("n3", "true"),
        ("e0", "7"),
    ];
    assert_eq!(values, expected);
    assert_eq!(all(&elements, "viz:size")[0].get("value"), "12.5");
    let colour = all(&elements, "viz:color")[0];
    assert_eq!(
        (colour.get("r"), colour.get("g"), colour.get("b")),
        ("255", "0", "17")
    );
    let places = all(&elements, "viz:position");
    assert_eq!(places.len(), 1);
    assert_eq!((places[0].get("x"), places[0].get("y")), ("1.5", "-0.1"));

    let edge = all(&elements, "edge")[0];
    assert_eq!(
        (edge.get("source"), edge.get("target")),
        ("id2", "id⟨U+0007⟩1")
    );
    assert_eq!(edge.get("weight"), "0.1");
}

#[test]
fn graphml_reads_back() {
    let mut bytes = Vec::new();
    let replaced = write_graphml(&sample(), &mut bytes).unwrap();
    assert_eq!(replaced.characters, 6);
    let elements = parse(&bytes);
    let keys: Vec<_> = all(&elements, "key")
        .iter()
        .filter(|e| ["n0", "n2", "e0", "weight"].contains(&e.get("id")))
        .map(|e| (e.get("for"), e.get("attr.name"), e.get("attr.type")))
        .collect();
    let expected = [
        ("node", "note \"x\"", "string"),
        ("node", "Label (2)", "double"),
        ("edge", "weight", "double"),
        ("edge", "weight (2)", "long"),
    ];
    assert_eq!(keys, expected);
    let data: Vec<_> = all(&elements, "data")
        .iter()
        .map(|e| (e.get("key"), e.text.as_str()))
        .collect();
    let expected = [
        ("title", "T & t"),
        ("description", "1 < 2"),
        ("creator", "Zwerm"),
        ("last_modified", "2026-11-05"),
        ("label", "one"),
        ("x", "1.5"),
        ("y", "-0.1"),
        ("size", "12.5"),
        ("r", "255"),
        ("g", "0"),
        ("b", "17"),
        ("n0", HOSTILE_SEEN),
        ("n1", "-9223372036854775808"),
        ("n2", "1e-300"),
        ("n3", "true"),
    ];
    assert_eq!(data[..expected.len()], expected);
    assert_eq!(data[data.len() - 2..], [("weight", "0.1"), ("e0", "7")]);
    let edge = all(&elements, "edge")[0];
    assert_eq!(
        (edge.get("source"), edge.get("target")),
        ("id2", "id⟨U+0007⟩1")
    );
}

#[test]
fn what_readers_would_misunderstand_is_refused_before_writing() {
    type Spoil = fn(&mut ExportGraph);
    let cases: [(&str, Spoil); 7] = [
        ("export-duplicate-id", |g| {
            g.nodes[1].id = "id⟨U+0007⟩1".into()
        }),
        ("export-value-count", |g| {
            g.nodes[0].values.pop();
        }),
        ("export-value-kind", |g| {
            g.edges[0].values[0] = Value::Bool(true)
        }),
        ("export-not-finite", |g| {
            g.nodes[0].position = Some([0.0, f32::NAN])
        }),
        ("export-not-finite", |g| g.nodes[0].size = f32::INFINITY),
        ("export-not-finite", |g| g.edges[0].weight = f64::NAN),
        ("node-out-of-range", |g| g.edges[0].target = 2),
    ];
    for (code, spoil) in cases {
        let mut graph = sample();
        spoil(&mut graph);
        let mut bytes = Vec::new();
        assert_eq!(write_gexf(&graph, &mut bytes).unwrap_err().code(), code);
        assert_eq!(write_graphml(&graph, &mut bytes).unwrap_err().code(), code);
        assert!(bytes.is_empty(), "{code}");
    }
}

#[test]
fn a_full_disk_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    assert_eq!(
        write_gexf(&sample(), &mut Full).unwrap_err().code(),
        "write-failed"
    );
    assert_eq!(
        write_graphml(&sample(), &mut Full).unwrap_err().code(),
        "write-failed"
    );
}

#[test]
fn an_empty_graph_is_well_formed() {
    let graph = ExportGraph::default();
    let (mut gexf, mut graphml) = (Vec::new(), Vec::new());
    assert_eq!(write_gexf(&graph, &mut gexf).unwrap(), Replaced::default());
    assert_eq!(
        write_graphml(&graph, &mut graphml).unwrap(),
        Replaced::default()
    );
    for bytes in [gexf, graphml] {
        assert!(parse(&bytes).iter().any(|element| element.name == "graph"));
    }
}
