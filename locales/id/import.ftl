## Impor dan ekspor dari baris perintah.

cli-command-import = Mengimpor register dan kumpulan data ke basis data; semuanya atau tidak sama sekali
cli-command-export = Menulis register sebagai CSV atau XLSX, siap diimpor lagi
cli-argument-files = Tabel register (CSV, XLSX), folder kumpulan data, atau folder yang memuatnya
cli-argument-database = Basis data: sqlite:BERKAS atau postgres://…
cli-argument-dry-run = Hanya menunjukkan apa yang akan berubah, baris demi baris
cli-argument-correction = Nama atau induk yang berubah adalah perbaikan; yang lama tidak disimpan sebagai riwayat
cli-argument-all = Menunjukkan semua baris yang berubah, bukan hanya yang pertama
cli-argument-actor = Siapa yang mengimpor, untuk jejak audit
cli-argument-table = Tabel: regions, region-parents, aliases, bodies, body-names, atau body-parents
cli-argument-listen = Alamat yang dibuka untuk peramban
cli-argument-dir = Folder basis data demo
cli-progress-import = Membaca berkas
cli-import-table = { $table }: { $added } baris baru, { $changed } baris berubah, { $removed } baris hilang
cli-import-description =   Instrumennya atau versi programnya berubah, barisnya tidak.
cli-import-by-key =   Nilai ditunjukkan untuk { $most } baris baru yang pertama; { $n } baris baru sesudahnya ditunjukkan kuncinya saja.
cli-import-more =   … dan { $n } baris lain; --all menunjukkan semuanya.
cli-import-nothing = Tidak ada yang berubah: semuanya sudah seperti ini di basis data.
cli-import-would = Percobaan saja, tidak ada yang disimpan: { $added } baris baru, { $changed } baris berubah, { $removed } baris hilang.
cli-import-done = Diimpor: { $added } baris baru, { $changed } baris berubah, { $removed } baris hilang.
cli-export-unknown = Tidak ada tabel { $table }. Pilih regions, region-parents, aliases, bodies, body-names, atau body-parents.
cli-demo-filled = { $files } berkas dan kumpulan data, { $rows } baris baru, di { $database }.
cli-demo-filling = Demo lain sedang mengisi { $folder }. Tunggu sampai demo itu siap, atau pakai folder lain dengan --dir.
cli-demo-sample = Angka yang diterbitkan adalah data nyata dengan sumbernya; yang bertanda “data contoh” bukan.
cli-bad-description = { $file }: uraian ini tidak dapat dibaca. Perbaiki di tempat yang ditunjukkan:
  { $cause }
