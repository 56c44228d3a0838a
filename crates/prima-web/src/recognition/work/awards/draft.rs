//! The form of a small event: it writes the text of the rules, which is then
//! read and checked as one an officer brings along.

mod gates;
mod written;

use super::PATH;
use crate::assessment::work::faults::Faults;
use crate::desk::{Fields, Form, Visit, form};
use crate::look::{Choice, Control, Field, Words, field};
use crate::register::told;
use maud::{Markup, html};
use prima_instrument::shape::LEVEL_NAMES;
use prima_workflow::assessment::Refusal;
use written::Written;

/// Categories the form has room for; more are written as text.
const CATEGORIES: [&str; 3] = ["1", "2", "3"];
/// Rules of a category.
const RULES: [&str; 5] = ["named", "top", "threshold", "holders", "reached"];

/// What is wrong that the form can tell at its field before anything is written.
pub(super) fn faults(visit: &Visit) -> Faults {
    gates::faults(visit)
}

/// The text of the rules that was filled in.
pub(super) fn text(fields: &Fields) -> String {
    written(fields).text
}

/// Why it was not taken, each thing at the field it came from.
pub(super) fn refused(visit: &Visit, refusal: &Refusal) -> Faults {
    let (words, fields) = (visit.words(), visit.fields());
    let field = match refusal {
        Refusal::Programme { faults, .. } => {
            return written(fields).told(words, faults);
        }
        Refusal::AwardBody { .. } => "tuan-rumah".to_owned(),
        Refusal::OtherProgramme { .. } => "program".to_owned(),
        Refusal::Unusable { field, found } if *field == "category" => {
            let names = CATEGORIES.map(|n| format!("kode-{n}"));
            let own = names.into_iter().find(|name| fields.value(name) == found);
            own.unwrap_or_else(|| "kode".to_owned())
        }
        _ => "kode".to_owned(),
    };
    Faults::one(&field, refusal.text(visit.asked.lang))
}

fn written(fields: &Fields) -> Written {
    let mut out = Written::default();
    // What is said of the file as a whole is that it has no category.
    out.put("kode-1", "[event]\n");
    out.line("kode", "code", &quoted(fields.value("kode")));
    out.line("judul", "title", &both(fields, "judul"));
    out.line("program", "programme", &quoted(fields.value("program")));
    out.line("tanggal", "date", &quoted(fields.value("tanggal")));
    for (key, name) in [("place", "tempat"), ("host", "tuan-rumah")] {
        if !fields.value(name).is_empty() {
            out.line(name, key, &quoted(fields.value(name)));
        }
    }
    if fields.value("contoh") == "ya" {
        out.line("contoh", "sample", "true");
    }
    gates::write(fields, &mut out);
    for n in CATEGORIES {
        if !fields.value(&format!("kode-{n}")).is_empty() {
            category(fields, n, &mut out);
        }
    }
    out
}

fn category(fields: &Fields, n: &str, out: &mut Written) {
    let name = |name: &str| format!("{name}-{n}");
    let of = |field: &str| fields.value(&name(field)).to_owned();
    out.put(&name("kode"), "\n[[category]]\n");
    out.line(&name("kode"), "code", &quoted(&of("kode")));
    out.line(&name("judul"), "title", &both(fields, &name("judul")));
    out.line(&name("sebutan"), "confers", &both(fields, &name("sebutan")));
    if !of("diumumkan").is_empty() {
        out.line(&name("diumumkan"), "announced", &number(&of("diumumkan")));
    }
    if !of("tingkat").is_empty() {
        let level = format!("[{}]", quoted(&of("tingkat")));
        out.line(&name("tingkat"), "levels", &level);
    }
    if let Some(gates) = gates::named(fields) {
        out.line("dasar", "gates", &gates);
    }
    let rule = of("aturan");
    let programme = ("program", "programme", quoted(&of("program")));
    let period = ("periode", "period", quoted(&of("periode")));
    let limit = |key| ("batas", key, number(&of("batas")));
    let keys = match rule.as_str() {
        "top" => vec![programme, period, limit("places")],
        "threshold" => vec![programme, period, limit("least")],
        "holders" => vec![programme],
        "reached" => {
            let edition = ("edisi", "edition", quoted(&of("edisi")));
            let stage = ("tahap", "stage", quoted(&of("tahap")));
            let places = Some(limit("places")).filter(|_| !of("batas").is_empty());
            [programme, edition, stage]
                .into_iter()
                .chain(places)
                .collect()
        }
        _ => Vec::new(),
    };
    let kind = format!("rule = {{ kind = {}", quoted(&rule));
    out.put(&name("aturan"), &kind);
    for (field, key, value) in keys {
        out.put(&name(field), &format!(", {key} = {value}"));
    }
    out.put(&name("aturan"), " }\n");
}

/// A number as it was written, with a point; in quotes where it is none, so
/// that the fault names it.
fn number(text: &str) -> String {
    let text = text.replace(',', ".");
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leads_with_zero = text.len() > 1 && text.starts_with('0');
    if is_plain && !leads_with_zero {
        text
    } else {
        quoted(&text)
    }
}

