//! The counts of a programme and the material of an event, as the domain's
//! papers have them.

use crate::portal::{Portal, shipped, shown};

fn demand(page: &str, texts: &[&str]) {
    for text in texts {
        assert!(page.contains(text), "{text} is not in\n{page}");
    }
}

/// p2ham.md §6 and gebyar-2024.md §2, §3.
#[tokio::test]
async fn counts_of_stages_and_of_recipients_stand_on_their_pages() {
    let portal = Portal::shipped().await;
    let stages = shown(&portal.page("/id/program/p2ham/tahapan").await);
    // 41 of 64, 40 of 64, 40 of 41; 241 of 282.
    demand(
        &stages,
        &[
            "Jawa Timur, 2023",
            "64,06%",
            "62,50%",
            "97,56%",
            "85,46%",
            "jatim.viva.co.id 11609",
            "Surat Keterangan Hasil Evaluasi",
            "Lama berlakunya predikat tidak ditemukan.",
        ],
    );
    let file = portal.page("/id/program/p2ham/tahapan.csv").await;
    demand(
        &file,
        &["p2ham,2022,2023,35,Jawa Timur,predikat,40,97.56,62.50,published,0,"],
    );
    let zi = shown(&portal.page("/id/program/zi/tahapan").await);
    demand(
        &zi,
        &["Setelah dicabut, unit dapat masuk lagi sesudah 24 bulan."],
    );
    // A programme of stages alone is called by its name, not by its code.
    let kovablik = shown(&portal.page("/id/program/kovablik").await);
    let name = "Kompetisi Inovasi Pelayanan Publik provinsi (KOVABLIK)";
    demand(&kovablik, &[name, "Instansi di provinsi"]);
    // innovation.md §3: 30 of 100 for significance.
    let kipp = shown(&portal.page("/id/program/inovasi/tahapan").await);
    demand(&kipp, &["Signifikansi · Bobot 30", "Nilai lulus: 85"]);
    let press = shown(
        &portal
            .page("/id/penghargaan/gebyar-pelayanan-prima-2024/pers")
            .await,
    );
    demand(
        &press,
        &[
            "10 penghargaan diumumkan, 3 diketahui penerimanya, 7 belum.",
            "21 penghargaan diumumkan, 0 diketahui penerimanya, 21 belum.",
            "75 penghargaan diumumkan, 15 diketahui penerimanya, 60 belum.",
            "tujuh sentra",
            "Kementerian Sosial: Top 5 Inovasi, kelompok Replikasi (5 penghargaan)",
        ],
    );
    let text = portal
        .page("/en/penghargaan/gebyar-pelayanan-prima-2024/pers.txt")
        .await;
    demand(
        &text,
        &["10 honours were announced; the recipients of 3 are known, those of 7 are not."],
    );
    let names = portal
        .page("/id/penghargaan/gebyar-pelayanan-prima-2024/penerima.csv")
        .await;
    // 18 known, and 7 + 21 + 60 nobody has named: 106 in all.
    let known = names
        .lines()
        .skip(1)
        .filter(|row| row.contains(",granted,"))
        .count();
    assert_eq!(known, 18, "{names}");
    for n in [7, 21, 60] {
        demand(&names, &[&format!(",{n},,,,,,,unknown,")]);
    }
    let category = shown(
        &portal
            .page("/id/penghargaan/gebyar-pelayanan-prima-2024/rentan")
            .await,
    );
    demand(
        &category,
        &["Kejaksaan Tinggi Sumatera Selatan", "Kementerian Sosial"],
    );
}

/// The text and the table of an award event are passed on without the banner of
/// its pages.
#[tokio::test]
async fn the_press_text_and_the_table_of_a_sample_event_say_that_it_is_a_sample() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("gebyar-2024");
    std::fs::create_dir(&place).unwrap();
    for file in std::fs::read_dir(shipped("examples/gebyar-2024")).unwrap() {
        let file = file.unwrap();
        let text = std::fs::read_to_string(file.path()).unwrap();
        let text = match file.file_name() == "example.toml" {
            true => text.replace("period = \"2024\"", "period = \"2024\"\nsample = true"),
            false => text,
        };
        std::fs::write(place.join(file.file_name()), text).unwrap();
    }
    let event = "penghargaan/gebyar-pelayanan-prima-2024";
    let (real, sample) = (Portal::shipped().await, Portal::over(folder.path()).await);
    for (lang, said) in [("id", "DATA CONTOH"), ("en", "SAMPLE DATA")] {
        let address = format!("/{lang}/{event}/pers.txt");
        let text = sample.page(&address).await;
        assert!(text.starts_with(said), "{text}");
        let text = real.page(&address).await;
        assert!(!text.contains(said), "{text}");
    }
    for (portal, mark) in [(&real, "0"), (&sample, "1")] {
        let table = portal.page(&format!("/id/{event}/penerima.csv")).await;
        let mut rows = table.lines();
        let head: Vec<&str> = rows.next().unwrap_or_default().split(',').collect();
        assert_eq!(head[13], "sample", "{table}");
        // 18 known, and a row for each of the three categories with unknown ones.
        let marked = format!(",{mark},");
        assert_eq!(
            rows.filter(|row| row.contains(&marked)).count(),
            21,
            "{table}"
        );
    }
}
