## Masalah dalam berkas data: apa yang salah, di mana, dan apa yang perlu dilakukan.

# Tempat dan susunan laporan

data-place-row-column = baris { $row }, kolom { $column }
data-place-row = baris { $row }
data-place-column = kolom { $column }
data-head-one = { $file }: satu masalah
data-head = { $file }: { $count } masalah sejenis
data-head-at-desk-one = Satu masalah
data-head-at-desk = { $count } masalah sejenis
data-and-more = … dan { $count } lagi
data-do = Yang perlu dilakukan: { $hint }

# Berkas

data-cause = { $cause ->
    [not-found] berkas atau folder itu tidak ada
    [denied] tidak ada hak akses
    [is-folder] itu folder, bukan berkas
    [no-folder] sebagian jalurnya bukan folder
    [full] ruang penyimpanan penuh
    [read-only] tempat itu hanya dapat dibaca
    [in-use] alamat itu sedang dipakai
    [broken-zip] bukan ZIP yang utuh
    [no-database] berkasnya tidak dapat dibuka
   *[other] { $cause }
  }

data-cannot-open = Berkas tidak dapat dibuka: { $cause }.
data-cannot-open-hint = Periksa nama dan letak berkas, dan apakah berkas boleh dibaca.

data-cannot-read = Berkas tidak dapat dibaca sampai selesai: { $cause }.
data-cannot-read-hint = Salin ulang berkas dari sumbernya, lalu coba lagi.

data-empty-file = Berkas kosong.
data-empty-file-hint = Berkas harus berisi satu baris judul kolom dan sekurang-kurangnya satu baris data.

data-no-rows = Berkas hanya berisi judul kolom, tanpa satu baris data pun.
data-no-rows-hint = Isilah datanya, atau jangan sebut berkas ini bila memang tidak ada datanya.

data-utf-16 = Berkas ditulis dalam UTF-16, bukan UTF-8.
data-utf-16-hint = Di Excel pilih Simpan Sebagai, lalu "CSV UTF-8 (dipisahkan koma)".

data-not-utf-8 = Ada huruf yang tidak ditulis dalam UTF-8.
data-not-utf-8-hint = Di Excel pilih Simpan Sebagai, lalu "CSV UTF-8 (dipisahkan koma)"; di program lain pilih pengodean UTF-8.

data-nul = Ada bita kosong (NUL) di tempat ini.
data-nul-hint = Berkas rusak atau bukan teks; simpan ulang dari program asalnya.

data-old-excel = Ini berkas Excel lama (.xls) atau berkas yang dikunci dengan kata sandi.
data-old-excel-hint = Buka di Excel, hapus kata sandinya bila ada, lalu simpan sebagai .xlsx.

data-not-xlsx = Nama berkas berakhiran .xlsx, tetapi isinya bukan XLSX.
data-not-xlsx-hint = Bila isinya CSV, ganti akhirannya menjadi .csv; bila bukan, simpan ulang dari Excel.

data-not-parquet = Nama berkas berakhiran .parquet, tetapi isinya bukan Parquet.
data-not-parquet-hint = Bila isinya CSV, ganti akhirannya menjadi .csv; bila bukan, tulis ulang berkasnya.

data-xlsx-broken = Berkas XLSX rusak: { $cause }.
data-xlsx-broken-hint = Buka di Excel atau LibreOffice, biarkan diperbaiki, lalu simpan ulang sebagai .xlsx.

data-xlsx-too-large = Isi berkas XLSX ini mengembang terlalu besar: lebih dari { $limit } MiB, atau lebih dari { $ratio } kali besar berkasnya.
data-xlsx-too-large-hint = Berkas seperti ini biasanya rusak atau dibuat untuk mengganggu. Simpan datanya saja sebagai CSV atau Parquet.

data-parquet-truncated = Berkas Parquet terpotong: bagian akhirnya tidak ada.
data-parquet-truncated-hint = Salin ulang berkas; pengiriman sebelumnya tidak selesai.

