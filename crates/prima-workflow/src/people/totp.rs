//! The code of the second factor: RFC 6238 with SHA-1, six digits, 30 seconds,
//! one step early or late, as every authenticator knows it.

use totp_rs::{Builder, Secret as Key, Totp};

/// Who gives the codes out, as the authenticator shows it.
const ISSUER: &str = "Prima";

/// What makes the codes of a secret in base 32; none where it is no secret.
pub(super) fn codes_of(secret: &str, email: &str) -> Option<Totp> {
    let key = Key::try_from_base32(secret).ok()?;
    // A colon parts issuer and account, so the account cannot have one.
    let account = email.replace(':', "_");
    let builder = Builder::new()
        .with_secret(key)
        .with_account_name(account)
        .with_issuer(Some(ISSUER));
    builder.build().ok()
}

/// The step whose code this is, where it is later than the last one accepted:
/// a code that was seen over a shoulder is good for nothing.
pub(super) fn accepted_step(totp: &Totp, typed: &str, last: i64, now: i64) -> Option<i64> {
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp.check(&code, u64::try_from(now).ok()?)?;
    i64::try_from(step).ok().filter(|step| *step > last)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B, and the last six digits of its codes.
    #[test]
    fn codes_are_those_of_the_rfc_and_good_once() {
        let totp = codes_of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "a@b").unwrap();
        for (now, code, last, expected) in [
            (59, "287082", 0, Some(1)),
            (59, " 287 082 ", 0, Some(1)),
            (59, "287082", 1, None),
            (1_111_111_109, "081804", 0, Some(37_037_036)),
            (1_111_111_109 + 30, "081804", 0, Some(37_037_036)),
            (1_111_111_109 + 90, "081804", 0, None),
            (59, "287083", 0, None),
            (59, "28708", 0, None),
            (59, "", 0, None),
            (-1, "287082", 0, None),
        ] {
            let found = accepted_step(&totp, code, last, now);
            assert_eq!(found, expected, "{code} at {now}");
        }
        assert!(codes_of("", "a@b").is_none());
        assert!(codes_of("GEZDGNBV", "a@b").is_none());
    }
}
