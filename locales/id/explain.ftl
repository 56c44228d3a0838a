## Penjelasan sebuah instrumen dengan bahasa sehari-hari.

explain-name = Instrumen { $code }, edisi { $edition }.
explain-index = Indeksnya { $scale }.
explain-no-index = Instrumen ini menghitung dan menyatakan; tidak ada indeks, rentang, atau peringkat.
explain-counts = Isinya { $groups } kelompok di bawah akar, { $leaves } butir yang dijawab, dan { $facts } fakta.
explain-source = Sumber: { $source }.
explain-provisional = Sementara, belum terbukti: { $why }
explain-mark = sementara

explain-marks = Yang belum terbukti
explain-marks-caption = Bagian yang bersifat sementara, dengan alasannya
explain-marks-none = Tidak ada: semua bagian mempunyai sumber yang terbukti.

explain-rule-sources = Sumber aturan
explain-rule-sources-about = Peraturannya sendiri tidak ditemukan. Aturan ini dibaca dari sumber berikut, yang bukan peraturan.
explain-laws-caption = Peraturan dan dokumen yang menjadi dasar
explain-law-sourced = naskah dibaca
explain-law-unverified = belum dibaca langsung

explain-sources = Siapa yang menjawab
explain-sources-caption = Sumber jawaban dan cara menggabungkan beberapa penilai

explain-tree = Susunan dan bobot
explain-tree-about = Bobot adalah bagian sebuah simpul di dalam induknya. Bobot efektif adalah bagiannya di dalam indeks; kosong bila bagian itu bergantung pada nilainya.
explain-tree-caption = Semua simpul dengan bobot, bobot efektif, dan cara mendapat nilai

explain-aggregates = Cara menghitung
explain-weighted-mean = Nilainya rata-rata berbobot dari { $children }: setiap nilai dikalikan bobotnya, dijumlahkan, lalu dibagi jumlah bobot yang ikut dihitung. Bobot seluruhnya { $total }.
explain-scaled-sum = Nilainya jumlah dari { $children }: setiap nilai dibagi nilai tertingginya, lalu dikalikan bobotnya. Bobot seluruhnya { $total }.
explain-mean = Nilainya rata-rata dari { $children }.
explain-sum = Nilainya jumlah dari { $children }.
explain-min = Nilainya yang terendah dari { $children }.
explain-max = Nilainya yang tertinggi dari { $children }.
explain-geometric-mean = Nilainya rata-rata geometrik dari { $children }, dengan ketelitian { $rounding }.
explain-harmonic-mean = Nilainya rata-rata harmonik dari { $children }; 0 bila salah satunya 0.
explain-pooled-mean = Nilainya rata-rata semua jawaban survei pada { $children }, apa pun pertanyaannya.
explain-count = Nilainya banyaknya yang ada di antara { $children }.
explain-formula = Nilainya dihitung dengan rumus: { $formula }.

explain-applies-if = Hanya berlaku bila { $condition }.
explain-pillar = Pilar: { $pillar }.
explain-minimum-respondents = Di bawah { $least } responden, nilainya dianggap tidak dinilai.
explain-node-missing = Di sini anak yang { $state } { $action }.
explain-missing-mark = Bila ada yang dikeluarkan, hasilnya diberi catatan: “{ $text }”
explain-as-child = Simpul ini sendiri, bila { $state }: { $action }.
explain-left-out-mark = Bila simpul ini dikeluarkan, hasilnya diberi catatan: “{ $text }”
explain-node-rounding = Nilainya dibulatkan di sini juga: { $rounding }.
explain-span = Nilainya { $span }.

explain-leaves = Butir dan nilainya
explain-answered-by = Dijawab oleh { $source }; { $raters }.
explain-levels = Dipilih satu tingkat; nilainya sama dengan tingkatnya, kecuali bila poinnya disebut.
explain-survey = Setiap responden memilih satu jawaban; nilainya rata-rata semua jawaban.
explain-rating = Dipilih satu jawaban.
explain-yes-no = Dijawab ya atau tidak: ya bernilai { $yes }, tidak bernilai { $no }.
explain-count-steps = Diisi jumlah, { $span }; poinnya menurut jenjang.
explain-ratio = Diisi persentase atau pecahan seperti 45/60; poinnya menurut jenjang dalam persen.
explain-number-up = Diisi bilangan, { $span }; nilainya bilangan itu sendiri, makin besar makin baik.
explain-number-down = Diisi bilangan, { $span }; makin kecil makin baik, nilainya batas bawah ditambah batas atas dikurangi bilangan itu.
explain-number-mapped-up = Diisi bilangan, { $span }; dipetakan lurus ke nilai { $points }, makin besar makin baik.
explain-number-mapped-down = Diisi bilangan, { $span }; dipetakan lurus ke nilai { $points }, makin kecil makin baik.
explain-checklist = Ditandai yang ada; nilainya banyaknya yang ada.
explain-checklist-steps = Ditandai yang ada; poinnya menurut jenjang banyaknya yang ada.
explain-answers-caption = Jawaban { $code } dan nilainya
explain-suggestions = Fakta dapat menyarankan satu tingkat; saran tidak ikut dihitung, yang menentukan jawaban penilai. Dibaca dari atas:
explain-suggestion = tingkat { $level } bila { $condition }
explain-evidence = Bukti dukung: { $evidence }.
explain-facilities = Sarana dan prasarana: { $facilities }.