data-parquet-broken = Berkas Parquet rusak: { $cause }.
data-parquet-broken-hint = Tulis ulang berkas dari sumbernya, lalu salin sekali lagi.

data-parquet-too-large = Satu halaman berkas Parquet ini mengembang terlalu besar (batasnya { $limit } MiB).
data-parquet-too-large-hint = Berkas seperti ini biasanya rusak. Tulis ulang dengan pemampatan snappy atau zstd.

data-parquet-type = Kolom { $column } berjenis { $found }, yang tidak dapat dibaca sebagai teks atau bilangan.
data-parquet-type-hint = Tulis kolom ini sebagai teks, bilangan bulat, pecahan, atau tanggal.

# Judul kolom dan bentuk baris

data-column-missing = Kolom `{ $column }` tidak ada{ $near ->
    [none] .
   *[other] ; barangkali `{ $near }` yang dimaksud.
  }
data-column-missing-hint = Yang diperlukan: { $needed }. Yang ada: { $found }. Nama kolom ditulis dengan huruf kecil; urutannya bebas, dan kolom tambahan boleh ada.

data-unknown-table = Judul kolom ini bukan milik satu pun tabel register: { $found }.
data-unknown-table-hint = Tabel register dikenali dari kolomnya: { $kinds }. Indeks yang diterbitkan, jawaban, dan tabel lain diimpor sebagai kumpulan data: sebut foldernya, yang berisi example.toml di samping tabel-tabel itu.

data-column-twice = Kolom `{ $column }` ada dua kali.
data-column-twice-hint = Hapus salah satunya, atau beri nama lain.

data-ragged = Baris ini mempunyai { $found } kolom, padahal judulnya { $expected }.
data-ragged-hint = Periksa pemisah yang kurang atau berlebih; nilai yang memuat pemisah ditulis di antara tanda kutip ganda.

data-quote-open = Tanda kutip yang dibuka di baris ini tidak ditutup.
data-quote-open-hint = Tutup tanda kutipnya; tanda kutip di dalam nilai ditulis dua kali ("").

data-cell-error = Sel ini berisi kesalahan rumus: { $found }.
data-cell-error-hint = Perbaiki rumusnya, atau ganti dengan nilainya.

# Nilai

data-empty-value = Nilai di sini kosong.
data-empty-value-hint = Isilah kolom ini; hanya kolom yang boleh kosong boleh dibiarkan.

data-unknown-word = `{ $found }` tidak dikenal di kolom ini{ $near ->
    [none] .
   *[other] ; barangkali `{ $near }` yang dimaksud.
  }
data-unknown-word-hint = Pilihannya: { $words }; boleh juga kosong.

data-unknown-word-needed = `{ $found }` tidak dikenal di kolom ini{ $near ->
    [none] .
   *[other] ; barangkali `{ $near }` yang dimaksud.
  }
data-unknown-word-needed-hint = Pilih salah satu: { $words }.


data-not-a-count = `{ $found }` bukan bilangan cacah.
data-not-a-count-hint = Tulis 0, 1, 2, dan seterusnya, tanpa tanda pemisah ribuan.

data-not-a-number = `{ $value }` bukan bilangan.
data-not-a-number-hint = Tulis bilangan seperti 4 atau 3.75, tanpa satuan dan tanpa pemisah ribuan.

data-not-whole = `{ $value }` bukan bilangan bulat.
data-not-whole-hint = Tulis bilangan bulat: { $expected }

data-decimal-comma = `{ $value }` memakai koma desimal, padahal kolom berkas ini dipisahkan koma atau selnya berupa teks.
data-decimal-comma-hint = Tulis dengan titik ({ $expected }), atau simpan berkas dengan pemisah titik koma.

data-value-outside-scale = `{ $value }` di luar skala nilai.
data-value-outside-scale-hint = Yang diterima: { $expected }.

