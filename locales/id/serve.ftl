## Menjalankan portal dari baris perintah.

cli-command-serve = Menjalankan portal di atas sebuah basis data
cli-command-doctor = Memeriksa keutuhan basis data: langkah tabel, rantai audit, berkas kumpulan data
cli-command-backup = Mencadangkan seluruh isi basis data ke satu berkas, tanpa menghentikan portal
cli-command-restore = Memulihkan cadangan ke basis data yang kosong
cli-argument-config = Berkas pengaturan TOML; argumen dan variabel PRIMA_… lebih kuat daripadanya
cli-argument-origin = Alamat portal bagi pembaca, misalnya https://prima.example
cli-argument-file = Berkas cadangan

serve-cannot-listen = { $address } tidak dapat dibuka: { $cause }. Mungkin program lain sudah memakainya; pilih alamat lain dengan --listen.
serve-made = { $file } belum ada dan baru dibuat, kosong. Bila datanya sudah ada di berkas lain, hentikan dan periksa --database.
serve-empty = Basis data ini belum berisi kumpulan data. Isi dengan prima import.
serve-no-key = Kunci tanda tangan (key) belum diatur, sehingga penetapan tidak diumumkan. Atur key, misalnya /etc/prima/kunci.
serve-no-evidence = Folder bukti (evidence) belum diatur, sehingga bukti tidak dapat diunggah. Atur evidence, misalnya /var/lib/prima/bukti.
serve-no-origin = Alamat situs (origin) belum diatur, sehingga umpan dan daftar halaman memuat alamat yang tidak lengkap. Atur origin, misalnya https://prima.example.
serve-file-unreadable = { $file } tidak dapat dibaca: { $cause }. Periksa nama berkas dan hak aksesnya.
serve-file-no-toml = { $file } bukan TOML: { $cause }
serve-unknown-key = { $place }: pengaturan ini tidak dikenal{ $near ->
    [none] .
   *[other] ; maksud Anda { $near }?
  } Yang ada: { $known }.
serve-bad-kind = { $place }: tulis sebagai teks di antara tanda petik, atau sebagai bilangan bulat.
serve-unquoted = { $place }: tulis di antara tanda petik: { $key } = "{ $value }".
serve-bad-listen = { $place }: “{ $value }” bukan alamat untuk dibuka. Tulis alamat dan nomor porta, misalnya 127.0.0.1:8080.
serve-bad-database = { $place }: “{ $value }” bukan alamat basis data. Tulis sqlite:BERKAS atau postgres://PENGGUNA@INANG/NAMA.
serve-bad-origin = { $place }: “{ $value }” bukan alamat portal. Tulis skema dan inang saja, misalnya https://prima.example.
serve-bad-contact = { $place }: “{ $value }” bukan alamat surel. Tulis alamatnya saja, misalnya pengelola@prima.example.
serve-bad-log-level = { $place }: “{ $value }” bukan tingkat log. Pakai error, warn, info, debug, atau misalnya warn,prima_web=debug.
serve-bad-log-format = { $place }: “{ $value }” bukan bentuk log. Pakai json atau text.
serve-bad-cache = { $place }: “{ $value }” bukan ukuran memori halaman. Tulis 1 sampai 4096 (megabita).
serve-bad-connections = { $place }: “{ $value }” bukan jumlah sambungan. Tulis 16 sampai 100000.

serve-store-address = “{ $database }” bukan alamat basis data. Tulis sqlite:BERKAS atau postgres://PENGGUNA@INANG/NAMA.
serve-store-open = Basis data { $database } tidak dapat dibuka: { $cause }. Periksa apakah foldernya ada dan boleh ditulis, atau apakah peladennya berjalan.
serve-store-older = Basis data { $database } berasal dari Prima yang lebih lama (langkah { $found }, program ini mengenal { $known }). Buatlah cadangan dengan program yang lama, lalu jalankan `prima serve` dari program ini: langkah yang kurang akan dijalankan.
serve-store-newer = Basis data { $database } ditulis oleh Prima yang lebih baru (langkah { $found }, program ini sampai { $known }). Pakai program yang lebih baru, atau pulihkan cadangan yang dibuat program ini.
serve-store-migration = Tabel basis data { $database } tidak dapat disesuaikan: { $cause }. Tidak ada yang berubah; pulihkan cadangan, atau laporkan pesan ini.
serve-store-busy = Perubahan lain pada basis data { $database } belum selesai. Ulangi setelah itu selesai.
serve-store-failed = Basis data gagal: { $cause }. Jalankan prima doctor untuk memeriksanya.
serve-store-full = Basis data tidak dapat ditulis: tempatnya penuh ({ $cause }). Tidak ada yang tersimpan dari perubahan ini. Kosongkan tempat di cakram, lalu ulangi.

doctor-migrations = Langkah tabel ({ $n })
doctor-chain = Rantai audit ({ $n } baris)
doctor-files = Berkas kumpulan data ({ $n })
doctor-recomputed = Kumpulan data yang dihitung ulang dari berkasnya ({ $n })
doctor-certificates = Piagam ({ $n })
doctor-good = baik
doctor-wrong = ADA MASALAH
doctor-healthy = Basis data ini utuh.
doctor-ill = Basis data ini tidak utuh. Simpan salinannya, lalu pulihkan cadangan terakhir yang baik ke basis data baru.
doctor-steps-missing = Baru { $taken } dari { $known } langkah tabel yang dijalankan. Prima serve menjalankan sisanya saat dimulai; buat cadangan lebih dulu.
doctor-chain-gap = Baris { $number } tidak ada: baris audit dihapus atau disisipkan.
doctor-chain-changed = Baris { $number } tidak cocok dengan segelnya: isinya diubah.
doctor-chain-short = Tercatat { $acts } tindakan, tetapi ada { $n } baris audit: baris terakhir dihapus atau ditambahkan.
doctor-file-changed = { $file }: isinya tidak cocok dengan SHA-256-nya.
doctor-certificate-unreadable = Piagam { $certificate } untuk { $recipient }: { $file } yang tersimpan tidak dapat dibaca. Pulihkan dari cadangan, atau tarik piagam itu dan terbitkan yang baru.
doctor-certificate-changed = Piagam { $certificate } untuk { $recipient }: { $file } yang tersimpan tidak cocok dengan tanda tangannya: isinya diubah. Pulihkan dari cadangan, atau tarik piagam itu dan terbitkan yang baru.

backup-writing = Mencadangkan ke { $file } …
backup-written = { $file }: { $rows } baris, { $kilobytes } KB.
backup-reading = Memulihkan dari { $file } …
backup-restored = { $rows } baris dari { $file } dipulihkan ke { $database }.
backup-exists = { $file } sudah ada dan tidak ditimpa. Pilih nama lain.
backup-missing = Berkas cadangan { $file } tidak ada.
backup-no-database = Basis data { $file } tidak ada. Periksa --database; yang baru dibuat oleh prima import atau prima serve.
backup-unusable = Cadangan { $file } tidak dapat dibaca atau ditulis: { $cause }. Periksa ruang penyimpanan dan hak aksesnya.
backup-damaged = { $file } bukan cadangan Prima, atau rusak: { $why }. Tidak ada yang dipulihkan.
backup-not-empty = Basis data { $database } sudah berisi data. Pulihkan ke basis data yang kosong, misalnya --database sqlite:baru.db.
serve-template = Templat piagam belum dapat dipakai bagi piagam yang lengkap: { $fault } Piagam yang sudah terbit dan tidak berubah halamannya tetap dapat diunduh. Coba templatnya dengan prima certificate preview FOLDER.
