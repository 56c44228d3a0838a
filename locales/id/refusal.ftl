# Mengapa sesuatu tidak dilakukan, dan apa yang dapat dilakukan.

refusal-hidden = Halaman atau data ini tidak ditemukan.
refusal-conflicted = Anda menyatakan hubungan dengan unit ini, jadi Anda tidak dapat menilainya atau memutuskan tentangnya. Mintalah petugas program menugaskan orang lain.
refusal-closed = Tahap { $stage } dibuka dari { $opens-day } { $opens-month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $opens-year } pukul { $opens-time } WIB sampai { $day } { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $year } pukul { $time } WIB. Di luar waktu itu tidak ada yang disimpan. Bila perlu, mintalah perpanjangan kepada petugas program.
refusal-not-yet-open = Tahap { $stage } baru dibuka { $opens-day } { $opens-month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $opens-year } pukul { $opens-time } WIB.
refusal-not-scheduled = Jadwalnya tidak memuat tahap { $stage }.
refusal-already-submitted = Ini sudah dikirim dan tidak dapat diubah lagi.
refusal-not-submitted = Ini belum dikirim.
refusal-already-assigned = Penilai ini sudah ditugaskan pada unit tersebut.
refusal-evaluator-barred = Orang ini tidak dapat ditugaskan pada unit tersebut. Pilihlah penilai lain.
refusal-own-review-first = Serahkan dahulu penilaian Anda sendiri; penilaian rekan baru terbuka sesudahnya.
refusal-reviews-missing = Belum semua penilai unit ini menyerahkan penilaiannya.
refusal-evaluated-it = Anda menilai unit ini, jadi sanggahannya diputuskan orang lain.
refusal-nothing-open = Tidak ada yang menunggu keputusan atau tindakan ini.
refusal-not-offered = Penilaian ini tidak menyediakan penilaian ulang.
refusal-already-asked = Permintaan unit yang sebelumnya belum selesai. Tunggu sampai dijawab.
refusal-objections-open = Masih ada sanggahan yang belum diputuskan. Putuskan semuanya dahulu.
refusal-same-person = Langkah ini memerlukan orang kedua. Mintalah petugas lain meneguhkannya.
refusal-not-proposed = Belum ada usul yang menunggu untuk diteguhkan.
refusal-already-determined = Hasil sudah ditetapkan dan tidak dapat diubah lagi; kekeliruan diperbaiki dengan koreksi.
refusal-not-determined = Hasil belum ditetapkan.
refusal-already-published = Hasil sudah diumumkan.
refusal-not-published = Hasil belum diumumkan.
refusal-wrong-scope = Peran ini tidak dapat diberikan di tempat itu.

refusal-blank = { $field } belum diisi.
refusal-unusable = { $field } tidak dapat dipakai: “{ $found }”. Periksa penulisannya.
refusal-unknown-instrument = Instrumen { $name } tidak dikenal atau mengandung kesalahan. Pilih instrumen dari daftar.
refusal-cycle-exists = Penilaian { $cycle } sudah ada. Pilih nama lain.
refusal-loci = Unit ini bukan bagian dari instansi tersebut, atau sudah menjadi lokus instansi lain: { $units }.
refusal-loci-in-use = Unit ini sudah memiliki penilai atau isian, jadi tetap menjadi lokus: { $units }.
refusal-value = “{ $value }” tidak dapat dipakai untuk “{ $question }”. Yang diterima: { $expected }.
refusal-value-unasked = Kode { $question } tidak ditanyakan di sini, jadi “{ $value }” tidak dapat disimpan.
refusal-value-twice = “{ $question }” dijawab dua kali. Kirim satu jawaban saja.
refusal-value-nothing-and-more = Pada “{ $question }” tercentang “Tidak satu pun” dan pilihan lain sekaligus. Hapus salah satu centangnya, lalu simpan lagi.
refusal-stale = { $n ->
    [1] Satu isian diubah orang lain sejak Anda membukanya. Bandingkan kedua versinya, lalu simpan yang benar. Belum ada yang disimpan.
   *[other] { $n } isian diubah orang lain sejak Anda membukanya. Bandingkan kedua versinya, lalu simpan yang benar. Belum ada yang disimpan.
}
refusal-incomplete = Butir ini belum diberi nilai: { $codes }.
refusal-nothing-to-reconcile = Para penilai tidak berbeda pada { $code }, jadi tidak ada yang perlu disepakati.
refusal-not-scored = “{ $code }” bukan indikator yang dinilai. Pilih salah satu indikator dari daftar; jawaban unit sendiri dan pertanyaan survei tidak dapat dipilih.
refusal-already-objected = Sanggahan atas { $code } masih menunggu keputusan.
refusal-no-index = Belum ada satu unit pun yang memiliki indeks, jadi belum ada yang dapat ditetapkan.
refusal-changed-since-asked = Jawaban berubah sejak penetapan diusulkan. Jalankan gladi sekali lagi dan usulkan penetapan baru.
refusal-publish-hour = Waktu publikasi paling awal { $day } { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $year } pukul { $time } WIB.
refusal-stale-action = Tindak lanjut ini diubah orang lain sejak Anda membukanya. Muat ulang, lalu ulangi langkah Anda.
refusal-read-earlier = Orang lain menyimpan perubahan setelah halaman ini dibuka, jadi yang Anda kirim belum disimpan. Bandingkan yang tersimpan sekarang dengan yang Anda tulis, lalu kirim lagi.

