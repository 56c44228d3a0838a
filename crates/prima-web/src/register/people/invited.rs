//! Invitations that nobody has taken up yet: who may invite sees them and takes
//! them back. The link itself is shown nowhere again.

use super::View;
use super::change::{Changed, denied};
use super::parts::{in_words, part};
use crate::desk::{Visit, moment};
use crate::look::{Empty, empty};
use crate::reply::WebError;
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::register::person::Actor;
use prima_store::people::Invitation;
use prima_workflow::people::{Denial, NotDone, open_invitations, withdraw_invitation};

/// Name of the form.
pub const WHAT: &str = "tarik-undangan";
/// Where its faults stand.
pub const FIELD: &str = "undangan";

/// The open invitations that somebody may take back, each with the name of who
/// wrote it.
pub async fn open(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
) -> Result<Vec<(String, Invitation)>, WebError> {
    let found = open_invitations(&visit.scene(site), actor).await;
    let found = match found {
        Ok(found) => found,
        Err(NotDone::Denied(_)) => Vec::new(),
        Err(NotDone::Store(error)) => return Err(error.into()),
    };
    let mut open = Vec::new();
    for invitation in found {
        let writer = site.database.person(&invitation.invited_by).await?;
        let name = writer.map_or_else(|| invitation.invited_by.clone(), |person| person.name);
        open.push((name, invitation));
    }
    Ok(open)
}

/// Takes one back.
pub async fn withdraw(site: &Site, visit: &Visit, actor: &Actor) -> Result<Changed, WebError> {
    let hash = visit.fields().value("undangan");
    match withdraw_invitation(&visit.scene(site), actor, hash).await {
        // Somebody took it up, or back, since the page was read: it is not there any more.
        Ok(()) | Err(NotDone::Denied(Denial::NotUsable)) => Ok(Changed::Done(WHAT)),
        Err(not_done) => denied(visit, not_done, FIELD),
    }
}

/// The list.
pub fn list(visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    html! {
        div id=(FIELD) {
            @if let Some(error) = view.faults.of(FIELD) {
                p class="field-error" { span class="visually-hidden" { (words.label("web-error-prefix")) " " } (error) }
            }
            @if view.invitations.is_empty() {
                (empty(&Empty { title: &words.label("web-invited-none"), about: &words.label("web-invited-none-about"), action: None }))
            }
            @for (writer, one) in view.invitations {
                @let arguments = [("name", writer.clone()), ("until", moment::moment(words, one.expires_at))];
                @let fields = html! {
                    p { strong { (one.email) } }
                    p { (in_words(words, &one.role, &one.scope_kind, &one.scope)) }
                    p class="hint" { (words.say("web-invited-by", &arguments)) }
                    input type="hidden" name="undangan" value=(one.token_hash);
                };
                div class="question" { (part(visit, WHAT, fields, &words.say("web-invited-withdraw", &[("email", one.email.clone())]))) }
            }
        }
    }
}
