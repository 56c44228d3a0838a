//! `/masuk/kunci`: a sign-in by passkey. The first form asks for a question to
//! the device, the second brings its answer.

use super::denial;
use super::passkey::{self, ANSWER, CEREMONY, SCRIPTS};
use super::sign_in::{self, View, carried, go_on, own_path};
use crate::desk::{Answered, Desk, DeskAnswer, Form, SIGN_IN, Visit, form};
use crate::frame::localized;
use crate::look::{Opening, opening, section};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::sign_in::passkey::PasskeySite;
use prima_store::Secret;
use prima_workflow::people::{
    Asking, Denial, NotDone, PasskeySignIn, begin_passkey_sign_in, sign_in_by_passkey,
};

/// Its address, without the language.
pub const PATH: &str = "/masuk/kunci";

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    if visit.form.is_none() {
        return Answered::elsewhere(localized(visit.asked.lang, SIGN_IN));
    }
    let fields = visit.fields();
    let mut view = View {
        next: own_path(fields.value("ke")).to_owned(),
        unsent: fields.exact("isi").to_owned(),
        ..View::default()
    };
    if fields.value("apa") == "sandi" {
        return Answered::page(sign_in::whole(site, visit, &view));
    }
    let Some(passkeys) = passkey::offered(site, visit) else {
        view.passkey_error = Some(visit.words().label("web-passkey-nowhere"));
        return Answered::refused(sign_in::whole(site, visit, &view));
    };
    let scene = visit.scene(site);
    let mut chance = visit.chance;
    let ceremony = Secret::new(fields.value(CEREMONY));
    let not_done = if ceremony.is_empty() {
        let begun = begin_passkey_sign_in(&scene, &passkeys, &visit.address, &mut chance).await;
        match begun {
            Ok(asked) => return Answered::page(asking(site, visit, &passkeys, &asked, &view)),
            Err(not_done) => not_done,
        }
    } else {
        let asked = PasskeySignIn {
            ceremony: &ceremony,
            answer: fields.value(ANSWER),
            address: &visit.address,
            agent: &visit.agent,
        };
        match sign_in_by_passkey(&scene, &passkeys, &asked, &mut chance).await {
            Ok(opened) => return go_on(site, visit, &opened, &view.next, &view.unsent).await,
            Err(not_done) => not_done,
        }
    };
    refused(site, visit, view, not_done)
}

/// The sign-in once more, with what is wrong.
fn refused(site: &Site, visit: &Visit, mut view: View, not_done: NotDone) -> DeskAnswer {
    let words = visit.words();
    view.passkey_error = Some(match denial::told(not_done)? {
        Denial::Wrong => words.label("web-passkey-refused"),
        Denial::NotUsable => words.label("web-passkey-late"),
        told => denial::said(words, &told),
    });
    Answered::refused(sign_in::whole(site, visit, &view))
}

/// The page that asks the device.
fn asking(
    site: &Site,
    visit: &Visit,
    passkeys: &PasskeySite,
    asked: &Asking,
    view: &View,
) -> Markup {
    let words = visit.words();
    let title = words.label("web-passkey-sign-in");
    let carried = carried(&view.next, &view.unsent);
    let back = html! { input type="hidden" name="apa" value="sandi"; (carried) };
    let main = html! {
        (opening(&Opening { kind: None, title: &title, lead: &words.label("web-passkey-sign-in-lead"), facts: None, answer: None }))
        (passkey::asking(visit, passkeys, asked, PATH, &carried))
        (form(visit, &Form { action: PATH, has_files: false, fields: back, button: &words.label("web-passkey-password-instead") }))
    };
    Desk {
        title: &title,
        is_wrong: false,
        way: &[
            (words.label("web-sign-in"), SIGN_IN.to_owned()),
            (title.clone(), PATH.to_owned()),
        ],
        sample: false,
        main,
    }
    .markup_with(site, visit, SCRIPTS)
}

/// The way to a sign-in by passkey, for the page of the sign-in.
pub fn offer(visit: &Visit, passkeys: &PasskeySite, view: &View) -> Markup {
    let words = visit.words();
    let button = words.label("web-passkey-sign-in");
    let fields = carried(&view.next, &view.unsent);
    let body = html! {
        p { (words.label("web-passkey-or-about")) }
        (form(visit, &Form { action: PATH, has_files: false, fields, button: &button }))
    };
    let shown = section("kunci-sandi", &words.label("web-passkey-or"), &body);
    passkey::where_able(passkeys, &shown)
}
