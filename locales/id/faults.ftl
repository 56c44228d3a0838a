## Kesalahan dalam berkas instrumen: apa yang salah, dan apa yang perlu dilakukan.

# Bentuk berkas

fault-toml = Bagian ini bukan TOML yang sah: { $message }.
fault-toml-hint = Periksa tanda kutip, kurung, dan tanda sama dengan di sekitar tempat ini; kesalahan lain baru dapat dibaca setelah ini benar.

fault-empty = Berkas ini tidak berisi instrumen.
fault-empty-hint = Mulailah dengan tabel [instrument] dan sekurang-kurangnya satu [[node]]; `prima instrument new` membuatkan contohnya.

fault-unknown-key = Kunci `{ $key }` tidak dikenal di sini.
fault-unknown-key-hint = Yang dikenal: { $known }.

fault-unknown-key-near = Kunci `{ $key }` tidak dikenal di sini.
fault-unknown-key-near-hint = Barangkali yang dimaksud `{ $near }`.

fault-missing-key = Kunci `{ $key }` belum ada.
fault-missing-key-hint = Tambahkan `{ $key }`; tanpa itu bagian ini tidak lengkap, dan tidak ada nilai bawaan.

fault-wrong-type = Isi `{ $key }` tidak sesuai bentuknya.
fault-wrong-type-hint = Tuliskan seperti ini: { $expected }.

fault-empty-text = `{ $key }` kosong.
fault-empty-text-hint = Isilah `{ $key }`, atau hapus kuncinya bila memang tidak wajib.

fault-empty-list = Daftar `{ $key }` kosong.
fault-empty-list-hint = Isilah sekurang-kurangnya satu, atau hapus kuncinya.

fault-unknown-word = `{ $found }` bukan pilihan untuk `{ $key }`.
fault-unknown-word-hint = Pilihannya: { $words }.

fault-bad-code = `{ $code }` tidak dapat dipakai sebagai kode.
fault-bad-code-hint = Kode hanya boleh berisi huruf, angka, titik, tanda hubung, dan garis bawah.

fault-reserved-code = Kode `{ $code }` sudah mempunyai arti sendiri.
fault-reserved-code-hint = Dalam syarat, [{ $code }] berarti indeks yang sudah dibulatkan; pakailah kode lain.

fault-missing-translation = `{ $key }` belum ada dalam bahasa `{ $lang }`.
fault-missing-translation-hint = Setiap teks ditulis dalam kedua bahasa: { $key } = { "{" } id = "…", en = "…" { "}" }.

fault-key-without-use = Kunci `{ $key }` tidak ada gunanya pada `{ $with }`.
fault-key-without-use-hint = Hapus `{ $key }`, atau ganti `{ $with }` bila bukan itu yang dimaksud.

fault-one-edge = Tepinya harus disebut tepat satu kali.
fault-one-edge-hint = Tuliskan salah satu saja dari { $keys }: yang pertama bila nilai tepinya ikut termasuk, yang kedua bila tidak.

# Dasar hukum

fault-no-law = Instrumen ini tidak menyebut satu dasar hukum pun.
fault-no-law-hint = Tambahkan sekurang-kurangnya satu tabel [laws.<kunci>], lalu sebut dalam source = { "{" } law = "<kunci>" { "}" }.

fault-unknown-law = Dasar hukum `{ $law }` tidak ada dalam tabel [laws].
fault-unknown-law-hint = Tambahkan tabel [laws.{ $law }] dengan judul resminya, atau sebut dasar hukum yang sudah ada.

fault-unknown-law-near = Dasar hukum `{ $law }` tidak ada dalam tabel [laws].
fault-unknown-law-near-hint = Barangkali yang dimaksud `{ $near }`.

fault-unused-law = Dasar hukum `{ $law }` tidak dirujuk satu tabel pun.
fault-unused-law-hint = Rujuk dalam source = { "{" } law = "{ $law }" { "}" } di tempat angkanya, atau hapus tabelnya.

# Kode dan pohon

fault-duplicate-code = Kode `{ $code }` sudah dipakai pada baris { $line }.
fault-duplicate-code-hint = Beri masing-masing kode sendiri; jawaban dan nilai dicatat menurut kode.

fault-unknown-code = Kode `{ $code }` tidak dikenal.
fault-unknown-code-hint = Periksa ejaannya, atau tambahkan yang berkode `{ $code }`.

fault-unknown-code-near = Kode `{ $code }` tidak dikenal.
fault-unknown-code-near-hint = Barangkali yang dimaksud `{ $near }`.

