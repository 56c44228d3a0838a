## Kutipan yang diputuskan, di daftar piagam yang akan diterbitkan.

web-citation-decided = Kutipan:
web-citation-replaces = Kosongkan agar setiap piagam memuat kutipan yang diputuskan bagi penerimanya, seperti tertulis dalam daftar. Yang ditulis di sini menggantikannya pada semua piagam yang diterbitkan dengan tombol ini; untuk satu penerima, pilih penerima itu saja.
web-citation-outdated = Kutipannya sudah dikoreksi. Piagam ini masih memuat:
web-citation-again = Tarik piagam ini dan terbitkan lagi.
web-citation-outdated-title = Piagam dengan kutipan lama
web-citation-outdated-about = Kutipan ini dikoreksi setelah piagamnya terbit. Tarik piagam itu dan terbitkan lagi agar memuat kutipan yang berlaku.
web-citation-printed = Tertulis pada piagam:
web-citation-stands = Kutipan yang berlaku:
