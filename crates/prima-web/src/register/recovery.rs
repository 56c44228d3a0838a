//! `/pulih?kode=…`: a new password by a note that an officer handed over.

use super::{denial, new_password};
use crate::desk::{Answered, Desk, DeskAnswer, Form, SIGN_IN, Visit, form};
use crate::frame::localized;
use crate::look::{FieldError, Opening, error_summary, opening};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::Secret;
use prima_workflow::people::{Denial, recover_account};

const PATH: &str = "/pulih";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let words = visit.words();
    let fields = visit.fields();
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, visit.asked.value("kode"), None));
    }
    let note = Secret::new(fields.value("kode"));
    if let Some(error) = new_password::differs(words, fields) {
        return Answered::refused(whole(site, visit, note.expose(), Some(&error)));
    }
    let password = Secret::new(fields.exact("sandi"));
    let scene = visit.scene(site);
    let mut chance = visit.chance;
    match recover_account(&scene, &site.hashing, &note, &password, &mut chance).await {
        Ok(_) => Answered::elsewhere(localized(words.lang, SIGN_IN)),
        Err(not_done) => {
            let denial = denial::told(not_done)?;
            let message = match denial {
                Denial::NotUsable => words.label("web-recovery-gone"),
                _ => denial::said(words, &denial),
            };
            let error = ("sandi", message);
            Answered::refused(whole(site, visit, note.expose(), Some(&error)))
        }
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, note: &str, error: Option<&(&str, String)>) -> Markup {
    let words = visit.words();
    let title = words.label("web-recovery");
    let of = |name: &str| {
        let found = error.filter(|(field, _)| *field == name);
        found.map(|(_, message)| message.as_str())
    };
    let summary: Vec<FieldError> = error
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let fields = html! {
        (new_password::whose(""))
        input type="hidden" name="kode" value=(note);
        (new_password::fields(words, of("sandi"), of("sandi2")))
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-recovery-lead"), facts: None, answer: None }))
        (error_summary(words, &summary))
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-recovery-save") }))
    };
    Desk {
        title: &title,
        is_wrong: error.is_some(),
        way: &[(title.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit)
}