fault-second-root = `{ $code }` tidak mempunyai induk, padahal akarnya sudah ada.
fault-second-root-hint = Hanya simpul pertama yang tanpa induk; tambahkan parent = "…" pada `{ $code }`.

fault-parent-later = Induk `{ $code }` baru muncul sesudah anaknya.
fault-parent-later-hint = Pindahkan simpul `{ $code }` ke atas anak-anaknya.

fault-too-deep = `{ $code }` berada lebih dari { $most } tingkat di bawah akar.
fault-too-deep-hint = Susun pohonnya lebih dangkal; tidak ada instrumen resmi yang sedalam ini.

fault-no-rule = `{ $code }` tidak mengatakan dari mana nilainya.
fault-no-rule-hint = Tambahkan `aggregate` bila nilainya dihitung dari anak-anaknya, atau `measure` bila dijawab.

fault-aggregate-and-measure = `{ $code }` sekaligus dihitung dan dijawab.
fault-aggregate-and-measure-hint = Pilih salah satu: `aggregate` untuk simpul yang beranak, `measure` untuk butir.

fault-leaf-with-children = `{ $code }` mempunyai `measure`, padahal juga mempunyai anak.
fault-leaf-with-children-hint = Ganti `measure` dengan `aggregate`, atau pindahkan anak-anaknya.

fault-no-children = `{ $code }` dihitung dari anak-anaknya, tetapi tidak mempunyai anak.
fault-no-children-hint = Tambahkan simpul dengan parent = "{ $code }", atau beri `{ $code }` sebuah `measure`.

fault-no-answer-source = Tidak jelas siapa yang menjawab `{ $code }`.
fault-no-answer-source-hint = Tambahkan `from` pada `{ $code }` atau pada salah satu simpul di atasnya.

fault-survey-source = Sumber jawaban `{ $code }` tidak sesuai dengan cara ukurnya.
fault-survey-source-hint = Pertanyaan survei (kind = "survey") dijawab sumber berjenis survey, dan hanya itu.

fault-respondents-without-survey = `minimum_respondents` pada `{ $code }` tidak ada gunanya.
fault-respondents-without-survey-hint = Batas responden hanya berlaku bagi pertanyaan survei atau pooled_mean; hapus, atau pindahkan ke sana.

fault-pooled-without-survey = `{ $code }` merata-ratakan jawaban survei, tetapi tidak semua butir di bawahnya butir survei.
fault-pooled-without-survey-hint = Pakailah pooled_mean hanya di atas butir survei; selain itu mean atau weighted_mean.

# Bobot

fault-weights-sum = Bobot di bawah { $code } berjumlah { $sum }; harus { $total }.
fault-weights-sum-hint = Periksa bobot { $children }; { $direction ->
        [less] kurang
       *[more] lebih
    } { $difference }.

fault-weights-total = Jumlah bobot di bawah `{ $code }` harus lebih dari 0.
fault-weights-total-hint = Tuliskan dalam `weights` jumlah yang harus dicapai bobot anak-anaknya, misalnya 100.

fault-no-weight = `{ $code }` belum berbobot, padahal `{ $parent }` menghitung dengan bobot.
fault-no-weight-hint = Tambahkan weight = … pada `{ $code }`.

fault-weight-without-use = Bobot `{ $code }` tidak ada gunanya: `{ $parent }` tidak menghitung dengan bobot.
fault-weight-without-use-hint = Hapus bobotnya, atau ganti cara gabung `{ $parent }`.

fault-root-weight = Bobot `{ $code }` tidak ada gunanya: akar tidak mempunyai induk.
fault-root-weight-hint = Hapus bobotnya; nilai akar adalah indeks.

fault-negative-weight = Bobot `{ $code }` kurang dari 0.
fault-negative-weight-hint = Bobot sekurang-kurangnya 0.

fault-some-weights = Hanya sebagian anak `{ $code }` yang berbobot.
fault-some-weights-hint = Beri bobot kepada semua anak, atau tidak satu pun.

fault-scaled-without-maximum = `{ $code }` tidak mempunyai nilai tertinggi di atas 0, padahal induknya membagi dengan nilai itu.
fault-scaled-without-maximum-hint = Beri `{ $code }` batas atas, atau ganti cara gabung induknya.

# Cara ukur dan nilai

fault-not-ascending = { $value } tidak lebih besar daripada yang sebelumnya.
fault-not-ascending-hint = Urutkan dari yang terkecil, masing-masing satu kali.

