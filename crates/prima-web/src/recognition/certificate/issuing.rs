//! `/kerja/piagam`: honours by event, which of them have a certificate, and the
//! form that issues those that have none, apart from the request where they are
//! many; all that stand are offered as one file.

use super::{Own, packed};
use crate::assessment::naming;
use crate::assessment::work::faults::Faults;
use crate::assessment::work::long::{self, Waited, Wanted, waited};
use crate::desk::{Answered, Desk, DeskAnswer, Form, Visit, form};
use crate::frame::localized;
use crate::look::{
    Column, Control, Empty, Field, Notice, NoticeKind, Opening, Pagination, Row, Table, Words,
    empty, field, notice, opening, pagination, section, stacked,
};
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::{Markup, html};
use prima_domain::recognition::certificate::Standing;
use prima_domain::register::day::Day;
use prima_domain::register::person::{Actor, Role};
use prima_workflow::job::{JobKind, certificates_issued};
use prima_workflow::recognition::certificate::{
    Group, GroupKey, HonourLine, groups, honours_of_group, standings,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::Range;

/// Its address, without the language.
pub const PATH: &str = "/kerja/piagam";
/// Value of `berkas` that asks for all certificates in one file.
const FILE: &str = "zip";
/// Honours of one page of a list.
const ROWS: usize = 100;

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// All events.
    pub groups: &'a [Group],
    /// The one that is looked at, with its honours.
    pub chosen: Option<(&'a Group, &'a [HonourLine])>,
    /// Those of its honours that this page lists.
    pub listed: &'a Listed,
    /// Whether this person may issue.
    pub may_issue: bool,
    /// Whether the installation can.
    pub can_issue: bool,
    /// What is wrong.
    pub faults: &'a Faults,
}

/// One page of a list, with where its certificates stand today.
#[derive(Debug)]
pub struct Listed {
    page: usize,
    n_pages: usize,
    rows: Range<usize>,
    standings: BTreeMap<String, Standing>,
}

impl Listed {
    async fn of(site: &Site, visit: &Visit, lines: &[HonourLine]) -> Result<Listed, WebError> {
        let n_pages = lines.len().div_ceil(ROWS).max(1);
        let page = looked_at(visit).min(n_pages);
        let rows = (page - 1) * ROWS..lines.len().min(page * ROWS);
        let today = Day::at(visit.now);
        Ok(Listed {
            page,
            n_pages,
            standings: standings(&site.database, &lines[rows.clone()], today).await?,
            rows,
        })
    }
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let missing = || WebError::NotFound(Missing::Page);
    let actor = visit.actor().ok_or_else(missing)?;
    let reads = [Role::ProgrammeOfficer, Role::Auditor];
    if !reads.iter().any(|role| actor.holds(*role, |_| true)) {
        return Err(missing());
    }
    let may_issue = actor.holds(Role::ProgrammeOfficer, |_| true);
    if visit.form.is_some() && !may_issue {
        return Err(missing());
    }
    let key = match visit.form.is_some() {
        true => visit.fields().value("acara"),
        false => visit.asked.value("acara"),
    };
    let key = (!key.is_empty()).then(|| GroupKey::read(key));
    let mut faults = Faults::default();
    if visit.form.is_some() {
        let key = key.as_ref().ok_or_else(missing)?;
        if let Some(to) = issue(site, visit, actor, key, &mut faults).await? {
            return Answered::elsewhere(localized(visit.asked.lang, &to));
        }
    } else if let (Some(key), FILE) = (&key, visit.asked.value("berkas")) {
        return packed::archive(site, visit, actor, key).await;
    }
    let all = groups(&site.database, actor, visit.now).await?;
    let group = key
        .as_ref()
        .map(|key| all.iter().find(|group| group.key == *key));
    let lines = match &group {
        None => Vec::new(),
        Some(None) => return Err(missing()),
        Some(Some(group)) => honours_of_group(&site.database, actor, &group.key, visit.now).await?,
    };
    let listed = Listed::of(site, visit, &lines).await?;
    let view = View {
        groups: &all,
        chosen: group.flatten().map(|group| (group, lines.as_slice())),
        listed: &listed,
        may_issue,
        can_issue: Own::of(site).is_some(),
        faults: &faults,
    };
    let markup = whole(site, visit, &view);
    match faults.is_empty() {
        true => Answered::page(markup),
        false => Answered::refused(markup),
    }
}

