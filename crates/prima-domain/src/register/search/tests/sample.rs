//! Bodies and regions to search in, and the short forms that people use.

use super::super::{Entry, Index};

/// Names of one entry, the official one first, by the weight of what they name.
const REGIONS: &[&[&str]] = &[
    &["Provinsi Sumatera Selatan", "Sumatera Selatan"],
    &["Provinsi Sumatera Utara", "Sumatera Utara"],
    &["Provinsi Sumatera Barat", "Sumatera Barat"],
    &["Provinsi Jawa Barat", "Jawa Barat"],
    &["Provinsi Jawa Tengah", "Jawa Tengah"],
    &["Provinsi Jawa Timur", "Jawa Timur"],
    &["Provinsi Banten", "Banten"],
    &["Provinsi Bali", "Bali"],
    &["Provinsi Aceh", "Aceh", "Nanggroe Aceh Darussalam"],
    &[
        "Provinsi Kepulauan Bangka Belitung",
        "Kepulauan Bangka Belitung",
        "Babel",
    ],
    &[
        "Provinsi Daerah Istimewa Yogyakarta",
        "D.I. Yogyakarta",
        "DIY",
    ],
    &["Provinsi Daerah Khusus Ibukota Jakarta", "DKI Jakarta"],
    &["Provinsi Nusa Tenggara Timur", "Nusa Tenggara Timur", "NTT"],
    &["Provinsi Papua Selatan", "Papua Selatan"],
    &["Kabupaten Ogan Komering Ulu", "Ogan Komering Ulu"],
    &["Kabupaten Ogan Komering Ilir", "Ogan Komering Ilir"],
    &["Kabupaten Muara Enim", "Muara Enim"],
    &["Kabupaten Lahat", "Lahat"],
    &["Kabupaten Musi Rawas", "Musi Rawas"],
    &["Kabupaten Musi Banyuasin", "Musi Banyuasin"],
    &["Kabupaten Banyuasin", "Banyuasin"],
    &["Kabupaten Ogan Komering Ulu Timur", "OKU Timur"],
    &["Kabupaten Ogan Komering Ulu Selatan", "OKU Selatan"],
    &["Kabupaten Ogan Ilir", "Ogan Ilir"],
    &["Kabupaten Empat Lawang", "Empat Lawang"],
    &["Kabupaten Penukal Abab Lematang Ilir", "PALI"],
    &["Kabupaten Musi Rawas Utara", "Muratara"],
    &["Kota Palembang", "Palembang"],
    &["Kota Pagar Alam", "Pagar Alam"],
    &["Kota Lubuk Linggau", "Lubuk Linggau"],
    &["Kota Prabumulih", "Prabumulih"],
    &["Kota Bandung"],
    &["Kabupaten Bandung"],
    &["Kabupaten Bandung Barat", "Bandung Barat"],
    &["Kota Banda Aceh", "Banda Aceh"],
    &["Kota Bandar Lampung", "Bandar Lampung"],
    &["Kabupaten Banyuwangi", "Banyuwangi"],
    &["Kabupaten Banyumas", "Banyumas"],
    &["Kabupaten Ponorogo", "Ponorogo"],
    &["Kota Surabaya", "Surabaya"],
    &["Kota Yogyakarta"],
    &["Kabupaten Sleman", "Sleman"],
    &["Kabupaten Bantul", "Bantul"],
    &["Kota Bima"],
    &["Kabupaten Bima"],
    &["Kota Batu"],
    &["Kabupaten Kolaka Timur", "Kolaka Timur"],
    &["Kota Administrasi Jakarta Timur", "Jakarta Timur"],
    &[
        "Kabupaten Administrasi Kepulauan Seribu",
        "Kepulauan Seribu",
    ],
];

const INSTITUTIONS: &[&[&str]] = &[
    &[
        "Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "KemenPANRB",
    ],
    &["Kementerian Hukum", "Kementerian Hukum dan HAM"],
    &["Kejaksaan Agung"],
    &["Ombudsman Republik Indonesia", "Ombudsman RI"],
    &["Pemerintah Provinsi Jawa Timur", "Pemprov Jawa Timur"],
    &[
        "Pemerintah Kabupaten Ogan Komering Ulu Timur",
        "Pemkab OKU Timur",
    ],
    &["Pemerintah Kota Bandung", "Pemkot Bandung"],
];

const UNITS: &[&[&str]] = &[
    &["Kejaksaan Tinggi Sumatera Selatan"],
    &["Kejaksaan Tinggi Jawa Timur"],
    &["Kejaksaan Negeri Palembang"],
    &["Kantor Imigrasi Kelas II Non TPI Ponorogo"],
    &["Kantor Imigrasi Kelas I TPI Palembang"],
    &["Kantor Wilayah Kementerian Hukum Sumatera Selatan"],
    &["Dinas Kesehatan Kabupaten Ogan Komering Ulu Timur"],
    &["Dinas Pendidikan Provinsi Jawa Timur"],
    &["Dinas PU Jatim"],
    &["RSUD Martapura"],
    &["Sentra Phala Martha Sukabumi"],
];

const SHORT_FORMS: &[(&str, &str)] = &[
    ("dinkes", "dinas kesehatan"),
    ("jatim", "Jawa Timur"),
    ("jogja", "yogyakarta"),
    ("kab", "kabupaten"),
    ("kanim", "kantor imigrasi"),
    ("kanwil", "kantor wilayah"),
    ("kejari", "kejaksaan negeri"),
    ("kejati", "kejaksaan tinggi"),
    ("oki", "ogan komering ilir"),
    ("oku", "ogan komering ulu"),
    ("okut", "ogan komering ulu timur"),
    ("pa", "pengadilan agama"),
    ("pemkab", "pemerintah kabupaten"),
    ("pemkot", "pemerintah kota"),
    ("prov", "provinsi"),
    ("pu", "pekerjaan umum"),
    ("r.s.u.d.", "rumah sakit umum daerah"),
    ("rsud", "rumah sakit umum daerah"),
    ("sumsel", "sumatera selatan"),
    ("sumut", "sumatera utara"),
];

/// The entries; each has its official name as its id.
pub fn entries() -> Vec<Entry> {
    let groups = [(REGIONS, 200), (INSTITUTIONS, 300), (UNITS, 0)];
    let weighed = groups
        .iter()
        .flat_map(|(group, weight)| group.iter().map(|names| (*names, *weight)));
    weighed
        .map(|(names, weight)| entry(names[0], names, weight))
        .collect()
}

/// An entry with these names.
pub fn entry(id: &str, names: &[&str], weight: u32) -> Entry {
    Entry {
        id: id.to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        weight,
    }
}

/// The short forms with what they stand for.
pub fn short_forms() -> Vec<(String, String)> {
    let pairs = SHORT_FORMS.iter();
    pairs
        .map(|(short, long)| ((*short).to_owned(), (*long).to_owned()))
        .collect()
}

/// The entries and short forms, ready for finding.
pub fn index() -> Index {
    Index::new(entries(), &short_forms())
}
