//! The fields by which a file is chosen and described.

use super::error_of;
use crate::look::{Choice, Control, Field, Words, field};
use maud::{Markup, html};
use prima_workflow::vault::Description;

/// What the fields hold.
#[derive(Clone, Copy, Debug)]
pub struct Described<'a> {
    /// What was written, or what is known.
    pub description: &'a Description,
    /// Kinds there are to choose: code, name.
    pub kinds: &'a [(String, String)],
    /// What is wrong: field, message.
    pub errors: &'a [(&'static str, String)],
}

/// The field for a file.
pub fn file(words: Words, errors: &[(&'static str, String)]) -> Markup {
    field(
        words,
        &Field {
            name: "berkas",
            label: &words.label("web-evidence-file"),
            hint: Some(&words.label("web-evidence-file-hint")),
            error: error_of(errors, "berkas"),
            control: Control::File {
                accept: ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx",
            },
        },
    )
}

/// Title, kind, first and last day.
pub fn described(words: Words, view: &Described) -> Markup {
    let Described {
        description,
        kinds,
        errors,
    } = *view;
    let nothing = words.label("web-evidence-kind-choose");
    let mut choices = vec![Choice {
        value: "",
        label: &nothing,
        chosen: description.kind.is_empty(),
    }];
    choices.extend(kinds.iter().map(|(code, name)| Choice {
        value: code,
        label: name,
        chosen: *code == description.kind,
    }));
    let one = |name: &str, key: &str, control: Control| {
        let label = words.label(key);
        let error = error_of(errors, name);
        let hint = None;
        field(
            words,
            &Field {
                name,
                label: &label,
                hint,
                error,
                control,
            },
        )
    };
    let title = Control::Text {
        value: &description.title,
    };
    let from = Control::Day {
        value: &description.valid_from,
    };
    let to = Control::Day {
        value: &description.valid_to,
    };
    html! {
        (one("judul", "web-evidence-title", title))
        (one("jenis", "web-evidence-kind", Control::Select { choices: &choices }))
        (one("dari", "web-evidence-from", from))
        (one("sampai", "web-evidence-to", to))
    }
}
