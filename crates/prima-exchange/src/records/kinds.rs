//! The kinds of records: what columns each has, and what may stand in them.

use super::RecordKind;
use crate::table::Shape;
use prima_instrument::shape::{KINDS, LEVEL_NAMES};

/// A kind without any rule, for those that name only the rules they have.
pub const PLAIN: RecordKind = RecordKind {
    name: "",
    shape: Shape {
        needed: &[],
        optional: &[],
    },
    key: &[],
    filled: &[],
    words: &[],
    dates: &[],
    spans: &[],
    counts: &[],
    slugs: &[],
    lists: &[],
};

/// Kinds of regions, as files write them.
pub const REGION_KINDS: [&str; 5] = [
    "provinsi",
    "kabupaten",
    "kota",
    "kabupaten_administrasi",
    "kota_administrasi",
];
/// Kinds of statements, as files write them.
pub const STATEMENT_KINDS: [&str; 6] = [
    "target",
    "definition",
    "theme",
    "fact",
    "mismatch",
    "reason",
];
/// States of an honour, as files write them.
pub const HONOUR_STATES: [&str; 2] = ["granted", "revoked"];
/// Kinds of aliases, as files write them.
pub const ALIAS_KINDS: [&str; 2] = ["region", "word"];
/// Marks of a body that is not real, as files write them.
pub const SAMPLES: [&str; 2] = ["sample", "generated"];

/// Groups an innovation was entered in, as files write them.
pub const INNOVATION_GROUPS: [&str; 4] = ["umum", "replikasi", "khusus", "keberlanjutan"];
/// Phases of an innovation (Permen PANRB 91/2021), as files write them.
pub const MATURITIES: [&str; 3] = ["penciptaan", "pengembangan", "pelembagaan"];
/// Ways in which a service reaches people, as files write them: officer and
/// recipient meet, the service travels, the recipient does it alone, by
/// information technology.
pub const CHANNELS: [&str; 4] = ["langsung", "bergerak", "mandiri", "elektronik"];
/// Groups that find a service harder to reach, of all schemes together, as files
/// write them.
pub const VULNERABLE: [&str; 9] = [
    "disabilitas",
    "lansia",
    "ibu-hamil",
    "ibu-menyusui",
    "anak",
    "korban-bencana-alam",
    "korban-bencana-sosial",
    "rentan-ekonomi",
    "rentan-geografis",
];
/// What services are about: our own list to find by, no official one.
pub const SECTORS: [&str; 16] = [
    "kesehatan",
    "pendidikan",
    "sosial",
    "kependudukan",
    "perizinan",
    "hukum",
    "pertanahan",
    "perhubungan",
    "lingkungan",
    "pangan",
    "ekonomi",
    "ketenagakerjaan",
    "desa",
    "statistik",
    "kebencanaan",
    "pemerintahan",
];
/// Goals of sustainable development by number, as files write them.
pub const GOALS: [&str; 17] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
];

/// Regions.
pub static REGIONS: RecordKind = RecordKind {
    name: "regions",
    shape: Shape {
        needed: &["code", "name", "short", "kind", "parent"],
        optional: &["valid_from", "valid_to"],
    },
    key: &["code"],
    filled: &["code", "name", "short", "kind"],
    words: &[("kind", &REGION_KINDS)],
    dates: &["valid_from", "valid_to"],
    spans: &[("valid_from", "valid_to")],
    ..PLAIN
};

/// Former provinces of regions.
pub static REGION_PARENTS: RecordKind = RecordKind {
    name: "region-parents",
    shape: Shape {
        needed: &["region", "parent", "valid_to"],
        optional: &["valid_from", "provisional"],
    },
    key: &["region", "parent"],
    filled: &["region", "parent"],
    dates: &["valid_from", "valid_to"],
    spans: &[("valid_from", "valid_to")],
    ..PLAIN
};

/// Other names of regions, and short forms of words.
pub static ALIASES: RecordKind = RecordKind {
    name: "aliases",
    shape: Shape {
        needed: &["kind", "code", "alias"],
        optional: &[],
    },
    key: &["kind", "code", "alias"],
    filled: &["kind", "code", "alias"],
    words: &[("kind", &ALIAS_KINDS)],
    ..PLAIN
};

/// Bodies.
pub static BODIES: RecordKind = RecordKind {
    name: "bodies",
    shape: Shape {
        needed: &["unit", "name", "kind"],
        optional: &[
            "short",
            "parent",
            "level",
            "region",
            "valid_from",
            "valid_to",
            "aliases",
            "sample",
        ],
    },
    key: &["unit"],
    filled: &["unit", "name", "kind"],
    words: &[
        ("kind", KINDS),
        ("level", LEVEL_NAMES),
        ("sample", &SAMPLES),
    ],
    slugs: &["unit"],
    dates: &["valid_from", "valid_to"],
    spans: &[("valid_from", "valid_to")],
    ..PLAIN
};

