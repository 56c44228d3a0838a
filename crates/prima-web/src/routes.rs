//! All addresses of the portal, one line each.
//!
//! To add a page, write `pub async fn page(site: &Site, asked: &Asked) ->
//! Answer` in its own file and put it into its line here:
//!
//! ```text
//! "/badan" ["q", "tingkat", "halaman"] => crate::register::bodies::page,
//! ```
//!
//! The path stands without the language; `{id}` is one part of it, `{*file}`
//! all that is left. The function reads the parts from [`Asked::segments`],
//! already decoded. **The names of its query stand in the list**: a name that is
//! not there never reaches the page, so that nobody fills the memory with
//! `?x=1`, `?x=2`. An answer must follow from path, query and the version of
//! the data alone, since it is kept and handed to the next reader; what depends
//! on the person asking is no page. What follows from the day too stands in
//! [`DAILY`] and is kept for that day.
//!
//! The server does the rest: status, headers, compression, `ETag`, error pages
//! ([`crate::error`]), and `HEAD`. A line of [`BARE`] has no language in front;
//! its [`Asked::lang`] is Indonesian and its [`Asked::path`] is whole. What is
//! under `/api/` has a table of its own, [`crate::opendata::api::endpoint`].

use crate::about;
use crate::asked::Asked;
use crate::assessment;
use crate::desk::{DESK, DeskRoute};
use crate::innovation;
use crate::opendata;
use crate::recognition;
use crate::register;
use crate::reply::Answer;
use crate::site::Site;
use crate::uploaded::Uploaded;
use std::pin::Pin;

/// An answer on its way.
pub type Coming<'a> = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;

/// One address.
#[derive(Debug)]
pub struct Route {
    /// Its path, such as `/badan/{id}`.
    pub path: &'static str,
    /// Names of its query, in the order a canonical address has them.
    pub query: &'static [&'static str],
    /// Makes the answer.
    pub page: for<'a> fn(&'a Site, &'a Asked) -> Coming<'a>,
}

/// An address that takes a file from a form, which is sent there by `POST` as
/// `multipart/form-data`; the same address is in [`PAGES`] for the form itself.
#[derive(Debug)]
pub struct Upload {
    /// Its path, without open parts.
    pub path: &'static str,
    /// Name of the form's field for the file.
    pub field: &'static str,
    /// Makes the answer; without a file where none was chosen. Its answer is
    /// never kept.
    pub page: for<'a> fn(&'a Site, &'a Asked, Option<Uploaded>) -> Coming<'a>,
}

/// The addresses a server has.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// Pages with a language.
    pub pages: &'static [Route],
    /// Addresses without a language.
    pub bare: &'static [Route],
    /// Addresses that take a file.
    pub uploads: &'static [Upload],
    /// Pages of those who sign in, with a language.
    pub desk: &'static [DeskRoute],
}

/// All addresses of the portal.
pub const TABLES: Tables = Tables {
    pages: PAGES,
    bare: BARE,
    uploads: UPLOADS,
    desk: DESK,
};

/// A table of routes; each line turns an async function into what a [`Route`] holds.
macro_rules! routes {
    ($($path:literal $query:tt => $page:path,)*) => {
        &[$(Route {
            path: $path,
            query: &$query,
            page: |site, asked| Box::pin($page(site, asked)),
        }),*]
    };
}

