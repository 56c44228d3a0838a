//! One innovation: what it does, what it costs, how to take it over, and who did.

use super::lineage::{self, Family};
use super::running::{since, table_of};
use super::told::{self, Called};
use crate::asked::Asked;
use crate::assessment::naming;
use crate::frame::{Area, Crumb, Page, localized};
use crate::look::{
    Notice, NoticeKind, Opening, contents, notice, opening, print_header, section, summary,
};
use crate::register::notes::{self, Notes, Origin};
use crate::reply::{Answer, Missing, Reply, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_domain::innovation::mentoring::{Counted, Counts, counts};
use prima_store::history::Honour;
use prima_store::innovation::{Innovation, InnovationReport};
use prima_workflow::innovation::{Between, newest_reports, requests_counted};
use std::collections::BTreeMap;

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct InnovationView {
    /// The innovation.
    pub row: Innovation,
    /// Names of its bodies.
    pub called: Called,
    /// Honours it got.
    pub honours: Vec<Honour>,
    /// Who took what over from whom.
    pub family: Family,
    /// On what terms it is offered to others; empty: it is not.
    pub terms: String,
    /// How often its owner was asked for help, and how it was given.
    pub asked: Counts,
    /// What its owner said last of each year.
    pub said: BTreeMap<String, InnovationReport>,
    /// The newest year that any innovation was reported on; 0: none.
    pub newest: i64,
}

/// The page at `/inovasi/{id}`.
pub async fn page(site: &Site, asked: &Asked) -> Answer {
    let id = asked.segments().get(1).copied().unwrap_or_default();
    let Some(row) = site.database.innovation(id).await? else {
        return Err(WebError::NotFound(Missing::Innovation(id.to_owned())));
    };
    let known = site.known();
    let mut honours = site.database.honours_of(&row.body).await?;
    honours.retain(|honour| {
        honour.dataset == row.dataset
            && Innovation::codes(&row.honours).any(|code| code == honour.honour)
    });
    let between = requests_counted(&site.database, id).await?;
    let counted: Vec<Counted> = between.iter().map(Between::counted).collect();
    let view = InnovationView {
        asked: counts(&counted),
        called: super::catalogue::called(site, std::iter::once(&row)).await?,
        honours,
        family: Family::of(site, &known, id).await?,
        terms: known
            .catalogue
            .offers
            .get(id)
            .map_or_else(String::new, |offer| offer.terms.clone()),
        said: newest_reports(site.database.reading().reports_of_innovation(id).await?),
        newest: site
            .database
            .newest_report_year()
            .await?
            .parse()
            .unwrap_or(0),
        row,
    };
    Ok(Reply::Page(document(&site.origin, asked, &view)))
}

/// A section: its id, its heading, what it says.
type Part = (&'static str, String, Markup);

/// The innovation as a page.
pub fn document(origin: &str, asked: &Asked, view: &InnovationView) -> Markup {
    let (words, row) = (asked.words(), &view.row);
    let mut notes = Notes::default();
    let path = format!("/inovasi/{}", row.innovation);
    let facts = facts(words, view, &mut notes);
    let parts = parts(words, view, &mut notes);
    let headings: Vec<(&str, &str)> = parts
        .iter()
        .map(|(id, heading, _)| (*id, heading.as_str()))
        .collect();
    let owner = told::owner(row, &view.called);
    let lead = words.say("web-innovation-of", &[("body", owner.to_owned())]);
    let main = html! {
        (print_header(words, &format!("{origin}{}", localized(words.lang, &path)), &words.date(notes.newest())))
        (opening(&Opening {
            kind: Some(&words.label("web-innovation-kind")),
            title: &row.title,
            lead: &lead,
            facts: Some(facts),
            answer: None,
        }))
        (unproven(words, row))
        (contents(words, &headings))
        @for (id, heading, body) in &parts { (section(id, heading, body)) }
    };
    let all = localized(words.lang, "/inovasi");
    Page {
        words,
        title: &row.title,
        description: &lead,
        origin,
        path: &path,
        query: "",
        area: Some(Area::Innovations),
        asked: "",
        breadcrumbs: &[
            Crumb {
                name: &words.label("web-nav-home"),
                address: &localized(words.lang, "/"),
            },
            Crumb {
                name: &words.label("web-nav-innovations"),
                address: &all,
            },
            Crumb {
                name: &row.title,
                address: &naming::innovation_address(words, &row.innovation),
            },
        ],
        sample: !row.sample.is_empty(),
        hidden: false,
        main,
    }
    .markup()
}

fn unproven(words: Words, row: &Innovation) -> Markup {
    let why = naming::of(words, &row.provisional, &row.provisional_en);
    if why.is_empty() {
        return html! {};
    }
    notice(
        words,
        &Notice {
            kind: NoticeKind::Provisional,
            title: None,
            body: html! { p { (why) } },
        },
    )
}

/// Where an innovation is known from.
pub fn of(row: &Innovation) -> Origin<'_> {
    Origin {
        source: &row.source,
        dataset: &row.dataset,
        period: &row.period,
        retrieved: &row.retrieved,
    }
}

fn facts(words: Words, view: &InnovationView, notes: &mut Notes) -> Markup {
    let row = &view.row;
    let mark = notes.mark(words, of(row), "web-innovation-what");
    let mut rows: Vec<(String, Markup)> = vec![(
        words.label("web-innovation-owner"),
        html! { (told::owners(words, row, &view.called)) (mark) },
    )];
    let year = naming::period(words, &row.year);
    let cost = row.cost_rupiah.map_or_else(String::new, |rupiah| {
        let n = words.count(usize::try_from(rupiah).unwrap_or_default());
        words.say("web-innovation-rupiah", &[("n", n)])
    });
    let told = [
        ("year", year),
        ("jenis", told::codes(words, "jenis", &row.series)),
        ("sektor", told::codes(words, "sektor", &row.sectors)),
        ("kelompok", told::codes(words, "kelompok", &row.served)),
        ("kanal", told::codes(words, "kanal", &row.channels)),
        ("tpb", told::codes(words, "tpb", &row.sdg)),
        ("tahap", told::codes(words, "tahap", &row.maturity)),
        ("biaya", cost),
    ];
    let unsaid = words.label("web-innovation-unsaid");
    for (key, text) in told {
        let value = match text.is_empty() {
            true => html! { span class="muted" { (unsaid) } },
            false => html! { (naming::capital(&text)) },
        };
        rows.push((words.label(&format!("web-innovation-{key}")), value));
    }
    for honour in &view.honours {
        let mark = notes.mark(
            words,
            notes::of_honour(honour),
            "web-innovation-what-honour",
        );
        let title = naming::of(words, &honour.title_id, &honour.title_en);
        let value = html! {
            @if honour.event.is_empty() { (title) }
            @else { a href=(naming::event_address(words, &honour.event)) { (title) } }
            (mark)
        };
        rows.push((words.label("web-innovation-honour"), value));
    }
    let rows: Vec<(&str, Markup)> = rows
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    summary(&rows)
}

fn parts(words: Words, view: &InnovationView, notes: &mut Notes) -> Vec<Part> {
    let row = &view.row;
    let texts = [
        ("masalah", "problem", &row.problem),
        ("gagasan", "idea", &row.idea),
        ("hasil", "result", &row.result),
        ("biaya", "cost", &row.cost),
        ("dasar-hukum", "legal-basis", &row.legal_basis),
        ("cara-mereplikasi", "how", &row.how),
        ("hubungi", "contact", &row.contact_role),
    ];
    let (said, unsaid): (Vec<_>, Vec<_>) = texts.iter().partition(|(.., text)| !text.is_empty());
    let heading = |key: &str| words.label(&format!("web-innovation-{key}"));
    let mut parts: Vec<Part> = said
        .iter()
        .map(|(id, key, text)| (*id, heading(key), paragraphs(text)))
        .collect();
    if !unsaid.is_empty() {
        let body = html! {
            p { (words.label("web-innovation-unknown-about")) }
            ul { @for (_, key, _) in &unsaid { li { (heading(key)) } } }
        };
        parts.push(("belum-diketahui", heading("unknown"), body));
    }
    parts.push((
        "replikasi",
        heading("network"),
        replication(words, view, notes),
    ));
    if view.newest > 0 {
        let owner = told::owner(row, &view.called);
        let years = table_of(words, &view.said, since(row), view.newest, owner);
        let body = html! { p { (words.label("web-proposal-running-public")) } (years) };
        parts.push(("berjalan", words.label("web-proposal-running"), body));
    }
    let body = html! { p { (words.label("web-body-sources-about")) } (notes.markup(words)) };
    parts.push(("sumber", words.label("web-body-sources"), body));
    parts
}

/// A text of an innovation, which is in Indonesian whatever the page's language.
fn paragraphs(text: &str) -> Markup {
    let lines = text.lines().map(str::trim);
    html! { @for line in lines.filter(|line| !line.is_empty()) { p lang="id" { (line) } } }
}

/// How often it was asked for and mentored, without saying by whom.
fn asked(words: Words, counts: Counts) -> String {
    if counts.asked == 0 {
        return words.label("web-mentoring-counted-none");
    }
    let numbers = [
        ("accepted", words.count(counts.accepted)),
        ("meetings", words.count(counts.meetings)),
        ("taken", words.count(counts.taken)),
    ];
    words.counted("web-mentoring-counted-about", counts.asked, &numbers)
}

fn replication(words: Words, view: &InnovationView, notes: &mut Notes) -> Markup {
    let (row, family) = (&view.row, &view.family);
    let own = &row.innovation;
    let n_origins = family
        .links
        .iter()
        .filter(|link| link.replica == *own)
        .count();
    let n_replicas = family
        .links
        .iter()
        .filter(|link| link.origin == *own)
        .count();
    html! {
        @if n_origins == 0 && row.series == "replikasi" { p { (words.label("web-innovation-origin-unknown")) } }
        @if n_origins > 0 { p { (words.counted("web-innovation-n-origins", n_origins, &[])) } }
        p {
            @if n_replicas == 0 { (words.label("web-innovation-no-replicas")) }
            @else { (words.counted("web-innovation-n-replicas", n_replicas, &[])) }
        }
        @if !view.terms.is_empty() {
            h3 { (words.label("web-innovation-offered")) }
            (paragraphs(&view.terms))
        }
        h3 { (words.label("web-mentoring-counted")) }
        p { (asked(words, view.asked)) }
        p { a href=(localized(words.lang, &super::at_desk::address(own))) { (words.label("web-innovation-take")) } }
        @if !family.links.is_empty() {
            (lineage::picture(words, family, own))
            (lineage::links(words, family, own, notes))
        }
    }
}
