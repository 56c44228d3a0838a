//! The gates of a small event in its form: conditions across schemes that hold in
//! all its categories. They write the same text that an officer would bring along.

use super::written::Written;
use super::{number, quoted};
use crate::assessment::work::faults::Faults;
use crate::desk::{Fields, Visit};
use crate::look::{Control, Field, Words, field};
use maud::{Markup, html};
use prima_document::wording::Words as Wording;
use prima_instrument::words::Lang;

/// Key of the one law or letter that the form names.
const LAW: &str = "dasar";

/// A gate that was asked for: its code, the field it is asked for in, and what it
/// looks at.
struct Gate {
    code: &'static str,
    field: &'static str,
    title: [String; 2],
    looks_at: String,
}

/// The gates that were asked for, in the order of the form.
fn gates(fields: &Fields) -> Vec<Gate> {
    let value = |name: &str| fields.value(name);
    let mut gates = Vec::new();
    if !value("cabut").is_empty() {
        let months = number(value("cabut"));
        gates.push(Gate {
            code: "pencabutan",
            field: "cabut",
            title: said("revocation", &[("n", value("cabut").to_owned())]),
            looks_at: format!("kind = \"no_revocation\", months = {months}"),
        });
    }
    if value("sanggahan") == "ya" {
        gates.push(Gate {
            code: "sanggahan",
            field: "sanggahan",
            title: said("objection", &[]),
            looks_at: "kind = \"no_open_objection\"".to_owned(),
        });
    }
    if !value("angka-program").is_empty() {
        let (programme, period) = (value("angka-program"), value("angka-periode"));
        let named = [
            ("programme", programme.to_owned()),
            ("period", period.to_owned()),
        ];
        let limits = [("least", "angka-sedikit"), ("most", "angka-banyak")];
        let limits = limits.iter().filter(|(_, name)| !value(name).is_empty());
        let limits = limits.map(|(key, name)| format!(", {key} = {}", number(value(name))));
        gates.push(Gate {
            code: "angka",
            field: "angka-program",
            title: said("figure", &named),
            looks_at: format!(
                "kind = \"figure\", programme = {}, period = {}{}",
                quoted(programme),
                quoted(period),
                limits.collect::<String>()
            ),
        });
    }
    gates
}

/// The title of a gate in both languages.
fn said(gate: &str, arguments: &[(&'static str, String)]) -> [String; 2] {
    let key = format!("web-award-gate-told-{gate}");
    [Lang::Id, Lang::En].map(|lang| Wording { lang }.say(&key, arguments))
}

/// What is wrong with them, where the form can tell it at its field; the rest is
/// told of the text.
pub(super) fn faults(visit: &Visit) -> Faults {
    let (words, fields) = (visit.words(), visit.fields());
    let mut faults = Faults::default();
    let asked = gates(fields);
    let is_empty = |name: &str| fields.value(name).is_empty();
    let mut wrong = |field: &str, key: &str| {
        faults.add(field, words.label(&format!("web-award-gate-{key}")));
    };
    let months = fields.value("cabut").parse::<u32>();
    if !is_empty("cabut") && !months.is_ok_and(|months| months > 0) {
        wrong("cabut", "no-months");
    }
    if !is_empty("angka-program") && is_empty("angka-periode") {
        wrong("angka-periode", "no-period");
    }
    if !is_empty("angka-program") && is_empty("angka-sedikit") && is_empty("angka-banyak") {
        wrong("angka-sedikit", "no-limit");
    }
    let has_figure = ["angka-periode", "angka-sedikit", "angka-banyak"];
    if is_empty("angka-program") && has_figure.iter().any(|name| !is_empty(name)) {
        wrong("angka-program", "no-programme");
    }
    if !asked.is_empty() && is_empty("dasar") && is_empty("belum-terbukti") {
        wrong("dasar", "no-basis");
    }
    faults
}

/// Writes the text before the categories: the law, and the gates.
pub(super) fn write(fields: &Fields, out: &mut Written) {
    let asked = gates(fields);
    if asked.is_empty() {
        return;
    }
    let (law, at) = (fields.value("dasar"), fields.value("dasar-letak"));
    if !law.is_empty() {
        out.put("dasar", &format!("\n[laws.{LAW}]\n"));
        out.line("dasar", "title", &quoted(law));
    }
    for gate in asked {
        let [id, en] = gate.title.map(|title| quoted(&title));
        out.put(gate.field, "\n[[gate]]\n");
        out.line(gate.field, "code", &quoted(gate.code));
        let title = format!("{{ id = {id}, en = {en} }}");
        out.line(gate.field, "title", &title);
        let looks_at = format!("{{ {} }}", gate.looks_at);
        out.line(gate.field, "looks_at", &looks_at);
        if !law.is_empty() {
            let at = match at {
                "" => String::new(),
                at => format!(", at = {}", quoted(at)),
            };
            let source = format!("{{ law = {}{at} }}", quoted(LAW));
            out.line("dasar", "source", &source);
        }
        let why = fields.value("belum-terbukti");
        if !why.is_empty() {
            let why = quoted(why);
            let why = format!("{{ id = {why}, en = {why} }}");
            out.line("belum-terbukti", "provisional", &why);
        }
    }
}

/// The list by which a category names them; none where there are none.
pub(super) fn named(fields: &Fields) -> Option<String> {
    let codes: Vec<String> = gates(fields).iter().map(|gate| quoted(gate.code)).collect();
    (!codes.is_empty()).then(|| format!("[{}]", codes.join(", ")))
}

/// The part of the form.
pub(super) fn part(visit: &Visit, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let line = |name: &str, key: &str, has_hint: bool| {
        line(words, faults, (name, typed.exact(name)), key, has_hint)
    };
    html! {
        fieldset class="question" {
            legend { (words.label("web-award-gate-all")) }
            p { (words.label("web-award-gate-about")) }
            (line("cabut", "months", true))
            div class="choice" {
                input type="checkbox" id="sanggahan" name="sanggahan" value="ya" checked[typed.value("sanggahan") == "ya"];
                label for="sanggahan" { (words.label("web-award-gate-objection")) }
            }
            (line("angka-program", "programme", true))
            (line("angka-periode", "period", false))
            (line("angka-sedikit", "least", false))
            (line("angka-banyak", "most", false))
            (line("dasar", "basis", true))
            (line("dasar-letak", "place", false))
            (line("belum-terbukti", "unproven", true))
        }
    }
}

fn line(
    words: Words,
    faults: &Faults,
    (name, value): (&str, &str),
    key: &str,
    has_hint: bool,
) -> Markup {
    let hint = has_hint.then(|| words.label(&format!("web-award-gate-{key}-hint")));
    field(
        words,
        &Field {
            name,
            label: &words.label(&format!("web-award-gate-{key}")),
            hint: hint.as_deref(),
            error: faults.of(name),
            control: Control::Text { value },
        },
    )
}
