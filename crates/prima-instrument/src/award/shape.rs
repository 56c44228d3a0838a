//! The shape of an event's file: which tables and keys there are.

use crate::programme::shape::{CODE, LAW, PROVISIONAL, SOURCE, TITLE};
use crate::shape::{Field, KINDS, LEVEL_NAMES, Section, Shape, may, need};

const KIND: Field = need("kind", Shape::Line, "Kind; decides the other keys.");
const PROGRAMME: Field = need("programme", Shape::Code, "Code of the programme.");
const PERIOD: Field = need("period", Shape::Code, "Reference period of the round.");
const PLACES: &str = "How many recipients there is room for.";

/// The whole file.
pub static FILE: Section = Section {
    fields: &[
        need("event", Shape::Table(&HEAD), "What the event is."),
        may("laws", Shape::Keyed(&LAW), "Laws and documents, by key."),
        may("gate", Shape::Tables(&GATE), "Conditions across schemes."),
        need("category", Shape::Tables(&CATEGORY), "The categories."),
    ],
};

static HEAD: Section = Section {
    fields: &[
        CODE,
        TITLE,
        may("about", Shape::Words, "Theme, or what it honours."),
        need("programme", Shape::Code, "Programme whose officers decide."),
        need("date", Shape::Line, "The day it is held, as 2024-10-08."),
        may("place", Shape::Line, "Where."),
        may("host", Shape::Code, "Body that holds it."),
        may("sample", Shape::Flag, "Whether it is no real event."),
        PROVISIONAL,
    ],
};

static GATE: Section = Section {
    fields: &[
        CODE,
        TITLE,
        need("looks_at", Shape::Kinds(GATES), "What it looks at."),
        SOURCE,
        PROVISIONAL,
    ],
};

const GATES: &[(&str, &Section)] = &[
    ("no_revocation", &NO_REVOCATION),
    ("figure", &FIGURE),
    ("no_open_objection", &BARE),
];

static NO_REVOCATION: Section = Section {
    fields: &[
        KIND,
        need("months", Shape::Whole, "Months before the event."),
        may("programmes", Shape::Lines, "Programmes that count."),
    ],
};

static FIGURE: Section = Section {
    fields: &[
        KIND,
        PROGRAMME,
        PERIOD,
        may("least", Shape::Number, "At least."),
        may("most", Shape::Number, "At most."),
    ],
};

static BARE: Section = Section { fields: &[KIND] };

static CATEGORY: Section = Section {
    fields: &[
        CODE,
        TITLE,
        need("confers", Shape::Words, "What the honour is called."),
        may("announced", Shape::Whole, "Recipients announced."),
        need("rule", Shape::Kinds(RULES), "How its recipients are found."),
        may(
            "levels",
            Shape::ListOf(LEVEL_NAMES),
            "Levels of government.",
        ),
        may("kinds", Shape::ListOf(KINDS), "Kinds of bodies."),
        may("province", Shape::Code, "Code of a province."),
        may("gates", Shape::Lines, "Codes of the gates that hold."),
        SOURCE,
        PROVISIONAL,
    ],
};

const RULES: &[(&str, &Section)] = &[
    ("top", &TOP),
    ("threshold", &THRESHOLD),
    ("holders", &HOLDERS),
    ("reached", &REACHED),
    ("named", &BARE),
];

static TOP: Section = Section {
    fields: &[
        KIND,
        PROGRAMME,
        PERIOD,
        need("places", Shape::Whole, PLACES),
    ],
};

static THRESHOLD: Section = Section {
    fields: &[
        KIND,
        PROGRAMME,
        PERIOD,
        may("least", Shape::Number, "Index that is enough."),
        may("bands", Shape::Lines, "Bands that are enough."),
    ],
};

static HOLDERS: Section = Section {
    fields: &[KIND, PROGRAMME],
};

static REACHED: Section = Section {
    fields: &[
        KIND,
        PROGRAMME,
        need("edition", Shape::Code, "Edition of the programme."),
        need("stage", Shape::Code, "The stage they came to."),
        may("places", Shape::Whole, PLACES),
    ],
};
