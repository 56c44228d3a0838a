//! `/kerja/calon/{candidacy}/juri/lembar` and `lembar.xlsx`: a juror's own score
//! sheet as a workbook, taken along and brought back. What it would change is
//! shown first; only what was chosen of it is saved, through the same act as the
//! form, and handing in stays a step of its own.

use super::candidate::address;
use crate::assessment::work::place;
use crate::assessment::work::refusal::{hidden, told};
use crate::assessment::work::worksheet::view::{self, About, Choice, View};
use crate::assessment::work::worksheet::{FILE, WORKBOOK, carried, refused, standing};
use crate::desk::{Answered, Cookie, DeskAnswer, Sent, Visit};
use crate::frame::localized;
use crate::reply::WebError;
use crate::site::Site;
use maud::Markup;
use prima_domain::register::day::Day;
use prima_workflow::assessment::{Entry, Made, Refusal, WorksheetReview};
use prima_workflow::recognition::jury::{
    JuryPage, jury_page, review_sheet, review_sheet_entries, save_scores, score_sheet,
};
use std::collections::BTreeMap;
use std::io::Read;

/// The score sheet of a juror.
const OF_JUROR: About = About {
    page: "lembar",
    title: "web-jury-workbook",
    lead: "web-jury-workbook-lead",
    back: "web-jury-back-to-sheet",
};

/// Answers the request for the workbook.
pub async fn file_page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = own(site, visit).await?;
    let words = visit.words();
    let made = Made {
        unit_name: &found.name,
        day: &words.date(&Day::at(visit.now).to_string()),
        lang: words.lang,
    };
    let id = found.row.candidacy.as_str();
    let written = score_sheet(&site.desk, place::actor(visit)?, id, &made, visit.now).await;
    Ok(Answered {
        sent: Sent::File {
            content_type: WORKBOOK,
            bytes: written.map_err(hidden)?,
            name: format!("lembar-nilai-{id}.xlsx"),
        },
        cookie: Cookie::Keep,
    })
}

/// Answers the request for the page.
pub async fn page(site: &Site, visit: &Visit) -> DeskAnswer {
    let found = own(site, visit).await?;
    let own = place::actor(visit)?.person.as_str();
    let shown = Shown {
        site,
        visit,
        found: &found,
        names: &super::names(site, std::iter::once(own)).await?,
    };
    if visit.form.is_none() {
        return Answered::page(shown.page(&Reading::default()));
    }
    match visit.fields().value("apa") {
        "simpan" => shown.save().await,
        _ => shown.compare().await,
    }
}

/// The jury of the candidate, for somebody with a seat.
async fn own(site: &Site, visit: &Visit) -> Result<JuryPage, WebError> {
    let parts = visit.asked.segments();
    let id = parts.get(2).copied().unwrap_or_default();
    let found = jury_page(&site.desk, place::actor(visit)?, id, None, visit.now).await;
    let found = found.map_err(hidden)?;
    match found.seat.is_some() {
        true => Ok(found),
        false => Err(WebError::NotFound(crate::reply::Missing::Page)),
    }
}

/// What is shown besides the ways to take and bring the sheet.
#[derive(Default)]
struct Reading {
    review: Option<WorksheetReview>,
    chosen: BTreeMap<String, Choice>,
    errors: Vec<(String, String)>,
    report: String,
}

impl Reading {
    fn wrong(field: &str, message: String) -> Reading {
        Reading {
            errors: vec![(field.to_owned(), message)],
            ..Reading::default()
        }
    }
}

struct Shown<'a> {
    site: &'a Site,
    visit: &'a Visit,
    found: &'a JuryPage,
    /// The juror's own name, by id.
    names: &'a BTreeMap<String, String>,
}

