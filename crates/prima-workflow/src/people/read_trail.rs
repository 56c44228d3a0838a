//! The audit trail as somebody may read it: newest first, a page at a time.
//!
//! A line is asked of the domain for each unit it is about. What is counted or
//! hashed over many units is about each of them, and so hidden from whomever a
//! tie to one of them bars: counts leak, and a hash can be guessed at. A line whose
//! object is a candidacy or an innovation is about its unit as well, whether it
//! names the unit or not. A line about a decision on an award is about all who stand
//! in its category.
//!
//! A place in the trail is a moment and how many of its lines were read; the
//! numbers of the chain would count what is hidden.

use super::Scene;
use super::acts::{About, about};
use crate::assessment::Acted;
use crate::assessment::facts::{known_subject, with_ancestors};
use crate::recognition::award::{Concerned, concerned};
use prima_domain::register::id::ProgrammeCode;
use prima_domain::register::permission::{Keeper, may_read_audit, may_read_seals};
use prima_domain::register::person::{Actor, Subject};
use prima_store::{AuditLine, AuditSought, Database, StoreError};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Lines read from the database at once.
const PIECE: usize = 500;

/// Acts over a whole round, whose lines hold hashes of all its answers or counts
/// over all its units.
const WHOLE: [&str; 5] = [
    "ask_determination",
    "confirm_determination",
    "correct",
    "give_notices",
    "remind",
];

/// What is asked of the trail.
#[derive(Clone, Debug, Default)]
pub struct TrailAsked {
    /// What is sought.
    pub sought: AuditSought,
    /// Where to go on; none: at the newest line.
    pub from: Option<TrailPlace>,
    /// Lines at most.
    pub limit: usize,
}

/// A place in the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailPlace {
    /// The moment, as lines have it.
    pub at: String,
    /// How many lines of this moment were read already.
    pub skip: usize,
}

/// Lines of the trail.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The lines, newest first; number and seal only for who may read them,
    /// else zero and empty.
    pub lines: Vec<AuditLine>,
    /// Where the next older lines are; none: there are no more.
    pub next: Option<TrailPlace>,
}

/// Reads those lines of the trail that somebody may read.
pub async fn read_trail(scene: &Scene<'_>, actor: &Actor, asked: &TrailAsked) -> Acted<Trail> {
    let mut reader = Reader::new(scene, actor).await?;
    let mut trail = Trail::default();
    let mut skip = asked.from.as_ref().map_or(0, |place| place.skip);
    let start = asked.from.as_ref().map(|place| place.at.clone());
    let mut after = start.clone().map(|at| (at, i64::MAX));
    loop {
        let place = after.as_ref().map(|(at, number)| (at.as_str(), *number));
        let limit = PIECE as i64;
        let piece = scene
            .database
            .audit_back(&asked.sought, place, limit)
            .await?;
        let is_last = piece.len() < PIECE;
        after = piece.last().map(|line| (line.at.clone(), line.sequence));
        reader.learn(&piece).await?;
        for line in piece {
            if !reader.may_read(&line) {
                continue;
            }
            if skip > 0 && start.as_ref() == Some(&line.at) {
                skip -= 1;
                continue;
            }
            if trail.lines.len() == asked.limit {
                trail.next = Some(place_after(&trail.lines, asked.from.as_ref()));
                return Ok(trail);
            }
            trail.lines.push(reader.shown(line));
        }
        if is_last {
            return Ok(trail);
        }
    }
}

/// The place behind these lines.
fn place_after(lines: &[AuditLine], from: Option<&TrailPlace>) -> TrailPlace {
    let at = lines.last().map_or(String::new(), |line| line.at.clone());
    let here = lines.iter().rev().take_while(|line| line.at == at).count();
    let before = from.filter(|place| place.at == at);
    let before = before.map_or(0, |place| place.skip);
    TrailPlace {
        skip: here + before,
        at,
    }
}

/// Somebody who reads, with what is known of rounds and units so far.
struct Reader<'a> {
    database: &'a Database,
    now: i64,
    keeper: Keeper<'a>,
    programmes: BTreeMap<String, ProgrammeCode>,
    loci: BTreeMap<String, Vec<String>>,
    /// Units of candidacies and innovations, by what they are and id.
    units: BTreeMap<(About, String), Vec<String>>,
    /// Whom the decisions on a category concern, by event and category.
    categories: BTreeMap<(String, String), Concerned>,
    subjects: BTreeMap<String, Option<Subject>>,
    /// Programme and unit of each candidacy the reader recused themselves from.
    recused: Vec<(ProgrammeCode, String)>,
    reads_seals: bool,
}

