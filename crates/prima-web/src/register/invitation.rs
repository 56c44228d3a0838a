//! `/undangan?kode=…`: takes up an invitation.

use super::{denial, new_password};
use crate::desk::{Answered, Desk, DeskAnswer, Form, SIGN_IN, Visit, form};
use crate::frame::localized;
use crate::look::{Control, Field, FieldError, Opening, error_summary, field, opening};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::Secret;
use prima_workflow::people::{Denial, Newcomer, accept_invitation};

const PATH: &str = "/undangan";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let words = visit.words();
    let fields = visit.fields();
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, visit.asked.value("kode"), &[]));
    }
    let token = Secret::new(fields.value("kode"));
    if let Some(error) = new_password::differs(words, fields) {
        return Answered::refused(whole(site, visit, token.expose(), &[error]));
    }
    let password = Secret::new(fields.exact("sandi"));
    let newcomer = Newcomer {
        token: &token,
        name: fields.value("nama"),
        password: &password,
        lang: visit.asked.lang.tag(),
    };
    let mut chance = visit.chance;
    let accepted =
        accept_invitation(&visit.scene(site), &site.hashing, &newcomer, &mut chance).await;
    match accepted {
        Ok(_) => Answered::elsewhere(localized(words.lang, SIGN_IN)),
        Err(not_done) => {
            let denial = denial::told(not_done)?;
            let error = match denial {
                Denial::NotUsable => ("kode", words.label("web-invitation-gone")),
                Denial::Name => ("nama", denial::said(words, &denial)),
                _ => ("sandi", denial::said(words, &denial)),
            };
            Answered::refused(whole(site, visit, token.expose(), &[error]))
        }
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, token: &str, errors: &[(&str, String)]) -> Markup {
    let words = visit.words();
    let title = words.label("web-invitation");
    let error = |name: &str| {
        let found = errors.iter().find(|(field, _)| *field == name);
        found.map(|(_, message)| message.as_str())
    };
    let summary: Vec<FieldError> = errors
        .iter()
        .map(|(field, message)| FieldError { field, message })
        .collect();
    let fields = html! {
        (new_password::whose(""))
        input type="hidden" id="kode" name="kode" value=(token);
        (field(words, &Field {
            name: "nama",
            label: &words.label("web-invitation-name"),
            hint: None,
            error: error("nama"),
            control: Control::Name { value: visit.fields().value("nama") },
        }))
        (new_password::fields(words, error("sandi"), error("sandi2")))
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-invitation-lead"), facts: None, answer: None }))
        (error_summary(words, &summary))
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-invitation-accept") }))
    };
    Desk {
        title: &title,
        is_wrong: !errors.is_empty(),
        way: &[(title.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit)
}
