//! The form of a small event: it writes the text of the rules, which is then
//! read and checked as one an officer brings along.

mod gates;

use super::PATH;
use crate::assessment::work::faults::Faults;
use crate::desk::{Fields, Form, Visit, form};
use crate::look::{Choice, Control, Field, Words, field};
use crate::register::told;
use maud::{Markup, html};
use prima_instrument::shape::LEVEL_NAMES;

/// Categories the form has room for; more are written as text.
const CATEGORIES: [&str; 3] = ["1", "2", "3"];
/// Rules of a category.
const RULES: [&str; 5] = ["named", "top", "threshold", "holders", "reached"];

/// What is wrong that the form can tell at its field.
pub(super) fn faults(visit: &Visit) -> Faults {
    gates::faults(visit)
}

/// The text of the rules that was filled in.
pub(super) fn text(fields: &Fields) -> String {
    let mut lines = vec![
        "[event]".to_owned(),
        format!("code = {}", quoted(fields.value("kode"))),
        format!("title = {}", both(fields, "judul")),
        format!("programme = {}", quoted(fields.value("program"))),
        format!("date = {}", quoted(fields.value("tanggal"))),
    ];
    for (key, name) in [("place", "tempat"), ("host", "tuan-rumah")] {
        if !fields.value(name).is_empty() {
            lines.push(format!("{key} = {}", quoted(fields.value(name))));
        }
    }
    if fields.value("contoh") == "ya" {
        lines.push("sample = true".to_owned());
    }
    lines.extend(gates::lines(fields));
    for n in CATEGORIES {
        if !fields.value(&format!("kode-{n}")).is_empty() {
            lines.extend(category(fields, n));
        }
    }
    lines.join("\n") + "\n"
}

fn category(fields: &Fields, n: &str) -> Vec<String> {
    let of = |name: &str| fields.value(&format!("{name}-{n}")).to_owned();
    let mut lines = vec![
        String::new(),
        "[[category]]".to_owned(),
        format!("code = {}", quoted(&of("kode"))),
        format!("title = {}", both(fields, &format!("judul-{n}"))),
        format!("confers = {}", both(fields, &format!("sebutan-{n}"))),
    ];
    if !of("diumumkan").is_empty() {
        lines.push(format!("announced = {}", number(&of("diumumkan"))));
    }
    if !of("tingkat").is_empty() {
        lines.push(format!("levels = [{}]", quoted(&of("tingkat"))));
    }
    lines.extend(gates::named(fields));
    let (programme, period) = (quoted(&of("program")), quoted(&of("periode")));
    let limit = number(&of("batas"));
    let rule = match of("aturan").as_str() {
        "top" => {
            format!("kind = \"top\", programme = {programme}, period = {period}, places = {limit}")
        }
        "threshold" => format!(
            "kind = \"threshold\", programme = {programme}, period = {period}, least = {limit}"
        ),
        "holders" => format!("kind = \"holders\", programme = {programme}"),
        "reached" => {
            let (edition, stage) = (quoted(&of("edisi")), quoted(&of("tahap")));
            let places = match of("batas").as_str() {
                "" => String::new(),
                _ => format!(", places = {limit}"),
            };
            format!(
                "kind = \"reached\", programme = {programme}, edition = {edition}, stage = {stage}{places}"
            )
        }
        other => format!("kind = {}", quoted(other)),
    };
    lines.push(format!("rule = {{ {rule} }}"));
    lines
}

/// A number as it was written, with a point; in quotes where it is none, so
/// that the fault names it.
fn number(text: &str) -> String {
    let text = text.replace(',', ".");
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text } else { quoted(&text) }
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
        @for n in CATEGORIES { (category_fields(visit, n)) }
    };
    html! {
        p { (words.label("web-award-run-form-about")) }
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-award-run-open") }))
    }
}

fn category_fields(visit: &Visit, n: &str) -> Markup {
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
                error: None,
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
            (choice(words, typed.value(&format!("aturan-{n}")), &format!("aturan-{n}"), "web-award-run-rule", &rules(words)))
            (line("program", "web-award-run-rule-programme", Some("web-award-run-rule-programme-hint")))
            (line("periode", "web-award-run-rule-period", None))
            (line("edisi", "web-award-form-edition", Some("web-award-form-edition-hint")))
            (line("tahap", "web-award-form-stage", Some("web-award-form-stage-hint")))
            (line("batas", "web-award-run-rule-limit", Some("web-award-run-rule-limit-hint")))
            (choice(words, typed.value(&format!("tingkat-{n}")), &format!("tingkat-{n}"), "web-award-run-level", &levels(words)))
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
    words: Words,
    now: &str,
    name: &str,
    label: &str,
    offered: &[(String, String)],
) -> Markup {
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
            error: None,
            control: Control::Select { choices: &choices },
        },
    )
}
