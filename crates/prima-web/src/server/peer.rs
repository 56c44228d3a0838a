//! Where a request comes from, to slow down who guesses passwords.

use hyper::header::HeaderMap;
use std::net::{IpAddr, SocketAddr};

/// The other end of the connection a request came by.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// The address a request comes from. A proxy on the same machine says behind
/// whom it stands; what anybody else says of others is not believed.
pub fn address(peer: Option<Peer>, headers: &HeaderMap) -> String {
    let Some(Peer(peer)) = peer else {
        return String::new();
    };
    let said = headers.get_all("x-forwarded-for").iter().next_back();
    let said = said.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    let behind: Option<IpAddr> = said.filter(|_| peer.ip().is_loopback());
    behind.unwrap_or(peer.ip()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        for (peer, said, expected) in [
            ("203.0.113.5:80", "", "203.0.113.5"),
            ("203.0.113.5:80", "198.51.100.7", "203.0.113.5"),
            ("127.0.0.1:80", "", "127.0.0.1"),
            ("127.0.0.1:80", "198.51.100.7", "198.51.100.7"),
            ("127.0.0.1:80", "192.0.2.1, 198.51.100.7", "198.51.100.7"),
            ("127.0.0.1:80", "192.0.2.1, unknown", "127.0.0.1"),
            ("[::1]:80", "2001:db8::1", "2001:db8::1"),
        ] {
            let mut headers = HeaderMap::new();
            if !said.is_empty() {
                headers.insert("x-forwarded-for", HeaderValue::from_static(said));
            }
            let peer = Peer(peer.parse().expect("an address"));
            assert_eq!(address(Some(peer), &headers), expected, "{peer:?} {said:?}");
        }
    }
}
