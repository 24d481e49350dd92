//! An invented picture with everything in it.

use crate::model::*;

/// A community of thirty accounts, one of them selected and named, beside what has stepped back.
pub(crate) fn picture() -> Picture {
    let at = |i: u32| {
        [
            f64::from(i * 97 % 880) + 10.0,
            f64::from(i * 61 % 520) + 10.0,
        ]
    };
    let dots: Vec<SceneDot> = (0..90_u32)
        .map(|i| SceneDot {
            at: at(i),
            radius: 9.0 - f64::from(i) / 12.0,
            hue: if i % 3 == 0 { 2 } else { (i % 12) as u8 },
            pale: i % 3 != 0,
        })
        .collect();
    let lines = (0..200_usize)
        .map(|i| {
            let (from, to) = (dots[i % 90], dots[(i * 7 + 1) % 90]);
            SceneLine {
                ends: [from.at, to.at],
                hue: 2,
                opacity: [0.13, 0.2, 0.3, 0.42, 0.56, 0.75][i / 34],
                width: [0.7, 0.8, 1.0, 1.2, 1.6, 2.2][i / 34],
                pale: from.pale || to.pale,
            }
        })
        .collect();
    let lettering = |at: [f64; 2]| Lettering {
        at,
        size: 11.0,
        weight: 600,
        ink: Ink::Ink,
        halo: Some(Ink::Paper),
        anchor: Anchor::Start,
    };
    let chosen = dots[3];
    let ring = Stroke {
        ink: Ink::Accent,
        opacity: 1.0,
        width: 2.0,
    };
    let named = |dot: &SceneDot, name: &str, code: &str| Shape::Name {
        lettering: lettering([dot.at[0] + dot.radius + 3.0, dot.at[1] + 4.0]),
        account: AccountRef {
            pseudonym: code.to_owned(),
            name: name.to_owned(),
            platform: "x".to_owned(),
        },
    };
    let shapes = vec![
        Shape::Circle {
            at: chosen.at,
            radius: chosen.radius + 3.0,
            fill: None,
            stroke: Some(ring),
        },
        named(&chosen, "De_Ochtendkrant", "P-7K3QX"),
        named(&dots[6], "\u{202E}<script>alert(1)</script>", "P-81BQ2"),
        Shape::Rect {
            at: [440.0, 250.0],
            size: [24.0, 18.0],
            round: 9.0,
            fill: Some(Fill {
                ink: Ink::Raised,
                opacity: 0.88,
            }),
            stroke: Some(Stroke {
                ink: Ink::Hue(2),
                opacity: 1.0,
                width: 1.6,
            }),
        },
        Shape::Number {
            lettering: Lettering {
                anchor: Anchor::Middle,
                halo: None,
                ..lettering([452.0, 263.3])
            },
            number: 2,
        },
        Shape::Arc {
            at: [452.0, 300.0],
            radius: 12.0,
            from: 0.02,
            to: 0.6,
            stroke: ring,
        },
    ];
    Picture {
        scene: Scene {
            width: 900.0,
            height: 540.0,
            lines,
            dots,
            shapes,
            legend: SceneLegend {
                size_by: DotSize::Strength,
                communities: (1..=12).collect(),
                others: true,
                sizes: vec![(40, 3.0), (120, 5.2), (360, 9.0)],
                weights: vec![(3, 0.13, 0.7), (19, 0.42, 1.2), (120, 0.75, 2.2)],
                pinned: 1,
                layers: None,
            },
        },
        level: PictureLevel::Accounts,
        counts: PictureCounts {
            accounts: 1_204,
            accounts_in_all: 9_310,
            edges: 3_410,
            edges_in_all: 12_000,
            dots_in_view: 90,
            lines_in_view: 311,
        },
        filter: vec![
            FilterPhrase {
                words: "edge weight at least 5".to_owned(),
                of_names: false,
            },
            FilterPhrase {
                words: "name contains \"ochtend\"".to_owned(),
                of_names: true,
            },
        ],
        selected: PictureSelection::Accounts(1),
        how_drawn: "Drawn with seed 7.".to_owned(),
        run_id: "run-1".to_owned(),
        seed: 7,
        sha256: "3f2a91c0".repeat(8),
        ..Picture::default()
    }
}
