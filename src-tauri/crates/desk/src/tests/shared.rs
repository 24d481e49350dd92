//! Filters by what was shared, against the pairs of the export.

use std::collections::BTreeSet;

use super::network::german;
use super::remarks::tag;
use super::review::with_words;
use crate::api::{NetworkFilter, ObjectName, RemarkOn, TableAsk};

#[test]
fn an_object_leaves_the_edges_with_a_pair_over_it() {
    let german = german();
    let desk = &german.fixture.desk;
    let pairs = german.exported("pairs");
    let all = german.all_edges(&german.ask("edges"));
    let card = desk.community_card(&german.id(), 1).unwrap();
    for object in card.top_objects.iter().take(3) {
        for window in [10.0, 60.0] {
            let sharing: BTreeSet<(&str, &str)> = pairs
                .iter()
                .filter(|pair| {
                    pair["object_id"] == object.object_id
                        && pair["object_type"] == object.object_type
                        && pair["time_delta"].parse::<f64>().unwrap() <= window
                })
                .flat_map(|pair| {
                    let (a, b) = (pair["account_id"].as_str(), pair["account_id_y"].as_str());
                    [(a, b), (b, a)]
                })
                .collect();
            let wanted: Vec<u32> = all
                .iter()
                .filter(|edge| sharing.contains(&(edge.from_id.as_str(), edge.to_id.as_str())))
                .map(|edge| edge.edge)
                .collect();
            let filter = NetworkFilter {
                window_secs: Some(window),
                object: Some(ObjectName {
                    object_type: object.object_type.clone(),
                    object_id: object.object_id.clone(),
                }),
                ..NetworkFilter::default()
            };
            let ask = TableAsk {
                filter: filter.clone(),
                ..german.ask("edges")
            };
            let found: Vec<u32> = german.all_edges(&ask).iter().map(|row| row.edge).collect();
            assert_eq!(found, wanted, "{} {window}", object.object_id);
            assert!(window < 60.0 || !found.is_empty() && found.len() < all.len());
            // In another layer nobody shared it.
            let other = german
                .run
                .layers
                .iter()
                .find(|&it| *it != object.object_type);
            let none = NetworkFilter {
                layers: vec![other.unwrap().clone()],
                ..filter
            };
            let count = desk.filter_counts(&german.id(), &[none]).unwrap()[0];
            assert_eq!((count.n_edges, count.n_accounts), (0, 0));
        }
    }
    let unknown = NetworkFilter {
        object: Some(ObjectName {
            object_type: german.run.layers[0].clone(),
            object_id: "nobody shared <b>this</b>".to_owned(),
        }),
        ..NetworkFilter::default()
    };
    let count = desk.filter_counts(&german.id(), &[unknown]).unwrap()[0];
    assert_eq!(count.n_edges, 0);
}

#[test]
fn a_tag_on_an_object_is_one_of_the_edges_that_rest_on_it() {
    let (fixture, run) = with_words();
    let desk = &fixture.desk;
    let object = desk
        .community_card(&run.run_id, 1)
        .unwrap()
        .top_objects
        .remove(0);
    let on = RemarkOn::Object {
        object_type: object.object_type.clone(),
        object_id: object.object_id.clone(),
    };
    let tagged = NetworkFilter {
        tags: vec!["leak".to_owned()],
        ..NetworkFilter::default()
    };
    let sharing = NetworkFilter {
        object: Some(ObjectName {
            object_type: object.object_type,
            object_id: object.object_id,
        }),
        ..NetworkFilter::default()
    };
    let counts = |filters: &[NetworkFilter]| desk.filter_counts(&run.run_id, filters).unwrap();
    assert_eq!(counts(std::slice::from_ref(&tagged))[0].n_edges, 0);
    desk.add_tag(&tag(&run, &on, "leak")).unwrap();
    let both = counts(&[tagged, sharing]);
    assert_eq!(both[0], both[1]);
    assert!(both[0].n_edges > 0);
}
