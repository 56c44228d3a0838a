//! What is found by what people type, and what is not.

mod sample;

use super::*;
use proptest::prelude::*;
use proptest::sample::Index as Choice;
use sample::{entries, entry, index, short_forms};

/// Searches the sample; an empty expectation means that nothing is found.
fn check(query: &str, expected_first: &str) {
    let index = index();
    let hits = index.find(query, 5);
    let first = hits.first().map_or("", |hit| hit.id);
    assert_eq!(first, expected_first, "{query:?} finds {hits:#?}");
}

fn check_exact(query: &str, expected: bool) {
    let index = index();
    let hits = index.find(query, 5);
    let exact = hits.first().is_some_and(|hit| hit.exact);
    assert_eq!(exact, expected, "{query:?} finds {hits:#?}");
}

#[test]
fn a_full_name_or_alias_is_exact() {
    check_exact("Kantor Imigrasi Kelas II Non TPI Ponorogo", true);
    check_exact("kota  BANDUNG.", true);
    check_exact("Nanggroe Aceh Darussalam", true);
    check_exact("kejati sumsel", true);
    check_exact("Pemkab OKU Timur", true);
    check_exact("bandung kota", false);
    check_exact("palembnag", false);
    check_exact("ogan kom", false);
}

#[test]
fn words_may_come_in_any_order() {
    check("bandung kota", "Kota Bandung");
    check("timur oku", "Kabupaten Ogan Komering Ulu Timur");
    check(
        "ponorogo imigrasi kantor",
        "Kantor Imigrasi Kelas II Non TPI Ponorogo",
    );
    check(
        "jawa timur dinas pendidikan",
        "Dinas Pendidikan Provinsi Jawa Timur",
    );
}

#[test]
fn a_name_is_found_while_it_is_typed() {
    check("ogan kom", "Kabupaten Ogan Komering Ulu");
    check("ogan komering ulu t", "Kabupaten Ogan Komering Ulu Timur");
    check("oku sel", "Kabupaten Ogan Komering Ulu Selatan");
    check("palem", "Kota Palembang");
    check("kejat", "Kejaksaan Tinggi Jawa Timur");
    check("kant imig pon", "Kantor Imigrasi Kelas II Non TPI Ponorogo");
    check("prabu", "Kota Prabumulih");
}

#[test]
fn the_last_word_may_be_a_short_form_or_the_beginning_of_another_word() {
    check("pa", "Kabupaten Penukal Abab Lematang Ilir");
    check("kota pa", "Kota Palembang");
    check("dinas pu", "Dinas PU Jatim");
}

#[test]
fn typing_errors_are_forgiven_the_more_the_longer_the_word() {
    check("ogan komring", "Kabupaten Ogan Komering Ulu");
    check("palembnag", "Kota Palembang");
    check("yogjakarta", "Kota Yogyakarta");
    check("jogjakarta", "Kota Yogyakarta");
    check("banyuwani", "Kabupaten Banyuwangi");
    check("muara enm", "Kabupaten Muara Enim");
    check("prabumulihh", "Kota Prabumulih");
    check(
        "kejaksan tingi sumatra slatan",
        "Kejaksaan Tinggi Sumatera Selatan",
    );
    check("kementrian hukum", "Kementerian Hukum");
    check("palmebang kota", "Kota Palembang");
    check("lima", "");
    check("plambenag", "");
}

#[test]
fn an_error_while_typing_is_forgiven() {
    check("palmeb", "Kota Palembang");
    check("kota prabmul", "Kota Prabumulih");
}

#[test]
fn words_may_be_joined_or_split() {
    check("okutimur", "Kabupaten Ogan Komering Ulu Timur");
    check("okutim", "Kabupaten Ogan Komering Ulu Timur");
    check("ogankomeringulutimur", "Kabupaten Ogan Komering Ulu Timur");
    check("banyu wangi", "Kabupaten Banyuwangi");
    check("banyu wang", "Kabupaten Banyuwangi");
    check("pagaralam", "Kota Pagar Alam");
    check("kotapagaralam", "Kota Pagar Alam");
    check("phalamartha", "Sentra Phala Martha Sukabumi");
    check("lubuklinggau", "Kota Lubuk Linggau");
    check("lubuklingau", "Kota Lubuk Linggau");
    check("kejatisumsel", "Kejaksaan Tinggi Sumatera Selatan");
}