data-zero-divisor = `{ $value }` membagi dengan nol.
data-zero-divisor-hint = Bila tidak ada yang dapat dihitung, tulis tidak_berlaku.

data-item-twice = Butir `{ $expected }` disebut dua kali dalam `{ $value }`.
data-item-twice-hint = Sebut setiap butir satu kali, dipisahkan |.

data-not-a-question = `{ $value }` bukan pertanyaan: nilainya dihitung dari bagian-bagiannya.
data-not-a-question-hint = Isilah butir di bawahnya; `prima instrument form` mencetak semua pertanyaan.

data-survey-answer = `{ $value }` adalah jawaban atas pertanyaan survei; di sini hanya keadaan yang boleh ditulis (misalnya tidak_dinilai).
data-survey-answer-hint = Jawaban survei masuk dalam tallies.csv (unit,question,option,count) atau sebagai jawaban satu per satu (unit,question,value).

data-not-a-survey = `{ $code }` bukan pertanyaan survei.
data-not-a-survey-hint = Jawabannya masuk dalam answers.csv (unit,source,rater,code,value).
data-not-a-survey-at-desk = Hapus baris ini: tabel ini hanya untuk pertanyaan survei. Yang lain dijawab unit dan penilai pada isiannya.

data-fact-not-node = `{ $code }` adalah fakta, bukan unsur yang bernilai.
data-fact-not-node-hint = Fakta masuk dalam answers.csv; berkas ini hanya untuk nilai unsur yang sudah diumumkan.
data-fact-not-node-at-desk = Hapus baris ini; tabel ini hanya untuk nilai unsur yang sudah diumumkan.

data-unknown-code = Kode `{ $code }` tidak ada dalam instrumen { $instrument }{ $near ->
    [none] .
   *[other] ; barangkali `{ $near }` yang dimaksud.
  }
data-unknown-code-hint = Periksa kodenya dengan `prima instrument explain { $instrument }`, dan apakah instrumennya tepat.
data-unknown-code-at-desk = Tulis kode seperti pada halaman instrumen { $instrument }, atau hapus barisnya.

data-unknown-source = Sumber jawaban `{ $source }` tidak ada dalam instrumen ini.
data-unknown-source-hint = `{ $code }` dijawab dari sumber { $expected }; kolom source boleh juga kosong.

data-other-source = `{ $code }` dijawab dari sumber { $expected }, bukan { $source }.
data-other-source-hint = Tulis { $expected }, atau kosongkan kolom source; periksa juga apakah kodenya tepat.

# Badan

data-unknown-unit = Unit `{ $unit }` tidak ada dalam daftar unit{ $near ->
    [none] .
   *[other] ; barangkali `{ $near }` yang dimaksud.
  }
data-unknown-unit-hint = Tambahkan unit itu ke units.csv, atau perbaiki kodenya; huruf besar dan kecil dibedakan.
data-unknown-unit-at-desk = Pakai kode unit dari unduhan kemajuan (CSV) di papan penilaian ini, atau hapus barisnya; huruf besar dan kecil dibedakan.

data-record-twice = `{ $key }` sudah ada di baris { $first }.
data-record-twice-hint = Satu baris untuk setiap catatan; hapus salah satunya.

data-not-a-date = `{ $found }` bukan tanggal.
data-not-a-date-hint = Tulis tahun, bulan, atau hari yang ada dalam kalender: 2024, 2024-10, atau 2024-10-08.

data-unregistered-code = `{ $found }` tidak dikenal{ $near ->
    [none] .
   *[other] ; mungkin maksudnya `{ $near }`.
}
data-unregistered-code-hint = Tambahkan lebih dahulu ke register, atau perbaiki kodenya.

data-bad-region-code = `{ $found }` bukan kode wilayah.
data-bad-region-code-hint = Tulis kode Kemendagri: dua angka untuk provinsi (16), atau PP.KK untuk kabupaten dan kota (16.08).

