//! One question of an instrument as a part of a form: the question, what may be
//! answered, what was answered, and what a colleague answered meanwhile.
//!
//! Names in the form: `j:CODE` the answer, `c:CODE` the note, `p:CODE` the note
//! that the unit never sees, `v:CODE` the version it was read in. An empty answer
//! is "not answered yet".

use crate::desk::Fields;
use crate::look::Words;
use maud::{Markup, html};
use prima_instrument::exact::Exact;
use prima_instrument::form::{Answer, Question};
use prima_instrument::words::Lang;
use std::collections::BTreeSet;

/// A checklist of which nothing holds, as the column `value` has it.
const NOTHING: &str = "-";

/// A question with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The answer as it stands in the form.
    pub value: &'a str,
    /// The note as it stands in the form.
    pub note: &'a str,
    /// The note that the unit never sees, where there can be one.
    pub private: Option<&'a str>,
    /// The version it was read in; 0: never answered.
    pub version: i64,
    /// Who answered last, and when; empty: nobody.
    pub by: &'a str,
    /// Address of all its answers so far, where they may be read.
    pub history: Option<String>,
    /// What is wrong with the answer.
    pub error: Option<&'a str>,
    /// What a colleague has saved meanwhile.
    pub theirs: Option<Theirs<'a>>,
    /// What follows from the facts, in words.
    pub suggestion: Option<&'a str>,
    /// What stands beside the question, such as evidence.
    pub beside: Markup,
}

/// An answer that a colleague saved while this one was being written.
#[derive(Clone, Copy, Debug)]
pub struct Theirs<'a> {
    /// The answer.
    pub value: &'a str,
    /// The note.
    pub note: &'a str,
    /// The note that the unit never sees.
    pub private: &'a str,
    /// Who, and when.
    pub by: &'a str,
}

/// An answer that a form sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Code of the question.
    pub code: String,
    /// The answer; empty: not answered.
    pub value: String,
    /// The note.
    pub note: String,
    /// The note that the unit never sees.
    pub private: String,
    /// The version it was read in.
    pub version: i64,
}

/// The id of a question in the page.
pub fn id(code: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("j-{}", code.chars().map(plain).collect::<String>())
}

/// A decimal with a point, as answers have it: in Indonesian it is written with a
/// comma. What is no such number stays as it was typed.
fn pointed(lang: Lang, value: &str) -> String {
    let pointed = value.replace(',', ".");
    let is_number = |part: &str| Exact::parse(part.trim()).is_some();
    match lang == Lang::Id && pointed.split('/').all(is_number) {
        true => pointed,
        false => value.to_owned(),
    }
}

/// The same as it is read: in Indonesian with a comma.
fn written(lang: Lang, value: &str) -> String {
    let is_number = |part: &str| Exact::parse(part.trim()).is_some();
    match lang == Lang::Id && value.split('/').all(is_number) {
        true => value.replace('.', ","),
        false => value.to_owned(),
    }
}

/// The answer a form in a language sent to a question; `None` where the form did
/// not ask it.
pub fn sent(lang: Lang, fields: &Fields, question: &Question) -> Option<Sent> {
    let code = &question.code;
    let version = fields.value(&format!("v:{code}")).parse().ok()?;
    let name = format!("j:{code}");
    let value = match question.answer {
        // What contradicts itself is kept as it was ticked, and refused.
        Answer::Any(_) => fields.values(&name).join("|"),
        Answer::Number { whole: false, .. } | Answer::Ratio => pointed(lang, fields.value(&name)),
        _ => fields.value(&name).to_owned(),
    };
    Some(Sent {
        code: code.clone(),
        value,
        note: fields.value(&format!("c:{code}")).to_owned(),
        private: fields.value(&format!("p:{code}")).to_owned(),
        version,
    })
}

/// An answer in words.
pub fn shown(words: Words, answer: &Answer, value: &str) -> String {
    let title = |permitted: &[prima_instrument::form::Permitted], value: &str| {
        let found = permitted.iter().find(|one| one.value == value);
        found.map_or_else(
            || value.to_owned(),
            |one| one.title.get(words.lang).to_owned(),
        )
    };
    match (answer, value) {
        (_, "") => words.label("web-question-unanswered"),
        (Answer::One(permitted), value) => title(permitted, value),
        (Answer::Any(permitted), value) => {
            let one = |one: &str| match one {
                NOTHING => words.label("web-question-nothing"),
                one => title(permitted, one),
            };
            let chosen: Vec<String> = value.split('|').map(one).collect();
            chosen.join("; ")
        }
        (Answer::YesNo, "ya") => words.label("web-question-yes"),
        (Answer::YesNo, "tidak") => words.label("web-question-no"),
        (Answer::Number { whole: false, .. } | Answer::Ratio, value) => written(words.lang, value),
        (_, value) => value.to_owned(),
    }
}

