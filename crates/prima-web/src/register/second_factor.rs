//! `/masuk/kode`: the second code of a sign-in.

use super::denial;
use super::sign_in::{carried, go_on, visitor};
use crate::asked::Asked;
use crate::desk::{Answered, Cookie, Desk, DeskAnswer, Form, SIGN_IN, Sent, Visit, form};
use crate::look::{Control, Field, FieldError, Opening, error_summary, field, opening};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::people::{Denial, Opened, confirm_second_factor};

const PATH: &str = "/masuk/kode";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let fields = visit.fields();
    let (next, unsent) = (fields.value("ke"), fields.exact("isi"));
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, next, unsent, None));
    }
    let mut chance = visit.chance;
    let code = fields.value("kode");
    let confirmed =
        confirm_second_factor(&visit.scene(site), &visit.token, code, &mut chance).await;
    match confirmed {
        Ok(opened) => go_on(site, visit, &opened, next, unsent).await,
        Err(not_done) => {
            let words = visit.words();
            let error = match denial::told(not_done)? {
                Denial::Wrong => words.label("web-factor-refused"),
                told => denial::said(words, &told),
            };
            Answered::refused(whole(site, visit, next, unsent, Some(&error)))
        }
    }
}

/// The page for somebody whose password was right.
pub async fn ask(
    site: &Site,
    visit: &Visit,
    opened: &Opened,
    next: &str,
    unsent: &str,
) -> DeskAnswer {
    let visitor = visitor(site, visit, opened).await?;
    let visit = visit.moved(Asked::new(visit.asked.lang, PATH, ""), visitor);
    Ok(Answered {
        sent: Sent::Page(whole(site, &visit, next, unsent, None)),
        cookie: Cookie::Set(opened.token.clone()),
    })
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, next: &str, unsent: &str, error: Option<&str>) -> Markup {
    let words = visit.words();
    let title = words.label("web-factor");
    let errors: Vec<FieldError> = error
        .iter()
        .map(|message| FieldError {
            field: "kode",
            message,
        })
        .collect();
    let fields = html! {
        (field(words, &Field {
            name: "kode",
            label: &words.label("web-factor-code"),
            hint: None,
            error,
            control: Control::Code,
        }))
        (carried(next, unsent))
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-factor-lead"), facts: None, answer: None }))
        (error_summary(words, &errors))
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-factor-confirm") }))
    };
    Desk {
        title: &title,
        is_wrong: error.is_some(),
        way: &[
            (words.label("web-sign-in"), SIGN_IN.to_owned()),
            (title.clone(), PATH.to_owned()),
        ],
        sample: false,
        main,
    }
    .markup(site, visit)
}