impl<'a> Reader<'a> {
    async fn new(scene: &Scene<'a>, actor: &'a Actor) -> Result<Reader<'a>, StoreError> {
        let keeper = scene.keeper(actor);
        let mut reading = scene.database.reading();
        let rounds = reading.open_cycles().await?.into_iter();
        let recused = reading.recusals_by(actor.person.as_str()).await?;
        let recused = recused.into_iter();
        Ok(Reader {
            database: scene.database,
            now: scene.now,
            keeper,
            programmes: rounds
                .map(|row| (row.cycle, ProgrammeCode::new(row.programme)))
                .collect(),
            loci: BTreeMap::new(),
            units: BTreeMap::new(),
            categories: BTreeMap::new(),
            subjects: BTreeMap::new(),
            recused: recused
                .map(|row| (ProgrammeCode::new(row.programme), row.unit))
                .collect(),
            reads_seals: may_read_seals(&keeper).is_ok(),
        })
    }

    /// Looks up what lines name and is not known yet, all at once.
    async fn learn(&mut self, lines: &[AuditLine]) -> Acted<()> {
        let mut reading = self.database.reading();
        for line in lines
            .iter()
            .filter(|line| WHOLE.contains(&line.act.as_str()))
        {
            if !self.loci.contains_key(&line.object) {
                let loci = reading.loci_of(&line.object).await?.into_iter();
                let units = loci.map(|locus| locus.unit).collect();
                self.loci.insert(line.object.clone(), units);
            }
        }
        self.learn_objects(lines).await?;
        self.learn_categories(lines).await?;
        let named = lines.iter().flat_map(|line| {
            let mut units = self.units_of(line);
            units.extend_from_slice(self.behind(line));
            units
        });
        let mut unknown: Vec<String> = named
            .filter(|unit| !self.subjects.contains_key(unit))
            .collect();
        unknown.sort();
        unknown.dedup();
        let bodies = with_ancestors(&mut reading, &unknown).await?;
        for unit in unknown {
            let subject = known_subject(&bodies, &unit);
            self.subjects.insert(unit, subject);
        }
        Ok(())
    }

    /// Looks up whose the candidacies and innovations are that are not known yet.
    async fn learn_objects(&mut self, lines: &[AuditLine]) -> Result<(), StoreError> {
        let keys = lines.iter().map(|line| (about(line), line.object.clone()));
        let is_new = |key: &(About, String)| !self.units.contains_key(key);
        let wanted: BTreeSet<(About, String)> = keys.filter(is_new).collect();
        let of = |kind: About| {
            let own = wanted.iter().filter(move |(one, _)| *one == kind);
            own.map(|(_, id)| id.clone()).collect::<Vec<String>>()
        };
        let mut reading = self.database.reading();
        for id in of(About::Candidacy) {
            let row = reading.candidacy_named(&id).await?.pop();
            let units = row.map(|row| row.unit).into_iter().collect();
            self.units.insert((About::Candidacy, id), units);
        }
        let innovations = of(About::Innovation);
        for row in self.database.innovations_named(&innovations).await? {
            let units = [row.body, row.unit].into_iter();
            let units = units.filter(|unit| !unit.is_empty()).collect();
            self.units
                .insert((About::Innovation, row.innovation), units);
        }
        Ok(())
    }

    /// Looks up whom the categories concern that are not known yet. Who is tied to
    /// nothing is barred by none of them.
    async fn learn_categories(&mut self, lines: &[AuditLine]) -> Acted<()> {
        if self.reads_seals {
            return Ok(());
        }
        let mut reading = self.database.reading();
        for key in lines.iter().filter_map(category_of) {
            if !self.categories.contains_key(&key) {
                let found = concerned(&mut reading, &key.0, &key.1, self.now).await?;
                self.categories.insert(key, found);
            }
        }
        Ok(())
    }

    /// The units of what a line's object is, where they are known.
    fn behind(&self, line: &AuditLine) -> &[String] {
        let key = (about(line), line.object.clone());
        let units = self.units.get(&key);
        units.map(Vec::as_slice).unwrap_or_default()
    }

    fn units_of(&self, line: &AuditLine) -> Vec<String> {
        if let Some(found) = category_of(line).and_then(|key| self.categories.get(&key)) {
            return found.bodies.iter().cloned().collect();
        }
        match WHOLE.contains(&line.act.as_str()) {
            true => self.loci.get(&line.object).cloned().unwrap_or_default(),
            false => units_in(&detail(line)),
        }
    }

    fn may_read(&self, line: &AuditLine) -> bool {
        let detail = detail(line);
        let told = |name: &str| detail.get(name).and_then(Value::as_str);
        let round = [told("cycle"), Some(line.object.as_str())];
        let mut rounds = round.into_iter().flatten();
        let of_round = rounds.find_map(|round| self.programmes.get(round).cloned());
        let named = told("programme").map(|code| ProgrammeCode::new(code.to_owned()));
        let programme = of_round.or(named);
        let programme = programme.as_ref();
        let units = self.units_of(line);
        let behind = self.behind(line);
        let is_recused = |(code, unit): &(ProgrammeCode, String)| match behind.contains(unit) {
            // Of a candidacy without a programme in its line, any recusal will do.
            true => programme.is_none_or(|programme| programme == code),
            false => programme == Some(code) && units.contains(unit),
        };
        if self.recused.iter().any(is_recused) {
            return false;
        }
        let may = |unit: &String| match self.subjects.get(unit).and_then(Option::as_ref) {
            Some(about) => may_read_audit(&self.keeper, programme, Some(about)).is_ok(),
            // Of a body that left the register nobody can say whom a tie bars.
            None => self.reads_seals,
        };
        let category = category_of(line).and_then(|key| self.categories.get(&key));
        if category.is_some_and(|found| !found.knows(line, &detail)) {
            return false;
        }
        let reads = may_read_audit(&self.keeper, programme, None).is_ok();
        let is_open = match units.is_empty() {
            true => reads,
            // Who stands in a category widens nobody's reach.
            false => (reads || category.is_none()) && units.iter().all(may),
        };
        is_open && self.behind(line).iter().all(may)
    }

    /// The line without what counts the hidden ones.
    fn shown(&self, line: AuditLine) -> AuditLine {
        match self.reads_seals {
            true => line,
            false => AuditLine {
                sequence: 0,
                hash: String::new(),
                ..line
            },
        }
    }
}

