//! What the forms of the page of people do.

use super::read::Seen;
use super::{ending, invited, lift, tie};
use crate::assessment::work::faults::Faults;
use crate::desk::{Visit, moment};
use crate::frame::localized;
use crate::register::account::parts::body_named;
use crate::register::denial;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use prima_domain::register::id::{BodyId, PersonId, ProgrammeCode};
use prima_domain::register::person::{Actor, Role, Scope};
use prima_domain::register::region::RegionCode;
use prima_workflow::people::{
    Denial, Invited, NotDone, grant_role, invite_person, make_recovery_note, scope as scope_of,
    withdraw_grant,
};
use prima_workflow::recognition::shelved;

/// What came of a form.
pub enum Changed {
    /// It is done; its name in the address.
    Done(&'static str),
    /// It made a link, shown once: heading, what to do, the link.
    Link((String, String, String)),
    /// It is not done.
    Wrong(Faults),
}

/// Does what a form asks for.
pub async fn change(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    people: &[Seen],
) -> Result<Changed, WebError> {
    match visit.fields().value("apa") {
        "undang" => invite(site, visit, actor).await,
        invited::WHAT => invited::withdraw(site, visit, actor).await,
        "beri" => grant(site, visit, actor, people).await,
        "cabut" => withdraw(site, visit, actor, people).await,
        "pulihkan" => recover(site, visit, actor, people).await,
        tie::WHAT => tie::record(site, visit, actor, people).await,
        ending::CONFIRM => ending::confirm(site, visit, actor).await,
        "usul" => lift::ask(site, visit, actor, people).await,
        "teguhkan" => lift::confirm(site, visit, actor).await,
        _ => Err(WebError::NotFound(Missing::Page)),
    }
}

/// The scope that was typed: empty, a programme's code, a region's, or a body;
/// `None` for what is none of these.
async fn scope(site: &Site, typed: &str) -> Result<Option<Scope>, WebError> {
    if typed.is_empty() {
        return Ok(Some(Scope::Everywhere));
    }
    if let Some(body) = body_named(site, typed) {
        return Ok(Some(Scope::Body(BodyId::new(body))));
    }
    if let Ok(region) = RegionCode::parse(typed) {
        let is_known = site.known().regions.contains_key(typed);
        return Ok(is_known.then_some(Scope::Region(region)));
    }
    let is_programme = is_programme(site, typed).await?;
    Ok(is_programme.then(|| Scope::Programme(ProgrammeCode::new(typed.to_owned()))))
}

/// Whether a programme is known: by its results, by an instrument, or by rules of
/// stages, shipped or opened here.
async fn is_programme(site: &Site, code: &str) -> Result<bool, WebError> {
    let is_of = |name: &str| name.split('/').next() == Some(code);
    let known = site.known();
    if known.cycles.iter().any(|(programme, _)| programme == code)
        || site.instruments.keys().any(|name| is_of(name))
    {
        return Ok(true);
    }
    let shipped = shelved().map_err(WebError::of_act("read the shipped programmes"))?;
    if shipped.iter().any(|one| is_of(&one.name)) {
        return Ok(true);
    }
    let opened = site.database.reading().programme_editions().await?;
    Ok(opened.iter().any(|row| row.programme == code))
}

/// Role and scope of a form, or what is wrong with them.
async fn role_and_scope(
    site: &Site,
    visit: &Visit,
    names: [&'static str; 2],
) -> Result<Result<(Role, Scope), Faults>, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let role = Role::from_code(typed.value(names[0]));
    let scope = scope(site, typed.value(names[1])).await?;
    let mut faults = Faults::default();
    if role.is_none() {
        faults.add(names[0], words.label("web-board-people-role-wrong"));
    }
    let wrong = || {
        let value = typed.value(names[1]).to_owned();
        let fits = role.map_or_else(String::new, |role| {
            words.label(&format!("web-board-people-fits-{}", role.code()))
        });
        words.say(
            "web-people-invite-scope-wrong",
            &[("value", value), ("fits", fits)],
        )
    };
    match (role, scope) {
        (Some(role), Some(scope)) if role.fits(&scope) => return Ok(Ok((role, scope))),
        (Some(_), _) | (None, None) => faults.add(names[1], wrong()),
        (None, Some(_)) => {}
    }
    Ok(Err(faults))
}

/// What an act denied, beside a field; hidden stays hidden, except that a form
/// says there is nothing to be done for somebody it was offered for.
pub fn denied(visit: &Visit, not_done: NotDone, field: &str) -> Result<Changed, WebError> {
    use prima_domain::refusal::Refusal as Rule;
    if matches!(not_done, NotDone::Denied(Denial::Refused(Rule::Hidden))) {
        let message = visit.words().label("web-board-people-not-yours");
        return Ok(Changed::Wrong(Faults::one(field, message)));
    }
    let denial = denial::told(not_done)?;
    let message = denial::said(visit.words(), &denial);
    Ok(Changed::Wrong(Faults::one(field, message)))
}

/// The address of a link that a person opens, whole where the origin is known.
fn link(site: &Site, visit: &Visit, path: &str, invited: &Invited) -> String {
    let to = localized(visit.asked.lang, path);
    format!("{}{to}?kode={}", site.origin, invited.token.expose())
}

async fn invite(site: &Site, visit: &Visit, actor: &Actor) -> Result<Changed, WebError> {
    let (words, email) = (visit.words(), visit.fields().value("surel"));
    let (role, scope) = match role_and_scope(site, visit, ["peran", "lingkup"]).await? {
        Ok(found) => found,
        Err(faults) => return Ok(Changed::Wrong(faults)),
    };
    let mut chance = visit.chance;
    let invited = invite_person(&visit.scene(site), actor, email, role, &scope, &mut chance).await;
    let invited = match invited {
        Ok(invited) => invited,
        Err(NotDone::Denied(Denial::Email)) => {
            let message = words.say(
                "web-people-invite-email-wrong",
                &[("value", email.to_owned())],
            );
            return Ok(Changed::Wrong(Faults::one("surel", message)));
        }
        Err(not_done) => return denied(visit, not_done, "peran"),
    };
    let arguments = [
        ("email", email.to_owned()),
        ("until", moment::moment(words, invited.expires_at)),
    ];
    let about = words.say("web-people-invited-about", &arguments);
    let link = link(site, visit, "/undangan", &invited);
    Ok(Changed::Link((
        words.label("web-people-invited"),
        about,
        link,
    )))
}

/// Whom a form is about, by id or by e-mail address; only somebody who is in the list.
pub fn named<'a>(visit: &Visit, people: &'a [Seen], field: &str) -> Result<&'a Seen, Faults> {
    let id = visit.fields().value(field);
    let email = id.to_lowercase();
    let found = people.iter().find(|one| one.id == id || one.email == email);
    found.ok_or_else(|| Faults::one(field, visit.words().label("web-board-people-who-wrong")))
}

