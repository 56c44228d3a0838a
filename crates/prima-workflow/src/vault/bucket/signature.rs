//! Signs requests as S3 demands it: AWS Signature Version 4, in a header.
//!
//! The crates that sign either bring a whole client along, or sign addresses,
//! which leaves the bytes that are sent unsigned. Here they are signed too: a
//! file is named by the very hash that the signature covers, so a storage that
//! got other bytes refuses them.

use hmac::{Hmac, KeyInit, Mac};
use prima_domain::hex::hex;
use sha2::{Digest, Sha256};

/// A request to be signed.
#[derive(Clone, Copy, Debug)]
pub struct ToSign<'a> {
    /// `GET`, `PUT`, `DELETE`.
    pub method: &'a str,
    /// Host, with its port where it is not the usual one.
    pub host: &'a str,
    /// Path, encoded.
    pub path: &'a str,
    /// Query, encoded, its names in order.
    pub query: &'a str,
    /// Headers besides those that are always signed; names in lower case.
    pub headers: &'a [(&'static str, String)],
    /// SHA-256 of the body in lower-case hex.
    pub content: &'a str,
    /// The moment, `20130524T000000Z`.
    pub at: &'a str,
}

/// Whose signature it is.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'a> {
    /// Where the storage says that it is.
    pub region: &'a str,
    /// The public half of the key.
    pub key_id: &'a str,
    /// The other half. It must not be written anywhere.
    pub secret: &'a str,
}

/// All headers that a request is sent with, but `host`, which the client writes.
pub fn signed(signer: Signer<'_>, request: ToSign<'_>) -> Vec<(&'static str, String)> {
    let mut headers: Vec<(&'static str, String)> = vec![
        ("x-amz-content-sha256", request.content.to_owned()),
        ("x-amz-date", request.at.to_owned()),
    ];
    headers.extend_from_slice(request.headers);
    let mut all = headers.clone();
    all.push(("host", request.host.to_owned()));
    all.sort();
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let names = names.join(";");
    let lines: String = all
        .iter()
        .map(|(name, value)| format!("{name}:{}\n", value.trim()))
        .collect();
    let ToSign {
        method,
        path,
        query,
        content,
        at,
        ..
    } = request;
    let canonical = format!("{method}\n{path}\n{query}\n{lines}\n{names}\n{content}");
    let day = at.split('T').next().unwrap_or_default();
    let scope = format!("{day}/{}/s3/aws4_request", signer.region);
    let hash = hex(&Sha256::digest(canonical.as_bytes()));
    let text = format!("AWS4-HMAC-SHA256\n{at}\n{scope}\n{hash}");
    let first = format!("AWS4{}", signer.secret).into_bytes();
    let steps = [day, signer.region, "s3", "aws4_request", &text];
    let signature = steps.iter().fold(first, |key, step| sealed(&key, step));
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={}",
        signer.key_id,
        hex(&signature)
    );
    headers.push(("authorization", authorization));
    headers
}

fn sealed(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key may have any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::{Signer, ToSign, signed};

    /// SHA-256 of nothing.
    const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// The examples of the Amazon S3 API Reference, "Signature Calculations for
    /// the Authorization Header: Transferring Payload in a Single Chunk".
    #[test]
    fn the_published_examples_come_out() {
        let signer = Signer {
            region: "us-east-1",
            key_id: "AKIAIOSFODNN7EXAMPLE",
            secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        };
        let range = [("range", "bytes=0-9".to_owned())];
        let stored = [
            ("date", "Fri, 24 May 2013 00:00:00 GMT".to_owned()),
            ("x-amz-storage-class", "REDUCED_REDUNDANCY".to_owned()),
        ];
        let welcome = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        for (method, path, query, headers, content, expected) in [
            (
                "GET",
                "/test.txt",
                "",
                &range[..],
                NOTHING,
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
            ),
            (
                "PUT",
                "/test%24file.text",
                "",
                &stored,
                welcome,
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
            ),
            (
                "GET",
                "/",
                "lifecycle=",
                &[],
                NOTHING,
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
            ),
            (
                "GET",
                "/",
                "max-keys=2&prefix=J",
                &[],
                NOTHING,
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
            ),
        ] {
            let request = ToSign {
                method,
                host: "examplebucket.s3.amazonaws.com",
                path,
                query,
                headers,
                content,
                at: "20130524T000000Z",
            };
            let (name, value) = signed(signer, request).pop().unwrap();
            assert_eq!(name, "authorization");
            let end = format!("Signature={expected}");
            assert!(value.ends_with(&end), "{method} {path}?{query}: {value}");
        }
    }
}
