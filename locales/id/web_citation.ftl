## Kutipan yang diputuskan, di daftar piagam yang akan diterbitkan.

web-citation-decided = Kutipan:
web-citation-replaces = Kosongkan agar setiap piagam memuat kutipan yang diputuskan bagi penerimanya, seperti tertulis dalam daftar. Yang ditulis di sini menggantikannya pada semua piagam yang diterbitkan dengan tombol ini; untuk satu penerima, pilih penerima itu saja.
