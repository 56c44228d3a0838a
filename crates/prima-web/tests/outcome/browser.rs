//! Somebody at a browser: a cookie, pages, and forms with their guard.

use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer.
pub struct Got {
    pub status: u16,
    pub head: String,
    pub text: String,
    pub body: Vec<u8>,
}

impl Got {
    /// Fails unless the page has this status and says all of this.
    pub fn says(&self, status: u16, all: &[&str]) {
        assert_eq!(self.status, status, "{}", self.text);
        for one in all {
            assert!(self.text.contains(one), "{one:?} is not in {}", self.text);
        }
    }

    /// Fails where the page says this.
    pub fn hides(&self, one: &str) {
        assert!(!self.text.contains(one), "{one:?} is in {}", self.text);
    }

    /// Fails unless the answer leads to an address that ends so.
    pub fn leads_to(&self, end: &str) {
        assert_eq!(self.status, 303, "{}", self.text);
        let to = header(&self.head, "location").unwrap();
        assert!(to.ends_with(end), "{to}");
    }
}

/// A browser.
pub struct Browser {
    address: SocketAddr,
    cookie: String,
}

impl Browser {
    pub fn new(address: SocketAddr) -> Browser {
        let cookie = String::new();
        Browser { address, cookie }
    }

    pub async fn get(&self, path: &str) -> Got {
        let got = self.send("GET", path, "").await;
        if let Some(rest) = path.strip_prefix("/id/kerja/") {
            whole(&got);
            let other = self.send("GET", &format!("/en/kerja/{rest}"), "").await;
            assert_eq!(other.status, got.status);
            whole(&other);
        }
        got
    }

    /// Sends the form of a page, with the guard that the page holds.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let page = self.get("/id/kerja/akun").await;
        let guard = page.text.split("name=\"tanda\" value=\"").nth(1);
        let guard = guard
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default();
        let mut form = form_urlencoded::Serializer::new(String::new());
        let form = form
            .append_pair("tanda", guard)
            .extend_pairs(fields)
            .finish();
        let got = self.send("POST", path, &form).await;
        if got.status != 303 {
            whole(&got);
        }
        got
    }

    /// Sends a form whose one field is a file.
    pub async fn post_file(&self, path: &str, name: &str, text: &str) -> Got {
        let page = self.get("/id/kerja/akun").await;
        let guard = page.text.split("name=\"tanda\" value=\"").nth(1);
        let guard = guard
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default();
        let body = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"tanda\"\r\n\r\n{guard}\r\n\
             --batas\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a.csv\"\r\n\r\n{text}\r\n--batas--\r\n"
        );
        self.send_as("POST", path, "multipart/form-data; boundary=batas", &body)
            .await
    }

    /// Signs in by the real form.
    pub async fn sign_in(&mut self, email: &str, password: &str) {
        let mut form = form_urlencoded::Serializer::new(String::new());
        let form = form
            .append_pair("surel", email)
            .append_pair("sandi", password);
        let got = self.send("POST", "/id/masuk", &form.finish()).await;
        assert_eq!(got.status, 303, "{}", got.text);
        let cookie = header(&got.head, "set-cookie").unwrap();
        self.cookie = cookie.split(';').next().unwrap().to_owned();
    }

    async fn send(&self, method: &str, path: &str, body: &str) -> Got {
        let kind = "application/x-www-form-urlencoded";
        self.send_as(method, path, kind, body).await
    }

    async fn send_as(&self, method: &str, path: &str, kind: &str, body: &str) -> Got {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: prima.example\r\nconnection: close\r\ncookie: {}\r\n\
             content-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
            self.cookie,
            body.len(),
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let body = bytes.split_off(end.unwrap() + 4);
        let head = String::from_utf8(bytes).unwrap();
        Got {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            text: String::from_utf8_lossy(&body).into_owned(),
            head,
            body,
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Fails unless a page has one heading, no style of its own, no script, and a
/// label for whatever is filled in.
fn whole(page: &Got) {
    let text = &page.text;
    assert_eq!(text.matches("<h1").count(), 1, "{text}");
    assert!(
        !text.contains(" style=") && !text.contains("<script>"),
        "{text}"
    );
    for tag in ["<input ", "<textarea ", "<select "] {
        for field in text.split(tag).skip(1) {
            let field = field.split('>').next().unwrap_or_default();
            let is_hidden = field.contains("type=\"hidden\"") || field.ends_with(" hidden");
            if is_hidden || field.contains("aria-label") {
                continue;
            }
            let id = field
                .split("id=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            let label = format!("for=\"{}\"", id.unwrap_or_default());
            assert!(text.contains(&label), "{field} has no label");
        }
    }
}
