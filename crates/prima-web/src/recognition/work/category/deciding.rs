//! The decision on a category: the form of the first officer, what waits for the
//! second, and what is decided.

use super::fields::{is_offered, key};
use super::standing::name;
use super::{ASKED, changing};
use crate::assessment::work::faults::Faults;
use crate::desk::{Form, Visit, form, moment};
use crate::look::{Choice, Control, Field, Notice, NoticeKind, Words, field, notice};
use crate::recognition::work::candidacy::ticked;
use maud::{Markup, html};
use prima_domain::recognition::award::{Line, Place};
use prima_domain::refusal::Refusal as Told;
use prima_instrument::award::Rule;
use prima_store::recognition::award::{AwardDecision, AwardLeft, AwardRecipient};
use prima_workflow::recognition::award::CategoryPage;

/// The id that a fault of what waits leads to.
const ANCHOR: &str = "yakin-konfirmasi";

/// What may be done now, and what is decided.
pub(super) fn markup(visit: &Visit, found: &CategoryPage, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    html! {
        @if let Some(row) = &found.waiting {
            (waits(words, found, row))
            (waiting(visit, found, own, faults))
            (changing::kept(visit, found, own, faults))
        }
        @if let Some(row) = &found.standing {
            @if found.waiting.is_some() { h3 { (words.label("web-award-change-until-then")) } }
            (told(words, found, row, &words.say("web-award-run-decided-on", &[("day", moment::day(words, &row.confirmed_at))])))
        }
        @match (&found.standing, found.may_propose) {
            (Some(_), true) => (changing::forms(visit, found, own, faults)),
            (None, true) => (proposing(visit, found, own, faults)),
            (None, false) if found.waiting.is_none() => (closed(words, "web-award-run-others", None)),
            _ => {}
        }
    }
}

/// What waits for the second officer.
fn waits(words: Words, found: &CategoryPage, row: &AwardDecision) -> Markup {
    let day = [("day", moment::day(words, &row.proposed_at))];
    let key = match (row.is_revocation, row.why_id.is_empty()) {
        (1, _) => "web-award-change-revocation-waits",
        (_, false) => "web-award-change-correction-waits",
        _ => "web-award-run-waits",
    };
    html! {
        @if !row.why_id.is_empty() {
            p { strong { (words.label("web-award-change-why")) ":" } " " (changing::why(words, row)) }
        }
        (told(words, found, row, &words.say(key, &day)))
    }
}

/// A decision: when, how many, what else, whom.
fn told(words: Words, found: &CategoryPage, row: &AwardDecision, said: &str) -> Markup {
    let own: Vec<&AwardRecipient> = of(&found.recipients, row).collect();
    html! {
        p { (said) }
        @if row.announced > 0 {
            p { (words.say("web-award-run-announced-named", &[("announced", row.announced.to_string()), ("named", words.count(own.len()))])) }
        }
        @if !row.remark.is_empty() { p { (row.remark) } }
        (recipients(words, found, &own))
        (left(words, found, row))
    }
}

/// Those of a decision.
fn of<'a>(
    rows: &'a [AwardRecipient],
    decision: &AwardDecision,
) -> impl Iterator<Item = &'a AwardRecipient> {
    let number = decision.decision;
    rows.iter().filter(move |row| row.decision == number)
}

/// What cannot be done, under the id a fault leads to.
fn closed(words: Words, key: &str, id: Option<&str>) -> Markup {
    html! { p class="closed" id=[id] { (words.label(key)) } }
}

/// Those named, with what for, and why.
pub(super) fn recipients(words: Words, found: &CategoryPage, rows: &[&AwardRecipient]) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    html! {
        ol {
            @for row in rows {
                li {
                    strong { (called(words, found, &row.body, &row.body_name)) }
                    @if !row.unit.is_empty() {
                        " – " (words.label("web-body-honour-unit")) " " (called(words, found, &row.unit, &row.unit_name))
                    }
                    br; (citation(words, row))
                    @if !row.reason.is_empty() { br; span class="muted" { (words.label("web-candidacy-reason")) ": " (row.reason) } }
                }
            }
        }
    }
}

/// The citation in the reader's language.
fn citation(words: Words, row: &AwardRecipient) -> String {
    crate::assessment::naming::of(words, &row.citation_id, &row.citation_en).to_owned()
}

