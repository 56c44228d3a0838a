//! Pages of those who sign in: what such a page is asked with, what it answers,
//! and all their addresses.
//!
//! To add a page, write `pub async fn page(site: &Site, visit: &Visit) ->
//! DeskAnswer` in its own file and put it into its line of [`DESK`]. Its answer
//! depends on who asks, so nothing here is ever kept for the next reader. A
//! page that changes something does so through an act of `prima-workflow`, and
//! answers a `POST` with another address, so that loading it again repeats
//! nothing. Who may read it and send its form is written down by hand in
//! `tests/matrix/expected.rs`; without a line there the tests fail.
//!
//! The server does the rest: it reads the cookie and the form, refuses what
//! another site made a browser send, and asks for the sign-in where a page needs
//! one, without losing what was written.

mod fields;
mod frame;
mod helped;
pub mod home;
pub mod moment;
mod visit;

pub use fields::Fields;
pub use frame::{Desk, Form, form, guard};
pub use helped::{Help, SAVING_FORM, helped_form};
pub use visit::Visit;

use crate::assessment::work;
use crate::innovation;
use crate::pieces::Pieces;
use crate::recognition::certificate;
use crate::recognition::work as recognition;
use crate::register;
use crate::reply::WebError;
use crate::site::Site;
use maud::Markup;
use prima_store::Secret;
use serde_json::Value;
use std::pin::Pin;

/// An answer to somebody who signs in or has.
#[derive(Debug)]
pub struct Answered {
    /// What is sent.
    pub sent: Sent,
    /// What becomes of the cookie.
    pub cookie: Cookie,
}

/// What is sent.
#[derive(Debug)]
pub enum Sent {
    /// A page.
    Page(Markup),
    /// A page that says why what was sent cannot be taken; status 422.
    Refused(Markup),
    /// Another address, with its language, to be read with `GET`.
    Elsewhere(String),
    /// A file to save.
    File {
        /// Such as `text/csv; charset=utf-8`.
        content_type: &'static str,
        /// The file.
        bytes: Vec<u8>,
        /// Name for saving.
        name: String,
    },
    /// A file to save that is sent while it is made.
    Pieces {
        /// Such as `application/zip`.
        content_type: &'static str,
        /// The file.
        pieces: Pieces,
        /// Name for saving.
        name: String,
    },
    /// A picture to look at within a page. By itself it can do nothing: it is
    /// sent with a policy that shuts it in.
    Picture {
        /// `image/png` and the like, never a drawing that may hold a script.
        content_type: &'static str,
        /// The picture.
        bytes: Vec<u8>,
    },
    /// What a script of a page is told, as JSON, with the status of the answer.
    Told(u16, Value),
}

/// What becomes of the session's cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// It stays as it is.
    Keep,
    /// It becomes this token.
    Set(Secret),
    /// It is taken away.
    Clear,
}

impl Answered {
    /// A page.
    pub fn page(markup: Markup) -> DeskAnswer {
        Answered::sent(Sent::Page(markup))
    }

    /// A page that says what is wrong with what was sent.
    pub fn refused(markup: Markup) -> DeskAnswer {
        Answered::sent(Sent::Refused(markup))
    }

    /// Another address, with its language.
    pub fn elsewhere(address: String) -> DeskAnswer {
        Answered::sent(Sent::Elsewhere(address))
    }

    /// Another address, with a session of its own.
    pub fn opened(address: String, token: &Secret) -> DeskAnswer {
        Ok(Answered {
            sent: Sent::Elsewhere(address),
            cookie: Cookie::Set(token.clone()),
        })
    }

    /// What a script of a page is told.
    pub fn told(status: u16, value: Value) -> DeskAnswer {
        Answered::sent(Sent::Told(status, value))
    }

    fn sent(sent: Sent) -> DeskAnswer {
        Ok(Answered {
            sent,
            cookie: Cookie::Keep,
        })
    }
}

/// What a page's function returns.
pub type DeskAnswer = Result<Answered, WebError>;

/// An answer on its way.
pub type DeskComing<'a> = Pin<Box<dyn Future<Output = DeskAnswer> + Send + 'a>>;

/// Who may come to an address at all; the acts' own rules come after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Everybody.
    Open,
    /// Those whose second factor is still to come.
    HalfSignedIn,
    /// Those who have signed in, second factor included where they have one.
    SignedIn,
}

/// One address.
#[derive(Debug)]
pub struct DeskRoute {
    /// Its path behind the language, such as `/kerja/akun`.
    pub path: &'static str,
    /// Who may come.
    pub door: Door,
    /// Whether it takes a form (`POST`), too.
    pub writes: bool,
    /// Makes the answer.
    pub page: for<'a> fn(&'a Site, &'a Visit) -> DeskComing<'a>,
}

