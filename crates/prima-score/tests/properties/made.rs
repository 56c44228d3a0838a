//! Made-up instruments and answers, the same for the same seed.

use prima_instrument::exact::Exact;
use prima_instrument::model::{Measure, NodeId};
use prima_instrument::{Catalogue, Instrument, read};
use prima_score::answers::{Answers, Questions};
use prima_score::bodies::{Bodies, BodiesBuilder, BodyId, BodyRow};
use std::fmt::Write;

/// A small generator of numbers, so that a failing seed can be run again.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// What a made-up instrument may hold.
#[derive(Clone, Copy)]
pub struct Recipe {
    pub aggregates: &'static [&'static str],
    pub most_children: usize,
    pub surveys: bool,
    pub gates: bool,
    pub node_rounding: bool,
}

/// All ways to bring children together that need no special children.
pub const ALL_AGGREGATES: &[&str] = &[
    "weighted_mean",
    "mean",
    "sum",
    "scaled_sum",
    "min",
    "max",
    "geometric_mean",
    "harmonic_mean",
    "count",
    "formula",
];

const TITLE: &str = r#"title = { id = "x", en = "x" }"#;

struct Writer<'a> {
    dice: &'a mut Dice,
    recipe: Recipe,
    nodes: String,
    codes: Vec<String>,
}