/// The name when it was decided, and the present one beside it where it differs.
fn called(words: Words, found: &CategoryPage, id: &str, then: &str) -> String {
    match found.called.get(id) {
        Some(body) if body.name != then => words.say(
            "web-award-run-now-called",
            &[("then", then.to_owned()), ("now", body.name.clone())],
        ),
        Some(_) => then.to_owned(),
        None => words.say("web-award-run-gone", &[("then", then.to_owned())]),
    }
}

fn left(words: Words, found: &CategoryPage, decision: &AwardDecision) -> Markup {
    let own = found.left.iter();
    let own = own.filter(|row| row.decision == decision.decision);
    // Between those equal at the cut the rule chooses nobody.
    let (tied, chosen): (Vec<&AwardLeft>, Vec<&AwardLeft>) = own.partition(|row| {
        let line = found.list.line(&row.body, &row.found_unit);
        line.is_some_and(|line| line.place == Place::AtCut)
    });
    let groups = [
        ("web-award-run-left", chosen),
        ("web-award-run-left-tied", tied),
    ];
    html! {
        @for (heading, rows) in groups.iter().filter(|(_, rows)| !rows.is_empty()) {
            h3 { (words.label(heading)) }
            ul {
                @for row in rows {
                    li {
                        (name(found, &row.body))
                        @if !row.found_unit.is_empty() { " – " (name(found, &row.found_unit)) }
                        ": " (row.reason)
                    }
                }
            }
        }
    }
}

fn waiting(visit: &Visit, found: &CategoryPage, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let confirm = html! {
        input type="hidden" name="apa" value="konfirmasi";
        input type="hidden" name=(ASKED) value=(found.asked);
        (ticked(words, "yakin-konfirmasi", &words.label("web-award-run-sure-confirm"), faults))
    };
    let withdraw = html! {
        input type="hidden" name="apa" value="tarik";
        input type="hidden" name=(ASKED) value=(found.asked);
    };
    html! {
        @if found.is_stale {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-award-run-stale")),
                body: html! { p { (words.label("web-award-run-stale-about")) } },
            }))
        }
        @match &found.confirming {
            Ok(()) => (form(visit, &Form { action: own, has_files: false, fields: confirm, button: &words.label("web-award-run-confirm") })),
            Err(Told::SamePerson) => (closed(words, "web-award-run-second", Some(ANCHOR))),
            Err(_) => (closed(words, "web-award-run-others", Some(ANCHOR))),
        }
        @if found.may_withdraw {
            (form(visit, &Form { action: own, has_files: false, fields: withdraw, button: &words.label("web-award-run-withdraw") }))
        }
    }
}

pub(super) fn proposing(visit: &Visit, found: &CategoryPage, own: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let is_by_hand = found.category.rule == Rule::Named;
    let offered: Vec<&Line> = found
        .list
        .lines
        .iter()
        .filter(|line| is_offered(line))
        .collect();
    if offered.is_empty() && !is_by_hand {
        return closed(words, "web-award-run-nobody", Some("yakin"));
    }
    let text = |name: &str, label: &str, hint: &str| common(visit, faults, name, label, hint);
    let by_hand = changing::typed(visit, "daftar", || changing::lines(found));
    let remark = changing::typed(visit, "keterangan", || {
        let held = found.standing.as_ref();
        held.map_or_else(String::new, |row| row.remark.clone())
    });
    let fields = html! {
        input type="hidden" name="apa" value="usul";
        @if found.is_change { (changing::why_fields(visit, faults)) }
        (announced(visit, found, faults))
        (text("kutipan-umum", "web-award-run-citation-all", "web-award-run-citation-all-hint"))
        (text("kutipan-umum-en", "web-award-run-citation-all-en", "web-award-run-citation-en-hint"))
        @if is_by_hand {
            (text("alasan-umum", "web-award-run-reason-all", "web-award-run-reason-all-hint"))
            (field(words, &Field { name: "daftar", label: &words.label("web-award-run-by-hand"), hint: Some(&words.label("web-award-run-by-hand-hint")), error: faults.of("daftar"), control: Control::Lines { value: &by_hand, rows: 12 } }))
        } @else {
            @for line in &offered { (contender(visit, found, line, faults)) }
        }
        (field(words, &Field { name: "keterangan", label: &words.label("web-award-run-remark"), hint: None, error: None, control: Control::Lines { value: &remark, rows: 3 } }))
        (ticked(words, "yakin", &words.label("web-award-run-sure"), faults))
    };
    html! {
        p { (words.label("web-award-run-propose-about")) }
        (form(visit, &Form { action: own, has_files: false, fields, button: &words.label("web-award-run-propose") }))
    }
}