/// A table of addresses; each line turns an async function into what a
/// [`DeskRoute`] holds.
macro_rules! desk {
    ($($path:literal $door:ident $writes:literal => $page:path,)*) => {
        &[$(DeskRoute {
            path: $path,
            door: Door::$door,
            writes: $writes,
            page: |site, visit| Box::pin($page(site, visit)),
        }),*]
    };
}

/// All addresses, after `/id` or `/en`.
pub static DESK: &[DeskRoute] = desk! {
    "/masuk" Open true => register::sign_in::page,
    "/masuk/kode" HalfSignedIn true => register::second_factor::page,
    "/masuk/kunci" Open true => register::passkey_sign_in::page,
    "/keluar" Open true => register::sign_out::page,
    "/undangan" Open true => register::invitation::page,
    "/pulih" Open true => register::recovery::page,
    "/kerja" SignedIn false => work::home::page,
    "/kerja/akun" SignedIn true => register::account::page,
    "/kerja/pemberitahuan" SignedIn true => work::notices::page,
    "/kerja/{cycle}/{unit}" SignedIn false => work::unit_form::overview_page,
    "/kerja/{cycle}/{unit}/isian/{part}" SignedIn true => work::part_form::part_page,
    "/kerja/{cycle}/{unit}/penilaian" SignedIn false => work::review_form::first_page,
    "/kerja/{cycle}/{unit}/penilaian/{part}" SignedIn true => work::review_form::part_page,
    "/kerja/{cycle}/{unit}/serahkan" SignedIn true => work::review_form::hand_in_page,
    "/kerja/{cycle}/{unit}/bukti/{code}" SignedIn true => work::evidence::page,
    "/kerja/{cycle}/{unit}/berkas/{evidence}" SignedIn false => work::evidence::file_page,
    "/kerja/{cycle}/{unit}/gambar/{evidence}" SignedIn false => work::evidence::picture_page,
    "/kerja/arsip/{unit}" SignedIn true => work::vault::shelf::page,
    "/kerja/arsip/{unit}/{evidence}" SignedIn true => work::vault::piece::page,
    "/kerja/arsip/{unit}/{evidence}/berkas" SignedIn false => work::vault::file::page,
    "/kerja/arsip/{unit}/{evidence}/gambar" SignedIn false => work::vault::file::picture_page,
    "/kerja/{cycle}/{unit}/unggahan" SignedIn true => work::uploading::begin_page,
    "/kerja/{cycle}/{unit}/unggahan/{number}" SignedIn true => work::uploading::page,
    "/kerja/{cycle}/{unit}/kirim" SignedIn true => work::unit_form::submit_page,
    "/kerja/{cycle}/{unit}/riwayat" SignedIn false => work::history::page,
    "/kerja/{cycle}/{unit}/tahun-lalu" SignedIn true => work::last_year::page,
    "/kerja/{cycle}/{unit}/lke" SignedIn true => work::worksheet::page,
    "/kerja/{cycle}/{unit}/lke.xlsx" SignedIn false => work::worksheet::file_page,
    "/kerja/inovasi" SignedIn false => innovation::at_desk::list_page,
    "/kerja/inovasi/{id}" SignedIn true => innovation::at_desk::page,
    "/kerja/inovasi/{id}/laporan" SignedIn true => innovation::work::running::page,
    "/kerja/inovasi/{id}/permintaan/{number}" SignedIn true => innovation::work::request::page,
    "/kerja/hub/{unit}" SignedIn true => innovation::work::hub::page,
    "/kerja/hub/{unit}/anggota/{number}" SignedIn true => innovation::work::hub::member_page,
    "/kerja/hub/{unit}/kegiatan/{number}" SignedIn true => innovation::work::hub::activity_page,
    "/kerja/proposal" SignedIn true => innovation::work::proposals::page,
    "/kerja/proposal/{candidacy}" SignedIn true => innovation::work::proposal::page,
    "/kerja/proposal/{candidacy}/bagian/{part}" SignedIn true => innovation::work::part::page,
    "/kerja/proposal/{candidacy}/berkas/{evidence}" SignedIn false => innovation::work::part::file_page,
    "/kerja/proposal/{candidacy}/pratinjau" SignedIn false => innovation::work::preview::page,
    "/kerja/proposal/{candidacy}/langkah" SignedIn true => innovation::work::stepping::page,
    "/kerja/proposal/{candidacy}/mirip" SignedIn false => innovation::work::alike::page,
    "/kerja/proposal/{candidacy}/pemeriksaan" SignedIn true => innovation::work::checking::page,
    "/kerja/orang" SignedIn true => register::people::page,
    "/kerja/jejak" SignedIn true => register::trail::page,
    "/kerja/piagam" SignedIn true => certificate::issuing::page,
    "/kerja/piagam/{id}" SignedIn true => certificate::withdrawing::page,
    "/kerja/jejak.csv" SignedIn false => register::trail::csv_page,
    "/kerja/pekerjaan" SignedIn false => work::jobs::page,
    "/kerja/pekerjaan/{job}" SignedIn true => work::job::page,
    "/kerja/pekerjaan/{job}/berkas" SignedIn false => work::job::file_page,
    "/kerja/program" SignedIn true => recognition::programmes::page,
    "/kerja/program/{programme}/{edition}" SignedIn true => recognition::programme::page,
    "/kerja/program/{programme}/{edition}/calon.csv" SignedIn false => recognition::programme::csv_page,
    "/kerja/calon/{candidacy}" SignedIn true => recognition::candidacy::page,
    "/kerja/calon/{candidacy}/juri" SignedIn true => recognition::jury::candidate::page,
    "/kerja/calon/{candidacy}/juri/lembar" SignedIn true => recognition::jury::sheet::page,
    "/kerja/calon/{candidacy}/juri/lembar.xlsx" SignedIn false => recognition::jury::sheet::file_page,
    "/kerja/juri" SignedIn false => recognition::jury::tasks::page,
    "/kerja/program/{programme}/{edition}/juri/{stage}" SignedIn true => recognition::jury::board::page,
    "/kerja/penghargaan" SignedIn true => recognition::awards::page,
    "/kerja/penghargaan/{award}" SignedIn false => recognition::award::page,
    "/kerja/penghargaan/{award}/kategori/{category}" SignedIn true => recognition::category::page,
    "/kerja/penghargaan/{award}/acara" SignedIn false => recognition::handing_over::page,
    "/kerja/penghargaan/{award}/tayangan" SignedIn false => recognition::handing_over::slides_page,
    "/kerja/penghargaan/{award}/penerima.csv" SignedIn false => recognition::handing_over::csv_page,
    "/kerja/penghargaan/{award}/penerima.xlsx" SignedIn false => recognition::handing_over::xlsx_page,
    "/kerja/penilaian-saya" SignedIn false => work::own_reviews::page,
    "/kerja/tahun" SignedIn false => work::cycles::page,
    "/kerja/tahun/baru" SignedIn true => work::new_cycle::page,
    "/kerja/{cycle}" SignedIn false => work::board::page,
    "/kerja/{cycle}/kemajuan.csv" SignedIn false => work::board::csv_page,
    "/kerja/{cycle}/jadwal" SignedIn true => work::schedule::page,
    "/kerja/{cycle}/lokus" SignedIn true => work::loci::page,
    "/kerja/{cycle}/penugasan" SignedIn true => work::assigning::page,
    "/kerja/{cycle}/pengingat" SignedIn true => work::reminding::page,
    "/kerja/{cycle}/cacahan" SignedIn true => work::tallies::page,
    "/kerja/{cycle}/indeks" SignedIn true => work::indices::page,
    "/kerja/{cycle}/lke" SignedIn true => work::worksheets::page,
    "/kerja/{cycle}/penetapan" SignedIn true => work::determination::page,
    "/kerja/{cycle}/penilai" SignedIn false => work::evaluators::page,
    "/kerja/{cycle}/penilaian-ulang" SignedIn true => work::reassessment_offer::page,
    "/kerja/{cycle}/perubahan" SignedIn false => work::changes::page,
    "/kerja/{cycle}/perubahan.csv" SignedIn false => work::changes::csv_page,
    "/kerja/{cycle}/sanggahan" SignedIn false => work::objections::page,
    "/kerja/{cycle}/{unit}/bukti-diminta" SignedIn true => work::asking::page,
    "/kerja/{cycle}/{unit}/penilaian-ulang" SignedIn true => work::reassessing::page,
    "/kerja/{cycle}/{unit}/pemufakatan" SignedIn true => work::reconciling::page,
    "/kerja/{cycle}/{unit}/rapor" SignedIn false => work::preview::page,
    "/kerja/{cycle}/{unit}/sanggahan" SignedIn true => work::objecting::page,
    "/kerja/{cycle}/{unit}/sanggahan/{number}" SignedIn true => work::deciding::page,
    "/kerja/{cycle}/{unit}/tindak-lanjut" SignedIn true => work::following_up::page,
};

/// The address of the sign-in.
pub const SIGN_IN: &str = "/masuk";
/// The address of the desk, to which a sign-in leads.
pub const HOME: &str = "/kerja";
/// Name of the field that every form of a session carries.
pub const GUARD: &str = "tanda";
/// Name of the field by which a script of a page says that it asks.
pub const SCRIPT: &str = "skrip";
