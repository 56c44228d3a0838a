//! The shape of an instrument file: which tables and keys there are.
//!
//! One table serves twice: the reader checks a file against it, and the JSON
//! Schema for editors is printed from it, so the two cannot disagree.

/// A table of the file.
#[derive(Debug)]
pub struct Section {
    /// Its keys.
    pub fields: &'static [Field],
}

/// A key of a table.
#[derive(Debug)]
pub struct Field {
    /// Key.
    pub name: &'static str,
    /// What may stand there.
    pub shape: Shape,
    /// Whether it must be there.
    pub needed: bool,
    /// What it means, for the JSON Schema.
    pub about: &'static str,
}

/// What may stand behind a key.
#[derive(Debug)]
pub enum Shape {
    /// A text.
    Line,
    /// A code: letters, digits, `.`, `-`, `_`.
    Code,
    /// A text in both languages.
    Words,
    /// An exact number, bare or in quotes.
    Number,
    /// A whole number that is not negative.
    Whole,
    /// `true` or `false`.
    Flag,
    /// A condition or formula.
    Condition,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list of texts.
    Lines,
    /// A list, each one of these words.
    ListOf(&'static [&'static str]),
    /// A table.
    Table(&'static Section),
    /// A list of tables.
    Tables(&'static Section),
    /// A table of tables under free keys.
    Keyed(&'static Section),
    /// A table whose key `kind` says which section it is.
    Kinds(&'static [(&'static str, &'static Section)]),
}

/// A key that must be there.
pub(crate) const fn need(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field {
        name,
        shape,
        needed: true,
        about,
    }
}

/// A key that may be there.
pub(crate) const fn may(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field {
        name,
        shape,
        needed: false,
        about,
    }
}

const SOURCE: Field = may(
    "source",
    Shape::Table(&SOURCE_SECTION),
    "Law and place the table's numbers come from.",
);
const PROVISIONAL: Field = may(
    "provisional",
    Shape::Words,
    "Why this is not proven by the sources.",
);
const TITLE: Field = need("title", Shape::Words, "Name or question as people read it.");
const CODE: Field = need("code", Shape::Code, "Code, unique in the file.");
const KIND: Field = need("kind", Shape::Line, "Kind; decides the other keys.");
const EVIDENCE: Field = may(
    "evidence",
    Shape::Lines,
    "Evidence kinds of the shared vocabulary.",
);
const FACILITIES: Field = may(
    "facilities",
    Shape::Lines,
    "Facilities of the shared catalogue.",
);

/// A law, and the place in it.
pub(crate) static SOURCE_SECTION: Section = Section {
    fields: &[
        need("law", Shape::Code, "Key of a [laws.*] table."),
        may("at", Shape::Line, "Article, annex, page."),
    ],
};

/// The whole file.
pub static FILE: Section = Section {
    fields: &[
        need("instrument", Shape::Table(&HEAD), "What the instrument is."),
        need("laws", Shape::Keyed(&LAW), "Laws and documents, by key."),
        need(
            "answer_source",
            Shape::Tables(&ANSWER_SOURCE),
            "Who answers.",
        ),
        need(
            "missing",
            Shape::Table(&MISSING),
            "What each state of a child does to its parent.",
        ),
        may(
            "rounding",
            Shape::Table(&ROUNDING),
            "How the index is rounded, once.",
        ),
        may(
            "fact",
            Shape::Tables(&FACT),
            "What units, registers and imports state.",
        ),
        need(
            "node",
            Shape::Tables(&NODE),
            "The tree, parents before children.",
        ),
        may("band", Shape::Tables(&BAND), "Bands, highest first."),
        may(
            "gate",
            Shape::Tables(&GATE),
            "Named conditions and what they do.",
        ),
        may(
            "rollup",
            Shape::Tables(&ROLLUP),
            "How a parent body gets its result.",
        ),
        may(
            "peer_group",
            Shape::Tables(&PEER_GROUP),
            "Who is ranked with whom.",
        ),
        may("ranking", Shape::Table(&RANKING), "How ranks are given."),
        may(
            "sampling",
            Shape::Table(&SAMPLING),
            "How many respondents a survey needs.",
        ),
    ],
};

/// The file of facilities that all instruments share.
pub static FACILITY_FILE: Section = Section {
    fields: &[need("facility", Shape::Tables(&ENTRY), "Facilities.")],
};

/// The file of kinds of evidence that all instruments share.
pub static EVIDENCE_FILE: Section = Section {
    fields: &[need(
        "evidence",
        Shape::Tables(&ENTRY),
        "Kinds of evidence.",
    )],
};

static ENTRY: Section = Section {
    fields: &[CODE, TITLE, PROVISIONAL],
};

static HEAD: Section = Section {
    fields: &[
        CODE,
        need("edition", Shape::Code, "Edition, the file's name."),
        TITLE,
        need("scale", Shape::Table(&SPAN), "Values the index can take."),
        need(
            "published_index",
            Shape::Flag,
            "Whether there is an index, or only counts and states.",
        ),
        need(
            "source",
            Shape::Table(&SOURCE_SECTION),
            "Source of everything that names none of its own.",
        ),
        PROVISIONAL,
    ],
};

static SPAN: Section = Section {
    fields: &[
        need("min", Shape::Number, "Least value."),
        may(
            "max",
            Shape::Number,
            "Greatest value; without it the end is open.",
        ),
    ],
};

static LAW: Section = Section {
    fields: &[
        need("title", Shape::Line, "Official title, not translated."),
        need(
            "status",
            Shape::OneOf(&["sourced", "unverified"]),
            "Whether its text was read.",
        ),
        may("found", Shape::Line, "Where it was read."),
    ],
};

static ANSWER_SOURCE: Section = Section {
    fields: &[
        CODE,
        TITLE,
        need(
            "kind",
            Shape::OneOf(&["self", "evaluator", "survey", "register", "imported"]),
            "Kind of source.",
        ),
        need(
            "raters",
            Shape::OneOf(&["single", "mean", "median", "consensus"]),
            "How several raters become one.",
        ),
        PROVISIONAL,
    ],
};

const ACTIONS: &[&str] = &["bottom", "zero", "drop", "block"];

static MISSING: Section = Section {
    fields: &[
        need(
            "not_answered",
            Shape::OneOf(ACTIONS),
            "No answer was given.",
        ),
        need(
            "not_applicable",
            Shape::OneOf(ACTIONS),
            "The question does not apply.",
        ),
        need(
            "rejected",
            Shape::OneOf(ACTIONS),
            "The answer was rejected.",
        ),
        need(
            "not_assessed",
            Shape::OneOf(ACTIONS),
            "Nobody could assess it.",
        ),
        PROVISIONAL,
    ],
};

static NODE_MISSING: Section = Section {
    fields: &[
        may(
            "not_answered",
            Shape::OneOf(ACTIONS),
            "No answer was given.",
        ),
        may(
            "not_applicable",
            Shape::OneOf(ACTIONS),
            "The question does not apply.",
        ),
        may(
            "rejected",
            Shape::OneOf(ACTIONS),
            "The answer was rejected.",
        ),
        may(
            "not_assessed",
            Shape::OneOf(ACTIONS),
            "Nobody could assess it.",
        ),
        may(
            "mark",
            Shape::Words,
            "Said in the result where a child was left out.",
        ),
    ],
};

static ROUNDING: Section = Section {
    fields: &[
        need(
            "mode",
            Shape::OneOf(&["half_up", "half_even", "cut", "up"]),
            "Mode.",
        ),
        need("digits", Shape::Whole, "Decimals."),
        PROVISIONAL,
    ],
};

static CHOICE: Section = Section {
    fields: &[CODE, TITLE],
};

static ITEM: Section = Section {
    fields: &[CODE, TITLE, FACILITIES],
};

static FACT: Section = Section {
    fields: &[
        CODE,
        TITLE,
        need("from", Shape::Code, "Answer source."),
        need(
            "kind",
            Shape::OneOf(&["yes_no", "number", "count", "choice", "checklist", "text"]),
            "What may be answered.",
        ),
        may("about", Shape::Code, "The indicator it informs."),
        may("items", Shape::Tables(&ITEM), "Items of a checklist."),
        may("options", Shape::Tables(&CHOICE), "Options of a choice."),
        may("min", Shape::Number, "Least number or count."),
        may("max", Shape::Number, "Greatest number or count."),
        may(
            "default",
            Shape::Number,
            "Number, or 1 for yes and 0 for no, used when not answered.",
        ),
        EVIDENCE,
        SOURCE,
        PROVISIONAL,
    ],
};

static NODE: Section = Section {
    fields: &[
        CODE,
        may("parent", Shape::Code, "Parent; only the root has none."),
        TITLE,
        may("weight", Shape::Number, "Share within the parent."),
        may(
            "aggregate",
            Shape::OneOf(&[
                "weighted_mean",
                "mean",
                "sum",
                "scaled_sum",
                "min",
                "max",
                "geometric_mean",
                "harmonic_mean",
                "pooled_mean",
                "count",
                "formula",
            ]),
            "How the children make the score; a leaf has a measure instead.",
        ),
        may(
            "weights",
            Shape::Number,
            "What the children's weights add up to.",
        ),
        may(
            "precision",
            Shape::Table(&ROUNDING),
            "Precision of a geometric mean.",
        ),
        may(
            "formula",
            Shape::Condition,
            "Formula over children and facts.",
        ),
        may(
            "measure",
            Shape::Kinds(&[
                ("levels", &LEVELS),
                ("rating", &RATING),
                ("yes_no", &YES_NO),
                ("count", &COUNT),
                ("ratio", &RATIO),
                ("number", &NUMBER),
                ("checklist", &CHECKLIST),
                ("survey", &SURVEY),
            ]),
            "What a leaf's answer earns.",
        ),
        may(
            "from",
            Shape::Code,
            "Answer source; inherited by the nodes below.",
        ),
        may(
            "applies_if",
            Shape::Condition,
            "Where it does not hold, the node is not applicable.",
        ),
        may(
            "missing",
            Shape::Table(&NODE_MISSING),
            "What the children's states do here.",
        ),
        may(
            "as_child",
            Shape::Table(&NODE_MISSING),
            "What this node's own state does to its parent, where that differs from `missing` there.",
        ),
        may(
            "rounding",
            Shape::Table(&ROUNDING),
            "Where the rule rounds this node, too.",
        ),
        may(
            "minimum_respondents",
            Shape::Whole,
            "Below it a survey node is not assessed.",
        ),
        may(
            "suggest",
            Shape::Tables(&SUGGEST),
            "Levels that facts suggest, read from the top.",
        ),
        EVIDENCE,
        FACILITIES,
        may(
            "pillar",
            Shape::OneOf(&["inovasi", "sdm", "budaya"]),
            "Pillar of excellent service.",
        ),
        SOURCE,
        PROVISIONAL,
    ],
};

static SUGGEST: Section = Section {
    fields: &[
        need("level", Shape::Number, "Suggested answer."),
        need("when", Shape::Condition, "Condition over facts."),
    ],
};

static LEVEL: Section = Section {
    fields: &[
        need("value", Shape::Number, "What is answered."),
        TITLE,
        may(
            "points",
            Shape::Number,
            "What it earns; without it the value.",
        ),
    ],
};

static RATING_OPTION: Section = Section {
    fields: &[
        CODE,
        TITLE,
        may("points", Shape::Number, "What it earns."),
        may("present", Shape::Flag, "Whether it counts as present."),
    ],
};

static STEP: Section = Section {
    fields: &[
        may("from", Shape::Number, "Edge that belongs to the step."),
        may("above", Shape::Number, "Edge that does not."),
        need("points", Shape::Number, "What the step earns."),
    ],
};

static LEVELS: Section = Section {
    fields: &[
        KIND,
        need("levels", Shape::Tables(&LEVEL), "Levels, ascending."),
    ],
};
static RATING: Section = Section {
    fields: &[
        KIND,
        need("options", Shape::Tables(&RATING_OPTION), "Options."),
    ],
};
static YES_NO: Section = Section {
    fields: &[
        KIND,
        need("yes", Shape::Number, "Points of a yes."),
        need("no", Shape::Number, "Points of a no."),
    ],
};
static COUNT: Section = Section {
    fields: &[
        KIND,
        need("min", Shape::Number, "Least count."),
        may("max", Shape::Number, "Greatest count."),
        need("steps", Shape::Tables(&STEP), "Steps, ascending."),
    ],
};
static RATIO: Section = Section {
    fields: &[
        KIND,
        need(
            "steps",
            Shape::Tables(&STEP),
            "Steps in per cent, ascending.",
        ),
    ],
};
static NUMBER: Section = Section {
    fields: &[
        KIND,
        need("min", Shape::Number, "Least number."),
        may(
            "max",
            Shape::Number,
            "Greatest number; without it the end is open.",
        ),
        need(
            "direction",
            Shape::OneOf(&["up", "down"]),
            "Whether more is better.",
        ),
        may(
            "points",
            Shape::Table(&SPAN),
            "Points of the ends, where the number is mapped.",
        ),
    ],
};
static CHECKLIST: Section = Section {
    fields: &[
        KIND,
        need("items", Shape::Tables(&ITEM), "Items."),
        may(
            "steps",
            Shape::Tables(&STEP),
            "Steps over the number of items present.",
        ),
    ],
};
static SURVEY: Section = Section {
    fields: &[
        KIND,
        need("options", Shape::Tables(&LEVEL), "Answers, ascending."),
    ],
};

static BAND: Section = Section {
    fields: &[
        CODE,
        need("label", Shape::Words, "Predikat, opinion."),
        may("zone", Shape::Words, "Zone."),
        need(
            "role",
            Shape::OneOf(&["best", "good", "fair", "weak", "poor"]),
            "Colour role.",
        ),
        may(
            "from",
            Shape::Number,
            "Lower edge that belongs to the band.",
        ),
        may("above", Shape::Number, "Lower edge that does not."),
        may("to", Shape::Number, "Upper edge that belongs to the band."),
        may("below", Shape::Number, "Upper edge that does not."),
        may("through", Shape::Code, "Gate that is the only way here."),
        SOURCE,
        PROVISIONAL,
    ],
};

static GATE: Section = Section {
    fields: &[
        CODE,
        TITLE,
        need("when", Shape::Condition, "Condition."),
        need(
            "effect",
            Shape::Table(&EFFECT),
            "What it does when it holds.",
        ),
        need(
            "unknown",
            Shape::OneOf(&["skip", "apply", "undecided"]),
            "What happens when it is not known.",
        ),
        need("text", Shape::Words, "What a unit reads."),
        SOURCE,
        PROVISIONAL,
    ],
};

static EFFECT: Section = Section {
    fields: &[
        may("cap", Shape::Code, "No band above this one."),
        may("replace", Shape::Code, "Band that is replaced."),
        may("with", Shape::Code, "Band given instead."),
        may("refuse", Shape::Flag, "No band is given."),
        may("stage", Shape::Line, "Stage the unit goes to."),
    ],
};

static ROLLUP: Section = Section {
    fields: &[
        need("kind", Shape::OneOf(&["mean", "pooled", "none"]), "Way."),
        may(
            "minimum_units",
            Shape::Whole,
            "Least number of scored children.",
        ),
        SOURCE,
        PROVISIONAL,
    ],
};

/// Names of the kinds of bodies, as in `units.csv`.
pub const KINDS: &[&str] = &[
    "institution",
    "regional_office",
    "work_unit",
    "service_unit",
];
/// Names of the levels of government, as in `units.csv`.
pub const LEVEL_NAMES: &[&str] = &[
    "kementerian",
    "lembaga",
    "provinsi",
    "kabupaten",
    "kota",
    "bumn",
];

static PEER_GROUP: Section = Section {
    fields: &[
        CODE,
        TITLE,
        may(
            "kinds",
            Shape::ListOf(KINDS),
            "Kinds that belong; without it any.",
        ),
        may(
            "levels",
            Shape::ListOf(LEVEL_NAMES),
            "Levels that belong; without it any.",
        ),
        need(
            "within",
            Shape::OneOf(&["nation", "province", "parent"]),
            "How far a group reaches.",
        ),
        SOURCE,
        PROVISIONAL,
    ],
};

static RANKING: Section = Section {
    fields: &[
        need(
            "kind",
            Shape::OneOf(&["ranked", "unordered"]),
            "Whether there are ranks.",
        ),
        may(
            "direction",
            Shape::OneOf(&["high", "low"]),
            "Which is best.",
        ),
        may(
            "ties",
            Shape::OneOf(&["competition", "dense"]),
            "1, 2, 2, 4 or 1, 2, 2, 3.",
        ),
        may(
            "tie_breakers",
            Shape::Lines,
            "Nodes compared where indices are equal.",
        ),
        SOURCE,
        PROVISIONAL,
    ],
};

static SAMPLING: Section = Section {
    fields: &[
        need(
            "rule",
            Shape::OneOf(&["krejcie_morgan", "minimum"]),
            "Rule.",
        ),
        may("minimum", Shape::Whole, "Number, for the rule `minimum`."),
        SOURCE,
        PROVISIONAL,
    ],
};
