//! E-mail addresses as accounts know them.

use super::Denial;

/// The longest address; RFC 5321, section 4.5.3.1.3.
const LONGEST: usize = 254;

/// An address in small letters, without blanks around it. What it must look
/// like is little: whether it is right shows when the letter arrives.
pub(super) fn read_email(typed: &str) -> Result<String, Denial> {
    let email = typed.trim().to_lowercase();
    let is_address = match email.split_once('@') {
        Some((local, domain)) => !local.is_empty() && !domain.is_empty() && !domain.contains('@'),
        None => false,
    };
    let has_strange = email.chars().any(|c| c.is_whitespace() || c.is_control());
    if is_address && !has_strange && email.len() <= LONGEST {
        Ok(email)
    } else {
        Err(Denial::Email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_in_small_letters() {
        let read = read_email(" Siti.Aminah@OKUTimurkab.go.id ");
        assert_eq!(read, Ok("siti.aminah@okutimurkab.go.id".to_owned()));
        let long = format!("{}@contoh.go.id", "a".repeat(250));
        for wrong in [
            "", "siti", "@b", "a@", "a@b@c", "a b@c", "a@b\0", "a@b\nc", &long,
        ] {
            assert_eq!(read_email(wrong), Err(Denial::Email), "{wrong:?}");
        }
    }
}