async fn grant(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    people: &[Seen],
) -> Result<Changed, WebError> {
    let whom = match named(visit, people, "orang") {
        Ok(whom) => PersonId::new(whom.id.clone()),
        Err(faults) => return Ok(Changed::Wrong(faults)),
    };
    let named = ["tugas-baru", "lingkup-baru"];
    let (role, scope) = match role_and_scope(site, visit, named).await? {
        Ok(found) => found,
        Err(faults) => return Ok(Changed::Wrong(faults)),
    };
    match grant_role(&visit.scene(site), actor, &whom, role, &scope).await {
        Ok(()) => Ok(Changed::Done("beri")),
        Err(not_done) => denied(visit, not_done, "orang"),
    }
}

async fn withdraw(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    people: &[Seen],
) -> Result<Changed, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let whom = match named(visit, people, "siapa") {
        Ok(whom) => whom,
        Err(_) => return Err(WebError::NotFound(Missing::Page)),
    };
    let field = format!("cabut-{}", whom.id);
    if !typed.has("yakin") {
        return Ok(Changed::Wrong(Faults::one(
            &field,
            words.label("web-board-unsure"),
        )));
    }
    let place: Option<usize> = typed.value("tugas").parse().ok();
    let Some(grant) = place.and_then(|place| whom.grants.get(place)) else {
        return Ok(Changed::Wrong(Faults::one(
            &field,
            words.label("web-board-people-role-wrong"),
        )));
    };
    let known = Role::from_code(&grant.role).zip(scope_of(&grant.scope_kind, &grant.scope));
    let (role, scope) = known.ok_or(WebError::NotFound(Missing::Page))?;
    let whom = PersonId::new(whom.id.clone());
    match withdraw_grant(&visit.scene(site), actor, &whom, role, &scope).await {
        Ok(()) => Ok(Changed::Done("cabut")),
        Err(not_done) => denied(visit, not_done, &field),
    }
}

async fn recover(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    people: &[Seen],
) -> Result<Changed, WebError> {
    let words = visit.words();
    let whom = match named(visit, people, "siapa") {
        Ok(whom) => whom,
        Err(_) => return Err(WebError::NotFound(Missing::Page)),
    };
    let mut chance = visit.chance;
    let person = PersonId::new(whom.id.clone());
    let made = make_recovery_note(&visit.scene(site), actor, &person, &mut chance).await;
    let note = match made {
        Ok(note) => note,
        Err(not_done) => return denied(visit, not_done, &format!("cabut-{}", whom.id)),
    };
    let until = [("until", moment::moment(words, note.expires_at))];
    let heading = words.say("web-people-recovered", &[("name", whom.name.clone())]);
    let about = words.say("web-people-recovered-about", &until);
    Ok(Changed::Link((
        heading,
        about,
        link(site, visit, "/pulih", &note),
    )))
}
