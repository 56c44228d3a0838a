# Kata-kata baris perintah.

cli-about = Prima menilai pelayanan publik dengan instrumen resmi: nilai eksak, setiap angka dapat ditelusuri dan dihitung ulang.
cli-after-help = Kode keluar: 0 selesai; 1 pemeriksaan menemukan sesuatu; 2 perintah keliru atau berkas tidak dapat dipakai.
cli-commands = Perintah

cli-command-demo = Menghitung contoh nyata, menampilkan tabelnya, dan menulis laporan HTML
cli-command-instrument = Instrumen: daftar, periksa, jelaskan, bandingkan, formulir, baru, skema
cli-command-instrument-list = Daftar instrumen yang tersedia
cli-command-instrument-check = Memeriksa instrumen dan menjalankan contoh kasusnya
cli-command-instrument-explain = Menjelaskan seluruh instrumen dengan kata-kata
cli-command-instrument-diff = Membandingkan dua edisi butir demi butir
cli-command-instrument-form = Menampilkan kuesioner untuk satu sumber jawaban
cli-command-instrument-new = Menulis instrumen baru sebagai titik awal
cli-command-instrument-schema = Menampilkan JSON Schema berkas instrumen
cli-command-score = Menghitung nilai, rentang, gabungan, dan peringkat dari jawaban
cli-command-rank = Menentukan rentang, gabungan, dan peringkat dari indeks yang sudah dipublikasikan
cli-command-robust = Mengukur seberapa jauh nilai dan peringkat dapat dipercaya
cli-command-next-steps = Menunjukkan jawaban mana yang menaikkan unit ke rentang berikutnya
cli-command-compare = Membandingkan aturan lama dengan baru, atau hasil dua tahun
cli-command-bundle = Menulis bundel data terbuka yang dapat dihitung ulang siapa pun
cli-command-verify = Menghitung ulang sebuah bundel, bita demi bita
cli-command-completions = Menulis pelengkap perintah untuk shell

cli-argument-help = Menampilkan bantuan
cli-argument-version = Menampilkan versi
cli-argument-lang = Bahasa keluaran: id atau en
cli-argument-json = Keluaran JSON untuk mesin
cli-argument-threads = Banyaknya utas; hasilnya sama berapa pun banyaknya
cli-argument-color = Warna: auto (hanya di terminal), always, never
cli-argument-report = Folder laporan HTML
cli-argument-examples = Folder contoh; bila kosong, contoh bawaan
cli-argument-instrument = Berkas instrumen, atau nama seperti pekppp/2023
cli-argument-instruments = Berkas atau nama instrumen; bila kosong, semua
cli-argument-before = Yang lama: instrumen, atau folder hasil
cli-argument-after = Yang baru: instrumen, atau folder hasil
cli-argument-source = Kode sumber jawaban (F-01) atau jenisnya (self, evaluator, survey)
cli-argument-code = Kode instrumen
cli-argument-edition = Edisi instrumen
cli-argument-units = Daftar unit: unit,name,parent,kind,level,region
cli-argument-answers = Jawaban: unit,source,rater,code,value (CSV, XLSX, Parquet)
cli-argument-tallies = Hitungan survei: unit,question,option,count; atau jawaban tunggal: unit,question,value
cli-argument-nodes = Nilai simpul yang dipublikasikan: unit,code,score
cli-argument-results = Indeks yang dipublikasikan: unit,index dan, bila ada, band,rank,source,period,retrieved
cli-argument-out = Folder atau berkas tujuan
cli-argument-all-nodes = Menulis semua simpul ke nodes.csv, bukan hanya aspek
cli-argument-scorecards = Menulis rincian nilai setiap unit ke scorecards.jsonl
cli-argument-format = Format keluaran
cli-argument-seed = Benih bilangan acak; benih yang sama memberi hasil yang sama
cli-argument-replicates = Banyaknya ulangan
cli-argument-weights = Seberapa jauh bobot digeser, dalam persen nilainya
cli-argument-level = Tingkat kepercayaan interval, dalam persen
cli-argument-only = Hanya penyebab ini: survey, raters, weights, missing
cli-argument-unit = Kode unit
cli-argument-from = Folder contoh, atau folder hasil prima score atau prima rank
cli-argument-bundle = Folder bundel
cli-argument-shell = Shell

