//! Tables on disk: those of imports, and those of results.

pub(crate) mod canonical;
mod columns;
mod lookup;
mod messages;
mod overview;
mod packing;
mod page;
mod post_index;
mod results;
mod search_rows;
pub(crate) mod write;

pub use columns::Column;
pub use lookup::{
    AccountRow, PostRow, ShareRow, accounts_by_id, posts_by_content, shares_of_accounts,
};
pub use messages::{MessageField, Messages, load_messages};
pub use overview::{Counts, Overview, TopObject, overview_within};
pub use page::{Filter, FilterOp, Page, PageRequest, page_table};
pub use post_index::{AccountPosts, GroupPosts, POST_KINDS, PostIndex, PostMark, PostSummary};
pub use results::{read_table, write_table};
pub use search_rows::{SearchAccount, SearchFiles, SearchObject, SearchPost, SearchRows};
pub use write::TableFile;

#[cfg(test)]
mod tests;
