//! `/kerja/arsip/{unit}`: everything that lies in a unit's vault, what of it ends
//! soon, and a form for one more file.

use super::fields::{self, Described};
use super::{
    SOON, Wrong, acting, add, address, demand_keeper, description, kind_name, kinds, size, told,
    vault, wrong,
};
use crate::assessment::work::place::unit_name;
use crate::assessment::work::place::{Faults, summed_up};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Choice, Column, Control, Empty, Field, Filter, Notice, NoticeKind, Opening, Row, Table, empty,
    filter, notice, opening, section, stacked,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::day::Day;
use prima_domain::register::search::fold;
use prima_workflow::vault::{Kept, may_keep, vault_of};

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// Id of the unit.
    pub unit: &'a str,
    /// Its name.
    pub name: &'a str,
    /// All that lies in its vault, newest first.
    pub kept: &'a [Kept],
    /// Kinds of evidence: code, name.
    pub kinds: &'a [(String, String)],
    /// Whether the person may add to it.
    pub may_keep: bool,
    /// What is wrong with a file that was sent.
    pub errors: &'a Wrong,
    /// What is to be said of a file that was just added.
    pub notes: &'a [String],
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let segments = visit.asked.segments();
    let unit = segments.get(2).copied();
    let unit = unit.ok_or(WebError::NotFound(Missing::Page))?;
    let words = visit.words();
    let (mut errors, mut notes) = (Vec::new(), Vec::new());
    if visit.form.is_some() {
        demand_keeper(site, visit, unit).await?;
        let Some(file) = visit.file("berkas") else {
            errors.push(("berkas", words.label("web-evidence-no-file")));
            return Answered::refused(shown(site, visit, unit, &errors, &notes).await?);
        };
        match add(site, visit, unit, file).await? {
            Ok(added) if added.notes.is_empty() => {
                let done = if added.is_new { "tambah" } else { "ada" };
                let to = format!("{}/{}?sudah={done}", address(unit), added.evidence);
                return Answered::elsewhere(localized(words.lang, &to));
            }
            Ok(added) => {
                notes.push(words.label("web-vault-done-tambah"));
                notes.extend(added.notes.iter().map(|note| note.message(words.lang)));
            }
            Err(refusal) => errors = wrong(words, &refusal),
        }
    }
    let markup = shown(site, visit, unit, &errors, &notes).await?;
    match errors.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

async fn shown(
    site: &Site,
    visit: &Visit,
    unit: &str,
    errors: &Wrong,
    notes: &[String],
) -> Result<Markup, WebError> {
    vault(site)?;
    let (acting, words) = (acting(visit)?, visit.words());
    let kept = told(vault_of(&site.database, &acting, unit).await)?;
    let kept = kept.map_err(|_| WebError::NotFound(Missing::Page))?;
    let may_keep = told(may_keep(&site.database, &acting, unit).await)?;
    let view = View {
        unit,
        name: &unit_name(site, unit).await?,
        kept: &kept,
        kinds: &kinds(site, words),
        may_keep: may_keep.unwrap_or(false),
        errors,
        notes,
    };
    Ok(whole(site, visit, &view))
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let title = words.label("web-vault");
    let faults: Faults = view
        .errors
        .iter()
        .map(|(field, message)| ((*field).to_owned(), message.clone()))
        .collect();
    let done = match visit.asked.value("sudah") {
        "tarik" => Some(words.label("web-vault-done-tarik")),
        _ => None,
    };
    let main = html! {
        (opening(&Opening { kind: Some(view.name), title: &title, lead: &words.label("web-vault-lead"), facts: None, answer: None }))
        (summed_up(words, &faults))
        @for said in view.notes.iter().chain(&done) { p class="saved" role="status" { (said) } }
        (ending(visit, view))
        @if view.kept.is_empty() {
            (section("isi", &words.label("web-vault-contents"), &nothing(visit)))
        } @else {
            (section("isi", &words.label("web-vault-contents"), &html! {
                (narrowing(visit, view))
                (contents(visit, view))
            }))
        }
        @if view.may_keep {
            (section("tambah", &words.label("web-vault-add"), &adding(visit, view)))
        }
    };
    Desk {
        title: &title,
        is_wrong: !view.errors.is_empty(),
        way: &[(format!("{title}: {}", view.name), address(view.unit))],
        sample: false,
        main,
    }
    .markup(site, visit)
}

/// What has ended and what ends soon, with the way to it.
fn ending(visit: &Visit, view: &View) -> Markup {
    let (words, today) = (visit.words(), Day::at(visit.now));
    let n_over = view.kept.iter().filter(|kept| kept.is_expired(today));
    let n_soon = view.kept.iter();
    let n_soon = n_soon.filter(|kept| kept.expires_within(SOON, today));
    let to = |state: &str| {
        let to = format!("{}?keadaan={state}#isi", address(view.unit));
        localized(words.lang, &to)
    };
    let lines = [
        ("lewat", "web-vault-n-over", n_over.count()),
        ("segera", "web-vault-n-soon", n_soon.count()),
    ];
    let lines: Vec<(&str, &str, usize)> = lines.into_iter().filter(|(.., n)| *n > 0).collect();
    if lines.is_empty() {
        return html! {};
    }
    let body = html! {
        ul {
            @for (state, key, n) in &lines {
                li { a href=(to(state)) { (words.counted(key, *n, &[])) } }
            }
        }
        p { (words.label("web-vault-ending-about")) }
    };
    let title = words.label("web-vault-ending");
    notice(
        words,
        &Notice {
            kind: NoticeKind::Information,
            title: Some(&title),
            body,
        },
    )
}

