//! Passkeys: for which address of the portal there can be any, how long a page
//! and a device have, how many keys a person may have and what one is called.
//!
//! A passkey is bound to a domain name, and browsers use it over TLS alone, or
//! on the machine itself under the name `localhost`. An IP address is no name,
//! so a portal that is opened by one has no passkeys, and must not offer any.

/// So many seconds a page and a device have to be done: the recommended time
/// where the device verifies its user; Web Authentication Level 2, section 15.1.
pub const CEREMONY: i64 = 5 * 60;

/// Passkeys of one person at most; our choice, so that a list stays readable.
pub const MOST_PASSKEYS: usize = 20;

/// Characters of a passkey's name at most; our choice.
pub const LONGEST_NAME: usize = 60;

/// The name of this machine for itself.
const LOCAL: &str = "localhost";

/// Where passkeys can be used.
///
/// Invariant: the domain is that of the origin, in small letters, and no IP
/// address. [`PasskeySite::of`] is the only door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeySite {
    origin: String,
    domain: String,
}

impl PasskeySite {
    /// The site of a portal at a configured origin, which may be empty, that
    /// was asked for at `host`. `None` where there can be no passkeys.
    ///
    /// The host, which whoever asks can make up, counts only for `localhost`.
    pub fn of(origin: &str, host: &str) -> Option<PasskeySite> {
        let origin = origin.to_ascii_lowercase();
        if let Some(place) = origin.strip_prefix("https://") {
            let (domain, port) = parted(place)?;
            return is_domain(domain).then(|| PasskeySite::new("https", domain, port, "443"));
        }
        if !is_local(&origin) {
            return None;
        }
        let host = host.to_ascii_lowercase();
        let (domain, port) = parted(&host)?;
        (domain == LOCAL).then(|| PasskeySite::new("http", domain, port, "80"))
    }

    fn new(scheme: &str, domain: &str, port: &str, usual: &str) -> PasskeySite {
        let origin = match port {
            "" => format!("{scheme}://{domain}"),
            port if port == usual => format!("{scheme}://{domain}"),
            port => format!("{scheme}://{domain}:{port}"),
        };
        PasskeySite {
            origin,
            domain: domain.to_owned(),
        }
    }

    /// Scheme, domain and port as a browser writes them, such as
    /// `https://prima.example`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The domain that passkeys are bound to.
    pub fn domain(&self) -> &str {
        &self.domain
    }
}

/// The name under which a passkey is kept; `None` where it is empty or too long.
pub fn passkey_name(typed: &str) -> Option<&str> {
    let name = typed.trim();
    let is_name = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.chars().any(char::is_control);
    is_name.then_some(name)
}

/// Whether a portal says of itself that it is asked on its own machine, or
/// nothing at all.
fn is_local(origin: &str) -> bool {
    let Some(place) = origin.strip_prefix("http://") else {
        return origin.is_empty();
    };
    let own = [LOCAL, "127.0.0.1", "[::1]"];
    own.iter().any(|own| {
        let rest = place.strip_prefix(own);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    })
}

/// Host and port; the port is empty where none is written.
fn parted(place: &str) -> Option<(&str, &str)> {
    let (host, port) = place.split_once(':').unwrap_or((place, ""));
    let is_port = port.len() <= 5 && port.bytes().all(|sign| sign.is_ascii_digit());
    is_port.then_some((host, port))
}

fn is_domain(host: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(is_sign);
    let last = host.rsplit('.').next().unwrap_or_default();
    // What ends in digits is read as an IP address.
    host.split('.').all(is_label) && !last.bytes().all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(origin: &str, host: &str, expected: Option<(&str, &str)>) {
        let site = PasskeySite::of(origin, host);
        let found = site.as_ref().map(|site| (site.origin(), site.domain()));
        assert_eq!(found, expected, "configured {origin:?}, asked at {host:?}");
    }

    #[test]
    fn a_configured_name_over_tls_has_passkeys_wherever_it_was_asked() {
        let own = Some(("https://prima.example", "prima.example"));
        check("https://prima.example", "prima.example", own);
        check("https://Prima.Example:443", "127.0.0.1:8080", own);
        check(
            "https://prima.example:8443",
            "evil.example",
            Some(("https://prima.example:8443", "prima.example")),
        );
    }

    #[test]
    fn an_address_of_digits_and_a_name_without_tls_have_none() {
        for origin in [
            "https://192.0.2.7",
            "https://[2001:db8::1]",
            "https://prima.example:port",
            "https://.example",
            "https://",
            "http://prima.example",
            "http://127.0.0.1.example",
            "http://localhost.example",
        ] {
            check(origin, "localhost", None);
        }
    }

    #[test]
    fn this_machine_has_passkeys_under_its_name_alone() {
        let local = Some(("http://localhost:8080", "localhost"));
        for origin in [
            "",
            "http://127.0.0.1:8080",
            "http://[::1]",
            "http://localhost",
        ] {
            check(origin, "localhost:8080", local);
            check(origin, "127.0.0.1:8080", None);
            check(origin, "[::1]:8080", None);
            check(origin, "prima.example", None);
            check(origin, "", None);
        }
        check("", "LocalHost", Some(("http://localhost", "localhost")));
        check("", "localhost:80", Some(("http://localhost", "localhost")));
        check("", "localhost:80a", None);
    }

    #[test]
    fn a_passkey_has_a_name_of_at_most_sixty_characters() {
        assert_eq!(passkey_name("  Telepon  "), Some("Telepon"));
        let longest = "é".repeat(60);
        assert_eq!(passkey_name(&longest), Some(&*longest));
        for wrong in ["", "  ", "a\u{0}b", &"é".repeat(61)] {
            assert_eq!(passkey_name(wrong), None, "{wrong:?}");
        }
    }
}
