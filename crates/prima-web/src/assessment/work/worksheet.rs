//! `/kerja/{cycle}/{unit}/lke` and `lke.xlsx`: the unit's worksheet, taken along
//! and brought back. What it would change is shown first; only what a person
//! chose of it is saved, through the same act as the form.
//!
//! Between the two requests the answers travel in the page. They are not
//! believed: the act holds each against the instrument and against what is saved.

pub(crate) mod view;

use super::place::{actor, address, cycle_and_unit, unit_name};
use super::refusal::{hidden, told};
use crate::desk::{Answered, Cookie, DeskAnswer, Fields, Sent, Visit};
use crate::frame::localized;
use crate::look::Words;
use crate::reply::{Missing, WebError};
use crate::site::Site;
use maud::Markup;
use prima_domain::register::day::Day;
use prima_workflow::assessment::read::{UnitForm, unit_form};
use prima_workflow::assessment::{
    Entry, Made, Refusal, WorksheetFault, WorksheetReview, review_entries, review_worksheet,
    save_answers, worksheet,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use view::{Choice, View};

/// Name of the field of the file.
pub(crate) const FILE: &str = "lke";
/// Media type of a workbook.
pub(crate) const WORKBOOK: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Answers the request for the workbook.
pub async fn file_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let words = visit.words();
    let made = Made {
        unit_name: &unit_name(site, unit).await?,
        day: &words.date(&Day::at(visit.now).to_string()),
        lang: words.lang,
    };
    let written = worksheet(&site.desk, actor(visit)?, cycle, unit, &made, visit.now).await;
    Ok(Answered {
        sent: Sent::File {
            content_type: WORKBOOK,
            bytes: written.map_err(hidden)?,
            name: format!("lke-{cycle}-{unit}.xlsx"),
        },
        cookie: Cookie::Keep,
    })
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let (cycle, unit) = cycle_and_unit(visit)?;
    let form = unit_form(&site.desk, actor(visit)?, cycle, unit, visit.now).await;
    let form = form.map_err(hidden)?;
    let shown = Shown {
        site,
        visit,
        form: &form,
    };
    if visit.form.is_none() {
        return Answered::page(shown.page(&Found::default()).await?);
    }
    // Who only reads has nothing to bring back.
    if matches!(shown.form.not_answering, Some(Refusal::Hidden)) {
        return Err(WebError::NotFound(Missing::Page));
    }
    match visit.fields().value("apa") {
        "simpan" => shown.save().await,
        _ => shown.compare().await,
    }
}

/// What is shown besides the ways to take and bring the worksheet.
#[derive(Default)]
struct Found {
    /// What it would change.
    review: Option<WorksheetReview>,
    /// What was chosen of it, by code.
    chosen: BTreeMap<String, Choice>,
    /// What is wrong: id of the field, message.
    errors: Vec<(String, String)>,
    /// Everything that is wrong with the file, a line each.
    report: String,
}

impl Found {
    fn wrong(field: &str, message: String) -> Found {
        Found {
            errors: vec![(field.to_owned(), message)],
            ..Found::default()
        }
    }
}

struct Shown<'a> {
    site: &'a Site,
    visit: &'a Visit,
    form: &'a UnitForm,
}

