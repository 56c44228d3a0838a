//! The shape of a programme's file: which tables and keys there are.

use super::DECIDERS;
use super::proposal::{BECOMES, RULE_KINDS};
use crate::shape::{Field, SOURCE_SECTION, Section, Shape, may, need};

pub(crate) const CODE: Field = need("code", Shape::Code, "Code, unique in its list.");
pub(crate) const TITLE: Field = need("title", Shape::Words, "Name as people read it.");
const BY: Field = need("by", Shape::ListOf(DECIDERS), "Roles that may do it.");
const TO: Field = need("to", Shape::Code, "The stage it leads to.");
const DOCUMENT: Field = may("document", Shape::Words, "Document that must be named.");
pub(crate) const SOURCE: Field = may(
    "source",
    Shape::Table(&SOURCE_SECTION),
    "Law, and place in it.",
);
pub(crate) const PROVISIONAL: Field = may("provisional", Shape::Words, "Why it is not proven.");

/// The whole file.
pub static FILE: Section = Section {
    fields: &[
        need("programme", Shape::Table(&HEAD), "What the programme is."),
        need("laws", Shape::Keyed(&LAW), "Laws and documents, by key."),
        need("entry", Shape::Table(&ENTRY), "How somebody enters."),
        need("stage", Shape::Tables(&STAGE), "The stages."),
        need(
            "validity",
            Shape::Table(&SPAN),
            "How long the honour holds.",
        ),
        may(
            "cooling_off",
            Shape::Table(&SPAN),
            "How long nobody may enter again after a revocation.",
        ),
        need(
            "milestone",
            Shape::Tables(&MILESTONE),
            "Counts of the funnel.",
        ),
        may(
            "published",
            Shape::Tables(&PUBLISHED),
            "Counts of the past.",
        ),
        may(
            "proposal",
            Shape::Table(&PROPOSAL),
            "What a proposal must hold.",
        ),
    ],
};

static HEAD: Section = Section {
    fields: &[
        CODE,
        need("edition", Shape::Code, "Edition, the file's name."),
        TITLE,
        need("about", Shape::Words, "What it honours."),
        need(
            "recipient",
            Shape::OneOf(&["unit", "institution"]),
            "Who is honoured.",
        ),
        need("confers", Shape::Words, "What the honour is called."),
        may("facilities", Shape::Lines, "Facilities shown with photos."),
        PROVISIONAL,
    ],
};

/// A law or document, as programmes and award events name it.
pub(crate) static LAW: Section = Section {
    fields: &[
        need("title", Shape::Line, "Official title."),
        may("found", Shape::Line, "Where it was read."),
    ],
};

static ENTRY: Section = Section {
    fields: &[
        TITLE,
        BY,
        TO,
        DOCUMENT,
        may(
            "several",
            Shape::Flag,
            "Whether a unit may be on its way several times at once.",
        ),
        SOURCE,
        PROVISIONAL,
    ],
};

static STAGE: Section = Section {
    fields: &[
        CODE,
        TITLE,
        may("about", Shape::Words, "What happens there."),
        need(
            "kind",
            Shape::OneOf(&["work", "held", "closed", "revoked"]),
            "What being there means.",
        ),
        may("confers", Shape::Words, "What is granted by coming there."),
        may(
            "shows_facilities",
            Shape::Flag,
            "Whether photos are shown now.",
        ),
        may("jury", Shape::Table(&super::jury::JURY), "Who judges it."),
        may(
            "writes_proposal",
            Shape::Flag,
            "Whether the proposal is written now.",
        ),
        may(
            "checks_proposal",
            Shape::Flag,
            "Whether the proposal is held against the rules now.",
        ),
        may("exit", Shape::Tables(&EXIT), "The ways out."),
        SOURCE,
        PROVISIONAL,
    ],
};

static EXIT: Section = Section {
    fields: &[
        CODE,
        TITLE,
        TO,
        BY,
        may(
            "two_persons",
            Shape::Flag,
            "Whether a second person confirms.",
        ),
        may("reason", Shape::Flag, "Whether a reason must be given."),
        may("goes_back", Shape::Flag, "Whether it is a way back."),
        may(
            "jury",
            Shape::OneOf(super::jury::VERDICTS),
            "The result of the jury it asks for.",
        ),
        DOCUMENT,
        PROVISIONAL,
    ],
};

static SPAN: Section = Section {
    fields: &[
        need("months", Shape::Whole, "Whole months; 0: without end."),
        SOURCE,
        PROVISIONAL,
    ],
};

static MILESTONE: Section = Section {
    fields: &[
        CODE,
        TITLE,
        need("reached", Shape::Code, "The stage they came to."),
    ],
};

static PUBLISHED: Section = Section {
    fields: &[
        may(
            "region",
            Shape::Code,
            "Code of the region; none: the nation.",
        ),
        need("year", Shape::Code, "Year of the counts."),
        need("dataset", Shape::Code, "Data set that holds the figures."),
        need("figures", Shape::Lines, "Codes of the figures."),
    ],
};

static PROPOSAL: Section = Section {
    fields: &[
        may("about", Shape::Words, "What an author must know first."),
        need("group", Shape::Tables(&GROUP), "Groups, one is chosen."),
        need("section", Shape::Tables(&PART), "Sections, in their order."),
        may("tier", Shape::Tables(&TIER), "Honours of earlier years."),
        PROVISIONAL,
    ],
};

static GROUP: Section = Section {
    fields: &[
        CODE,
        TITLE,
        may("about", Shape::Words, "Whom the group is for."),
        may("rule", Shape::Tables(&RULE), "Who may enter."),
        SOURCE,
        PROVISIONAL,
    ],
};

static PART: Section = Section {
    fields: &[
        CODE,
        TITLE,
        may("about", Shape::Words, "What is to be written."),
        may("groups", Shape::Lines, "Groups that write it; none: all."),
        may("words", Shape::Whole, "Words at most; none: not known."),
        may("weight", Shape::Whole, "Its share of the score, percent."),
        may(
            "becomes",
            Shape::OneOf(BECOMES),
            "What it is in the catalogue of innovations.",
        ),
        SOURCE,
        PROVISIONAL,
    ],
};

static TIER: Section = Section {
    fields: &[CODE, TITLE, SOURCE, PROVISIONAL],
};

static RULE: Section = Section {
    fields: &[
        CODE,
        TITLE,
        need(
            "kind",
            Shape::OneOf(RULE_KINDS),
            "What is held against what.",
        ),
        may("months", Shape::Whole, "Of `least_age`: whole months."),
        may("tier", Shape::Code, "Of `tier_…`: the honour."),
        may("times", Shape::Whole, "Of `tier_…`: how often."),
        may(
            "from",
            Shape::Code,
            "Of `tier_…`: the first year that counts.",
        ),
        may("to", Shape::Code, "Of `tier_…`: the last year that counts."),
        SOURCE,
        PROVISIONAL,
    ],
};
