//! Setting up the second factor: a picture for the phone, a first code, and ten
//! codes on paper.

use super::PATH;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::look::{Control, Field, FieldError, Opening, Words, error_summary, field, opening};
use crate::register::denial;
use crate::site::Site;
use maud::{Markup, PreEscaped, html};
use prima_store::Secret;
use prima_workflow::people::{Denial, SignedIn, propose_second_factor, set_up_second_factor};
use qrcode::QrCode;
use qrcode::render::svg;

/// Whether it is set up, and the button that begins.
pub fn offer(visit: &Visit, person: &SignedIn) -> Markup {
    let words = visit.words();
    let state = match person.has_second_factor {
        true => "web-factor-on",
        false => "web-factor-off",
    };
    html! {
        p { (words.label(state)) }
        (form(visit, &Form {
            action: PATH,
            has_files: false,
            fields: html! { input type="hidden" name="apa" value="kode"; },
            button: &words.label("web-factor-start"),
        }))
    }
}

/// Answers the two forms: the one that begins, and the one with a first code.
pub async fn answer(site: &Site, visit: &Visit, person: &SignedIn) -> DeskAnswer {
    let words = visit.words();
    let mut chance = visit.chance;
    let secret = Secret::new(visit.fields().value("kunci"));
    if secret.is_empty() {
        let offered = propose_second_factor(person, &mut chance);
        return Answered::page(asking(site, visit, &offered.secret, &offered.url, None));
    }
    let code = visit.fields().value("kode");
    let scene = visit.scene(site);
    match set_up_second_factor(&scene, person, &secret, code, &mut chance).await {
        Ok(codes) => Answered::page(done(site, visit, &codes)),
        Err(not_done) => {
            let error = match denial::told(not_done)? {
                Denial::Wrong => words.label("web-factor-wrong"),
                told => denial::said(words, &told),
            };
            let url = Secret::new(visit.fields().value("alamat"));
            Answered::refused(asking(site, visit, &secret, &url, Some(&error)))
        }
    }
}

/// The picture, the key, and the field for a first code.
fn asking(
    site: &Site,
    visit: &Visit,
    secret: &Secret,
    url: &Secret,
    error: Option<&str>,
) -> Markup {
    let words = visit.words();
    let errors: Vec<FieldError> = error
        .iter()
        .map(|message| FieldError {
            field: "kode",
            message,
        })
        .collect();
    let fields = html! {
        input type="hidden" name="apa" value="kode";
        input type="hidden" name="kunci" value=(secret.expose());
        input type="hidden" name="alamat" value=(url.expose());
        (field(words, &Field {
            name: "kode",
            label: &words.label("web-factor-first"),
            hint: None,
            error,
            control: Control::Code,
        }))
    };
    let main = html! {
        (opening(&Opening { kind: None, title: &words.label("web-factor-set-up"), lead: &words.label("web-factor-scan"), facts: None, answer: None }))
        (error_summary(words, &errors))
        (picture(words, url))
        p { (words.label("web-factor-key")) ": " span class="secret" { (grouped(secret.expose())) } }
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-factor-confirm") }))
    };
    framed(site, visit, main, error.is_some())
}

/// The address as a picture; nothing where it is none that fits, since the key
/// below it does the same.
fn picture(words: Words, url: &Secret) -> Markup {
    let Ok(code) = QrCode::new(url.expose()) else {
        return html! {};
    };
    let drawn = code
        .render::<svg::Color>()
        .min_dimensions(220, 220)
        .quiet_zone(true)
        .build();
    // The picture begins with a declaration, which has no place within a page.
    let start = drawn.find("<svg").unwrap_or(0);
    html! {
        figure class="qr" role="img" aria-label=(words.label("web-factor-qr")) { (PreEscaped(&drawn[start..])) }
    }
}

/// In groups of four, so that it can be typed.
fn grouped(secret: &str) -> String {
    let signs: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

/// The codes on paper, shown once.
fn done(site: &Site, visit: &Visit, codes: &[Secret]) -> Markup {
    let words = visit.words();
    let main = html! {
        (opening(&Opening { kind: None, title: &words.label("web-factor-done"), lead: &words.label("web-factor-codes"), facts: None, answer: None }))
        ul class="codes" { @for code in codes { li { (code.expose()) } } }
        p { a href=(crate::frame::localized(words.lang, PATH)) { (words.label("web-account")) } }
    };
    framed(site, visit, main, false)
}

fn framed(site: &Site, visit: &Visit, main: Markup, is_wrong: bool) -> Markup {
    let words = visit.words();
    let title = words.label("web-factor-set-up");
    Desk {
        title: &title,
        is_wrong,
        way: &[
            (words.label("web-account"), PATH.to_owned()),
            (title.clone(), PATH.to_owned()),
        ],
        sample: false,
        main,
    }
    .markup(site, visit)
}
