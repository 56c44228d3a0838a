## Pekerjaan lama di ruang kerja: kemajuan, pembatalan, hasil.

web-job-list = Pekerjaan
web-job-list-lead = Pekerjaan yang memakan waktu: gladi dan penetapan, impor, dan ekspor besar. Halaman ini boleh ditutup; pekerjaan tetap berjalan. Pekerjaan yang selesai disimpan tujuh hari.
web-job-none = Belum ada pekerjaan
web-job-none-about = Pekerjaan yang selesai dalam sekejap langsung dijawab di halamannya. Yang lebih lama muncul di sini.
web-job-refresh = Muat ulang halaman ini
web-job-read-result = Pekerjaan selesai: lihat hasilnya
web-job-own = Anda
web-job-head-kind = Pekerjaan
web-job-head-cycle = Penilaian
web-job-head-person = Diminta oleh
web-job-head-asked = Diminta
web-job-head-begun = Dimulai
web-job-head-ended = Berakhir
web-job-head-state = Keadaan

web-job-kind-rehearse = Gladi penetapan
web-job-kind-ask = Pembekuan jawaban dan usul penetapan
web-job-kind-confirm = Peneguhan penetapan
web-job-kind-correct = Koreksi penetapan
web-job-kind-tallies = Impor cacahan survei
web-job-kind-tallies-trial = Uji coba impor cacahan survei
web-job-kind-indices = Impor indeks yang sudah terbit
web-job-kind-indices-trial = Uji coba impor indeks yang sudah terbit
web-job-kind-worksheets = LKE semua unit
web-job-kind-trail = Berkas jejak audit

web-job-state-queued = Menunggu giliran
web-job-state-running = Berjalan
web-job-state-done = Selesai
web-job-state-failed = Tidak jadi
web-job-state-cancelled = Dibatalkan
web-job-percent = Berjalan, { $percent }%
web-job-stopping = Sedang dihentikan

web-job-step-freeze = membekukan jawaban
web-job-step-missing = mencari yang masih kurang
web-job-step-compare = membandingkan jawaban dengan yang dibekukan
web-job-step-score = menghitung nilai dan peringkat
web-job-step-resample = mengukur seberapa jauh nilai dapat dipercaya
web-job-step-keep = menyimpan hasil
web-job-step-units = membaca unit
web-job-step-read = memeriksa tabel
web-job-step-worksheet = menulis LKE unit demi unit
web-job-step-trail = membaca jejak audit

web-job-lead-queued = Pekerjaan ini menunggu giliran. Halaman ini boleh ditutup.
web-job-lead-running = Pekerjaan ini sedang berjalan. Halaman ini boleh ditutup; hasilnya tetap dapat dibuka di sini.
web-job-lead-done = Pekerjaan ini selesai.
web-job-lead-failed = Pekerjaan ini tidak jadi, dan tidak ada yang tersimpan darinya.
web-job-lead-cancelled = Pekerjaan ini dibatalkan, dan tidak ada yang tersimpan darinya.

web-job-how-far = Kemajuan
web-job-progress = Bagian yang sudah dikerjakan
web-job-cancel = Batalkan pekerjaan
web-job-cancel-about = Pekerjaan berhenti sebelum langkah berikutnya. Yang sudah dikerjakan dibuang; tidak ada yang tersimpan darinya. Langkah menyimpan tidak dapat dihentikan di tengah jalan.
web-job-cancel-sure = Ya, batalkan pekerjaan ini.
web-job-unsure = Centang bahwa Anda yakin, lalu batalkan lagi.
web-job-why = Sebabnya
web-job-typed = Yang Anda isikan
web-job-back = Kembali ke halaman asalnya
web-job-again = Jalankan lagi
web-job-again-about = Pekerjaan diulang dari awal dengan isian yang sama, dengan aturan dan wewenang Anda saat ini.
web-job-result = Lihat hasilnya
web-job-file = Unduh berkas
web-job-file-kept = Berkas ini dibuat untuk Anda sendiri, disimpan tujuh hari, dan tidak dapat diunduh lagi bila wewenang Anda berubah.

web-job-trial = Uji coba saja: periksa seluruh tabel, jangan simpan apa pun.
web-job-tried-tallies = Uji coba berhasil: { $units } unit dengan { $answers } jawaban dapat dibawa masuk. Belum ada yang disimpan.
web-job-tried-indices = Uji coba berhasil: indeks { $units } unit dapat dibawa masuk. Belum ada yang disimpan.

web-board-way-lke = LKE semua unit
web-job-worksheets-lead = Satu berkas berisi lembar kerja Excel setiap unit yang boleh Anda baca, dengan jawaban yang ada sekarang.
web-job-worksheets-about = Berkas ZIP untuk { $units } unit.
web-job-worksheets-about-one = Berkas ZIP untuk { $units } unit.
web-job-worksheets-make = Buat berkas

web-job-trail-about = Berkas yang lebih panjang dibuat sebagai pekerjaan, dan diunduh di halamannya begitu selesai.
web-job-trail-make = Buat berkas selengkapnya
web-job-trail-cut = Berkas ini hanya memuat 500.000 baris terbaru. Persempit pencarian untuk mengambil yang lebih lama.

web-job-rehearsed-at = Gladi terakhir dimulai { $at }. Jawaban sesudah itu belum termasuk.
web-job-not-rehearsed = Penilaian ini besar, jadi gladinya dikerjakan di luar halaman ini. Belum ada gladi dalam tujuh hari terakhir.
web-job-rehearse = Jalankan gladi
web-board-determination-done-latih = Gladi selesai.
