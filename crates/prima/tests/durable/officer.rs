//! An officer of a unit at a browser: signs in, saves answers, uploads files,
//! and notes what was acknowledged.

use crate::http::{Connection, Got};
use crate::picture::picture;
use crate::round::{CYCLE, PASSWORD};
use prima_instrument::form::Answer;
use std::io;
use std::sync::mpsc::Sender;

/// Every so many acts one is an upload.
const UPLOAD_EVERY: usize = 5;
/// The indicator whose evidence is uploaded, and the kind it asks for.
const INDICATOR: &str = "1.a.Ak";
const KIND: &str = "dokumen_sp";
/// The part of the form that is filled.
const PART: &str = "I";

/// Where an officer works, and on what.
#[derive(Clone, Debug)]
pub struct Place {
    /// Host and port of the portal.
    pub address: String,
    /// The unit.
    pub unit: &'static str,
    /// E-mail address of the officer.
    pub email: String,
    /// Which officer of the unit this is.
    pub number: usize,
    /// The questions nobody else answers: code and what may be answered.
    pub questions: Vec<(String, Answer)>,
}

/// An act that the portal said it has done.
#[derive(Clone, Debug)]
pub enum Done {
    /// An answer was saved.
    Saved {
        unit: &'static str,
        code: String,
        value: String,
        note: String,
    },
    /// A file was kept and linked.
    Uploaded {
        unit: &'static str,
        title: String,
        content: Vec<u8>,
    },
}

/// An officer who has signed in.
pub struct Officer {
    place: Place,
    connection: Connection,
    cookie: String,
    guard: String,
    /// The version of each question, as it was last seen.
    versions: Vec<i64>,
}

/// Works until the portal is gone.
pub fn work(place: Place, run: usize, told: &Sender<Done>) {
    let Ok(mut officer) = Officer::new(place) else {
        return;
    };
    for act in 0.. {
        let mark = format!("{run}-{}-{act}", officer.place.number);
        let done = match act % UPLOAD_EVERY {
            0 => officer.upload(&mark),
            _ => officer.save(act, &mark),
        };
        // Nobody listens any more where the portal was killed.
        let Ok(done) = done else { return };
        let _ = told.send(done);
    }
}

impl Officer {
    /// Signs in and reads the form; an error where the connection breaks.
    pub fn new(place: Place) -> io::Result<Officer> {
        let connection = Connection::open(&place.address)?;
        let mut officer = Officer {
            versions: vec![0; place.questions.len()],
            place,
            connection,
            cookie: String::new(),
            guard: String::new(),
        };
        let email = officer.place.email.replace('@', "%40");
        let form = format!("surel={email}&sandi={}", PASSWORD.replace(' ', "+"));
        let got = officer.post("/id/masuk", &form)?;
        assert_eq!(got.status, 303, "{}", got.text);
        let cookie = got.header("set-cookie").split(';').next();
        officer.cookie = cookie.unwrap_or_default().to_owned();
        let page = officer.page();
        let got = officer.send("GET", &page, "", b"")?;
        assert_eq!(got.status, 200, "{page}: {}", got.text);
        officer.guard = value(&got.text, "tanda").to_owned();
        for (place, (code, _)) in officer.place.questions.iter().enumerate() {
            let version = value(&got.text, &format!("v:{code}"));
            officer.versions[place] = version.parse().expect("a version");
        }
        Ok(officer)
    }

    /// Saves one answer that differs from the one before, with a note of its own.
    pub fn save(&mut self, act: usize, mark: &str) -> io::Result<Done> {
        let (got, done) = self.try_to_save(act, mark)?;
        assert_eq!(got.status, 303, "{done:?}: {}", got.text);
        self.versions[act % self.place.questions.len()] += 1;
        Ok(done)
    }

    /// The answer to the same, whatever it is, and what it would have saved.
    pub fn try_to_save(&mut self, act: usize, mark: &str) -> io::Result<(Got, Done)> {
        let place = act % self.place.questions.len();
        let (code, answer) = self.place.questions[place].clone();
        let value = permitted(&answer, act);
        let note = format!("catatan {mark}");
        let form = format!(
            "tanda={}&v:{code}={}&j:{code}={}&c:{code}={}",
            self.guard,
            self.versions[place],
            value.replace('%', "%25"),
            note.replace(' ', "+")
        );
        let page = self.page();
        let got = self.post(&page, &form)?;
        let done = Done::Saved {
            unit: self.place.unit,
            code,
            value,
            note,
        };
        Ok((got, done))
    }

    fn upload(&mut self, mark: &str) -> io::Result<Done> {
        let content = picture(&format!("{}-{mark}", self.place.unit));
        let title = format!("Bukti {mark}");
        let mut body = Vec::new();
        for (name, value) in [
            ("tanda", self.guard.as_str()),
            ("apa", "tambah"),
            ("judul", &title),
            ("jenis", KIND),
        ] {
            let part = format!(
                "--batas\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        body.extend_from_slice(
            b"--batas\r\ncontent-disposition: form-data; name=\"berkas\"; filename=\"b.png\"\r\n\r\n",
        );
        body.extend_from_slice(&content);
        body.extend_from_slice(b"\r\n--batas--\r\n");
        let page = format!("/id/kerja/{CYCLE}/{}/bukti/{INDICATOR}", self.place.unit);
        let got = self.send("POST", &page, "multipart/form-data; boundary=batas", &body)?;
        assert!(matches!(got.status, 200 | 303), "{}", got.text);
        Ok(Done::Uploaded {
            unit: self.place.unit,
            title,
            content,
        })
    }

    fn page(&self) -> String {
        format!("/id/kerja/{CYCLE}/{}/isian/{PART}", self.place.unit)
    }

    fn post(&mut self, path: &str, form: &str) -> io::Result<Got> {
        let kind = "application/x-www-form-urlencoded";
        self.send("POST", path, kind, form.as_bytes())
    }

    fn send(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> io::Result<Got> {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nsec-fetch-site: same-origin\r\ncookie: {}\r\ncontent-type: {kind}\r\n",
            self.cookie
        );
        self.connection.ask(&head, body)
    }
}

/// An answer that may be given, another one each time.
fn permitted(answer: &Answer, act: usize) -> String {
    match answer {
        Answer::One(all) | Answer::Any(all) => all[act % all.len()].value.clone(),
        Answer::YesNo => ["ya", "tidak"][act % 2].to_owned(),
        Answer::Number { span, .. } => span.min.to_string(),
        Answer::Ratio => format!("{}%", act % 100),
        Answer::Text => format!("isian{act}"),
    }
}

/// The value of the first field of a name behind the header of a page.
fn value<'a>(page: &'a str, name: &str) -> &'a str {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let field = main.split(&format!("name=\"{name}\" value=\"")).nth(1);
    let field = field.unwrap_or_else(|| panic!("there is no {name} in {page}"));
    field.split('"').next().unwrap_or_default()
}
