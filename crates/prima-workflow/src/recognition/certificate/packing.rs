//! All certificates of an event in one zip file, set anew from what was signed and
//! handed on page by page: however many there are, only a batch of them is in
//! memory. Certificates that do not stand are left out.

use super::issue::BATCH;
use super::printing::set_again;
use super::read::{GroupKey, HonourLine, honours_of_group, said};
use super::term::last_day_of;
use prima_document::certificate::Press;
use prima_document::wording::Words;
use prima_domain::register::day::Day;
use prima_domain::register::person::Actor;
use prima_domain::register::slug::slug;
use prima_exchange::archive::ZipStream;
use prima_exchange::safe_cells::push_safe_line;
use prima_instrument::words::Lang;
use prima_store::certificate::Certificate;
use prima_store::{Database, StoreError};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;
use tokio::runtime::Handle;

/// Letters of a recipient's name in the name of a file, at most.
const MOST_NAME: usize = 60;
/// Name of the list within the file.
const LIST: &str = "daftar.csv";
/// What the list says of a page that cannot be made again.
const CHANGED: &str = "tidak ada: templat berubah sejak terbit";

/// Certificates that go into one file.
#[derive(Debug)]
pub struct Packing {
    database: Database,
    press: Arc<Press>,
    ids: Vec<String>,
    today: Day,
}

/// The certificates of a group that stand and that somebody may read at the desk.
pub async fn packing(
    database: &Database,
    press: &Arc<Press>,
    actor: &Actor,
    group: &GroupKey,
    now: i64,
) -> Result<Packing, StoreError> {
    let lines = honours_of_group(database, actor, group, now).await?;
    let stands = |line: &&HonourLine| line.honour.status != "revoked";
    let ids = lines.iter().filter(stands).filter_map(|line| {
        let mark = line.certificate()?;
        Some(mark.certificate.clone())
    });
    Ok(Packing {
        database: database.clone(),
        press: Arc::clone(press),
        ids: ids.collect(),
        today: Day::at(now),
    })
}

impl Packing {
    /// How many there are, those whose term is over among them.
    pub fn n_certificates(&self) -> usize {
        self.ids.len()
    }

    /// Writes the file: pages, credentials, and a list of them. Asks the database
    /// on `here`, so it is called where a thread may wait.
    ///
    /// # Errors
    ///
    /// What the database, the press or the writer says; then the file is cut off.
    pub fn write(&self, here: &Handle, out: impl Write) -> io::Result<()> {
        let mut zip = ZipStream::new(out);
        let mut list = String::new();
        let heads = [
            "berkas",
            "penerima",
            "unit",
            "penghargaan",
            "alamat",
            "halaman",
        ];
        push_safe_line(heads, &mut list);
        let mut number = 0;
        for ids in self.ids.chunks(BATCH) {
            let rows = here.block_on(self.database.certificates_named(ids));
            let rows = rows.map_err(io::Error::other)?.into_iter();
            let mut by_id: BTreeMap<String, Certificate> =
                rows.map(|row| (row.certificate.clone(), row)).collect();
            let row = |id: &String| by_id.remove(id).ok_or_else(|| lost(id));
            let rows = ids
                .iter()
                .map(row)
                .collect::<io::Result<Vec<Certificate>>>()?;
            let rows: Vec<Certificate> = rows.into_iter().filter(|row| self.lasts(row)).collect();
            let pages: Vec<io::Result<(String, Option<Vec<u8>>)>> =
                rows.par_iter().map(|row| self.page(row)).collect();
            for (row, page) in rows.iter().zip(pages) {
                let (address, pdf) = page?;
                number += 1;
                let name = file_name(number, &row.recipient);
                if let Some(pdf) = &pdf {
                    zip.put(&format!("piagam/{name}.pdf"), pdf)?;
                }
                let has_page = if pdf.is_some() { "ada" } else { CHANGED };
                let credential = row.credential.as_bytes();
                zip.put(&format!("kredensial/{name}.json"), credential)?;
                let cells = [&name, &row.recipient, &row.unit_name, &row.title, &address];
                let cells = cells.into_iter().map(String::as_str).chain([has_page]);
                push_safe_line(cells, &mut list);
            }
        }
        zip.put(LIST, list.as_bytes())?;
        zip.end()
    }

    /// Whether the term of a certificate, where it has one, is not over.
    fn lasts(&self, row: &Certificate) -> bool {
        let last = said(row).and_then(|attestation| last_day_of(&attestation));
        last.is_none_or(|last| self.today <= last)
    }

    /// Address and page of a certificate; no page where the template no longer gives
    /// the one that was issued.
    fn page(&self, row: &Certificate) -> io::Result<(String, Option<Vec<u8>>)> {
        let attestation = said(row).ok_or_else(|| lost(&row.certificate))?;
        let page = match set_again(&self.press, row, &attestation) {
            Ok((_, pdf)) => Some(pdf),
            Err(fault) if fault.is_other_page() => None,
            Err(fault) => {
                let cause = fault.text(Words { lang: Lang::En });
                let told = format!("certificate {}: {cause}", row.certificate);
                return Err(io::Error::other(told));
            }
        };
        Ok((attestation.address, page))
    }
}

/// A file without one of its certificates would look whole.
fn lost(id: &str) -> io::Error {
    io::Error::other(format!("the certificate {id} is lost or damaged"))
}

/// Number and recipient, so that files sort as the list does and none is met twice.
fn file_name(number: usize, recipient: &str) -> String {
    let mut name = slug(recipient);
    name.truncate(MOST_NAME);
    format!("{number:05}-{}", name.trim_end_matches('-'))
}
