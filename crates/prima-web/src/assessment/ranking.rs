//! The ranking of one round: narrowed, searched, a page at a time, as a page
//! or as CSV. There is no list that begins with the worst.

pub mod csv;
mod filters;
mod read;
mod rows;

pub use filters::{Choices, Filters};
pub use read::{csv_page, page};
pub(super) use read::{datasets, missing, reaches};

use super::placed::Reaches;
use super::unproven::Unproven;
use super::{naming, placed};
use crate::asked::Asked;
use crate::chart::{About, Peer, RankStrip, Value, rank_strip};
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Empty, Link, Notice, NoticeKind, Opening, Pagination, Words, daily_print_header, empty,
    error_summary, notice, opening, pagination,
};
use maud::{Markup, html};
use prima_instrument::Instrument;
use prima_store::history::{Dataset, RankedResult};

/// Rows of one page.
pub const PAGE: i64 = 50;
/// Fewer values than this are read faster than drawn.
const FEWEST_DRAWN: i64 = 5;

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// What was asked.
    pub asked: &'a Asked,
    /// Scheme and host.
    pub origin: &'a str,
    /// Programme and period of the round.
    pub round: (&'a str, &'a str),
    /// Its instrument.
    pub instrument: Option<&'a Instrument>,
    /// Its data sets.
    pub datasets: Vec<&'a Dataset>,
    /// What there is to choose.
    pub choices: Choices,
    /// What is chosen.
    pub filters: Filters,
    /// Results of this page.
    pub rows: Vec<RankedResult>,
    /// How many there are in all.
    pub total: i64,
    /// Which page this is, from 1.
    pub number: i64,
    /// What peer groups reach over.
    pub reaches: Reaches,
    /// Names of regions by code.
    pub regions: Reaches,
}

impl View<'_> {
    pub(super) fn words(&self) -> Words {
        self.asked.words()
    }

    fn n_pages(&self) -> i64 {
        (self.total + PAGE - 1).div_euclid(PAGE).max(1)
    }

    fn has_page(&self) -> bool {
        self.number <= self.n_pages()
    }

    fn address(&self) -> String {
        naming::ranking_address(self.words(), self.round.0, self.round.1)
    }

    /// This address with one name of its query changed, on its first page.
    fn with(&self, name: &str, value: &str) -> String {
        let first = Asked::new(
            self.asked.lang,
            &self.asked.path,
            &self.asked.with("halaman", ""),
        );
        match first.with(name, value) {
            query if query.is_empty() => self.address(),
            query => format!("{}?{query}", self.address()),
        }
    }

    /// The whole list, of all groups.
    fn all(&self) -> String {
        format!("{}?tingkat={}", self.address(), filters::ALL_LEVELS)
    }

    /// The same list as CSV, which opens on no group of its own.
    fn csv(&self) -> String {
        let address = format!("{}.csv", self.address());
        let mut query = self.asked.with("halaman", "");
        if self.filters.opened {
            for (name, value) in [
                ("tingkat", &self.filters.level),
                ("provinsi", &self.filters.province),
            ] {
                query = Asked::new(self.asked.lang, &self.asked.path, &query).with(name, value);
            }
        }
        match query {
            query if query.is_empty() => address,
            query => format!("{address}?{query}"),
        }
    }

    fn title(&self) -> String {
        let words = self.words();
        words.say(
            "web-ranking-title",
            &[
                ("programme", naming::programme(words, self.round.0)),
                ("period", naming::period(words, self.round.1)),
            ],
        )
    }
}

/// The page.
pub fn markup(view: &View) -> Markup {
    let words = view.words();
    let title = view.title();
    let errors = view.filters.errors(words, &view.choices);
    let programme = naming::programme(words, view.round.0);
    let period = naming::period(words, view.round.1);
    let crumbs = [
        (words.label("web-nav-home"), localized(words.lang, "/")),
        (
            words.label("web-nav-programmes"),
            localized(words.lang, "/program"),
        ),
        (programme, naming::programme_address(words, view.round.0)),
        (
            period.clone(),
            naming::cycle_address(words, view.round.0, view.round.1),
        ),
        (words.label("web-ranking-crumb"), view.address()),
    ];
    let crumbs: Vec<Crumb> = crumbs
        .iter()
        .map(|(name, address)| Crumb { name, address })
        .collect();
    let shown_title = match errors.is_empty() {
        true => title.clone(),
        false => words.say("web-error-title", &[("title", title.clone())]),
    };
    let path = format!("/program/{}/{}/peringkat", view.round.0, view.round.1);
    let main = html! {
        (daily_print_header(words, &format!("{}{}", view.origin, view.with("", "")), &newest_day(view), view.asked.now))
        (opening(&Opening {
            kind: Some(&words.label("web-ranking-kind")),
            title: &title,
            lead: &words.label("web-ranking-lead"),
            facts: None,
            answer: None,
        }))
        (error_summary(words, &filters::summary(&errors)))
        (view.filters.form(words, &view.choices, &view.address(), &view.all()))
        (list(view))
    };
    Page {
        words,
        title: &shown_title,
        description: &words.label("web-ranking-lead"),
        origin: view.origin,
        path: &path,
        query: &view.asked.query,
        area: Some(Area::Programmes),
        asked: "",
        breadcrumbs: &crumbs,
        sample: view
            .datasets
            .iter()
            .any(|dataset| !dataset.sample.is_empty()),
        hidden: !errors.is_empty() || !view.has_page(),
        main,
    }
    .markup()
}

