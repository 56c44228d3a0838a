//! One result as pages show it: verdict, value, rank, and how Prima came by them.

use super::told;
use crate::assessment::{naming, placed};
use crate::look::{Chip, Origin, Provenance, Verdict, chip};
use maud::{Markup, html};
use prima_document::wording::Words;
use prima_instrument::Instrument;
use prima_instrument::exact::Exact;
use prima_instrument::model::{Band, BodyKind, PeerGroup, Within};
use prima_store::history::{Dataset, Outcome};
use prima_workflow::scorecards::Explained;

/// A result with what is needed to tell it.
#[derive(Clone, Debug)]
pub struct ResultView<'a> {
    /// As stored.
    pub outcome: Outcome,
    /// Its rules; none where they are not shipped.
    pub instrument: Option<&'a Instrument>,
    /// Its data set.
    pub dataset: Dataset,
    /// Name of the province or body its peer group reaches over; empty: the nation.
    pub reach: String,
    /// The published of its peer group, best first: all, or those nearest to it
    /// of as many as its rank counts; empty where they were not read.
    pub peers: Vec<PeerView>,
    /// What is behind it, where its data set holds that.
    pub explained: Option<Explained>,
}

/// A body of a peer group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerView {
    /// Its id.
    pub body: String,
    /// Its name; the id of one that is not named where it is drawn.
    pub name: String,
    /// Its rank.
    pub rank: Option<i64>,
    /// Its index.
    pub index: String,
}

/// A rank that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank<'a> {
    /// Among so many whose index is published.
    Of(i64, i64),
    /// As published; those it is among are not in the data.
    Published(&'a str),
    /// None.
    None,
}

/// Whether a result as stored says anything: an index or a band.
pub fn says_something(outcome: &Outcome) -> bool {
    !outcome.index_text.is_empty() || !outcome.band.is_empty()
}

/// The rules of some results where all are cut into the same bands: what lies behind
/// their values is true of every year then.
pub fn common_rules<'a>(
    results: impl IntoIterator<Item = Option<&'a Instrument>>,
) -> Option<&'a Instrument> {
    let mut rules = results.into_iter();
    let first = rules.next()??;
    let cut = |rules: &'a Instrument| {
        let bands = rules.bands.iter();
        bands.map(|band| (&band.code, band.role, &band.lower, &band.upper))
    };
    let alike = |other: Option<&'a Instrument>| {
        other.is_some_and(|other| {
            cut(other).eq(cut(first)) && other.rounding.digits == first.rounding.digits
        })
    };
    rules.all(alike).then_some(first)
}

/// Fewer published than this are said to be few.
const FEW: i64 = 5;