fault-step-hole = Jenjang pertama mulai dari { $value }, sehingga nilai dari { $min } sampai ke situ tidak mendapat poin.
fault-step-hole-hint = Mulailah dengan jenjang from = { $min }.

fault-step-unreachable = Jenjang mulai { $value } tidak pernah tercapai.
fault-step-unreachable-hint = Tepinya berada di luar nilai yang diizinkan; kecilkan tepinya atau besarkan batas atasnya.

fault-open-mapping = Bilangan ini tidak dapat dipetakan ke poin.
fault-open-mapping-hint = Pemetaan memerlukan min dan max, dengan max lebih besar daripada min, pada bilangan maupun poinnya.

fault-open-down = Bilangan yang makin kecil makin baik memerlukan batas atas.
fault-open-down-hint = Tambahkan max; nilainya dihitung sebagai min + max − bilangan.

fault-nothing-present = Tidak ada pilihan `{ $code }` yang dihitung sebagai ada.
fault-nothing-present-hint = Beri present = true pada pilihan yang dihitung oleh induknya.

fault-rating-without-points = Ada pilihan `{ $code }` tanpa poin, padahal poinnya dihitung.
fault-rating-without-points-hint = Beri `points` pada setiap pilihan; hanya di bawah cara gabung count poin boleh tidak ada.

fault-min-above-max = Batas bawah `{ $code }` lebih besar daripada batas atasnya.
fault-min-above-max-hint = Tukar min dan max, atau betulkan salah satunya.

fault-default-outside = Nilai bawaan `{ $code }` bukan jawaban yang diizinkan.
fault-default-outside-hint = Pilih nilai di antara min dan max; untuk ya/tidak: 1 atau 0.

fault-too-many-digits = Pembulatan pada `{ $code }` lebih dari { $most } desimal.
fault-too-many-digits-hint = Sebut paling banyak { $most } desimal.

fault-no-rounding = Indeks diumumkan, tetapi cara membulatkannya tidak disebut.
fault-no-rounding-hint = Tambahkan [rounding] dengan mode dan digits.

fault-scale = Skala indeks tertulis { $stated }, padahal yang dapat dicapai { $reached }.
fault-scale-hint = Samakan `scale` dengan yang dapat dicapai, atau periksa poin dan bobot di bawah akar.

fault-open-bottom = Batas bawah `{ $code }` tidak dapat ditentukan.
fault-open-bottom-hint = Beri batas pada fakta dan anak yang dibaca rumusnya, atau tulis rumusnya dengan if … then … else.

# Syarat dan rumus

fault-condition = `{ $found }` tidak dapat dibaca di tempat ini.
fault-condition-hint = Contoh syarat: [18.c.K] >= 3 and not [f01.online] = ya. Kode ditulis dalam kurung siku.

fault-condition-end = Syarat atau rumus ini terputus.
fault-condition-end-hint = Lengkapi bagian yang kurang, atau tutup kurungnya.

fault-condition-long = Syarat atau rumus ini terlalu panjang atau bersarang terlalu dalam.
fault-condition-long-hint = Paling banyak { $most } kata, bilangan, dan tanda; pecah menjadi beberapa simpul atau fakta.

fault-mixed-kinds = `{ $part }` tidak cocok di tempat ini.
fault-mixed-kinds-hint = Bilangan dihitung dan dibandingkan dengan bilangan, pilihan hanya dengan pilihannya sendiri; and, or, dan not menghubungkan syarat.

fault-not-a-condition = Yang tertulis pada `{ $code }` bukan syarat.
fault-not-a-condition-hint = Hasilnya harus benar atau salah; bandingkan dengan sesuatu, misalnya >= 3.

fault-not-a-number = Rumus `{ $code }` tidak menghasilkan bilangan.
fault-not-a-number-hint = Pakailah if syarat then bilangan else bilangan.

fault-text-in-condition = `{ $code }` berupa teks bebas; syarat tidak dapat membacanya.
fault-text-in-condition-hint = Pakailah fakta ya/tidak, bilangan, pilihan, atau daftar periksa.

fault-code-not-here = `{ $code }` ada, tetapi tidak dapat dibaca di tempat ini.
fault-code-not-here-hint = applies_if dan saran hanya membaca fakta; rumus membaca fakta dan anak simpulnya; syarat penentu membaca semuanya.

fault-applies-never = `{ $code }` tidak pernah berlaku.
fault-applies-never-hint = Syarat applies_if tidak mungkin terpenuhi; betulkan, atau hapus simpulnya.