/// The last day on which anything of the list was read from its source, as on the
/// card of a body; empty where all of it was computed.
fn newest_day(view: &View) -> String {
    let days = view.rows.iter().map(|row| row.result.retrieved.as_str());
    match days.max().unwrap_or_default() {
        "" => String::new(),
        day => view.words().date(day),
    }
}

/// The list, or why there is none.
fn list(view: &View) -> Markup {
    let words = view.words();
    if view.total == 0 {
        return nothing(view);
    }
    if !view.has_page() {
        let arguments = [
            ("page", words.count(view.number as usize)),
            ("n", words.count(view.n_pages() as usize)),
        ];
        return empty(&Empty {
            title: &words.say("web-ranking-no-page", &arguments),
            about: &words.label("web-ranking-no-page-about"),
            action: Some(Link {
                name: &words.label("web-ranking-first-page"),
                address: &view.with("", ""),
                about: "",
            }),
        });
    }
    let unproven = Unproven::of(view.instrument, view.rows.iter().map(|row| &row.result));
    let address = |page: usize| match page {
        1 => view.with("", ""),
        page => format!(
            "{}?{}",
            view.address(),
            view.asked.with("halaman", &page.to_string())
        ),
    };
    html! {
        p class="n-found" role="status" { (words.counted("web-ranking-found", view.total as usize, &[])) }
        @if view.filters.opened {
            p { (words.label("web-ranking-opened")) " " a href=(view.all()) { (words.label("web-ranking-all")) } }
        }
        (order(view))
        (certainty(view))
        (strip(view))
        (rows::table(view, &unproven))
        (pagination(words, &Pagination {
            current: view.number as usize,
            n_pages: view.n_pages() as usize,
            address: &address,
        }))
        p { a class="onward" href=(view.csv()) { (words.label("web-ranking-csv")) } }
        (unproven.markup(words))
        (about_ranks(view))
    }
}

fn nothing(view: &View) -> Markup {
    let words = view.words();
    let all = view.all();
    empty(&Empty {
        title: &words.label("web-ranking-nothing"),
        about: &words.label("web-ranking-nothing-about"),
        action: Some(Link {
            name: &words.label("web-ranking-all"),
            address: &all,
            about: "",
        }),
    })
}

/// The two orders, one of them a link.
fn order(view: &View) -> Markup {
    let words = view.words();
    let orders = [
        ("", false, "web-ranking-order-rank"),
        ("nama", true, "web-ranking-order-name"),
    ];
    html! {
        p class="order" id="urut" {
            (words.label("web-ranking-order")) ": "
            @for (place, (value, by_name, key)) in orders.iter().enumerate() {
                @if place > 0 { " · " }
                @if *by_name == view.filters.by_name { strong aria-current="true" { (words.label(key)) } }
                @else { a href=(view.with("urut", value)) { (words.label(key)) } }
            }
        }
    }
}

/// All values of one peer group on one line, where the page has the whole of it.
fn strip(view: &View) -> Markup {
    let words = view.words();
    let whole = view
        .rows
        .iter()
        .all(|row| row.result.rank_of == Some(view.total) && row.result.rank.is_some());
    let group = rows::common_group(view)
        .filter(|_| whole && view.rows.len() as i64 == view.total && view.total >= FEWEST_DRAWN);
    let Some(group) = group else {
        return html! {};
    };
    let peers = view.rows.iter().filter_map(|row| {
        Some(Peer {
            name: &row.name,
            rank: row
                .result
                .rank
                .map_or_else(String::new, |rank| rank.to_string()),
            value: Value {
                value: naming::rough(placed::announced(&row.result))?,
                text: naming::written(words, placed::announced(&row.result)),
            },
        })
    });
    let peers: Vec<Peer> = peers.collect();
    rank_strip(
        words,
        &RankStrip {
            about: About {
                id: "sebaran",
                title: &group,
                says: &words.label("web-ranking-strip-says"),
                provenance: None,
            },
            of: peers.len(),
            peers,
            body: None,
            interval: None,
        },
    )
}

/// Whether neighbours can be told apart: by their intervals where there are
/// data for one, else that nothing can be said; nothing where one stands alone.
fn certainty(view: &View) -> Markup {
    let words = view.words();
    if view.total < 2 {
        return html! {};
    }
    let n_known = view
        .rows
        .iter()
        .filter(|row| row.result.rank_low.is_some())
        .count();
    let key = match n_known {
        0 => "web-ranking-apart-unknown",
        n if n < view.rows.len() => "web-ranking-apart-some",
        _ => "web-ranking-apart",
    };
    notice(
        words,
        &Notice {
            kind: if n_known == 0 {
                NoticeKind::Unknown
            } else {
                NoticeKind::Information
            },
            title: Some(&words.label("web-ranking-apart-title")),
            body: html! { p { (words.label(key)) } },
        },
    )
}

/// How ranks are given, from the instrument, and which data sets they rest on.
fn about_ranks(view: &View) -> Markup {
    let words = view.words();
    let name = view.instrument.map(Instrument::name);
    html! {
        h2 { (words.label("web-ranking-about")) }
        p {
            (words.label("web-ranking-about-ranks"))
            @if let Some(name) = &name {
                " " a href=(naming::instrument_address(words, name)) { (words.label("web-ranking-instrument")) }
            }
        }
        ul {
            @for dataset in &view.datasets {
                li { a href=(naming::dataset_address(words, &dataset.dataset)) { (naming::of(words, &dataset.title_id, &dataset.title_en)) } }
            }
        }
    }
}