explain-facts = Fakta
explain-facts-about = Fakta dinyatakan unit, data terhitung, atau hasil lain. Syarat dan rumus membacanya; fakta sendiri tidak bernilai.
explain-facts-caption = Fakta yang ditanyakan

explain-missing = Nilai yang tidak ada bukan nol. Bila sebuah anak
explain-missing-state = { $state }: { $action }

explain-rounding = Indeks dibulatkan satu kali: { $rounding }. Rentang dan peringkat memakai indeks yang sudah dibulatkan.

explain-bands = Rentang dan predikat
explain-bands-none = Tidak ada sumber yang menetapkan rentang; indeks diumumkan tanpa predikat.
explain-bands-about = Indeks dibaca sesudah dibulatkan.
explain-bands-caption = Rentang dari yang tertinggi
explain-open-end = ke atas

explain-gates = Syarat penentu
explain-gate = Bila { $condition }, { $effect }.
explain-gate-unknown = Bila tidak dapat diketahui: { $unknown }.
explain-gate-text = Yang dibaca unit: “{ $text }”
explain-effect-cap = rentangnya paling tinggi { $band }
explain-effect-replace = rentang { $band } menjadi { $with }
explain-effect-refuse = tidak ada rentang yang diberikan
explain-effect-stage = unit masuk tahap “{ $stage }”

explain-rollup = Hasil untuk induk
explain-rollup-way = Cara rekap: { $way }.
explain-rollup-least = Sekurang-kurangnya { $least } unit harus mempunyai nilai.

explain-peer-groups = Kelompok pembanding
explain-peer-groups-about = Sebuah badan termasuk kelompok pertama yang cocok; yang tidak termasuk kelompok mana pun tidak diperingkat.
explain-peer-groups-caption = Siapa dibandingkan dengan siapa
explain-any = semua

explain-unordered = Tidak ada peringkat; daftarnya tanpa urutan.
explain-ranking-high = Indeks yang lebih besar lebih baik.
explain-ranking-low = Indeks yang lebih kecil lebih baik.
explain-ties-competition = Indeks yang sama mendapat peringkat yang sama, dan peringkat berikutnya dilompati: 1, 2, 2, 4.
explain-ties-dense = Indeks yang sama mendapat peringkat yang sama, dan peringkat berikutnya tidak dilompati: 1, 2, 2, 3.
explain-tie-breakers = Bila indeks sama, yang dibandingkan berturut-turut: { $nodes }.

explain-krejcie-morgan = Jumlah responden menurut tabel Krejcie dan Morgan, dari banyaknya pengguna layanan.
explain-sampling-minimum = Sekurang-kurangnya { $least } responden.

explain-column-about = Tentang
explain-column-answer = Jawaban
explain-column-bodies = Jenis badan
explain-column-code = Kode
explain-column-default = Bila tidak diisi
explain-column-effective = Bobot efektif
explain-column-evidence = Bukti dukung
explain-column-found = Dibaca di
explain-column-from = Dijawab
explain-column-highest = Sampai
explain-column-key = Sebutan
explain-column-kind = Jenis
explain-column-label = Predikat
explain-column-law = Judul
explain-column-levels = Tingkat pemerintahan
explain-column-lowest = Mulai
explain-column-mark = Sementara
explain-column-meaning = Arti
explain-column-part = Bagian
explain-column-points = Nilai
explain-column-present = Dihitung ada
explain-column-question = Pertanyaan
explain-column-raters = Beberapa penilai
explain-column-rule = Cara mendapat nilai
explain-column-source = Sumber
explain-column-status = Keadaan
explain-column-stretch = Mulai dan sampai
explain-column-through = Hanya lewat
explain-column-title = Nama
explain-column-weight = Bobot
explain-column-why = Mengapa
explain-column-within = Lingkup
explain-column-zone = Zona
