//! Whether the verdicts are worth what they say, on generated data whose truth is known.
//!
//! ```text
//! proof chance SETS [POSTS]      p-values of data made by chance alone
//! proof discoveries SETS [POSTS] false discoveries in data made by chance alone
//! proof edges SEEDS [POSTS]      false discoveries among edges where groups were planted
//! proof accounts SEEDS [POSTS]   precision and recall of accounts at defaults
//! ```
//!
//! SETS and SEEDS are how many inputs are made of each kind. `cargo xtask bench methods` runs all four.

#![allow(clippy::print_stdout, clippy::expect_used)]

#[path = "../../tests/support/mod.rs"]
mod support;

mod chance;
mod planted;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (what, sets, posts) = match arguments[..] {
        [what, sets] => (what, sets.parse()?, None),
        [what, sets, posts] => (what, sets.parse()?, Some(posts.parse::<usize>()?)),
        _ => return Err("proof chance|discoveries|edges|accounts SETS [POSTS]".into()),
    };
    match what {
        "chance" => chance::p_values(sets, posts.unwrap_or(50_000)),
        "discoveries" => chance::discoveries(sets, posts.unwrap_or(20_000)),
        "edges" => planted::edges(sets, posts.unwrap_or(300_000)),
        "accounts" => planted::accounts(sets, posts.unwrap_or(300_000)),
        _ => return Err("what is to be proved?".into()),
    }
    Ok(())
}
