//! The counts of a programme and the material of an event, as the domain's
//! papers have them.

use crate::portal::{Portal, shown};

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
            "10 penerima diumumkan, 3 diketahui namanya, 7 belum.",
            "21 penerima diumumkan, 0 diketahui namanya, 21 belum.",
            "75 penerima diumumkan, 15 diketahui namanya, 60 belum.",
            "tujuh sentra",
        ],
    );
    let text = portal
        .page("/en/penghargaan/gebyar-pelayanan-prima-2024/pers.txt")
        .await;
    demand(
        &text,
        &["10 recipients were announced, 3 are known by name, 7 are not."],
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