fault-applies-always = Syarat applies_if pada `{ $code }` selalu terpenuhi.
fault-applies-always-hint = Hapus syaratnya, atau betulkan batasnya.

fault-suggested-level = Tingkat { $level } yang disarankan tidak ada pada `{ $code }`.
fault-suggested-level-hint = Sarankan salah satu nilai dari `levels` pada `{ $code }`.

fault-suggestion-never = Tingkat { $level } pada `{ $code }` tidak pernah disarankan lewat syarat ini.
fault-suggestion-never-hint = Syaratnya tidak mungkin terpenuhi, atau syarat di atasnya selalu mendahului; dibaca dari atas ke bawah.

# Rentang dan syarat penentu

fault-bands-without-index = Ada rentang, padahal instrumen ini tidak mempunyai indeks.
fault-bands-without-index-hint = Hapus rentangnya, atau tulis published_index = true.

fault-band-top = Rentang `{ $band }` berakhir pada { $found }, padahal skala berakhir pada { $expected }.
fault-band-top-hint = Rentang tertinggi berakhir di tempat skala berakhir; tanpa `to` dan `below` ujungnya terbuka.

fault-band-hole = Nilai { $values } tidak termasuk rentang mana pun.
fault-band-hole-hint = Sambungkan rentang yang bersebelahan; tepi dibaca sesudah pembulatan.

fault-band-overlap = Nilai { $values } termasuk `{ $band }` dan juga rentang di atasnya.
fault-band-overlap-hint = Geser salah satu tepi; urutkan rentang dari yang tertinggi.

fault-band-empty = Rentang `{ $band }` kosong.
fault-band-empty-hint = Sesudah pembulatan tidak ada nilai di antara tepi bawah dan tepi atasnya.

fault-band-unreachable = Rentang `{ $band }` tidak pernah diberikan.
fault-band-unreachable-hint = Syarat penentu yang disebut dalam `through` harus berakibat memberi rentang ini (replace … with, atau cap).

fault-band-not-the-replaced = Batas rentang `{ $band }` tidak sama dengan batas `{ $replaced }`.
fault-band-not-the-replaced-hint = Syarat penentu memberinya sebagai ganti `{ $replaced }` dan tidak di tempat lain, maka keduanya bagian indeks yang sama.

fault-band-beyond-scale = Rentang `{ $band }` keluar dari skala indeks.
fault-band-beyond-scale-hint = Rentang tidak boleh lebih rendah atau lebih tinggi daripada `scale`.

fault-one-effect = Syarat penentu harus mempunyai tepat satu akibat.
fault-one-effect-hint = Pilih satu: { "{" } cap = "B" { "}" }, { "{" } replace = "A", with = "A-" { "}" }, { "{" } refuse = true { "}" }, atau { "{" } stage = "…" { "}" }.

fault-gate-never = Syarat penentu `{ $gate }` tidak mungkin terpenuhi.
fault-gate-never-hint = Bandingkan batasnya dengan nilai yang dapat dicapai fakta dan simpul yang dibaca.

fault-gate-always = Syarat penentu `{ $gate }` selalu terpenuhi.
fault-gate-always-hint = Bandingkan batasnya dengan nilai yang dapat dicapai; yang selalu berlaku bukan syarat.

fault-effect-nothing = Akibat syarat penentu `{ $gate }` tidak mengubah apa pun.
fault-effect-nothing-hint = Rentang tertinggi tidak membatasi, rentang tidak dapat diganti dengan dirinya sendiri, dan tanpa rentang tidak ada yang ditolak.

# Rekap dan peringkat

fault-minimum-zero = `{ $key }` bernilai 0.
fault-minimum-zero-hint = Batas paling sedikit 0 tidak meminta apa-apa; isilah sekurang-kurangnya 1, atau hapus kuncinya.

fault-pooled-nothing = Rekap ini menggabungkan jawaban survei, padahal tidak ada butir survei.
fault-pooled-nothing-hint = Pakailah kind = "mean", atau "none" bila induk tidak mendapat hasil.

fault-ranking-without-index = Ada peringkat, padahal instrumen ini tidak mempunyai indeks.
fault-ranking-without-index-hint = Tulis kind = "unordered", atau published_index = true.

fault-one-rollup = Hanya boleh ada satu [[rollup]].
fault-one-rollup-hint = Hapus yang kedua; satu instrumen mempunyai satu cara rekap.