data-unregistered-unit = Unit `{ $unit }` belum ada dalam register, dan barisnya tidak menyebut namanya.
data-unregistered-unit-hint = Isi kolom name, atau impor unit itu lebih dahulu.

data-body-circle = `{ $unit }` menjadi induk bagi dirinya sendiri.
data-body-circle-hint = Periksa kolom parent dari unit itu dan dari semua induknya.

data-unit-twice = Unit `{ $unit }` sudah ada di baris { $first }.
data-unit-twice-hint = Setiap unit hanya satu baris; hapus salah satunya.

data-unknown-parent = Induk `{ $parent }` dari unit `{ $unit }` tidak ada dalam daftar unit{ $near ->
    [none] .
   *[other] ; barangkali `{ $near }` yang dimaksud.
  }
data-unknown-parent-hint = Tambahkan induknya sebagai baris sendiri, atau kosongkan kolom parent.

data-own-ancestor = Unit `{ $unit }` menjadi induk bagi dirinya sendiri.
data-own-ancestor-hint = Periksa kolom parent unit ini dan induk-induknya: rantainya kembali ke awal.

# Baris yang berulang

data-duplicate-row = Jawaban `{ $unit }`, kode `{ $code }`{ $rater ->
    [none] {""}
   *[other] , penilai `{ $rater }`
  } sudah ada di baris { $first }, dengan nilai yang sama.
data-duplicate-row-hint = Hapus baris yang berulang; bila penilainya berbeda, isi kolom rater.

data-two-answers = `{ $unit }`, kode `{ $code }`{ $rater ->
    [none] {""}
   *[other] , penilai `{ $rater }`
  } sudah dijawab di baris { $first } dengan nilai lain.
data-two-answers-hint = Tentukan mana yang benar dan hapus yang lain; bila penilainya berbeda, isi kolom rater.

data-several-raters = `{ $unit }`, kode `{ $code }` dijawab lebih dari satu penilai (yang pertama di baris { $first }), padahal sumber { $source } hanya satu.
data-several-raters-hint = Tentukan jawaban yang berlaku dan hapus yang lain; instrumen tidak menyebut cara menggabungkannya.

data-tally-twice = Jumlah untuk `{ $unit }`, pertanyaan `{ $question }`, pilihan `{ $option }` sudah ada di baris { $first }.
data-tally-twice-hint = Jumlahkan keduanya menjadi satu baris, atau hapus yang berulang.

data-node-twice = Nilai `{ $code }` untuk `{ $unit }` sudah ada di baris { $first }.
data-node-twice-hint = Hapus salah satunya.

data-bad-formula = `{ $formula }` bukan rumus{ $rest ->
    [none] : rumusnya terputus.
   *[other] : tidak dapat dibaca mulai dari `{ $rest }`.
  }
data-bad-formula-hint = Tulis angka lain sebagai [kode], dengan bilangan, + - * / dan tanda kurung, misalnya ([a] + [b]) / 2.

data-figure-twice = Angka `{ $figure }` sudah ada di baris { $first }.
data-figure-twice-hint = Beri kode lain, atau hapus salah satunya.

# Bundel

data-folder-taken = Folder ini sudah ada dan tidak kosong.
data-folder-taken-hint = Sebut folder lain, atau kosongkan dulu; tidak ada berkas yang ditimpa.

data-empty-folder = Folder ini tidak berisi berkas.
data-empty-folder-hint = Sebut folder yang berisi berkas.

data-not-a-bundle = Ini bukan keterangan bundel Prima.
data-not-a-bundle-hint = Buat bundelnya dengan `prima bundle`, atau sebut folder yang berisi datapackage.json dan MANIFEST.

data-manifest-missing = MANIFEST tidak ada, jadi tidak ada yang dapat dibandingkan.
data-manifest-missing-hint = Ambil bundel yang utuh dari penerbitnya.

