//! The parts of the page of people.

use super::read::Seen;
use super::{PATH, PER_PAGE, View};
use crate::desk::{Form, Visit, form, moment};
use crate::frame::localized;
use crate::look::{
    Choice, Control, Empty, Field, Filter, Pagination, Sure, Words, empty, field, filter,
    pagination, sure,
};
use crate::register::lifted::Lifted;
use maud::{Markup, html};
use prima_domain::register::permission::roles_to_invite;
use prima_domain::register::person::Role;
use prima_store::people::GrantRow;

/// A form of the page, with its name in `apa`.
pub fn part(visit: &Visit, what: &str, fields: Markup, button: &str) -> Markup {
    let fields = html! { input type="hidden" name="apa" value=(what); (fields) };
    form(
        visit,
        &Form {
            action: PATH,
            has_files: false,
            fields,
            button,
        },
    )
}

/// A role with where it holds, in words.
pub fn in_words(words: Words, role: &str, kind: &str, scope: &str) -> String {
    let scope = match kind {
        "programme" => words.say("web-scope-programme", &[("programme", scope.to_owned())]),
        "region" => words.say("web-scope-region", &[("region", scope.to_owned())]),
        "body" => words.say("web-scope-body", &[("body", scope.to_owned())]),
        _ => words.label("web-scope-everywhere"),
    };
    format!("{}: {scope}", words.label(&format!("web-role-{role}")))
}

fn granted(words: Words, grant: &GrantRow) -> String {
    in_words(words, &grant.role, &grant.scope_kind, &grant.scope)
}

/// Everybody one may see, with a search above.
pub fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let sought = visit.asked.value("q").to_lowercase();
    // What is wrong stands beside the person it is about, whatever the page.
    let about = visit.fields().value("siapa");
    let fits = |one: &&Seen| match about {
        "" => one.name.to_lowercase().contains(&sought) || one.email.contains(&sought),
        id => one.id == id,
    };
    let found: Vec<&Seen> = view.people.iter().filter(fits).collect();
    let n_pages = found.len().div_ceil(PER_PAGE).max(1);
    let page = view.page.min(n_pages);
    let to = localized(words.lang, PATH);
    let label = words.label("web-board-people-search");
    let control = Control::Search {
        value: visit.asked.value("q"),
    };
    let fields = [Field {
        name: "q",
        label: &label,
        hint: None,
        error: None,
        control,
    }];
    let reset = (!sought.is_empty()).then_some(to.as_str());
    let to_page = |page: usize| format!("{to}?{}", visit.asked.with("halaman", &page.to_string()));
    html! {
        (filter(words, &Filter { action: &to, fields: &fields, kept: &[], reset }))
        @if found.is_empty() {
            (empty(&Empty { title: &words.label("web-people-none"), about: &words.label("web-board-people-none-about"), action: None }))
        }
        @for one in found.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) { (person(visit, view, one)) }
        (pagination(words, &Pagination { current: page, n_pages, address: &to_page }))
    }
}