/// Event and category of a line about a decision on an award.
fn category_of(line: &AuditLine) -> Option<(String, String)> {
    let is_award = about(line) == About::Award;
    let detail = is_award.then(|| detail(line))?;
    let category = detail.get("category").and_then(Value::as_str)?;
    Some((line.object.clone(), category.to_owned()))
}

/// The detail of a line; of one that is no JSON, nothing.
pub(super) fn detail(line: &AuditLine) -> Value {
    serde_json::from_str(&line.detail).unwrap_or_default()
}

/// The bodies a line is about, by id, wherever its detail names them.
pub(super) fn units_in(detail: &Value) -> Vec<String> {
    let text = |name: &str| detail.get(name).and_then(Value::as_str);
    let is_elsewhere = text("scope_kind").is_some_and(|kind| kind != "body");
    let names = ["unit", "body", "institution", "scope"];
    let single = names
        .into_iter()
        .filter(|name| *name != "scope" || !is_elsewhere)
        .filter_map(text)
        .filter(|id| !id.is_empty());
    let mut units: Vec<String> = single.map(str::to_owned).collect();
    let list = |name: &str| detail.get(name).and_then(Value::as_array);
    let lists = [list("loci"), list("units")].into_iter().flatten();
    let listed = lists.flatten().filter_map(Value::as_str);
    units.extend(listed.map(str::to_owned));
    let pairs = list("assigned").into_iter().flatten();
    let firsts = pairs.filter_map(|pair| pair.get(0)?.as_str());
    units.extend(firsts.map(str::to_owned));
    units
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_unit_a_line_names_is_found() {
        for (detail, units) in [
            (json!({}), vec![]),
            (json!({ "unit": "a", "evaluator": "p-1" }), vec!["a"]),
            (json!({ "unit": "", "stage": "filling" }), vec![]),
            (
                json!({ "institution": "a", "loci": ["b", "c"] }),
                vec!["a", "b", "c"],
            ),
            (
                json!({ "units": ["a", "b"], "answers": 280 }),
                vec!["a", "b"],
            ),
            (
                json!({ "assigned": [["a", "p-1"], ["b", "p-2"]] }),
                vec!["a", "b"],
            ),
            (json!({ "scope_kind": "body", "scope": "a" }), vec!["a"]),
            (
                json!({ "scope_kind": "programme", "scope": "pekppp" }),
                vec![],
            ),
        ] {
            assert_eq!(units_in(&detail), units, "{detail}");
        }
    }

    #[test]
    fn a_place_counts_the_lines_of_its_moment() {
        let line = |at: &str| AuditLine {
            at: at.to_owned(),
            ..AuditLine::default()
        };
        let place = |at: &str, skip| TrailPlace {
            at: at.to_owned(),
            skip,
        };
        let lines = [line("3"), line("2"), line("2")];
        assert_eq!(place_after(&lines, None), place("2", 2));
        assert_eq!(
            place_after(&lines[1..], Some(&place("2", 5))),
            place("2", 7)
        );
        assert_eq!(place_after(&lines, Some(&place("3", 1))), place("2", 2));
    }
}
