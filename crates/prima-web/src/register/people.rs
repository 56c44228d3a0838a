//! `/kerja/orang`: the people somebody may see, what they are granted, and who
//! may judge in spite of a tie. Each form says in `apa` what it does.
//!
//! A link of an invitation or of a recovery is shown once, on the page that
//! made it, and is kept nowhere.

mod change;
mod ending;
mod invited;
mod lift;
mod parts;
pub mod read;
mod tie;

pub use parts::in_words;

use crate::assessment::work::faults::Faults;
use crate::desk::{Answered, Desk, DeskAnswer, Visit};
use crate::frame::localized;
use crate::look::{Opening, opening, section};
use crate::register::lifted::{Lifted, lifted};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use change::Changed;
use ending::Ending;
use maud::{Markup, html};
use prima_domain::register::person::{Actor, Role};
use prima_store::people::Invitation;
use read::Seen;

/// Its address, without the language.
pub const PATH: &str = "/kerja/orang";
/// People on one page of the list.
const PER_PAGE: usize = 50;
/// Roles that invite; the acts say whom to what.
const INVITING: [Role; 3] = [
    Role::Administrator,
    Role::ProgrammeOfficer,
    Role::Coordinator,
];

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// Whom the person may see, by name.
    pub people: &'a [Seen],
    /// Whether the person invites anybody.
    pub invites: bool,
    /// Invitations nobody has taken up, with the names of those who wrote them.
    pub invitations: &'a [(String, Invitation)],
    /// Overrides the person may read.
    pub overrides: &'a [Lifted],
    /// Whether the person decides on overrides at all.
    pub is_officer: bool,
    /// Ties that end sooner, asked for or confirmed.
    pub endings: &'a [Ending],
    /// Whether the person records ties of others.
    pub records: bool,
    /// A link that was just made: heading, what to do, the link.
    pub link: Option<(String, String, String)>,
    /// What is wrong.
    pub faults: Faults,
    /// What was just done.
    pub done: Option<String>,
    /// Page of the list, from 1.
    pub page: usize,
}

/// Whether somebody looks after people at all.
fn keeps(actor: &Actor) -> bool {
    let mut roles = INVITING.into_iter().chain([Role::Auditor]);
    roles.any(|role| actor.holds(role, |_| true))
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let actor = visit.actor().ok_or(WebError::NotFound(Missing::Page))?;
    if !keeps(actor) {
        return Err(WebError::NotFound(Missing::Page));
    }
    let people = read::people(site, visit, actor).await?;
    let mut faults = Faults::default();
    let mut link = None;
    if visit.form.is_some() {
        match change::change(site, visit, actor, &people).await? {
            Changed::Done(what) => {
                let to = localized(visit.asked.lang, PATH);
                return Answered::elsewhere(format!("{to}?sudah={what}"));
            }
            Changed::Link(made) => link = Some(made),
            Changed::Wrong(found) => faults = found,
        }
    }
    let overrides = lifted(site, visit, actor).await?;
    let endings = ending::endings(site, visit, actor).await?;
    let invitations = invited::open(site, visit, actor).await?;
    let number = visit.asked.page().unwrap_or(1);
    let is_wrong = !faults.is_empty();
    let view = View {
        people: &people,
        invites: INVITING.into_iter().any(|role| actor.holds(role, |_| true)),
        invitations: &invitations,
        overrides: &overrides,
        endings: &endings,
        is_officer: actor.holds(Role::ProgrammeOfficer, |_| true),
        records: tie::records(actor),
        link,
        faults,
        done: done(visit),
        page: usize::try_from(number).unwrap_or(1),
    };
    let markup = whole(site, visit, &view);
    match is_wrong {
        true => Answered::refused(markup),
        false => Answered::page(markup),
    }
}

fn done(visit: &Visit) -> Option<String> {
    let what = visit.asked.value("sudah");
    let of_ties = match what {
        tie::WHAT => Some("web-people-tie-done"),
        ending::ASKED => Some("web-tie-ending-done-asked"),
        ending::CONFIRM => Some("web-tie-ending-done-confirmed"),
        _ => None,
    };
    if let Some(key) = of_ties {
        return Some(visit.words().label(key));
    }
    if what == invited::WHAT {
        return Some(visit.words().label("web-invited-done"));
    }
    let known = ["beri", "cabut", "usul", "teguhkan"];
    let found = known.into_iter().find(|name| *name == what)?;
    Some(
        visit
            .words()
            .label(&format!("web-board-people-done-{found}")),
    )
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-people");
    let main = html! {
        (opening(&Opening { kind: None, title: &name, lead: &words.label("web-people-lead"), facts: None, answer: None }))
        (view.faults.summary(words))
        @if let Some(done) = &view.done { p class="saved" role="status" { (done) } }
        @if let Some((heading, about, link)) = &view.link {
            (section("tautan", heading, &html! { p role="status" { (about) } p class="secret" { (link) } }))
        }
        (section("daftar", &words.label("web-board-people-list"), &parts::list(visit, view)))
        @if view.invites {
            (section("undang", &words.label("web-people-invite"), &parts::invite(visit, view)))
            (section("undangan-terbuka", &words.label("web-invited"), &invited::list(visit, view)))
            (section("tugas", &words.label("web-board-people-grant"), &parts::grant(visit, view)))
        }
        @if view.records {
            (section("ikatan", &words.label("web-people-tie"), &html! {
                (tie::form(visit, view))
                (ending::list(visit, view.endings, &view.faults))
            }))
        }
        @if view.is_officer || !view.overrides.is_empty() {
            (section("benturan", &words.label("web-board-people-conflicts"), &parts::conflicts(visit, view)))
        }
    };
    Desk {
        title: &name,
        is_wrong: !view.faults.is_empty(),
        way: &[(name.clone(), PATH.to_owned())],
        sample: false,
        main,
    }
    .markup(site, visit)
}
