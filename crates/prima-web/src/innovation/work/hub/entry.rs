//! `/kerja/hub/{unit}/anggota/{number}` and `…/kegiatan/{number}`: one entry of a
//! hub, put right or removed. A removed one leaves the public pages; the trail
//! keeps it.

use super::{Hub, address, fields, read, refused, titled};
use crate::assessment::work::faults::Faults;
use crate::assessment::work::place;
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::innovation::at_desk;
use crate::innovation::work::last;
use crate::look::{Control, Field, Opening, field, opening, section};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_workflow::innovation::hub::{
    HubList, NewActivity, NewMember, remove_hub_entry, save_hub_activity, save_hub_member,
};

/// What one page is about.
struct Entry<'a> {
    list: HubList,
    number: i64,
    /// Its name, which is the title.
    title: String,
    /// Its fields, as they stand or as they were sent.
    fields: &'a (dyn Fn(&Faults) -> Markup + Sync),
}

impl Entry<'_> {
    fn part(&self) -> &'static str {
        match self.list {
            HubList::Members => "anggota",
            HubList::Activities => "kegiatan",
        }
    }
}

/// Answers the request for one member.
pub async fn member_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let hub = read(site, visit).await?;
    let number = number(visit)?;
    let Some(row) = hub.members.iter().find(|row| row.number == number) else {
        return gone(site, visit, &hub, (HubList::Members, number)).await;
    };
    let typed = visit.fields();
    let written = match typed.value("apa") {
        "anggota" => fields::member_of(typed, Some(number)),
        _ => NewMember {
            number: Some(number),
            member: row.member.clone(),
            since: row.since.clone(),
            until: row.until.clone(),
            source: row.source.clone(),
        },
    };
    let words = visit.words();
    let entry = Entry {
        list: HubList::Members,
        number,
        title: hub.called.get(&row.member).unwrap_or(&row.member).clone(),
        fields: &|faults| fields::of_member(words, &written, &hub.candidates, faults),
    };
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &hub, &entry, &Faults::default()));
    }
    let (database, actor) = (&site.database, place::actor(visit)?);
    let done = match typed.value("apa") {
        "anggota" => {
            let id = &hub.body.body;
            let done = save_hub_member(database, actor, id, &written, visit.now).await;
            (refused(visit, done)?, "anggota")
        }
        _ => removed(site, visit, &hub, &entry).await?,
    };
    answered(site, visit, &hub, &entry, done)
}

/// Answers the request for one activity.
pub async fn activity_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let hub = read(site, visit).await?;
    let number = number(visit)?;
    let Some(row) = hub.activities.iter().find(|row| row.number == number) else {
        return gone(site, visit, &hub, (HubList::Activities, number)).await;
    };
    let typed = visit.fields();
    let written = match typed.value("apa") {
        "kegiatan" => fields::activity_of(typed, Some(number)),
        _ => NewActivity {
            number: Some(number),
            day: row.day.clone(),
            kind: row.kind.clone(),
            title: row.title.clone(),
            content: row.content.clone(),
            link: row.link.clone(),
        },
    };
    let words = visit.words();
    let entry = Entry {
        list: HubList::Activities,
        number,
        title: row.title.clone(),
        fields: &|faults| fields::of_activity(words, &written, faults),
    };
    if visit.form.is_none() {
        return Answered::page(whole(site, visit, &hub, &entry, &Faults::default()));
    }
    let (database, actor) = (&site.database, place::actor(visit)?);
    let done = match typed.value("apa") {
        "kegiatan" => {
            let id = &hub.body.body;
            let done = save_hub_activity(database, actor, id, &written, visit.now).await;
            (refused(visit, done)?, "kegiatan")
        }
        _ => removed(site, visit, &hub, &entry).await?,
    };
    answered(site, visit, &hub, &entry, done)
}