/// Former names of bodies.
pub static BODY_NAMES: RecordKind = RecordKind {
    name: "body-names",
    shape: Shape {
        needed: &["unit", "name", "valid_to", "source"],
        optional: &["valid_from"],
    },
    key: &["unit", "name"],
    filled: &["unit", "name", "source"],
    dates: &["valid_from", "valid_to"],
    spans: &[("valid_from", "valid_to")],
    ..PLAIN
};

/// Former parents of bodies.
pub static BODY_PARENTS: RecordKind = RecordKind {
    name: "body-parents",
    shape: Shape {
        needed: &["unit", "parent", "valid_to", "source"],
        optional: &["valid_from"],
    },
    key: &["unit", "parent"],
    filled: &["unit", "parent", "source"],
    dates: &["valid_from", "valid_to"],
    spans: &[("valid_from", "valid_to")],
    ..PLAIN
};

/// Statements of a data set.
pub static STATEMENTS: RecordKind = RecordKind {
    name: "statements",
    shape: Shape {
        needed: &[
            "statement",
            "kind",
            "period",
            "text_id",
            "text_en",
            "source",
        ],
        optional: &["body", "retrieved", "provisional", "provisional_en"],
    },
    key: &["statement"],
    filled: &[
        "statement",
        "kind",
        "period",
        "text_id",
        "text_en",
        "source",
    ],
    words: &[("kind", &STATEMENT_KINDS)],
    dates: &["period", "retrieved"],
    ..PLAIN
};

/// Award events of a data set and their categories.
pub static EVENTS: RecordKind = RecordKind {
    name: "events",
    shape: Shape {
        needed: &["event", "category", "name_id", "name_en", "source"],
        optional: &[
            "level",
            "announced",
            "date",
            "place",
            "host",
            "period",
            "retrieved",
        ],
    },
    key: &["event", "category"],
    filled: &["event", "name_id", "name_en", "source"],
    dates: &["date", "period", "retrieved"],
    counts: &["announced"],
    slugs: &["event", "category"],
    ..PLAIN
};

/// Honours of a data set.
pub static HONOURS: RecordKind = RecordKind {
    name: "honours",
    shape: Shape {
        needed: &["honour", "body", "title_id", "title_en", "status", "source"],
        optional: &[
            "event",
            "category",
            "unit",
            "group",
            "granted",
            "revoked",
            "reason_id",
            "reason_en",
            "period",
            "retrieved",
        ],
    },
    key: &["honour"],
    filled: &["honour", "body", "title_id", "title_en", "status", "source"],
    words: &[("status", &HONOUR_STATES)],
    dates: &["granted", "revoked", "period", "retrieved"],
    spans: &[("granted", "revoked")],
    ..PLAIN
};

/// Innovations of a data set: what the catalogue shows. What nobody published
/// stays empty.
pub static INNOVATIONS: RecordKind = RecordKind {
    name: "innovations",
    shape: Shape {
        needed: &["innovation", "title", "body", "source"],
        optional: &[
            "unit",
            "year",
            "group",
            "sectors",
            "served",
            "channels",
            "sdg",
            "maturity",
            "problem",
            "idea",
            "result",
            "cost",
            "cost_rupiah",
            "legal_basis",
            "how",
            "contact_role",
            "honours",
            "period",
            "retrieved",
            "provisional",
            "provisional_en",
        ],
    },
    key: &["innovation"],
    filled: &["innovation", "title", "body", "source"],
    words: &[("group", &INNOVATION_GROUPS), ("maturity", &MATURITIES)],
    lists: &[
        ("sectors", &SECTORS),
        ("served", &VULNERABLE),
        ("channels", &CHANNELS),
        ("sdg", &GOALS),
    ],
    dates: &["year", "period", "retrieved"],
    counts: &["cost_rupiah"],
    slugs: &["innovation"],
    ..PLAIN
};

/// Which innovation was taken over from which.
pub static REPLICATIONS: RecordKind = RecordKind {
    name: "replications",
    shape: Shape {
        needed: &["replica", "origin", "source"],
        optional: &[
            "adaptation",
            "effect",
            "period",
            "retrieved",
            "provisional",
            "provisional_en",
        ],
    },
    key: &["replica", "origin"],
    filled: &["replica", "origin", "source"],
    dates: &["period", "retrieved"],
    slugs: &["replica", "origin"],
    ..PLAIN
};

/// The kinds of the register. A file is of the first kind whose needed columns
/// it has, so a kind with more of them stands before one with fewer.
pub static REGISTER: [&RecordKind; 6] = [
    &REGIONS,
    &BODIES,
    &ALIASES,
    &REGION_PARENTS,
    &BODY_NAMES,
    &BODY_PARENTS,
];

/// The kinds of a data set, beside its round and its figures.
pub static HISTORY: [&RecordKind; 5] =
    [&STATEMENTS, &EVENTS, &HONOURS, &INNOVATIONS, &REPLICATIONS];
