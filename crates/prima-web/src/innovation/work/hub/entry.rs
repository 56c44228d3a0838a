//! `/kerja/hub/{unit}/anggota/{number}` and `…/kegiatan/{number}`: one entry of a
//! hub, put right or removed, with what it said before. A removed one leaves the
//! public pages; the trail keeps it.
//!
//! The forms carry the stamp of the entry as it was read. Where a colleague was
//! faster, what stands now is shown beside what was typed; where the entry is
//! gone, what was typed stands in the form for a new one.

use super::said::{activity_before, member_before, said_activity, said_member};
use super::{Hub, address, fields, read, refused, titled};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form, moment};
use crate::frame::localized;
use crate::innovation::at_desk;
use crate::innovation::work::last;
use crate::look::{Control, Field, Notice, NoticeKind, Opening, field, notice, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_store::innovation::{HubActivity, HubMember};
use prima_workflow::innovation::hub::{
    HubEntry, HubList, NewActivity, NewMember, activity_stamp, hub_entry_before, member_stamp,
    remove_hub_entry, save_hub_activity, save_hub_member,
};
use prima_workflow::innovation::{InnovationError, InnovationRefusal};

/// What one page is about.
struct Entry<'a> {
    part: &'static str,
    number: i64,
    /// Its name, which is the title.
    title: String,
    /// The stamp of it as it stands.
    stamp: String,
    /// When it was written as it stands.
    at: &'a str,
    /// What it says as it stands.
    said: Markup,
    /// What it said before; nothing where it was never changed.
    before: Markup,
    /// Its fields, as they stand or as they were sent.
    fields: &'a (dyn Fn(&Faults) -> Markup + Sync),
}

/// What came of what a form sent.
#[derive(Debug, Default)]
struct Sent {
    faults: Faults,
    /// Whether a colleague changed the entry meanwhile.
    is_changed: bool,
    /// Whether a colleague removed it meanwhile, and it was to be put right.
    is_gone: bool,
}

/// Last part but one of the address of an entry, and the word that its form sends.
fn part(list: HubList) -> &'static str {
    match list {
        HubList::Members => "anggota",
        HubList::Activities => "kegiatan",
    }
}

/// Answers the request for one member.
pub async fn member_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let number = number(visit)?;
    let sent = sent(site, visit, HubList::Members, number).await?;
    if let Some(done) = done(visit, &sent)? {
        return done;
    }
    let hub = read(site, visit).await?;
    let Some(row) = hub.members.iter().find(|row| row.number == number) else {
        return gone(site, visit, &hub, &sent);
    };
    let (words, typed) = (visit.words(), visit.fields());
    let written = match typed.value("apa") {
        "anggota" => fields::member_of(typed, Some(number)),
        _ => NewMember {
            number: Some(number),
            read: String::new(),
            member: row.member.clone(),
            since: row.since.clone(),
            until: row.until.clone(),
            source: row.source.clone(),
        },
    };
    let before = hub_entry_before::<HubMember>(&site.database, &row.hub, number).await?;
    let entry = Entry {
        part: part(HubList::Members),
        number,
        title: hub.called.get(&row.member).unwrap_or(&row.member).clone(),
        stamp: member_stamp(row),
        at: &row.at,
        said: said_member(words, &hub.called, row),
        before: member_before(words, &hub.called, before),
        fields: &|faults| fields::of_member(words, &written, faults),
    };
    answered(visit, &sent, whole(site, visit, &hub, &entry, &sent))
}

/// Answers the request for one activity.
pub async fn activity_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let number = number(visit)?;
    let sent = sent(site, visit, HubList::Activities, number).await?;
    if let Some(done) = done(visit, &sent)? {
        return done;
    }
    let hub = read(site, visit).await?;
    let Some(row) = hub.activities.iter().find(|row| row.number == number) else {
        return gone(site, visit, &hub, &sent);
    };
    let (words, typed) = (visit.words(), visit.fields());
    let written = match typed.value("apa") {
        "kegiatan" => fields::activity_of(typed, Some(number)),
        _ => NewActivity {
            number: Some(number),
            read: String::new(),
            day: row.day.clone(),
            kind: row.kind.clone(),
            title: row.title.clone(),
            content: row.content.clone(),
            link: row.link.clone(),
        },
    };
    let before = hub_entry_before::<HubActivity>(&site.database, &row.hub, number).await?;
    let entry = Entry {
        part: part(HubList::Activities),
        number,
        title: row.title.clone(),
        stamp: activity_stamp(row),
        at: &row.at,
        said: said_activity(words, row),
        before: activity_before(words, before),
        fields: &|faults| fields::of_activity(words, &written, faults),
    };
    answered(visit, &sent, whole(site, visit, &hub, &entry, &sent))
}

fn number(visit: &Visit) -> Result<i64, WebError> {
    let number = last(visit, 4)?.parse();
    number.map_err(|_| WebError::NotFound(Missing::Page))
}