data-manifest-changed = Baris ini diubah setelah bundel dibuat.
data-manifest-changed-hint = Ambil MANIFEST yang asli dari penerbitnya, lalu periksa lagi.

data-manifest-unreadable = MANIFEST tidak dapat dibaca, atau diubah di banyak tempat.
data-manifest-unreadable-hint = Ambil bundel yang utuh dari penerbitnya.

data-bundle-missing = Berkas ini disebut dalam MANIFEST, tetapi tidak ada.
data-bundle-missing-hint = Ambil berkasnya dari penerbit bundel.

data-bundle-extra = Berkas ini tidak disebut dalam MANIFEST.
data-bundle-extra-hint = Pindahkan berkas ini dari folder bundel.

data-bundle-line = Baris ini diubah setelah bundel dibuat.
data-bundle-line-hint = Bandingkan baris ini dengan terbitan aslinya, lalu kembalikan.

data-bundle-among = Beberapa baris diubah setelah bundel dibuat, di antaranya: { $lines }.
data-bundle-among-hint = Bandingkan baris-baris ini dengan terbitan aslinya, lalu kembalikan.

data-bundle-from = Ada baris yang hilang atau ditambahkan, mulai di antara baris { $first } dan { $last }; seharusnya ada { $lines } baris.
data-bundle-from-hint = Bandingkan berkas ini dengan terbitan aslinya, lalu kembalikan.

data-bundle-hash = Isi berkas tidak cocok dengan sidik jarinya dalam MANIFEST.
data-bundle-hash-hint = Ambil bundel yang utuh dari penerbitnya.

data-output-changed = Di sini tertulis `{ $found }`, sedangkan hitung ulang menghasilkan `{ $expected }`: baris ini diubah setelah bundel dibuat.
data-output-changed-hint = Tulis lagi yang dihitung, atau ambil bundel yang utuh dari penerbitnya.

data-package-differs = Baris ini tidak cocok dengan berkas-berkas dalam bundel.
data-package-differs-hint = Ambil bundel yang utuh dari penerbitnya, atau buat lagi dengan `prima bundle`.

data-not-recomputed = Hasil tidak dapat dihitung ulang: { $cause }.
data-not-recomputed-hint = Periksa instrumen dan berkas masukan di dalam bundel.

data-output-missing = Hasil ini dapat dihitung, tetapi tidak ada dalam bundel.
data-output-missing-hint = Ambil bundel yang utuh dari penerbitnya, atau buat lagi dengan `prima bundle`.

data-output-unfounded = Ini hasil, tetapi tidak ada isi bundel yang menghasilkannya.
data-output-unfounded-hint = Ambil bundel yang utuh dari penerbitnya; tanpa masukannya, hasil ini tidak dapat dipercaya.

data-output-differs = Hitung ulang menghasilkan `{ $expected }`, tetapi di sini tertulis `{ $found }`.
data-output-differs-hint = Angka ini tidak mengikuti dari masukan dan instrumen dalam bundel; tanyakan kepada penerbitnya.

# Diterima, tetapi perlu diketahui

data-note-byte-order-mark = { $file }: penanda urutan bita (BOM) di awal berkas diabaikan.
data-note-crlf = { $file }: akhir baris gaya Windows (CRLF) diterima.
data-note-semicolons = { $file }: kolom dipisahkan titik koma; diterima.
data-note-tabs = { $file }: kolom dipisahkan tab; diterima.
data-note-decimal-comma = { $file }: koma desimal dibaca sebagai titik.
data-note-content-differs = { $file }: isinya { $format }, berbeda dari akhiran namanya; dibaca sebagai { $format }.
data-note-first-sheet = { $file }: hanya lembar `{ $sheet }` yang dibaca; lembar lain diabaikan: { $others }.
data-note-column-skipped = { $file }: kolom `{ $column }` ({ $found }) diabaikan.
data-note-unknown-columns = { $file }: kolom yang tidak dikenal dilewati: { $columns }.
data-note-no-rows = { $file }: hanya berisi judul kolom; tidak ada yang diambil dari sini.
data-note-odd-region = { $file }: { $n } wilayah tidak memakai kode Kemendagri (yang pertama "{ $found }" di baris { $row }); unitnya tidak diperingkat dalam provinsi. Tulis 34 untuk provinsi, 34.04 untuk kabupaten atau kota.

