//! Values an instrument or a list of units does not know, and rows that come twice.

use crate::reading::Reading;
use crate::{accept, check};
use prima_instrument::words::Lang;

#[test]
fn a_decimal_comma_in_a_comma_file_is_refused() {
    check(
        "answers.csv",
        "unit,code,value\nland,desk,3\nclinic,speed,\"3,5\"\n",
        &[(3, "value", "decimal-comma")],
    );
    check(
        "published.csv",
        "unit,index\nland,\"3,5\"\n",
        &[(2, "index", "decimal-comma")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nland,desk,\"3,5\"\n",
        &[(2, "score", "decimal-comma")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nland,kind,\"5,0\",1\n",
        &[(2, "option", "decimal-comma")],
    );
    // Without quotes the comma parts two columns.
    check(
        "answers.csv",
        "unit,code,value\nclinic,speed,3,5\n",
        &[(2, "", "ragged")],
    );
}

#[test]
fn an_unknown_unit_is_named_with_the_nearest() {
    let problems = check(
        "answers.csv",
        "unit,code,value\nclinc,desk,3\nland,desk,3\nnowhere,desk,3\n",
        &[(2, "unit", "unknown-unit"), (4, "unit", "unknown-unit")],
    );
    assert!(problems.report(Lang::En).contains("`clinic`"));
    check(
        "published.csv",
        "unit,index\nclinc,3\n",
        &[(2, "unit", "unknown-unit")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinc,desk,3\n",
        &[(2, "unit", "unknown-unit")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinc,kind,5,1\n",
        &[(2, "unit", "unknown-unit")],
    );
    check(
        "survey.csv",
        "unit,question,value\nclinc,kind,5\n",
        &[(2, "unit", "unknown-unit")],
    );
}

#[test]
fn an_unknown_code_is_named_with_the_nearest() {
    let problems = check(
        "answers.csv",
        "unit,code,value\nclinic,dessk,3\n",
        &[(2, "code", "unknown-code")],
    );
    assert!(problems.report(Lang::Id).contains("`desk`"));
    check(
        "nodes.csv",
        "unit,code,score\nclinic,dessk,3\n",
        &[(2, "code", "unknown-code")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,kin,5,1\n",
        &[(2, "question", "unknown-code")],
    );
}

#[test]
fn a_code_of_another_kind_says_where_it_belongs() {
    check(
        "answers.csv",
        "unit,code,value\nclinic,I,3\n",
        &[(2, "code", "not-a-question")],
    );
    check(
        "answers.csv",
        "unit,code,value\nclinic,kind,5\n",
        &[(2, "value", "survey-answer")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,desk,5,1\n",
        &[(2, "question", "not-a-survey")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinic,f01.users,5\n",
        &[(2, "code", "fact-not-node")],
    );
}

#[test]
fn a_source_that_is_not_the_questions_is_refused() {
    check(
        "answers.csv",
        "unit,source,code,value\nclinic,F-01,desk,3\n",
        &[(2, "source", "other-source")],
    );
    check(
        "answers.csv",
        "unit,source,code,value\nclinic,F02,desk,3\n",
        &[(2, "source", "unknown-source")],
    );
}

#[test]
fn a_value_outside_the_scale_is_refused() {
    check(
        "answers.csv",
        "unit,code,value\nclinic,desk,4\nclinic,speed,5.01\nland,share,120\n",
        &[
            (2, "value", "value-outside-scale"),
            (3, "value", "value-outside-scale"),
            (4, "value", "value-outside-scale"),
        ],
    );
    check(
        "published.csv",
        "unit,index\nclinic,5.01\n",
        &[(2, "index", "value-outside-scale")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinic,desk,-1\n",
        &[(2, "score", "value-outside-scale")],
    );
    check(
        "survey.csv",
        "unit,question,value\nclinic,kind,4\n",
        &[(2, "value", "value-outside-scale")],
    );
}

#[test]
fn a_value_that_is_no_number_is_refused() {
    check(
        "answers.csv",
        "unit,code,value\nclinic,speed,good\nland,share,1/0\nclinic,f01.users,2.5\n",
        &[
            (2, "value", "not-a-number"),
            (3, "value", "zero-divisor"),
            (4, "value", "not-whole"),
        ],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,kind,5,-1\nclinic,kind,0,1.5\n",
        &[(2, "count", "not-a-count"), (3, "count", "not-a-count")],
    );
}

#[test]
fn duplicate_rows_are_refused_with_the_first_row() {
    let problems = check(
        "answers.csv",
        "unit,rater,code,value\nclinic,ani,desk,3\nland,ani,desk,3\nclinic,ani,desk,3\n",
        &[(4, "code", "duplicate-row")],
    );
    assert!(problems.report(Lang::En).contains("row 2"));
    check(
        "units.csv",
        "unit\nclinic\nland\nclinic\n",
        &[(4, "unit", "unit-twice")],
    );
    check(
        "published.csv",
        "unit,index\nclinic,3\nclinic,3\n",
        &[(3, "unit", "unit-twice")],
    );
    check(
        "nodes.csv",
        "unit,code,score\nclinic,desk,3\nclinic,desk,3\n",
        &[(3, "code", "node-twice")],
    );
    check(
        "tallies.csv",
        "unit,question,option,count\nclinic,kind,5,1\nclinic,kind,0,1\nclinic,kind,5.0,1\n",
        &[(4, "option", "tally-twice")],
    );
    check(
        "figures.csv",
        "figure,value\na,1\na,2\n",
        &[(3, "figure", "figure-twice")],
    );
}

#[test]
fn two_answers_of_one_rater_are_refused() {
    check(
        "answers.csv",
        "unit,rater,code,value\nclinic,ani,desk,3\nclinic,budi,desk,3\nclinic,ani,desk,5\n",
        &[(4, "value", "two-answers")],
    );
    check(
        "answers.csv",
        "unit,code,value\nclinic,desk,3\nclinic,desk,5\n",
        &[(3, "value", "two-answers")],
    );
}

#[test]
fn several_raters_are_refused_where_the_source_has_one() {
    check(
        "answers.csv",
        "unit,rater,code,value\nclinic,ani,speed,3\nclinic,budi,speed,4\n",
        &[(3, "rater", "several-raters")],
    );
}

#[test]
fn several_raters_are_kept_by_name_whatever_the_order_of_rows() {
    let reading = Reading::new();
    let one = reading.file(
        "a.csv",
        "unit,rater,code,value\nclinic,budi,desk,3\nclinic,ani,desk,5\nland,ani,desk,0\n",
    );
    let two = reading.file(
        "b.csv",
        "unit,rater,code,value\nland,ani,desk,0\nclinic,ani,desk,5\nclinic,budi,desk,3\n",
    );
    let slot = reading.questions.find("desk").unwrap();
    let clinic = reading.bodies.find("clinic").unwrap();
    for path in [&one, &two] {
        let (answers, loaded) = reading.answers(path).unwrap();
        assert_eq!(answers.texts(clinic, slot), [("ani", "5"), ("budi", "3")]);
        assert_eq!(loaded.raters, ["ani", "budi"]);
        let raters: Vec<(&str, u32)> = loaded
            .rated
            .iter()
            .map(|rated| (reading.bodies.id(rated.body), rated.rater))
            .collect();
        assert_eq!(raters, [("clinic", 0), ("clinic", 1), ("land", 0)]);
    }
}

#[test]
fn faults_among_units_are_named() {
    check(
        "units.csv",
        "unit,parent,kind,level,population\nclinic,citty,clinic,kot,many\ncity,,institution,kota,5\n",
        &[
            (2, "kind", "unknown-word"),
            (2, "level", "unknown-word"),
            (2, "population", "not-a-count"),
            (2, "parent", "unknown-parent"),
        ],
    );
    accept(
        "units.csv",
        "unit,region\na,34\nb,34.04\nc,34.04.07.2001\nd,3404\ne,\n",
        &[],
    );
    // What names no province is read, and it is said that it groups nobody.
    accept(
        "units.csv",
        "unit,region\na,DIY\nb,ID-34\nc,34.04\n",
        &["odd-region"],
    );
    check(
        "units.csv",
        "unit,parent\na,b\nb,a\n",
        &[(2, "parent", "own-ancestor"), (3, "parent", "own-ancestor")],
    );
    check(
        "units.csv",
        "unit,name\n,x\nclinic,y\n",
        &[(2, "unit", "empty-value")],
    );
}

#[test]
fn a_figure_or_formula_that_cannot_be_read_is_named() {
    let problems = check(
        "figures.csv",
        "figure,value,recompute\na,1,[b] +\nb,1/2,\nc,,[a] ) 2\nd,many,\n",
        &[
            (2, "recompute", "bad-formula"),
            (4, "recompute", "bad-formula"),
            (3, "value", "not-a-number"),
            (5, "value", "not-a-number"),
        ],
    );
    let report = problems.report(Lang::En);
    assert!(
        report.contains("breaks off") && report.contains("`) 2`"),
        "{report}"
    );
}
