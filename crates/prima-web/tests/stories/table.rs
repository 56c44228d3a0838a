//! The lines of the stories: where each is told, in which words, by whom.

/// One line of a story.
pub struct Line {
    /// Number of the story.
    pub story: u8,
    /// What the line says, for messages.
    pub tells: &'static str,
    /// Address without the language.
    pub address: &'static str,
    /// Texts on the Indonesian page.
    pub id: &'static [&'static str],
    /// Texts on the English page.
    pub en: &'static [&'static str],
    /// Part of the source's name.
    pub source: &'static str,
    /// Reference period.
    pub period: &'static str,
}

const KEJATI: &str = "/badan/kejati-sumatera-selatan";
const KEMENKUMHAM: &str = "/badan/kementerian-hukum-dan-ham";
const KEMENSOS: &str = "/badan/kementerian-sosial";
const OKU_TIMUR: &str = "/badan/oku-timur";
const PONOROGO: &str = "/badan/kanim-ponorogo";
const GEBYAR: &str = "/penghargaan/gebyar-pelayanan-prima-2024";

pub const LINES: &[Line] = &[
    // Story 0
    Line {
        story: 0,
        tells: "the body and its parent",
        address: KEJATI,
        id: &[
            "Kejaksaan Tinggi Sumatera Selatan",
            "Satuan kerja",
            "Kejaksaan Republik Indonesia",
            "Sumatera Selatan",
        ],
        en: &[
            "Kejaksaan Tinggi Sumatera Selatan",
            "Work unit",
            "Kejaksaan Republik Indonesia",
            "Sumatera Selatan",
        ],
        source: "Berita penghargaan untuk Kejaksaan Tinggi Sumatera Selatan",
        period: "2024",
    },
    Line {
        story: 0,
        tells: "the honour, who handed it over and when",
        address: KEJATI,
        id: &[
            "disebut terbaik 2024 dalam pelayanan publik ramah kelompok rentan",
            "Penghargaan Pembinaan Pelayanan Publik Ramah Kelompok Rentan 2024",
            "8 Oktober 2024",
            "Kementerian PANRB",
        ],
        en: &[
            "named best of 2024 in public service friendly to vulnerable groups",
            "Award for coaching public service friendly to vulnerable groups 2024",
            "8 October 2024",
            "Ministry of State Apparatus",
        ],
        source: "Berita penghargaan untuk Kejaksaan Tinggi Sumatera Selatan",
        period: "2024",
    },
    Line {
        story: 0,
        tells: "the parent is one of ten, the unit the only one of its parent",
        address: KEJATI,
        id: &[
            "Kejaksaan RI termasuk sepuluh kementerian/lembaga terbaik",
            "satu-satunya satuan kerja Kejaksaan",
        ],
        en: &[
            "Kejaksaan RI is one of the ten best ministries and agencies",
            "its only unit among them",
        ],
        source: "Berita penghargaan untuk Kejaksaan Tinggi Sumatera Selatan",
        period: "2024",
    },
    Line {
        story: 0,
        tells: "what was judged",
        address: KEJATI,
        id: &[
            "inovasi pelayanan, penyelenggaraan Mal Pelayanan Publik (MPP), MPP Digital, dan partisipasi dalam Hub JIPP",
        ],
        en: &[
            "service innovation, running of a public service hall (MPP), MPP Digital, and taking part in the innovation hub (Hub JIPP)",
        ],
        source: "Berita penghargaan untuk Kejaksaan Tinggi Sumatera Selatan",
        period: "2024",
    },
    Line {
        story: 0,
        tells: "the point of the honour",
        address: KEJATI,
        id: &[
            "semua orang, terutama kelompok rentan, memperoleh pelayanan, termasuk pelayanan hukum, tanpa hambatan",
        ],
        en: &[
            "everyone, above all vulnerable groups, reaches services, legal ones among them, without obstacles",
        ],
        source: "Berita penghargaan untuk Kejaksaan Tinggi Sumatera Selatan",
        period: "2024",
    },
    // Story 1
    Line {
        story: 1,
        tells: "two honours, one of them for vulnerable-friendly service",
        address: KEMENKUMHAM,
        id: &[
            "menerima dua penghargaan, salah satunya untuk pelayanan ramah kelompok rentan",
            "Gebyar Pelayanan Prima 2024",
            "8 Oktober 2024",
        ],
        en: &[
            "received two honours, one of them for vulnerable-friendly service",
            "Gebyar Pelayanan Prima 2024",
            "8 October 2024",
        ],
        source: "Berita Kementerian Hukum dan HAM di Gebyar Pelayanan Prima",
        period: "2024",
    },
    Line {
        story: 1,
        tells: "where the event was",
        address: GEBYAR,
        id: &["Sheraton Grand Jakarta Gandaria City", "8 Oktober 2024"],
        en: &["Sheraton Grand Jakarta Gandaria City", "8 October 2024"],
        source: "detik d-7578634",
        period: "2024",
    },
    Line {
        story: 1,
        tells: "reform index of ministries and agencies",
        address: "/",
        id: &[
            "76,81",
            "75,48",
            "+1,33",
            "selisih yang diumumkan cocok dengan hitungan",
        ],
        en: &["76.81", "75.48", "+1.33", "the published difference agrees"],
        source: "Jurnal88",
        period: "2023",
    },
    Line {
        story: 1,
        tells: "reform index of provinces",
        address: "/",
        id: &["69,71", "67,40", "+2,31"],
        en: &["69.71", "67.40", "+2.31"],
        source: "Jurnal88",
        period: "2023",
    },
    Line {
        story: 1,
        tells: "reform index of kabupaten and kota",
        address: "/",
        id: &["59,32", "56,56", "+2,76"],
        en: &["59.32", "56.56", "+2.76"],
        source: "Niskala",
        period: "2023",
    },
    Line {
        story: 1,
        tells: "the trend has risen for ten years",
        address: "/program/rb",
        id: &["terus naik selama sepuluh tahun"],
        en: &["said to have risen for ten years"],
        source: "Berita Kementerian Hukum dan HAM di Gebyar Pelayanan Prima",
        period: "2023",
    },
    Line {
        story: 1,
        tells: "three pillars",
        address: GEBYAR,
        id: &[
            "Tiga pilar pelayanan prima: inovasi, sumber daya manusia, dan budaya berorientasi publik",
        ],
        en: &[
            "Three pillars of excellent service: innovation, human resources, and a culture oriented to the public",
        ],
        source: "Berita Kementerian Hukum dan HAM di Gebyar Pelayanan Prima",
        period: "2024",
    },
    Line {
        story: 1,
        tells: "four ecosystems in 250 kabupaten and kota",
        address: "/program/ekosistem",
        id: &[
            "empat ekosistem pelayanan terpadu di 250 kabupaten/kota",
            "48,64%",
            "Direct services: pelayanan interaktif antara petugas dan penerima layanan",
            "Mobile services: pelayanan bergerak",
            "Self-services: pelayanan yang dilakukan sendiri oleh penerima layanan",
            "Electronic services: pelayanan interaktif berbasis teknologi informasi",
        ],
        en: &[
            "four integrated service ecosystems in 250 kabupaten and kota",
            "48.64%",
            "Direct services: interactive service between officer and recipient",
            "Mobile services: moving service",
            "Self-services: service that the recipient does alone",
            "Electronic services: interactive service based on information technology",
        ],
        source: "Berita Kementerian Hukum dan HAM di Gebyar Pelayanan Prima",
        period: "2024",
    },
    Line {
        story: 1,
        tells: "neighbouring services",
        address: KEMENKUMHAM,
        id: &["klinik kekayaan intelektual, aplikasi M-Paspor, dan rapat pengawasan"],
        en: &[
            "an intellectual-property clinic, the M-Paspor application, and supervision meetings",
        ],
        source: "Berita Kementerian Hukum dan HAM di Gebyar Pelayanan Prima",
        period: "2024",
    },
    // Story 2
    Line {
        story: 2,
        tells: "the body and its province",
        address: OKU_TIMUR,
        id: &[
            "Pemerintah Kabupaten Ogan Komering Ulu Timur",
            "Sumatera Selatan",
        ],
        en: &[
            "Pemerintah Kabupaten Ogan Komering Ulu Timur",
            "Sumatera Selatan",
        ],
        source: "Sumeks 2024",
        period: "2023",
    },
    Line {
        story: 2,
        tells: "score, zone and opinion",
        address: OKU_TIMUR,
        id: &[
            "Kepatuhan Penyelenggaraan Pelayanan Publik",
            "94,39",
            "Zona Hijau",
            "Kualitas Tertinggi",
            "Diambil dari terbitan",
        ],
        en: &[
            "Kepatuhan Penyelenggaraan Pelayanan Publik",
            "94.39",
            "Green zone",
            "Highest quality",
            "Taken from a publication",
        ],
        source: "Sumeks 2024",
        period: "2023",
    },
    Line {
        story: 2,
        tells: "second best of 17 in its province",
        address: OKU_TIMUR,
        id: &["Peringkat 2 dari 17 kabupaten dan kota yang diumumkan di Sumatera Selatan"],
        en: &["Rank 2 of 17 published kabupaten and kota in Sumatera Selatan"],
        source: "Sumeks 2024",
        period: "2023",
    },
    Line {
        story: 2,
        tells: "handed over on 26 January 2024",
        address: OKU_TIMUR,
        id: &["diserahkan pada 26 Januari 2024"],
        en: &["handed over on 26 January 2024"],
        source: "Berita penyerahan hasil",
        period: "2023",
    },
    Line {
        story: 2,
        tells: "the report card is the basis for improvement",
        address: OKU_TIMUR,
        id: &["menjadi dasar perbaikan: semua kepala perangkat daerah diminta mengetahui tugasnya"],
        en: &["the basis for improvement: all heads of office are to know their duties"],
        source: "Berita penyerahan hasil",
        period: "2023",
    },
    // Story 3
    Line {
        story: 3,
        tells: "seven honours: one, one and five",
        address: KEMENSOS,
        id: &[
            "menerima tujuh penghargaan: satu pembinaan pelayanan ramah kelompok rentan, satu Top 5 Inovasi kelompok Keberlanjutan, dan lima Top 5 Inovasi kelompok Replikasi",
            "menerima lima penghargaan Top 5 Inovasi, kelompok Replikasi",
        ],
        en: &[
            "received seven honours: one for coaching vulnerable-friendly service, one Top 5 innovation in the sustainability group, and five in the replication group",
        ],
        source: "Berita Kementerian Sosial di Gebyar Pelayanan Prima",
        period: "2024",
    },
    Line {
        story: 3,
        tells: "the six units that were named",
        address: GEBYAR,
        id: &[
            "Sentra Terpadu Kartini Temanggung",
            "Sentra Handayani Jakarta",
            "Sentra Paramita Mataram",
            "Sentra Phala Martha Sukabumi",
            "Phalamartha",
            "Sentra Dharma Guna Bengkulu",
            "Sentra Pangurangi Takalar",
        ],
        en: &[
            "Sentra Terpadu Kartini Temanggung",
            "Sentra Handayani Jakarta",
            "Sentra Paramita Mataram",
            "Sentra Phala Martha Sukabumi",
            "Phalamartha",
            "Sentra Dharma Guna Bengkulu",
            "Sentra Pangurangi Takalar",
        ],
        source: "Berita Kementerian Sosial di Gebyar Pelayanan Prima",
        period: "2024",
    },
    Line {
        story: 3,
        tells: "seven announced and six named: a mismatch that is shown",
        address: KEMENSOS,
        id: &[
            "Berita menyebut tujuh sentra penerima penghargaan, tetapi hanya enam yang disebut namanya",
            "Yang tidak cocok",
        ],
        en: &[
            "The report speaks of seven sentra honoured, but names only six",
            "What does not agree",
        ],
        source: "tribunnews",
        period: "2024",
    },
    Line {
        story: 3,
        tells: "the theme of the event",
        address: GEBYAR,
        id: &["Wujudkan Ekosistem Pelayanan Publik Transformatif, Inovatif, dan Inklusif"],
        en: &["a transformative, innovative and inclusive ecosystem of public service"],
        source: "Berita Kementerian Sosial di Gebyar Pelayanan Prima",
        period: "2024",
    },
    Line {
        story: 3,
        tells: "whom it serves",
        address: KEMENSOS,
        id: &[
            "penyandang disabilitas mental, korban penyalahgunaan napza, korban radikalisme, dan lanjut usia; mereka turut serta dalam inovasi",
        ],
        en: &[
            "people with mental disability, victims of drug abuse, victims of radicalism, and the elderly; they take part in the innovations",
        ],
        source: "Berita Kementerian Sosial di Gebyar Pelayanan Prima",
        period: "2024",
    },
    // Story 4
    Line {
        story: 4,
        tells: "the body, its parents and its region",
        address: PONOROGO,
        id: &[
            "Kantor Imigrasi Kelas II Non TPI Ponorogo",
            "Satuan kerja",
            "Kementerian Hukum dan HAM",
            "Jawa Timur",
            "disebut terbaik dalam pelayanan publik ramah kelompok rentan",
        ],
        en: &[
            "Kantor Imigrasi Kelas II Non TPI Ponorogo",
            "Work unit",
            "Kementerian Hukum dan HAM",
            "Jawa Timur",
            "named best in vulnerable-friendly service",
        ],
        source: "Berita penghargaan untuk Kantor Imigrasi Kelas II Non TPI Ponorogo",
        period: "2024",
    },
    Line {
        story: 4,
        tells: "64 declared, 41 passed, 40 with the predikat",
        address: "/wilayah/35",
        id: &[
            "Unit kerja yang melakukan pencanangan di Jawa Timur",
            "64",
            "41",
            "40",
            "62,50%",
            "97,56%",
            "Predikat Unit Kerja P2HAM",
        ],
        en: &[
            "Work units declared in Jawa Timur",
            "64",
            "41",
            "40",
            "62.50%",
            "97.56%",
            "Predikat Unit Kerja P2HAM",
        ],
        source: "jatim.viva.co.id 11609",
        period: "2023",
    },
    Line {
        story: 4,
        tells: "the figures are those of 2023",
        address: "/badan/kanwil-kemenkumham-jawa-timur",
        id: &[
            "menulis 64 unit kerja dicanangkan dan 40 penerima predikat sebagai angka tahun itu",
            "keduanya angka 2023",
        ],
        en: &[
            "gave 64 units declared and 40 with the predikat as figures of that year",
            "they are those of 2023",
        ],
        source: "jatim.viva.co.id 11609",
        period: "2023",
    },
    Line {
        story: 4,
        tells: "the reform index again",
        address: "/program/rb",
        id: &["76,81", "69,71", "59,32"],
        en: &["76.81", "69.71", "59.32"],
        source: "Jurnal88",
        period: "2023",
    },
    Line {
        story: 4,
        tells: "the three pillars again, with this story's source",
        address: GEBYAR,
        id: &["inovasi, sumber daya manusia, dan budaya berorientasi publik"],
        en: &["innovation, human resources, and a culture oriented to the public"],
        source: "Berita penghargaan untuk Kantor Imigrasi Kelas II Non TPI Ponorogo",
        period: "2024",
    },
    Line {
        story: 4,
        tells: "the four ecosystems again, with this story's source",
        address: "/program/ekosistem",
        id: &["empat ekosistem pelayanan terpadu di 250 kabupaten/kota"],
        en: &["four integrated service ecosystems in 250 kabupaten and kota"],
        source: "Berita penghargaan untuk Kantor Imigrasi Kelas II Non TPI Ponorogo",
        period: "2024",
    },
];