refusal-schedule-missing = Tahap { $stage } belum diberi tanggal.
refusal-schedule-twice = Tahap { $stage } tercantum lebih dari sekali.
refusal-schedule-empty = Tahap { $stage } harus ditutup sesudah dibuka.
refusal-schedule-order = Tahap { $next } tidak boleh dibuka sebelum tahap { $stage }.
refusal-schedule-overlap = Tahap { $next } dibuka sebelum tahap { $stage } ditutup.
refusal-schedule-window = Masa verifikasi harus berada di dalam tahap penilaian.
refusal-cut-off = Tahap { $stage } sedang dibuka, jadi tidak dapat ditutup sebelum saat ini dan tidak dapat dibuka kemudian. Biarkan waktu bukanya dan pilih waktu tutup yang akan datang.
refusal-extension-reason = Perpanjangan memerlukan alasan.
refusal-extension-stage = Penilaian ini tidak memiliki tahap yang hendak diperpanjang.
refusal-extension-later = Perpanjangan harus berakhir sesudah penutupan yang sekarang.
refusal-extension-rest = Perpanjangan tidak boleh melewati awal tahap penetapan.
refusal-action-title = Tuliskan apa yang akan dilakukan.
refusal-action-owner = Tuliskan siapa penanggung jawabnya.
refusal-action-due = Tenggatnya sudah lewat. Pilih tanggal yang akan datang.
refusal-action-not-from-here = Langkah ini tidak mungkin dari keadaan tindak lanjut sekarang.
refusal-action-evidence = Cantumkan bukti bahwa tindak lanjut ini selesai.
refusal-action-reason = Langkah ini memerlukan alasan.

refusal-stage-preparation = persiapan
refusal-stage-filling = pengisian
refusal-stage-evaluation = penilaian
refusal-stage-verification-window = masa verifikasi
refusal-stage-preview = pratinjau
refusal-stage-objection = masa sanggah
refusal-stage-determination = penetapan
refusal-stage-publication = publikasi

refusal-field-codes = Indikator
refusal-field-until = Batas waktu
refusal-field-evidence = Bukti
refusal-field-edition = Edisi
refusal-field-cycle = Nama penilaian
refusal-field-programme = Program
refusal-field-period = Periode
refusal-field-sample = Penanda data contoh
refusal-field-title-id = Judul
refusal-field-title-en = Judul bahasa Inggris
refusal-field-code = Butir
refusal-field-text = Uraian
refusal-field-value = Nilai
refusal-field-values = Nilai yang dikoreksi
refusal-field-reason = Alasan
refusal-field-reason-id = Alasan
refusal-field-reason-en = Alasan dalam bahasa Inggris
refusal-field-due = Tenggat
refusal-field-reply-length = Panjang tanggapan (paling banyak 4.000 karakter)
refusal-barred-reviews = Masih ada penilaian yang ikut dihitung padahal penilainya terikat dengan unitnya. Tarik unit itu dari penilainya dahulu.
refusal-given-time = Perpanjangan tahap { $stage } sampai { $day } { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
} { $year } pukul { $time } WIB akan melewati pembukaan penetapan. Buka penetapan sesudah perpanjangan itu berakhir.
