//! What stands on a page: the components, one small file each.
//!
//! A component is a function of [`Words`] and a struct of its own, and returns
//! [`Markup`]. It shows what it is given and decides nothing: figures come in
//! as they are to be written ([`Words::at`], [`Words::count`]), addresses with
//! their language ([`crate::frame::localized`]). Nothing has a `style`
//! attribute or a script; each looks right on a phone, on paper and in the dark.
//!
//! A page, top to bottom:
//!
//! | what | how |
//! |---|---|
//! | frame, navigation, footer, breadcrumbs | [`crate::frame::Page`] |
//! | small line, `h1`, lead, facts | [`opening`] ([`Opening`]) |
//! | only on paper: where the page comes from, and of when | [`print_header`], [`daily_print_header`] |
//! | jump to the sections | [`contents`] |
//! | a section with its `h2` | [`section`] |
//!
//! What a body got, and how far to trust it:
//!
//! | what | how |
//! |---|---|
//! | one big number; several side by side | [`figure`], [`figures`] ([`Figure`]) |
//! | the plain verdict, one programme and year | [`verdict`], [`verdicts`] ([`Verdict`]) |
//! | a band in colour, shape and words | [`chip`] ([`Chip`]) |
//! | where a figure comes from | [`provenance`] ([`Provenance`], [`Origin`]) |
//! | a source's own words, its addresses as links | [`linked`] |
//! | a sentence that points to its source row | [`traced`], [`note_mark`], [`sources`] ([`SourceRow`]) |
//! | provisional, mismatch, sample, unknown | [`notice`] ([`Notice`], [`NoticeKind`]) |
//! | honours | [`honours`] ([`Honour`]) |
//!
//! Lists and tables:
//!
//! | what | how |
//! |---|---|
//! | name and value | [`summary`] |
//! | words explained | [`terms`] |
//! | rows and columns, sortable by link | [`table`] ([`Table`], [`Column`], [`Row`], [`Sort`]) |
//! | the same, each row a list of its own on a narrow screen | [`stacked`] |
//! | cards that lead on | [`cards`] ([`Card`]) |
//! | links below one another | [`links`] |
//! | nothing there | [`empty`] ([`Empty`]) |
//!
//! Filling in:
//!
//! | what | how |
//! |---|---|
//! | one of a few answers, each to be read whole | [`one_of`] ([`OneOf`]) |
//! | a tick before what cannot be undone | [`sure`] ([`Sure`]) |
//!
//! Finding:
//!
//! | what | how |
//! |---|---|
//! | filter above a list | [`filter`] ([`Filter`], [`Field`], [`Control`]) |
//! | the same with many fields, most of them folded away | [`folded_filter`] |
//! | search results | [`search_results`] ([`Found`]) |
//! | pages of a list | [`pagination`] ([`Pagination`]) |
//! | errors of a form: summary on top, each beside its field | [`error_summary`], [`field`] ([`Field::error`]) |
//!
//! Charts are in [`crate::chart`]. `cargo run -p prima-web --example gallery`
//! shows everything.

mod card;
mod chip;
mod empty;
mod error_summary;
mod field;
mod figure;
mod filter;
mod honour;
mod linked;
mod notice;
mod one_of;
mod opening;
mod pagination;
mod print_header;
mod provenance;
mod search_results;
mod section;
mod summary;
mod sure;
mod table;
mod traced;
mod verdict;

pub use card::{Card, Link, cards, links};
pub use chip::{Chip, chip};
pub use empty::{Empty, empty};
pub use error_summary::{FieldError, error_summary, linked_summary};
pub use field::{Choice, Control, Field, Group, field};
pub use figure::{Figure, figure, figures};
pub use filter::{Filter, filter, folded_filter};
pub use honour::{Honour, honours};
pub use linked::linked;
pub use notice::{Notice, NoticeKind, notice, unproven};
pub use one_of::{OneOf, one_of};
pub use opening::{Opening, opening};
pub use pagination::{Pagination, pagination};
pub use print_header::{daily_print_header, print_header};
pub use provenance::{Origin, Provenance, provenance};
pub use search_results::{Found, search_results};
pub use section::{contents, section};
pub use summary::{summary, terms};
pub use sure::{Sure, sure};
pub use table::{Column, Direction, Row, Sort, Table, region, stacked, table};
pub use traced::{SourceRow, note_mark, sources, traced};
pub use verdict::{Verdict, verdict, verdicts};

pub use prima_document::wording::Words;

#[cfg(doc)]
use maud::Markup;