/// A question that nobody has answered yet.
pub fn unanswered<'a>(question: &'a Question, value: &'a str) -> Asked<'a> {
    Asked {
        question,
        value,
        note: "",
        private: None,
        version: 0,
        by: "",
        history: None,
        error: None,
        theirs: None,
        suggestion: None,
        beside: html! {},
    }
}

/// The question as a part of a form.
pub fn markup(words: Words, asked: &Asked) -> Markup {
    let question = asked.question;
    let id = id(&question.code);
    let described = described(&id, asked);
    html! {
        fieldset class={ "question" @if asked.error.is_some() || asked.theirs.is_some() { " wrong" } } id=(id) tabindex="-1" aria-describedby=[described] {
            legend {
                @if !question.is_fact { span class="question-code" { (question.code) } " " }
                (question.title.get(words.lang))
            }
            @if let Some(reason) = &question.provisional { p class="hint" { strong { (words.label("web-notice-provisional")) ". " } (reason.get(words.lang)) } }
            @if let Some(error) = asked.error {
                p class="field-error" id={ (id) "-error" } {
                    span class="visually-hidden" { (words.label("web-error-prefix")) " " }
                    (error)
                }
            }
            @if let Some(theirs) = asked.theirs { (meanwhile(words, &id, asked, theirs)) }
            @if let Some(suggestion) = asked.suggestion { p class="suggestion" id={ (id) "-hint" } { (suggestion) } }
            (control(words, &id, asked))
            (asked.beside)
            (note(words, &id, asked))
            input type="hidden" name={ "v:" (question.code) } value=(asked.version);
            @if !asked.by.is_empty() {
                p class="hint" {
                    (asked.by)
                    @if let Some(history) = &asked.history {
                        " " a href=(history) { (words.label("web-history-title")) span class="visually-hidden" { ": " (question.title.get(words.lang)) } }
                    }
                }
            }
        }
    }
}