impl<'a> ResultView<'a> {
    /// Its band.
    pub fn band(&self) -> Option<&'a Band> {
        self.instrument?.find_band(&self.outcome.band)
    }

    /// Its exact index.
    pub fn index(&self) -> Option<Exact> {
        Exact::parse(&self.outcome.index_text).filter(|_| !self.outcome.index_text.is_empty())
    }

    /// Whether it says anything: an index or a band.
    pub fn says_something(&self) -> bool {
        says_something(&self.outcome)
    }

    /// Whether its data are no real results.
    pub fn is_sample(&self) -> bool {
        !self.dataset.sample.is_empty()
    }

    /// Its index as written; empty where it has none.
    pub fn value(&self, words: Words) -> String {
        naming::written(words, &self.outcome.index_text)
    }

    /// Its index as it was announced, else as Prima found it: what was published
    /// stands even where a recount differs. Empty where it has none.
    pub fn announced_text(&self) -> &str {
        match self.origin() {
            Origin::Differs => &self.outcome.published_index,
            _ => &self.outcome.index_text,
        }
    }

    /// The same, exact.
    pub fn announced_index(&self) -> Option<Exact> {
        let text = self.announced_text();
        Exact::parse(text).filter(|_| !text.is_empty())
    }

    /// The same as written.
    pub fn announced(&self, words: Words) -> String {
        naming::written(words, self.announced_text())
    }

    /// "diumumkan; hitungan ulang 79,13"; empty where there is nothing beside
    /// what was announced.
    pub fn recounted(&self, words: Words) -> String {
        match self.origin() {
            Origin::Differs => words.say("web-body-recounted", &[("computed", self.value(words))]),
            _ => String::new(),
        }
    }

    /// The end of its scale in words; empty where that is open.
    pub fn out_of(&self, words: Words) -> String {
        let max = self
            .instrument
            .and_then(|instrument| instrument.scale.max.as_ref());
        max.map_or_else(String::new, |max| {
            words.say("web-body-out-of", &[("max", words.figure(max))])
        })
    }

    /// Name of its programme.
    pub fn programme(&self, words: Words) -> String {
        naming::programme(words, &self.outcome.programme)
    }

    /// The verdict in words: label of the band, or why there is none.
    pub fn label(&self, words: Words) -> String {
        match self.band() {
            // A band whose only name is its letter is called by it.
            Some(band) if words.text(&band.label) == band.code => {
                words.say("web-body-predikat", &[("code", band.code.clone())])
            }
            Some(band) => naming::capital(words.text(&band.label)),
            None => {
                let key = format!("web-body-state-{}", self.outcome.state.replace('_', "-"));
                let state = told::known(words, &key);
                match self.outcome.index_text.is_empty() {
                    true => state.unwrap_or_else(|| words.label("web-body-no-index")),
                    false => words.label("web-body-no-band"),
                }
            }
        }
    }

    /// Whether its band has no name but its letter.
    pub fn is_called_by_letter(&self) -> bool {
        self.band().is_some_and(|band| band.label.id == band.code)
    }

    /// Whether its band is Prima's own finding about an index that its source gave
    /// without one.
    pub fn has_own_band(&self) -> bool {
        self.is_published() && self.band().is_some() && self.outcome.published_band.is_empty()
    }

    /// Whether the rank that is told is Prima's own finding about a published index.
    pub fn has_own_rank(&self) -> bool {
        let told = match self.rank() {
            Rank::Of(rank, _) => rank.to_string(),
            _ => return false,
        };
        self.is_published() && self.outcome.published_rank != told
    }

    fn is_published(&self) -> bool {
        !self.is_sample() && !self.outcome.published_index.is_empty()
    }

    /// What of its verdict no source says, as a sentence; none where all is published.
    pub fn own_words(&self, words: Words) -> Option<String> {
        let key = match (self.has_own_band(), self.has_own_rank()) {
            (true, true) => "web-body-own-both",
            (true, false) => "web-body-own-band",
            (false, true) => "web-body-own-rank",
            (false, false) => return None,
        };
        Some(words.label(key))
    }

    /// Its band's zone; empty where it has none.
    pub fn zone(&self, words: Words) -> String {
        let zone = self.band().and_then(|band| band.zone.as_ref());
        zone.map_or_else(String::new, |zone| naming::capital(words.text(zone)))
    }

    /// Its band as a chip, or that there is none.
    pub fn chip(&self, words: Words) -> Markup {
        match self.band() {
            Some(band) if words.text(&band.label) == band.code => chip(&Chip {
                label: "",
                ..Chip::of(words, band)
            }),
            Some(band) => chip(&Chip::of(words, band)),
            None => html! { span class="muted" { (self.label(words)) } },
        }
    }

    /// The rank that can be told: among one alone, none can.
    pub fn rank(&self) -> Rank<'_> {
        match (self.outcome.rank, self.outcome.rank_of) {
            (Some(rank), Some(of)) if of > 1 => Rank::Of(rank, of),
            _ if !self.outcome.published_rank.is_empty() => {
                Rank::Published(&self.outcome.published_rank)
            }
            _ => Rank::None,
        }
    }

    /// The rank in words, "Peringkat 2 dari 17"; empty where none can be told.
    pub fn rank_words(&self, words: Words) -> String {
        match self.rank() {
            Rank::Of(rank, of) => words.say(
                "web-body-rank-of",
                &[("rank", rank.to_string()), ("of", of.to_string())],
            ),
            Rank::Published(rank) => words.say(
                "web-body-rank-published",
                &[
                    ("rank", rank.to_owned()),
                    ("peers", self.ranked_as_published(words)),
                ],
            ),
            Rank::None => String::new(),
        }
    }

    /// The rank where nothing beside it says among whom, "Peringkat 2 dari 17 yang
    /// diumumkan"; empty where none can be told.
    pub fn rank_among_published(&self, words: Words) -> String {
        match self.rank() {
            Rank::Of(rank, of) => words.say(
                "web-body-rank-of-published",
                &[("rank", rank.to_string()), ("of", of.to_string())],
            ),
            _ => self.rank_words(words),
        }
    }

    /// Among whom it is ranked: "kabupaten dan kota yang diumumkan di Sumatera Selatan".
    pub fn among(&self, words: Words) -> String {
        let Rank::Of(..) = self.rank() else {
            return match self.rank() {
                Rank::Published(_) => words.label("web-body-rank-published-only"),
                _ => String::new(),
            };
        };
        self.peer_words(words)
    }

    /// Among whom the published rank is: the group of the rules, where a source says
    /// that it is ranked so; else that nobody said.
    pub fn ranked_as_published(&self, words: Words) -> String {
        let proven = self.group().filter(|group| group.provisional.is_none());
        let Some(group) = proven else {
            return words.label("web-body-peers-unnamed");
        };
        match group.within {
            Within::Nation => peers(words, group),
            _ => words.say(
                "web-body-peers-within",
                &[
                    ("peers", peers(words, group)),
                    ("reach", self.reach.clone()),
                ],
            ),
        }
    }

    /// Whether so few are published that a rank says little.
    pub fn has_few_peers(&self) -> bool {
        matches!(self.rank(), Rank::Of(_, of) if of < FEW)
    }

    fn group(&self) -> Option<&'a PeerGroup> {
        placed::peer_group(self.instrument, &self.outcome)
    }

    fn peer_words(&self, words: Words) -> String {
        let Some(group) = self.group() else {
            return words.label("web-body-among");
        };
        let peers = ("peers", peers(words, group));
        let reach = ("reach", self.reach.clone());
        match group.within {
            _ if self.reach.is_empty() => words.say("web-body-among-nation", &[peers]),
            Within::Nation => words.say("web-body-among-nation", &[peers]),
            Within::Province => words.say("web-body-among-province", &[peers, reach]),
            Within::Parent => words.say("web-body-among-parent", &[peers, reach]),
        }
    }

    /// How Prima came by the index.
    pub fn origin(&self) -> Origin {
        let outcome = &self.outcome;
        let differs = !outcome.difference.is_empty()
            && Exact::parse(&outcome.difference).is_none_or(|difference| !difference.is_zero());
        match outcome.origin.as_str() {
            _ if self.is_sample() => Origin::Sample,
            "published" => Origin::Imported,
            _ if outcome.published_index.is_empty() => Origin::Computed,
            _ if differs => Origin::Differs,
            _ => Origin::Recomputed,
        }
    }

    /// What does not agree: index, band, rank as published against what Prima found.
    pub fn mismatches(&self, words: Words) -> Vec<String> {
        let outcome = &self.outcome;
        let mut found = Vec::new();
        if self.origin() == Origin::Differs {
            let arguments = [
                (
                    "published",
                    naming::written(words, &outcome.published_index),
                ),
                ("computed", self.value(words)),
                (
                    "difference",
                    naming::written(words, outcome.difference.trim_start_matches(['-', '+'])),
                ),
            ];
            found.push(words.say("web-body-index-differs", &arguments));
        }
        if !outcome.published_band.is_empty()
            && !outcome.band.is_empty()
            && outcome.published_band != outcome.band
        {
            let arguments = [
                ("published", outcome.published_band.clone()),
                ("computed", outcome.band.clone()),
            ];
            found.push(words.say("web-body-band-differs", &arguments));
        }
        // A rank that nothing here can be compared with is told as it was published.
        if let (Rank::Of(..), Some(difference)) = (self.rank(), placed::rank_difference(outcome)) {
            let key = match difference.is_comparable() {
                true => "web-body-rank-differs",
                false => "web-body-rank-elsewhere",
            };
            found.push(words.say(key, &difference.arguments()));
        }
        found
    }

    /// The line that says where it comes from; `row` is its number among the page's sources.
    pub fn provenance<'w>(&self, texts: &'w ProvenanceTexts) -> Provenance<'w> {
        Provenance {
            source: &texts.source,
            address: &texts.address,
            period: &texts.period,
            retrieved: &texts.retrieved,
            origin: self.origin(),
        }
    }

    /// What [`ResultView::provenance`] borrows.
    pub fn provenance_texts(&self, words: Words, row: Option<usize>) -> ProvenanceTexts {
        let outcome = &self.outcome;
        let reference = match outcome.reference.as_str() {
            "" => &outcome.period,
            reference => reference,
        };
        ProvenanceTexts {
            source: match outcome.source.as_str() {
                "" => words.label("web-body-source-prima"),
                source => words.prose(source),
            },
            address: row.map_or_else(
                || naming::dataset_address(words, &outcome.dataset),
                |row| format!("#sumber-{row}"),
            ),
            period: naming::period(words, reference),
            retrieved: match outcome.retrieved.as_str() {
                "" => String::new(),
                day => words.date(day),
            },
        }
    }

    /// What [`ResultView::verdict`] borrows.
    pub fn verdict_texts(&self, words: Words) -> VerdictTexts {
        let zone = self.zone(words);
        VerdictTexts {
            programme: self.programme(words),
            about: naming::programme_about(words, &self.outcome.programme),
            address: naming::cycle_address(words, &self.outcome.programme, &self.outcome.period),
            period: naming::period(words, &self.outcome.period),
            label: self.label(words),
            zone,
            value: self.announced(words),
            out_of: self.out_of(words),
            recounted: self.recounted(words),
            rank: self.rank_words(words),
            among: self.among(words),
        }
    }

    /// The result as a card.
    pub fn verdict<'w>(
        &'w self,
        texts: &'w VerdictTexts,
        marks: Option<Markup>,
        means: Option<Markup>,
        provenance: Option<Provenance<'w>>,
    ) -> Verdict<'w> {
        Verdict {
            programme: &texts.programme,
            about: &texts.about,
            address: &texts.address,
            period: &texts.period,
            role: self.band().map(|band| band.role),
            letter: self.band().map_or("", |band| &band.code),
            label: &texts.label,
            zone: &texts.zone,
            value: &texts.value,
            out_of: &texts.out_of,
            recounted: &texts.recounted,
            rank: &texts.rank,
            among: &texts.among,
            marks,
            means,
            provenance,
        }
    }
}

/// Texts of a line of provenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvenanceTexts {
    source: String,
    address: String,
    period: String,
    retrieved: String,
}

/// Texts of a verdict's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictTexts {
    programme: String,
    about: String,
    address: String,
    period: String,
    label: String,
    zone: String,
    value: String,
    out_of: String,
    recounted: String,
    rank: String,
    among: String,
}

impl VerdictTexts {
    /// Takes away the way to the programme's page, which does not exist yet
    /// while the result is not public.
    pub fn without_address(&mut self) {
        self.address.clear();
    }
}

/// The members of a peer group: "kabupaten dan kota", "unit".
fn peers(words: Words, group: &PeerGroup) -> String {
    if group
        .kinds
        .iter()
        .any(|kind| *kind != BodyKind::Institution)
    {
        return words.label("web-body-peers-units");
    }
    let levels: Vec<&str> = group.levels.iter().map(|level| level.name()).collect();
    let key = format!("web-body-peers-{}", levels.join("-"));
    told::known(words, &key).unwrap_or_else(|| words.label("web-body-peers"))
}