impl Writer<'_> {
    fn missing_rule(&mut self) -> String {
        let actions = ["bottom", "zero", "drop", "block"];
        let mut rule = String::new();
        for state in ["not_answered", "not_applicable", "rejected", "not_assessed"] {
            let _ = writeln!(rule, "{state} = \"{}\"", self.dice.pick(&actions));
        }
        rule
    }

    fn children(&mut self, parent: &str, aggregate: &str, depth: usize) {
        let n = 1 + self.dice.below(self.recipe.most_children);
        for place in 0..n {
            let code = format!("{parent}{}", place + 1);
            let weight = match aggregate {
                // Weights of 1 to 3 that add up to what is stated: the last takes the rest.
                "weighted_mean" | "scaled_sum" if place + 1 == n => {
                    format!("weight = {}", 3 * n - 2 * (n - 1))
                }
                "weighted_mean" | "scaled_sum" => "weight = 2".to_owned(),
                _ => String::new(),
            };
            let head =
                format!("[[node]]\ncode = \"{code}\"\nparent = \"{parent}\"\n{TITLE}\n{weight}\n");
            let leaf = depth == 0 || self.dice.one_in(2);
            if leaf {
                self.leaf(&code, &head, aggregate);
            } else {
                let inner = *self.dice.pick(self.recipe.aggregates);
                self.aggregate(&code, &head, inner, depth);
            }
        }
    }

    fn aggregate(&mut self, code: &str, head: &str, aggregate: &str, depth: usize) {
        self.nodes.push_str(head);
        let at = self.nodes.len();
        self.codes.push(code.to_owned());
        self.children(code, aggregate, depth.saturating_sub(1));
        let children: Vec<String> = self
            .codes
            .iter()
            .filter(|child| child.len() == code.len() + 1 && child.starts_with(code))
            .cloned()
            .collect();
        let mut own = match aggregate {
            "weighted_mean" | "scaled_sum" => {
                format!(
                    "aggregate = \"{aggregate}\"\nweights = {}\n",
                    3 * children.len()
                )
            }
            "geometric_mean" => format!(
                "aggregate = \"{aggregate}\"\nprecision = {{ mode = \"half_up\", digits = 3 }}\n"
            ),
            "formula" => {
                let terms: Vec<String> = children
                    .iter()
                    .enumerate()
                    .map(|(place, child)| match place {
                        1 if self.dice.one_in(4) => format!("20 - [{child}]"),
                        _ => format!("[{child}] * {}", place + 1),
                    })
                    .collect();
                format!(
                    "aggregate = \"formula\"\nformula = \"{}\"\n",
                    terms.join(" + ")
                )
            }
            _ => format!("aggregate = \"{aggregate}\"\n"),
        };
        if self.recipe.node_rounding && self.dice.one_in(4) {
            let mode = *self.dice.pick(&["half_up", "half_even", "cut", "up"]);
            let _ = writeln!(
                own,
                "rounding = {{ mode = \"{mode}\", digits = {} }}",
                self.dice.below(2)
            );
        }
        self.nodes.insert_str(at, &own);
    }

    fn leaf(&mut self, code: &str, head: &str, parent: &str) {
        self.nodes.push_str(head);
        self.codes.push(code.to_owned());
        let kinds = if self.recipe.surveys { 8 } else { 7 };
        let measure = match self.dice.below(kinds) {
            0 | 1 => {
                let levels: Vec<String> = (0..4)
                    .map(|value| format!("{{ value = {value}, {TITLE} }}"))
                    .collect();
                format!("{{ kind = \"levels\", levels = [{}] }}", levels.join(", "))
            }
            2 => format!(
                "{{ kind = \"rating\", options = [ {{ code = \"ada\", {TITLE}, points = 2, present = true }}, {{ code = \"proses\", {TITLE}, points = 1{} }}, {{ code = \"tidak\", {TITLE}, points = 0 }} ] }}",
                if self.dice.one_in(2) { ", present = true" } else { "" }
            ),
            3 => "{ kind = \"yes_no\", yes = 3, no = 0.5 }".to_owned(),
            4 => format!(
                "{{ kind = \"count\", min = 0, max = 7, steps = [ {{ from = 0, points = 0 }}, {{ from = {}, points = 1 }}, {{ above = 4, points = 2.5 }} ] }}",
                1 + self.dice.below(3)
            ),
            5 => "{ kind = \"ratio\", steps = [ { from = 0, points = 0 }, { above = 50, points = 2 }, { from = 90, points = 3 } ] }".to_owned(),
            6 if self.dice.one_in(2) => {
                "{ kind = \"number\", min = 0, max = 4, direction = \"down\" }".to_owned()
            }
            6 => {
                let items: Vec<String> = ["a", "b", "c"]
                    .iter()
                    .map(|code| format!("{{ code = \"{code}\", {TITLE} }}"))
                    .collect();
                format!("{{ kind = \"checklist\", items = [{}] }}", items.join(", "))
            }
            _ => {
                let options: Vec<String> = (1..=4)
                    .map(|value| format!("{{ value = {value}, {TITLE} }}"))
                    .collect();
                format!("{{ kind = \"survey\", options = [{}] }}", options.join(", "))
            }
        };
        let survey = measure.contains("survey");
        let from = if survey { "from = \"S\"\n" } else { "" };
        let _ = writeln!(self.nodes, "{from}measure = {measure}");
        if self.dice.one_in(6) {
            let _ = writeln!(self.nodes, "applies_if = \"[online] = ya\"");
        }
        if parent != "formula" && self.dice.one_in(6) {
            let _ = writeln!(
                self.nodes,
                "as_child = {{ not_answered = \"drop\", rejected = \"zero\" }}"
            );
        }
    }

    fn gates(&mut self, bands: &[&str]) -> String {
        let mut gates = String::new();
        if !self.recipe.gates {
            return gates;
        }
        for place in 0..self.dice.below(3) {
            let effect = match self.dice.below(6) {
                0 => "{ refuse = true }".to_owned(),
                1 => format!(
                    "{{ replace = \"{}\", with = \"{}\" }}",
                    bands[0],
                    bands[1 + self.dice.below(2)]
                ),
                2 => format!("{{ replace = \"{}\", with = \"{}\" }}", bands[2], bands[1]),
                _ => format!("{{ cap = \"{}\" }}", bands[1 + self.dice.below(2)]),
            };
            let atom = |writer: &mut Self| {
                let code = writer.dice.pick(&writer.codes).clone();
                let sign = *writer.dice.pick(&["<", "<=", "<", "=", ">"]);
                let limit = *writer.dice.pick(&["0", "0.5", "1", "1.5", "2"]);
                match writer.dice.below(8) {
                    0 => "[online] = tidak".to_owned(),
                    1 => format!("[index] < {limit}"),
                    _ => format!("[{code}] {sign} {limit}"),
                }
            };
            let mut when = atom(self);
            if self.dice.one_in(2) {
                let word = *self.dice.pick(&["and", "or"]);
                when = format!("{when} {word} {}", atom(self));
            }
            let unknown = *self.dice.pick(&["skip", "apply", "undecided"]);
            let _ = writeln!(
                gates,
                "[[gate]]\ncode = \"g{place}\"\n{TITLE}\nwhen = \"{when}\"\neffect = {effect}\nunknown = \"{unknown}\"\ntext = {{ id = \"x\", en = \"x\" }}\n"
            );
        }
        gates
    }
}