/// Begins the work; gives where it leads, or says why it does not begin.
async fn issue(
    site: &Site,
    visit: &Visit,
    actor: &Actor,
    key: &GroupKey,
    faults: &mut Faults,
) -> Result<Option<String>, WebError> {
    let (words, typed) = (visit.words(), visit.fields());
    let lines = honours_of_group(&site.database, actor, key, visit.now).await?;
    if lines.is_empty() {
        return Err(WebError::NotFound(Missing::Page));
    }
    let all = typed.value("semua") == "ya";
    let picked = typed.values("pilih");
    let is_picked = |line: &&HonourLine| picked.contains(&written(line).as_str());
    let pairs = lines.iter().filter(is_picked).map(|line| {
        let honour = &line.honour;
        json!([honour.dataset, honour.honour])
    });
    let pairs: Vec<Value> = pairs.collect();
    if pairs.is_empty() && !all {
        faults.add("piagam", words.label("web-piagam-none-picked"));
        return Ok(None);
    }
    if Own::of(site).is_none() {
        faults.add("piagam", words.label("web-piagam-cannot"));
        return Ok(None);
    }
    let wanted = Wanted {
        kind: JobKind::Certificates,
        cycle: "",
        asked: json!({
            "group": key.written(),
            "honours": if all { Value::Null } else { Value::Array(pairs) },
            "citation": typed.value(if all { "kutipan-semua" } else { "kutipan" }),
        }),
        input: None,
    };
    Ok(match waited(site, visit, actor, wanted).await? {
        Waited::Done { job, result } => Some(after(key, &job, &result)),
        Waited::Later(job) => Some(long::address(&job)),
        Waited::Refused(refusal) => {
            faults.add("piagam", refusal.text(words.lang));
            None
        }
    })
}

/// Where work leads that was done at once: to the list, or to what it says of
/// those who got none.
fn after(key: &GroupKey, job: &str, result: &Value) -> String {
    match certificates_issued(result) {
        Some(tally) if tally.n_refused == 0 => {
            format!("{}&terbit={}", group_address(key), tally.n_made)
        }
        _ => long::address(job),
    }
}

/// An honour, as the form sends it.
fn written(line: &HonourLine) -> String {
    format!("{}/{}", line.honour.dataset, line.honour.honour)
}

fn called(line: &HonourLine) -> String {
    match line.recipient.is_empty() {
        true => line.honour.body.clone(),
        false => line.recipient.clone(),
    }
}

/// The page.
pub fn whole(site: &Site, visit: &Visit, view: &View) -> Markup {
    let words = visit.words();
    let name = words.label("web-piagam-desk");
    let mut way = vec![(name.clone(), PATH.to_owned())];
    let mut title = name.clone();
    if let Some((group, _)) = view.chosen {
        title = group_name(visit, group);
        way.push((title.clone(), group_address(&group.key)));
    }
    let main = html! {
        (opening(&Opening { kind: view.chosen.map(|_| name.as_str()), title: &title, lead: &words.label("web-piagam-desk-lead"), facts: None, answer: None }))
        (view.faults.summary(words))
        (done(visit))
        @if !view.can_issue {
            (notice(words, &Notice { kind: NoticeKind::Information, title: None, body: html! { p { (words.label("web-piagam-cannot")) } } }))
        }
        @match view.chosen {
            Some((group, lines)) => (honours(visit, view, group, lines)),
            None => (events(visit, view.groups)),
        }
    };
    Desk {
        title: &title,
        is_wrong: !view.faults.is_empty(),
        way: &way,
        sample: match view.chosen {
            Some((group, _)) => group.is_sample,
            None => view.groups.iter().any(|group| group.is_sample),
        },
        main,
    }
    .markup(site, visit)
}

/// The list of a group's honours, without the language.
pub fn group_address(key: &GroupKey) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("acara", &key.written());
    format!("{PATH}?{}", query.finish())
}

/// All certificates of a group in one file, without the language.
pub fn archive_address(key: &GroupKey) -> String {
    format!("{}&berkas={FILE}", group_address(key))
}

