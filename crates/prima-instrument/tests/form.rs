//! The questionnaire of one answer source, in the order of the tree.

mod support;

use prima_instrument::form;
use prima_instrument::form::{Answer, Permitted, Question};
use prima_instrument::words::Lang;
use support::{SAMPLE, edited, shipped, snapshot, valid};

/// The codes that a source is asked, each with the aspects it stands in.
fn check(asked: &str, expected: &[&str]) {
    let instrument = valid(SAMPLE);
    let form = form(&instrument, asked).unwrap_or_else(|| panic!("no source {asked:?}"));
    let shown = |question: &Question| {
        let section = question.section.iter().map(|entry| entry.code.as_str());
        let path: Vec<&str> = section.collect();
        format!("{} in {}", question.code, path.join("/"))
    };
    let found: Vec<String> = form.questions.iter().map(shown).collect();
    assert_eq!(found, expected, "questions for {asked}");
}

#[test]
fn facts_about_nothing_come_first_then_the_tree() {
    let facts = [
        "f.online in ",
        "f.selang in ",
        "f.sarana in ",
        "f.catatan in ",
        "f.jumlah in I/I.1",
    ];
    check("F-01", &facts);
    check("self", &facts);
    let evaluator = [
        "I.1 in I",
        "I.2 in I",
        "D.1 in D",
        "D.2 in D",
        "D.3 in D",
        "D.4 in D",
        "D.5 in D",
        "D.6.a in D/D.6/D.6.n",
        "D.6.b in D/D.6/D.6.n",
    ];
    check("F-02", &evaluator);
    check("evaluator", &evaluator);
    check("F-03", &["S.1 in S", "S.2 in S"]);
    check("survey", &["S.1 in S", "S.2 in S"]);
}

#[test]
fn a_source_nobody_knows_has_no_form() {
    let instrument = valid(SAMPLE);
    for asked in ["F-04", "register", "", "f-01"] {
        assert!(form(&instrument, asked).is_none(), "{asked:?}");
    }
}

#[test]
fn a_code_goes_before_a_kind_of_the_same_name() {
    // The users' survey is called "self": asked by that name, it is meant.
    let text = edited(&[
        ("code = \"F-03\"", "code = \"self\""),
        ("from = \"F-03\"", "from = \"self\""),
    ]);
    let instrument = valid(&text);
    let form = form(&instrument, "self").expect("a source has that code");
    let codes: Vec<&str> = form
        .questions
        .iter()
        .map(|question| question.code.as_str())
        .collect();
    assert_eq!(codes, ["S.1", "S.2"]);
}

#[test]
fn questions_say_what_may_be_answered_and_what_is_asked_for() {
    let instrument = valid(SAMPLE);
    let form = form(&instrument, "F-02").expect("a source has that code");
    let find = |code: &str| {
        let found = form.questions.iter().find(|question| question.code == code);
        found.unwrap_or_else(|| panic!("no question {code}"))
    };
    let Answer::One(levels) = &find("I.1").answer else {
        panic!("I.1 has levels");
    };
    let values: Vec<&str> = levels.iter().map(|level| level.value.as_str()).collect();
    assert_eq!(values, ["0", "2", "4"]);
    assert_eq!(find("I.1").evidence[0].code, "dokumen");
    assert_eq!(find("I.2").answer, Answer::Ratio);
    let condition = find("I.2").asked_if.as_ref().map(ToString::to_string);
    assert_eq!(condition.as_deref(), Some("[f.selang] = tahunan"));
    assert_eq!(find("D.1").facilities[0].code, "RAMP");
    assert!(matches!(
        find("D.2").answer,
        Answer::Number { whole: true, .. }
    ));
    assert!(matches!(
        find("D.3").answer,
        Answer::Number { whole: false, .. }
    ));
    assert!(matches!(&find("D.4").answer, Answer::Any(items) if items.len() == 2));
    assert_eq!(find("D.5").answer, Answer::YesNo);
    let Answer::One(options) = &find("D.6.a").answer else {
        panic!("D.6.a has options");
    };
    let codes: Vec<&str> = options
        .iter()
        .map(|Permitted { value, .. }| value.as_str())
        .collect();
    assert_eq!(codes, ["ya", "belum"]);
}

#[test]
fn the_form_can_be_printed() {
    let instrument = valid(SAMPLE);
    for (asked, lang, name) in [
        ("F-01", Lang::Id, "form-self.id.txt"),
        ("F-02", Lang::En, "form-evaluator.en.txt"),
    ] {
        let form = form(&instrument, asked).expect("a source has that code");
        snapshot(name, &form.document(lang).text());
        let html = form.document(lang).html().into_string();
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
    }
    let survey = form(&instrument, "survey").expect("a source is a survey");
    snapshot("form-survey.json", &format!("{:#}\n", survey.json()));
}

/// Every leaf and every fact is asked in exactly one form.
#[test]
fn nothing_is_asked_twice_or_never() {
    for (name, instrument) in shipped() {
        let mut asked = Vec::new();
        for source in &instrument.answer_sources {
            let form = form(&instrument, &source.code).expect("the source is known");
            assert!(
                form.questions
                    .iter()
                    .all(|question| question.source == source.code)
            );
            asked.extend(form.questions.into_iter().map(|question| question.code));
        }
        let leaves = instrument.nodes.iter().filter(|node| node.is_leaf());
        let mut expected: Vec<String> = leaves.map(|node| node.code.clone()).collect();
        expected.extend(instrument.facts.iter().map(|fact| fact.code.clone()));
        asked.sort();
        expected.sort();
        assert_eq!(asked, expected, "{name}");
    }
}
