//! What is expected, written by hand from the rules: `design.md` §4, the roles
//! and stages of a round, and `prima-domain`. Nothing here asks a permission
//! function or was copied from a run.
//!
//! Whoever is not named finds nothing: the same as for an address that nobody
//! knows. Names and groups of persons are those of [`GROUPS`] and `people.rs`.
//!
//! A new address of the desk needs a line [`Line::reads`], and one
//! [`Line::writes`] for each thing its form does; then run the test with
//! `PRIMA_WRITE_PERMISSIONS=1` to print `docs/permissions.md` anew.

use crate::people::HALF;
use crate::rounds::{FACT, INDICATOR};
use crate::world::{CERTIFICATE, CITY, IDEA, SISTER, UNIT};

/// A form: fields, and a file where there is one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sending {
    pub fields: &'static [(&'static str, &'static str)],
    /// Field, name and content of a file.
    pub file: Option<(&'static str, &'static str, &'static [u8])>,
}

/// What one address gives in some rounds.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The address as `DESK` has it.
    pub route: &'static str,
    /// What is done there, in a few words for `docs/permissions.md`.
    pub what: &'static str,
    /// Names of rounds; of an address without a round, none.
    pub rounds: &'static str,
    /// What is sent; none: the page is read.
    pub form: Option<Sending>,
    /// Status of who may.
    pub status: u16,
    /// Who may.
    pub may: &'static str,
    /// Who knows of it and is told why not, or why not now.
    pub told: &'static str,
}

/// Groups of persons.
pub const GROUPS: [(&str, &str); 9] = [
    ("UNIT", "unit.own unit.conflicted"),
    (
        "OVERSEERS",
        "officer.wide coordinator.own coordinator.parent",
    ),
    (
        "AUDITORS",
        "auditor.own auditor.parent auditor.region auditor.wide",
    ),
    (
        "EVALUATORS",
        "evaluator.own evaluator.parent evaluator.wide decider.judged",
    ),
    (
        "DECIDERS",
        "decider.own decider.parent decider.region decider.wide",
    ),
    ("OFFICERS", "officer.wide officer.conflicted"),
    (
        "COORDINATORS",
        "coordinator.own coordinator.parent coordinator.other coordinator.conflicted",
    ),
    // Who sees some unit of the round, if not this one.
    (
        "WATCHERS",
        "officer.wide officer.conflicted coordinator.own coordinator.parent coordinator.other \
         coordinator.conflicted unit.own unit.conflicted unit.other auditor.own auditor.parent \
         auditor.region auditor.wide auditor.other auditor.conflicted",
    ),
    (
        "JUDGES",
        "evaluator.own evaluator.parent evaluator.wide evaluator.other decider.own \
         decider.parent decider.region decider.wide decider.other decider.conflicted decider.judged",
    ),
];

/// Everybody who has signed in.
pub const EVERYBODY: &str = "*";

impl Line {
    const fn reads(route: &'static str, rounds: &'static str, may: &'static str) -> Line {
        Line {
            route,
            what: "",
            rounds,
            form: None,
            status: 200,
            may,
            told: "",
        }
    }

    /// A form that is right, and done.
    const fn writes(
        route: &'static str,
        what: &'static str,
        rounds: &'static str,
        fields: &'static [(&'static str, &'static str)],
        may: &'static str,
    ) -> Line {
        let form = Some(Sending { fields, file: None });
        Line {
            what,
            form,
            status: 303,
            ..Line::reads(route, rounds, may)
        }
    }

    /// A form with a fault, so that nothing is changed: who may is shown the
    /// fault, which nobody else is.
    const fn tries(
        route: &'static str,
        what: &'static str,
        rounds: &'static str,
        fields: &'static [(&'static str, &'static str)],
        may: &'static str,
    ) -> Line {
        Line {
            status: 422,
            ..Line::writes(route, what, rounds, fields, may)
        }
    }

    const fn leads_on(self) -> Line {
        Line {
            status: 303,
            ..self
        }
    }

    const fn told(self, told: &'static str) -> Line {
        Line { told, ..self }
    }

