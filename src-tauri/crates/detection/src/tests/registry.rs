//! The declarations are complete, and parameters obey them.

use crate::registry::{
    LAYERS, METHODS, PAIR_SWEEP, Range, describe, duration_words, layer, method,
};
use crate::{Compat, Params};

#[test]
fn every_field_of_params_is_declared_and_defaults_are_the_declared_ones() {
    let params = Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        ..Params::default()
    };
    let serde_json::Value::Object(fields) = serde_json::to_value(&params).unwrap() else {
        panic!()
    };
    for field in fields.keys() {
        assert!(
            PAIR_SWEEP.parameters.iter().any(|spec| spec.id == field),
            "{field} is undeclared"
        );
    }
    for spec in PAIR_SWEEP
        .parameters
        .iter()
        .filter(|spec| spec.id != "edge_quantile")
    {
        let value = &fields[spec.id];
        match spec.range {
            Range::Whole { default, min, max } => {
                assert_eq!(value.as_u64(), Some(default), "{}", spec.id);
                assert!((min..=max).contains(&default));
            }
            Range::Switch { default } => assert_eq!(value.as_bool(), Some(default)),
            Range::Numbers { default, .. } => {
                assert_eq!(*value, serde_json::to_value(default).unwrap());
            }
            Range::Optional { .. } => assert!(value.is_null()),
            Range::Names => assert_eq!(value.as_array().map(Vec::len), Some(0)),
            Range::Choice { options, default } => assert!(options.contains(&default)),
        }
    }
    assert_eq!(method("pair-sweep"), Some(&METHODS[0]));
    assert!(
        PAIR_SWEEP
            .references
            .iter()
            .all(|reference| reference.doi.starts_with("10."))
    );
    serde_json::to_string(METHODS).unwrap();
}

#[test]
fn params_survive_json_and_fill_in_defaults() {
    let params = Params {
        compat: Compat::Coortweet {
            edge_quantile: 0.25,
        },
        weight_quantile: Some(0.9),
        ..Params::default()
    };
    let json = serde_json::to_string(&params).unwrap();
    assert_eq!(serde_json::from_str::<Params>(&json).unwrap(), params);
    // A record of before there was a choice: every sequence that an import had made took part.
    let before = Params {
        min_hashtags: 3,
        ..Params::default()
    };
    assert_eq!(serde_json::from_str::<Params>("{}").unwrap(), before);
}

#[test]
fn values_outside_the_range_are_refused_with_the_range() {
    let ok = Params::default();
    let refused = |params: Params| params.validate().unwrap_err().to_string();
    for secs in [-1.0, f64::NAN, f64::INFINITY, 4e7] {
        assert!(
            refused(Params {
                windows_secs: vec![secs],
                ..ok.clone()
            })
            .starts_with("windows_secs is")
        );
    }
    assert_eq!(
        refused(Params {
            windows_secs: vec![],
            ..ok.clone()
        }),
        "windows_secs is a list of 0, but must be a list of 1 to 16 windows"
    );
    assert!(
        Params {
            windows_secs: vec![1.0; 17],
            ..ok.clone()
        }
        .validate()
        .is_err()
    );
    assert_eq!(
        refused(Params {
            min_weight: 0,
            ..ok.clone()
        }),
        "min_weight is 0, but must be between 1 and 1000000 objects"
    );
    assert!(
        Params {
            weight_quantile: Some(1.5),
            ..ok.clone()
        }
        .validate()
        .is_err()
    );
    let quantile = Compat::Coortweet {
        edge_quantile: f64::NAN,
    };
    assert!(
        Params {
            compat: quantile,
            ..ok.clone()
        }
        .validate()
        .is_err()
    );
    assert!(
        Params {
            memory_bytes: 5,
            ..ok.clone()
        }
        .validate()
        .is_err()
    );
    let windows = Params {
        windows_secs: vec![60.0, 0.5, 60.0],
        ..ok
    }
    .validate();
    assert_eq!(windows, Ok(vec![500, 60_000]));
}

#[test]
fn known_layers_have_words_and_unknown_ones_speak_for_themselves() {
    for id in [
        "post",
        "fast_repost",
        "url",
        "domain",
        "hashtag",
        "hashtag_sequence",
        "mention",
        "reply_target",
        "quote_target",
        "text",
        "similar_text",
        "image",
        "similar_image",
        "sound",
        "object",
    ] {
        assert_eq!(layer(id).id, id);
        assert!(LAYERS.iter().any(|known| known.id == id));
        assert!(layer(id).question.ends_with('?'));
    }
    assert_eq!(layer("phash").object, "value of \"phash\"");
}

#[test]
fn the_paragraph_states_values_and_units() {
    let params = Params {
        windows_secs: vec![300.0, 0.5, 60.0],
        ..Params::default()
    };
    let text = describe(&params, &["url".into(), "hashtag".into()]).unwrap();
    for part in [
        "the same link or hashtag within 5 minutes (300 s)",
        "within 0.5 seconds and 1 minute (60 s) were counted",
        "Each layer was examined by itself",
        "fewer than 2 shares",
        "at least 2 different objects in at least one layer",
        "doi:10.5117/CCR2025.1.7.RIGH",
        "doi:10.1080/1369118X.2020.1739732",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    let peer = Params {
        compat: Compat::Coortweet { edge_quantile: 0.5 },
        ..params
    };
    assert!(
        describe(&peer, &[])
            .unwrap()
            .contains("strictly above the 0.5 quantile")
    );
    let rows = Params {
        min_hashtags: 4,
        ..Params::default()
    };
    let of = |layer: &str| describe(&rows, &[layer.to_owned()]).unwrap();
    assert!(of("hashtag_sequence").contains("Rows of fewer than 4 hashtags took no part."));
    assert!(!of("hashtag").contains("took no part"));
    assert_eq!(duration_words(1000), "1 second");
    assert_eq!(duration_words(172_800_000), "2 days (172800 s)");
    assert_eq!(duration_words(90_000), "90 seconds");
}
