//! One word typed where several are meant: "okutimur".

use super::lookup::Lookup;
use super::reading::{REJOINED, Sought};
use super::short_forms::ShortForms;
use super::words::WordId;

/// Fewest letters of a piece.
const SHORTEST: usize = 3;
/// Fewest letters of a piece that may be mistyped.
const SHORTEST_MISTYPED: usize = 5;
/// Longest word that is split.
const LONGEST: usize = 40;

/// The words that are meant, if some name holds them all together; `is_last` if
/// the last of them may go on.
pub fn split(
    word: &str,
    is_last: bool,
    forms: &ShortForms,
    lookup: &mut Lookup,
) -> Option<Vec<Sought>> {
    if !word.is_ascii() || !(2 * SHORTEST..=LONGEST).contains(&word.len()) {
        return None;
    }
    let pieces =
        fewest_pieces(word, is_last, forms, lookup).filter(|pieces| stand_together(pieces, lookup));
    pieces.or_else(|| two_pieces(word, is_last, forms, lookup))
}

/// The fewest pieces that are words or short forms; of equally many, those with
/// the longest first.
fn fewest_pieces(
    word: &str,
    is_last: bool,
    forms: &ShortForms,
    lookup: &Lookup,
) -> Option<Vec<Sought>> {
    let is_piece = |start: usize, end: usize| {
        let piece = &word[start..end];
        let is_whole = piece.len() == word.len();
        let may_go_on = is_last && end == word.len();
        !is_whole && (is_known(piece, forms, lookup) || may_go_on && lookup.is_beginning(piece))
    };
    // For each place, how many pieces follow and where the first of them ends.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; word.len() + 1];
    best[word.len()] = Some((0, word.len()));
    for start in (0..=word.len() - SHORTEST).rev() {
        let ends = (start + SHORTEST..=word.len()).rev();
        let pieces = ends.filter_map(|end| {
            let (n_after, _) = best[end]?;
            is_piece(start, end).then_some((n_after + 1, end))
        });
        best[start] = pieces.min_by_key(|(n_pieces, _)| *n_pieces);
    }
    let mut words = Vec::new();
    let mut start = 0;
    while start < word.len() {
        let (_, end) = best[start]?;
        words.extend(meant(
            &word[start..end],
            is_last && end == word.len(),
            forms,
        ));
        start = end;
    }
    Some(words)
}

/// Two pieces, one of them mistyped: "lubuklingau".
fn two_pieces(
    word: &str,
    is_last: bool,
    forms: &ShortForms,
    lookup: &mut Lookup,
) -> Option<Vec<Sought>> {
    (SHORTEST..=word.len() - SHORTEST).find_map(|place| {
        let (left, right) = word.split_at(place);
        let mistyped = match (
            is_known(left, forms, lookup),
            is_known(right, forms, lookup),
        ) {
            (true, false) => right,
            (false, true) => left,
            _ => return None,
        };
        if mistyped.len() < SHORTEST_MISTYPED {
            return None;
        }
        let pieces = [meant(left, false, forms), meant(right, is_last, forms)].concat();
        stand_together(&pieces, lookup).then_some(pieces)
    })
}

fn is_known(piece: &str, forms: &ShortForms, lookup: &Lookup) -> bool {
    !forms.meanings(piece).is_empty() || lookup.word(piece).is_some()
}

fn meant(piece: &str, is_typing: bool, forms: &ShortForms) -> Vec<Sought> {
    let sought = |text: &str, is_typing| Sought {
        text: text.to_owned(),
        is_typing,
        trust: REJOINED,
    };
    match forms.meanings(piece).first() {
        Some(meaning) => meaning.iter().map(|word| sought(word, false)).collect(),
        None => vec![sought(piece, is_typing)],
    }
}

/// Whether some name holds all of these words, one of which may be mistyped or incomplete.
fn stand_together(pieces: &[Sought], lookup: &mut Lookup) -> bool {
    let (known, open): (Vec<&Sought>, Vec<&Sought>) = pieces
        .iter()
        .partition(|piece| lookup.word(&piece.text).is_some());
    let mut words: Vec<WordId> = known
        .iter()
        .filter_map(|piece| lookup.word(&piece.text))
        .collect();
    match open.as_slice() {
        [] => lookup.hold_together(&words),
        [open] => {
            let candidates: Vec<WordId> = lookup
                .candidates(&open.text, open.is_typing)
                .words()
                .collect();
            candidates.into_iter().any(|candidate| {
                words.push(candidate);
                let together = lookup.hold_together(&words);
                words.pop();
                together
            })
        }
        _ => false,
    }
}