fn nothing(visit: &Visit) -> Markup {
    let words = visit.words();
    empty(&Empty {
        title: &words.label("web-vault-none"),
        about: &words.label("web-vault-none-about"),
        action: None,
    })
}

/// States that a list is narrowed to, each with the last part of its key.
const STATES: [&str; 4] = ["berlaku", "segera", "lewat", "bebas"];

fn narrowing(visit: &Visit, view: &View) -> Markup {
    let (words, asked) = (visit.words(), &visit.asked);
    let (every_kind, every_state) = (
        words.label("web-vault-every-kind"),
        words.label("web-vault-every-state"),
    );
    let mut kinds = vec![choice("", every_kind.as_str(), asked.value("macam"))];
    let used = view.kinds.iter().filter(|(code, _)| {
        let mut kept = view.kept.iter();
        kept.any(|kept| kept.evidence.kind == *code)
    });
    kinds.extend(used.map(|(code, name)| choice(code, name, asked.value("macam"))));
    let names = STATES.map(|state| words.label(&format!("web-vault-state-{state}")));
    let mut states = vec![choice("", every_state.as_str(), asked.value("keadaan"))];
    let named = STATES.iter().zip(&names);
    states.extend(named.map(|(state, name)| choice(state, name, asked.value("keadaan"))));
    let labels =
        ["web-vault-search", "web-evidence-kind", "web-vault-state"].map(|key| words.label(key));
    let one = |name, label, control| Field {
        name,
        label,
        hint: None,
        error: None,
        control,
    };
    let search = Control::Search {
        value: asked.value("q"),
    };
    let fields = [
        one("q", &labels[0], search),
        one("macam", &labels[1], Control::Select { choices: &kinds }),
        one("keadaan", &labels[2], Control::Select { choices: &states }),
    ];
    let here = localized(words.lang, &address(view.unit));
    let is_narrowed = ["q", "macam", "keadaan"]
        .iter()
        .any(|name| !asked.value(name).is_empty());
    filter(
        words,
        &Filter {
            action: &here,
            fields: &fields,
            kept: &[],
            reset: is_narrowed.then_some(here.as_str()),
        },
    )
}

fn choice<'a>(value: &'a str, label: &'a str, chosen: &str) -> Choice<'a> {
    Choice {
        value,
        label,
        chosen: value == chosen,
    }
}

/// Whether a piece of evidence is what the address asks for.
fn is_asked_for(visit: &Visit, kept: &Kept) -> bool {
    let (asked, today) = (&visit.asked, Day::at(visit.now));
    let row = &kept.evidence;
    let text = fold(&format!("{} {}", row.title, row.file_name));
    let kind = asked.value("macam");
    let is_in_state = match asked.value("keadaan") {
        "berlaku" => !kept.is_expired(today),
        "segera" => kept.expires_within(SOON, today),
        "lewat" => kept.is_expired(today),
        "bebas" => kept.uses.is_empty(),
        _ => true,
    };
    let words = fold(asked.value("q"));
    is_in_state
        && (kind.is_empty() || row.kind == kind)
        && words.split_whitespace().all(|word| text.contains(word))
}

fn contents(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let found: Vec<&Kept> = view
        .kept
        .iter()
        .filter(|kept| is_asked_for(visit, kept))
        .collect();
    if found.is_empty() {
        return empty(&Empty {
            title: &words.label("web-vault-nothing-found"),
            about: &words.label("web-vault-nothing-found-about"),
            action: None,
        });
    }
    let heads = ["title", "kind", "valid", "used", "size"]
        .map(|head| words.label(&format!("web-vault-column-{head}")));
    let columns: Vec<Column> = heads
        .iter()
        .enumerate()
        .map(|(place, name)| Column {
            name,
            number: place > 2,
            names_row: place == 0,
            sort: None,
        })
        .collect();
    let rows = found.iter().map(|kept| line(visit, view, kept)).collect();
    let caption = words.counted("web-vault-caption", found.len(), &[]);
    stacked(
        words,
        &Table {
            id: "bukti",
            caption: &caption,
            columns: &columns,
            rows,
        },
    )
}

fn line(visit: &Visit, view: &View, kept: &Kept) -> Row {
    let words = visit.words();
    let row = &kept.evidence;
    let to = format!("{}/{}", address(view.unit), row.evidence);
    Row {
        id: None,
        cells: vec![
            html! { a href=(localized(words.lang, &to)) { (row.title) } },
            html! { (kind_name(view.kinds, &row.kind)) },
            validity(visit, kept),
            html! { (words.count(kept.uses.len())) },
            html! { (size(words, row.bytes)) },
        ],
        emphasis: false,
    }
}

/// Until when evidence holds, and whether that is over or comes soon.
pub fn validity(visit: &Visit, kept: &Kept) -> Markup {
    let (words, today) = (visit.words(), Day::at(visit.now));
    html! {
        @match kept.evidence.valid_to.as_str() {
            "" => (words.label("web-vault-no-end")),
            last => (words.say("web-evidence-until", &[("day", words.date(last))])),
        }
        @if kept.is_expired(today) { " · " strong { (words.label("web-evidence-expired")) } }
        @else if kept.expires_within(SOON, today) { " · " strong { (words.label("web-evidence-soon")) } }
    }
}

fn adding(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let written = description(visit.fields());
    let described = Described {
        description: &written,
        kinds: view.kinds,
        errors: view.errors,
    };
    let fields = html! {
        p { (words.label("web-vault-add-about")) }
        (fields::file(words, view.errors))
        (fields::described(words, &described))
    };
    form(
        visit,
        &Form {
            action: &address(view.unit),
            has_files: true,
            fields,
            button: &words.label("web-evidence-add"),
        },
    )
}