/// Pages, after `/id` or `/en`.
pub static PAGES: &[Route] = routes! {
    // assessment
    "/" [] => assessment::national::page,
    "/program" [] => assessment::programmes::page,
    "/program/{code}" [] => assessment::programme::page,
    "/program/{code}/{period}" [] => assessment::cycle::page,
    "/program/{code}/{period}/peringkat" ["tingkat", "jenis", "provinsi", "rentang", "q", "urut", "halaman"] => assessment::ranking::page,
    "/program/{code}/{period}/peringkat.csv" ["tingkat", "jenis", "provinsi", "rentang", "q", "urut"] => assessment::ranking::csv_page,
    "/instrumen/{code}/{edition}" [] => assessment::instrument::page,
    "/instrumen/{code}/{edition}/perubahan" [] => assessment::instrument::changes_page,
    // register
    "/badan" ["q", "tingkat", "jenis", "provinsi", "halaman"] => register::bodies::page,
    "/badan/{id}" [] => register::body::page,
    "/badan/{id}/berita" [] => register::press_text::page,
    "/wilayah" ["q", "putaran"] => register::regions::page,
    "/wilayah/{code}" [] => register::region::page,
    "/bandingkan" ["badan", "q"] => register::compare::page,
    "/cari" ["q", "halaman"] => register::search::page,
    // recognition
    "/program/{code}/tahapan" [] => recognition::stages::page,
    "/program/{code}/tahapan.csv" [] => recognition::stages::csv_page,
    "/penghargaan" [] => recognition::events::page,
    "/penghargaan/{event}" [] => recognition::event::page,
    "/penghargaan/{event}/pers" [] => recognition::press::page,
    "/penghargaan/{event}/pers.txt" [] => recognition::press::text_page,
    "/penghargaan/{event}/penerima.csv" [] => recognition::press::csv_page,
    "/penghargaan/{event}/{category}" [] => recognition::category::page,
    // innovation
    "/inovasi" ["q", "sektor", "kelompok", "kanal", "provinsi", "tpb", "biaya", "tahap", "jenis", "siap", "halaman"] => innovation::catalogue::page,
    "/inovasi.csv" ["q", "sektor", "kelompok", "kanal", "provinsi", "tpb", "biaya", "tahap", "jenis", "siap"] => innovation::catalogue::csv_page,
    "/inovasi/{id}" [] => innovation::one::page,
    "/replikasi" ["halaman"] => innovation::network::page,
    "/hub-jipp" [] => innovation::hubs::page,
    "/hub-jipp/{id}" [] => innovation::hub::page,
    "/hub-jipp/{id}/anggota" ["halaman"] => innovation::hub_lists::members_page,
    "/hub-jipp/{id}/anggota.csv" [] => innovation::hub_lists::members_csv,
    "/hub-jipp/{id}/kegiatan" ["halaman"] => innovation::hub_lists::activities_page,
    "/hub-jipp/{id}/kegiatan.csv" [] => innovation::hub_lists::activities_csv,
    "/hub-jipp/{id}/tahun.csv" [] => innovation::hub::csv_page,
    "/piagam" [] => recognition::certificate::checking::page,
    "/piagam/{id}" [] => recognition::certificate::page::page,
    "/piagam/{id}/piagam.pdf" [] => recognition::certificate::files::pdf,
    "/piagam/{id}/piagam.png" [] => recognition::certificate::files::png,
    "/piagam/{id}/piagam.svg" [] => recognition::certificate::files::svg,
    "/piagam/{id}/kredensial.json" [] => recognition::certificate::files::json,
    "/piagam/{id}/kredensial.jwt" [] => recognition::certificate::files::token,
    // opendata
    "/data" [] => opendata::data::page,
    "/data/api" [] => opendata::api_page::page,
    "/data/hasil.csv" [] => opendata::tables::results,
    "/data/angka.csv" [] => opendata::tables::figures,
    "/data/pernyataan.csv" [] => opendata::tables::statements,
    "/data/penghargaan.csv" [] => opendata::tables::honours,
    "/data/acara.csv" [] => opendata::tables::events,
    "/data/inovasi.csv" [] => innovation::catalogue::csv_page,
    "/data/replikasi.csv" [] => opendata::tables::replications,
    "/data/badan.csv" [] => opendata::tables::bodies,
    "/data/wilayah.csv" [] => opendata::tables::regions,
    "/data/{dataset}" [] => opendata::dataset::page,
    "/data/{dataset}/bundel.zip" [] => opendata::download::bundle,
    "/data/{dataset}/{*file}" [] => opendata::download::file,
    "/penetapan/{cycle}/{number}/bundel.zip" [] => opendata::download::determination,
    "/periksa" [] => opendata::verify::page,
    // about
    "/tentang" [] => about::who::page,
    "/metode" [] => about::method::page,
    "/aksesibilitas" [] => about::accessibility::page,
    "/privasi" [] => about::privacy::page,
};

