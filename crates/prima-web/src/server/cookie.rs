//! The one cookie: the token of a session.

use crate::desk::Cookie;
use hyper::header::{COOKIE, HeaderMap, HeaderValue};

/// Seconds for which a browser keeps the cookie; the session may end earlier.
const KEPT: u32 = 12 * 60 * 60;

/// Its name. With `__Host-` a browser takes it from this host alone, over TLS.
fn name(is_secure: bool) -> &'static str {
    if is_secure { "__Host-prima" } else { "prima" }
}

/// The token a request brings; empty where it brings none.
pub fn token(headers: &HeaderMap, is_secure: bool) -> &str {
    let lines = headers.get_all(COOKIE).iter();
    let pairs = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'));
    let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
    let found = pairs.find(|(key, _)| *key == name(is_secure));
    found.map_or("", |(_, value)| value)
}

/// The header that sets or takes away the cookie; `None` where it stays.
pub fn header(cookie: &Cookie, is_secure: bool) -> Option<HeaderValue> {
    let (value, age) = match cookie {
        Cookie::Keep => return None,
        Cookie::Set(token) => (token.expose(), KEPT),
        Cookie::Clear => ("", 0),
    };
    let secure = if is_secure { "; Secure" } else { "" };
    let text = format!(
        "{}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}",
        name(is_secure)
    );
    // Only something that is no token cannot stand in a header.
    let mut value = HeaderValue::from_str(&text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_store::Secret;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=1; xprima=2"));
        headers.append(
            COOKIE,
            HeaderValue::from_static("prima=abc; __Host-prima=def"),
        );
        assert_eq!(token(&headers, false), "abc");
        assert_eq!(token(&headers, true), "def");
        assert_eq!(token(&HeaderMap::new(), true), "");
    }

    #[test]
    fn no_script_and_no_other_site_gets_the_cookie() {
        let set = header(&Cookie::Set(Secret::new("abc")), true).expect("a header");
        assert_eq!(
            set.to_str().expect("text"),
            "__Host-prima=abc; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure"
        );
        let gone = header(&Cookie::Clear, false).expect("a header");
        assert_eq!(
            gone.to_str().expect("text"),
            "prima=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"
        );
        assert_eq!(header(&Cookie::Keep, true), None);
        assert_eq!(header(&Cookie::Set(Secret::new("a\nb")), true), None);
    }
}