fn number(visit: &Visit) -> Result<i64, WebError> {
    let number = last(visit, 4)?.parse();
    number.map_err(|_| WebError::NotFound(Missing::Page))
}

/// An entry that does not stand: where it was removed and is removed again, by a
/// form that is sent twice, that is said as the first time.
async fn gone(site: &Site, visit: &Visit, hub: &Hub, which: (HubList, i64)) -> DeskAnswer {
    let (typed, id) = (visit.fields(), &hub.body.body);
    if typed.value("apa") != "hapus" {
        return Err(WebError::NotFound(Missing::Page));
    }
    let (database, actor) = (&site.database, place::actor(visit)?);
    let reason = typed.value("reason");
    let done = remove_hub_entry(database, actor, id, which, reason, visit.now).await;
    refused(visit, done)?;
    let to = localized(visit.asked.lang, &address(id));
    Answered::elsewhere(format!("{to}?sudah=hapus"))
}

/// Removes the entry, where that was asked for and is sure.
async fn removed(
    site: &Site,
    visit: &Visit,
    hub: &Hub,
    entry: &Entry<'_>,
) -> Result<(Faults, &'static str), WebError> {
    let typed = visit.fields();
    if typed.value("apa") != "hapus" {
        return Err(WebError::NotFound(Missing::Page));
    }
    let mut faults = Faults::default();
    if typed.value("yakin") != "ya" {
        for (field, said) in place::unsure(visit) {
            faults.add(&field, said);
        }
        return Ok((faults, "hapus"));
    }
    let (database, actor) = (&site.database, place::actor(visit)?);
    let which = (entry.list, entry.number);
    let reason = typed.value("reason");
    let id = &hub.body.body;
    let done = remove_hub_entry(database, actor, id, which, reason, visit.now).await;
    Ok((refused(visit, done)?, "hapus"))
}

fn answered(
    site: &Site,
    visit: &Visit,
    hub: &Hub,
    entry: &Entry,
    (faults, word): (Faults, &'static str),
) -> DeskAnswer {
    if !faults.is_empty() {
        return Answered::refused(whole(site, visit, hub, entry, &faults));
    }
    let to = localized(visit.asked.lang, &address(&hub.body.body));
    Answered::elsewhere(format!("{to}?sudah={word}"))
}

fn whole(site: &Site, visit: &Visit, hub: &Hub, entry: &Entry, faults: &Faults) -> Markup {
    let (words, typed) = (visit.words(), visit.fields());
    let own = format!(
        "{}/{}/{}",
        address(&hub.body.body),
        entry.part(),
        entry.number
    );
    let part = entry.part();
    let removing = html! {
        input type="hidden" name="apa" value="hapus";
        (field(words, &Field { name: "reason", label: &words.label("web-hub-remove-reason"), hint: None, error: faults.of("reason"), control: Control::Text { value: typed.value("reason") } }))
        (place::sure(words, &words.label("web-hub-remove-sure"), faults.of("yakin")))
    };
    let main = html! {
        (opening(&Opening { kind: Some(&titled(words, hub)), title: &entry.title, lead: &words.label("web-hub-entry-lead"), facts: None, answer: None }))
        (faults.summary(words))
        (section("perbaiki", &words.label("web-hub-change"), &form(visit, &Form { action: &own, has_files: false, fields: (entry.fields)(faults), button: &words.label(&format!("web-hub-change-{part}")) })))
        (section("hapus", &words.label("web-hub-remove"), &form(visit, &Form { action: &own, has_files: false, fields: removing, button: &words.label("web-hub-remove-do") })))
    };
    Desk {
        title: &entry.title,
        is_wrong: !faults.is_empty(),
        way: &[
            (words.label("web-innovation-own"), at_desk::LIST.to_owned()),
            (titled(words, hub), address(&hub.body.body)),
            (entry.title.clone(), own.clone()),
        ],
        sample: !hub.body.sample.is_empty(),
        main,
    }
    .markup(site, visit)
}
