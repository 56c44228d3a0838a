## Nama untuk kata-kata bahasa instrumen.

label-source-self = penilaian mandiri
label-source-evaluator = evaluator
label-source-survey = survei pengguna layanan
label-source-register = data terhitung
label-source-imported = hasil penetapan lain

label-raters-single = satu penilai
label-raters-mean = rata-rata para penilai
label-raters-median = median para penilai
label-raters-consensus = kesepakatan para penilai

label-mode-half-up = ke yang terdekat, setengah dibulatkan ke atas
label-mode-half-even = ke yang terdekat, setengah dibulatkan ke angka genap
label-mode-cut = angka selebihnya dipotong
label-mode-up = selalu dibulatkan ke atas

label-state-not-answered = tidak diisi
label-state-not-applicable = tidak berlaku
label-state-rejected = ditolak
label-state-not-assessed = tidak dinilai
label-state-scored = dinilai

label-action-bottom = dihitung dengan nilai terendahnya
label-action-zero = dihitung 0
label-action-drop = dikeluarkan dari perhitungan
label-action-block = induknya menjadi demikian pula

label-aggregate-weighted-mean = rata-rata berbobot
label-aggregate-mean = rata-rata
label-aggregate-sum = jumlah
label-aggregate-scaled-sum = jumlah berskala bobot
label-aggregate-min = nilai terendah
label-aggregate-max = nilai tertinggi
label-aggregate-geometric-mean = rata-rata geometrik
label-aggregate-harmonic-mean = rata-rata harmonik
label-aggregate-pooled-mean = rata-rata semua jawaban survei
label-aggregate-count = banyaknya yang ada
label-aggregate-formula = rumus

label-measure-levels = tingkat
label-measure-rating = pilihan
label-measure-yes-no = ya atau tidak
label-measure-count = jumlah, berjenjang
label-measure-ratio = persentase, berjenjang
label-measure-number = bilangan
label-measure-checklist = daftar periksa
label-measure-survey = pertanyaan survei

label-fact-yes-no = ya atau tidak
label-fact-number = bilangan
label-fact-count = jumlah
label-fact-choice = pilihan
label-fact-checklist = daftar periksa
label-fact-text = teks bebas

label-yes = ya
label-no = tidak

label-pillar-inovasi = inovasi
label-pillar-sdm = sumber daya manusia
label-pillar-budaya = budaya berorientasi publik

label-role-best = terbaik
label-role-good = baik
label-role-fair = cukup
label-role-weak = lemah
label-role-poor = buruk

label-within-nation = seluruh Indonesia
label-within-province = satu provinsi
label-within-parent = satu induk

label-body-institution = instansi
label-body-regional-office = kantor wilayah
label-body-work-unit = satuan kerja
label-body-service-unit = unit pelayanan

label-level-kementerian = kementerian
label-level-lembaga = lembaga
label-level-provinsi = provinsi
label-level-kabupaten = kabupaten
label-level-kota = kota
label-level-bumn = BUMN

label-rollup-mean = rata-rata indeks unit di bawahnya, sebelum dibulatkan
label-rollup-pooled = semua jawaban survei unit di bawahnya dihitung bersama
label-rollup-none = induk tidak mendapat hasil

label-unknown-skip = dianggap tidak terpenuhi
label-unknown-apply = dianggap terpenuhi
label-unknown-undecided = tidak ada rentang yang diberikan, dan hal itu dinyatakan

label-part-instrument = Instrumen
label-part-law = Dasar hukum
label-part-answer-source = Sumber jawaban
label-part-missing = Nilai yang tidak ada
label-part-rounding = Pembulatan indeks
label-part-fact = Fakta
label-part-node = Simpul
label-part-band = Rentang
label-part-gate = Syarat penentu
label-part-rollup = Rekap
label-part-peer-group = Kelompok pembanding
label-part-ranking = Peringkat
label-part-sampling = Jumlah responden