    const fn with_file(self, file: (&'static str, &'static str, &'static [u8])) -> Line {
        let fields = match self.form {
            Some(form) => form.fields,
            None => &[],
        };
        let form = Some(Sending {
            fields,
            file: Some(file),
        });
        Line { form, ..self }
    }
}

const ANSWERS: &str = "/kerja/{cycle}/{unit}";
const PART: &str = "/kerja/{cycle}/{unit}/isian/{part}";
const REVIEW: &str = "/kerja/{cycle}/{unit}/penilaian";
const REVIEW_PART: &str = "/kerja/{cycle}/{unit}/penilaian/{part}";
const HAND_IN: &str = "/kerja/{cycle}/{unit}/serahkan";
const EVIDENCE: &str = "/kerja/{cycle}/{unit}/bukti/{code}";
const FILE: &str = "/kerja/{cycle}/{unit}/berkas/{evidence}";
const PICTURE: &str = "/kerja/{cycle}/{unit}/gambar/{evidence}";
const VAULT: &str = "/kerja/arsip/{unit}";
const PIECE: &str = "/kerja/arsip/{unit}/{evidence}";
const PIECE_FILE: &str = "/kerja/arsip/{unit}/{evidence}/berkas";
const PIECE_PICTURE: &str = "/kerja/arsip/{unit}/{evidence}/gambar";
const OWN_INNOVATIONS: &str = "/kerja/inovasi";
const INNOVATION: &str = "/kerja/inovasi/{id}";
const RUNNING_STILL: &str = "/kerja/inovasi/{id}/laporan";
const REQUEST: &str = "/kerja/inovasi/{id}/permintaan/{number}";
const HUB: &str = "/kerja/hub/{unit}";
const HUB_MEMBER: &str = "/kerja/hub/{unit}/anggota/{number}";
const HUB_ACTIVITY: &str = "/kerja/hub/{unit}/kegiatan/{number}";
/// Who speaks for the unit in what concerns innovations.
const KEEPERS: &str = "UNIT coordinator.own coordinator.parent coordinator.conflicted";
const UPLOADS: &str = "/kerja/{cycle}/{unit}/unggahan";
const UPLOAD: &str = "/kerja/{cycle}/{unit}/unggahan/{number}";
const HISTORY: &str = "/kerja/{cycle}/{unit}/riwayat";
const LAST_YEAR: &str = "/kerja/{cycle}/{unit}/tahun-lalu";
const WORKSHEET: &str = "/kerja/{cycle}/{unit}/lke";
const WORKBOOK: &str = "/kerja/{cycle}/{unit}/lke.xlsx";
const SUBMIT: &str = "/kerja/{cycle}/{unit}/kirim";
const ASKED: &str = "/kerja/{cycle}/{unit}/bukti-diminta";
const AGREE: &str = "/kerja/{cycle}/{unit}/pemufakatan";
const CARD: &str = "/kerja/{cycle}/{unit}/rapor";
const OBJECT: &str = "/kerja/{cycle}/{unit}/sanggahan";
const DECIDE: &str = "/kerja/{cycle}/{unit}/sanggahan/{number}";
const FOLLOW: &str = "/kerja/{cycle}/{unit}/tindak-lanjut";
const SCHEDULE: &str = "/kerja/{cycle}/jadwal";
const LOCI: &str = "/kerja/{cycle}/lokus";
const ASSIGN: &str = "/kerja/{cycle}/penugasan";
const REMIND: &str = "/kerja/{cycle}/pengingat";
const NOTICES: &str = "/kerja/pemberitahuan";
const TALLIES: &str = "/kerja/{cycle}/cacahan";
const INDICES: &str = "/kerja/{cycle}/indeks";
const WORKSHEETS: &str = "/kerja/{cycle}/lke";
const JOB: &str = "/kerja/pekerjaan/{job}";
const JOB_FILE: &str = "/kerja/pekerjaan/{job}/berkas";
/// A rehearsal of the round `tetap` that an officer asked for and that runs.
pub const RUNNING: &str = "11111111111111111111111111111111";
/// The worksheets that officer asked for, and the file.
pub const MADE: &str = "22222222222222222222222222222222";
const DETERMINE: &str = "/kerja/{cycle}/penetapan";

const PROGRAMMES: &str = "/kerja/program";
const PROGRAMME: &str = "/kerja/program/{programme}/{edition}";
const PROGRAMME_FILE: &str = "/kerja/program/{programme}/{edition}/calon.csv";
const CANDIDACY: &str = "/kerja/calon/{candidacy}";
const AWARDS: &str = "/kerja/penghargaan";
const AWARD: &str = "/kerja/penghargaan/{award}";
const AWARD_CATEGORY: &str = "/kerja/penghargaan/{award}/kategori/{category}";
const AWARD_ORDER: &str = "/kerja/penghargaan/{award}/acara";
const AWARD_SLIDES: &str = "/kerja/penghargaan/{award}/tayangan";
const AWARD_FILE: &str = "/kerja/penghargaan/{award}/penerima.csv";
const AWARD_BOOK: &str = "/kerja/penghargaan/{award}/penerima.xlsx";

/// Those of the programme who look over its award events; what is decided there
/// is public.
const AWARD_READERS: &str =
    "OFFICERS decider.wide decider.conflicted decider.judged auditor.wide auditor.conflicted";
/// The same whom no tie to the unit bars, which a proposal names.
const CATEGORY_READERS: &str = "officer.wide decider.wide decider.judged auditor.wide";

const JURY_TASKS: &str = "/kerja/juri";
const JURY_BOARD: &str = "/kerja/program/{programme}/{edition}/juri/{stage}";
const JURY: &str = "/kerja/calon/{candidacy}/juri";
const JURY_SHEET: &str = "/kerja/calon/{candidacy}/juri/lembar";
const JURY_SHEET_FILE: &str = "/kerja/calon/{candidacy}/juri/lembar.xlsx";
/// The one juror of the unit; another one is still missing.
const JUROR: &str = "evaluator.wide";
/// Officers of the programme, a tie to some candidate or not: over the others.
const JURY_LOOKERS: &str = "OFFICERS auditor.wide auditor.conflicted";
const PROPOSALS: &str = "/kerja/proposal";
const PROPOSAL: &str = "/kerja/proposal/{candidacy}";
const PROPOSAL_PART: &str = "/kerja/proposal/{candidacy}/bagian/{part}";
const PROPOSAL_FILE: &str = "/kerja/proposal/{candidacy}/berkas/{evidence}";
const PROPOSAL_PREVIEW: &str = "/kerja/proposal/{candidacy}/pratinjau";
const PROPOSAL_STEP: &str = "/kerja/proposal/{candidacy}/langkah";
const PROPOSAL_ALIKE: &str = "/kerja/proposal/{candidacy}/mirip";
const PROPOSAL_CHECK: &str = "/kerja/proposal/{candidacy}/pemeriksaan";

/// A draft: the unit, and officers of the programme whom no tie bars.
const DRAFT_READERS: &str = "UNIT officer.wide";

/// Who has a part in the programme, or speaks for any body.
const PARTAKERS: &str =
    "WATCHERS JUDGES unit.parent evaluator.region evaluator.conflicted evaluator.recused";
/// The unit, and those of the programme whom no tie to it bars.
const CANDIDACY_READERS: &str =
    "UNIT OVERSEERS AUDITORS EVALUATORS evaluator.region evaluator.other DECIDERS";

const OFFER: &str = "/kerja/{cycle}/penilaian-ulang";
const AGAIN: &str = "/kerja/{cycle}/{unit}/penilaian-ulang";

/// Those who look over a round from the preview on, conflicted or not: over the
/// other units.
const LISTING: &str = "OFFICERS AUDITORS auditor.other auditor.conflicted";

/// Before the filling closes: the unit, and those who oversee or audit it.
const EARLY: &str = "UNIT OVERSEERS AUDITORS";
/// Once the answers are at rest: its evaluators as well.
const AT_REST: &str = "UNIT OVERSEERS AUDITORS EVALUATORS";
/// From the objection on: those who decide on it as well.
const LATE: &str = "UNIT OVERSEERS AUDITORS EVALUATORS DECIDERS";

const SURE: (&str, &str) = ("yakin", "ya");
const VALUE: (&str, &str) = ("j:1.a.Ak", "4");

/// The addresses of rounds and units.
pub static LINES: &[Line] = &[
    Line::reads(ANSWERS, "siap isi", EARLY),
    Line::reads(ANSWERS, "nilai mufakat", AT_REST),
    Line::reads(ANSWERS, "sanggah terbit", LATE),
    Line::reads(PART, "isi", EARLY),
    Line::reads(PART, "nilai", AT_REST),
    Line::reads(PART, "tetap", LATE),
    Line::writes(
        PART,
        "save answers",
        "isi",
        &[("j:f01.1.komponen", ""), ("v:f01.1.komponen", "0")],
        "UNIT",
    ),
    Line::tries(PART, "save answers", "siap nilai terbit", &[], "").told("UNIT"),
    // One's own review is read at any time, the unit's side never reads one.
    Line::reads(REVIEW, "isi nilai sanggah", "EVALUATORS").leads_on(),
    Line::reads(REVIEW_PART, "nilai tetap", "EVALUATORS"),
    Line::writes(
        REVIEW_PART,
        "save findings",
        "nilai",
        &[("j:1.a.Ak", ""), ("v:1.a.Ak", "0")],
        "EVALUATORS",
    ),
    Line::tries(REVIEW_PART, "save findings", "isi mufakat sanggah", &[], "").told("EVALUATORS"),
    Line::reads(HAND_IN, "nilai", EVERYBODY).leads_on(),
    Line::tries(HAND_IN, "hand the review in", "nilai", &[], "EVALUATORS"),
    Line::tries(
        HAND_IN,
        "hand the review in",
        "mufakat sanggah",
        &[SURE],
        "",
    )
    .told("EVALUATORS"),
    Line::reads(EVIDENCE, "isi", EARLY),
    Line::reads(EVIDENCE, "nilai", AT_REST),
    Line::reads(EVIDENCE, "sanggah", LATE),
    Line::tries(
        EVIDENCE,
        "add a file",
        "isi",
        &[("apa", "tambah"), ("judul", "")],
        "UNIT",
    )
    .with_file(("berkas", "kosong.png", b"no picture")),
    Line::reads(FILE, "isi", EARLY),
    Line::reads(FILE, "nilai", AT_REST),
    Line::reads(FILE, "sanggah", LATE),
    Line::reads(PICTURE, "isi", EARLY),
    Line::reads(PICTURE, "nilai", AT_REST),
    Line::reads(PICTURE, "sanggah", LATE),
    Line::reads(HISTORY, "siap isi", EARLY),
    Line::reads(HISTORY, "nilai mufakat", AT_REST),
    Line::reads(HISTORY, "sanggah terbit", LATE),
    Line::reads(LAST_YEAR, "isi", EARLY),
    Line::reads(LAST_YEAR, "nilai", AT_REST),
    Line::tries(LAST_YEAR, "carry evidence over", "isi", &[], "UNIT"),
    Line::reads(WORKSHEET, "isi", EARLY),
    Line::reads(WORKSHEET, "nilai", AT_REST),
    Line::tries(WORKSHEET, "bring the worksheet back", "isi", &[], "UNIT"),
    Line::reads(WORKBOOK, "isi", EARLY),
    Line::reads(WORKBOOK, "nilai", AT_REST),
    Line::reads(UPLOADS, "isi", EVERYBODY).leads_on(),
    Line::tries(UPLOADS, "announce a file", "isi nilai", &[], "UNIT"),
    // Here no upload is under way: an unknown one and another body's look alike.
    Line::reads(UPLOAD, "isi", ""),
    Line::tries(
        UPLOAD,
        "send a part, or cancel",
        "isi",
        &[("apa", "batal")],
        "",
    ),
    Line::reads(SUBMIT, "isi", EVERYBODY).leads_on(),
    Line::tries(SUBMIT, "hand the answers in", "isi", &[], "UNIT"),
    Line::tries(SUBMIT, "hand the answers in", "nilai terbit", &[SURE], "").told("UNIT"),
    Line::reads(ASKED, "isi", EARLY),
    Line::reads(ASKED, "nilai", AT_REST),
    Line::reads(ASKED, "sanggah", LATE),
    Line::tries(
        ASKED,
        "ask for evidence",
        "nilai",
        &[("code", INDICATOR), ("text", "")],
        "EVALUATORS",
    ),
    Line::tries(
        ASKED,
        "ask for evidence",
        "mufakat sanggah",
        &[("code", INDICATOR), ("text", "Unggah SK")],
        "",
    )
    .told("EVALUATORS"),
    Line::reads(AGREE, "mufakat", "OVERSEERS AUDITORS EVALUATORS"),
    Line::reads(AGREE, "sanggah", "OVERSEERS AUDITORS EVALUATORS DECIDERS"),
    Line::tries(
        AGREE,
        "agree on a value",
        "mufakat",
        &[("code", INDICATOR), VALUE, ("v:1.a.Ak", "0")],
        "EVALUATORS",
    ),
    Line::tries(
        AGREE,
        "agree on a value",
        "sanggah",
        &[("code", INDICATOR), VALUE, ("v:1.a.Ak", "0")],
        "",
    )
    .told("EVALUATORS"),
    Line::reads(CARD, "isi nilai mufakat", "").told(LATE),
    Line::reads(CARD, "sanggah tetap", LATE),
    Line::reads(OBJECT, "nilai", "").told(LATE),
    Line::reads(OBJECT, "sanggah terbit", LATE),
    Line::tries(
        OBJECT,
        "object",
        "sanggah",
        &[
            ("apa", "sanggah"),
            ("code", INDICATOR),
            ("text", ""),
            ("evidence", ""),
            SURE,
        ],
        "UNIT",
    ),
    Line::tries(
        OBJECT,
        "object",
        "tetap",
        &[
            ("apa", "sanggah"),
            ("code", INDICATOR),
            ("text", "Keliru"),
            SURE,
        ],
        "",
    )
    .told("UNIT"),
    Line::tries(
        OBJECT,
        "write the reply",
        "sanggah tetap",
        &[("apa", "tanggapan"), ("tanggapan", "")],
        "UNIT",
    ),
    Line::tries(
        OBJECT,
        "write the reply",
        "terbit",
        &[("apa", "tanggapan"), ("tanggapan", "Kami keberatan")],
        "",
    )
    .told("UNIT"),
    Line::reads(DECIDE, "sanggah", LATE),
    Line::tries(
        DECIDE,
        "decide",
        "sanggah",
        &[("putusan", "tolak"), ("reason", ""), SURE],
        "DECIDERS",
    )
    .told("decider.judged"),
    Line::reads(FOLLOW, "isi", EARLY),
    Line::reads(FOLLOW, "terbit", LATE),
    Line::tries(
        FOLLOW,
        "plan an action",
        "terbit",
        &[
            ("apa", "rencana"),
            ("code", INDICATOR),
            ("title", ""),
            ("owner", ""),
            ("due", "2024-06-30"),
        ],
        "UNIT",
    ),
    Line::tries(
        FOLLOW,
        "plan an action",
        "sanggah",
        &[
            ("apa", "rencana"),
            ("code", INDICATOR),
            ("title", "Rapikan"),
            ("owner", "Kepala"),
            ("due", "2024-06-30"),
        ],
        "",
    )
    .told("UNIT"),
    Line::tries(
        FOLLOW,
        "confirm an action",
        "terbit",
        &[
            ("apa", "langkah"),
            ("nomor", "1"),
            ("versi", "1"),
            ("langkah", "confirm"),
            SURE,
        ],
        "OVERSEERS",
    ),
    Line::reads(
        "/kerja/{cycle}",
        "siap isi sanggah terbit",
        "WATCHERS JUDGES",
    ),
    // Who may say which units take part knows of the round before one does.
    Line::reads(
        "/kerja/{cycle}",
        "kosong",
        "OFFICERS COORDINATORS auditor.wide auditor.conflicted",
    ),
    Line::reads("/kerja/{cycle}/kemajuan.csv", "isi sanggah", "WATCHERS"),
    Line::reads(SCHEDULE, "siap terbit", "OFFICERS"),
    // Dates are everybody's; more time for one unit is that unit's.
    Line::tries(
        SCHEDULE,
        "move the stages",
        "isi",
        &[("apa", "jadwal")],
        "OFFICERS",
    ),
    Line::tries(
        SCHEDULE,
        "give the unit more time",
        "isi",
        &[
            ("apa", "perpanjang"),
            ("tahap", "filling"),
            ("unit", UNIT),
            ("sampai", "2024-01-01T00:00"),
            ("alasan", "Banjir"),
        ],
        "officer.wide",
    ),
    Line::reads(LOCI, "siap isi", "OFFICERS COORDINATORS"),
    Line::reads(LOCI, "kosong", "OFFICERS COORDINATORS"),
    // The coordinator of the unit alone does not speak for its sister.
    Line::writes(
        LOCI,
        "choose the loci",
        "siap",
        &[("instansi", CITY), ("lokus", UNIT), ("lokus", SISTER)],
        "officer.wide coordinator.parent",
    ),
    Line::tries(
        LOCI,
        "choose the loci",
        "isi",
        &[("instansi", CITY), ("lokus", UNIT), ("lokus", SISTER)],
        "",
    )
    .told("officer.wide coordinator.parent"),
    Line::reads(ASSIGN, "siap nilai", "OFFICERS COORDINATORS"),
    Line::tries(
        ASSIGN,
        "take the unit from an evaluator",
        "nilai",
        &[
            ("apa", "tarik"),
            ("unit", UNIT),
            ("penilai", "p-tiada"),
            SURE,
        ],
        "OVERSEERS",
    ),
    Line::reads(TALLIES, "isi", "OFFICERS"),
    Line::tries(TALLIES, "bring survey counts in", "isi", &[], "OFFICERS"),
    Line::reads(INDICES, "isi", "OFFICERS"),
    Line::tries(
        INDICES,
        "bring published indices in",
        "isi",
        &[],
        "OFFICERS",
    ),
];

/// The rest: what concerns a whole round, and addresses outside any.
pub static OTHERS: &[Line] = &[
    // A result is one whole, so a tie to any unit bars.
    Line::reads(DETERMINE, "siap tetap", "officer.wide"),
    Line::tries(
        DETERMINE,
        "propose the determination",
        "tetap",
        &[("apa", "usul"), ("terbit", "besok")],
        "officer.wide",
    ),
    Line::writes(
        DETERMINE,
        "rehearse the determination",
        "tetap",
        &[("apa", "latih")],
        "officer.wide",
    ),
    // Over the units one sees; who sees none finds nothing.
    Line::reads(WORKSHEETS, "isi", "WATCHERS"),
    Line::reads(WORKSHEETS, "kosong", ""),
    Line::writes(
        WORKSHEETS,
        "make the worksheets of all units",
        "isi",
        &[],
        "WATCHERS",
    ),
    // A rehearsal goes over all units: its officers alone, none of them tied.
    Line::reads("/kerja/pekerjaan", "", EVERYBODY),
    Line::reads(JOB, "", "officer.wide"),
    Line::tries(
        JOB,
        "stop work of one's own",
        "",
        &[("apa", "batal")],
        "officer.wide",
    ),
    Line::reads(JOB_FILE, "", "officer.wide"),
    Line::reads("/kerja/{cycle}/sanggahan", "sanggah", "WATCHERS JUDGES"),
    Line::reads(VAULT, "", "UNIT coordinator.own coordinator.parent"),
    Line::tries(VAULT, "add a file to the vault", "", &[], "UNIT"),
    Line::reads(PIECE, "", "UNIT coordinator.own coordinator.parent"),
    Line::tries(PIECE, "take evidence out", "", &[("apa", "tarik")], "UNIT"),
    Line::reads(PIECE_FILE, "", "UNIT coordinator.own coordinator.parent"),
    Line::reads(PIECE_PICTURE, "", "UNIT coordinator.own coordinator.parent"),
    // Every body may take over what anybody has; nothing is judged, so no tie bars.
    Line::reads(
        OWN_INNOVATIONS,
        "",
        "UNIT unit.parent unit.other COORDINATORS",
    ),
    Line::reads(INNOVATION, "", "UNIT unit.parent unit.other COORDINATORS"),
    Line::tries(
        INNOVATION,
        "record that the unit took it over",
        "",
        &[("apa", "catat"), ("unit", UNIT), ("title", "")],
        "UNIT coordinator.own coordinator.parent coordinator.conflicted",
    ),
    Line::tries(
        INNOVATION,
        "offer the unit's innovation to others",
        "",
        &[("apa", "tawarkan"), ("terms", "")],
        "UNIT coordinator.own coordinator.parent coordinator.conflicted",
    ),
    Line::reads(
        RUNNING_STILL,
        "",
        "UNIT coordinator.own coordinator.parent coordinator.conflicted",
    ),
    Line::tries(
        RUNNING_STILL,
        "say whether the unit's innovation still runs",
        "",
        &[("year", "2023"), ("state", ""), ("account", "")],
        "UNIT coordinator.own coordinator.parent coordinator.conflicted",
    ),
    Line::reads(HUB, "", KEEPERS),
    Line::reads(HUB_MEMBER, "", KEEPERS),
    Line::reads(HUB_ACTIVITY, "", KEEPERS),
    Line::tries(
        HUB,
        "write down a member of the hub",
        "",
        &[("apa", "anggota"), ("member", "")],
        KEEPERS,
    ),
    Line::tries(
        HUB,
        "write down what the hub did",
        "",
        &[("apa", "kegiatan"), ("title", "")],
        KEEPERS,
    ),
    Line::tries(
        HUB_MEMBER,
        "put an entry of a member right",
        "",
        &[("apa", "anggota"), ("member", "")],
        KEEPERS,
    ),
    Line::tries(
        HUB_MEMBER,
        "remove an entry of a member",
        "",
        &[("apa", "hapus"), ("reason", "")],
        KEEPERS,
    ),
    Line::tries(
        HUB_ACTIVITY,
        "put an entry of an activity right",
        "",
        &[("apa", "kegiatan"), ("title", "")],
        KEEPERS,
    ),
    Line::tries(
        HUB_ACTIVITY,
        "remove an entry of an activity",
        "",
        &[("apa", "hapus"), ("reason", "")],
        KEEPERS,
    ),
    // The unit whose innovation it is, the one that asked, and who is above them.
    Line::reads(
        REQUEST,
        "",
        "UNIT unit.other coordinator.own coordinator.parent coordinator.conflicted",
    ),
    Line::tries(
        INNOVATION,
        "ask the owner for its replication, or for mentoring",
        "",
        &[("apa", "minta"), ("asker", SISTER), ("words", "")],
        "unit.other coordinator.parent coordinator.conflicted",
    ),
    Line::tries(
        REQUEST,
        "answer what another body asked for",
        "",
        &[("apa", "jawab"), ("answer", "")],
        "UNIT coordinator.own coordinator.parent coordinator.conflicted",
    ),
    Line::tries(
        REQUEST,
        "withdraw what the body asked for",
        "",
        &[("apa", "tarik"), ("reason", ""), SURE],
        "unit.other coordinator.parent coordinator.conflicted",
    ),
    Line::tries(
        REQUEST,
        "write down how the request is mentored",
        "",
        &[("apa", "dampingi"), ("day", ""), ("content", "")],
        "UNIT unit.other coordinator.own coordinator.parent coordinator.conflicted",
    ),
    // Over the units that no tie bars from.
    Line::reads(
        REMIND,
        "siap isi nilai tetap terbit",
        "OFFICERS COORDINATORS",
    ),
    Line::tries(
        REMIND,
        "remind those who are late",
        "isi nilai terbit",
        &[("apa", "filling"), ("n", "1")],
        "OFFICERS COORDINATORS",
    ),
    // Agreement is made over all units, so a tie to one of them bars.
    Line::reads("/kerja/{cycle}/penilai", "isi", ""),
    Line::reads("/kerja/{cycle}/penilai", "nilai tetap", "officer.wide"),
    Line::reads("/kerja/{cycle}/perubahan", "nilai", ""),
    Line::reads("/kerja/{cycle}/perubahan", "sanggah tetap", LISTING),
    Line::reads("/kerja/{cycle}/perubahan.csv", "nilai", ""),
    Line::reads("/kerja/{cycle}/perubahan.csv", "sanggah", LISTING),
    Line::reads(OFFER, "siap sanggah", "OFFICERS"),
    Line::reads(OFFER, "terbit", ""),
    Line::tries(
        OFFER,
        "offer re-assessment",
        "sanggah",
        &[("sampai", "besok")],
        "OFFICERS",
    ),
    Line::reads(AGAIN, "nilai", ""),
    Line::reads(AGAIN, "sanggah", LATE),
    Line::tries(
        AGAIN,
        "ask for a re-assessment",
        "sanggah",
        &[("apa", "minta"), ("reason", ""), SURE],
        "UNIT",
    ),
    // Nobody has asked, so there is nothing to answer or to review again.
    Line::tries(
        AGAIN,
        "answer a request",
        "sanggah",
        &[
            ("apa", "jawab"),
            ("nomor", "1"),
            ("jawaban", "tolak"),
            ("reason", "Cukup"),
        ],
        "",
    )
    .told("officer.wide"),
    Line::tries(
        AGAIN,
        "review again",
        "sanggah",
        &[("apa", "nilai"), ("nomor", "1"), SURE],
        "",
    )
    .told("EVALUATORS"),
    Line::reads("/kerja", "", EVERYBODY),
    // Each person's own; what is nobody's own is passed over.
    Line::reads(NOTICES, "", EVERYBODY),
    Line::writes(
        NOTICES,
        "mark notices as read",
        "",
        &[("apa", "satu"), ("nomor", "tidak-ada")],
        EVERYBODY,
    ),
    Line::reads("/kerja/tahun", "", EVERYBODY),
    Line::reads("/kerja/tahun/baru", "", "OFFICERS officer.other"),
    Line::tries(
        "/kerja/tahun/baru",
        "open a round",
        "",
        &[("program", "")],
        "OFFICERS officer.other",
    ),
    Line::reads("/kerja/akun", "", EVERYBODY),
    Line::tries(
        "/kerja/akun",
        "declare a tie of one's own",
        "",
        &[("apa", "ikatan"), ("badan", "tidak ada")],
        EVERYBODY,
    ),
    Line::reads(
        "/kerja/orang",
        "",
        "OFFICERS officer.other COORDINATORS administrator.wide administrator.conflicted \
         AUDITORS auditor.other auditor.conflicted",
    ),
    Line::tries(
        "/kerja/orang",
        "invite somebody",
        "",
        &[
            ("apa", "undang"),
            ("surel", "bukan surel"),
            ("peran", "unit_officer"),
            ("lingkup", UNIT),
        ],
        "officer.wide officer.other coordinator.own coordinator.parent administrator.wide",
    )
    // Whoever sees the form is told that this is not theirs to do.
    .told(
        "officer.conflicted coordinator.other coordinator.conflicted administrator.conflicted \
         AUDITORS auditor.other auditor.conflicted",
    ),
    Line::tries(
        "/kerja/orang",
        "take an invitation back",
        "",
        &[("apa", "tarik-undangan"), ("undangan", "tidak ada")],
        "officer.wide officer.other coordinator.own coordinator.parent administrator.wide",
    )
    .told(
        "officer.conflicted coordinator.other coordinator.conflicted administrator.conflicted \
         AUDITORS auditor.other auditor.conflicted",
    ),
    Line::reads(
        "/kerja/jejak",
        "",
        "OFFICERS officer.other administrator.wide administrator.conflicted AUDITORS \
         auditor.other auditor.conflicted",
    ),
    Line::writes(
        "/kerja/jejak",
        "make a file of the trail",
        "",
        &[("apa", "berkas")],
        "OFFICERS officer.other administrator.wide administrator.conflicted AUDITORS \
         auditor.other auditor.conflicted",
    ),
    Line::reads(
        "/kerja/jejak.csv",
        "",
        "OFFICERS officer.other administrator.wide administrator.conflicted AUDITORS \
         auditor.other auditor.conflicted",
    ),
    Line::reads(
        PROGRAMMES,
        "",
        "WATCHERS JUDGES unit.parent evaluator.region evaluator.conflicted evaluator.recused \
         officer.other",
    ),
    Line::tries(
        PROGRAMMES,
        "open an edition of a programme",
        "",
        &[("apa", "teks"), ("teks", "")],
        "OFFICERS officer.other",
    ),
    Line::reads(PROGRAMME, "", PARTAKERS),
    Line::reads(PROGRAMME_FILE, "", PARTAKERS),
    // The unit is under way already, which only who could let it in is told.
    Line::tries(
        PROGRAMME,
        "declare or nominate a unit",
        "",
        &[("unit", UNIT), ("dokumen", "Surat 2")],
        "UNIT coordinator.own coordinator.parent",
    ),
    Line::reads(CANDIDACY, "", CANDIDACY_READERS),
    Line::tries(
        CANDIDACY,
        "take a step that belongs to the unit",
        "",
        &[
            ("apa", "langkah"),
            ("langkah", "serah"),
            ("versi", "1"),
            ("yakin", "ya"),
        ],
        "UNIT",
    ),
    Line::tries(
        CANDIDACY,
        "show a facility",
        "",
        &[("apa", "sarana"), ("foto-RAMP", "tiada")],
        "UNIT",
    ),
    Line::reads(
        "/kerja/piagam",
        "",
        "OFFICERS officer.other AUDITORS auditor.other auditor.conflicted",
    ),
    Line::tries(
        "/kerja/piagam",
        "issue certificates",
        "",
        &[("acara", "-penghargaan-contoh")],
        "officer.wide",
    ),
    Line::reads("/kerja/piagam/{id}", "", "officer.wide auditor.wide"),
    Line::tries(
        "/kerja/piagam/{id}",
        "withdraw a certificate",
        "",
        &[("alasan", "")],
        "officer.wide",
    ),
    Line::reads(
        JURY_TASKS,
        "",
        "EVALUATORS evaluator.region evaluator.other evaluator.conflicted evaluator.recused",
    ),
    Line::reads(
        "/kerja/penilaian-saya",
        "",
        "EVALUATORS evaluator.region evaluator.other evaluator.conflicted evaluator.recused",
    ),
    Line::reads(JURY_BOARD, "", JURY_LOOKERS),
    Line::tries(
        JURY_BOARD,
        "put somebody on the jury",
        "",
        &[("apa", "tambah"), ("juri", "")],
        "OFFICERS",
    ),
    Line::tries(
        JURY_BOARD,
        "let a juror go",
        "",
        &[("apa", "lepas"), ("juri-lepas", "")],
        "OFFICERS",
    ),
    // Nobody else of the panel may judge the unit, so that nothing changes.
    Line::writes(
        JURY_BOARD,
        "share the candidates",
        "",
        &[("apa", "bagi")],
        "OFFICERS",
    ),
    // The entrant reads feedback once the step after the result is taken.
    Line::reads(JURY, "", "evaluator.wide officer.wide AUDITORS"),
    Line::tries(
        JURY,
        "save scores",
        "",
        &[("apa", "simpan"), ("j:a", "banyak"), ("v:a", "0")],
        JUROR,
    ),
    Line::tries(
        JURY,
        "hand the sheet in",
        "",
        &[("apa", "serah"), SURE],
        JUROR,
    ),
    Line::tries(
        JURY,
        "speak in the discussion",
        "",
        &[("apa", "kata"), ("kata", "Ya")],
        "",
    )
    .told(JUROR),
    Line::tries(
        JURY,
        "change a score in the discussion",
        "",
        &[("apa", "ubah"), ("kriteria", "a"), ("nilai", "5")],
        "",
    )
    .told(JUROR),
    Line::tries(
        JURY,
        "recuse oneself",
        "",
        &[("apa", "mundur"), ("alasan-mundur", ""), SURE],
        JUROR,
    )
    .told("officer.wide"),
    Line::tries(
        JURY,
        "recuse a juror",
        "",
        &[("apa", "mundurkan"), ("juror", "tiada")],
        "officer.wide",
    ),
    Line::tries(
        JURY,
        "give somebody a seat",
        "",
        &[("apa", "kursi"), ("juri", "")],
        "officer.wide",
    ),
    Line::tries(
        JURY,
        "take a seat",
        "",
        &[("apa", "tarik"), ("juror", "tiada")],
        "officer.wide",
    ),
    Line::tries(JURY, "close the result", "", &[("apa", "tutup"), SURE], "").told("officer.wide"),
    Line::tries(JURY, "enter votes", "", &[("apa", "suara"), SURE], "").told("officer.wide"),
    Line::reads(JURY_SHEET, "", JUROR),
    Line::tries(
        JURY_SHEET,
        "bring a score sheet back",
        "",
        &[("apa", "baca")],
        JUROR,
    ),
    Line::reads(JURY_SHEET_FILE, "", JUROR),
    Line::reads(
        PROPOSALS,
        "",
        "UNIT unit.parent unit.other COORDINATORS OFFICERS officer.other",
    ),
    Line::tries(
        PROPOSALS,
        "begin a proposal",
        "",
        &[("program", "")],
        "UNIT unit.parent unit.other COORDINATORS",
    ),
    Line::reads(PROPOSAL, "", DRAFT_READERS),
    Line::tries(
        PROPOSAL,
        "save the head of the unit's draft",
        "",
        &[("apa", "kepala"), ("title", ""), ("versi", "1")],
        "UNIT",
    ),
    Line::tries(
        PROPOSAL,
        "name a co-author",
        "",
        &[("apa", "penulis"), ("surel", "tiada@contoh.go.id")],
        "UNIT",
    ),
    Line::reads(PROPOSAL_PART, "", "UNIT"),
    Line::tries(
        PROPOSAL_PART,
        "link evidence to a section of the draft",
        "",
        &[("apa", "bukti"), ("bukti", "tiada")],
        "UNIT",
    ),
    Line::reads(PROPOSAL_FILE, "", DRAFT_READERS),
    Line::reads(PROPOSAL_PREVIEW, "", DRAFT_READERS),
    Line::reads(PROPOSAL_ALIKE, "", DRAFT_READERS),
    Line::reads(PROPOSAL_STEP, "", "UNIT"),
    Line::tries(
        PROPOSAL_STEP,
        "submit or withdraw the draft",
        "",
        &[],
        "UNIT",
    ),
    // Of a proposal that was submitted.
    Line::reads(PROPOSAL_CHECK, "", "officer.wide"),
    Line::tries(
        PROPOSAL_CHECK,
        "decide rules of the administrative check",
        "",
        &[],
        "officer.wide",
    ),
    Line::reads(
        AWARDS,
        "",
        "OFFICERS officer.other DECIDERS decider.other decider.conflicted decider.judged \
         AUDITORS auditor.other auditor.conflicted",
    ),
    Line::tries(
        AWARDS,
        "open an award event",
        "",
        &[("apa", "teks"), ("teks", "")],
        "OFFICERS officer.other",
    ),
    Line::reads(AWARD, "", AWARD_READERS),
    Line::reads(AWARD_ORDER, "", AWARD_READERS),
    Line::reads(AWARD_SLIDES, "", AWARD_READERS),
    Line::reads(AWARD_FILE, "", AWARD_READERS),
    Line::reads(AWARD_BOOK, "", AWARD_READERS),
    Line::reads(AWARD_CATEGORY, "", CATEGORY_READERS),
    // It waits for a second officer already.
    Line::tries(
        AWARD_CATEGORY,
        "propose whom a category honours",
        "",
        &[("apa", "usul"), ("daftar", CITY), SURE],
        "officer.wide",
    ),
    Line::tries(
        AWARD_CATEGORY,
        "propose to revoke what a category decided",
        "",
        &[("apa", "cabut"), ("alasan-cabut", "x"), SURE],
        "officer.wide",
    ),
    // The only officer whom no tie bars proposed it.
    Line::tries(
        AWARD_CATEGORY,
        "confirm whom a category honours",
        "",
        &[("apa", "konfirmasi"), SURE],
        "",
    )
    .told("officer.wide"),
    Line::reads("/masuk", "", EVERYBODY),
    Line::reads("/undangan", "", EVERYBODY),
    Line::reads("/pulih", "", EVERYBODY),
    Line::reads("/keluar", "", EVERYBODY).leads_on(),
    Line::reads("/masuk/kunci", "", EVERYBODY).leads_on(),
    Line::reads("/masuk/kode", "", HALF),
];

/// Addresses whose forms are tried elsewhere, with the place where.
pub const WRITTEN_ELSEWHERE: [(&str, &str); 6] = [
    ("/masuk", "tests/desk/signing_in.rs"),
    ("/masuk/kunci", "tests/desk/passkeys.rs"),
    ("/masuk/kode", "tests/desk/signing_in.rs"),
    ("/keluar", "tests/desk/signing_in.rs"),
    ("/undangan", "tests/desk/signing_in.rs"),
    ("/pulih", "tests/desk/signing_in.rs"),
];

/// All lines, those of one address together.
pub fn lines() -> impl Iterator<Item = &'static Line> {
    LINES.iter().chain(OTHERS)
}

