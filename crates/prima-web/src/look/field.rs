//! A field of a form: label, hint, error, control.

use maud::{Markup, html};
use prima_document::wording::Words;

/// One field.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Its id in the page and its name in the form.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// What to write, where the label does not say it.
    pub hint: Option<&'a str>,
    /// What is wrong with what was written.
    pub error: Option<&'a str>,
    /// What one fills in.
    pub control: Control<'a>,
}

/// What one fills in.
#[derive(Clone, Copy, Debug)]
pub enum Control<'a> {
    /// A line of text.
    Text {
        /// What was written.
        value: &'a str,
    },
    /// The name of the person who fills in.
    Name {
        /// What was written.
        value: &'a str,
    },
    /// An e-mail address.
    Email {
        /// What was written.
        value: &'a str,
    },
    /// A password; what was written is never shown again.
    Password {
        /// Whether it is one to be made up, so that a browser offers one.
        is_new: bool,
    },
    /// A code to be copied from elsewhere, such as the six digits of a second factor.
    Code,
    /// A day.
    Day {
        /// As `2026-03-31`.
        value: &'a str,
    },
    /// Several lines of text.
    Lines {
        /// What was written.
        value: &'a str,
        /// How many are shown at once.
        rows: u8,
    },
    /// A file.
    File {
        /// Which are taken, such as `.pdf,.png`.
        accept: &'a str,
    },
    /// A line to search by.
    Search {
        /// What was written.
        value: &'a str,
    },
    /// One of a list. A choice without a value, such as "all levels", stands
    /// before the group of the others.
    Select {
        /// What there is to choose.
        choices: &'a [Choice<'a>],
    },
    /// One of a long list, in groups.
    Grouped {
        /// The groups.
        groups: &'a [Group<'a>],
    },
}

/// Choices under one heading of a list.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// What heads them.
    pub label: &'a str,
    /// What there is to choose.
    pub choices: Vec<Choice<'a>>,
}

/// One line of a list.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// What the form sends.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// The field with its label.
pub fn field(words: Words, field: &Field) -> Markup {
    let (hint, error) = (
        field.hint.map(|_| format!("{}-hint", field.name)),
        field.error.map(|_| format!("{}-error", field.name)),
    );
    let described: Vec<&str> = [&hint, &error]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = field.error.map(|_| "true");
    html! {
        div class={ "field" @if field.error.is_some() { " wrong" } } {
            label for=(field.name) { (field.label) }
            @if let (Some(id), Some(hint)) = (&hint, field.hint) { p class="hint" id=(id) { (hint) } }
            @if let (Some(id), Some(error)) = (&error, field.error) {
                p class="field-error" id=(id) {
                    span class="visually-hidden" { (words.label("web-error-prefix")) " " }
                    (error)
                }
            }
            @match field.control {
                Control::Text { value } => input id=(field.name) name=(field.name) type="text" value=(value) aria-describedby=[described] aria-invalid=[invalid];,
                Control::Name { value } => input id=(field.name) name=(field.name) type="text" autocomplete="name" value=(value) aria-describedby=[described] aria-invalid=[invalid];,
                Control::Email { value } => input id=(field.name) name=(field.name) type="email" autocomplete="username" spellcheck="false" value=(value) aria-describedby=[described] aria-invalid=[invalid];,
                Control::Password { is_new } => input id=(field.name) name=(field.name) type="password" autocomplete=(if is_new { "new-password" } else { "current-password" }) aria-describedby=[described] aria-invalid=[invalid];,
                Control::Code => input class="code" id=(field.name) name=(field.name) type="text" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" aria-describedby=[described] aria-invalid=[invalid];,
                Control::Day { value } => input class="day" id=(field.name) name=(field.name) type="date" value=(value) aria-describedby=[described] aria-invalid=[invalid];,
                Control::Lines { value, rows } => textarea id=(field.name) name=(field.name) rows=(rows) aria-describedby=[described] aria-invalid=[invalid] { (value) },
                Control::File { accept } => input id=(field.name) name=(field.name) type="file" accept=(accept) aria-describedby=[described] aria-invalid=[invalid];,
                Control::Search { value } => input id=(field.name) name=(field.name) type="search" value=(value) aria-describedby=[described] aria-invalid=[invalid];,
                Control::Select { choices } => {
                    select id=(field.name) name=(field.name) aria-describedby=[described] aria-invalid=[invalid] {
                        @for choice in choices.iter().filter(|choice| choice.value.is_empty()) { (option(choice)) }
                        optgroup label=(field.label) {
                            @for choice in choices.iter().filter(|choice| !choice.value.is_empty()) { (option(choice)) }
                        }
                    }
                },
                Control::Grouped { groups } => {
                    select id=(field.name) name=(field.name) aria-describedby=[described] aria-invalid=[invalid] {
                        @for group in groups {
                            optgroup label=(group.label) { @for choice in &group.choices { (option(choice)) } }
                        }
                    }
                },
            }
        }
    }
}

fn option(choice: &Choice) -> Markup {
    html! { option value=(choice.value) selected[choice.chosen] { (choice.label) } }
}
