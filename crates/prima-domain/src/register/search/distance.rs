//! How many typing errors lie between two words.
//!
//! An error is a letter too much, a letter missing, a wrong letter, or two
//! neighbouring letters swapped. Letters are bytes: folded names are ASCII, and
//! elsewhere the count is only the stricter for it.

/// Longest word that is compared; a longer one is no typing error of anything.
pub const LONGEST: usize = 40;

/// The number of typing errors between two words, where it is at most `most`.
///
/// No letter takes part in two errors.
pub fn errors(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let (a, b) = without_shared_ends(a, b);
    if a.len().abs_diff(b.len()) > most || a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    // Row `i` holds the errors between the first `i` letters of `a` and the
    // first 0, 1, 2, … of `b`; a swap looks back two rows.
    let mut above = [0; LONGEST + 1];
    let mut row: [usize; LONGEST + 1] = std::array::from_fn(|j| j);
    for i in 1..=a.len() {
        let before = above;
        above = row;
        row[0] = i;
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut fewest = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                fewest = fewest.min(before[j - 2] + 1);
            }
            row[j] = fewest;
        }
        // A swap skips one row, never two.
        let reachable = |row: &[usize]| row[..=b.len()].iter().any(|errors| *errors <= most);
        if !reachable(&row) && !reachable(&above) {
            return None;
        }
    }
    Some(row[b.len()]).filter(|errors| *errors <= most)
}

/// Whether `word` begins with `typed`, but for one typing error.
pub fn begins_nearly(typed: &[u8], word: &[u8]) -> bool {
    let lengths = typed.len().saturating_sub(1)..=typed.len() + 1;
    lengths
        .filter_map(|length| word.get(..length))
        .any(|start| errors(typed, start, 1).is_some())
}

/// Which letters a word has, and which it has twice, as bits: one typing error
/// sets at most one bit and clears at most one.
pub fn letters(word: &[u8]) -> u64 {
    word.iter().fold(0, |letters, byte| {
        let once = 1 << (byte & 31);
        let twice = (letters & once) << 32;
        letters | once | twice
    })
}

/// Whether two words with these letters may be as few as `most` errors apart.
pub fn may_be_near(a: u64, b: u64, most: usize) -> bool {
    (a & !b).count_ones() as usize <= most && (b & !a).count_ones() as usize <= most
}

fn without_shared_ends<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let shared =
        |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(a, b)| a == b).count();
    let start = shared(&mut a.iter().zip(b));
    let (a, b) = (&a[start..], &b[start..]);
    let end = shared(&mut a.iter().rev().zip(b.iter().rev()));
    (&a[..a.len() - end], &b[..b.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, expected: Option<usize>) {
        assert_eq!(errors(a.as_bytes(), b.as_bytes(), 2), expected, "{a}, {b}");
        assert_eq!(errors(b.as_bytes(), a.as_bytes(), 2), expected, "{b}, {a}");
    }

    /// Errors by the definition, without rows or limits.
    fn plainly(a: &[u8], b: &[u8]) -> usize {
        let ([last_a, rest_a @ ..], [last_b, rest_b @ ..]) = (a, b) else {
            return a.len() + b.len();
        };
        let changed = plainly(rest_a, rest_b) + usize::from(last_a != last_b);
        let fewest = changed
            .min(plainly(rest_a, b) + 1)
            .min(plainly(a, rest_b) + 1);
        match (a, b) {
            ([a1, a2, a @ ..], [b1, b2, b @ ..]) if a1 == b2 && a2 == b1 => {
                fewest.min(plainly(a, b) + 1)
            }
            _ => fewest,
        }
    }

    #[test]
    fn each_kind_of_error_counts_once() {
        check("palembang", "palembang", Some(0));
        check("palembang", "palembnag", Some(1));
        check("komering", "komring", Some(1));
        check("yogyakarta", "yogjakarta", Some(1));
        check("yogyakarta", "jogjakarta", Some(2));
        check("bandung", "bndugn", Some(2));
        check("", "ab", Some(2));
        check("ca", "abc", None);
        check("palembang", "balikpapan", None);
    }

    #[test]
    fn a_beginning_may_have_one_error() {
        for (typed, word, expected) in [
            ("palmeb", "palembang", true),
            ("plemb", "palembang", true),
            ("palembangg", "palembang", true),
            ("plmeb", "palembang", false),
            ("bandung", "palembang", false),
        ] {
            assert_eq!(
                begins_nearly(typed.as_bytes(), word.as_bytes()),
                expected,
                "{typed}, {word}"
            );
        }
    }

    #[test]
    fn endless_words_are_near_nothing() {
        check(&"a".repeat(10_000), &"b".repeat(10_000), None);
    }

    proptest! {
        #[test]
        fn errors_are_those_of_the_definition(a in "[abc]{0,6}", b in "[abc]{0,6}", most in 0usize..3) {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            let expected = Some(plainly(a, b)).filter(|errors| *errors <= most);
            prop_assert_eq!(errors(a, b, most), expected);
            if expected.is_some() {
                prop_assert!(may_be_near(letters(a), letters(b), most), "{:?} and {:?}", a, b);
            }
        }
    }
}