/// A text in both languages; English where it was filled in.
fn both(fields: &Fields, name: &str) -> String {
    let id = fields.value(name);
    let en = match fields.value(&format!("{name}-en")) {
        "" => id,
        en => en,
    };
    format!("{{ id = {}, en = {} }}", quoted(id), quoted(en))
}

/// A text as TOML has it.
fn quoted(text: &str) -> String {
    let text = serde_json::Value::from(text).to_string();
    text.replace('\u{7f}', "\\u007f")
}

/// The form, with what was typed.
pub(super) fn form_of(visit: &Visit, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let line = |name: &str, label: &str, hint: Option<&str>| {
        let hint = hint.map(|key| words.label(key));
        field(
            words,
            &Field {
                name,
                label: &words.label(label),
                hint: hint.as_deref(),
                error: faults.of(name),
                control: Control::Text {
                    value: typed.exact(name),
                },
            },
        )
    };
    let fields = html! {
        input type="hidden" name="apa" value="isian";
        (line("kode", "web-award-run-code", Some("web-award-run-code-hint")))
        (line("judul", "web-award-run-name", None))
        (line("judul-en", "web-award-run-name-en", None))
        (line("program", "web-award-run-programme", Some("web-award-run-programme-hint")))
        (field(words, &Field { name: "tanggal", label: &words.label("web-award-run-day"), hint: None, error: faults.of("tanggal"), control: Control::Day { value: typed.exact("tanggal") } }))
        (line("tempat", "web-award-run-place", None))
        (line("tuan-rumah", "web-award-run-host", Some("web-award-run-host-hint")))
        div class="choice" {
            input type="checkbox" id="contoh" name="contoh" value="ya" checked[typed.value("contoh") == "ya"];
            label for="contoh" { (words.label("web-award-run-sample")) }
        }
        (gates::part(visit, faults))
        @for n in CATEGORIES { (category_fields(visit, n, faults)) }
    };
    html! {
        p { (words.label("web-award-run-form-about")) }
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-award-run-open") }))
    }
}

fn category_fields(visit: &Visit, n: &str, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let line = |name: &str, label: &str, hint: Option<&str>| {
        let name = format!("{name}-{n}");
        let hint = hint.map(|key| words.label(key));
        field(
            words,
            &Field {
                name: &name,
                label: &words.label(label),
                hint: hint.as_deref(),
                error: faults.of(&name),
                control: Control::Text {
                    value: typed.exact(&name),
                },
            },
        )
    };
    html! {
        fieldset class="question" {
            legend { (words.say("web-award-run-category-n", &[("n", n.to_owned())])) }
            (line("kode", "web-award-run-category-code", Some("web-award-run-category-hint")))
            (line("judul", "web-award-run-category-name", None))
            (english(visit, &format!("judul-{n}")))
            (line("sebutan", "web-award-run-confers", None))
            (english(visit, &format!("sebutan-{n}")))
            (choice(visit, faults, &format!("aturan-{n}"), "web-award-run-rule", &rules(words)))
            (line("program", "web-award-run-rule-programme", Some("web-award-run-rule-programme-hint")))
            (line("periode", "web-award-run-rule-period", None))
            (line("edisi", "web-award-form-edition", Some("web-award-form-edition-hint")))
            (line("tahap", "web-award-form-stage", Some("web-award-form-stage-hint")))
            (line("batas", "web-award-run-rule-limit", Some("web-award-run-rule-limit-hint")))
            (choice(visit, faults, &format!("tingkat-{n}"), "web-award-run-level", &levels(words)))
            (line("diumumkan", "web-award-run-announced", Some("web-award-run-announced-hint")))
        }
    }
}

fn english(visit: &Visit, of: &str) -> Markup {
    let (words, name) = (visit.words(), format!("{of}-en"));
    let value = visit.fields().exact(&name);
    field(
        words,
        &Field {
            name: &name,
            label: &words.label("web-award-run-english"),
            hint: None,
            error: None,
            control: Control::Text { value },
        },
    )
}

fn rules(words: Words) -> Vec<(String, String)> {
    let label = |rule: &&str| {
        let said = words.label(&format!("web-award-run-rule-{rule}"));
        ((*rule).to_owned(), said)
    };
    RULES.iter().map(label).collect()
}

fn levels(words: Words) -> Vec<(String, String)> {
    let any = (String::new(), words.label("web-award-run-any-level"));
    let named = LEVEL_NAMES
        .iter()
        .map(|level| ((*level).to_owned(), told::level(words, level)));
    std::iter::once(any).chain(named).collect()
}

fn choice(
    visit: &Visit,
    faults: &Faults,
    name: &str,
    label: &str,
    offered: &[(String, String)],
) -> Markup {
    let (words, now) = (visit.words(), visit.fields().value(name));
    let choices: Vec<Choice> = offered
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            chosen: value == now,
        })
        .collect();
    field(
        words,
        &Field {
            name,
            label: &words.label(label),
            hint: None,
            error: faults.of(name),
            control: Control::Select { choices: &choices },
        },
    )
}
