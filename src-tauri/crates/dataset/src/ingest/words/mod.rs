//! What makes two spellings of one thing equal: addresses, domains, hashtags and texts as they are
//! compared, and what of them is found in running text.
//!
//! Everything here is a pure function of its input and of two tables that are part of the program:
//! the address rules ([`UrlRules::RULES_DATE`]) and the public suffix list
//! ([`UrlRules::PSL_VERSION`]). Nothing is looked up, so nothing of a case leaves the computer and
//! the result is the same in ten years. The files keep what they say; these forms stand beside it.

mod domains;
mod found;
mod html;
mod tags;
mod text;
mod urls;

pub(crate) use found::{Addresses, FoundKind, found_in_text};
pub(crate) use html::html_text;
pub(crate) use tags::hashtag;
pub(crate) use text::{normal_text, text_object};
pub(crate) use urls::{UrlRules, canonical_url};