fn common(visit: &Visit, faults: &Faults, name: &str, label: &str, hint: &str) -> Markup {
    let words = visit.words();
    field(
        words,
        &Field {
            name,
            label: &words.label(label),
            hint: Some(&words.label(hint)),
            error: faults.of(name),
            control: Control::Text {
                value: visit.fields().exact(name),
            },
        },
    )
}

fn announced(visit: &Visit, found: &CategoryPage, faults: &Faults) -> Markup {
    let words = visit.words();
    let of_rules = found.category.announced.map(i64::from);
    let held = found.standing.as_ref().map(|row| row.announced);
    let before = held.or(of_rules).filter(|n| *n > 0);
    let value = changing::typed(visit, "diumumkan", || {
        before.map_or_else(String::new, |n| n.to_string())
    });
    field(
        words,
        &Field {
            name: "diumumkan",
            label: &words.label("web-award-run-announced"),
            hint: Some(&words.label("web-award-run-announced-hint")),
            error: faults.of("diumumkan"),
            control: Control::Text { value: &value },
        },
    )
}

/// One the rule chooses, or that stands at the cut.
fn contender(visit: &Visit, found: &CategoryPage, line: &Line, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let one = &line.contender;
    let key = key(&one.body, &one.unit);
    let of = |name: &str| format!("{name}:{key}");
    let pick = of("pilih");
    let held = changing::held(found, line);
    let is_picked = match (visit.form.is_some(), &found.standing) {
        (true, _) => typed.value(&pick) == "ya",
        (false, Some(_)) => held.is_some(),
        (false, None) => line.place == Place::Chosen,
    };
    let error = faults.of(&pick);
    let remarks = super::rule::remarks(words, &found.rules, line);
    html! {
        fieldset class="question" {
            legend {
                (name(found, &one.body))
                @if !one.unit.is_empty() { " – " (name(found, &one.unit)) }
            }
            p class="muted" { (super::rule::place(words, &found.category.rule, line.place)) @for remark in &remarks { " · " (remark) } }
            @if let Some(error) = error { p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) } }
            div class="choice" {
                input type="checkbox" id=(pick) name=(pick) value="ya" checked[is_picked];
                label for=(pick) { (words.label("web-award-run-pick")) }
            }
            @if one.unit.is_empty() { (unit(visit, found, line, &of("unit"), faults)) }
            @for (name, label) in [("kutipan", "web-award-run-citation"), ("kutipan-en", "web-award-run-citation-en"), ("alasan", "web-award-run-reason")] {
                @let value = changing::typed(visit, &of(name), || changing::held_text(found, line, name));
                @let name = of(name);
                (field(words, &Field { name: &name, label: &words.label(label), hint: None, error: faults.of(&name), control: Control::Text { value: &value } }))
            }
        }
    }
}

/// The unit to be credited: one of those below, else its name.
fn unit(visit: &Visit, found: &CategoryPage, line: &Line, name: &str, faults: &Faults) -> Markup {
    let words = visit.words();
    let label = words.label("web-award-run-unit");
    let below = found.units.get(&line.contender.body);
    let now = changing::typed(visit, name, || {
        changing::held(found, line).map_or_else(String::new, |row| row.unit.clone())
    });
    let now = now.trim();
    let none = Choice {
        value: "",
        label: "–",
        chosen: now.is_empty(),
    };
    let units = below.into_iter().flatten().map(|(id, called)| Choice {
        value: id,
        label: called,
        chosen: id == now,
    });
    let choices: Vec<Choice> = std::iter::once(none).chain(units).collect();
    let control = match below {
        Some(below) if below.is_empty() => return html! {},
        Some(_) => Control::Select { choices: &choices },
        None => Control::Text { value: now },
    };
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
}
