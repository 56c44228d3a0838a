//! As much of a browser as forms need: a cookie, hidden fields, and redirects.

use crate::client::{Got, send};
use prima_workflow::sample_cycle::PASSWORD;
use std::net::SocketAddr;

/// Somebody at a browser; a clone is another window of it.
#[derive(Clone)]
pub struct Browser {
    address: SocketAddr,
    cookie: String,
    /// The host it asks for.
    pub host: &'static str,
    /// Headers it sends besides its own.
    pub headers: Vec<(&'static str, &'static str)>,
}

impl Browser {
    /// A browser that nobody has signed in with.
    pub fn new(address: SocketAddr) -> Browser {
        Browser {
            address,
            cookie: String::new(),
            host: "x",
            headers: vec![("sec-fetch-site", "same-origin")],
        }
    }

    /// A browser in which somebody of the sample has signed in.
    pub async fn signed_in(address: SocketAddr, who: &str) -> Browser {
        let mut browser = Browser::new(address);
        let email = format!("{who}@contoh.example");
        let form = [("surel", email.as_str()), ("sandi", PASSWORD)];
        let got = browser.post("/id/masuk", &form).await;
        assert_eq!(got.status, 303, "{}", got.text());
        assert_eq!(got.header("location"), "/id/kerja");
        browser
    }

    /// The page at an address.
    pub async fn get(&mut self, path: &str) -> Got {
        self.ask("GET", path, "").await
    }

    /// Sends a form as it is given.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Got {
        let body = {
            let mut body = form_urlencoded::Serializer::new(String::new());
            body.extend_pairs(fields).finish()
        };
        self.ask("POST", path, &body).await
    }

    /// The fields of a page, some of them changed.
    pub async fn filled(&mut self, page: &str, changed: &[(&str, &str)]) -> Vec<(String, String)> {
        let got = self.get(page).await;
        assert_eq!(got.status, 200, "{page}: {}", got.text());
        let mut fields = hidden(&got.text());
        for (name, value) in changed {
            fields.retain(|(old, _)| old != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        fields
    }

    /// Sends fields that were read from a page.
    pub async fn send_again(&mut self, path: &str, fields: &[(String, String)]) -> Got {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(path, &fields).await
    }

    /// Reads a page, changes some of its fields, and sends its form to an address.
    pub async fn fill(&mut self, page: &str, to: &str, changed: &[(&str, &str)]) -> Got {
        let fields = self.filled(page, changed).await;
        self.send_again(to, &fields).await
    }

    /// As if the session had ended: the browser has nothing to show for it.
    pub fn forget_session(&mut self) {
        self.cookie.clear();
    }

    /// Signs in once more, which begins another session.
    pub async fn sign_in_again(&mut self, who: &str) {
        let (address, headers) = (self.address, self.headers.clone());
        *self = Browser::signed_in(address, who).await;
        self.headers = headers;
    }

    /// Sends a form with a file in its field `berkas`.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Got {
        self.upload_as("berkas", path, fields, file).await
    }

    /// Sends a form with a file in a field of this name.
    pub async fn upload_as(
        &mut self,
        own: &str,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Got {
        let whole = self.upload_request(own, path, fields, file);
        self.sent(&whole).await
    }

    /// What is sent with such a form, byte by byte.
    pub fn upload_request(
        &self,
        own: &str,
        path: &str,
        fields: &[(&str, &str)],
        (name, content): (&str, &[u8]),
    ) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--batas\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"{own}\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--batas--\r\n");
        let kind = "multipart/form-data; boundary=batas";
        self.request("POST", path, kind, &body)
    }

    async fn ask(&mut self, method: &str, path: &str, body: &str) -> Got {
        let kind = "application/x-www-form-urlencoded";
        let whole = self.request(method, path, kind, body.as_bytes());
        self.sent(&whole).await
    }

    fn request(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Vec<u8> {
        let host = self.host;
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if !self.cookie.is_empty() {
            head.push_str(&format!("cookie: {}\r\n", self.cookie));
        }
        if method == "POST" {
            head.push_str(&format!("content-type: {kind}\r\n"));
            head.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        head.push_str("\r\n");
        [head.as_bytes(), body].concat()
    }

    async fn sent(&mut self, whole: &[u8]) -> Got {
        let got = send(self.address, whole).await.expect("an answer");
        let set = got.header("set-cookie");
        if let Some((pair, _)) = set.split_once(';') {
            self.cookie = pair.to_owned();
        }
        got
    }
}

/// Hidden fields, and the chosen ones of round buttons, of a page without what
/// is in its header.
pub fn hidden(page: &str) -> Vec<(String, String)> {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let inputs = main.split("<input ").skip(1);
    let tags = inputs.filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    let sent = tags.filter(|tag| tag.contains("type=\"hidden\"") || tag.contains(" checked"));
    let mut fields: Vec<(String, String)> = Vec::new();
    for tag in sent {
        let field = (part(tag, "name"), part(tag, "value"));
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields
}

/// The value of an attribute, or of a hidden field's, in a tag.
pub fn part(tag: &str, name: &str) -> String {
    let found = tag.split_once(&format!("{name}=\"")).map(|(_, rest)| rest);
    let value = found
        .and_then(|rest| rest.split_once('"'))
        .map(|(value, _)| value);
    value
        .unwrap_or_default()
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
}
