//! The program as its users meet it: every test runs `zwerm` and judges what it leaves behind.
//!
//! One file a subject. Nothing here knows the inside of a crate; what a crate promises is tested in
//! the crate. Speed is never judged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a harness that cannot do its work is a failed test"
)]

mod alike;
mod architecture;
mod archives;
mod border;
mod cli;
mod comparison;
mod coordination;
mod crash;
mod custody;
mod fast_repost;
mod harness;
mod ingest;
mod network;
mod parity;
mod provenance;
#[cfg(target_os = "linux")]
mod reader;
mod report;
mod search;
mod sequences;
mod sets;
mod significance;
mod similar_images;
mod similarity;
mod simulation;
mod toolkit;
mod windows;
mod worked_example;
mod worth;