fn group_name(visit: &Visit, group: &Group) -> String {
    naming::of(visit.words(), &group.name.0, &group.name.1).to_owned()
}

fn done(visit: &Visit) -> Markup {
    let words = visit.words();
    let made = visit.asked.value("terbit").parse::<usize>().ok();
    html! {
        @if let Some(made) = made.filter(|_| visit.form.is_none()) {
            p class="saved" role="status" { (words.counted("web-piagam-made", made, &[])) }
        }
        @if visit.asked.value("sibuk") == "berkas" {
            (notice(words, &Notice { kind: NoticeKind::Information, title: None, body: html! { p { (words.label("web-issue-file-busy")) } } }))
        }
    }
}

fn events(visit: &Visit, groups: &[Group]) -> Markup {
    let words = visit.words();
    if groups.is_empty() {
        return empty(&Empty {
            title: &words.label("web-piagam-no-honours"),
            about: &words.label("web-piagam-no-honours-about"),
            action: None,
        });
    }
    let heads =
        ["event", "honours", "certified"].map(|it| words.label(&format!("web-piagam-head-{it}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    columns[1].number = true;
    columns[2].number = true;
    let row = |group: &Group| Row {
        cells: vec![
            html! { a href=(localized(words.lang, &group_address(&group.key))) { (group_name(visit, group)) } },
            html! { (words.count(group.honours)) },
            html! { (words.count(group.certified)) },
        ],
        ..Row::default()
    };
    let caption = words.label("web-piagam-events-caption");
    let rows = groups.iter().map(row).collect();
    stacked(
        words,
        &Table {
            id: "acara",
            caption: &caption,
            columns: &columns,
            rows,
        },
    )
}

fn honours(visit: &Visit, view: &View, group: &Group, lines: &[HonourLine]) -> Markup {
    let words = visit.words();
    let listed = view.listed;
    let progress = [
        ("made", words.count(group.certified)),
        ("all", words.count(group.honours)),
    ];
    let address = localized(words.lang, &group_address(&group.key));
    let to = |page: usize| format!("{address}&halaman={page}");
    let is_open = view.may_issue && view.can_issue && group.certified < group.honours;
    let hint = citation_hint(words, lines);
    let list = rows(visit, &lines[listed.rows.clone()], listed, is_open);
    let fields = html! {
        input type="hidden" name="acara" value=(group.key.written());
        input type="hidden" name="halaman" value=(listed.page);
        (list)
        (field(words, &Field {
            name: "kutipan",
            label: &words.label("web-piagam-citation"),
            hint: Some(&hint),
            error: None,
            control: Control::Lines { value: visit.fields().value("kutipan"), rows: 2 },
        }))
    };
    html! {
        div class="progress-line" {
            p id="piagam" { (words.say("web-piagam-progress", &progress)) }
            progress value=(group.certified) max=(group.honours) aria-labelledby="piagam" {}
        }
        (section("penerima", &words.label("web-piagam-honours"), &html! {
            @if is_open {
                (form(visit, &Form { action: PATH, has_files: false, fields, button: &words.label("web-piagam-issue-picked") }))
            } @else { (list) }
            (pagination(words, &Pagination { current: listed.page, n_pages: listed.n_pages, address: &to }))
        }))
        @if group.certified > 0 {
            (section("unduh", &words.label("web-issue-file-title"), &html! {
                p { (words.label("web-issue-file-about")) }
                p { a class="onward" href=(localized(words.lang, &archive_address(&group.key))) { (words.label("web-issue-file")) } }
            }))
        }
        @if is_open {
            (section("semua", &words.label("web-piagam-all"), &html! {
                p { (words.label("web-piagam-all-about")) }
                (form(visit, &Form {
                    action: PATH,
                    has_files: false,
                    fields: whole_event(visit, group, &hint),
                    button: &words.label("web-piagam-issue-all"),
                }))
            }))
        }
    }
}

/// The page of the list that is looked at, or on which what was sent was picked.
fn looked_at(visit: &Visit) -> usize {
    let sent = visit.fields().value("halaman").parse().ok();
    let asked = || visit.asked.page().and_then(|page| page.try_into().ok());
    sent.or_else(asked).unwrap_or(1).max(1)
}

/// Fields of the form that issues all: the citation under a name of its own, for
/// the form above has it too.
fn whole_event(visit: &Visit, group: &Group, hint: &str) -> Markup {
    let words = visit.words();
    html! {
        input type="hidden" name="acara" value=(group.key.written());
        input type="hidden" name="semua" value="ya";
        (field(words, &Field {
            name: "kutipan-semua",
            label: &words.label("web-piagam-citation"),
            hint: Some(hint),
            error: None,
            control: Control::Lines { value: visit.fields().value("kutipan-semua"), rows: 2 },
        }))
    }
}

/// What the field of a citation does: with what was decided it replaces it, else it
/// is all that is said.
fn citation_hint(words: Words, lines: &[HonourLine]) -> String {
    let is_decided = |line: &HonourLine| line.certificate().is_none() && !line.citation.is_empty();
    words.label(match lines.iter().any(is_decided) {
        true => "web-citation-replaces",
        false => "web-piagam-citation-hint",
    })
}

/// What an honour is called, and what its certificate will say of the recipient, or
/// still says after a correction; both in Indonesian whatever the page is in.
fn title(words: Words, line: &HonourLine) -> Markup {
    let is_waiting = line.certificate().is_none() && line.honour.status != "revoked";
    html! {
        (naming::of(words, &line.honour.title_id, &line.honour.title_en))
        @if is_waiting && !line.citation.is_empty() {
            br;
            span class="muted" {
                (words.label("web-citation-decided")) " "
                q lang="id" { (line.citation) }
            }
        }
        @if let Some(said) = &line.outdated {
            br;
            span class="muted" {
                (words.label("web-citation-outdated")) " " q lang="id" { (said) } " "
                (words.label("web-citation-again"))
            }
        }
    }
}

fn rows(visit: &Visit, lines: &[HonourLine], listed: &Listed, is_open: bool) -> Markup {
    let words = visit.words();
    let heads = ["recipient", "for", "date", "state"]
        .map(|it| words.label(&format!("web-piagam-head-{it}")));
    let mut columns = heads.each_ref().map(|name| Column {
        name,
        ..Column::default()
    });
    columns[0].names_row = true;
    let picked = visit.fields().values("pilih");
    let row = |line: &HonourLine| {
        let (code, name) = (written(line), called(line));
        let id = format!("piagam-{}", line.honour.honour);
        let is_free = is_open && line.certificate().is_none() && line.honour.status != "revoked";
        Row {
            cells: vec![
                html! {
                    @if is_free {
                        div class="choice" {
                            input type="checkbox" id=(id) name="pilih" value=(code) checked[picked.contains(&code.as_str())];
                            label for=(id) { (name) }
                        }
                    } @else { span id=(id) { (name) } }
                },
                title(words, line),
                html! { (granted(words, line)) },
                html! { (state(visit, line, listed)) },
            ],
            ..Row::default()
        }
    };
    let caption = words.label("web-piagam-honours-caption");
    let rows = lines.iter().map(row).collect();
    stacked(
        words,
        &Table {
            id: "penghargaan",
            caption: &caption,
            columns: &columns,
            rows,
        },
    )
}

/// The day of an honour, which a narrow column does not break.
fn granted(words: Words, line: &HonourLine) -> String {
    let day = match line.honour.granted.as_str() {
        "" => &line.honour.period,
        day => day,
    };
    naming::period(words, day).replace(' ', "\u{a0}")
}

/// What became of the certificate: one that is valid was issued, of any other its
/// own page says the same.
fn state(visit: &Visit, line: &HonourLine, listed: &Listed) -> Markup {
    let words = visit.words();
    let Some(last) = line.certificates.last() else {
        return html! {
            (words.label(match line.honour.status.as_str() {
                "revoked" => "web-piagam-state-revoked",
                _ => "web-piagam-state-none",
            }))
        };
    };
    let standing = listed.standings.get(&last.certificate).copied();
    let told = match standing.unwrap_or(Standing::Unreadable) {
        Standing::Valid => words.label("web-piagam-state-issued"),
        other => words.label(&format!("piagam-standing-{}", other.key())),
    };
    html! { a href=(localized(words.lang, &format!("{PATH}/{}", last.certificate))) { (told) } }
}
