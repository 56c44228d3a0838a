//! Sample content in the two languages of the gallery.

use prima_instrument::exact::Exact;
use prima_instrument::words::Lang;
use prima_web::chart::Value;
use prima_web::look::{Origin, Provenance, Words};

/// Writes sample content for the readers of one language.
#[derive(Clone, Copy)]
pub struct Said(pub Words);

impl Said {
    /// The text of the language.
    pub fn text<'a>(self, indonesian: &'a str, english: &'a str) -> &'a str {
        match self.0.lang {
            Lang::Id => indonesian,
            Lang::En => english,
        }
    }

    /// A number with two decimals.
    pub fn number(self, text: &str) -> String {
        self.0.at(&exact(text), 2)
    }

    /// A number with its place.
    pub fn value(self, text: &str) -> Value {
        Value {
            value: exact(text).to_f64(),
            text: self.number(text),
        }
    }

    /// The source of most figures here.
    pub fn source(self, origin: Origin) -> Provenance<'static> {
        Provenance {
            source: "Sumatera Ekspres 2024",
            address: "badan.html#sumber-1",
            period: "2023",
            retrieved: match self.0.lang {
                Lang::Id => "23 November 2026",
                Lang::En => "23 November 2026",
            },
            origin,
        }
    }
}

/// A sample number.
pub fn exact(text: &str) -> Exact {
    Exact::parse(text).expect("sample numbers are well formed")
}

/// Bodies with their indices, best first.
pub const BODIES: [(&str, &str); 17] = [
    ("Kabupaten Musi Rawas", "94.95"),
    ("Kabupaten Ogan Komering Ulu Timur", "94.39"),
    ("Kota Palembang", "93.75"),
    ("Kabupaten Musi Banyuasin", "91.72"),
    ("Kabupaten Ogan Ilir", "90.29"),
    ("Kabupaten Musi Rawas Utara", "88.62"),
    ("Kabupaten Muara Enim", "88.51"),
    ("Kota Lubuk Linggau", "86.20"),
    ("Kabupaten Ogan Komering Ilir", "85.81"),
    ("Kabupaten Banyuasin", "85.40"),
    ("Kabupaten Ogan Komering Ulu", "84.85"),
    ("Kota Prabumulih", "83.54"),
    ("Kabupaten Lahat", "80.58"),
    ("Kota Pagar Alam", "76.74"),
    ("Kabupaten Empat Lawang", "76.21"),
    ("Kabupaten Ogan Komering Ulu Selatan", "75.88"),
    ("Kabupaten Penukal Abab Lematang Ilir", "72.63"),
];