impl Shown<'_> {
    /// Reads the file and shows what it would change.
    async fn compare(&self) -> DeskAnswer {
        let words = self.visit.words();
        let Some(mut file) = self.visit.file(FILE) else {
            let read = Reading::wrong(FILE, words.label("web-worksheet-no-file"));
            return Answered::refused(self.page(&read));
        };
        let mut content = Vec::new();
        let read = file.file.read_to_end(&mut content);
        read.map_err(WebError::failed("read an upload"))?;
        let (actor, id) = (place::actor(self.visit)?, &self.found.row.candidacy);
        let sent = (file.name.as_str(), content);
        let read = match review_sheet(&self.site.desk, actor, id, sent, self.visit.now).await {
            Ok(Ok(review)) => {
                let read = Reading {
                    chosen: standing(&review),
                    review: Some(review),
                    ..Reading::default()
                };
                return Answered::page(self.page(&read));
            }
            Ok(Err(fault)) => Reading {
                report: fault.text(words.lang, &file.name),
                ..Reading::wrong(FILE, words.label("web-worksheet-wrong"))
            },
            Err(error) => Reading::wrong(FILE, told(error)?.text(words.lang)),
        };
        Answered::refused(self.page(&read))
    }

    /// Saves what was chosen; the private notes stay as they are.
    async fn save(&self) -> DeskAnswer {
        let words = self.visit.words();
        let fields = self.visit.fields();
        let mut entries = carried(fields);
        for entry in &mut entries {
            let mut own = self.found.own.iter();
            let row = own.find(|row| row.criterion == entry.code);
            entry.private = row.map_or_else(String::new, |row| row.private.clone());
        }
        let chosen: BTreeMap<String, Choice> = entries
            .iter()
            .filter_map(|entry| Some((entry.code.clone(), Choice::sent(fields, &entry.code)?)))
            .collect();
        let open = entries
            .iter()
            .filter(|entry| !chosen.contains_key(&entry.code));
        let errors: Vec<(String, String)> = open
            .map(|entry| {
                let arguments = [("code", entry.code.clone())];
                let message = words.say("web-worksheet-choose-one", &arguments);
                (view::id(&entry.code), message)
            })
            .collect();
        if !errors.is_empty() {
            return self.again(entries, chosen, errors).await;
        }
        let takes = |entry: &&Entry| chosen.get(&entry.code) == Some(&Choice::Worksheet);
        let taken: Vec<Entry> = entries.iter().filter(takes).cloned().collect();
        let (actor, id) = (place::actor(self.visit)?, &self.found.row.candidacy);
        match save_scores(&self.site.desk, actor, id, &taken, self.visit.now).await {
            Ok(_) => {
                let to = format!("{}/lembar?tersimpan={}", address(id), taken.len());
                Answered::elsewhere(localized(words.lang, &to))
            }
            Err(error) => {
                let errors = refused(words, &told(error)?);
                self.again(entries, chosen, errors).await
            }
        }
    }

    /// The review once more, with what was chosen.
    async fn again(
        &self,
        entries: Vec<Entry>,
        mut chosen: BTreeMap<String, Choice>,
        errors: Vec<(String, String)>,
    ) -> DeskAnswer {
        let (actor, id) = (place::actor(self.visit)?, &self.found.row.candidacy);
        let now = self.visit.now;
        let review = review_sheet_entries(&self.site.desk, actor, id, entries, now).await;
        let read = match review {
            Ok(review) => {
                for one in review.differences.iter().filter(|one| one.is_conflict) {
                    chosen.remove(&one.entry.code);
                }
                Reading {
                    review: Some(review),
                    chosen,
                    errors,
                    report: String::new(),
                }
            }
            Err(error) => Reading::wrong("main", told(error)?.text(self.visit.words().lang)),
        };
        Answered::refused(self.page(&read))
    }

    fn page(&self, read: &Reading) -> Markup {
        let words = self.visit.words();
        let closed = self
            .found
            .not_scoring
            .map(|rule| Refusal::from(rule).text(words.lang));
        view::whole(
            self.site,
            self.visit,
            &View {
                about: &OF_JUROR,
                address: &address(&self.found.row.candidacy),
                unit: &self.found.name,
                closed: closed.as_deref(),
                review: read.review.as_ref(),
                chosen: &read.chosen,
                names: self.names,
                errors: &read.errors,
                report: &read.report,
                saved: self.visit.asked.value("tersimpan").parse().ok(),
                sample: !self.found.row.sample.is_empty(),
            },
        )
    }
}