/// Pages that say what holds today, or the day on which they were made, by their path:
/// an answer is true on its day only.
pub static DAILY: &[&str] = &[
    "/piagam/{id}",
    "/penghargaan/{event}",
    "/penghargaan/{event}/{category}",
    "/badan/{id}",
    "/program/{code}/{period}/peringkat",
];

/// Addresses without a language.
pub static BARE: &[Route] = routes! {
    "/sitemap.xml" ["bagian"] => opendata::sitemap::page,
    "/umpan.xml" [] => opendata::feed::page,
    "/umpan.en.xml" [] => opendata::feed::page,
    "/.well-known/did.json" [] => recognition::certificate::files::did,
    "/piagam/status/{number}" [] => recognition::certificate::files::status,
};

/// Addresses that take a file; the function has the file as third argument.
pub static UPLOADS: &[Upload] = &[
    Upload {
        path: "/periksa",
        field: "bundel",
        page: |site, asked, file| Box::pin(opendata::verify::checked(site, asked, file)),
    },
    Upload {
        path: "/piagam",
        field: "piagam",
        page: |site, asked, file| {
            Box::pin(recognition::certificate::checking::checked(
                site, asked, file,
            ))
        },
    },
];

/// A line of a table of addresses.
pub trait Addressed {
    /// Its path, such as `/badan/{id}`.
    fn path(&self) -> &'static str;
}

impl Addressed for Route {
    fn path(&self) -> &'static str {
        self.path
    }
}

impl Addressed for DeskRoute {
    fn path(&self) -> &'static str {
        self.path
    }
}

/// The line that fits a path; where two do, the one with more parts written out.
pub fn find<'a, R: Addressed>(table: &'a [R], path: &str) -> Option<&'a R> {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let fitting = table
        .iter()
        .filter_map(|route| Some((fit(route.path(), &parts)?, route)));
    fitting.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, route)| route)
}

/// How well a pattern fits: 2 a part that is written out, 1 a part that is open,
/// 0 where the rest begins; `None` where it does not fit.
fn fit(pattern: &str, parts: &[&str]) -> Option<Vec<u8>> {
    let mut points = Vec::new();
    let mut parts = parts.iter();
    for wanted in pattern.split('/').skip(1) {
        let part = parts.next()?;
        match wanted {
            _ if wanted == *part => points.push(2),
            _ if part.is_empty() => return None,
            _ if wanted.starts_with("{*") => {
                points.push(0);
                return Some(points);
            }
            _ if wanted.starts_with('{') => points.push(1),
            _ => return None,
        }
    }
    parts.next().is_none().then_some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(table: &[Route], path: &str, expected: Option<&str>) {
        let found = find(table, path).map(|route| route.path);
        assert_eq!(found, expected, "found for {path}");
    }

    #[test]
    fn a_path_finds_its_line_and_what_is_written_out_comes_first() {
        check(PAGES, "/", Some("/"));
        check(PAGES, "/badan", Some("/badan"));
        check(PAGES, "/badan/", None);
        check(PAGES, "/badan/oku-timur", Some("/badan/{id}"));
        check(PAGES, "/badan/oku-timur/berita", Some("/badan/{id}/berita"));
        check(PAGES, "/badan/oku-timur/berita/x", None);
        check(
            PAGES,
            "/program/ombudsman/2023/peringkat.csv",
            Some("/program/{code}/{period}/peringkat.csv"),
        );
        check(
            PAGES,
            "/data/x/bundel.zip",
            Some("/data/{dataset}/bundel.zip"),
        );
        check(PAGES, "/data/x/y.csv", Some("/data/{dataset}/{*file}"));
        check(
            PAGES,
            "/data/x/cases/y.toml",
            Some("/data/{dataset}/{*file}"),
        );
        check(PAGES, "//badan", None);
        check(BARE, "/sitemap.xml", Some("/sitemap.xml"));
    }

    #[test]
    fn every_line_can_be_reached() {
        for table in [PAGES, BARE] {
            for route in table {
                let path = route.path.replace(['{', '}', '*'], "");
                check(table, &path, Some(route.path));
            }
        }
    }
}