impl Shown<'_> {
    /// Reads the file and shows what it would change.
    async fn compare(&self) -> DeskAnswer {
        let words = self.visit.words();
        let Some(mut file) = self.visit.file(FILE) else {
            let found = Found::wrong(FILE, words.label("web-worksheet-no-file"));
            return Answered::refused(self.page(&found).await?);
        };
        let mut content = Vec::new();
        let read = file.file.read_to_end(&mut content);
        read.map_err(WebError::failed("read an upload"))?;
        let place = (self.form.cycle.cycle.as_str(), self.form.unit.as_str());
        let sent = (file.name.as_str(), content);
        let (actor, now) = (actor(self.visit)?, self.visit.now);
        let found =
            match review_worksheet(&self.site.desk, actor, place, sent, words.lang, now).await {
                Ok(Ok(review)) => {
                    let found = Found {
                        chosen: standing(&review),
                        review: Some(review),
                        ..Found::default()
                    };
                    return Answered::page(self.page(&found).await?);
                }
                Ok(Err(fault)) => Found {
                    report: fault.text(words.lang, &file.name),
                    ..Found::wrong(FILE, wrong(words, &fault))
                },
                Err(error) => Found::wrong(FILE, told(error)?.text(words.lang)),
            };
        Answered::refused(self.page(&found).await?)
    }

    /// Saves what was chosen.
    async fn save(&self) -> DeskAnswer {
        let words = self.visit.words();
        let fields = self.visit.fields();
        let carried = carried(fields);
        let chosen: BTreeMap<String, Choice> = carried
            .iter()
            .filter_map(|entry| Some((entry.code.clone(), Choice::sent(fields, &entry.code)?)))
            .collect();
        let open: Vec<&str> = carried
            .iter()
            .filter(|entry| !chosen.contains_key(&entry.code))
            .map(|entry| entry.code.as_str())
            .collect();
        if !open.is_empty() {
            let message = |code: &&str| {
                let arguments = [("code", (*code).to_owned())];
                let message = words.say("web-worksheet-choose-one", &arguments);
                (view::id(code), message)
            };
            let errors = open.iter().map(message).collect();
            return self.again(carried, chosen, errors).await;
        }
        let takes = |entry: &&Entry| chosen.get(&entry.code) == Some(&Choice::Worksheet);
        let entries: Vec<Entry> = carried.iter().filter(takes).cloned().collect();
        let (cycle, unit) = (&self.form.cycle.cycle, &self.form.unit);
        let (actor, now) = (actor(self.visit)?, self.visit.now);
        match save_answers(&self.site.desk, actor, cycle, unit, &entries, now).await {
            Ok(_) => {
                let to = format!("{}/lke?tersimpan={}", address(cycle, unit), entries.len());
                Answered::elsewhere(localized(words.lang, &to))
            }
            Err(error) => {
                let errors = refused(words, &told(error)?);
                self.again(carried, chosen, errors).await
            }
        }
    }

    /// The review once more, with what was chosen; where somebody was faster,
    /// the choice is open again.
    async fn again(
        &self,
        carried: Vec<Entry>,
        mut chosen: BTreeMap<String, Choice>,
        errors: Vec<(String, String)>,
    ) -> DeskAnswer {
        let (cycle, unit) = (&self.form.cycle.cycle, &self.form.unit);
        let (actor, now) = (actor(self.visit)?, self.visit.now);
        let review = review_entries(&self.site.desk, actor, cycle, unit, carried, now).await;
        let found = match review {
            Ok(review) => {
                let conflicts = review.differences.iter().filter(|one| one.is_conflict);
                for one in conflicts {
                    chosen.remove(&one.entry.code);
                }
                Found {
                    review: Some(review),
                    chosen,
                    errors,
                    report: String::new(),
                }
            }
            Err(error) => Found::wrong("main", told(error)?.text(self.visit.words().lang)),
        };
        Answered::refused(self.page(&found).await?)
    }

    async fn page(&self, found: &Found) -> Result<Markup, WebError> {
        let (cycle, unit) = (&self.form.cycle.cycle, &self.form.unit);
        let words = self.visit.words();
        let people = found.review.iter().flat_map(|review| &review.differences);
        let people = people.filter_map(|one| one.saved.as_ref());
        let people: BTreeSet<&str> = people.map(|row| row.person.as_str()).collect();
        let mut names = BTreeMap::new();
        for person in people {
            if let Some(row) = self.site.database.person(person).await? {
                names.insert(person.to_owned(), row.name);
            }
        }
        let closed = self.form.not_answering.as_ref();
        let closed = closed.map(|why| why.text(words.lang));
        Ok(view::whole(
            self.site,
            self.visit,
            &View {
                about: &view::OF_UNIT,
                address: &address(cycle, unit),
                unit: &unit_name(self.site, unit).await?,
                closed: closed.as_deref(),
                review: found.review.as_ref(),
                chosen: &found.chosen,
                names: &names,
                errors: &found.errors,
                report: &found.report,
                saved: self.visit.asked.value("tersimpan").parse().ok(),
                sample: !self.form.cycle.sample.is_empty(),
            },
        ))
    }
}

/// Whether the file, or what stands in its cells, cannot be used.
fn wrong(words: Words, fault: &WorksheetFault) -> String {
    match fault.n_in_cells() {
        0 => words.label("web-worksheet-wrong"),
        n => words.say("web-worksheet-cells", &[("n", n.to_string())]),
    }
}

/// What stands chosen before anybody chose: the worksheet, where nobody changed
/// the answer meanwhile; what is saved, where the worksheet only emptied it.
pub(crate) fn standing(review: &WorksheetReview) -> BTreeMap<String, Choice> {
    let clear = review.differences.iter().filter(|one| !one.is_conflict);
    clear
        .map(|one| {
            let saved = one.saved.as_ref().is_some_and(|row| !row.value.is_empty());
            let choice = match one.entry.value.is_empty() && saved {
                true => Choice::Saved,
                false => Choice::Worksheet,
            };
            (one.entry.code.clone(), choice)
        })
        .collect()
}

/// The answers that a review carries along.
pub(crate) fn carried(fields: &Fields) -> Vec<Entry> {
    let entry = |code: &str| Entry {
        code: code.to_owned(),
        value: fields.value(&format!("j:{code}")).to_owned(),
        note: fields.value(&format!("c:{code}")).to_owned(),
        private: String::new(),
        version: fields
            .value(&format!("v:{code}"))
            .parse()
            .unwrap_or_default(),
    };
    let codes: BTreeSet<&str> = fields.values("kode").into_iter().collect();
    codes.into_iter().map(entry).collect()
}

/// Each reason why what was chosen is not saved, with the place it is about.
pub(crate) fn refused(words: Words, refusal: &Refusal) -> Vec<(String, String)> {
    let stale = match refusal {
        Refusal::Stale(stale) => stale,
        other => return vec![("main".to_owned(), other.text(words.lang))],
    };
    let told = stale.iter().map(|one| {
        let arguments = [("code", one.code.clone())];
        (
            view::id(&one.code),
            words.say("web-question-stale", &arguments),
        )
    });
    told.collect()
}