fn person(visit: &Visit, view: &View, one: &Seen) -> Markup {
    let words = visit.words();
    let id = format!("cabut-{}", one.id);
    let own = visit
        .actor()
        .is_some_and(|actor| actor.person.as_str() == one.id);
    html! {
        div class="question" id=(id) {
            h3 { (one.name) }
            p class="hint" { (one.email) }
            @if let Some(error) = view.faults.of(&id) {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            @if one.grants.is_empty() { p { (words.label("web-board-people-no-roles")) } }
            @else {
                p { strong { (words.label("web-people-roles")) } }
                ul { @for grant in &one.grants { li { (granted(words, grant)) } } }
            }
            @if !one.ties.is_empty() {
                p { strong { (words.label("web-account-ties")) } }
                ul { @for (body, tie) in &one.ties { li { (super::tie::said(words, body, tie)) } } }
            }
            @if view.invites {
                details {
                    summary { (words.label("web-board-people-change")) span class="visually-hidden" { ": " (one.name) } }
                    @if !one.grants.is_empty() { (withdrawal(visit, one)) }
                    @if !own {
                        @let fields = html! { input type="hidden" name="siapa" value=(one.id); };
                        (part(visit, "pulihkan", fields, &words.label("web-people-recover")))
                    }
                }
            }
        }
    }
}

fn withdrawal(visit: &Visit, one: &Seen) -> Markup {
    let words = visit.words();
    let asked = Sure {
        id: &format!("yakin-{}", one.id),
        label: &words.label("web-board-people-withdraw-sure"),
        ..Sure::default()
    };
    let fields = html! {
        input type="hidden" name="siapa" value=(one.id);
        fieldset class="one-of" {
            legend { (words.label("web-board-people-withdraw")) }
            @for (place, grant) in one.grants.iter().enumerate() {
                @let id = format!("tugas-{}-{place}", one.id);
                div class="choice" {
                    input type="radio" id=(id) name="tugas" value=(place);
                    label for=(id) { (granted(words, grant)) }
                }
            }
        }
        (sure(words, &asked))
    };
    part(
        visit,
        "cabut",
        fields,
        &words.label("web-board-people-withdraw"),
    )
}

fn roles<'a>(names: &'a [(Role, String)], typed: &str) -> Vec<Choice<'a>> {
    names
        .iter()
        .map(|(role, label)| Choice {
            value: role.code(),
            label,
            chosen: role.code() == typed,
        })
        .collect()
}

/// The roles that the person may invite to.
fn role_names(visit: &Visit) -> Vec<(Role, String)> {
    let named = |role: Role| {
        let key = format!("web-role-{}", role.code());
        (role, visit.words().label(&key))
    };
    let roles = visit.actor().map(roles_to_invite).unwrap_or_default();
    roles.into_iter().map(named).collect()
}

/// What may be written where a role is to hold, as far as the person may give one there.
fn scope_hint(visit: &Visit) -> String {
    let holds = |role| {
        visit
            .actor()
            .is_some_and(|actor| actor.holds(role, |_| true))
    };
    let key = if holds(Role::Administrator) {
        "web-people-invite-scope-hint"
    } else if holds(Role::ProgrammeOfficer) {
        "web-people-invite-scope-hint-officer"
    } else {
        "web-people-invite-scope-hint-coordinator"
    };
    visit.words().label(key)
}

/// The form that invites somebody.
pub fn invite(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let names = role_names(visit);
    let choices = roles(&names, typed.value("peran"));
    let fields = html! {
        (field(words, &Field { name: "surel", label: &words.label("web-people-invite-email"), hint: None, error: view.faults.of("surel"), control: Control::Email { value: typed.value("surel") } }))
        (field(words, &Field { name: "peran", label: &words.label("web-people-invite-role"), hint: None, error: view.faults.of("peran"), control: Control::Select { choices: &choices } }))
        (field(words, &Field { name: "lingkup", label: &words.label("web-people-invite-scope"), hint: Some(&scope_hint(visit)), error: view.faults.of("lingkup"), control: Control::Text { value: typed.value("lingkup") } }))
    };
    part(visit, "undang", fields, &words.label("web-people-invite"))
}

/// A field that names one of these people: a list, or the e-mail address where
/// a list would be longer than a page.
pub fn person_field(
    words: Words,
    people: &[Seen],
    name: &str,
    typed: &str,
    error: Option<&str>,
) -> Markup {
    let label = words.label("web-people-name");
    let called: Vec<String> = people
        .iter()
        .map(|one| format!("{} ({})", one.name, one.email))
        .collect();
    let choices: Vec<Choice> = people
        .iter()
        .zip(&called)
        .map(|(one, label)| Choice {
            value: &one.id,
            label,
            chosen: one.id == typed,
        })
        .collect();
    let hint = words.label("web-people-by-email");
    let is_long = people.len() > PER_PAGE;
    let control = match is_long {
        true => Control::Text { value: typed },
        false => Control::Select { choices: &choices },
    };
    field(
        words,
        &Field {
            name,
            label: &label,
            hint: is_long.then_some(hint.as_str()),
            error,
            control,
        },
    )
}

