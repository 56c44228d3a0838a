//! `/kerja/tahun/baru`: an officer opens a round from a shipped instrument.

use super::faults::Faults;
use super::framed::{address, demand};
use super::refusal::told;
use super::{cycles, schedule_fields};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{Choice, Control, Field, Opening, field, opening};
use crate::reply::{Missing, WebError};
use crate::site::{Site, text};
use maud::{Markup, html};
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::person::{Actor, Role, Scope};
use prima_exchange::records::{is_date, is_slug};
use prima_workflow::assessment::{NewCycle, Refusal, open_cycle};
use std::collections::BTreeSet;

/// Its address, without the language.
pub const PATH: &str = "/kerja/tahun/baru";

/// The programmes somebody runs as an officer, of those that have an instrument
/// or results here.
pub fn programmes(site: &Site, actor: &Actor) -> Vec<String> {
    let shelved = site
        .instruments
        .keys()
        .filter_map(|name| name.split('/').next());
    let mut codes: BTreeSet<String> = shelved.map(str::to_owned).collect();
    codes.extend(
        site.known()
            .cycles
            .iter()
            .map(|(programme, _)| programme.clone()),
    );
    for grant in &actor.grants {
        if let Scope::Programme(programme) = &grant.scope {
            codes.insert(programme.as_str().to_owned());
        }
    }
    let runs = |code: &String| {
        actor.has_programme_role(Role::ProgrammeOfficer, &ProgrammeCode::new(code.clone()))
    };
    codes.into_iter().filter(runs).collect()
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = visit.actor().ok_or(WebError::NotFound(Missing::Page))?;
    let own = programmes(site, actor);
    demand(!own.is_empty())?;
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &own, &Faults::default()));
    }
    let mut faults = Faults::default();
    let new = read(site, visit, &mut faults);
    if faults.is_empty() {
        match open_cycle(&site.desk, actor, &new, visit.now).await {
            Ok(()) => {
                let to = localized(visit.asked.lang, &address(&new.cycle));
                return Answered::elsewhere(format!("{to}?sudah=dibuka"));
            }
            Err(error) => {
                let refusal = told(error)?;
                faults.add(place(&refusal), refusal.text(visit.asked.lang));
            }
        }
    }
    Answered::refused(whole(site, visit, &own, &faults))
}

/// The field that mends a refusal of the act.
fn place(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::UnknownInstrument { .. } => "instrumen",
        Refusal::Unusable {
            field: "period", ..
        } => "periode",
        Refusal::Unusable {
            field: "programme", ..
        } => "program",
        Refusal::Blank { field: "title_en" } => "judul-en",
        Refusal::Blank { .. } => "judul-id",
        _ => "kode",
    }
}

/// What was typed; all that can be said of it before asking the act is said at once.
fn read(site: &Site, visit: &Visit, faults: &mut Faults) -> NewCycle {
    let (words, typed) = (visit.words(), visit.fields());
    let (programme, period) = (typed.value("program"), typed.value("periode"));
    let cycle = match typed.value("kode") {
        "" => format!("{programme}-{period}"),
        code => code.to_owned(),
    };
    let mut refuse = |refusal: Refusal| faults.add(place(&refusal), refusal.text(words.lang));
    let unusable = |field, found: &str| Refusal::Unusable {
        field,
        found: found.to_owned(),
    };
    if !is_slug(programme) {
        refuse(unusable("programme", programme));
    }
    if !is_date(period) {
        refuse(unusable("period", period));
    } else if is_slug(programme) && !is_slug(&cycle) {
        refuse(unusable("cycle", &cycle));
    }
    let instrument = typed.value("instrumen");
    if !site.instruments.contains_key(instrument) {
        refuse(Refusal::UnknownInstrument {
            name: instrument.to_owned(),
        });
    }
    for (field, name) in [("title_id", "judul-id"), ("title_en", "judul-en")] {
        if typed.value(name).is_empty() {
            refuse(Refusal::Blank { field });
        }
    }
    NewCycle {
        cycle,
        programme: programme.to_owned(),
        instrument: instrument.to_owned(),
        period: period.to_owned(),
        title: text(typed.value("judul-id"), typed.value("judul-en")),
        sample: if typed.has("contoh") { "sample" } else { "" }.to_owned(),
        schedule: schedule_fields::read(words, typed, faults),
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, own: &[String], faults: &Faults) -> Markup {
    let words = visit.words();
    let name = words.label("web-board-new");
    let main = html! {
        (opening(&Opening { kind: None, title: &name, lead: &words.label("web-board-new-lead"), facts: None, answer: None }))
        (faults.summary(words))
        (form(visit, &Form { action: PATH, has_files: false, fields: fields(site, visit, own, faults), button: &name }))
    };
    Desk {
        title: &name,
        is_wrong: !faults.is_empty(),
        way: &[
            (words.label("web-board-cycles"), cycles::PATH.to_owned()),
            (name.clone(), PATH.to_owned()),
        ],
        sample: false,
        main,
    }
    .markup(site, visit)
}

fn fields(site: &Site, visit: &Visit, own: &[String], faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let programmes: Vec<Choice> = own
        .iter()
        .map(|code| Choice {
            value: code,
            label: code,
            chosen: typed.value("program") == code,
        })
        .collect();
    let editions: Vec<(&String, String)> = site
        .instruments
        .iter()
        .map(|(name, shelved)| {
            (
                name,
                format!("{name}: {}", words.text(&shelved.instrument.title)),
            )
        })
        .collect();
    let instruments: Vec<Choice> = editions
        .iter()
        .map(|(name, label)| Choice {
            value: name,
            label,
            chosen: typed.value("instrumen") == name.as_str(),
        })
        .collect();
    let line = |name: &'static str, hint: Option<&str>| {
        let label = words.label(&format!("web-board-field-{name}"));
        let control = Control::Text {
            value: typed.value(name),
        };
        field(
            words,
            &Field {
                name,
                label: &label,
                hint,
                error: faults.of(name),
                control,
            },
        )
    };
    let one = |name: &'static str, choices: &[Choice]| {
        let label = words.label(&format!("web-board-field-{name}"));
        let control = Control::Select { choices };
        field(
            words,
            &Field {
                name,
                label: &label,
                hint: None,
                error: faults.of(name),
                control,
            },
        )
    };
    html! {
        (one("program", &programmes))
        (one("instrumen", &instruments))
        (line("periode", Some(&words.label("web-board-period-hint"))))
        (line("kode", Some(&words.label("web-board-code-hint"))))
        (line("judul-id", None))
        (line("judul-en", None))
        div class="choice" {
            input type="checkbox" id="contoh" name="contoh" value="ya" checked[typed.has("contoh")];
            label for="contoh" { (words.label("web-board-sample")) }
        }
        h2 { (words.label("web-board-schedule")) }
        (schedule_fields::fields(words, typed, faults, None))
    }
}
