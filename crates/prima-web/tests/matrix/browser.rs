//! Somebody at a browser: a cookie, the hidden field of the session, and forms.

use crate::client::{Got, send};
use std::net::SocketAddr;

/// A browser.
#[derive(Clone, Debug)]
pub struct Browser {
    address: SocketAddr,
    pub cookie: String,
    pub guard: String,
}

impl Browser {
    /// A browser that nobody has signed in with.
    pub fn new(address: SocketAddr) -> Browser {
        Browser {
            address,
            cookie: String::new(),
            guard: String::new(),
        }
    }

    /// Signs in by the form, half where a second factor is to come, and keeps
    /// what forms must bring along.
    pub async fn sign_in(&mut self, email: &str, password: &str) {
        let form = [("surel", email), ("sandi", password)];
        let got = self.send("POST", "/id/masuk", &[], &encoded(&form)).await;
        let set = got.header("set-cookie").to_owned();
        self.cookie = set.split(';').next().unwrap().to_owned();
        let page = match got.status {
            303 => self.get("/id/kerja/akun").await,
            _ => got,
        };
        self.guard = guard_in(&page.text());
        assert!(!self.guard.is_empty(), "{email}: {}", page.text());
    }

    pub async fn get(&self, path: &str) -> Got {
        self.send("GET", path, &[], "").await
    }

    /// Sends a form with the hidden field of the session, where there is one.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let mut all = vec![("tanda", self.guard.as_str())];
        all.extend_from_slice(fields);
        if self.guard.is_empty() {
            all.remove(0);
        }
        self.send("POST", path, &[], &encoded(&all)).await
    }

    /// Sends a form as another page may have made it.
    pub async fn post_with(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Got {
        self.send("POST", path, headers, &encoded(fields)).await
    }

    /// Sends a form with one file.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Got {
        let mut body = Vec::new();
        let guard = ("tanda", self.guard.as_str());
        for (name, value) in std::iter::once(&guard).chain(fields) {
            let part = format!(
                "--batas\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let (field, name, content) = file;
        let head = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--batas--\r\n");
        let kind = ("content-type", "multipart/form-data; boundary=batas");
        self.raw("POST", path, &[kind], &body).await
    }

    /// Sends a body of any kind.
    pub async fn raw(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Got {
        let mut head =
            format!("{method} {path} HTTP/1.1\r\nhost: prima.example\r\nconnection: close\r\n");
        if !self.cookie.is_empty() {
            head.push_str(&format!("cookie: {}\r\n", self.cookie));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
        let whole = [head.as_bytes(), body].concat();
        let got = send(self.address, &whole).await;
        got.unwrap_or_else(|| panic!("no answer to {method} {path}"))
    }

    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Got {
        let mut all = headers.to_vec();
        if method == "POST" {
            all.push(("content-type", "application/x-www-form-urlencoded"));
        }
        self.raw(method, path, &all, body.as_bytes()).await
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields).finish()
}

/// The hidden field of the session in a page; empty where there is none.
pub fn guard_in(page: &str) -> String {
    let after = page.split("name=\"tanda\" value=\"").nth(1);
    let value = after.and_then(|rest| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}