# Register dan kumpulan data

data-dates-reversed = `{ $found }` lebih dahulu daripada awalnya, `{ $from }`.
data-dates-reversed-hint = Tukar kedua tanggal itu, atau perbaiki yang keliru.

data-not-a-slug = `{ $found }` tidak dapat menjadi bagian alamat halaman.
data-not-a-slug-hint = Gunakan huruf kecil, angka, dan tanda hubung tunggal saja, misalnya dinas-kesehatan-bantul.

data-region-kind = Kode { $code } bukan kode { $found }.
data-region-kind-hint = Dua angka untuk provinsi; di dalam provinsi, 01 sampai 70 untuk kabupaten dan mulai 71 untuk kota. Perbaiki kode atau jenisnya.

data-region-parent = { $expected ->
    [none] Wilayah { $code } adalah provinsi dan tidak berinduk pada `{ $found }`.
   *[other] Menurut kodenya wilayah { $code } terletak di provinsi { $expected }, bukan `{ $found }`.
}
data-region-parent-hint = Tulis kode provinsinya di kolom parent; untuk provinsi kosongkan. Provinsi yang lama ditulis di region-parents.csv.

data-short-twice = Nama pendek `{ $found }` sudah dipakai wilayah { $code }.
data-short-twice-hint = Setiap nama pendek hanya untuk satu wilayah, misalnya Kab. Bandung di samping Kota Bandung.

data-two-files = `{ $key }` ditulis lain dalam { $file }, baris { $row }.
data-two-files-hint = Hapus salah satu barisnya, atau impor kedua berkas itu satu per satu.

data-no-level = `{ $unit }` tidak memiliki tingkat, begitu pula semua induknya.
data-no-level-hint = Isi kolom level: kementerian, lembaga, provinsi, kabupaten, kota, atau bumn; kosong berarti tingkat induknya.

data-no-citation = Angka ini tidak memiliki sumber.
data-no-citation-hint = Isi source, period, dan retrieved: setiap angka yang diterbitkan ditunjukkan dengan sumber, periode acuan, dan tanggal dibacanya. Untuk data contoh tulis sample = true dalam example.toml.

data-dataset-name = Folder kumpulan data ini bernama `{ $found }`, yang tidak dapat menjadi bagian alamat halaman.
data-dataset-name-hint = Ganti nama foldernya dengan huruf kecil, angka, dan tanda hubung tunggal saja, misalnya ombudsman-2024.

data-dataset-programme = Program `{ $found }` tidak dapat menjadi bagian alamat halaman.
data-dataset-programme-hint = Tulis programme dengan huruf kecil, angka, dan tanda hubung tunggal saja, misalnya "ombudsman".

data-dataset-period = Periode `{ $found }` bukan tahun, bulan, atau hari.
data-dataset-period-hint = Tulis period seperti "2024", "2024-10", atau "2024-10-08".

data-dataset-twice = Ada { $n } folder kumpulan data bernama ini.
data-dataset-twice-hint = Impor satu saja, atau ganti nama salah satunya: nama folder adalah nama kumpulan datanya.

data-other-instrument = Kumpulan data ini dinilai dengan { $instrument }, sedangkan { $dataset }, dengan program dan periode yang sama, dengan { $other }.
data-other-instrument-hint = Satu program dan periode dinilai dengan satu instrumen, agar peringkat dan rata-ratanya bermakna. Perbaiki instrument, programme, atau period, atau impor semua kumpulan datanya sekaligus.

