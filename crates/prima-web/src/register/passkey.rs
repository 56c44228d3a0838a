//! What the pages about passkeys share: whether there can be any at the address
//! a page is read at, what is shown only where the browser can do it, and the
//! form that asks the device.
//!
//! Without scripts all of it stays hidden, and password and second code do the
//! same.

use crate::desk::{Visit, guard};
use crate::frame::localized;
use crate::look::Words;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::sign_in::passkey::PasskeySite;
use prima_workflow::people::Asking;

/// The scripts of a page with passkeys.
pub const SCRIPTS: &[&str] = &["passkey.js"];
/// The field with what the page holds that asks a device.
pub const CEREMONY: &str = "tanya";
/// The field into which the script writes what the device says.
pub const ANSWER: &str = "jawaban";

/// Where passkeys can be used; `None` where this portal can have none.
pub fn offered(site: &Site, visit: &Visit) -> Option<PasskeySite> {
    PasskeySite::of(&site.origin, &visit.host)
}

/// Shown only once the script has found that the browser can use passkeys at
/// the address of the page.
pub fn where_able(passkeys: &PasskeySite, shown: &Markup) -> Markup {
    html! { div data-passkey=(passkeys.origin()) hidden { (shown) } }
}

/// Shown until then, and for ever without scripts.
pub fn where_unable(words: Words, passkeys: &PasskeySite) -> Markup {
    let arguments = [("origin", passkeys.origin().to_owned())];
    html! { p data-passkey-unable { (words.say("web-passkey-unable", &arguments)) } }
}

/// The form that asks the device, at once and at each press of its button, and
/// brings its answer to `action`.
pub fn asking(
    visit: &Visit,
    passkeys: &PasskeySite,
    asked: &Asking,
    action: &str,
    fields: &Markup,
) -> Markup {
    let words = visit.words();
    let form = html! {
        form class="form" action=(localized(words.lang, action)) method="post" novalidate data-passkey-options=(asked.options) {
            (guard(visit))
            input type="hidden" name=(CEREMONY) value=(asked.token.expose());
            input type="hidden" name=(ANSWER) value="";
            (fields)
            p data-passkey-failed="known" role="alert" hidden { (words.label("web-passkey-known")) }
            p data-passkey-failed="other" role="alert" hidden { (words.label("web-passkey-failed")) }
            div class="form-actions" { button type="submit" { (words.label("web-passkey-ask")) } }
        }
    };
    html! {
        (where_unable(words, passkeys))
        (where_able(passkeys, &form))
    }
}
