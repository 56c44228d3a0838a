//! The report of the shipped examples, and of examples made worse on purpose.

mod loading;

use loading::{Example, example, examples, render};
use prima_document::report::Page;
use prima_instrument::exact::Exact;
use prima_instrument::words::Lang;
use prima_robust::report::{
    Alike, BodyReport, CauseReport, CauseState, GroupReport, Interval, RankInterval, Report, Run,
};
use prima_robust::settings::{Cause, Settings};
use prima_score::bodies::BodyId;
use prima_score::figures::Printed;
use std::collections::BTreeMap;

const LANGS: [Lang; 2] = [Lang::Id, Lang::En];

fn page<'p>(pages: &'p [Page], file: &str) -> &'p str {
    let found = pages.iter().find(|page| page.file == file);
    &found.unwrap_or_else(|| panic!("no page {file}")).html
}

/// The pages of one example: its own and the first page.
fn one(example: Example, lang: Lang) -> String {
    let pages = render(&[example], lang);
    pages.into_iter().map(|page| page.html).collect()
}

/// Text between `<tag` and `>`, for every such tag.
fn tags<'p>(html: &'p str, tag: &str) -> Vec<&'p str> {
    let open = format!("<{tag}");
    let rest = html.split(open.as_str()).skip(1);
    rest.filter(|rest| rest.starts_with([' ', '>']))
        .filter_map(|rest| rest.split('>').next())
        .collect()
}

fn attribute<'p>(tag: &'p str, name: &str) -> Option<&'p str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