#[test]
fn short_forms_are_understood_together_in_names_and_mistyped() {
    check("kejati sumsel", "Kejaksaan Tinggi Sumatera Selatan");
    check("prov jatim", "Provinsi Jawa Timur");
    check("OKU Timur", "Kabupaten Ogan Komering Ulu Timur");
    check("okut", "Kabupaten Ogan Komering Ulu Timur");
    check(
        "dinkes okut",
        "Dinas Kesehatan Kabupaten Ogan Komering Ulu Timur",
    );
    check(
        "kanim ponorogo",
        "Kantor Imigrasi Kelas II Non TPI Ponorogo",
    );
    check("jogja", "Kota Yogyakarta");
    check("sumsle", "Provinsi Sumatera Selatan");
    check("dinas pekerjaan umum jawa timur", "Dinas PU Jatim");
    check("r.s.u.d. martapura", "RSUD Martapura");
    check("rumah sakit umum daerah martapura", "RSUD Martapura");
}

#[test]
fn initials_make_one_word() {
    check("DI Yogyakarta", "Provinsi Daerah Istimewa Yogyakarta");
    check("d. i. y", "Provinsi Daerah Istimewa Yogyakarta");
    check_exact("D I Yogyakarta", true);
}

#[test]
fn frequent_words_weigh_little() {
    check("kantor kejati sumsel", "Kejaksaan Tinggi Sumatera Selatan");
    check("alamat kejati sumsel", "Kejaksaan Tinggi Sumatera Selatan");
    check("pemerintah kota palembang", "Kota Palembang");
    check(
        "kab. oku timur, sumsel",
        "Kabupaten Ogan Komering Ulu Timur",
    );
}

#[test]
fn an_institution_comes_before_its_units() {
    let unit = entry("unit", &["Dinas Sosial Kota Batu"], 0);
    let institution = entry("zz", &["Dinas Sosial Kota Bima"], 100);
    let index = Index::new([unit, institution], &[]);
    let ids: Vec<&str> = index
        .find("dinas sosial", 5)
        .iter()
        .map(|hit| hit.id)
        .collect();
    assert_eq!(ids, ["zz", "unit"]);
}

#[test]
fn no_weight_sets_another_before_what_was_typed() {
    let heavy = entry("a", &["Kota Batu Raya"], u32::MAX);
    let index = Index::new([heavy, entry("b", &["Kota Batu"], 0)], &[]);
    let hits = index.find("kota batu", 5);
    assert_eq!(
        hits.first().map(|hit| (hit.id, hit.exact)),
        Some(("b", true)),
        "{hits:?}"
    );
}

#[test]
fn equal_hits_come_by_id_and_no_more_than_asked_for() {
    let entries = ["c", "a", "d", "b"].map(|id| entry(id, &["Kota Batu"], 7));
    let index = Index::new(entries, &[]);
    for (limit, expected) in [
        (9, vec!["a", "b", "c", "d"]),
        (2, vec!["a", "b"]),
        (0, vec![]),
    ] {
        let ids: Vec<&str> = index.find("batu", limit).iter().map(|hit| hit.id).collect();
        assert_eq!(ids, expected, "{limit}");
    }
}

#[test]
fn entries_with_the_same_id_are_one() {
    let index = Index::new(
        [entry("a", &["Kota Batu"], 1), entry("a", &["Kota Bima"], 5)],
        &[],
    );
    for query in ["batu", "bima"] {
        let hits = index.find(query, 5);
        assert_eq!(hits.len(), 1, "{query}: {hits:?}");
    }
}

#[test]
fn what_fits_nothing_well_finds_nothing() {
    for query in [
        "xyzzy",
        "qwerty",
        "harga beras",
        "puskesmas",
        "rumah makan padang",
        "dinas xyzzyq",
    ] {
        check(query, "");
    }
}

#[test]
fn what_is_no_name_finds_nothing() {
    for query in [
        "",
        "   ",
        "\t\n",
        "🙂",
        "🇮🇩🇮🇩",
        "...",
        "إندونيسيا",
        "\u{202e}gnudnab",
        "\u{301}",
        "日本",
    ] {
        check(query, "");
    }
    check("🙂 palembang 🙂", "Kota Palembang");
    check("\u{202e}palembang", "Kota Palembang");
    assert!(Index::new([], &[]).find("palembang", 5).is_empty());
    assert!(
        Index::new([entry("a", &["", "🙂"], 0)], &[])
            .find("palembang", 5)
            .is_empty()
    );
}

