//! How recovery codes look: look-up secrets in the sense of SP 800-63B, section
//! 5.1.2, each good for one use.
//!
//! The bytes come from outside; how a code is kept is the store's business.

/// How many codes a person is given at a time.
pub const N_CODES: usize = 10;

/// How many chance bytes make one code: 80 bits, well above the 20 that
/// SP 800-63B asks for.
pub const N_BYTES: usize = 10;

/// Crockford's 32 signs: no I, L, O or U, which are misread on paper.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Signs of one code, without hyphens.
const N_SIGNS: usize = N_BYTES * 8 / 5;

/// Writes chance bytes as a code of four groups of four: `7Q4M-…`.
pub fn recovery_code(bytes: [u8; N_BYTES]) -> String {
    let number = bytes
        .into_iter()
        .fold(0_u128, |number, byte| number << 8 | u128::from(byte));
    let mut code = String::with_capacity(N_SIGNS + 3);
    for place in 0..N_SIGNS {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        let shift = 5 * (N_SIGNS - 1 - place);
        let sign = SIGNS[(number >> shift & 31) as usize];
        code.push(char::from(sign));
    }
    code
}

/// The code that a person typed, in the form in which it was written; `None`
/// when it can be none.
///
/// Case, blanks and hyphens do not count; O is read as 0, I and L as 1.
pub fn read_recovery_code(typed: &str) -> Option<String> {
    let mut code = String::with_capacity(N_SIGNS + 3);
    let mut n_signs = 0;
    for character in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let sign = match character.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let is_sign = u8::try_from(sign).is_ok_and(|sign| SIGNS.contains(&sign));
        if !is_sign || n_signs == N_SIGNS {
            return None;
        }
        if n_signs > 0 && n_signs % 4 == 0 {
            code.push('-');
        }
        code.push(sign);
        n_signs += 1;
    }
    (n_signs == N_SIGNS).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_four_groups_of_four() {
        assert_eq!(recovery_code([0; 10]), "0000-0000-0000-0000");
        assert_eq!(recovery_code([255; 10]), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        // 00001 00010 00011 00100 … are the bits of these bytes.
        let bytes = [0x08, 0x86, 0x42, 0x98, 0xe8, 0x4a, 0x96, 0xc6, 0xb9, 0xf0];
        assert_eq!(recovery_code(bytes), "1234-5678-9ABC-DEFG");
    }

    #[test]
    fn what_a_tired_person_types_is_read() {
        let read = |typed| read_recovery_code(typed);
        let expected = Some("1234-5678-9ABC-DEF0".to_owned());
        assert_eq!(read("1234-5678-9ABC-DEF0"), expected);
        assert_eq!(read(" l23456789abcdefo "), expected);
        assert_eq!(read("I234 5678 9ABC DEF0"), expected);
    }

    #[test]
    fn what_can_be_no_code_is_none() {
        for wrong in [
            "",
            "1234-5678-9ABC-DEF",
            "1234-5678-9ABC-DEFGH",
            "U234-5678-9ABC-DEFG",
            "١٢٣٤-5678-9ABC-DEFG",
        ] {
            assert_eq!(read_recovery_code(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_code_is_read_back(bytes in any::<[u8; N_BYTES]>()) {
            let code = recovery_code(bytes);
            prop_assert_eq!(read_recovery_code(&code.to_lowercase()), Some(code));
        }
    }
}