/// What a reader sees: the page without its tags and styles, spaces closed up.
fn words(html: &str) -> String {
    let body = html.split("<body>").skip(1).collect::<String>();
    let mut out = String::new();
    let mut inside = false;
    for letter in body.chars() {
        match letter {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' if inside => inside = false,
            _ if !inside => out.push(letter),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check_has(html: &str, expected: &[&str]) {
    let words = words(html);
    for text in expected {
        assert!(words.contains(text), "{text:?} is not in: {words}");
    }
}

#[test]
fn every_page_has_one_title_its_landmarks_and_its_language() {
    for lang in LANGS {
        for Page { file, html } in render(&examples(), lang) {
            let at = format!("{file} in {}", lang.tag());
            assert!(html.starts_with("<!DOCTYPE html>"), "{at}");
            assert_eq!(
                attribute(tags(&html, "html")[0], "lang"),
                Some(lang.tag()),
                "{at}"
            );
            for tag in ["<h1", "<main ", "<title>", "<footer "] {
                assert_eq!(html.matches(tag).count(), 1, "{tag} of {at}");
            }
            assert!(!tags(&html, "header").is_empty(), "{at}");
            assert!(html.contains("class=\"skip\" href=\"#main\""), "{at}");
            for nothing in [
                "<h1></h1>",
                "<h2></h2>",
                "<h3></h3>",
                "<script",
                "http://",
                "https://",
                "report-",
            ] {
                assert!(!html.contains(nothing), "{nothing} in {at}");
            }
        }
    }
}

#[test]
fn no_id_stands_twice_and_every_reference_has_its_id() {
    for Page { file, html } in render(&examples(), Lang::Id) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for rest in html.split(" id=\"").skip(1) {
            *seen
                .entry(rest.split('"').next().unwrap_or(""))
                .or_default() += 1;
        }
        for (id, n) in &seen {
            assert_eq!(*n, 1, "id {id} of {file}");
        }
        for reference in ["aria-labelledby", "aria-describedby", "href"] {
            for rest in html.split(&format!(" {reference}=\"")).skip(1) {
                let target = rest.split('"').next().unwrap_or("");
                let target = match target.strip_prefix('#') {
                    Some(id) => id,
                    None if reference == "href" => continue,
                    None => target,
                };
                assert!(seen.contains_key(target), "{reference} {target} of {file}");
            }
        }
    }
}

#[test]
fn every_table_has_a_caption_and_named_columns_and_rows() {
    for Page { file, html } in render(&examples(), Lang::Id) {
        let tables = tags(&html, "table").len();
        assert_eq!(tags(&html, "caption").len(), tables, "{file}");
        let regions = tags(&html, "div");
        let regions = regions
            .iter()
            .filter(|tag| attribute(tag, "role") == Some("region"));
        assert!(
            regions
                .clone()
                .all(|tag| attribute(tag, "tabindex") == Some("0")),
            "{file}"
        );
        assert_eq!(regions.count(), tables, "{file}");
        for heading in tags(&html, "th") {
            assert!(
                attribute(heading, "scope").is_some(),
                "th{heading} of {file}"
            );
        }
    }
}

#[test]
fn every_chart_names_and_tells_itself() {
    let mut n = 0;
    for Page { file, html } in render(&examples(), Lang::Id) {
        for chart in html.split("<svg class=\"chart\"").skip(1) {
            let chart = chart.split("</figure>").next().unwrap_or("");
            n += 1;
            assert!(chart.contains("role=\"img\""), "{file}");
            let title = chart.split("<title").nth(1).unwrap_or("");
            let told = chart.split("<desc").nth(1).unwrap_or("");
            assert!(
                !title.split('>').nth(1).unwrap_or("").starts_with('<'),
                "title in {file}"
            );
            assert!(
                told.split('>').nth(1).unwrap_or("").len() > 20,
                "desc in {file}"
            );
        }
    }
    assert!(n > 12, "only {n} charts");
}

#[test]
fn the_two_languages_have_the_same_messages() {
    let read = |lang: &str| {
        let path = loading::project()
            .join("locales")
            .join(lang)
            .join("report.ftl");
        std::fs::read_to_string(path).expect("the words are shipped")
    };
    // Key and arguments of each message, in the order of the file.
    let messages = |text: &str| -> Vec<(String, Vec<String>)> {
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        lines
            .map(|(key, message)| {
                let arguments = message
                    .split("{ $")
                    .skip(1)
                    .filter_map(|rest| rest.split(' ').next());
                let mut arguments: Vec<String> = arguments.map(str::to_owned).collect();
                arguments.sort();
                (key.to_owned(), arguments)
            })
            .collect()
    };
    let (indonesian, english) = (messages(&read("id")), messages(&read("en")));
    assert!(!indonesian.is_empty());
    for (one, other) in indonesian.iter().zip(&english) {
        assert_eq!(one, other);
    }
    assert_eq!(indonesian.len(), english.len());
}

#[test]
fn oku_timur_is_second_of_the_seventeen_published() {
    let pages = render(&[example("sumatera-selatan-2023")], Lang::Id);
    let html = page(&pages, "sumatera-selatan-2023.html");
    check_has(
        html,
        &[
            "Kabupaten Ogan Komering Ulu Timur Indeks 94,39 (catatan 1 ) A Kualitas Tertinggi (catatan 2 ) Zona Hijau",
            "Peringkat 2 dari 17 yang dipublikasikan",
            "dalam satu provinsi (Sumatera Selatan)",
            "Kota Lubuk Linggau 86,20 B Kualitas Tinggi Zona Hijau 1,80 lagi ke A B cocok S1",
            "Tentang ini tidak ada yang dapat dikatakan",
            "diambil 23 November 2026",
            "Peringkat beredar lewat pers",
        ],
    );
    assert_eq!(html.matches("<td class=\"rank\">").count(), 17);
    let overview = page(&pages, "index.html");
    check_has(
        overview,
        &[
            "94,39",
            "Peringkat 2 dari 17 yang dipublikasikan",
            "18 angka dibandingkan",
            "3 catatan: aturan yang belum terbukti",
        ],
    );
}

#[test]
fn kota_kupang_shows_the_published_index_beside_the_computed_one_and_why_they_differ() {
    let html = one(example("kota-kupang-2022"), Lang::Id);
    check_has(
        &html,
        &[
            "Kota Kupang: 7 unit",
            "Jumlah 553,88",
            "Dibagi 7 79,1257…",
            "Dihitung 79,13 Terbit 79,12 Selisih 0,01 berbeda",
            "79,1257…, menjadi 79,12 bila dipotong pada 2 desimal",
            "rekap 7 unit",
            "Indeks Kota Kupang Kepatuhan Penyelenggaraan Pelayanan Publik, Kota Kupang 2022 79,12 79,13",
        ],
    );
}

#[test]
fn a_rank_among_bodies_that_are_not_here_is_said_as_published() {
    let html = one(example("sleman-2024"), Lang::Id);
    check_has(
        &html,
        &[
            "Peringkat 3 menurut terbitan; badan pembandingnya tidak ada dalam data ini",
            "Dibagi 3 4,6266…",
            "Terbit 4,63 cocok",
        ],
    );
    assert!(!words(&html).contains("1 dari 1"), "a rank among one");
}

#[test]
fn bantul_follows_from_its_nine_elements() {
    let html = one(example("bantul-2023"), Lang::Id);
    check_has(
        &html,
        &[
            "IKM Indeks Kepuasan Masyarakat 87,2777…",
            "3,4911… × 25",
            "rata-rata, 9 nilai",
            "U4 Biaya/Tarif 3,93",
            "Sebelum dibulatkan 87,2777… Dihitung 87,28 Terbit 87,28 cocok",
            "IKM Dinas Pertanahan dan Tata Ruang, 2019–2023",
            "dihitung dari nilai yang diterbitkan",
            "yang diterbitkan hanya indeks dan nilai penyusunnya",
        ],
    );
}

#[test]
fn the_mismatch_of_the_zones_of_2023_is_shown_and_read() {
    let html = one(example("ombudsman-nasional-2024"), Lang::Id);
    check_has(
        &html,
        &[
            "70,70% 70,65% 414 ÷ 586 × 100 berbeda selisih +0,05%",
            "bila Zona Hijau 2023 adalah 415, bukan 414 dan Jumlah yang dinilai 2023 adalah 587, bukan 586",
            "Ini pembacaan, bukan koreksi",
            "2021 30,49% dihitung 53,83% dihitung 15,67% dihitung",
            "3 dari 17 angka yang dibandingkan",
        ],
    );
    let english = one(example("ombudsman-nasional-2024"), Lang::En);
    check_has(
        &english,
        &["70.70% 70.65% 414 ÷ 586 × 100 differs", "were 415, not 414"],
    );
}

#[test]
fn stages_are_measured_against_the_first() {
    let html = one(example("p2ham-2023"), Lang::Id);
    check_has(
        &html,
        &[
            "Jawa Timur, 2023: dari tahap ke tahap",
            "Unit kerja yang lolos evaluasi di Jawa Timur 41 64,06% 64,06%",
            "Unit kerja penerima predikat di Jawa Timur 40 97,56% 62,50%",
            "dari 871: Unit kerja penerima Predikat Unit Kerja P2HAM",
        ],
    );
}

#[test]
fn numbers_stand_the_way_of_the_language() {
    let pages = |lang| words(&one(example("rb-2023"), lang));
    let (indonesian, english) = (pages(Lang::Id), pages(Lang::En));
    assert!(indonesian.contains("76,81") && !indonesian.contains("76.81"));
    assert!(english.contains("76.81") && !english.contains("76,81"));
}

/// Words that differ between two pages, as a reader sees them.
fn changed(before: &str, after: &str, number: &str) -> (usize, usize) {
    let n = |html: &str| words(html).matches(number).count();
    (n(before), n(after))
}

#[test]
fn an_index_that_changes_changes_everywhere_it_is_shown() {
    let before = one(example("sumatera-selatan-2023"), Lang::Id);
    let mut example = example("sumatera-selatan-2023");
    let scored = example.scored.as_mut().expect("a round");
    let body = scored.bodies.find("oku-timur").expect("a known body");
    let published = scored
        .published
        .indices
        .get_mut(&body)
        .expect("a published index");
    published.index = Exact::parse("76.43");
    published.text = "76.43".to_owned();
    let after = one(example, Lang::Id);
    let (was, is) = changed(&before, &after, "94,39");
    assert!(was >= 5, "94,39 stood {was} times");
    assert_eq!(is, 0, "94,39 is still there");
    assert_eq!(changed(&before, &after, "76,43"), (0, was));
    // Its band and rank follow: C instead of A; six A, six B and Pagar Alam (76,74) stand before it.
    check_has(
        &after,
        &[
            "76,43 C Kualitas Sedang Zona Kuning",
            "Peringkat 14 dari 17",
            "A berbeda peringkat 2 berbeda",
        ],
    );
}

#[test]
fn a_figure_that_changes_changes_everywhere_it_is_shown() {
    let before = one(example("rb-2023"), Lang::Id);
    let mut example = example("rb-2023");
    let row = example
        .figures
        .iter()
        .position(|figure| figure.id == "kl-2023")
        .expect("a known figure");
    example.figures[row].value = Printed::parse("71.07");
    let after = one(example, Lang::Id);
    let (was, is) = changed(&before, &after, "76,81");
    assert!(was >= 5, "76,81 stood {was} times");
    assert_eq!(is, 0, "76,81 is still there");
    assert_eq!(changed(&before, &after, "71,07"), (0, was));
    check_has(&after, &["71,07 − 75,48"]);
}

#[test]
fn hostile_names_stay_names() {
    let hostile = "</title><script>alert(1)</script>\" onload=\"x & <b>";
    let mut example = example("kota-kupang-2022");
    example.title.id = hostile.to_owned();
    example.note.id = hostile.to_owned();
    let scored = example.scored.as_mut().expect("a round");
    let body = scored.bodies.find("kota-kupang").expect("a known body");
    let published = scored
        .published
        .indices
        .get_mut(&body)
        .expect("a published index");
    published.source = hostile.to_owned();
    published.band = hostile.to_owned();
    let html = one(example, Lang::Id);
    assert!(!html.contains("<script"), "a name became a script");
    assert!(!html.contains("onload=\"x"), "a name became an attribute");
    assert!(html.contains("&lt;script&gt;"), "the name is gone");
}

/// A measurement that can tell the first two bodies of a ranking apart from none but each other.
fn measured(n: usize, alike: [BodyId; 2]) -> Report {
    let cause = |cause| CauseReport {
        cause,
        state: CauseState::Modelled,
        deviation: Some(0.4),
        share: Some(0.25),
    };
    let body = |place: u32| {
        let body = BodyId(place);
        let ranks = RankInterval { best: 1, worst: 2 };
        BodyReport {
            body,
            index: Some(90.0),
            interval: Some(Interval {
                low: 93.51,
                high: 95.49,
            }),
            rank: Some(1),
            rank_interval: Some(ranks),
            causes: Cause::ALL.map(cause),
            deviation: Some(0.5),
            alike: Some(Alike {
                n: usize::from(alike.contains(&body)),
                ranks,
            }),
            bands: Vec::new(),
        }
    };
    Report {
        settings: Settings::default(),
        bodies: (0..n as u32).map(body).collect(),
        groups: vec![GroupReport {
            modelled: n,
            silent: 0,
            runs: vec![Run {
                bodies: alike.to_vec(),
                ranks: RankInterval { best: 1, worst: 2 },
            }],
        }],
        raters: Vec::new(),
        disagreement: None,
    }
}

#[test]
fn what_cannot_be_told_apart_is_said_where_it_was_measured() {
    let mut example = example("sumatera-selatan-2023");
    let scored = example.scored.as_ref().expect("a round");
    let find = |unit: &str| scored.bodies.find(unit).expect("a known body");
    let trust = measured(scored.bodies.len(), [find("musi-rawas"), find("oku-timur")]);
    example.trust = Some(trust);
    let html = one(example, Lang::Id);
    check_has(
        &html,
        &[
            "dihitung 1.000 kali",
            "Peringkat 1–2: Kabupaten Musi Rawas, Kabupaten Ogan Komering Ulu Timur",
            "yang digeser, sejauh datanya mengizinkan: jawaban survei, penilai, bobot, isian kosong",
            "94,39 93,51–95,49 1–2 1 jawaban survei 25%, penilai 25%, bobot 25%, isian kosong 25%",
        ],
    );
    assert!(
        html.contains("class=\"interval\""),
        "the chart shows no interval"
    );
    assert!(!words(&html).contains("Tentang ini tidak ada yang dapat dikatakan"));
}

#[test]
fn a_body_alone_is_not_said_to_be_apart_from_others() {
    let mut example = example("bantul-2023");
    let mut trust = measured(1, [BodyId(0), BodyId(0)]);
    trust.groups.clear();
    example.trust = Some(trust);
    let html = one(example, Lang::Id);
    check_has(&html, &["Tidak ada dua badan yang dapat dibandingkan"]);
    assert!(!words(&html).contains("dapat dibedakan satu sama lain"));
}
