//! Everything that stands on a certificate, and the words around it.

use crate::wording::Words;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use std::collections::BTreeMap;

/// What is printed; dates as written out, everything else as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Name of the recipient.
    pub recipient: String,
    /// Unit credited with it; empty: none.
    pub unit: String,
    /// What for.
    pub title: String,
    /// Event and category.
    pub event: String,
    /// Day, month or year, as `2024-10-08`.
    pub date: String,
    /// Last day on which it holds, as `2026-10-07`; empty: without end.
    pub until: String,
    /// What is said of the recipient; empty: nothing.
    pub citation: String,
    /// What the honour rests on.
    pub basis: String,
    /// Who issues it.
    pub issuer: String,
    /// When it was issued, as `2024-10-08T02:30:00Z`.
    pub issued: String,
    /// Day on which it was issued, as `2024-10-08`.
    pub issued_on: String,
    /// Address where it is checked.
    pub address: String,
    /// The credential, attached to the page; empty: none is.
    pub credential: String,
}

impl Printed {
    /// Names of the values a template finds in `sys.inputs` that tell of the
    /// honour and the certificate.
    pub const NAMES: [&str; 12] = [
        "recipient",
        "unit",
        "title",
        "event",
        "date",
        "until",
        "citation",
        "basis",
        "issuer",
        "issued",
        "address",
        "credential",
    ];

    /// A certificate to look at templates with.
    pub fn example(words: Words) -> Printed {
        let text = |name: &str| words.label(&format!("piagam-example-{name}"));
        Printed {
            recipient: text("recipient"),
            unit: text("unit"),
            title: text("title"),
            event: text("event"),
            date: "2024-10-08".to_owned(),
            until: "2026-10-07".to_owned(),
            citation: text("citation"),
            basis: text("basis"),
            issuer: text("issuer"),
            issued: "2024-10-08T02:30:00Z".to_owned(),
            issued_on: "2024-10-08".to_owned(),
            address: "https://prima.example/id/piagam/contoh".to_owned(),
            credential: "{}".to_owned(),
        }
    }

    /// Puts a text in place of the one with this name; says whether there is one.
    pub fn set(&mut self, name: &str, text: &str) -> bool {
        let place = match name {
            "recipient" => &mut self.recipient,
            "unit" => &mut self.unit,
            "title" => &mut self.title,
            "event" => &mut self.event,
            "date" => &mut self.date,
            "until" => &mut self.until,
            "citation" => &mut self.citation,
            "basis" => &mut self.basis,
            "issuer" => &mut self.issuer,
            "issued" => &mut self.issued_on,
            "address" => &mut self.address,
            "credential" => &mut self.credential,
            _ => return false,
        };
        text.clone_into(place);
        true
    }

    /// All that a template is given, by name.
    pub fn inputs(&self, words: Words) -> BTreeMap<&'static str, String> {
        let label = |name: &str| words.label(&format!("piagam-print-{name}"));
        let address = [("address", self.address.clone())];
        let mut inputs = BTreeMap::from([
            ("lang", words.lang.tag().to_owned()),
            ("heading", label("heading")),
            ("given", label("given")),
            ("credited", label("credited")),
            ("for-what", label("for")),
            ("within", label("within")),
            ("signed-by", label("signed")),
            ("verify", label("verify")),
            ("credential-about", label("credential")),
            ("qr", qr(&self.address)),
            ("qr-alt", words.say("piagam-print-qr", &address)),
            ("date", month_or_day(words, &self.date)),
            ("issued", words.date(&self.issued_on)),
            ("until", self.until_in(words)),
        ]);
        let own = [
            ("recipient", &self.recipient),
            ("unit", &self.unit),
            ("title", &self.title),
            ("event", &self.event),
            ("citation", &self.citation),
            ("basis", &self.basis),
            ("issuer", &self.issuer),
            ("address", &self.address),
            ("credential", &self.credential),
        ];
        inputs.extend(own.map(|(name, text)| (name, text.clone())));
        inputs
    }

    /// Up to which day it holds, in words; empty: without end.
    pub(super) fn until_in(&self, words: Words) -> String {
        match self.until.as_str() {
            "" => String::new(),
            day => words.say("piagam-print-until", &[("day", words.date(day))]),
        }
    }
}

/// A day or a month written out: 8 Oktober 2024, Oktober 2024.
fn month_or_day(words: Words, date: &str) -> String {
    let day = words.date(&format!("{date}-01"));
    match (date.len(), day.strip_prefix("1 ")) {
        (7, Some(month)) => month.to_owned(),
        _ => words.date(date),
    }
}

/// The address as a QR code that may lose a quarter of its dots.
fn qr(address: &str) -> String {
    let code = QrCode::with_error_correction_level(address, EcLevel::Q);
    let code = code.or_else(|_| QrCode::new(""));
    let code = code.expect("an empty text fits into a QR code");
    let mut drawn = code.render::<svg::Color>();
    drawn.quiet_zone(true).min_dimensions(200, 200).build()
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Lang;

    #[test]
    fn every_text_can_be_set_by_its_name() {
        let mut printed = Printed::default();
        for name in Printed::NAMES {
            assert!(printed.set(name, "x"), "{name}");
        }
        assert!(!printed.set("qr", "x"));
    }

    #[test]
    fn dates_are_written_out_as_far_as_they_are_known() {
        let words = Words { lang: Lang::Id };
        for (date, written) in [
            ("2024-10-08", "8 Oktober 2024"),
            ("2024-10", "Oktober 2024"),
            ("2024", "2024"),
            ("", ""),
        ] {
            assert_eq!(month_or_day(words, date), written, "{date}");
        }
    }

    #[test]
    fn the_last_day_is_written_out_and_no_day_says_nothing() {
        let id = Words { lang: Lang::Id };
        let mut printed = Printed::default();
        assert_eq!(printed.until_in(id), "");
        assert!(printed.set("until", "2026-10-07"));
        assert_eq!(printed.until_in(id), "Berlaku sampai 7 Oktober 2026");
    }
}