/// Does what a form asks for.
async fn sent(site: &Site, visit: &Visit, list: HubList, number: i64) -> Result<Sent, WebError> {
    let mut sent = Sent::default();
    if visit.form.is_none() {
        return Ok(sent);
    }
    let (typed, hub) = (visit.fields(), last(visit, 2)?);
    let (database, actor) = (&site.database, place::actor(visit)?);
    let done = match (typed.value("apa"), list) {
        ("anggota", HubList::Members) => {
            let new = fields::member_of(typed, Some(number));
            save_hub_member(database, actor, &hub, &new, visit.now).await
        }
        ("kegiatan", HubList::Activities) => {
            let new = fields::activity_of(typed, Some(number));
            save_hub_activity(database, actor, &hub, &new, visit.now).await
        }
        ("hapus", _) if typed.value("yakin") != "ya" => {
            for (field, said) in place::unsure(visit) {
                sent.faults.add(&field, said);
            }
            return Ok(sent);
        }
        ("hapus", _) => {
            let read = typed.value(fields::READ);
            let entry = HubEntry { list, number, read };
            let reason = typed.value("reason");
            remove_hub_entry(database, actor, &hub, entry, reason, visit.now).await
        }
        _ => return Err(WebError::NotFound(Missing::Page)),
    };
    match &done {
        Err(InnovationError::Refused(InnovationRefusal::HubChanged)) => sent.is_changed = true,
        Err(InnovationError::Refused(refusal @ InnovationRefusal::HubRemoved)) => {
            sent.is_gone = true;
            for (_, said) in refusal.texts(visit.words().lang) {
                sent.faults.add(part(list), said);
            }
            return Ok(sent);
        }
        _ => {}
    }
    sent.faults = refused(site, visit, done).await?;
    Ok(sent)
}

/// The way on after a form that was done; none where none was sent, or it was
/// refused.
fn done(visit: &Visit, sent: &Sent) -> Result<Option<DeskAnswer>, WebError> {
    if visit.form.is_none() || !sent.faults.is_empty() {
        return Ok(None);
    }
    let to = localized(visit.asked.lang, &address(&last(visit, 2)?));
    let word = visit.fields().value("apa");
    Ok(Some(Answered::elsewhere(format!("{to}?sudah={word}"))))
}

/// An entry that does not stand. What was to be put right is kept in the form for
/// a new entry; one that was removed and is removed again is done with.
fn gone(site: &Site, visit: &Visit, hub: &Hub, sent: &Sent) -> DeskAnswer {
    if sent.is_gone {
        return Answered::refused(super::whole(site, visit, hub, &sent.faults));
    }
    if visit.fields().value("apa") != "hapus" {
        return Err(WebError::NotFound(Missing::Page));
    }
    let to = localized(visit.asked.lang, &address(&hub.body.body));
    Answered::elsewhere(format!("{to}?sudah=hapus"))
}

fn answered(visit: &Visit, sent: &Sent, markup: Markup) -> DeskAnswer {
    match visit.form.is_none() || sent.faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

fn whole(site: &Site, visit: &Visit, hub: &Hub, entry: &Entry, sent: &Sent) -> Markup {
    let (words, typed, faults) = (visit.words(), visit.fields(), &sent.faults);
    let own = format!(
        "{}/{}/{}",
        address(&hub.body.body),
        entry.part,
        entry.number
    );
    let part = entry.part;
    // What was refused for another reason was read as it says, and not since.
    let stamp = match visit.form.is_some() && !sent.is_changed {
        true => typed.value(fields::READ),
        false => &entry.stamp,
    };
    let read = html! { input type="hidden" name=(fields::READ) value=(stamp); };
    let changing = html! { (read) ((entry.fields)(faults)) };
    let removing = html! {
        input type="hidden" name="apa" value="hapus";
        (read)
        (field(words, &Field { name: "reason", label: &words.label("web-hub-remove-reason"), hint: None, error: faults.of("reason"), control: Control::Text { value: typed.value("reason") } }))
        (place::sure(words, &words.label("web-hub-remove-sure"), faults.of("yakin")))
    };
    let theirs = words.say(
        "web-hub-changed-theirs",
        &[("day", moment::day(words, entry.at))],
    );
    let main = html! {
        (opening(&Opening { kind: Some(&titled(words, hub)), title: &entry.title, lead: &words.label("web-hub-entry-lead"), facts: None, answer: None }))
        (faults.summary(words))
        @if sent.is_changed {
            (notice(words, &Notice {
                kind: NoticeKind::Mismatch,
                title: Some(&words.label("web-hub-changed")),
                body: html! { p { (theirs) } (entry.said) p { (words.label("web-hub-changed-ours")) } },
            }))
        }
        (section("perbaiki", &words.label("web-hub-change"), &form(visit, &Form { action: &own, has_files: false, fields: changing, button: &words.label(&format!("web-hub-change-{part}")) })))
        (section("hapus", &words.label("web-hub-remove"), &form(visit, &Form { action: &own, has_files: false, fields: removing, button: &words.label("web-hub-remove-do") })))
        (entry.before)
    };
    Desk {
        title: &entry.title,
        is_wrong: !faults.is_empty(),
        way: &[
            (words.label("web-innovation-own"), at_desk::LIST.to_owned()),
            (titled(words, hub), address(&hub.body.body)),
            (entry.title.clone(), own.clone()),
        ],
        sample: hub.is_sample,
        main,
    }
    .markup(site, visit)
}