/// Whether a list of names and groups has a person.
pub fn names(list: &str, person: &str) -> bool {
    let mut words = list.split_whitespace();
    list == person
        || words.any(|word| {
            let group = GROUPS.iter().find(|(name, _)| *name == word);
            match group {
                Some((_, members)) => members.split_whitespace().any(|one| one == person),
                None => word == person || word == EVERYBODY,
            }
        })
}

/// The unit's way through a programme.
const CANDIDATE: &str = "pekppp-uji-puskesmas-mawar-1";
/// The unit's draft, and its proposal that was submitted.
pub const DRAFT: &str = "pekppp-usul-puskesmas-mawar-1";
pub const SUBMITTED: &str = "pekppp-usul-puskesmas-mawar-2";

/// The value for a name in braces of an address.
pub fn filled(route: &str, cycle: &str, evidence: &str) -> String {
    let code = match route {
        EVIDENCE => INDICATOR,
        _ => FACT,
    };
    let job = match route {
        JOB_FILE => MADE,
        _ => RUNNING,
    };
    let id = match route {
        "/kerja/piagam/{id}" => CERTIFICATE,
        _ => IDEA,
    };
    let (candidacy, part) = match route {
        PROPOSAL_CHECK => (SUBMITTED, ""),
        route if route.starts_with(PROPOSALS) => (DRAFT, "ringkasan"),
        _ => (CANDIDATE, "I"),
    };
    let path = route
        .replace("{job}", job)
        .replace("{cycle}", cycle)
        .replace("{unit}", UNIT)
        .replace("{part}", part)
        .replace("{code}", code)
        .replace("{evidence}", evidence)
        .replace("{number}", "1")
        .replace("{programme}", "pekppp")
        .replace("{edition}", "uji")
        .replace("{candidacy}", candidacy)
        .replace("{stage}", "bangun")
        .replace("{award}", "gebyar-uji")
        .replace("{category}", "sentra")
        .replace("{id}", id);
    assert!(!path.contains('{'), "{route}: {path}");
    path
}
