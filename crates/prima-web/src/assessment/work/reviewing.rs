//! `/kerja/{cycle}/{unit}/penilaian/{section}`: one evaluator's review of one
//! part, the unit's own answers beside each indicator.
//!
//! Evaluators of one unit do not see one another's reviews before their own is
//! handed in; what comes in here was already asked of the acts.

use super::filling::{Part, progress};
use super::place::step;
use super::question::{self, Asked};
use crate::desk::{Desk, Form, Help, SAVING_FORM, Visit, helped_form};
use crate::frame::localized;
use crate::look::{Opening, Sure, Words, linked_summary, opening, section, sure};
use crate::site::Site;
use maud::{Markup, html};

/// What a part of a review shows.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Address of the unit in its round, without the language.
    pub address: &'a str,
    /// Name of the unit.
    pub unit: &'a str,
    /// The part.
    pub part: &'a Part,
    /// Its indicators.
    pub questions: &'a [Asked<'a>],
    /// What is wrong: id of the question, message.
    pub errors: &'a [(String, String)],
    /// What kept the review from being handed in: address of the question, message.
    pub unscored: &'a [(String, String)],
    /// How many findings a whole review still needs.
    pub n_needed: usize,
    /// Whether the review was just saved.
    pub is_saved: bool,
    /// Why nothing can be written now, where that is so.
    pub closed: Option<&'a str>,
    /// Whether the unit still fills, so that nothing of its form is open yet.
    pub still_fills: bool,
    /// Whether the unit handed its answers in.
    pub has_handed_in: bool,
    /// All parts, for the way between them.
    pub parts: &'a [Part],
    /// Whether it was to be handed in without the tick that says it was checked.
    pub is_unsure: bool,
    /// Whether the round is a sample.
    pub sample: bool,
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let errors = view.errors.iter();
    let errors = errors.map(|(field, message)| (format!("#{field}"), message.clone()));
    let errors: Vec<(String, String)> = errors.chain(view.unscored.iter().cloned()).collect();
    let action = format!("{}/penilaian/{}", view.address, view.part.code);
    let questions = html! {
        @for asked in view.questions { (question::markup(words, asked)) }
    };
    let help = Help::Saving {
        is_wrong: !errors.is_empty(),
        is_own: true,
    };
    let main = html! {
        (opening(&Opening { kind: Some(view.unit), title: &view.part.title, lead: &words.label("web-reviewing-lead"), facts: None, answer: None }))
        (linked_summary(words, &errors))
        @if view.is_saved { p class="saved" role="status" { (words.label("web-filling-saved")) } }
        (progress(words, view.part.n_answered, view.part.n_asked))
        @if visit.asked.value("sudah") == "diserahkan" && view.closed.is_some() {
            p class="saved" role="status" {
                (words.label("web-reviewing-handed-in")) " "
                a href=(localized(words.lang, &format!("{}/pemufakatan", view.address))) { (words.label("web-way-reconcile")) }
            }
        }
        @if !view.still_fills && !view.has_handed_in { p { strong { (words.label("web-reviewing-not-sent")) } } }
        (ways(visit, view))
        @match view.closed {
            Some(why) => {
                p class="closed" { (why) }
                @if !errors.is_empty() { p { strong { (words.label("web-filling-not-saved")) } } }
                @for asked in view.questions { (at_rest(words, asked)) }
            }
            None => (helped_form(visit, &Form { action: &action, has_files: false, fields: questions, button: &words.label("web-filling-save") }, help)),
        }
        @if view.closed.is_none() { (section("serahkan", &words.label("web-reviewing-hand-in"), &hand_in(visit, view))) }
        (section("lain", &words.label("web-desk-more"), &html! {
            ul class="links" {
                @for (key, page, is_open) in [("web-way-reconcile", "pemufakatan", true), ("web-way-asked", "bukti-diminta", !view.still_fills)] {
                    @if is_open { li { a href=(localized(words.lang, &format!("{}/{page}", view.address))) { (words.label(key)) } } }
                }
            }
        }))
    };
    Desk {
        title: &view.part.title,
        is_wrong: !errors.is_empty(),
        way: &[
            step(view.unit, view.address, !view.still_fills),
            (view.part.title.clone(), action.clone()),
        ],
        sample: view.sample,
        main,
    }
    .markup_with(
        site,
        visit,
        if view.closed.is_some() {
            &[]
        } else {
            help.scripts()
        },
    )
}

/// All parts with how far each is, for the way between them.
fn ways(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    html! {
        nav aria-label=(words.label("web-reviewing-parts")) {
            ul class="beside" {
                @for part in view.parts {
                    @let to = format!("{}/penilaian/{}", view.address, part.code);
                    @let arguments = [("done", words.count(part.n_answered)), ("all", words.count(part.n_asked))];
                    li {
                        a href=(localized(words.lang, &to)) aria-current=[(part.code == view.part.code).then_some("page")] {
                            (part.title) " (" (words.say("web-filling-of", &arguments)) ")"
                        }
                    }
                }
            }
        }
    }
}

/// What was found, where it cannot be changed: nothing of it is held back from
/// who wrote it.
fn at_rest(words: Words, asked: &Asked) -> Markup {
    let private = asked.private.unwrap_or_default();
    // The unit's own answers stand below, some of them not given either.
    let found = match asked.value.is_empty() {
        true => words.label("web-reviewing-not-scored"),
        false => question::shown(words, &asked.question.answer, asked.value),
    };
    html! {
        h2 { (asked.question.code) " " (words.text(&asked.question.title)) }
        p { (found) }
        @if !asked.note.is_empty() { p { (words.label("web-question-note-unit")) ": " (asked.note) } }
        @if !private.is_empty() { p { (words.label("web-question-note-private")) ": " (private) } }
        (asked.beside)
    }
}

/// Hands in with the form of the findings, so that what stands in it is saved
/// with it; its own button comes first, and is what the Enter key presses.
fn hand_in(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let n_missing = view.n_needed;
    let to = localized(words.lang, &format!("{}/serahkan", view.address));
    let unsure = words.label("web-reviewing-unsure");
    let asked = Sure {
        id: "yakin",
        label: &words.label("web-reviewing-sure"),
        error: view.is_unsure.then_some(unsure.as_str()),
        form: Some(SAVING_FORM),
    };
    html! {
        p { (words.label("web-reviewing-hand-in-about")) }
        @if n_missing > 0 { p { strong { (words.say("web-reviewing-missing", &[("n", words.count(n_missing))])) } } }
        input type="hidden" name="bagian" value=(view.part.code) form=(SAVING_FORM);
        div class="form" { (sure(words, &asked)) }
        div class="form-actions" { button type="submit" form=(SAVING_FORM) formaction=(to) { (words.label("web-reviewing-hand-in")) } }
    }
}