data-result-elsewhere = Kumpulan data { $dataset } sudah memuat hasil { $programme } { $period } untuk { $n } badan yang juga ada di sini: { $bodies }.
data-result-elsewhere-hint = Satu badan memiliki satu hasil dalam satu program dan periode. Untuk mengubah hasil itu, impor berkasnya sebagai { $dataset } (nama folder adalah nama kumpulan datanya). Bila program atau periodenya lain, perbaiki programme atau period; bila tidak, hapus badan itu dari salah satu kumpulan data.

data-event-twice = Acara `{ $event }` sudah ada dalam kumpulan data { $dataset }.
data-event-twice-hint = Setiap acara dan kategorinya hanya dicatat satu kali. Hapus baris ini, atau impor { $dataset } lebih dahulu tanpa baris itu.

data-event-missing = Kategori ini milik acara `{ $event }`, yang tidak memiliki baris sendiri.
data-event-missing-hint = Tambahkan baris acaranya dengan kolom category kosong, atau perbaiki kodenya.

data-unregistered-event = Acara `{ $found }` tidak dikenal{ $near ->
    [none] .
   *[other] ; mungkin maksudnya `{ $near }`.
}
data-unregistered-event-hint = Catat acara dan kategorinya dalam events.csv, atau perbaiki kodenya.

data-event-gone = Acara `{ $event }` tidak ada lagi dalam berkas ini, padahal penghargaan dalam kumpulan data { $dataset } menyebutnya.
data-event-gone-hint = Kembalikan barisnya, atau perbaiki dan impor { $dataset } bersamaan.

data-innovation-twice = Inovasi `{ $innovation }` sudah ada{ $dataset ->
    [none] .
   *[other] {" "}dalam kumpulan data { $dataset }.
}
data-innovation-twice-hint = Setiap inovasi dan setiap replikasi hanya dicatat satu kali. Hapus baris ini, atau ganti kodenya bila inovasinya memang lain.

data-unregistered-innovation = Inovasi `{ $found }` tidak dikenal{ $near ->
    [none] .
   *[other] ; mungkin maksudnya `{ $near }`.
}
data-unregistered-innovation-hint = Catat inovasinya dalam innovations.csv, atau perbaiki kodenya.

data-innovation-honour = Kumpulan data ini tidak memiliki penghargaan `{ $honour }`.
data-innovation-honour-hint = Tulis kode penghargaan seperti dalam honours.csv kumpulan data yang sama, atau kosongkan.

data-replication-circle = Asal-usul ini berputar: { $way } dan kembali lagi.
data-replication-circle-hint = Suatu inovasi tidak dapat direplikasi dari turunannya sendiri. Periksa kolom replica dan origin; mungkin tertukar.

data-innovation-gone = Inovasi `{ $innovation }` tidak ada lagi dalam berkas ini, padahal replikasi dalam kumpulan data { $dataset } menyebutnya.
data-innovation-gone-hint = Kembalikan barisnya, atau perbaiki dan impor { $dataset } bersamaan.

# Yang tersimpan dan yang dihitung ulang dari berkasnya

data-stored-file = Isinya bukan lagi yang diimpor: sidik SHA-256-nya berbeda.
data-stored-file-hint = Impor lagi kumpulan data ini dari sumbernya, atau pulihkan cadangan basis data.

data-stored-other = { $row }: tersimpan `{ $found }`, menurut berkasnya `{ $expected }`.
data-stored-other-hint = Impor lagi kumpulan data ini dari sumbernya, atau pulihkan cadangan basis data.

data-stored-extra = { $row }: tersimpan, tetapi tidak ada dalam berkasnya.
data-stored-extra-hint = Impor lagi kumpulan data ini dari sumbernya, atau pulihkan cadangan basis data.

data-stored-missing = { $row }: ada dalam berkasnya, tetapi tidak tersimpan.
data-stored-missing-hint = Impor lagi kumpulan data ini dari sumbernya, atau pulihkan cadangan basis data.
