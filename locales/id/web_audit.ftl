## Jejak audit per hari, dan ikatan orang yang dicatat petugas.

web-board-trail-dari = Sejak tanggal
web-board-trail-sampai = Sampai dengan tanggal
web-audit-by-schedule = Diumumkan oleh jadwal; hasilnya diteguhkan { $name }
web-audit-not-numbered = Nomor dan segel baris hanya dibaca administrator dan auditor seluruh sistem yang tidak terikat dengan badan mana pun. Bagi pembaca lain keduanya kosong di sini dan di CSV.
web-audit-older = Baris yang lebih lama
web-audit-newest = Kembali ke baris terbaru
web-audit-file = Unduh sebagai CSV
web-audit-too-long = Berkas ini akan berisi lebih dari { $most } baris. Persempit dengan tanggal, lalu unduh bagian demi bagian.

web-people-tie = Catat ikatan
web-people-tie-about = Ikatan yang diketahui dari data kepegawaian atau dari laporan dicatat di sini. Sejak saat itu orang tersebut tidak dapat menilai, menugaskan, atau melihat unit itu, dan pencatatannya masuk jejak audit. Yang bersangkutan membacanya di akunnya.
web-people-tie-body = Unit atau instansi
web-people-tie-kind = Jenis ikatan
web-people-tie-until = Berakhir pada (kosongkan bila masih berlangsung)
web-people-tie-until-hint = Untuk mengakhiri ikatan yang sudah tercatat, tulis ikatan yang sama dengan hari terakhirnya.
web-people-tie-kind-wrong = Pilih jenis ikatannya.
web-people-tie-sure = Ikatan ini saya ketahui sebagai fakta, dan orang ini akan terhalang karenanya.
web-people-tie-save = Catat ikatan
web-people-tie-done = Ikatan dicatat.