/// The form that grants a role to somebody who has an account.
pub fn grant(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let names = role_names(visit);
    let choices = roles(&names, typed.value("tugas-baru"));
    let fields = html! {
        (person_field(words, view.people, "orang", typed.value("orang"), view.faults.of("orang")))
        (field(words, &Field { name: "tugas-baru", label: &words.label("web-people-invite-role"), hint: None, error: view.faults.of("tugas-baru"), control: Control::Select { choices: &choices } }))
        (field(words, &Field { name: "lingkup-baru", label: &words.label("web-people-invite-scope"), hint: Some(&scope_hint(visit)), error: view.faults.of("lingkup-baru"), control: Control::Text { value: typed.value("lingkup-baru") } }))
    };
    part(
        visit,
        "beri",
        fields,
        &words.label("web-board-people-grant"),
    )
}

/// Overrides, and the form that asks for one.
pub fn conflicts(visit: &Visit, view: &View) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let line = |name: &'static str, label: &str| {
        field(
            words,
            &Field {
                name,
                label,
                hint: None,
                error: view.faults.of(name),
                control: Control::Text {
                    value: typed.value(name),
                },
            },
        )
    };
    let fields = html! {
        (person_field(words, view.people, "bagi", typed.value("bagi"), view.faults.of("bagi")))
        (line("program", &words.label("web-board-field-program")))
        (line("unit", &words.label("web-board-column-unit")))
        (field(words, &Field { name: "alasan", label: &words.label("web-board-reason"), hint: Some(&words.label("web-board-people-lift-hint")), error: view.faults.of("alasan"), control: Control::Lines { value: typed.value("alasan"), rows: 3 } }))
    };
    html! {
        p { (words.label("web-board-people-conflicts-about")) }
        @if let Some(error) = view.faults.of("benturan") { p class="field-error" { (error) } }
        @if view.overrides.is_empty() { p { (words.label("web-board-people-lifts-none")) } }
        @for one in view.overrides {
            @let row = &one.row;
            div class="question" {
                h3 { (one.person) " – " (one.unit) }
                p { (row.reason) }
                p { (officers(words, one)) }
                p class="hint" { (words.say("web-board-people-lift-asked", &[("programme", row.programme.clone()), ("at", moment::past(words, row.asked_at))])) }
                @if row.confirmed_by.is_empty() { @if one.decides { (confirmation(visit, &row.conflict_override)) } }
                @else { p { strong { (words.say("web-board-people-lift-holds", &[("at", moment::past(words, row.confirmed_at))])) } } }
            }
        }
        @if view.is_officer { (part(visit, "usul", fields, &words.label("web-board-people-lift"))) }
    }
}

/// Who asked, and who confirmed.
fn officers(words: Words, one: &Lifted) -> String {
    let names = [
        ("first", one.asked_by.clone()),
        ("second", one.confirmed_by.clone()),
    ];
    match one.confirmed_by.is_empty() {
        true => words.say("web-rules-lifted-asked", &names),
        false => words.say("web-rules-lifted-two", &names),
    }
}

fn confirmation(visit: &Visit, id: &str) -> Markup {
    let words = visit.words();
    let asked = Sure {
        id: &format!("yakin-{id}"),
        label: &words.label("web-board-people-lift-sure"),
        ..Sure::default()
    };
    let fields = html! {
        input type="hidden" name="pengecualian" value=(id);
        (sure(words, &asked))
    };
    part(
        visit,
        "teguhkan",
        fields,
        &words.label("web-board-people-lift-confirm"),
    )
}