/// A random instrument; `None` where the dice made one that is refused.
pub fn instrument(dice: &mut Dice, recipe: Recipe) -> Option<(String, Instrument)> {
    let mut writer = Writer {
        dice,
        recipe,
        nodes: String::new(),
        codes: Vec::new(),
    };
    let top = *writer.dice.pick(recipe.aggregates);
    let head = format!("[[node]]\ncode = \"R\"\n{TITLE}\nfrom = \"E\"\n");
    writer.aggregate("R", &head, top, 2);
    let missing = writer.missing_rule();
    let raters = *writer.dice.pick(&["mean", "median", "consensus"]);
    let digits = writer.dice.below(3) as u32;
    let mode = *writer.dice.pick(&["half_up", "half_even", "cut", "up"]);
    let codes = ["A", "B", "C", "D"];
    let gates = writer.gates(&codes);
    let nodes = writer.nodes;
    let text = |scale: &str, rest: &str| {
        format!(
            "[instrument]\ncode = \"made\"\nedition = \"1\"\n{TITLE}\nscale = {scale}\npublished_index = true\nsource = {{ law = \"none\" }}\n\
             [laws.none]\ntitle = \"None\"\nstatus = \"sourced\"\nfound = \"made up\"\n\
             [[answer_source]]\ncode = \"E\"\n{TITLE}\nkind = \"evaluator\"\nraters = \"{raters}\"\n\
             [[answer_source]]\ncode = \"S\"\n{TITLE}\nkind = \"survey\"\nraters = \"single\"\n\
             [missing]\n{missing}[rounding]\nmode = \"{mode}\"\ndigits = {digits}\n\
             [[fact]]\ncode = \"online\"\n{TITLE}\nfrom = \"E\"\nkind = \"yes_no\"\n{nodes}{rest}\n\
             [ranking]\nkind = \"ranked\"\ndirection = \"high\"\nties = \"competition\"\n[[rollup]]\nkind = \"none\"\n"
        )
    };
    let catalogue = Catalogue::default();
    // The tree's own span is asked of the reader: it refuses the wrong scale with the right one.
    let faults = read(&text("{ min = -12345 }", ""), &catalogue).err()?;
    let reached = faults.iter().find(|fault| fault.key == "scale")?;
    let (_, reached) = reached
        .arguments
        .iter()
        .find(|(name, _)| *name == "reached")?;
    let (low, high) = reached.split_once(" – ")?;
    let (min, max) = (Exact::parse(low)?, Exact::parse(high)?);
    let width = max.minus(&min);
    let edge = |quarter: i64| {
        let at = min.plus(&width.times(&Exact::ratio(quarter, 4)));
        at.rounded(prima_instrument::exact::RoundingMode::HalfUp, digits)
            .at_digits(digits)
    };
    let mut bands = String::new();
    for (place, code) in codes.iter().enumerate() {
        let quarter = 3 - place as i64;
        let lower = if quarter == 0 {
            format!("from = \"{low}\"")
        } else {
            format!("from = {}", edge(quarter))
        };
        let upper = if place == 0 {
            format!("to = \"{high}\"")
        } else {
            format!("below = {}", edge(quarter + 1))
        };
        let _ = writeln!(
            bands,
            "[[band]]\ncode = \"{code}\"\nlabel = {{ id = \"x\", en = \"x\" }}\nrole = \"good\"\n{lower}\n{upper}\n"
        );
    }
    let whole = text(
        &format!("{{ min = \"{low}\", max = \"{high}\" }}"),
        &format!("{bands}{gates}"),
    );
    read(&whole, &catalogue)
        .ok()
        .map(|instrument| (whole, instrument))
}

/// Bodies `b000`, `b001`, …
pub fn bodies(n: usize) -> Bodies {
    let mut builder = BodiesBuilder::default();
    for place in 0..n {
        builder.push(&BodyRow {
            unit: &format!("b{place:03}"),
            ..BodyRow::default()
        });
    }
    builder.finish().expect("made-up bodies are in order")
}

