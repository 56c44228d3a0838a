//! An answer between the column `value` and the words of a cell.

use prima_instrument::form::{Answer, Permitted};
use prima_instrument::words::{Lang, say};

/// A checklist of which nothing holds, as the column `value` has it.
const NOTHING: &str = "-";
/// Words for yes and no in the column `value`, the first of each as it is saved.
const YES: [&str; 4] = ["ya", "yes", "1", "true"];
const NO: [&str; 4] = ["tidak", "no", "0", "false"];

/// A value in the one writing that its question has for it, so that two that
/// mean the same are equal. What is no answer to the question stays as it is.
pub fn canonical(answer: &Answer, value: &str) -> String {
    let value = value.trim();
    match answer {
        Answer::YesNo if YES.contains(&value) => YES[0].to_owned(),
        Answer::YesNo if NO.contains(&value) => NO[0].to_owned(),
        Answer::Any(items) if value != NOTHING => {
            let chosen: Vec<&str> = value.split('|').map(str::trim).collect();
            let place = |code: &&str| items.iter().position(|item| item.value == **code);
            match chosen.iter().all(|code| place(code).is_some()) {
                true => {
                    let mut chosen = chosen;
                    chosen.sort_by_key(place);
                    chosen.join("|")
                }
                false => value.to_owned(),
            }
        }
        _ => value.to_owned(),
    }
}

/// The words offered for an answer, in the order of the instrument; none where
/// it is written freely or in rows of its own.
pub(super) fn offered(answer: &Answer, lang: Lang) -> Vec<String> {
    match answer {
        Answer::One(permitted) => permitted.iter().map(|one| label(one, lang)).collect(),
        Answer::YesNo => vec![yes_no(true, lang), yes_no(false, lang)],
        Answer::Any(_) | Answer::Number { .. } | Answer::Ratio | Answer::Text => Vec::new(),
    }
}

/// The words of a cell for a value; what has none stays as it is.
pub(super) fn worded(answer: &Answer, value: &str, lang: Lang) -> String {
    let value = canonical(answer, value);
    match answer {
        Answer::One(permitted) => {
            let found = permitted.iter().find(|one| one.value == value);
            found.map_or(value, |one| label(one, lang))
        }
        Answer::YesNo if value == YES[0] => yes_no(true, lang),
        Answer::YesNo if value == NO[0] => yes_no(false, lang),
        _ => value,
    }
}

/// The value that the words of a cell stand for, in either language; what
/// stands for none is handed on as it is, for the instrument to refuse.
pub(super) fn value_of(answer: &Answer, words: &str) -> String {
    match answer {
        Answer::One(permitted) => chosen(permitted, words),
        Answer::YesNo => {
            let folded = fold(words);
            let is = |yes| [Lang::Id, Lang::En].map(|lang| fold(&yes_no(yes, lang)));
            if is(true).contains(&folded) {
                YES[0].to_owned()
            } else if is(false).contains(&folded) {
                NO[0].to_owned()
            } else {
                canonical(answer, &folded)
            }
        }
        _ => canonical(answer, words),
    }
}

/// Whether something holds, as the row of an item of a checklist says it.
pub(super) fn holds(words: &str) -> Option<bool> {
    match value_of(&Answer::YesNo, words).as_str() {
        "ya" => Some(true),
        "tidak" => Some(false),
        _ => None,
    }
}

/// A checklist's value from the items that hold, in the order of the instrument.
pub(super) fn of_items(items: &[String]) -> String {
    match items.is_empty() {
        true => NOTHING.to_owned(),
        false => items.join("|"),
    }
}

/// The items that a checklist's value names; `None` where it is no list of them.
pub(super) fn items_of(permitted: &[Permitted], value: &str) -> Option<Vec<String>> {
    if value == NOTHING {
        return Some(Vec::new());
    }
    let chosen: Vec<String> = value
        .split('|')
        .map(|code| code.trim().to_owned())
        .collect();
    let is_known = |code: &String| permitted.iter().any(|item| item.value == *code);
    chosen.iter().all(is_known).then_some(chosen)
}

/// `ya` or `tidak` in a language.
pub(super) fn yes_no(yes: bool, lang: Lang) -> String {
    let key = match yes {
        true => "worksheet-yes",
        false => "worksheet-no",
    };
    say(lang, key, &[])
}

/// A permitted answer: its code, and what it says.
fn label(permitted: &Permitted, lang: Lang) -> String {
    format!("{} – {}", permitted.value, permitted.title.get(lang))
}

/// The value whose code, words, or both the cell holds.
fn chosen(permitted: &[Permitted], words: &str) -> String {
    let folded = fold(words);
    let mut by_code = permitted.iter();
    if let Some(one) = by_code.find(|one| fold(&one.value) == folded) {
        return one.value.clone();
    }
    let says = |one: &&Permitted| {
        let in_lang = |lang| {
            let title = fold(one.title.get(lang));
            title == folded || fold(&label(one, lang)) == folded
        };
        in_lang(Lang::Id) || in_lang(Lang::En)
    };
    let found: Vec<&Permitted> = permitted.iter().filter(says).collect();
    match found.as_slice() {
        [one] => one.value.clone(),
        // Words of two answers, or of none.
        _ => words.to_owned(),
    }
}

/// Words without what a keyboard changes: capitals, the length of a dash, space.
fn fold(words: &str) -> String {
    let plain = words.replace(['–', '—', '−'], "-").to_lowercase();
    plain.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use prima_instrument::words::Text;

    fn permitted(value: &str, id: &str, en: &str) -> Permitted {
        Permitted {
            value: value.to_owned(),
            title: Text {
                id: id.to_owned(),
                en: en.to_owned(),
            },
        }
    }

    fn levels() -> Answer {
        Answer::One(vec![
            permitted("0", "Tidak ada.", "None."),
            permitted("1", "Ada sebagian.", "Some."),
            permitted("2", "Ada sebagian.", "All."),
        ])
    }

    #[test]
    fn an_answer_is_found_by_its_code_its_words_or_both() {
        for (words, value) in [
            ("1", "1"),
            ("1 – Ada sebagian.", "1"),
            ("1 - ADA  sebagian.", "1"),
            ("2 – All.", "2"),
            ("some.", "1"),
            ("Tidak ada.", "0"),
            // Two answers say this.
            ("Ada sebagian.", "Ada sebagian."),
            ("9", "9"),
        ] {
            assert_eq!(value_of(&levels(), words), value, "{words}");
        }
        assert_eq!(worded(&levels(), "2", Lang::En), "2 – All.");
    }

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        for (words, value) in [("Ya", "ya"), ("YES", "ya"), ("No", "tidak"), ("x", "x")] {
            assert_eq!(value_of(&Answer::YesNo, words), value);
        }
        assert_eq!(worded(&Answer::YesNo, "true", Lang::Id), "Ya");
    }

    #[test]
    fn a_checklist_has_one_writing() {
        let list = Answer::Any(vec![permitted("a", "", ""), permitted("b", "", "")]);
        for (value, expected) in [("b|a", "a|b"), ("-", "-"), ("", ""), ("b|x", "b|x")] {
            assert_eq!(canonical(&list, value), expected);
        }
    }
}
