## Meja penilai: penilaian sendiri pada semua tahun penilaian.

web-own-reviews = Penilaian saya
web-own-reviews-lead = Unit yang Anda nilai, pada tahun penilaian yang berjalan dan yang lalu, dan apa yang terjadi sesudahnya.
web-own-reviews-none = Anda belum mempunyai penilaian
web-own-reviews-none-about = Unit muncul di sini begitu ditugaskan kepada Anda.
web-own-reviews-none-here = Tidak ada penilaian Anda pada tahun penilaian ini
web-own-reviews-none-here-about = Pilih tahun penilaian lain, atau hapus saringannya.
web-own-reviews-all = Semua tahun penilaian
web-own-reviews-round = Tahun penilaian
web-own-reviews-found = { $n } penilaian
web-own-reviews-found-one = { $n } penilaian
web-own-reviews-caption = Penilaian Anda, tahun penilaian terbaru dahulu
web-own-reviews-unit = Unit
web-own-reviews-given = Indikator yang dinilai
web-own-reviews-of = { $n } dari { $all }
web-own-reviews-handed-in = Diserahkan
web-own-reviews-not-in = belum
web-own-reviews-sequel = Sesudah diserahkan
web-own-reviews-taken-back = Tugasnya sudah ditarik dari Anda.
web-own-reviews-blind = Menunggu penilai lain menyerahkan.
web-own-reviews-unchanged = Belum ada yang berubah.
web-own-reviews-reconciled = Dimufakatkan: { $n } indikator, { $moved } di antaranya berbeda dari nilai Anda
web-own-reviews-later-evidence = Bukti ditambahkan: { $n }
web-own-reviews-later-granted = Sanggahan dikabulkan: { $n }
web-own-reviews-later-refused = Sanggahan ditolak: { $n }
web-own-reviews-later-reassessed = Dinilai ulang: { $n }
web-own-reviews-later-corrected = Dikoreksi sesudah terbit: { $n }
