//! What the crate promises, from outside.

#![allow(clippy::unwrap_used, clippy::panic)]

mod accounts;
mod near_duplicates;
mod near_images;
mod posts;
mod rhythm;