#[test]
fn endless_queries_are_answered() {
    check(&"a".repeat(10_000), "");
    check(&"xyzzyq ".repeat(2_000), "");
    check(&"🙂".repeat(10_000), "");
    check(
        &format!("kota palembang{}", " ".repeat(10_000)),
        "Kota Palembang",
    );
    index().find(&"kabupaten oku timur ".repeat(500), 5);
    index().find(&"é".repeat(10_000), 5);
}

#[test]
fn folding_leaves_letters_digits_and_single_spaces() {
    for (text, expected) in [
        ("  Kota   BANDUNG\n", "kota bandung"),
        ("D.I. Yogyakarta (DIY)", "d i yogyakarta diy"),
        ("Qur’an, Toli-Toli", "qur an toli toli"),
        ("Café Ñandú Å ﬁ ℌ İ", "cafe nandu a fi h i"),
        ("Kelas ②", "kelas 2"),
        ("إِندونيسيا", "اندونيسيا"),
        ("--", ""),
    ] {
        assert_eq!(fold(text), expected, "{text}");
    }
}

/// The ids of the hits that stand before the first that is not exact.
fn exact<'a>(index: &'a Index, query: &str) -> Vec<&'a str> {
    let hits = index.find(query, usize::MAX);
    hits.iter()
        .take_while(|hit| hit.exact)
        .map(|hit| hit.id)
        .collect()
}

fn swapped(name: &str, word: Choice, letter: Choice) -> Option<String> {
    let mut words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
    let long: Vec<usize> = (0..words.len())
        .filter(|place| words[*place].len() >= 6)
        .collect();
    let word = long.get(word.index(long.len().max(1)))?;
    let mut letters: Vec<char> = words[*word].chars().collect();
    let letter = letter.index(letters.len() - 1);
    letters.swap(letter, letter + 1);
    words[*word] = letters.into_iter().collect();
    Some(words.join(" "))
}

fn made_up() -> impl Strategy<Value = Vec<Entry>> {
    let word = "[a-c]{1,3}|kota|oku|pa|[a-z]{4,9}|[é🙂ا]{1,2}";
    let name = prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "));
    let names = prop::collection::vec(name, 1..3);
    let entry = ("[a-e]{1,2}", names, 0u32..2_000);
    let entry = entry.prop_map(|(id, names, weight)| Entry { id, names, weight });
    prop::collection::vec(entry, 1..12)
}

proptest! {
    #[test]
    fn any_text_is_answered(query in any::<String>(), limit in 0usize..5) {
        prop_assert!(index().find(&query, limit).len() <= limit);
    }

    #[test]
    fn any_mixture_of_names_and_noise_is_answered(
        words in prop::collection::vec("[a-z]{1,12}|kejati|oku|kabupaten|timur|[🙂ا. ]{1,3}", 0..40),
    ) {
        index().find(&words.join(" "), 5);
        index().find(&words.concat(), 5);
    }

    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn every_name_of_an_entry_finds_it_among_the_first(entries in made_up()) {
        let index = Index::new(entries.clone(), &short_forms());
        for entry in &entries {
            for name in entry.names.iter().filter(|name| !fold(name).is_empty()) {
                let found = exact(&index, name);
                prop_assert!(found.contains(&entry.id.as_str()), "{:?} finds {:?}", name, found);
            }
        }
    }

    #[test]
    fn the_order_of_the_entries_changes_nothing(
        (entries, mixed) in made_up().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle())),
        query in "[a-c]{1,3}( [a-z]{1,4}){0,2}|kota|oku",
    ) {
        let (one, other) = (Index::new(entries, &short_forms()), Index::new(mixed, &short_forms()));
        prop_assert_eq!(one.find(&query, 5), other.find(&query, 5));
    }

    #[test]
    fn two_swapped_letters_of_a_long_word_still_find_the_body(
        entry in any::<Choice>(), word in any::<Choice>(), letter in any::<Choice>(),
    ) {
        let entries = entries();
        let entry = entry.get(&entries);
        if let Some(query) = swapped(&entry.names[0], word, letter) {
            let index = index();
            let hits = index.find(&query, 10);
            prop_assert!(hits.iter().any(|hit| hit.id == entry.id), "{:?} finds {:?}", query, hits);
        }
    }
}

#[test]
fn every_official_name_of_the_sample_is_found_first() {
    let index = index();
    for entry in entries() {
        let found = exact(&index, &entry.names[0]);
        assert!(
            found.contains(&entry.id.as_str()),
            "{} finds {found:?}",
            entry.id
        );
    }
}
