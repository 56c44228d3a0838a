//! What must hold of every catalogue, and what a reader of Indonesian expects.

use super::*;
use proptest::prelude::*;

const CLINIC: &str = "Klinik Bergerak Lansia";
const QUEUE: &str = "Antrean Tanpa Antre";

fn index() -> Index {
    let mut builder = Builder::default();
    let rows = [
        (
            "klinik",
            CLINIC,
            "Petugas melayani lanjut usia di rumah",
            "sektor:kesehatan",
            2022,
        ),
        (
            "antrean",
            QUEUE,
            "Pendaftaran pasien lewat telepon, pelayanan pada jam yang dijanjikan",
            "sektor:kesehatan",
            2023,
        ),
        (
            "akta",
            "Akta Lahir di Tempat Bersalin",
            "Akta kelahiran diterbitkan ketika bayi lahir",
            "sektor:kependudukan",
            2021,
        ),
    ];
    for (id, title, text, facet, year) in rows {
        builder.add(&Entry {
            id,
            title,
            names: &["Puskesmas Sampang"],
            texts: &[text],
            facets: &[facet.to_owned()],
            order: year,
        });
    }
    builder.finish()
}

fn check(query: &str, expected: &[&str]) {
    let index = index();
    let found = index.find(&Wanted {
        query,
        limit: 10,
        ..Wanted::default()
    });
    assert_eq!(found.ids, expected, "found for {query:?}");
}

#[test]
fn forms_of_a_word_find_each_other() {
    // "layan" is in both; in the shorter text it counts more.
    check("layanan", &["klinik", "antrean"]);
    check("dilayani lansia", &["klinik"]);
    check("mendaftar", &["antrean"]);
    check("diterbitkannya kelahiran", &["akta"]);
}

#[test]
fn words_being_typed_and_words_with_a_mistake_are_found() {
    check("klin", &["klinik"]);
    check("telpon", &["antrean"]);
    check("klinnik", &["klinik"]);
    // What is left out of a word with a prefix, or is too much, other or turned
    // round in it, keeps its stem from being seen, and it is found all the same.
    check("bergrak", &["klinik"]);
    check("berggerak", &["klinik"]);
    check("pendafatran", &["antrean"]);
    check("dilyaani lansia", &["klinik"]);
    check("xyzzyq", &[]);
    // Two mistakes are one too many.
    check("brgrak", &[]);
}

#[test]
fn all_words_count_and_without_words_the_newest_comes_first() {
    check("puskesmas akta", &["akta"]);
    check("", &["antrean", "klinik", "akta"]);
    check(" …, ", &["antrean", "klinik", "akta"]);
    // Words that only join others are no question.
    check("yang untuk", &[]);
}

#[test]
fn where_none_has_all_words_those_with_most_are_given_and_it_is_said() {
    let index = index();
    let query = "lansia rumah pelabuhan";
    let found = index.find(&Wanted {
        query,
        limit: 10,
        ..Wanted::default()
    });
    assert_eq!(
        (found.ids, found.n_words, found.n_matched),
        (vec!["klinik"], 3, 2)
    );
}

#[test]
fn facets_narrow_and_are_counted() {
    let index = index();
    let wanted = |facet: &str| vec![vec![facet.to_owned()]];
    let ids = |facets: &[Vec<String>]| {
        let found = index.find(&Wanted {
            facets,
            limit: 10,
            ..Wanted::default()
        });
        found.ids.join(" ")
    };
    assert_eq!(ids(&wanted("sektor:kependudukan")), "akta");
    assert_eq!(ids(&wanted("sektor:tidak-ada")), "");
    assert_eq!(
        ids(&[vec![
            "sektor:kependudukan".to_owned(),
            "sektor:kesehatan".to_owned()
        ]]),
        "antrean klinik akta"
    );
    assert_eq!(
        index.values("sektor"),
        [("kependudukan", 1), ("kesehatan", 2)]
    );
}

#[test]
fn a_text_is_most_like_its_own_innovation_and_says_why() {
    let index = index();
    let like = index.like(
        QUEUE,
        "Pasien mendaftar melalui telepon, dilayani pada jam yang dijanjikan",
        300,
        5,
    );
    assert_eq!(like[0].id, "antrean");
    assert!(
        like[0]
            .shared
            .iter()
            .any(|stem| stem == "antre" || stem == "antrean"),
        "{like:?}"
    );
    assert!(index.like("Pelabuhan", "perahu nelayan", 1, 5).is_empty());
}

proptest! {
    /// Pages put together are the whole, and the order innovations came in
    /// makes no difference.
    #[test]
    fn pages_add_up_whatever_the_order(
        texts in prop::collection::vec("(layan|antre|lahir|rumah|kota|desa)( (layan|antre|lahir|rumah|kota|desa)){0,4}", 1..30),
        query in "(layan|antre|lahir)( (rumah|kota))?",
        step in 1usize..7,
    ) {
        let build = |reversed: bool| {
            let mut builder = Builder::default();
            let mut rows: Vec<(String, &String)> = texts.iter().enumerate().map(|(n, text)| (format!("i{n:03}"), text)).collect();
            if reversed { rows.reverse(); }
            for (id, text) in &rows {
                builder.add(&Entry { id, texts: &[text.as_str()], ..Entry::default() });
            }
            builder.finish()
        };
        let (one, other) = (build(false), build(true));
        let whole = one.find(&Wanted { query: &query, limit: usize::MAX, ..Wanted::default() });
        let again = other.find(&Wanted { query: &query, limit: usize::MAX, ..Wanted::default() });
        prop_assert_eq!(&whole.ids, &again.ids);
        let mut paged = Vec::new();
        for skip in (0..texts.len()).step_by(step) {
            let page = one.find(&Wanted { query: &query, skip, limit: step, ..Wanted::default() });
            prop_assert_eq!(page.total, whole.total);
            paged.extend(page.ids);
        }
        prop_assert_eq!(paged, whole.ids);
    }

    /// Likeness is whole with itself and never more.
    #[test]
    fn a_text_is_wholly_like_itself(text in "[b-dg-km-p]{4,8}( [b-dg-km-p]{4,8}){2,20}") {
        let mut builder = Builder::default();
        builder.add(&Entry { id: "a", texts: &[&text], ..Entry::default() });
        builder.add(&Entry { id: "b", texts: &["pelayanan terpadu"], ..Entry::default() });
        let like = builder.finish().like("", &text, 1, 5);
        prop_assert_eq!(like[0].id.as_str(), "a");
        prop_assert!(like[0].alike >= 990 && like[0].alike <= 1_000, "{}", like[0].alike);
    }
}