fn described(id: &str, asked: &Asked) -> Option<String> {
    let parts = [
        asked.error.map(|_| format!("{id}-error")),
        asked.theirs.map(|_| format!("{id}-theirs")),
        asked.suggestion.map(|_| format!("{id}-hint")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Both answers, where a colleague was faster; the form now holds the version
/// that sending it again would replace.
fn meanwhile(words: Words, id: &str, asked: &Asked, theirs: Theirs) -> Markup {
    let answer = &asked.question.answer;
    // A review is one person's: what was saved meanwhile came from another window.
    let [happened, saved, choose] = match asked.private {
        None => [
            "web-question-meanwhile",
            "web-question-theirs",
            "web-question-choose",
        ],
        Some(_) => [
            "web-question-meanwhile-own",
            "web-question-theirs-own",
            "web-question-choose-own",
        ],
    };
    html! {
        div class="meanwhile" id={ (id) "-theirs" } {
            p { strong { (words.label(happened)) } " " (theirs.by) }
            dl {
                dt { (words.label(saved)) } dd { (shown(words, answer, theirs.value)) }
                dt { (words.label("web-question-yours")) } dd { (shown(words, answer, asked.value)) }
                (both_notes(words, ["web-note-saved", "web-note-yours"], theirs.note, asked.note))
                @if let Some(own) = asked.private { (both_notes(words, ["web-note-private-saved", "web-note-private-yours"], theirs.private, own)) }
            }
            p { (words.label(choose)) }
        }
    }
}

/// Both notes under their names, where they are not the same.
fn both_notes(words: Words, [saved, yours]: [&str; 2], theirs: &str, own: &str) -> Markup {
    let written = |note: &str| match note.is_empty() {
        true => words.label("web-note-none"),
        false => note.to_owned(),
    };
    html! {
        @if theirs != own {
            dt { (words.label(saved)) } dd { (written(theirs)) }
            dt { (words.label(yours)) } dd { (written(own)) }
        }
    }
}

/// What a question is answered with, without its note; `id` is that of the question.
pub fn control(words: Words, id: &str, asked: &Asked) -> Markup {
    let (code, value) = (&asked.question.code, asked.value);
    let name = format!("j:{code}");
    match &asked.question.answer {
        Answer::One(permitted) => {
            let permitted = permitted
                .iter()
                .map(|one| (one.value.as_str(), one.title.get(words.lang).to_owned()));
            round(words, id, &name, value, &permitted.collect::<Vec<_>>())
        }
        Answer::YesNo => {
            let yes_no = [
                ("ya", words.label("web-question-yes")),
                ("tidak", words.label("web-question-no")),
            ];
            round(words, id, &name, value, &yes_no)
        }
        Answer::Any(permitted) => {
            let chosen: BTreeSet<&str> = value.split('|').collect();
            let mut lines: Vec<(&str, String)> = permitted
                .iter()
                .map(|one| (one.value.as_str(), one.title.get(words.lang).to_owned()))
                .collect();
            lines.push((NOTHING, words.label("web-question-nothing")));
            html! {
                @for (place, (value, title)) in lines.iter().enumerate() {
                    div class="choice" {
                        input type="checkbox" id={ (id) "-" (place) } name=(name) value=(value) checked[chosen.contains(value)];
                        label for={ (id) "-" (place) } { (title) }
                    }
                }
            }
        }
        Answer::Number { .. } | Answer::Ratio => html! {
            @let accepted = [("accepted", asked.question.answer.accepted(words.lang))];
            p class="hint" id={ (id) "-accepted" } { (words.say("web-question-accepted", &accepted)) }
            input class="number-field" id={ (id) "-0" } aria-describedby={ (id) "-accepted" } name=(name) type="text" inputmode="decimal" value=(value) aria-label=(asked.question.title.get(words.lang)) aria-invalid=[asked.error.map(|_| "true")];
        },
        Answer::Text => html! {
            textarea id={ (id) "-0" } name=(name) rows="4" aria-label=(asked.question.title.get(words.lang)) aria-invalid=[asked.error.map(|_| "true")] { (value) }
        },
    }
}

/// Round buttons, the empty answer first, so that an answer can be taken back.
fn round(words: Words, id: &str, name: &str, value: &str, permitted: &[(&str, String)]) -> Markup {
    let unanswered = words.label("web-question-unanswered");
    let lines = std::iter::once(("", &unanswered))
        .chain(permitted.iter().map(|(value, title)| (*value, title)));
    html! {
        @for (place, (one, title)) in lines.enumerate() {
            div class="choice" {
                input type="radio" id={ (id) "-" (place) } name=(name) value=(one) checked[one == value];
                label for={ (id) "-" (place) } {
                    @if one.parse::<u32>().is_ok() { strong { (one) } " " }
                    (title)
                }
            }
        }
    }
}

fn note(words: Words, id: &str, asked: &Asked) -> Markup {
    let code = &asked.question.code;
    let is_open = !asked.note.is_empty() || asked.private.is_some_and(|note| !note.is_empty());
    let label = match asked.private {
        Some(_) => "web-question-note-unit",
        None => "web-question-note-label",
    };
    html! {
        details class="note" open[is_open] {
            summary { (words.label("web-question-note")) span class="visually-hidden" { " " (code) } }
            label for={ (id) "-note" } { (words.label(label)) }
            textarea id={ (id) "-note" } name={ "c:" (code) } rows="2" { (asked.note) }
            @if let Some(private) = asked.private {
                label for={ (id) "-private" } { (words.label("web-question-note-private")) }
                textarea id={ (id) "-private" } name={ "p:" (code) } rows="2" { (private) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::form::Permitted;
    use prima_instrument::words::Text;

    fn question(answer: Answer) -> Question {
        Question {
            code: "1.a".to_owned(),
            source: String::new(),
            section: Vec::new(),
            title: Text::default(),
            answer,
            is_fact: false,
            asked_if: None,
            evidence: Vec::new(),
            facilities: Vec::new(),
            provisional: None,
        }
    }

    fn check(answer: Answer, form: &str, expected: Option<&str>) {
        let sent = sent(Lang::Id, &Fields::read(form.as_bytes()), &question(answer));
        assert_eq!(sent.map(|sent| sent.value).as_deref(), expected, "{form}");
    }

    #[test]
    fn an_answer_is_read_from_the_form_as_answers_have_it() {
        let list = || {
            Answer::Any(vec![Permitted {
                value: "a".to_owned(),
                title: Text::default(),
            }])
        };
        check(Answer::YesNo, "v:1.a=0&j:1.a=ya", Some("ya"));
        check(Answer::YesNo, "v:1.a=0", Some(""));
        check(Answer::YesNo, "j:1.a=ya", None);
        check(Answer::YesNo, "v:1.a=x&j:1.a=ya", None);
        check(list(), "v:1.a=2&j:1.a=a&j:1.a=b", Some("a|b"));
        check(list(), "v:1.a=2&j:1.a=-", Some("-"));
        check(list(), "v:1.a=2&j:1.a=a&j:1.a=-", Some("a|-"));
        check(list(), "v:1.a=2", Some(""));
    }
}
