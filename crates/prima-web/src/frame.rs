//! The frame of every page: head, skip link, header, main, footer.
//!
//! A page loads one style sheet, one typeface and one sign, all from this
//! server, and no script but for those a page of the desk asks for; without them
//! it works as well. The patterns (skip link, breadcrumbs, error summary,
//! pagination, summary list, details) are those of GOV.UK Frontend; the style
//! sheet is our own, as that package's is larger than all a page may weigh.

mod footer;
mod header;
mod motif;

use crate::assets;
use crate::opendata::feed;
use maud::{DOCTYPE, Markup, html};
use prima_document::wording::Words;
use prima_instrument::words::Lang;

/// The languages of the portal, the first one first.
pub const LANGUAGES: [Lang; 2] = [Lang::Id, Lang::En];

/// A page before it is put into its frame.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// Language of its words.
    pub words: Words,
    /// Title in the browser's tab, without the name of the site; the page's
    /// only `h1` is in `main`.
    pub title: &'a str,
    /// One sentence for search engines and previews.
    pub description: &'a str,
    /// Scheme and host of the installation, such as `https://prima.example`,
    /// for the links that must be whole; empty leaves them relative.
    pub origin: &'a str,
    /// Its address without the language and the query, such as `/badan/x`.
    pub path: &'a str,
    /// What stands behind the `?` of its address; the other language keeps it.
    pub query: &'a str,
    /// The entry of the main navigation it belongs to.
    pub area: Option<Area>,
    /// What was searched for, to stay in the search field.
    pub asked: &'a str,
    /// The way from the first page to this one, which comes last; empty on the
    /// first page.
    pub breadcrumbs: &'a [Crumb<'a>],
    /// Whether any of its data are samples.
    pub sample: bool,
    /// Whether search engines should pass it over.
    pub hidden: bool,
    /// All between header and footer.
    pub main: Markup,
}

/// One step of the way to a page.
#[derive(Clone, Copy, Debug)]
pub struct Crumb<'a> {
    /// Name of the page.
    pub name: &'a str,
    /// Its address, with its language; empty: the reader may not open it.
    pub address: &'a str,
}

/// An entry of the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    /// The nation at a glance.
    Home,
    /// Programmes.
    Programmes,
    /// Bodies.
    Bodies,
    /// Regions.
    Regions,
    /// Honours.
    Honours,
    /// Innovations.
    Innovations,
    /// Open data.
    Data,
    /// Methods.
    Methods,
}

impl Area {
    /// All of them, in the order of the navigation.
    pub const ALL: [Area; 8] = [
        Area::Home,
        Area::Programmes,
        Area::Bodies,
        Area::Regions,
        Area::Honours,
        Area::Innovations,
        Area::Data,
        Area::Methods,
    ];

    /// Its address without the language.
    pub fn path(self) -> &'static str {
        match self {
            Area::Home => "/",
            Area::Programmes => "/program",
            Area::Bodies => "/badan",
            Area::Regions => "/wilayah",
            Area::Honours => "/penghargaan",
            Area::Innovations => "/inovasi",
            Area::Data => "/data",
            Area::Methods => "/metode",
        }
    }

    /// Its name in the navigation.
    pub fn name(self, words: Words) -> String {
        words.label(match self {
            Area::Home => "web-nav-home",
            Area::Programmes => "web-nav-programmes",
            Area::Bodies => "web-nav-bodies",
            Area::Regions => "web-nav-regions",
            Area::Honours => "web-nav-honours",
            Area::Innovations => "web-nav-innovations",
            Area::Data => "web-nav-data",
            Area::Methods => "web-nav-methods",
        })
    }
}

/// Address of the search, without the language; the words asked for are `q`.
pub const SEARCH: &str = "/cari";

/// The address of a path in a language: `/badan` becomes `/id/badan`.
pub fn localized(lang: Lang, path: &str) -> String {
    format!("/{}{}", lang.tag(), path.trim_end_matches('/'))
}

impl Page<'_> {
    /// The whole document, without a script.
    pub fn markup(&self) -> Markup {
        self.markup_with(&[])
    }

    /// The whole document with scripts, by their names in `scripts/`. Only an
    /// answer of the desk has the header that lets a browser run them.
    pub fn markup_with(&self, scripts: &[&str]) -> Markup {
        let words = self.words;
        html! {
            (DOCTYPE)
            html lang=(words.lang.tag()) {
                (self.head(scripts))
                body {
                    a class="skip" href="#main" { (words.label("web-skip")) }
                    (header::markup(self))
                    @if self.sample { (sample(words)) }
                    @if !self.breadcrumbs.is_empty() { (self.way()) }
                    main id="main" class="width" tabindex="-1" { (self.main) }
                    (footer::markup(words))
                }
            }
        }
    }

    fn head(&self, scripts: &[&str]) -> Markup {
        let words = self.words;
        let here = self.whole(words.lang);
        let title = match self.area {
            Some(Area::Home) => self.title.to_owned(),
            _ => words.say("web-page-title", &[("title", self.title.to_owned())]),
        };
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                meta name="description" content=(self.description);
                @if self.hidden { meta name="robots" content="noindex"; }
                @else {
                    link rel="canonical" href=(here);
                    @for lang in LANGUAGES {
                        link rel="alternate" hreflang=(lang.tag()) href=(self.whole(lang));
                    }
                    link rel="alternate" hreflang="x-default" href=(self.whole(Lang::Id));
                }
                link rel="alternate" type="application/atom+xml" title=(words.label("web-feed-title")) href=(feed::address(words.lang));
                link rel="preload" as="font" type="font/woff2" crossorigin href=(assets::address("atkinson-hyperlegible-next.woff2"));
                link rel="stylesheet" href=(assets::address("prima.css"));
                @for script in scripts { script type="module" src=(assets::address(script)) {} }
                link rel="icon" type="image/svg+xml" href=(assets::address("favicon.svg"));
                meta property="og:title" content=(self.title);
                meta property="og:description" content=(self.description);
                meta property="og:type" content="website";
                meta property="og:url" content=(here);
                meta name="theme-color" content="#0c5361";
            }
        }
    }

    /// The whole address in a language, without the query.
    fn whole(&self, lang: Lang) -> String {
        format!("{}{}", self.origin, localized(lang, self.path))
    }

    /// This page in another language.
    fn other(&self, lang: Lang) -> String {
        let address = localized(lang, self.path);
        match self.query {
            "" => address,
            query => format!("{address}?{query}"),
        }
    }

    fn way(&self) -> Markup {
        let last = self.breadcrumbs.len() - 1;
        html! {
            nav class="breadcrumbs width" aria-label=(self.words.label("web-breadcrumbs")) {
                ol {
                    @for (place, crumb) in self.breadcrumbs.iter().enumerate() {
                        li {
                            @if place == last { span aria-current="page" { (crumb.name) } }
                            @else if crumb.address.is_empty() { (crumb.name) }
                            @else { a href=(crumb.address) { (crumb.name) } }
                        }
                    }
                }
            }
        }
    }
}

/// The banner over every page that shows sample data.
fn sample(words: Words) -> Markup {
    html! {
        div class="sample-banner" role="region" aria-label=(words.label("web-sample")) {
            p class="width" { strong { (words.label("web-sample")) } " " (words.label("web-sample-about")) }
        }
    }
}
