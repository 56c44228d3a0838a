//! What a password must be.
//!
//! As SP 800-63B, section 5.1.1.2, has it: length counts, each Unicode scalar
//! value as one character; no rule asks for digits or signs; a password that
//! guessers try first is refused, with the reason.

use unicode_normalization::UnicodeNormalization;

/// The fewest characters; SP 800-63B asks for 8.
pub const FEWEST: usize = 12;

/// The most characters; SP 800-63B asks that 64 be allowed.
pub const MOST: usize = 128;

/// What is wrong with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    /// Fewer characters than [`FEWEST`].
    TooShort {
        /// How many it has.
        n_characters: usize,
    },
    /// More characters than [`MOST`].
    TooLong {
        /// How many it has.
        n_characters: usize,
    },
    /// It is the person's name, apart from case, signs and digits around it.
    IsName,
    /// It is the person's e-mail address or the part before the @, likewise.
    IsEmail,
    /// It is one of those that guessers try first.
    Common,
}

/// Words that people take for passwords, as this room compares them: lower
/// case, without signs. Digits before and after are left out of the comparison.
const COMMON: [&str; 34] = [
    "adminadmin",
    "administrator",
    "akusayangkamu",
    "alhamdulillah",
    "assalamualaikum",
    "bhinnekatunggalika",
    "bismillah",
    "changeme",
    "changemenow",
    "dirgahayuindonesia",
    "gantipassword",
    "iloveyou",
    "indonesia",
    "indonesiamerdeka",
    "indonesiaraya",
    "iniadalahpassword",
    "katasandi",
    "katasandirahasia",
    "letmein",
    "merdeka",
    "pancasila",
    "passw0rd",
    "password",
    "passwordpassword",
    "pelayananpublik",
    "pelayananprima",
    "prima",
    "pssw0rd",
    "rahasia",
    "rahasiarahasia",
    "rahasianegara",
    "sayangkamu",
    "selamatdatang",
    "welcome",
];

/// Rows that are typed one after the other, forwards or backwards.
const ROWS: [&str; 3] = [
    "01234567890123456789012345678901234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
];

/// A password as it is counted, compared and hashed: composed by NFKC, so that
/// two keyboards that write the same letters give the same password.
pub fn canonical(password: &str) -> String {
    password.nfkc().collect()
}

/// Everything that is wrong with a new password of this person; none when it
/// may be taken.
pub fn check_password(password: &str, name: &str, email: &str) -> Vec<PasswordFault> {
    let password = canonical(password);
    let n_characters = password.chars().count();
    let mut faults = Vec::new();
    if n_characters < FEWEST {
        faults.push(PasswordFault::TooShort { n_characters });
    }
    if n_characters > MOST {
        faults.push(PasswordFault::TooLong { n_characters });
        return faults;
    }
    let local_part = email.split('@').next().unwrap_or_default();
    if is_like(&password, name) {
        faults.push(PasswordFault::IsName);
    }
    if is_like(&password, email) || is_like(&password, local_part) {
        faults.push(PasswordFault::IsEmail);
    }
    if is_common(&password) {
        faults.push(PasswordFault::Common);
    }
    faults
}

fn is_like(password: &str, word: &str) -> bool {
    let word = letters(word);
    !word.is_empty() && (squeezed(password) == squeezed(&word) || letters(password) == word)
}

fn is_common(password: &str) -> bool {
    let squeezed = squeezed(password);
    let letters = letters(password);
    let is_word = COMMON
        .iter()
        .any(|word| *word == letters || *word == squeezed);
    let backwards: String = squeezed.chars().rev().collect();
    let is_row = |row: &&str| row.contains(&squeezed) || row.contains(&backwards);
    let is_row = !squeezed.is_empty() && ROWS.iter().any(is_row);
    is_word || is_row || is_repeated(password)
}

/// Whether one to four characters are all there is, over and over.
fn is_repeated(password: &str) -> bool {
    let characters: Vec<char> = password.to_lowercase().chars().collect();
    (1..=4).any(|n| {
        let mut pairs = characters.iter().zip(characters.iter().skip(n));
        characters.len() > n && pairs.all(|(one, next)| one == next)
    })
}

/// Lower case, letters and digits alone.
fn squeezed(text: &str) -> String {
    let text = canonical(text).to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// [`squeezed`], without digits at either end.
fn letters(text: &str) -> String {
    let squeezed = squeezed(text);
    squeezed.trim_matches(char::is_numeric).to_owned()
}

#[cfg(test)]
mod tests {
    use super::PasswordFault::{Common, IsEmail, IsName, TooLong, TooShort};
    use super::*;
    use proptest::prelude::*;

    fn check(password: &str, expected: &[PasswordFault]) {
        let found = check_password(password, "Ani Wulandari", "ani.wulandari@sleman.go.id");
        assert_eq!(found, expected, "{password:?}");
    }

    #[test]
    fn twelve_to_a_hundred_and_twenty_eight_characters_are_taken() {
        check("kuda makan b", &[]);
        check("kuda makan ", &[TooShort { n_characters: 11 }]);
        check("", &[TooShort { n_characters: 0 }]);
        check("!?#$%&/()=+*", &[]);
        let long = "gajah duduk di kursi rotan ".repeat(5);
        check(&long[..128], &[]);
        check(&long[..129], &[TooLong { n_characters: 129 }]);
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        // Twelve Javanese letters are 36 bytes; eleven are too few.
        let letters = "ꦲꦤꦕꦫꦏꦢꦠꦱꦮꦭꦥꦝ";
        check(letters, &[]);
        check(&letters[3..], &[TooShort { n_characters: 11 }]);
        // A letter and its mark, typed apart, are one character.
        check(
            "e\u{301}e\u{300}e\u{302}abcdfgh",
            &[TooShort { n_characters: 10 }],
        );
    }

    #[test]
    fn two_keyboards_that_write_the_same_give_the_same() {
        assert_eq!(canonical("cafe\u{301}"), canonical("caf\u{e9}"));
    }

    #[test]
    fn the_own_name_and_address_are_refused_in_any_dress() {
        // The name and the part before the @ are the same letters here.
        for dressed in ["Ani Wulandari", "ani-wulandari-2026", "12ANI.WULANDARI!!"] {
            check(dressed, &[IsName, IsEmail]);
        }
        check("ani.wulandari@sleman.go.id", &[IsEmail]);
        check("ani wulandari suka mangga", &[]);
    }

    #[test]
    fn what_guessers_try_first_is_refused() {
        for common in [
            "Password1234",
            "P@ssw0rd-2026",
            "Indonesia1945!",
            "123456789012",
            "210987654321",
            "qwertyuiopas",
            "abcdefghijkl",
            "aaaaaaaaaaaaa",
            "abcdabcdabcd",
            "pelayanan.publik",
        ] {
            check(common, &[Common]);
        }
    }

    #[test]
    fn a_person_without_a_name_or_address_is_compared_with_nothing() {
        assert_eq!(check_password("kuda makan b", "", ""), []);
    }

    proptest! {
        #[test]
        fn any_password_is_judged_by_its_length_at_least(password in any::<String>()) {
            let n_characters = canonical(&password).chars().count();
            let faults = check_password(&password, "Ani", "ani@sleman.go.id");
            let is_short = faults.contains(&TooShort { n_characters });
            prop_assert_eq!(is_short, n_characters < 12);
        }
    }
}