cli-unknown-argument = Argumen { $argument } tidak dikenal.{ $near ->
    [none] {""}
   *[other] {" "}Mungkin maksudnya { $near }.
    }
cli-missing-argument = Argumen wajib belum diisi: { $argument }.
cli-unknown-command = Perintah { $command } tidak dikenal.{ $near ->
    [none] {""}
   *[other] {" "}Mungkin maksudnya { $near }.
    }
cli-missing-command = Perintah belum disebut.
cli-bad-value = Nilai "{ $value }" tidak dapat dipakai untuk { $argument }.{ $known ->
    [none] {""}
   *[other] {" "}Pilihan: { $known }.
    }
cli-bad-usage = Perintah ini tidak dapat dijalankan seperti ini.
cli-near = Mungkin maksudnya { $near }.
cli-choices = Pilihan: { $known }.
cli-see-help = Lihat: prima --help
cli-failed = Tidak berhasil: { $chain }. Periksa nama berkas dan hak aksesnya, lalu ulangi.
cli-unknown-instrument = Instrumen { $name } tidak ditemukan, baik sebagai berkas maupun sebagai nama. Yang tersedia: { $known }.
cli-not-text = { $file }: bukan teks UTF-8 (bita ke-{ $at }). Simpan ulang sebagai UTF-8.
cli-unknown-unit = Unit { $unit } tidak ada dalam daftar unit. Periksa kodenya di berkas --units.
cli-not-a-run = { $folder }: bukan folder contoh (example.toml) dan bukan folder hasil (run.json). Jalankan dulu prima score atau prima rank dengan --out.
cli-unknown-source = Sumber jawaban { $source } tidak ada dalam instrumen ini. Yang ada: { $known }.
cli-bad-code = "{ $code }" tidak dapat menjadi kode. Pakailah huruf, angka, titik, tanda hubung, atau garis bawah.
cli-written = Ditulis: { $file }
cli-compare-usage = prima compare memerlukan dua instrumen dengan --units (dan jawabannya), atau dua folder hasil tanpa --units.
cli-robust-range = Ulangan antara 10 dan 1000000, bobot antara 0 dan 100 persen, tingkat kepercayaan antara 0 dan 100 persen.

cli-check-faults = { $file }: { $n } kesalahan.
cli-check-edition = { $file }: nama berkas tidak sama dengan edisi "{ $edition }". Samakan keduanya.
cli-check-done = { $file }: { $n ->
    [0] benar
   *[other] { $n } angka berbeda
 }; { $cases } kasus, { $figures } angka dibandingkan.
cli-case-differs = { $unit }: { $what } menurut kasus "{ $expected }", hasil hitungan "{ $found }".
cli-case-toml = Kasus bukan TOML yang benar: { $found }.
cli-case-key = Kunci tidak dikenal dalam kasus: { $found }.
cli-case-reason = Kasus tanpa `reason`. Tulis apa yang ditunjukkannya dan dari mana angkanya.
cli-case-empty = Kasus tidak membandingkan apa pun. Tambahkan [[body]] dengan `expect`.
cli-case-code = { $unit }: kode { $found } tidak ada dalam instrumen, atau nilainya bukan angka.
cli-case-value = { $unit }: nilai tidak dapat dibaca: { $found }.
cli-case-bodies = { $found }: unit ganda, atau induknya tidak ada.

cli-progress-read = Membaca
cli-progress-score = Menghitung
cli-progress-robust = Mengulang

cli-group = { $name }: { $of } dengan indeks
cli-group-none = Tanpa kelompok pembanding
cli-more-rows = … dan { $n } baris lagi di berkas hasil.
cli-rank-of = { $rank } dari { $of }
cli-provisional = * memuat bagian yang belum dibuktikan sumber resmi; rinciannya di kolom provisional.
cli-no-uncertainty = Tentang siapa yang tidak dapat dibedakan tidak ada yang dapat dikatakan: yang ada hanya indeks terbitan, tanpa jawaban yang mendasarinya.
cli-note = Catatan: { $note }