/// Every answer a leaf takes, as written, fewest first; no states.
pub fn texts(instrument: &Instrument, node: NodeId) -> Vec<String> {
    match instrument.node(node).measure() {
        Some(Measure::Levels(levels)) => {
            levels.iter().map(|level| level.value.to_string()).collect()
        }
        Some(Measure::Rating(options)) => {
            options.iter().map(|option| option.code.clone()).collect()
        }
        Some(Measure::YesNo { .. }) => vec!["tidak".to_owned(), "ya".to_owned()],
        Some(Measure::Count { span, .. }) => {
            let max = span.max.as_ref().and_then(Exact::to_whole).unwrap_or(9);
            (0..=max).map(|count| count.to_string()).collect()
        }
        Some(Measure::Ratio { .. }) => ["0", "25/100", "50", "50.01", "89", "90", "100"]
            .map(str::to_owned)
            .to_vec(),
        Some(Measure::Number { .. }) => ["0", "1", "2.5", "4"].map(str::to_owned).to_vec(),
        Some(Measure::Checklist { .. }) => ["-", "a", "a|c", "a|b|c"].map(str::to_owned).to_vec(),
        Some(Measure::Survey(_)) | None => Vec::new(),
    }
}

/// One row of answers, as in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub body: BodyId,
    pub rater: &'static str,
    pub code: String,
    pub text: String,
}

/// One row of survey answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub body: BodyId,
    pub code: String,
    /// Place of the option.
    pub option: usize,
    pub count: u64,
}

/// Everything bodies answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub rows: Vec<Row>,
    pub tallies: Vec<Tally>,
}

impl Filled {
    /// Random answers of one body more: values, states, several raters, nothing.
    pub fn add(&mut self, dice: &mut Dice, instrument: &Instrument, body: BodyId) {
        for (index, node) in instrument.nodes.iter().enumerate() {
            if let Some(Measure::Survey(levels)) = node.measure() {
                for option in 0..levels.len() {
                    self.tallies.push(Tally {
                        body,
                        code: node.code.clone(),
                        option,
                        count: dice.below(4) as u64,
                    });
                }
                continue;
            }
            let texts = texts(instrument, NodeId(index));
            if texts.is_empty() {
                continue;
            }
            let text = match dice.below(12) {
                0 => continue,
                1 => "rejected".to_owned(),
                2 => dice
                    .pick(&["not_assessed", "not_applicable", "not_answered"])
                    .to_string(),
                // Low answers leave more to be done.
                3..=6 => texts[0].clone(),
                _ => dice.pick(&texts).clone(),
            };
            self.row(body, "", &node.code, text);
            if dice.one_in(8) {
                let row = self.rows.last_mut().expect("just added");
                row.rater = "ani";
                let second = dice.pick(&texts).clone();
                self.row(body, "budi", &node.code, second);
            }
        }
        if !dice.one_in(3) {
            let text = dice.pick(&["ya", "tidak"]).to_string();
            self.row(body, "", "online", text);
        }
    }

    fn row(&mut self, body: BodyId, rater: &'static str, code: &str, text: String) {
        self.rows.push(Row {
            body,
            rater,
            code: code.to_owned(),
            text,
        });
    }

    /// The rows in another order.
    pub fn shuffled(&self, dice: &mut Dice) -> Filled {
        let mut filled = self.clone();
        for place in (1..filled.rows.len()).rev() {
            filled.rows.swap(place, dice.below(place + 1));
        }
        for place in (1..filled.tallies.len()).rev() {
            filled.tallies.swap(place, dice.below(place + 1));
        }
        filled
    }

    /// The rows as the scorer takes them.
    pub fn answers(&self, instrument: &Instrument, questions: &Questions, n: usize) -> Answers {
        let mut answers = Answers::new(questions, n);
        let mut cells: Vec<(BodyId, &str)> = Vec::new();
        for row in &self.rows {
            if cells.contains(&(row.body, row.code.as_str())) {
                continue;
            }
            cells.push((row.body, &row.code));
            let slot = questions
                .find(&row.code)
                .expect("a question of the instrument");
            let same = self
                .rows
                .iter()
                .filter(|other| other.body == row.body && other.code == row.code);
            let mut entries = Vec::new();
            for row in same {
                let entry = answers
                    .entry(instrument, questions, slot, &row.text)
                    .expect("a made-up answer is a known one");
                entries.push((row.rater.to_owned(), entry));
            }
            match entries.as_slice() {
                [(_, entry)] => {
                    answers.set(row.body, slot, *entry);
                }
                _ => answers.set_several(row.body, slot, entries),
            }
        }
        for tally in &self.tallies {
            let question = questions
                .find_survey(&tally.code)
                .expect("a survey question");
            let cell = questions.survey()[question].first + tally.option;
            answers.tallies_mut().add(tally.body, cell, tally.count);
        }
        answers
    }
}
