//! What can stand in an address: parts of the path and names of the query.

use prima_exchange::records::{
    CHANNELS, INNOVATION_GROUPS, MATURITIES, REGION_KINDS, SECTORS, STATEMENT_KINDS, VULNERABLE,
};
use prima_instrument::shape::{KINDS, LEVEL_NAMES};

/// A part of the path, or a name of the query.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it can be.
    pub allowed: Allowed,
    /// One that exists in the published history, for examples; may be empty.
    pub example: &'static str,
}

/// What a parameter can be.
#[derive(Clone, Copy, Debug)]
pub enum Allowed {
    /// Text that follows a pattern.
    Pattern(&'static Pattern),
    /// Any text of 1 to this many characters.
    Text(usize),
    /// Some of these words, each with its own `name=`.
    Words(&'static [&'static str]),
    /// Some texts that follow a pattern, each with its own `name=`.
    Several(&'static Pattern),
    /// A whole number.
    Number {
        /// Smallest.
        least: i64,
        /// Largest.
        most: i64,
        /// Where it is not given.
        otherwise: i64,
    },
}

/// How a code is written.
#[derive(Debug)]
pub struct Pattern {
    /// As a regular expression, for others.
    pub expression: &'static str,
    /// Whether a text is written so.
    pub fits: fn(&str) -> bool,
}

/// A name in small letters, digits and hyphens.
pub static CODE: Pattern = Pattern {
    expression: "^[a-z0-9][a-z0-9-]{0,99}$",
    fits: |text| {
        let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        (1..=100).contains(&text.len()) && !text.starts_with('-') && text.chars().all(plain)
    },
};

/// A year, month or day.
pub static PERIOD: Pattern = Pattern {
    expression: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    fits: |text| {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths = [4, 2, 2];
        parts.len() <= 3
            && parts
                .iter()
                .zip(lengths)
                .all(|(part, length)| is_number(part, length))
    },
};

/// Kemendagri code of a region.
pub static REGION: Pattern = Pattern {
    expression: "^[0-9]{2}(\\.[0-9]{2})?$",
    fits: |text| match text.split_once('.') {
        Some((province, rest)) => is_number(province, 2) && is_number(rest, 2),
        None => is_number(text, 2),
    },
};

/// Kemendagri code of a province.
pub static PROVINCE: Pattern = Pattern {
    expression: "^[0-9]{2}$",
    fits: |text| is_number(text, 2),
};

/// Code of a band, such as `A-`.
pub static BAND: Pattern = Pattern {
    expression: "^[A-Za-z0-9+-]{1,20}$",
    fits: |text| {
        let plain = |sign: char| sign.is_ascii_alphanumeric() || sign == '+' || sign == '-';
        (1..=20).contains(&text.len()) && text.chars().all(plain)
    },
};

fn is_number(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Findings about a figure, as files write them.
pub const FINDINGS: [&str; 5] = ["stated", "agrees", "differs", "computed", "unknown"];

const fn of(name: &'static str, allowed: Allowed, example: &'static str) -> Parameter {
    Parameter {
        name,
        allowed,
        example,
    }
}

/// A programme.
pub static PROGRAMME: Parameter = of("programme", Allowed::Pattern(&CODE), "ombudsman");
/// A reference period.
pub static OF_PERIOD: Parameter = of("period", Allowed::Pattern(&PERIOD), "2023");
/// A body.
pub static BODY: Parameter = of("body", Allowed::Pattern(&CODE), "oku-timur");
/// A region.
pub static OF_REGION: Parameter = of("region", Allowed::Pattern(&REGION), "16.08");
/// A province.
pub static OF_PROVINCE: Parameter = of("province", Allowed::Pattern(&PROVINCE), "16");
/// A data set.
pub static DATASET: Parameter = of("dataset", Allowed::Pattern(&CODE), "sumatera-selatan-2023");
/// An event.
pub static EVENT: Parameter = of("event", Allowed::Pattern(&CODE), "gebyar-2024");
/// An instrument.
pub static INSTRUMENT: Parameter = of("instrument", Allowed::Pattern(&CODE), "ombudsman");
/// An edition of an instrument.
pub static EDITION: Parameter = of("edition", Allowed::Pattern(&CODE), "2022");
/// Levels of government.
pub static LEVEL: Parameter = of("level", Allowed::Words(LEVEL_NAMES), "kabupaten");
/// Kinds of bodies.
pub static KIND: Parameter = of("kind", Allowed::Words(KINDS), "institution");
/// Kinds of regions.
pub static REGION_KIND: Parameter = of("kind", Allowed::Words(&REGION_KINDS), "kabupaten");
/// Kinds of statements.
pub static STATEMENT_KIND: Parameter = of("kind", Allowed::Words(&STATEMENT_KINDS), "target");
/// An innovation.
pub static INNOVATION: Parameter = of("innovation", Allowed::Pattern(&CODE), "klinik-bum-desa");
/// What innovations are about.
pub static SECTOR: Parameter = of("sector", Allowed::Words(&SECTORS), "kesehatan");
/// Vulnerable groups that innovations serve.
pub static SERVED: Parameter = of("served", Allowed::Words(&VULNERABLE), "lansia");
/// Ways in which they reach people.
pub static CHANNEL: Parameter = of("channel", Allowed::Words(&CHANNELS), "elektronik");
/// Their phases.
pub static MATURITY: Parameter = of("maturity", Allowed::Words(&MATURITIES), "pelembagaan");
/// Groups they were entered in.
pub static GROUP: Parameter = of("group", Allowed::Words(&INNOVATION_GROUPS), "replikasi");
/// Bands.
pub static OF_BAND: Parameter = of("band", Allowed::Several(&BAND), "A");
/// Findings about figures.
pub static FINDING: Parameter = of("finding", Allowed::Words(&FINDINGS), "differs");
/// Words to search for.
pub static Q: Parameter = of("q", Allowed::Text(200), "oku timur");
/// How many records to give.
pub static LIMIT: Parameter = of(
    "limit",
    Allowed::Number {
        least: 1,
        most: 200,
        otherwise: 50,
    },
    "",
);
/// How many records to pass over.
pub static OFFSET: Parameter = of(
    "offset",
    Allowed::Number {
        least: 0,
        most: 1_000_000,
        otherwise: 0,
    },
    "",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_let_through_what_they_say() {
        let check = |pattern: &Pattern, good: &[&str], bad: &[&str]| {
            for text in good {
                assert!((pattern.fits)(text), "{text:?} fits {}", pattern.expression);
            }
            for text in bad.iter().chain(&["", " ", "\n", "\0", "é"]) {
                assert!(
                    !(pattern.fits)(text),
                    "{text:?} fits {}",
                    pattern.expression
                );
            }
        };
        check(
            &CODE,
            &["a", "oku-timur", "2023", "a-"],
            &["-a", "A", "a b", "a\n", "a/b"],
        );
        check(
            &PERIOD,
            &["2023", "2022-06", "2024-10-08"],
            &["202", "2023-", "2023-1", "2023-10-08-01", "2023\n"],
        );
        check(
            &REGION,
            &["16", "16.08"],
            &["1", "16.", "16.8", "16.08.01", "1608"],
        );
        check(&BAND, &["A", "A-", "BB"], &["A ", "A\n", "<"]);
    }
}