cli-column-name = Nama
cli-column-title = Judul
cli-column-nodes = Simpul
cli-column-cases = Kasus
cli-column-provisional = Belum terbukti
cli-column-rank = Peringkat
cli-column-index = Indeks
cli-column-band = Nilai
cli-column-label = Predikat
cli-column-zone = Zona
cli-column-state = Asal
cli-column-published = Dipublikasikan
cli-column-interval = Interval indeks
cli-column-ranks = Interval peringkat
cli-column-alike = Tak terbedakan
cli-column-before = Sebelum
cli-column-after = Sesudah
cli-column-difference = Selisih
cli-column-figure = Angka
cli-column-period = Periode
cli-column-recomputed = Dihitung ulang
cli-column-finding = Temuan
cli-column-answer = Jawaban
cli-column-now = Kini
cli-column-to = Menjadi
cli-column-gain = Kenaikan

cli-state-scored = dihitung dari jawaban
cli-state-imported = terbitan
cli-state-rolled-up = gabungan
cli-state-counted = dihitung jumlahnya
cli-state-undecided = syarat belum dapat diputuskan
cli-state-refused = predikat tidak diberikan
cli-state-not-answered = belum diisi
cli-state-not-applicable = tidak berlaku
cli-state-rejected = ditolak
cli-state-not-assessed = tidak dinilai
cli-state-too-few-units = unit terlalu sedikit

cli-cause-survey = Survei
cli-cause-raters = Penilai
cli-cause-weights = Bobot
cli-cause-missing = Kosong
cli-cause-state-not-asked = tidak diminta
cli-cause-state-no-data = tanpa data
cli-cause-state-too-little-data = data kurang
cli-cause-state-not-present = tidak ada
cli-cause-state-modelled = 0 %
cli-robust-nothing = Tidak ada yang dapat dikatakan tentang kepastian: tidak ada jawaban, penilai, atau survei yang dapat diolah.
cli-robust-method = { $replicates } ulangan, benih { $seed }, interval { $level } %, bobot digeser ± { $weights } %. Angka terbitan tidak diubah.

cli-only-before = Hanya di yang lama: { $units }
cli-only-after = Hanya di yang baru: { $units }

cli-report-written = Laporan: { $file }
cli-figure-agrees = sesuai
cli-figure-differs = berbeda { $by }
cli-figure-computed = hanya dihitung
cli-figure-unknown-code = angka asal tidak dikenal: { $names }
cli-figure-missing-operand = angka asal belum ada: { $names }
cli-figure-circle = angka saling mengacu: { $names }
cli-figure-no-number = rumus tidak menghasilkan bilangan
cli-figure-twice = kode angka dipakai dua kali
cli-figure-nothing = tidak ada angka dan tidak ada rumus
cli-figure-change = { $label } { $would } (terbit: { $published })
cli-figure-hint = { $period }: semua bagian akan sesuai bila { $changes }.

cli-next-now = Indeks { $index }, nilai { $band }; berikutnya { $target }.
cli-next-now-only = Indeks { $index }, nilai { $band }.
cli-next-singles = Satu jawaban yang cukup untuk naik
cli-next-no-single = Tidak ada satu jawaban pun yang cukup sendirian.
cli-next-smallest = Kumpulan jawaban tersedikit yang cukup untuk naik
cli-next-gains = Kenaikan terbesar tiap jawaban
cli-next-items = { $n } butir
cli-next-change = { $code } { $title }: { $now } → { $to }
cli-next-plan = { $n } jawaban; indeks { $index } ({ $gain }), nilai { $band }.
cli-outlook-best = Sudah di rentang tertinggi yang dapat dicapai.
cli-outlook-no-bands = Instrumen ini tidak memiliki rentang nilai.
cli-outlook-less-is-better = Pada instrumen ini nilai yang lebih kecil lebih baik; langkah berikutnya belum dihitung.
cli-outlook-not-from-answers = Hasil unit ini tidak dihitung dari jawabannya sendiri.
cli-outlook-no-index = Unit ini belum memiliki indeks.
cli-outlook-undecided = Sebuah syarat belum dapat diputuskan; lengkapi dahulu fakta yang kurang.
cli-outlook-refused = Sebuah syarat menolak predikat; penuhi dahulu syarat itu.
cli-proof-not-looked = Tidak dicari.
cli-proof-impossible = Tidak ada perubahan jawaban yang cukup untuk naik.
cli-proof-exhausted = Pencarian dihentikan sebelum selesai; mungkin ada kumpulan yang lebih sedikit.
